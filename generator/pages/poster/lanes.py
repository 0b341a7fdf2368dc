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
_BETWEEN = 1.2  # ems, right of a lane's cards


def _lane(plan: Across | Down, numbers: list[int]) -> dict[str, Any]:
    """The fields of a lane's plan but its room."""
    shows = plan.manner.shows
    forms = tuple(shows.forms[number] for number in numbers)
    return {
        "milestones": tuple(plan.milestones[number] for number in numbers),
        "eras": plan.eras,
        "manner": replace(plan.manner, shows=replace(shows, forms=forms)),
        "look": plan.look,
        "words": plan.words,
        "breaking": plan.breaking,
        "lanes": plan.lanes,
        "shared": plan.scale,
        "citations": plan.citations,
    }


def _empty(plan: P) -> P:
    """The same without milestones, on its scale."""
    manner = replace(plan.manner, shows=replace(plan.manner.shows, forms=()))
    return replace(plan, milestones=(), manner=manner, shared=plan.scale)


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
        return Marks(self, self.scale, sides=(timeline.Side.BELOW,))

    @cached_property
    def story(self) -> timeline.Story:
        beside, title = self.channel + self.marks.room, self.ems(_TITLE_ROW)
        return timeline.Story(self.cards, self.ems(_RAIL), beside, above=title, sides=(timeline.Side.BELOW,))


class AcrossLanes(Across):
    """The axis on top, the lanes below it."""

    @cached_property
    def stories(self) -> tuple[tuple[Lane, _LaneAcross], ...]:
        return tuple(
            (lane, _LaneAcross(**_lane(self, numbers), room=self.room)) for lane, numbers in _stories(self)
        )

    @property
    def above(self) -> float:
        """The height of the axis with what stands between it and the lanes."""
        return self.axis_height + self.ems(_BELOW_AXIS)

    @property
    def ground(self) -> timeline.Ground:
        whole = super().ground
        return replace(whole, height=whole.height - self.above)

    @property
    def _told(self) -> list[timeline.Story]:
        """The lanes' stories."""
        return [lane.story for _, lane in self.stories]

    def fits(self, share: float = 1.0) -> bool:
        return timeline.arrangeable(self._told, self.ground, self.spacing, share)

    def displaced(self) -> float:
        return timeline.displaced(self._told, self.ground, self.spacing)

    def arrange(self) -> Chronology | None:
        lanes = timeline.arrange(self._told, self.ground, self.spacing)
        if lanes is None:
            return None
        drawn, boxes = [], []
        for (titled, plan), lane in zip(self.stories, lanes, strict=True):
            top, width, title = self.above + lane.top, self.room[0], self.ems(_TITLE_ROW)
            boxes.append(
                LaneBox(
                    titled.title,
                    Rect(0.0, top - title, width, title),
                    Rect(0.0, top, width, lane.bottom - lane.top),
                )
            )
            at = replace(lane, top=top, bottom=self.above + lane.bottom)
            drawn.append(across.Drawn(plan, at))
        axis = timeline.Lane(0.0, self.axis_height, ())
        head = _AxisAcross(_empty(self), axis, tuple(drawn))
        return _with_lanes(self, head.chronology(), boxes, [one.chronology() for one in drawn])


@dataclass(frozen=True)
class _AxisAcross(across.Drawn):
    """The axis alone, with tints in the lanes."""

    lanes: tuple[across.Drawn, ...] = ()

    def beside(self, start: float, end: float) -> tuple[Rect, ...]:
        return tuple(lane.beside(start, end)[1] for lane in self.lanes)


def _with_lanes(
    plan: Across | Down, axis: Chronology, boxes: list[LaneBox], lanes: list[Chronology]
) -> Chronology:
    marks = tuple(mark for lane in lanes for mark in lane.marks)
    return replace(
        axis,
        cards=tuple(card for lane in lanes for card in lane.cards),
        marks=marks,
        legend=plan.legend(plan.untitled, marks, axis.height),
        displacement=sum(lane.displacement for lane in lanes),
        lanes=tuple(boxes),
    )


class _LaneDown(Down):
    """A lane: all right of its rail; its room is as wide as it and what stands in it."""

    @cached_property
    def marks(self) -> Marks:
        return Marks(self, self.scale, sides=(timeline.Side.BELOW,))

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
        return _with_lanes(self, axis, boxes, [one.chronology() for one in drawn])


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
