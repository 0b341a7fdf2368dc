"""What colours a theme's names stand for on a layout: through its colour mapping, with their modifiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from generator.deck.template.layouts import NAMESPACES, A, P
from generator.shapes.colours import Paint, change

_SYSTEM = {"windowText": "#000000", "window": "#FFFFFF"}
_PRESETS = {"black": "#000000", "white": "#FFFFFF"}


def palette(theme: bytes, master: etree._Element, layout: etree._Element) -> dict[str, str]:
    """`#RRGGBB` by name: the theme's own slots, and the names that the layout or its master maps to them."""
    scheme = etree.fromstring(theme).find(".//a:clrScheme", NAMESPACES)
    slots = (
        {str(etree.QName(one).localname): _written(one[0]) for one in scheme} if scheme is not None else {}
    )
    override = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    mapping = override if override is not None else master.find(f"{P}clrMap")
    mapped = {
        str(name): slots.get(str(slot), "")
        for name, slot in (mapping.attrib.items() if mapping is not None else ())
    }
    return {name: colour for name, colour in {**slots, **mapped}.items() if colour}


def paint(element: etree._Element | None, colours: Mapping[str, str]) -> Paint | None:
    """Of an element that holds one colour, such as `a:solidFill`; None where it holds none that is known."""
    found = next(iter(element.iterchildren(etree.Element)), None) if element is not None else None
    if found is None:
        return None
    base = colours.get(found.get("val", "")) if found.tag == f"{A}schemeClr" else _written(found)
    return _modified(base, found) if base else None


def _written(colour: etree._Element) -> str:
    kind = str(etree.QName(colour).localname)
    if kind == "srgbClr":
        return f"#{colour.get('val', '000000').upper()}"
    if kind == "sysClr":
        return (
            f"#{colour.get('lastClr', '')}"
            if colour.get("lastClr")
            else _SYSTEM.get(colour.get("val", ""), "")
        )
    return _PRESETS.get(colour.get("val", ""), "") if kind == "prstClr" else ""


def _modified(base: str, colour: etree._Element) -> Paint:
    changes = [(str(etree.QName(one).localname), int(one.get("val", "0")) / 1000) for one in colour]
    opacity = next((value / 100 for kind, value in changes if kind == "alpha"), 1.0)
    return replace(change(base, changes), opacity=opacity)
