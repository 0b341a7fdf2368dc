"""Dates as histories know them: a day, a month, a year, a decade, a century, a range; about one of these."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal
from unicodedata import category

from pydantic import GetPydanticSchema
from pydantic_core import PydanticCustomError, core_schema

from generator.content.guesses import candidates
from generator.days import Day

Precision = Literal["day", "month", "year", "decade", "century"]

_ERA = re.compile(r"(?i)(?P<rest>.*?)\s*(?:(?P<bce>B\.?C\.?(?:E\.?)?)|C\.?E\.?|A\.?D\.?)")
_WRITTEN = re.compile(r"(?!0\d{1,2}(?!\d))(\d{1,6})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DECADE = re.compile(r"(\d{1,4}0)s")
_CENTURY = re.compile(r"\d{1,3}")
_HOW = (
    "write 2018-12-07, 2018-12, 2018, 44 BCE, 1990s, {century: 15}, {from: 2018, to: 2020} or {about: 2018}"
)
LONGEST = 40  # characters of anything that could be a date
LAST, FIRST = 9999, 99_999
"""The last year there is, and the first, BCE."""
SOFTNESS: dict[Precision, int] = {"day": 7, "month": 31, "year": 365, "decade": 5 * 365, "century": 25 * 365}
"""Days by which a date that is about right may be off either way: one of its unit, less of the long ones."""


@dataclass(frozen=True)
class When:
    """A span of whole days, first and last included, with the precision it was written in.

    `until` is the precision of a range's end, None when it is no range; `soft` which of the two ends are only
    about right.
    """

    start: Day
    end: Day
    precision: Precision
    until: Precision | None = None
    soft: tuple[bool, bool] = (False, False)

    @classmethod
    def parse(cls, written: Any) -> When:
        """Read a date from the YAML. Raises ValueError, worded for the person who wrote it, with a second
        argument if there is a better hint than the usual one.
        """
        if isinstance(written, When):
            return written
        if isinstance(written, dict):
            return cls._parse_mapping(written)
        if isinstance(written, list):
            ends = [{"from": written[0], "to": written[1]}] if len(written) == 2 else []
            raise ValueError("a list is not a date", *_guessed(ends))
        text = _plain(str(written))
        if len(text) > LONGEST:
            raise ValueError(f"'{text[:LONGEST]}…' is not a date")
        rest, bce = _era(text)
        if decade := _DECADE.fullmatch(rest):
            first = int(decade[1])
            if rest == text and len(decade[1]) < 3:
                raise ValueError(f"'{text}' has no full year", f"write 19{text}, or {text} CE")
            return cls._years(text, (first, first + 9), bce, "decade")
        if match := _WRITTEN.fullmatch(rest):
            year, month, day = (int(part) if part else None for part in match.groups())
            if rest == text and month and len(match[1]) < 3:
                full = [f"{century}{match[1]:0>2}{text[len(match[1]) :]}" for century in ("00", "20")]
                raise ValueError(f"'{text}' has no full year", f"write {full[0]}, or {full[1]}")
            return cls._calendar(text, _astronomical(text, year or 0, bce), month, day)
        if not text:
            raise ValueError("there is no date here")
        raise ValueError(
            f"'{text}' is not a date", *_signed(text), *_either(text), *_guessed(candidates(text))
        )

    @classmethod
    def _calendar(cls, text: str, year: int, month: int | None, day: int | None) -> When:
        if month is None:
            return cls(Day.of(year), Day.of(year + 1) - 1, "year")
        try:
            first = Day.of(year, month, 1 if day is None else day)
        except ValueError:
            others = (one for one in candidates(text) if one != text)
            raise ValueError(f"'{text}' is not in the calendar", *_guessed(others)) from None
        if day is not None:
            return cls(first, first, "day")
        return cls(first, Day.of(year + month // 12, month % 12 + 1) - 1, "month")

    @classmethod
    def _years(cls, text: str, years: tuple[int, int], bce: bool, precision: Precision) -> When:
        """The span from the first of those years to the last, whichever comes first."""
        first, last = sorted(_astronomical(text, year, bce) for year in years)
        return cls(Day.of(first), Day.of(last + 1) - 1, precision)

    @classmethod
    def _parse_mapping(cls, written: dict[str, Any]) -> When:
        if set(written) == {"about"}:
            return replace(cls.parse(written["about"]), soft=(True, True))
        if set(written) == {"century"}:
            text = _plain(str(written["century"]))[:LONGEST]
            number, bce = _era(text)
            most = (FIRST if bce else LAST) // 100
            if not _CENTURY.fullmatch(number) or not 1 <= int(number) <= most:
                hint = "write {century: 15}, or {century: 5 BCE}"
                raise ValueError(f"'{text}' is not a century: they are numbered 1 to {most}", hint)
            return cls._years(text, (int(number) * 100 - 99, int(number) * 100), bce, "century")
        if set(written) != {"from", "to"}:
            said = "a date's keys are 'from' and 'to', or 'about', or 'century'"
            raise ValueError(said, *_keys_meant(written))
        first, last = cls.parse(written["from"]), cls.parse(written["to"])
        if first.ranged or last.ranged:
            raise ValueError(
                "a range cannot begin or end with another range", "write its first and its last date"
            )
        if last.end < first.start:
            ends = _as_written(written["to"]), _as_written(written["from"])
            said = f"this range ends ({ends[0]}) before it starts ({ends[1]})"
            counted = "write BCE at both ends, like {from: 44 BCE, to: 27 BCE}: these years count down"
            raise ValueError(said, *[counted][: last.end.bce])
        if first == last:
            return first
        return cls(first.start, last.end, first.precision, last.precision, (first.soft[0], last.soft[1]))

    @property
    def ranged(self) -> bool:
        return self.until is not None

    @property
    def about(self) -> bool:
        return any(self.soft)

    @property
    def softness(self) -> tuple[int, int]:
        """Days by which it may have been earlier than the start and later than the end; 0 if certain."""
        ends = SOFTNESS[self.precision], SOFTNESS[self.until or self.precision]
        return ends[0] * self.soft[0], ends[1] * self.soft[1]


def _era(text: str) -> tuple[str, bool]:
    """The text before the era's letters, and whether they mean before the year 1."""
    match = _ERA.fullmatch(text)
    return (match["rest"], bool(match["bce"])) if match else (text, False)


