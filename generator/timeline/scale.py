"""Time to x: a scale linear in days but for its breaks, ticks at whole years, decades, months or days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise
from math import ceil
from typing import NamedTuple

from generator.days import Day
from generator.timeline.rulings import DAY, MONTH, RULINGS, YEAR, Ruling

ENOUGH = 3
"""Ticks of a unit that a scale must have to be marked in that unit."""

TRIES = 8
"""To make room for the last tick's label: each moves all ticks a little."""

MANY = 50
"""Steps of a ruling: more than segments that each could have one tick alone."""


@dataclass(frozen=True)
class Span:
    """Whole days, the last included; a moment starts and ends on the same.

    `lead` and `tail` are the days before and after in which it may have been, too.
    """

    start: Day
    end: Day
    lead: int = 0
    tail: int = 0

    @property
    def soft(self) -> tuple[bool, bool]:
        """Which of the two ends is uncertain."""
        return bool(self.lead), bool(self.tail)


class Extent(NamedTuple):
    """A span on the axis. What is certain reaches from `start` to `end`; where it is soft it begins to show
    at `rises` and is gone at `falls`, both within the scale."""

    rises: float
    start: float
    end: float
    falls: float


@dataclass(frozen=True)
class Break:
    """A stretch in which nothing happens, drawn much shorter than it is; the last day is swallowed, too."""

    first: Day
    last: Day
    x: float
    width: float


@dataclass(frozen=True)
class Tick:
    x: float
    label: str
    major: bool
    """Where a larger unit begins: the month among days, the year among months, the decade among years."""
    width: float
    """To the next tick, a break or the scale's end: the room of the label."""


@dataclass(frozen=True)
class Segment:
    """A stretch between breaks, its last day included."""

    start: Day
    end: Day
    x: float
    right: float


