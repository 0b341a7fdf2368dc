"""Words that no line holds: an address goes on in the next one after a sign, a long word at a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator import text
from generator.deck.placing.measuring import CAUTION, EMU, Setting, margins
from generator.deck.slides import BREAK, Paragraph, Run
from generator.deck.template.layouts import Level, Placeholder
from generator.line_ends import SOFT_HYPHEN
from generator.page_line_ends import anywhere, hyphenated, is_technical, within

_LEAST = 3  # letters from a word's ends to a hyphen
_WORD = re.compile(r"[^\s\u00a0]+")


def parted(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder) -> tuple[Paragraph, ...]:
    """The paragraphs of a box with their words parted that are wider than it in its layout's size."""
    levels = [box.levels[min(one.level, len(box.levels) - 1)] for one in paragraphs]
    return tuple(
        part(setting, one, level, box.room[0] - margins(one, level)[0] / EMU)
        for one, level in zip(paragraphs, levels, strict=True)
    )


def part(setting: Setting, paragraph: Paragraph, level: Level, room: float) -> Paragraph:
    """With line ends in what is no word, and soft hyphens in words, where these are wider than the room."""
    cuts: list[tuple[int, str]] = []
    for found in _WORD.finditer(paragraph.plain):
        style = setting.style(_run_at(paragraph.runs, found.start()), level)
        if text.width(found.group(), style) > room * CAUTION:
            places = _cuts(found.group(), style, room * CAUTION, setting.language)
            cuts += [(found.start() + at, sign) for at, sign in places]
    return replace(paragraph, runs=tuple(_cut(paragraph.runs, cuts))) if cuts else paragraph


def _run_at(runs: Sequence[Run], place: int) -> Run:
    at = 0
    for run in runs:
        at += len(run.text)
        if place < at:
            return run
    return runs[-1]


def _cuts(word: str, style: text.Style, room: float, language: str) -> Iterator[tuple[int, str]]:
    """Where the word is cut, and by what sign."""
    if not is_technical(word):
        yield from ((at, SOFT_HYPHEN) for at in hyphenated(word, language, _LEAST) if SOFT_HYPHEN not in word)
        return
    start, signs, letters = 0, within(word), anywhere(word)
    while text.width(word[start:], style) > room:
        fitting = [
            [at for at in places if at > start and text.width(word[start:at], style) <= room]
            for places in (signs, letters)
        ]
        ahead = next((one[-1] for one in fitting if one), None)
        if ahead is None:
            return
        yield ahead, BREAK.text
        start = ahead


def _cut(runs: Iterable[Run], cuts: Sequence[tuple[int, str]]) -> Iterator[Run]:
    start = 0
    for run in runs:
        stop, begin = start + len(run.text), start
        shown = ""
        for at, sign in [one for one in cuts if start < one[0] <= stop]:
            shown, begin = shown + run.text[begin - start : at - start], at
            if sign == BREAK.text:
                yield replace(run, text=shown)
                yield BREAK
                shown = ""
            else:
                shown += sign
        shown += run.text[begin - start :]
        if shown or not run.text:
            yield replace(run, text=shown)
        start = stop
