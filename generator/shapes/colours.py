"""Colours by the names of a theme, changed and thinned as DrawingML can say it."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

Channels = tuple[float, float, float]


@dataclass(frozen=True)
class Paint:
    """A colour as `#RRGGBB` and how much of the ground it covers, 0 to 1."""

    colour: str
    opacity: float = 1.0


def named(colour: str, colours: Mapping[str, str]) -> Paint:
    """What the deck's own values say: `accent1`, `accent1 20` for a fifth of its strength, `accent1:lumMod75`
    for a darker one, or a colour itself."""
    name, changes, opacity = parted(colour)
    return replace(change(colours.get(name, name), changes), opacity=opacity)


def parted(colour: str) -> tuple[str, tuple[tuple[str, int], ...], float]:
    """A colour of the deck's own values: its name, how it is changed (in hundredths), its opacity."""
    head, _, share = colour.partition(" ")
    name, *changes = head.split(":")
    found = (re.fullmatch(r"([A-Za-z]+)(\d+)", one) for one in changes)
    return name, tuple((one[1], int(one[2])) for one in found if one), int(share) / 100 if share else 1.0


def change(base: str, changes: Sequence[tuple[str, float]]) -> Paint:
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
