"""Boxes that a template places itself: `at="1 in 2 in 5 in 3 in"`, from the left, the top, wide, high."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from generator.deck.markup.reading import Fault
from generator.deck.slides import Place
from generator.units import Length

BODY = "Body"  # the layout's box whose type they take
LEAST = 18.0  # points
_SLIDE = Length.parse("13.333 in").emu, Length.parse("7.5 in").emu  # as all layouts of ours are drawn
_LENGTH = re.compile(r"\S+\s*[a-z]+")


def places_of(root: etree._Element) -> Mapping[str, Place]:
    """By the names of their boxes; those without get one. Raises Fault."""
    places: dict[str, Place] = {}
    for element in root.iterchildren("*"):
        at, key = element.get("at"), "name" if element.tag == "box" else "box"
        if at is None:
            if element.get("size"):
                raise Fault(f"<{element.tag}> has no attribute 'size' without 'at'", "size=")
            continue
        name = element.get(key) or f"{str(element.tag).capitalize()} at {at}"
        if name in places:
            raise Fault(f"two boxes are called '{name}'", f'"{element.get(key) or at}"')
        element.set(key, name)
        places[name] = _place(at, element.get("size") or "0")
    return places


def _place(at: str, size: str) -> Place:
    try:
        x, y, width, height = (Length.parse(one).emu for one in _LENGTH.findall(at))
    except ValueError:
        hint = "write four lengths: from the left, from the top, wide, high, like '1 in 2 in 5 in 3 in'"
        raise Fault(f"'{at}' is not a place", f'"{at}"', hint) from None
    if min(x, y) < 0 or min(width, height) <= 0 or x + width > _SLIDE[0] or y + height > _SLIDE[1]:
        raise Fault(f"'{at}' leaves the slide", f'"{at}"', "a slide is 13.333 in wide and 7.5 in high")
    if not re.fullmatch(r"\d+(\.\d+)?", size) or 0 < float(size) < LEAST:
        raise Fault(f"'{size}' is not a size for text", f'"{size}"', f"points, from {LEAST:.0f}")
    return Place(x, y, width, height, float(size))
