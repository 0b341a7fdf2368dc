"""Timelines drawn in shapes: eras as bands, milestones as dots and labels, in EMU."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.deck.fitting import EMU, Setting
from generator.deck.layouts import Frame
from generator.deck.placed import Area, Drawing, Drawn
from generator.deck.slides import Era, Milestone, Timeline


@dataclass(frozen=True)
class DoesNotFit(Exception):
    message: str
    hint: str = ""


def draw(timeline: Timeline, frame: Frame, setting: Setting) -> Drawing:
    """Raises DoesNotFit when the milestones are too many for the frame."""
    return _strip(timeline, frame)


def era_of(eras: Sequence[Era], day: date) -> Era | None:
    begun = [era for era in eras if era.start <= day <= era.end]
    return begun[-1] if begun else None


def _strip(timeline: Timeline, frame: Frame) -> Drawing:
    """The axis with its dots alone; the current one is larger, and ringed."""
    shapes: list[Drawn] = []
    first = min([one.start for one in timeline.milestones] + [era.start for era in timeline.eras])
    last = max([one.end for one in timeline.milestones] + [era.end for era in timeline.eras])
    days = max(1, (last - first).days)
    middle = frame.y + frame.height // 2
    tall = round(4 * EMU)

    def x(day: date) -> int:
        return frame.x + round((frame.width) * (day - first).days / days)

    for era in timeline.eras:
        name = f"Era: {era.title}"
        shapes.append(Area(name, Frame(x(era.start), middle - tall // 2, x(era.end) - x(era.start), tall), era.colour))
    if not timeline.eras:
        shapes.append(Area("Axis", Frame(frame.x, middle - tall // 2, frame.width, tall), "tx1 30"))
    for one in sorted(timeline.milestones, key=lambda one: one.current):
        shapes.append(_dot(one, x(one.start), middle, timeline.eras))
    return Drawing("Strip", frame, timeline.alt, tuple(shapes))


def _dot(one: Milestone, x: int, y: int, eras: Sequence[Era]) -> Area:
    size = round((20 if one.current else 9) * EMU)
    era = era_of(eras, one.start)
    colour = era.colour if era else "accent1"
    frame = Frame(x - size // 2, y - size // 2, size, size)
    return Area(f"Milestone: {one.title.plain}", frame, colour if one.current else "bg1", "ellipse", colour)
