"""Days of the calendar, including those before the year 1, where `datetime.date` begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import overload

CYCLE, CYCLE_YEARS = 146_097, 400  # days and years after which the calendar repeats itself
_ISO = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)")


@dataclass(frozen=True, order=True)
class Day:
    """A day by its number: 1 is 1 January of the year 1, as for `date.toordinal`, and 0 the day before.

    The calendar is the Gregorian one throughout, and its `year` the astronomers': 0 is 1 BCE, -43 is 44 BCE.
    """

    ordinal: int

    @classmethod
    def of(cls, year: int, month: int = 1, day: int = 1) -> Day:
        """The day of that date. Raises ValueError if it is not in the calendar."""
        cycles, within = divmod(year - 1, CYCLE_YEARS)
        return cls(date(within + 1, month, day).toordinal() + cycles * CYCLE)

    @classmethod
    def fromisoformat(cls, written: str) -> Day:
        """Parse `0079-08-24` or `-0043-03-15`. Raises ValueError."""
        match = _ISO.fullmatch(written)
        if not match:
            raise ValueError(f"'{written}' is no day in ISO 8601's digits")
        return cls.of(*map(int, match.groups()))

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else "+" if self.year > date.max.year else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"

    @property
    def _in_cycle(self) -> date:
        return date.fromordinal((self.ordinal - 1) % CYCLE + 1)

    @property
    def year(self) -> int:
        return self._in_cycle.year + (self.ordinal - 1) // CYCLE * CYCLE_YEARS

    @property
    def month(self) -> int:
        return self._in_cycle.month

    @property
    def day(self) -> int:
        return self._in_cycle.day

    @property
    def bce(self) -> bool:
        return self.ordinal < 1

    @property
    def year_of_era(self) -> int:
        """The year as it is spoken: 44 in 44 BCE."""
        return 1 - self.year if self.bce else self.year

    def __add__(self, days: int) -> Day:
        return Day(self.ordinal + days)

    @overload
    def __sub__(self, other: Day) -> int: ...
    @overload
    def __sub__(self, other: int) -> Day: ...
    def __sub__(self, other: Day | int) -> int | Day:
        return self.ordinal - other.ordinal if isinstance(other, Day) else Day(self.ordinal - other)

    def digits(self, parts: int = 3) -> str:
        """So many of year, month and day, the era unsaid: `2018-12-07`, `476`, `44-03` in 44 BCE.

        Two digits before a month could be a year of this century: there they are four, `0079-08`.
        """
        year = self.year_of_era
        long = parts > 1 and not self.bce and year < 100
        return "-".join((f"{year:04}" if long else f"{year}", f"{self.month:02}", f"{self.day:02}")[:parts])

    def told(self, parts: int, bce: str) -> str:
        """The digits; before the year 1, within the pattern `{date} BCE`."""
        return bce.replace("{date}", self.digits(parts)) if self.bce else self.digits(parts)
