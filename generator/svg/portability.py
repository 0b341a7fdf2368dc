"""Whether a drawing is made of what every program draws alike: filled and outlined shapes, and no more.

Such a drawing is printed as it is, sharp at any size. All others are printed in resvg's pixels.
"""

from __future__ import annotations

import re

from lxml import etree

from generator.svg.safety import local
from generator.svg.styles import declared

_N = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_NUMBER = rf"{_N}(?:px)?"
_LIST = rf"{_N}(?:[\s,]+{_N})*"
_RGB = r"#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|rgb\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)"
_COLOUR = rf"{_RGB}|(?!currentcolor|inherit|context)[a-zA-Z]+"
_SHARE = r"0*1(?:\.0*)?|0*\.\d+|0+\.?\d*"
_TURN = rf"(?:matrix|translate|scale|rotate|skewX|skewY)\(\s*{_LIST}\s*\)"
_ANY = r"(?s:.*)"
_PAINT = {
    "fill": _COLOUR,
    "stroke": _COLOUR,
    "stroke-width": _NUMBER,
    "stroke-linecap": "butt|round|square",
    "stroke-linejoin": "miter|round|bevel",
    "stroke-miterlimit": _N,
    "stroke-dasharray": rf"none|{_NUMBER}(?:[\s,]+{_NUMBER})+",
    "stroke-dashoffset": _NUMBER,
    "stroke-opacity": _SHARE,
    "fill-opacity": _SHARE,
    "fill-rule": "nonzero|evenodd",
    "opacity": _SHARE,
    "transform": rf"\s*(?:{_TURN}[\s,]*)+",
    "id": _ANY,
    "class": _ANY,
    "style": _ANY,
    "space": _ANY,
    "lang": _ANY,
    "role": _ANY,
}
_SHAPES: dict[str, dict[str, str]] = {
    "g": {},
    "defs": {},
    "path": {"d": _ANY},
    "rect": dict.fromkeys(("x", "y", "width", "height"), _NUMBER),  # round corners differ
    "circle": dict.fromkeys(("cx", "cy", "r"), _NUMBER),
    "ellipse": dict.fromkeys(("cx", "cy", "rx", "ry"), _NUMBER),
    "line": dict.fromkeys(("x1", "y1", "x2", "y2"), _NUMBER),
    "polyline": {"points": _ANY},
    "polygon": {"points": _ANY},
    "use": {"x": _NUMBER, "y": _NUMBER, "href": r"\s*#.*"},
    "svg": {"viewBox": _ANY, "width": _NUMBER, "height": _NUMBER, "version": _ANY},
}


def draws_alike_everywhere(normalised: bytes) -> bool:
    root = etree.fromstring(normalised, etree.XMLParser(resolve_entities=False, no_network=True))
    return all(_is_portable(one, root) for one in root.iter(etree.Element))


def _is_portable(element: etree._Element, root: etree._Element) -> bool:
    name = local(element.tag)
    if name in ("title", "desc"):
        return True
    if name not in _SHAPES or (name == "svg") != (element is root):
        return False
    known = {**_PAINT, **_SHAPES[name]}
    return all(
        key.startswith(("data-", "aria-")) or (key in known and re.fullmatch(known[key], value.strip()))
        for key, value in declared(element).items()
    )
