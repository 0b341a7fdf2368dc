"""SVG pictures: whether one can be trusted and drawn; the same in one normal form, and in pixels."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

from generator.svg.drawing_limits import find_endless
from generator.svg.portability import draws_alike_everywhere as draws_alike_everywhere
from generator.svg.rasterizer import Limits, draw
from generator.svg.safety import find_unsafe, local
from generator.svg.sizes import size_of
from generator.svg.styles import inline
from generator.svg.text_finder import words as words

LARGEST = 5_000_000  # bytes
NARROWEST = 50  # times as long as wide
_TRIAL = 500  # pixels of the longer side: a sixth of what is printed, and a 36th of the work
_TRIED, _DRAWN = Limits(1, 1), Limits(30, 3)
_NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"


def fault(data: bytes) -> str:
    """What is wrong with the picture, as words that follow its name; "" if it can be drawn."""
    try:
        pixels(normal(data), (), {}, longest=_TRIAL, limits=_TRIED)
    except ValueError as error:
        return str(error)
    return ""


def normal(data: bytes) -> bytes:
    """The same picture in a form that every program reads alike: styles on their elements, its size in
    pixels.

    Raises ValueError, in words that follow its name, when it cannot be trusted or has no size.
    """
    root = _parsed(data)
    if said := find_unsafe(root):
        raise ValueError(said)
    inline(root)
    if said := find_endless(root):
        raise ValueError(said)
    _strip(root)
    wide, tall = size_of(root) or _natural(root)
    if max(wide, tall) > NARROWEST * min(wide, tall):
        raise ValueError("is too long and narrow to be shown")
    if "viewBox" not in root.attrib:
        root.set("viewBox", f"0 0 {wide:.6g} {tall:.6g}")
    root.set("width", f"{wide:.6g}")
    root.set("height", f"{tall:.6g}")
    return etree.tostring(root)


def size(normalised: bytes) -> tuple[float, float]:
    """Width and height in CSS pixels."""
    root = etree.fromstring(normalised, _parser())
    return float(root.get("width", "")), float(root.get("height", ""))


def pixels(
    normalised: bytes,
    fonts: Sequence[Path],
    families: Mapping[str, str],
    longest: int,
    limits: Limits = _DRAWN,
) -> bytes:
    """The picture as a PNG, its text in the fonts given and in none of the machine's; the same every time.

    `families` names those for `text` and `code`. Raises ValueError when it cannot be drawn.
    """
    wide, tall = size(normalised)
    side = {"width": longest} if wide >= tall else {"height": longest}
    return draw(normalised.decode("ascii"), fonts, families, limits, **side)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_pis=True, remove_comments=True
    )


def _parsed(data: bytes) -> etree._Element:
    if len(data) > LARGEST:
        raise ValueError("is too large for a drawing")
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ValueError(f"is not valid SVG: {getattr(error, 'msg', error)}") from None
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        raise ValueError("declares entities, which a picture does not need")
    if any(True for _ in root.iter(etree.Entity)):
        raise ValueError("cannot be drawn: it names an entity that it does not declare")
    if root.tag != f"{{{_NAMESPACE}}}svg":
        raise ValueError("is not an SVG picture")
    return root


def _strip(root: etree._Element) -> None:
    """Remove what drawing programs store in it for themselves."""
    for element in [*root.iter(etree.Element)]:
        foreign = not str(element.tag).startswith(f"{{{_NAMESPACE}}}") or local(element.tag) == "metadata"
        if foreign and (parent := element.getparent()) is not None:
            _lift_tail(element)
            parent.remove(element)
            continue
        for name in [str(key) for key in element.attrib]:
            if name.startswith("{") and not name.startswith((f"{{{_XLINK}}}", "{http://www.w3.org/XML/")):
                del element.attrib[name]
    etree.cleanup_namespaces(root, top_nsmap={"xlink": _XLINK})


def _lift_tail(element: etree._Element) -> None:
    """Keep the text after an element that is removed."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (element.tail or "")


def _natural(root: etree._Element) -> tuple[float, float]:
    """The size of a drawing that states none: as far right and down as its content goes."""
    for key in ("width", "height"):
        if key in root.attrib:
            del root.attrib[key]
    png = draw(etree.tostring(root).decode("ascii"), (), {}, _TRIED)
    wide, tall = struct.unpack(">II", png[16:24])
    return float(wide), float(tall)
