"""What colours a theme's names stand for on a layout: through its colour mapping, with their modifiers."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from generator.deck.template.layouts import NAMESPACES, A, P

_SYSTEM = {"windowText": "#000000", "window": "#FFFFFF"}
_PRESETS = {"black": "#000000", "white": "#FFFFFF"}
Channels = tuple[float, float, float]


@dataclass(frozen=True)
class Paint:
    """A colour as `#RRGGBB` and how much of the ground it covers, 0 to 1."""

    colour: str
    opacity: float = 1.0


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


def named(colour: str, colours: Mapping[str, str]) -> Paint:
    """What the deck's own values say: `accent1`, `accent1 20` for a fifth of its strength, `accent1:lumMod75`
    for a darker one, or a colour itself."""
    name, changes, opacity = parted(colour)
    return replace(_changed(colours.get(name, name), changes), opacity=opacity)


def parted(colour: str) -> tuple[str, tuple[tuple[str, int], ...], float]:
    """A colour of the deck's own values: its name, how it is changed (in hundredths), its opacity."""
    head, _, share = colour.partition(" ")
    name, *changes = head.split(":")
    found = (re.fullmatch(r"([A-Za-z]+)(\d+)", one) for one in changes)
    return name, tuple((one[1], int(one[2])) for one in found if one), int(share) / 100 if share else 1.0


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
    return replace(_changed(base, changes), opacity=opacity)


def _changed(base: str, changes: Sequence[tuple[str, float]]) -> Paint:
    """ECMA-376, 20.1.2.3: luminance in HSL; tint and shade as shares of white and black."""
    channels = channels_of(base)
    for kind, hundredths in changes:
        value = hundredths / 100
        if kind in ("lumMod", "lumOff"):
            hue, light, saturation = colorsys.rgb_to_hls(*channels)
            light = light * value if kind == "lumMod" else light + value
            channels = colorsys.hls_to_rgb(hue, min(1.0, light), saturation)
        elif kind in ("tint", "shade"):
            other = 1.0 if kind == "tint" else 0.0
            red, green, blue = (one * value + other * (1 - value) for one in channels)
            channels = red, green, blue
    return Paint("#" + "".join(f"{round(one * 255):02X}" for one in channels))


def channels_of(colour: str) -> Channels:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
