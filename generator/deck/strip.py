"""The axis with its dots alone: where in the story a slide stands. And what all drawings are made with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator import timeline
from generator.deck.fitting import EMU
from generator.deck.layouts import Frame
from generator.deck.placed import Area, Drawing, Drawn, Stroke
from generator.deck.slides import Era, Milestone, Timeline


@dataclass(frozen=True)
class DoesNotFit(Exception):
    """What cannot be drawn in its frame at a size that can be read, in words for the person who wrote it."""

    message: str
    hint: str = ""


def draw_strip(told: Timeline, frame: Frame) -> Drawing:
    """The current milestone's dot is the large one."""
    days = [one.start for one in told.milestones] + [era.start for era in told.eras]
    scale = timeline.scale_for([timeline.Span(day, day) for day in days], frame.width / EMU)
    middle, tall = frame.height / EMU / 2, 4.0
    shapes: list[Drawn] = []
    for era in told.eras:
        left, right = scale.x(era.start), scale.width if era is told.eras[-1] else scale.x(era.end)
        shapes.append(
            Area(f"Era: {era.title}", points(left, middle - tall / 2, right - left, tall), era.colour)
        )
    if not told.eras:
        shapes.append(Area("Axis", points(0, middle - tall / 2, scale.width, tall), "tx1 30"))
    for one in sorted(told.milestones, key=lambda one: one.current):
        size = 20.0 if one.current else 9.0
        x = scale.x(one.start)
        colour = colour_of(told.eras, one)
        solid = one.current or not told.eras
        dot = points(x - size / 2, middle - size / 2, size, size)
        shapes.append(Area(f"Dot: {one.title.plain}", dot, colour if solid else "bg1", "ellipse", colour))
    return Drawing("Strip", frame, told.alt, tuple(moved(shape, frame) for shape in shapes))


def colour_of(eras: Sequence[Era], one: Milestone) -> str:
    """The theme colour of the latest era that has begun when the milestone begins; the accent outside all."""
    begun = [era for era in eras if era.start <= one.start <= era.end]
    return begun[-1].colour if begun else "accent1"


def points(x: float, y: float, width: float, height: float) -> Frame:
    """A frame given in points."""
    return Frame(*(round(one * EMU) for one in (x, y, width, height)))


def moved(shape: Drawn, by: Frame) -> Drawn:
    """The shape counted from the slide's corner instead of the frame's."""
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple((x + by.x, y + by.y) for x, y in shape.points))
    frame = shape.frame
    return replace(shape, frame=Frame(frame.x + by.x, frame.y + by.y, frame.width, frame.height))
