"""Timelines of several stories side by side, each in a lane of its own on one scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from generator import timeline
from generator.content.collections import Lane
from generator.pages.poster import across, down
from generator.pages.poster.across import Across
from generator.pages.poster.down import Down
from generator.pages.poster.marks import Marks
from generator.pages.poster.parts import Chronology, LaneBox, Rect
from generator.timeline.column import can_hang, hang

P = TypeVar("P", Across, Down)

_TITLE_ROW = 2.1  # ems
_BELOW_AXIS = 0.7  # ems, to the first lane
_RAIL = 0.22  # ems
_BETWEEN = 1.2  # ems, below the cards of a lane, or right of them
_STEPS = 5  # in which a lane's least height is found, by halving


def _lane(plan: Across | Down, numbers: list[int]) -> dict[str, Any]:
    """The fields of a lane's plan but its room: as many of its milestones have cards as of the whole's."""
    shows = plan.manner.shows
    worded = None if shows.worded is None else len(set(plan.worded) & set(numbers))
    return {
        "milestones": tuple(plan.milestones[number] for number in numbers),
        "eras": plan.eras,
        "manner": replace(plan.manner, shows=replace(shows, worded=worded)),
        "look": plan.look,
        "words": plan.words,
        "breaking": plan.breaking,
        "lanes": plan.lanes,
        "shared": plan.scale,
    }


def _empty(plan: P) -> P:
    """The same without milestones, on its scale."""
    return replace(plan, milestones=(), shared=plan.scale)


def _stories(plan: Across | Down) -> Iterator[tuple[Lane, list[int]]]:
    """The lanes that have milestones, and these by their place in the order of time."""
    for lane in plan.lanes:
        numbers = [n for n, one in enumerate(plan.milestones) if one.lane == lane.id]
        if numbers:
            yield lane, numbers


class _LaneAcross(Across):
    """A lane: all below its rail."""

    @cached_property
    def marks(self) -> Marks:
        return Marks(self, self.scale, sides=(1,))

    @cached_property
    def least(self) -> float | None:
        """The least height for its cards, about; None where no height is enough."""
        tallest = max([card.height for card in self.cards], default=0.0)
        high = sum(card.height + self.spacing.stack_gap for card in self.cards)
        if not self.cards or self._hold(tallest):
            return tallest
        if not self._hold(high):
            return None
        low = tallest
        for _ in range(_STEPS):
            middle = (low + high) / 2
            low, high = (low, middle) if self._hold(middle) else (middle, high)
        return high

    def _hold(self, height: float) -> bool:
        return timeline.fits(self.cards, timeline.Room(self.room[0], 0.0, height), self.spacing)

    @property
    def around(self) -> float:
        """What it takes beside its cards."""
        return self.ems(_TITLE_ROW + _RAIL + _BETWEEN) + self.marks.room + self.channel


class AcrossLanes(Across):
    """The axis on top, the lanes below it."""

    @cached_property
    def stories(self) -> tuple[tuple[Lane, _LaneAcross], ...]:
        return tuple(
            (lane, _LaneAcross(**_lane(self, numbers), room=self.room)) for lane, numbers in _stories(self)
        )

    @property
    def free(self) -> float:
        """The height for all lanes' cards together."""
        taken = self.axis_height + self.ems(_BELOW_AXIS) + self.legend_height(self.untitled)
        return self.room[1] - taken - sum(one.around for _, one in self.stories)

    def fits(self, share: float = 1.0) -> bool:
        if self.free <= 0:
            return False
        heights = [one.least for _, one in self.stories]
        return all(high is not None for high in heights) and sum(filter(None, heights)) <= share * self.free

    def arrange(self) -> Chronology | None:
        heights = [one.least or 0.0 for _, one in self.stories]
        spare = (self.free - sum(heights)) / len(heights)
        y, drawn, boxes = self.axis_height + self.ems(_BELOW_AXIS), [], []
        for (lane, one), height in zip(self.stories, heights, strict=True):
            placed = timeline.place(one.cards, timeline.Room(self.room[0], 0.0, height + spare), one.spacing)
            if placed is None:
                return None
            rail = Rect(0.0, y + self.ems(_TITLE_ROW), self.room[0], self.ems(_RAIL))
            boxes.append(LaneBox(lane.title, Rect(0.0, y, self.room[0], self.ems(_TITLE_ROW)), rail))
            drawn.append(across.Drawn(one, placed, rail.y + rail.height - one.axis_height, one.channel))
            y += one.around + height + spare
        axis = _AxisAcross(_empty(self), (), 0.0, self.channel, tuple(drawn))
        return _with_lanes(axis.chronology(), boxes, [one.chronology() for one in drawn])


