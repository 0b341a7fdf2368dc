"""Where the milestones' marks stand beside the axis, and how many tracks they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator import timeline
from generator.pages.poster.parts import Mark, Point
from generator.pages.poster.plan import Plan, span
from generator.pages.poster.tracks import Stretch, Tracks, depth

TRACK = 1.0  # ems from one track to the next
DOT = 0.42  # ems, the radius of a major milestone's dot
_SOFT = 1.7  # ems, to each side: the least that an uncertain date reaches, so that it shows past its dot
_MOST = 6  # tracks on each side; what lies denser overlaps


@dataclass(frozen=True)
class Marks:
    """The marks of a plan on its scale."""

    plan: Plan
    scale: timeline.TimeScale
    sides: tuple[int, ...] = (0, 1)

    @cached_property
    def tracks(self) -> int:
        """On each side: as many as keep marks apart when they lie on the sides in turn."""
        most = depth([self.stretch(number) for number in range(len(self.plan.milestones))])
        return min(_MOST, max(1, -(-most // len(self.sides))))

    @cached_property
    def room(self) -> float:
        """Points from the axis to the end of the tracks, on each side."""
        return self.plan.ems((self.tracks + 0.4) * TRACK)

    def stretch(self, number: int) -> Stretch:
        """What the mark takes along the axis: its span, and no less than its dot."""
        extent = self.extent(number)
        at, half = (extent.start + extent.end) / 2, self.plan.ems(DOT * 1.15)
        return min(extent.rises, at - half), max(extent.falls, at + half)

    def extent(self, number: int) -> timeline.Extent:
        when = self.plan.milestones[number].date
        extent = self.scale.soft_extent(span(when))
        if not when.about:
            return extent
        at, reach = (extent.start + extent.end) / 2, self.plan.ems(_SOFT)
        return extent._replace(rises=min(extent.rises, at - reach), falls=max(extent.falls, at + reach))

    def at(self, number: int) -> float:
        """Where on the axis its dot stands."""
        extent = self.extent(number)
        return (extent.start + extent.end) / 2

    def placed(
        self, sides: Mapping[int, int], point: Callable[[float, int, float], Point]
    ) -> tuple[Mark, ...]:
        """`sides` are those of the milestones with cards; `point` turns a place on the axis, the side, and
        the distance from the axis into a point on the sheet."""
        tracks, marks = Tracks(self.tracks), {}
        carded = [n for n in range(len(self.plan.milestones)) if n in sides]
        bare = [n for n in range(len(self.plan.milestones)) if n not in sides]
        for number in (*carded, *bare):
            milestone = self.plan.milestones[number]
            wanted = [sides[number]] if number in sides else self.sides[:: 1 if number % 2 else -1]
            side, track = tracks.put(self.stretch(number), wanted)
            away = self.room - self.plan.ems((track + 0.7) * TRACK)
            marks[number] = Mark(
                milestone,
                point(self.at(number), side, away),
                self.extent(number),
                self.plan.colour(milestone),
                leading=number in sides,
            )
        return tuple(marks[number] for number in sorted(marks))
