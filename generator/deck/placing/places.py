"""A layout with the boxes that a slide places itself."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.markup.places import BODY, LEAST
from generator.deck.slides import Code, Place, Slide, Text
from generator.deck.template.layouts import FREE, Layout, Level, Placeholder
from generator.shapes import Frame

_INSET = 137_160  # EMU: of text from the edge of its ground
CODE = 24.0  # points, the largest that code is set at where its template names no size


def with_places(layout: Layout, slide: Slide) -> Layout:
    if not slide.places:
        return layout
    body = layout.placeholders[BODY]
    grounded = {one.box for one in slide.contents if isinstance(one, Text) and one.fill}
    typed = {one.box for one in slide.contents if isinstance(one, Code)}
    own = {
        name: _box(name, place, body, _INSET if name in grounded else 0)
        for name, place in slide.places.items()
        if name not in typed
    }
    own |= {name: _typed(name, place) for name, place in slide.places.items() if name in typed}
    return replace(layout, placeholders={**layout.placeholders, **own})


def _typed(name: str, place: Place) -> Placeholder:
    """For code, which runs from left to right in every talk, on a ground of its own."""
    frame = Frame(place.x, place.y, place.width, place.height)
    level = Level(max(place.size or CODE, LEAST), face="code")
    return Placeholder(name, FREE, 0, frame, (_INSET,) * 4, "ctr", (level,) * 5, shrinks=True, moved=True)


def _box(name: str, place: Place, body: Placeholder, inset: int) -> Placeholder:
    share = (place.size or body.levels[0].size) / body.levels[0].size
    levels = tuple(replace(one, size=max(one.size * share, LEAST)) for one in body.levels)
    frame = Frame(place.x, place.y, place.width, place.height)
    return Placeholder(name, FREE, 0, frame, (inset,) * 4, "t", levels, shrinks=True, moved=True)
