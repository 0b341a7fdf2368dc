"""How large a drawing is, in CSS pixels."""

from __future__ import annotations

import re
from math import inf

from lxml import etree

DPI = 96  # CSS pixels to the inch
_LARGEST = 1e6  # of any unit
_EM = 16.0  # pixels, where a drawing says none
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": DPI / 72,
    "pc": DPI / 6,
    "in": float(DPI),
    "cm": DPI / 2.54,
    "mm": DPI / 25.4,
    "em": _EM,
    "rem": _EM,
    "ex": _EM / 2,
}
_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*([a-zA-Z]*)\s*")


def size_of(root: etree._Element) -> tuple[float, float] | None:
    """Width and height from the drawing's attributes, or from its viewBox; None if it has neither.

    Raises ValueError for a length that is none, or beyond all sense.
    """
    wide, tall = _side(root, "width"), _side(root, "height")
    box = _box(root)
    if wide and tall:
        return wide, tall
    if box is None:
        return None
    if wide:
        return wide, wide * box[1] / box[0]
    return (tall * box[0] / box[1], tall) if tall else box


def _side(root: etree._Element, key: str) -> float | None:
    """The length of one side; None if it is absent or a percentage."""
    said = root.get(key, "auto").strip()
    if said == "auto" or said.endswith("%"):
        return None
    found = _LENGTH.fullmatch(said)
    if not found or found[2].lower() not in _UNITS or not 0 < float(found[1]) < _LARGEST:
        raise ValueError(f"has a {key} that is not a size: {said[:30]}")
    return float(found[1]) * _UNITS[found[2].lower()]


def _box(root: etree._Element) -> tuple[float, float] | None:
    found = re.fullmatch(
        rf"\s*{_NUMBER}[\s,]+{_NUMBER}[\s,]+({_NUMBER})[\s,]+({_NUMBER})\s*", root.get("viewBox", "")
    )
    sides = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    return sides if min(sides) > 0 and max(sides) < inf else None
