"""The milestones' marks beside the axis: what they reach over, and where they come to stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator import timeline
from generator.pages.poster.parts import Mark, Point
from generator.pages.poster.plan import Plan, span
from generator.timeline import Side

SIZE = 1.0  # ems, of a mark with its air
_AIR = 0.2  # ems, between the axis and the marks, and as much beyond them
_MOST = 6  # rows of marks on each side


@dataclass(frozen=True)
class Marks:
    """The marks of a plan on its scale."""

    plan: Plan
    scale: timeline.TimeScale
    sides: tuple[Side, ...] = tuple(Side)

    @cached_property
    def _depth(self) -> float:
        """Points, of their rows on each side."""
        worded = set(self.plan.worded)
        told = [self._mark(n, self.sides[0] if n in worded else None) for n in self._all]
        return timeline.depth_for(told, self.plan.ems(SIZE), _MOST, self.sides)

    @property
    def _all(self) -> range:
        return range(len(self.plan.milestones))

    @cached_property
    def room(self) -> float:
        """Points from the axis to the end of the marks, on each side."""
        return self._depth + self.plan.ems(2 * _AIR)

    def _mark(self, number: int, side: Side | None) -> timeline.Mark:
        return timeline.mark_on(self.scale, span(self.plan.milestones[number].date), side)

    @cached_property
    def _extents(self) -> tuple[timeline.Extent, ...]:
        return tuple(self.scale.soft_extent(span(one.date)) for one in self.plan.milestones)

    def at(self, number: int) -> float:
        """Its moment on the axis."""
        extent = self._extents[number]
        return (extent.start + extent.end) / 2

    def placed(
        self, sides: Mapping[int, Side], point: Callable[[float, Side, float], Point]
    ) -> tuple[Mark, ...]:
        """`sides` are those of the milestones with cards; `point` turns a place on the axis, the side, and
        the distance from the axis into a point on the sheet."""
        told = [self._mark(number, sides.get(number)) for number in self._all]
        stood = timeline.stand(told, self.scale.width, self._depth, self.plan.ems(SIZE), self.sides)
        return tuple(
            Mark(
                milestone,
                point(one.x, one.side, one.away + self.plan.ems(_AIR)),
                _softened(extent, one, milestone.date.soft),
                self.plan.colour(milestone),
                one.size,
                bar=one.bar,
                worded=number in sides,
            )
            for number, (milestone, extent, one) in enumerate(
                zip(self.plan.milestones, self._extents, stood, strict=True)
            )
        )


def _softened(extent: timeline.Extent, stood: timeline.Stood, soft: tuple[bool, bool]) -> timeline.Extent:
    """With uncertain ends as far as they show."""
    rises, falls = stood.start if soft[0] else extent.start, stood.end if soft[1] else extent.end
    return extent._replace(rises=rises, falls=falls)
