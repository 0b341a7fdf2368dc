"""SVG pictures: whether one can be trusted and drawn, and the same in pixels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import inf
from pathlib import Path

from lxml import etree

LARGEST = 5_000_000  # bytes
ELEMENTS_AT_MOST = 50_000  # drawn, each as often as it is used
NARROWEST = 50  # times as long as wide
PIXELS = 2_000  # of the longer side: sharp on the whole of a slide
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_FORBIDDEN = ("script", "foreignObject", "iframe", "audio", "video")
_EFFECT = 1_000  # the largest number in a filter: beyond, drawing one takes for ever
_OCTAVES = 10
_SIDE = r"(\d+(?:\.\d*)?|\.\d+)"
_INSIDE = re.compile(r"#|data:image/(png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_LINK = re.compile(r"#|https?://\S+$|mailto:\S+$")
_ADDRESS = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)|(@import)", re.IGNORECASE)
_GENERIC = ("serif", "sans_serif", "cursive", "fantasy")


def fault(data: bytes) -> str:
    """What is wrong with the picture, in words that follow its name; "" when it can be drawn."""
    if len(data) > LARGEST:
        return "is larger than any drawing"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return f"is no sound SVG: {getattr(error, 'msg', error)}"
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        return "declares entities, which a picture does not need"
    if root.tag != f"{_NAMESPACE}svg":
        return "is no SVG picture"
    return _untrusted(root) or _unsized(root) or _undrawable(data)


def _untrusted(root: etree._Element) -> str:
    for element in root.iter(etree.Element):
        name = _local(element.tag)
        if name in _FORBIDDEN:
            return f"holds a <{name}>, which is no part of a picture"
        for attribute, value in _attributes(element):
            if attribute.lower().startswith("on"):
                return f"holds a script ({attribute})"
            links = _LINK if name == "a" else _INSIDE
            if attribute == "href" and not links.match(value.strip()):
                return f"refers to something outside it: {value[:60]}"
            if attribute == "attributeName" and value.strip().endswith("href"):
                return f"changes what it refers to, with a <{name}>"
            if said := _outside(value) or _endless(name, attribute, value):
                return said
        if name == "style" and (said := _outside("".join(map(str, element.itertext())))):
            return said
    return "" if _drawn(root) <= ELEMENTS_AT_MOST else "draws the same things again and again without end"


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(_local(key), str(value)) for key, value in element.attrib.items()]


def _endless(name: str, attribute: str, value: str) -> str:
    most = _OCTAVES if attribute == "numOctaves" else _EFFECT
    if name.startswith("fe") and any(float(one) > most for one in re.findall(r"\d+(?:\.\d+)?", value)):
        return f"has a filter too large to be drawn ({attribute})"
    return ""


def _outside(words: str) -> str:
    if "\\" in words and re.search(r"\\[0-9a-fA-F]", words):
        return "hides letters in a style behind a backslash"
    for address, imported in _ADDRESS.findall(words):
        if imported or not _INSIDE.match(address):
            return f"refers to something outside it: {(imported or address)[:60]}"
    return ""


def _drawn(root: etree._Element) -> float:
    """How many elements are drawn, those used again counted again; without end where one uses itself."""
    by_id = {str(element.get("id")): element for element in root.iter(etree.Element) if element.get("id")}
    counted: dict[etree._Element, float] = {}

    def count(element: etree._Element) -> float:
        if element not in counted:
            counted[element] = inf  # until it is known: met again on the way there, it has no end
            own = 1.0 + sum(count(child) for child in element.iterchildren(etree.Element))
            if _local(element.tag) == "use":
                href = dict(_attributes(element)).get("href", "").removeprefix("#")
                own += count(by_id[href]) if href in by_id else 0
            counted[element] = own
        return counted[element]

    try:
        return count(root)
    except RecursionError:
        return inf


def size(data: bytes) -> tuple[float, float] | None:
    """Width and height as the picture says them, in whatever unit; None where it says none."""
    return _size(etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True)))


def _size(root: etree._Element) -> tuple[float, float] | None:
    sides = [
        re.fullmatch(rf"\s*{_SIDE}(px|pt|mm|cm|in|pc)?\s*", root.get(key, "")) for key in ("width", "height")
    ]
    if sides[0] and sides[1] and sides[0][2] == sides[1][2]:
        found = [float(one[1]) for one in sides if one]
    else:
        number = r"-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?"
        box = re.findall(rf"(?<![^\s,]){number}(?![^\s,])", root.get("viewBox", ""))
        found = [float(one) for one in box[2:4]]
    return (found[0], found[1]) if len(found) == 2 and min(found) > 0 else None


def _unsized(root: etree._Element) -> str:
    found = _size(root)
    if found is None:
        return "does not say how large it is: give it a viewBox"
    return "" if max(found) <= NARROWEST * min(found) else "is too long and narrow to be shown"


def _undrawable(data: bytes) -> str:
    try:
        pixels(data, (), {}, longest=32)
    except ValueError as error:
        return f"cannot be drawn: {error}"
    return ""


@lru_cache(maxsize=16)
def _text(data: bytes) -> str:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    return etree.tostring(root, encoding="unicode")


def pixels(data: bytes, fonts: Sequence[Path], families: Mapping[str, str], longest: int = PIXELS) -> bytes:
    """The picture as a PNG, its text in the fonts given and in none of the machine's; the same every time.

    `families` names those for `text`, `heading` and `code`. Raises ValueError when it cannot be drawn.
    """
    import resvg_py  # noqa: PLC0415  # few talks have drawings

    wide, tall = size(data) or (1, 1)
    side = {"width": longest} if wide >= tall else {"height": longest}
    text = families.get("text")
    return resvg_py.svg_to_bytes(
        svg_string=_text(data),
        skip_system_fonts=True,
        font_files=[str(font) for font in fonts],
        font_family=text,
        monospace_family=families.get("code"),
        **{f"{one}_family": text for one in _GENERIC},  # type: ignore[arg-type]
        **side,  # type: ignore[arg-type]
    )
