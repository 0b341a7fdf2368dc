"""How an axis may be ruled: at every so many days, weeks, months or years."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.days import Day


@dataclass(frozen=True)
class Ruling:
    """A tick at every so many days (of which seven are weeks), months or years.

    Years are counted from the turn of the eras, where 1 BCE is followed by 1: a step of 100 has ticks at
    200 BCE, 100 BCE, 1, 100, 200.
    """

    unit: str
    step: int

    @property
    def days(self) -> int:
        """The most days there can be from one tick to the next."""
        return self.step * {"day": 1, "month": 31, "year": 366}[self.unit]

    def label(self, day: Day, bce: str) -> str:
        """The label in the ruling's unit, or in the finer unit that begins on that day."""
        if self.unit == "day":
            return f"{day.month:02}-{day.day:02}"
        return day.told(1 if self.unit == "year" and (day.month, day.day) == (1, 1) else 2, bce)

    def is_major(self, day: Day) -> bool:
        if self.unit == "day":
            return day.day <= self.step
        if self.unit == "month":
            return day.month == 1
        larger: int = 10 ** len(str(self.step))
        return day.year_of_era % larger == 0 or (day.year == 1 and self.step > 1)

    def beginnings(self, start: Day, end: Day) -> Iterator[Day]:
        day = self.floor(start)
        while day <= end:
            if day >= start:
                yield day
            day = self.after(day)

    def floor(self, day: Day) -> Day:
        """The tick on that day, or the last one before it."""
        return self._tick(self._number(day))

    def after(self, day: Day) -> Day:
        number = self._number(day)
        following = self._tick(number + 1)
        return following if following > day else self._tick(number + 2)  # in steps of one year, 0 and 1 are 1

    def _number(self, day: Day) -> int:
        """Of the last tick up to that day: they are counted on both sides of the year 1."""
        if self.unit == "day":
            return (day.ordinal - 1) // self.step
        if self.unit == "month":
            return (day.year * 12 + day.month - 1) // self.step
        return (day.year if day.year > 0 else day.year - 1) // self.step

    def _tick(self, number: int) -> Day:
        if self.unit == "day":
            return Day(number * self.step + 1)
        if self.unit == "month":
            return Day.of(number * self.step // 12, number * self.step % 12 + 1)
        return Day.of(number * self.step if number > 0 else number * self.step + 1)


DAY, MONTH, YEAR = Ruling("day", 1), Ruling("month", 1), Ruling("year", 1)
LONGER = tuple(Ruling("year", digit * 10**power) for power in range(5) for digit in (1, 2, 5))[1:]
RULINGS = (DAY, Ruling("day", 7), MONTH, Ruling("month", 3), YEAR, *LONGER)
"""From fine to coarse."""
