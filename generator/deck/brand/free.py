"""Boxes of ours as text boxes on a brand's layout, which has no placeholder for them."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.brand.candidates import Candidate
from generator.deck.brand.canvas import Canvas
from generator.deck.brand.frames import squared
from generator.deck.template.layouts import FREE, Level, Placeholder
from generator.shapes import Frame

_FLOOR, _SMALL = 18.0, 12.0  # points
_INSET = 91_440  # EMU: where text begins in the placeholders of most templates


def freed(box: Placeholder, frame: Frame, layout: Candidate, scale: float, share: float) -> Placeholder:
    """A box as a text box, its sizes scaled by `scale` and its floors by `share`, the slides' height in terms
    of ours.
    """
    frame = squared(frame) if box.shape == "ellipse" else frame
    # Its words begin where the title's do.
    side = layout.title.insets[0] if layout.title else _INSET
    return replace(
        box,
        kind=FREE,
        frame=frame,
        levels=tuple(_level(one, frame, layout.inks, scale, share) for one in box.levels),
        insets=(side, 0, side, 0),
        shrinks=True,
        moved=True,
        said="",
    )


def beneath(levels: tuple[Level, ...], layout: Candidate) -> tuple[Level, ...]:
    """The alignment of the text: on the side of the title."""
    title = layout.title
    return tuple(replace(one, align=title.levels[0].align) for one in levels) if title else levels


def _level(level: Level, frame: Frame, inks: Canvas, scale: float, share: float) -> Level:
    """Colours that were meant for our grounds, or cannot be read on the brand's, become the text's."""
    colour = level.colour if level.colour in ("tx1", "tx2", "accent1") else "tx1"
    floor = round((_SMALL if level.small or level.size < _FLOOR else _FLOOR) * share)
    return replace(
        level,
        size=max(floor, round(level.size * scale * 2) / 2),
        colour=inks.text(colour, frame),
        dot=inks.mark("accent1", frame),
        before=level.before * scale,
        after=level.after * scale,
        margin=round(level.margin * scale),
        indent=round(level.indent * scale),
    )