@dataclass(frozen=True)
class _AxisAcross(across.Drawn):
    """The axis alone, with tints in the lanes."""

    lanes: tuple[across.Drawn, ...] = ()

    def beside(self, start: float, end: float) -> tuple[Rect, ...]:
        return tuple(lane.beside(start, end)[1] for lane in self.lanes)


def _with_lanes(axis: Chronology, boxes: list[LaneBox], lanes: list[Chronology]) -> Chronology:
    return replace(
        axis,
        cards=tuple(card for lane in lanes for card in lane.cards),
        marks=tuple(mark for lane in lanes for mark in lane.marks),
        displacement=sum(lane.displacement for lane in lanes),
        lanes=tuple(boxes),
    )


class _LaneDown(Down):
    """A lane: all right of its rail; its room is as wide as it and what stands in it."""

    @cached_property
    def marks(self) -> Marks:
        return Marks(self, self.scale, sides=(1,))

    @property
    def card_width(self) -> float:
        return self.room[0] - self.ems(_RAIL + _BETWEEN) - self.marks.room - self.channel

    @property
    def channel(self) -> float:
        return self.ems(self.look.theme.poster.card.channel)

    def fits(self, share: float = 1.0) -> bool:
        return self._wide_enough and can_hang(self.cards, share * self.length, self.gap, one_sided=True)


class DownLanes(Down):
    """The axis on the left, the lanes right of it."""

    @property
    def lead(self) -> float:
        return self.ems(_TITLE_ROW)

    @cached_property
    def stories(self) -> tuple[tuple[Lane, _LaneDown], ...]:
        found = list(_stories(self))
        width = (self.room[0] - self.axis_width - self.ems(_BETWEEN)) / max(len(found), 1)
        return tuple(
            (lane, _LaneDown(**_lane(self, numbers), room=(width, self.room[1]))) for lane, numbers in found
        )

    def fits(self, share: float = 1.0) -> bool:
        return self.room[1] > self.lead and all(one.fits(share) for _, one in self.stories)

    def arrange(self) -> Chronology | None:
        x, drawn, boxes = self.axis_width + self.ems(_BETWEEN), [], []
        for lane, one in self.stories:
            hung = hang(one.cards, one.length, one.gap, one_sided=True)
            if hung is None:
                return None
            rail = Rect(x, 0.0, self.ems(_RAIL), self.length)
            width = one.room[0] - self.ems(_BETWEEN)
            boxes.append(LaneBox(lane.title, Rect(x, -self.lead, width, self.lead), rail))
            right = tuple(replace(card, second=True) for card in hung)
            drawn.append(_Column(one, right, rail))
            x += one.room[0]
        whole = Rect(0.0, 0.0, self.axis_width, self.length)
        axis = _AxisDown(_empty(self), (), whole, tuple(drawn)).chronology()
        axis = replace(axis, lead=self.lead, height=self.room[1] - self.lead)
        return _with_lanes(axis, boxes, [one.chronology() for one in drawn])


@dataclass(frozen=True)
class _Column(down.Drawn):
    """A lane whose cards stand right of its rail."""

    axis: Rect


@dataclass(frozen=True)
class _AxisDown(_Column):
    """The axis alone, with tints in the lanes."""

    lanes: tuple[_Column, ...] = ()

    def beside(self, start: float, end: float) -> tuple[Rect, ...]:
        return tuple(lane.beside(start, end)[1] for lane in self.lanes)
