"""Dates as histories know them: a day, a month, a year, a decade, a century, a range; about one of these."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import GetPydanticSchema
from pydantic_core import PydanticCustomError, core_schema

Precision = Literal["day", "month", "year", "decade", "century"]

_WRITTEN = re.compile(r"(\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DECADE = re.compile(r"(\d{1,3}0)s")
_HOW = "write 2018-12-07, 2018-12, 2018, 1990s, {century: 15}, {from: 2018, to: 2020} or {about: 2018}"
_CENTURIES = 99  # of the calendar's, those that are whole
SOFTNESS: dict[Precision, int] = {"day": 7, "month": 31, "year": 365, "decade": 5 * 365, "century": 25 * 365}
"""Days by which a date that is about right may be off either way: one of its unit, less of the long ones."""


@dataclass(frozen=True)
class When:
    """A span of whole days, first and last included, with the precision it was written in.

    `until` is the precision of a range's end; None when it is no range.
    """

    start: date
    end: date
    precision: Precision
    about: bool = False
    until: Precision | None = None

    @classmethod
    def parse(cls, written: Any) -> When:
        """Read what stands in the YAML; raises ValueError in words meant for the person who wrote it."""
        if isinstance(written, When):
            return written
        if isinstance(written, dict):
            return cls._parse_mapping(written)
        if decade := _DECADE.fullmatch(str(written).strip()):
            return cls._years(str(written), int(decade[1]), 10, "decade")
        match = _WRITTEN.fullmatch(str(written).strip())
        if not match:
            raise ValueError(f"'{written}' is not a date")
        year, month, day = (int(part) if part else None for part in match.groups())
        return cls._calendar(str(written), year or 0, month, day)

    @classmethod
    def _calendar(cls, written: str, year: int, month: int | None, day: int | None) -> When:
        try:
            if day is not None:
                moment = date(year, month or 1, day)
                return cls(moment, moment, "day")
            last = calendar.monthrange(year, month or 12)[1]
            precision: Precision = "month" if month is not None else "year"
            first = 1 if month is None else month
            return cls(date(year, first, 1), date(year, 12 if month is None else month, last), precision)
        except (ValueError, calendar.IllegalMonthError):
            raise ValueError(f"'{written}' is not in the calendar") from None

    @classmethod
    def _years(cls, written: str, first: int, count: int, precision: Precision) -> When:
        if not 1 <= first <= first + count - 1 <= date.max.year:
            raise ValueError(f"'{written}' is not in the calendar")
        return cls(date(first, 1, 1), date(first + count - 1, 12, 31), precision)

    @classmethod
    def _parse_mapping(cls, written: dict[str, Any]) -> When:
        if set(written) == {"about"}:
            inner = cls.parse(written["about"])
            return cls(inner.start, inner.end, inner.precision, about=True, until=inner.until)
        if set(written) == {"century"}:
            number = str(written["century"]).strip()
            if not re.fullmatch(r"\d{1,2}", number) or not 1 <= int(number) <= _CENTURIES:
                raise ValueError(f"'{number}' is no century: they are numbered 1 to {_CENTURIES}")
            return cls._years(number, int(number) * 100 - 99, 100, "century")
        if set(written) != {"from", "to"}:
            raise ValueError("a date's keys are 'from' and 'to', or 'about', or 'century'")
        first, last = cls.parse(written["from"]), cls.parse(written["to"])
        if last.end < first.start:
            raise ValueError(f"this range ends ({written['to']}) before it starts ({written['from']})")
        return cls(first.start, last.end, first.precision, until=last.precision)

    @property
    def ranged(self) -> bool:
        return self.until is not None

    @property
    def softness(self) -> tuple[int, int]:
        """Days before the start and after the end in which it may have been, too; none if it is certain."""
        return (SOFTNESS[self.precision], SOFTNESS[self.until or self.precision]) if self.about else (0, 0)

    @property
    def digits(self) -> str:
        """The date in digits alone, the same in every language: `2018-12-07`, `2016–2018`, `1990–1999`."""
        first = _digits(self.start, self.precision)
        last = self.until or (self.precision if self.precision in ("decade", "century") else None)
        return f"{first}–{_digits(self.end, last)}" if last else first


def _digits(day: date, precision: Precision) -> str:
    if precision in ("decade", "century"):
        return str(day.year)
    return {"day": f"{day:%Y-%m-%d}", "month": f"{day:%Y-%m}", "year": f"{day:%Y}"}[precision].lstrip("0")


def _validate(written: Any) -> When:
    try:
        return When.parse(written)
    except ValueError as error:
        raise PydanticCustomError("when", "{said}", {"said": str(error), "hint": _HOW}) from None


Date = Annotated[
    When,
    GetPydanticSchema(lambda _source, _handler: core_schema.no_info_plain_validator_function(_validate)),
]