def _astronomical(text: str, year: int, bce: bool) -> int:
    if not year:
        raise ValueError(f"'{text}': there is no year 0", "the year before 1 is 1 BCE")
    if year > (FIRST if bce else LAST):
        raise ValueError(f"'{text}' is too far away: years go from {FIRST} BCE to {LAST}")
    return 1 - year if bce else year


def _plain(written: str) -> str:
    """The text without invisible characters, which come along when text is copied."""
    return "".join(char for char in written if category(char) != "Cf").strip()


def _signed(text: str) -> tuple[str, ...]:
    if match := re.fullmatch(r"[-−–](\d{1,5})(-.*)?", text):
        year = int(match[1])
        return (f"write {year} BCE; by ISO 8601, which has a year 0, -{match[1]} would be {year + 1} BCE",)
    return ()


def _either(text: str) -> tuple[str, ...]:
    """A hint for a day with slashes, which some write day first and others month first."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    if not found:
        return ()
    orders = (f"{found[3]}-{one:0>2}-{two:0>2}" for one, two in (found.group(1, 2), found.group(2, 1)))
    known = [one[0].removeprefix("write ") for order in dict.fromkeys(orders) if (one := _guessed([order]))]
    return (f"write {' or '.join(known)}",) if known else ()


def _keys_meant(written: dict[str, Any]) -> tuple[str, ...]:
    others = {"start": "from", "begin": "from", "since": "from", "end": "to", "until": "to", "till": "to"}
    meant = {others.get(key, key): value for key, value in written.items()}
    if set(meant) == {"from"}:
        return (f"write {_as_written(meant['from'])}, or add 'to: …'",)
    return _guessed([meant]) if meant != written else ()


def _guessed(candidates: Iterable[Any]) -> tuple[str, ...]:
    """A hint: the first of these that is a date."""
    for data in candidates:
        try:
            When.parse(data)
        except ValueError:
            continue
        return (f"write {_as_written(data)}",)
    return ()


def _as_written(data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {_as_written(value)}" for key, value in data.items()) + "}"
    return str(data)


def _validate(written: Any) -> When:
    try:
        return When.parse(written)
    except ValueError as error:
        raise PydanticCustomError(
            "when", "{said}", {"said": error.args[0], "hint": [*error.args[1:], _HOW][0]}
        ) from None


Date = Annotated[
    When,
    GetPydanticSchema(lambda _source, _handler: core_schema.no_info_plain_validator_function(_validate)),
]
