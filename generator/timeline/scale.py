"""Time to x: a scale linear in days, with ticks at whole years, decades, months or days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

ENOUGH = 3
"""Ticks of a unit that a scale must have to be marked in that unit."""


@dataclass(frozen=True)
class Span:
    """Whole days, the last included; a moment starts and ends on the same."""

    start: date
    end: date


@dataclass(frozen=True)
class Tick:
    x: float
    label: str
    major: bool
    """Where a larger unit begins: the month among days, the year among months, the decade among years."""
    width: float
    """To the next tick or the scale's end: the room of the label."""


@dataclass(frozen=True)
class TimeScale:
    """From the beginning of the first day, at 0, to the end of the last, at `width`."""

    start: date
    end: date
    width: float

    def x(self, day: date) -> float:
        """Where the day begins."""
        return self._at(day.toordinal())

    def extent(self, span: Span) -> tuple[float, float]:
        return self._at(span.start.toordinal()), self._at(span.end.toordinal() + 1)

    def middle(self, span: Span) -> float:
        left, right = self.extent(span)
        return (left + right) / 2

    def ticks(self, label_width: float) -> tuple[Tick, ...]:
        """In years if the scale has three, else in months or days, but never too close for their labels.

        `label_width` is what a label of four digits takes with its air; longer ones are reckoned from it.
        """
        usual = next((unit for unit in (YEAR, MONTH) if len(self._beginnings(unit)) >= ENOUGH), DAY)
        for ruling in RULINGS[RULINGS.index(usual) :]:
            room = label_width * ruling.digits / 4
            beginnings = self._beginnings(ruling)
            edges = [*map(self.x, beginnings), self.width]
            ticks = [
                Tick(x, ruling.label(day), ruling.is_major(day), after - x)
                for day, (x, after) in zip(beginnings, pairwise(edges), strict=True)
            ]
            if ticks and ticks[-1].width < room:
                ticks.pop()
            if ticks and all(tick.width >= room for tick in ticks):
                return tuple(ticks)
        return ()

    def _at(self, ordinal: int) -> float:
        first = self.start.toordinal()
        return (ordinal - first) / (self.end.toordinal() + 1 - first) * self.width

    def _beginnings(self, ruling: "Ruling") -> list[date]:
        return list(ruling.beginnings(self.start, self.end))


def scale_for(spans: Sequence[Span], width: float) -> TimeScale:
    """A scale that holds all of the spans, of which there must be one, rounded out to whole ticks.

    To years when they reach over more than two (to decades or centuries when over many), else to months when
    over more than two, else to days with one more on either side.
    """
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    days = (last - first).days + 1
    if days > 2 * 365:
        years = last.year - first.year + 1
        step = 1 if years <= 100 else 10 if years <= 1000 else 100
        start = date(max(first.year // step * step, 1), 1, 1)
        end = date(min(last.year // step * step + step - 1, 9999), 12, 31)
    elif days > 2 * 31:
        start, end = first.replace(day=1), _month_end(last)
    else:
        start = date.fromordinal(max(first.toordinal() - 1, date.min.toordinal()))
        end = date.fromordinal(min(last.toordinal() + 1, date.max.toordinal()))
    return TimeScale(start, end, width)


def _month_end(day: date) -> date:
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


@dataclass(frozen=True)
class Ruling:
    """A tick at every so many days (of which seven are weeks), months or years."""

    unit: str
    step: int

    @property
    def digits(self) -> int:
        return {"day": 5, "month": 7, "year": 4}[self.unit]

    def label(self, day: date) -> str:
        if self.unit == "year":
            return str(day.year)
        return f"{day.year:04}-{day.month:02}" if self.unit == "month" else f"{day.month:02}-{day.day:02}"

    def is_major(self, day: date) -> bool:
        if self.unit == "day":
            return day.day <= self.step
        if self.unit == "month":
            return day.month == 1
        larger: int = 10 ** len(str(self.step))
        return day.year % larger == 0

    def beginnings(self, start: date, end: date) -> Iterator[date]:
        if self.unit == "day":
            yield from _days(start, end, self.step)
        elif self.unit == "month":
            for number in range(start.year * 12, end.year * 12 + 12, self.step):
                day = date(number // 12, number % 12 + 1, 1)
                if start <= day <= end:
                    yield day
        else:
            for year in range(-(-start.year // self.step) * self.step, end.year + 1, self.step):
                day = date(year, 1, 1)
                if start <= day:
                    yield day


def _days(start: date, end: date, step: int) -> Iterator[date]:
    """Every day, or every Monday if the step is a week."""
    for ordinal in range(start.toordinal(), end.toordinal() + 1):
        if ordinal % step == 1 % step:
            yield date.fromordinal(ordinal)


DAY, MONTH, YEAR = Ruling("day", 1), Ruling("month", 1), Ruling("year", 1)
LONGER = tuple(Ruling("year", digit * power) for power in (1, 10, 100, 1000) for digit in (1, 2, 5))[1:]
RULINGS = (DAY, Ruling("day", 7), MONTH, Ruling("month", 3), YEAR, *LONGER)
"""From fine to coarse."""
