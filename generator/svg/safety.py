"""What a drawing may not hold: scripts, addresses outside itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_FORBIDDEN = ("script", "foreignObject", "iframe", "audio", "video")
_INSIDE = re.compile(r"#|data:image/(png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_LINK = re.compile(r"#|https?://\S+$|mailto:\S+$")
_ADDRESS = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)|(@import)", re.IGNORECASE)


def local(name: object) -> str:
    """A name without its namespace."""
    return str(name).rpartition("}")[2]


def attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(local(key), str(value)) for key, value in element.attrib.items()]


def find_unsafe(root: etree._Element) -> str:
    """What does not belong in a picture, as words that follow its name; "" if nothing."""
    return next((said for element in root.iter(etree.Element) for said in _faults(element)), "")


def _faults(element: etree._Element) -> Iterator[str]:
    name = local(element.tag)
    if name in _FORBIDDEN:
        yield f"holds a <{name}>, which does not belong in a picture"
    for attribute, value in attributes(element):
        if attribute.lower().startswith("on"):
            yield f"holds a script ({attribute})"
        links = _LINK if name == "a" else _INSIDE
        if attribute == "href" and not links.match(value.strip()):
            yield f"refers to something outside it: {value[:60]}"
        if attribute == "base":
            yield f"refers to something outside it: {value[:60]}"
        if attribute == "attributeName" and value.strip().endswith("href"):
            yield f"changes what it refers to, with a <{name}>"
        if said := _find_outside_address(value):
            yield said
    if name == "style" and (said := _find_outside_address("".join(map(str, element.itertext())))):
        yield said


def _find_outside_address(words: str) -> str:
    if "\\" in words and re.search(r"\\[0-9a-fA-F]", words):
        return "hides letters in a style behind a backslash"
    for address, imported in _ADDRESS.findall(words):
        if imported or not _INSIDE.match(address):
            return f"refers to something outside it: {(imported or address)[:60]}"
    return ""
