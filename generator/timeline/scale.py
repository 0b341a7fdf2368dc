"""Time to x: a scale linear in days but for its breaks, ticks at whole years, decades, months or days."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from generator.timeline.rulings import DAY, MONTH, RULINGS, YEAR, Ruling

ENOUGH = 3
"""Ticks of a unit that a scale must have to be marked in that unit."""

MANY = 50
"""Steps of a ruling: more than segments that each could have one tick alone."""


@dataclass(frozen=True)
class Span:
    """Whole days, the last included; a moment starts and ends on the same.

    `lead` and `tail` are the days before and after in which it may have been, too.
    """

    start: date
    end: date
    lead: int = 0
    tail: int = 0


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

    first: date
    last: date
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

    start: date
    end: date
    x: float
    right: float


@dataclass(frozen=True)
class TimeScale:
    """From the beginning of the first day, at 0, to the end of the last, at `width`.

    Of the days in `gaps` none is an end of the scale's; each gap takes `gap_width`.
    """

    start: date
    end: date
    width: float
    gaps: tuple[Span, ...] = ()
    gap_width: float = 0.0

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        return tuple(Break(gap.start, gap.end, self.x(gap.start), self.gap_width) for gap in self.gaps)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        starts = [self.start, *(gap.end + timedelta(days=1) for gap in self.gaps)]
        ends = [*(gap.start - timedelta(days=1) for gap in self.gaps), self.end]
        return tuple(
            Segment(start, end, *self.extent(Span(start, end)))
            for start, end in zip(starts, ends, strict=True)
        )

    @property
    def per_day(self) -> float:
        """Outside the breaks."""
        days = self.end.toordinal() + 1 - self.start.toordinal()
        kept = days - sum(gap.end.toordinal() + 1 - gap.start.toordinal() for gap in self.gaps)
        return (self.width - len(self.gaps) * self.gap_width) / kept

    def x(self, day: date) -> float:
        """Where the day begins. Within a break, too, days keep their order."""
        return self._at(day.toordinal())

    def extent(self, span: Span) -> tuple[float, float]:
        """Of what is certain."""
        return self._at(span.start.toordinal()), self._at(span.end.toordinal() + 1)

    def soft_extent(self, span: Span) -> Extent:
        first, last = self.start.toordinal(), self.end.toordinal() + 1
        rises = min(max(span.start.toordinal() - span.lead, first), last)
        falls = max(min(span.end.toordinal() + 1 + span.tail, last), first)
        return Extent(self._at(rises), *self.extent(span), self._at(falls))

    def middle(self, span: Span) -> float:
        left, right = self.extent(span)
        return (left + right) / 2

    def ticks(self, label_width: float) -> tuple[Tick, ...]:
        """In years if the scale has three, else in months or days, but never too close for their labels.

        `label_width` is what a label of four digits takes with its air; longer ones are reckoned from it.
        After a break the first tick is where the scale goes on.
        """
        usual = next((unit for unit in (YEAR, MONTH) if self._count(unit) >= ENOUGH), DAY)
        days = self.end.toordinal() - self.start.toordinal()
        for ruling in RULINGS[RULINGS.index(usual) :]:
            if ruling.days * self.per_day < label_width and days > MANY * ruling.days:
                continue  # sure to be too close, and costly to try
            ticks = [tick for part in self.segments for tick in self._ruled(part, ruling, label_width)]
            if ticks and all(tick.width >= _room(tick, label_width) for tick in ticks):
                return tuple(ticks)
        return ()

    def _ruled(self, part: Segment, ruling: Ruling, label_width: float) -> Iterator[Tick]:
        days = list(ruling.beginnings(part.start, part.end))
        if self.gaps and part.start not in days and (part.start != self.start or not days):
            days.insert(0, part.start)
        labels = [ruling.label(day) for day in days]
        if days and self.gaps and ruling.unit == "day" and self.start.year < self.end.year:
            labels[0] = days[0].isoformat()
        if self.gaps and len(days) > 1 and self.x(days[1]) - part.x < label_width * len(labels[0]) / 4:
            del days[1], labels[1]
        edges = [*map(self.x, days), part.right]
        ticks = [
            Tick(x, label, ruling.is_major(day), after - x)
            for day, label, (x, after) in zip(days, labels, pairwise(edges), strict=True)
        ]
        if ticks and ticks[-1].width < _room(ticks[-1], label_width):
            ticks.pop()
        yield from ticks

    def _at(self, ordinal: int) -> float:
        """Beyond its ends the scale goes on as it is there."""
        at = min(max(bisect_right(self._knots, (ordinal, float("inf"))), 1), len(self._knots) - 1)
        (day, x), (next_day, next_x) = self._knots[at - 1 : at + 1]
        return x + (ordinal - day) / (next_day - day) * (next_x - x)

    @cached_property
    def _knots(self) -> tuple[tuple[int, float], ...]:
        """Where the rate changes: the day that begins there, and its x."""
        knots = [(self.start.toordinal(), 0.0)]
        for gap in self.gaps:
            first, after = gap.start.toordinal(), gap.end.toordinal() + 1
            x = knots[-1][1] + (first - knots[-1][0]) * self.per_day
            knots += [(first, x), (after, x + self.gap_width)]
        return (*knots, (self.end.toordinal() + 1, self.width))

    def _count(self, unit: Ruling) -> int:
        return sum(len(list(unit.beginnings(part.start, part.end))) for part in self.segments)


def _room(tick: Tick, label_width: float) -> float:
    return label_width * max(len(tick.label), 4) / 4
