"""The axis with its dots alone: where in the story a slide stands. And what all drawings are made with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from generator import timeline
from generator.deck.placed import Drawing
from generator.deck.slides import Era, Milestone, Timeline
from generator.shapes import Area, Drawn, Frame, frame_in_points, move_shape
from generator.units import EMU_PER_PT

Excess = Literal["", "high", "wide"]
CURRENT = 20.0  # points across the dot of the milestone that the slide shows


def draw_strip(told: Timeline, frame: Frame) -> Drawing:
    """The current milestone's dot is the large one."""
    spans, edges = [span(one) for one in told.milestones], [era.start for era in told.eras]
    scale = timeline.scale_for(spans, frame.width / EMU_PER_PT - CURRENT, None, edges)
    inset = CURRENT / 2  # the largest dot stays in its frame at both ends
    middle, tall = frame.height / EMU_PER_PT / 2, 4.0
    shapes: list[Drawn] = []
    for era, (left, right) in place_eras(told, scale):
        shapes.append(
            Area(
                f"Era: {era.title}",
                frame_in_points(left + inset, middle - tall / 2, right - left, tall),
                era.colour,
            )
        )
    if not told.eras:
        shapes.append(Area("Axis", frame_in_points(inset, middle - tall / 2, scale.width, tall), "tx1 30"))
    for one in sorted(told.milestones, key=lambda one: one.current):
        size = CURRENT if one.current else 9.0
        x = scale.middle(span(one)) + inset
        colour = theme_colour_of(told, one)
        solid = one.current or not told.eras
        dot = frame_in_points(x - size / 2, middle - size / 2, size, size)
        shapes.append(Area(f"Dot: {one.title.plain}", dot, colour if solid else "bg1", "ellipse", colour))
    return Drawing("Strip", frame, told.alt, tuple(move_shape(shape, frame) for shape in shapes))


def theme_colour_of(told: Timeline, one: Milestone) -> str:
    """The theme colour of the milestone's era, ink outside all; without eras of its lane, or the accent."""
    days = [(era.start, era.end) for era in told.eras]
    index = timeline.colour_index(days, one.lane if told.lanes else None, one.start, one.end)
    if index is None:
        return "tx1" if told.eras else "accent1"
    return (told.eras or told.lanes)[index].colour


def _era_of(eras: Sequence[Era], one: Milestone) -> Era | None:
    place = timeline.era_at([(era.start, era.end) for era in eras], one.start, one.end)
    return None if place is None else eras[place]


def within(told: Timeline) -> Timeline:
    """With the eras alone that the milestones shown lie in or reach over."""
    first = min(one.start for one in told.milestones)
    last = max(one.end for one in told.milestones)
    held = [_era_of(told.eras, one) for one in told.milestones]
    eras = (era for era in told.eras if era in held or (era.start < last and era.end > first))
    return replace(told, eras=tuple(eras))


def place_eras(told: Timeline, scale: timeline.TimeScale) -> list[tuple[Era, tuple[float, float]]]:
    """Each era with where it lies on the axis: to its end, where it lasts as long as what is shown."""
    last = max(one.end for one in told.milestones)
    days = [(era.start, era.end if era.end < last else None) for era in told.eras]
    return list(zip(told.eras, timeline.era_extents(days, scale), strict=True))


def span(one: Milestone) -> timeline.Span:
    return timeline.Span(one.start, one.end, one.lead, one.tail)