@dataclass(frozen=True)
class TimeScale:
    """From the beginning of the first day, at 0, to the end of the last, at `width`.

    Of the days in `gaps` none is an end of the scale's; each gap takes `gap_width`.
    """

    start: Day
    end: Day
    width: float
    gaps: tuple[Span, ...] = ()
    gap_width: float = 0.0

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        return tuple(Break(gap.start, gap.end, self.x(gap.start), self.gap_width) for gap in self.gaps)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        starts = [self.start, *(gap.end + 1 for gap in self.gaps)]
        ends = [*(gap.start - 1 for gap in self.gaps), self.end]
        return tuple(
            Segment(start, end, *self.extent(Span(start, end)))
            for start, end in zip(starts, ends, strict=True)
        )

    @property
    def per_day(self) -> float:
        """The length of a day outside the breaks."""
        kept = self.end - self.start + 1 - sum(gap.end - gap.start + 1 for gap in self.gaps)
        return (self.width - len(self.gaps) * self.gap_width) / kept

    def x(self, day: Day) -> float:
        """The x where the day begins. Days keep their order within a break, too."""
        return self._at(day.ordinal)

    def extent(self, span: Span) -> tuple[float, float]:
        """Where the certain part of the span begins and ends."""
        return self._at(span.start.ordinal), self._at(span.end.ordinal + 1)

    def soft_extent(self, span: Span) -> Extent:
        first, last = self.start.ordinal, self.end.ordinal + 1
        rises = min(max(span.start.ordinal - span.lead, first), last)
        falls = max(min(span.end.ordinal + 1 + span.tail, last), first)
        return Extent(self._at(rises), *self.extent(span), self._at(falls))

    def middle(self, span: Span) -> float:
        left, right = self.extent(span)
        return (left + right) / 2

    def longest_unbroken(self, start: float, end: float) -> tuple[float, float]:
        """The longest part of the axis from `start` to `end` without a break; empty within a break."""
        parts = (
            (max(part.x, start), min(part.right, end))
            for part in self.segments
            if part.x < end and part.right > start
        )
        return max(parts, key=lambda part: part[1] - part[0], default=(start, start))

    def ticks(self, room: Callable[[str], float], bce: str) -> tuple[Tick, ...]:
        """In years if the scale has three, else in months or days, but never too close for their labels.

        `room` is what a label takes with its air, four digits at least; `bce` the pattern of a date before
        the year 1, `{date} BCE`. After a break the first tick is where the scale goes on.
        """

        return self._ruling(room, bce)[1]

    def with_last_label(self, room: Callable[[str], float], bce: str) -> TimeScale:
        """The same scale with a later end, so that the last tick has room for its label too."""
        scale = self
        for _ in range(TRIES):
            missing = scale._missing(room, bce)
            if missing <= 0:
                return scale
            scale = replace(scale, end=scale.end + max(1, ceil(missing / scale.per_day)))
        return self

    def _missing(self, room: Callable[[str], float], bce: str) -> float:
        """What the label of the last tick lacks, whether or not the tick is left out for that."""
        ruling, ticks = self._ruling(room, bce)
        part = self.segments[-1]
        days = list(ruling.beginnings(part.start, part.end)) if ruling and ticks else []
        if not ruling or not days:
            return 0.0
        needed = max(room(ruling.label(days[-1], bce)), room("0000"))
        return needed - (part.right - self.x(days[-1]))

    def _ruling(self, room: Callable[[str], float], bce: str) -> tuple[Ruling | None, tuple[Tick, ...]]:
        """The finest ruling whose labels have room, and its ticks; None if no ruling has."""

        def needed(label: str) -> float:
            return max(room(label), least)

        least = room("0000")
        usual = next((unit for unit in (YEAR, MONTH) if self._count(unit) >= ENOUGH), DAY)
        for ruling in RULINGS[RULINGS.index(usual) :]:
            if ruling.days * self.per_day < least and self.end - self.start > MANY * ruling.days:
                continue  # sure to be too close, and costly to try
            ticks = [tick for part in self.segments for tick in self._ruled(part, ruling, needed, bce)]
            if ticks and all(tick.width >= needed(tick.label) for tick in ticks):
                return ruling, tuple(ticks)
        return None, ()

    def _ruled(self, part: Segment, ruling: Ruling, room: Callable[[str], float], bce: str) -> Iterator[Tick]:
        days = list(ruling.beginnings(part.start, part.end))
        if self.gaps and part.start not in days and part.start != self.start:
            days.insert(0, part.start)
        ticks = self._labelled(days, part, ruling, room, bce)
        if self.gaps and not ticks:
            ticks = self._labelled([part.start], part, ruling, room, bce)
        yield from ticks

    def _labelled(
        self, days: list[Day], part: Segment, ruling: Ruling, room: Callable[[str], float], bce: str
    ) -> list[Tick]:
        """Those that have room: the second gives way to the first, the last to the part's end."""
        labels = [ruling.label(day, bce) for day in days]
        if days and self.gaps and ruling.unit == "day" and self.start.year < self.end.year:
            labels[0] = days[0].told(3, bce)
        if self.gaps and len(days) > 1 and self.x(days[1]) - part.x < room(labels[0]):
            del days[1], labels[1]
        edges = [*map(self.x, days), part.right]
        ticks = [
            Tick(x, label, ruling.is_major(day), after - x)
            for day, label, (x, after) in zip(days, labels, pairwise(edges), strict=True)
        ]
        if ticks and ticks[-1].width < room(ticks[-1].label):
            ticks.pop()
        return ticks

    def _at(self, ordinal: int) -> float:
        """The x of a day; beyond its ends the scale continues at the same rate."""
        at = min(max(bisect_right(self._knots, (ordinal, float("inf"))), 1), len(self._knots) - 1)
        (day, x), (next_day, next_x) = self._knots[at - 1 : at + 1]
        return x + (ordinal - day) / (next_day - day) * (next_x - x)

    @cached_property
    def _knots(self) -> tuple[tuple[int, float], ...]:
        """Where the rate changes: the day that begins there, and its x."""
        knots = [(self.start.ordinal, 0.0)]
        for gap in self.gaps:
            first, after = gap.start.ordinal, gap.end.ordinal + 1
            x = knots[-1][1] + (first - knots[-1][0]) * self.per_day
            knots += [(first, x), (after, x + self.gap_width)]
        return (*knots, (self.end.ordinal + 1, self.width))

    def _count(self, unit: Ruling) -> int:
        """The number of its ticks, as far as it matters."""
        found = (day for part in self.segments for day in unit.beginnings(part.start, part.end))
        return len(list(islice(found, ENOUGH)))
