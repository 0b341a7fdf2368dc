"""What people write for dates, and how to write it here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_Read = Callable[[re.Match[str]], Any]
_MONTHS = (
    "jan|ene|gen",
    "feb|fév|fev",
    "mar|mär|maa",
    "apr|avr|abr",
    "may|mai|maj|mag|mei",
    "jun|juin|giu",
    "jul|juil|lug",
    "aug|aoû|ago",
    "sep|set",
    "oct|okt|ott|out",
    "nov",
    "dec|dez|déc|dic",
)
_MONTH = rf"((?:{'|'.join(_MONTHS)})[^\W\d]*)\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|\.)?"


def _number(month: str) -> int:
    """The number of a month, by the first letters of its name."""
    return next(at for at, names in enumerate(_MONTHS, start=1) if re.match(names, month, re.IGNORECASE))


def _day(*parts: str | int) -> str:
    """Year, month and day, as far as they are given."""
    year, *others = parts
    return "-".join([str(year), *(f"{int(one):02}" for one in others)])


def _months(year: str, first: int, count: int) -> dict[str, str]:
    return {"from": _day(year, first), "to": _day(year, first + count - 1)}


def _season(name: str, year: str) -> dict[str, str]:
    if name.lower() == "winter":
        return {"from": f"{year}-12", "to": f"{int(year) + 1}-02"}
    return _months(year, {"spring": 3, "summer": 6}.get(name.lower(), 9), 3)


_GUESSES: tuple[tuple[str, _Read], ...] = (
    (r"(?:c\.|ca\.?|circa|about|around|~|≈)\s*(.+)", lambda found: {"about": found[1]}),
    (r"(.+?)\s*\?", lambda found: {"about": found[1]}),
    (
        r"(?:the\s+)?(\d+)(?:st|nd|rd|th)\s+century\b\s*(.*)",
        lambda found: {"century": f"{found[1]} {found[2]}".strip()},
    ),
    (r"(?:the\s+)?(\d+0)\W?s", lambda found: f"{found[1]}s"),
    (r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", lambda found: _day(found[3], found[2], found[1])),
    (r"(\d{1,2})\.\s*(\d{4})", lambda found: _day(found[2], found[1])),
    (rf"{_MONTH}\s+(\d{{4}})", lambda found: _day(found[2], _number(found[1]))),
    (
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(\d{{4}})",
        lambda found: _day(found[3], _number(found[2]), found[1]),
    ),
    (rf"{_MONTH}\s+{_DAY},?\s+(\d{{4}})", lambda found: _day(found[3], _number(found[1]), found[2])),
    (r"Q([1-4])\W*(\d{4})", lambda found: _months(found[2], 3 * int(found[1]) - 2, 3)),
    (r"(\d{4})\W*Q([1-4])", lambda found: _months(found[1], 3 * int(found[2]) - 2, 3)),
    (r"H([12])\W*(\d{4})", lambda found: _months(found[2], 6 * int(found[1]) - 5, 6)),
    (r"(spring|summer|autumn|fall|winter)\s+(?:of\s+)?(\d{4})", lambda found: _season(found[1], found[2])),
    (r"(?:early|mid|late)[\s-]+(\d+s?)", lambda found: {"about": found[1]}),
    (r"(\d{4}-\d\d-\d\d)[T ]\d\d:.*", lambda found: found[1]),
    (r"((?:1\d|20)\d\d)([01]\d)([0-3]\d)", lambda found: _day(*found.groups())),
    (r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?", lambda found: _day(*filter(None, found.groups()))),
    (
        r"(\d\d)(\d\d)\s*[-–/]\s*(\d\d)",
        lambda found: {"from": found[1] + found[2], "to": found[1] + found[3]},
    ),
    (
        r"(\d+s?)\s*(?:[-–—]|to|until|till|bis|à|al?)\s*(\d+s?)",
        lambda found: {"from": found[1], "to": found[2]},
    ),
    (r"(?:since|from|after|before|until|till|by|in|seit|nach|vor)\s+(.+)", lambda found: found[1]),
    (r"(AD|CE|BCE?)\s*(\d.*)", lambda found: f"{found[2]} {found[1].upper()}"),
    (r"(\d{4})\W(\d{1,2})(?:\W(\d{1,2}))?\W?", lambda found: "-".join(filter(None, found.groups()))),
    (
        r"(.+?)(?:\s*[–—]\s*|\s+-\s+|(?<=\d{3})-(?=\d{3}))(.+)",
        lambda found: {"from": found[1], "to": found[2]},
    ),
    (r"(.+?)[,;.]", lambda found: found[1]),
)


def candidates(text: str) -> Iterator[Any]:
    """What the text may be meant as; not all of these are dates."""
    for pattern, read in _GUESSES:
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            yield read(match)
