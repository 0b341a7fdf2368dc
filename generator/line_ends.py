"""Where the lines of a text may end, and what stays together on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Fielded(Protocol):
    """A style that says whether it belongs to a field."""

    @property
    def field(self) -> bool: ...


T = TypeVar("T")
F = TypeVar("F", bound=Fielded)

SPACES = " \t\n\u200b"
SOFT_HYPHEN = "\u00ad"
# Where lines may end, after Unicode's UAX 14: not before what closes, nor after what opens.
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\u301d\uff08\uff3b\uff5b\uff5f\uff62"
_CLOSING = (
    "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b-\u301c\u301e-\u301f\u303b"
)
_CLOSING += "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095-\u3096\u309b-\u309e"
_CLOSING += "\u30a0-\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5-\u30f6\u30fb-\u30fe"
_CLOSING += "\u31f0-\u31ff\uff01\uff05\uff09\uff0c\uff0e\uff1a-\uff1b\uff1f\uff3d\uff5d\uff60-\uff61"
_CLOSING += "\uff63-\uff65\uff67-\uff70"
_IDEOGRAPHS = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
# Thai has no spaces between words, which only a dictionary tells apart: they are taken for three syllables.
_THAI = "(?:[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e2f-\u0e3a\u0e45-\u0e4e]*){1,3}"
# What stays together on a line, with the spaces that may vanish at its end. A line may also end after a soft
# hyphen, one between letters, or a dash, and around ideographs; a no-break space is no space here.
_WORD = r"(?:(?![{0}{1}]).)+?(?:(?<=[^\W\d_])-(?=[^\W\d_])|(?<=[\u00ad\u2013\u2014])|(?=[{0}{1}]|$))"
_BETWEEN = rf"[{SPACES}]*"
_WESTERN_UNIT = re.compile(_WORD.format(SPACES, "") + _BETWEEN)
_UNIT = re.compile(
    rf"(?:[{_OPENING}\u2018\u201c]*(?:[{_IDEOGRAPHS}]|{_THAI})[{_CLOSING}\u2019\u201d\u2026]*"
    rf"|{_WORD.format(SPACES, _IDEOGRAPHS + chr(0xE01) + '-' + chr(0xE4E))}[{_CLOSING}]*){_BETWEEN}"
)
_NOT_WESTERN = re.compile(f"[{_IDEOGRAPHS}\u0e01-\u0e4e]")


def units(runs: Iterable[tuple[str, T]]) -> Iterable[list[tuple[str, T]]]:
    """The paragraph divided where lines may end; a unit may change its style inside."""
    given = list(runs)
    starts: list[tuple[int, T]] = []
    at = 0
    for text, style in given:
        starts.append((at, style))
        at += len(text)
    whole = "".join(text for text, _ in given)
    unit_of = _UNIT if _NOT_WESTERN.search(whole) else _WESTERN_UNIT
    for match in unit_of.finditer(whole):
        begin, end = match.span()
        unit: list[tuple[str, T]] = []
        for index, (start, style) in enumerate(starts):
            stop = starts[index + 1][0] if index + 1 < len(starts) else len(whole)
            if max(begin, start) < min(end, stop):
                unit.append((whole[max(begin, start) : min(end, stop)], style))
        yield unit


def held(units: Iterable[list[tuple[str, F]]]) -> Iterable[list[tuple[str, F]]]:
    """The units, with those of one field joined."""
    whole: list[tuple[str, F]] = []
    for unit in units:
        if whole and not (whole[-1][1].field and unit[0][1] is whole[-1][1]):
            yield whole
            whole = []
        whole += unit
    if whole:
        yield whole
