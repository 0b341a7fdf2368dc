"""How an axis may be ruled: at every so many days, weeks, months or years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Ruling:
    """A tick at every so many days (of which seven are weeks), months or years."""

    unit: str
    step: int

    @property
    def days(self) -> int:
        """The most there can be from one tick to the next."""
        return self.step * {"day": 1, "month": 31, "year": 366}[self.unit]

    def label(self, day: date) -> str:
        """In the ruling's unit, or in the finer one of which that day is a beginning."""
        if self.unit == "day":
            return f"{day.month:02}-{day.day:02}"
        if self.unit == "year" and (day.month, day.day) == (1, 1):
            return str(day.year)
        return f"{day.year:04}-{day.month:02}"

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
