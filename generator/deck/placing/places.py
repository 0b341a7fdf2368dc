"""A layout with the boxes that a slide places itself."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.markup.places import BODY, LEAST
from generator.deck.slides import Place, Slide, Text
from generator.deck.template.layouts import FREE, Frame, Layout, Placeholder

_INSET = 137_160  # EMU: of text from the edge of its ground


def with_places(layout: Layout, slide: Slide) -> Layout:
    if not slide.places:
        return layout
    body = layout.placeholders[BODY]
    grounded = {one.box for one in slide.contents if isinstance(one, Text) and one.fill}
    own = {
        name: _box(name, place, body, _INSET if name in grounded else 0)
        for name, place in slide.places.items()
    }
    return replace(layout, placeholders={**layout.placeholders, **own})


def _box(name: str, place: Place, body: Placeholder, inset: int) -> Placeholder:
    share = (place.size or body.levels[0].size) / body.levels[0].size
    levels = tuple(replace(one, size=max(one.size * share, LEAST)) for one in body.levels)
    frame = Frame(place.x, place.y, place.width, place.height)
    return Placeholder(name, FREE, 0, frame, (inset,) * 4, "t", levels, shrinks=True, moved=True)
