"""Ends lines on pages where they were set; elsewhere WeasyPrint ends them and is told what stays whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from generator.content.inline import Inline
from generator.page_line_ends import anywhere, is_technical, on_pages, within
from generator.scripts import unspaced
from generator.typesetting import SetLine

_SKIPPED = {"head", "style", "svg", "{http://www.w3.org/2000/svg}svg", "pre", "img"}
_SET = {"line", "card", "drawing"}  # classes of what is set line by line
_HEADINGS = {"h1", "h2", "h3"}
_STAYS, _MAY_END = "\u2060", "\u200b"
_LONG, _SHORT = 24, 10  # letters; what is longer may have to be parted
# What Pango may part, by UAX 14: around such signs, and Korean between syllables.
_PARTED = re.compile(r"\S[-/+%#&\u2013\u2014 ]\S|\S\+|[\u1100-\u11ff\uac00-\ud7ff]{2}")


def on_lines(said: Inline, lines: Sequence[SetLine]) -> Inline:
    """The text with a line feed after each of its lines but the last; CSS sets it with `white-space: pre`."""
    start, runs = 0, []
    for run in said.runs:
        stop = start + len(run.text)
        shown = ""
        for number, line in enumerate(lines):
            shown += said.plain[max(start, line.start) : min(stop, line.end)]
            if start < line.end <= stop and number + 1 < len(lines):
                shown += f"{line.hyphen}\n"
        runs += [replace(run, text=shown)] if shown else []
        start = stop
    return Inline(tuple(runs))


def guide(page: Any) -> None:
    """Puts signs that are neither seen nor copied into the words of that tree of HTML where their lines may
    not end, or may."""
    language = page.get("lang", "")
    for element, heading in _with_words(page, heading=False):
        element.text = _guided(element.text, language, heading=heading)
        for child in element:
            child.tail = _guided(child.tail, language, heading=heading)


def _with_words(element: Any, *, heading: bool) -> Iterator[tuple[Any, bool]]:
    """The elements whose lines WeasyPrint ends, and whether they are a heading's."""
    if element.tag in _SKIPPED or _SET & set(element.get("class", "").split()):
        return
    heading = heading or element.tag in _HEADINGS
    yield element, heading
    for child in element:
        yield from _with_words(child, heading=heading)


def _guided(text: str | None, language: str, *, heading: bool) -> str | None:
    """The text with signs where lines may not or may end, otherwise than Pango has it."""
    if not text or not text.strip():
        return text
    out = ""
    for start, end in pairwise([0, *on_pages(text, language)]):
        unit = text[start:end]
        word = unit.strip()
        if len(word) > _LONG and is_technical(word):
            word = _MAY_END.join(word[begin:stop] for begin, stop in pairwise([0, *within(word), len(word)]))
        elif _is_parted(word, heading=heading):
            word = _STAYS.join(word[begin:stop] for begin, stop in pairwise([0, *anywhere(word), len(word)]))
        out += unit.replace(unit.strip(), word) if unit.strip() else unit
    return out


def _is_parted(word: str, *, heading: bool) -> bool:
    """Whether Pango could part it. Words that no spaces part are kept whole in headings only: in a text it is
    usual to part them."""
    if not 1 < len(word) <= _LONG:
        return False
    return bool(_PARTED.search(word)) or (heading and len(word) <= _SHORT and unspaced(word))
