"""Boxes of ours as text boxes on a brand's layout, which has no placeholder for them."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.brand.colours.contrast import Backdrop
from generator.deck.brand.layouts.candidates import Candidate
from generator.deck.brand.layouts.geometry import square_in
from generator.deck.template.layouts import FREE, Level, Placeholder
from generator.shapes import Frame

_FLOOR, _SMALL = 18.0, 12.0  # points
_INSET = 91_440  # EMU: where text begins in the placeholders of most templates


def as_text_box(box: Placeholder, frame: Frame, layout: Candidate, scale: float, share: float) -> Placeholder:
    """A box as a text box, its sizes scaled by `scale` and its floors by `share`, the slides' height in terms
    of ours.
    """
    frame = square_in(frame) if box.shape == "ellipse" else frame
    # Its words begin where the title's do.
    side = layout.title.insets[0] if layout.title else _INSET
    return replace(
        box,
        kind=FREE,
        frame=frame,
        levels=tuple(_adapt_level(one, frame, layout.inks, scale, share) for one in box.levels),
        insets=(side, 0, side, 0),
        shrinks=True,
        moved=True,
        said="",
    )


def align_with_title(levels: tuple[Level, ...], layout: Candidate) -> tuple[Level, ...]:
    """The alignment of the text: on the side of the title."""
    title = layout.title
    return tuple(replace(one, align=title.levels[0].align) for one in levels) if title else levels


def _adapt_level(level: Level, frame: Frame, inks: Backdrop, scale: float, share: float) -> Level:
    """Colours that were meant for our grounds, or cannot be read on the brand's, become the text's."""
    colour = level.colour if level.colour in ("tx1", "tx2", "accent1") else "tx1"
    floor = round((_SMALL if level.small or level.size < _FLOOR else _FLOOR) * share)
    return replace(
        level,
        size=max(floor, round(level.size * scale * 2) / 2),
        colour=inks.contrasting_text_colour(colour, frame),
        dot=inks.contrasting_mark_colour("accent1", frame),
        before=level.before * scale,
        after=level.after * scale,
        margin=round(level.margin * scale),
        indent=round(level.indent * scale),
    )
