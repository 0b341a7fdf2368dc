"""Words that no line holds: an address goes on in the next one after a sign, a long word at a hyphen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator import text
from generator.deck.placing.measuring import Setting, margins
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import Level, Placeholder
from generator.line_ends import SOFT_HYPHEN
from generator.page_line_ends import anywhere, hyphenated, is_technical, within
from generator.shapes import BREAK, Run
from generator.text import CAUTION
from generator.units import EMU_PER_PT

_LEAST = 3  # letters from a word's ends to a hyphen
_WORD = re.compile(r"[^\s\u00a0]+")


def parted(
    setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, scale: float = 1
) -> tuple[Paragraph, ...]:
    """The paragraphs of a box with their words parted that are wider than it at `scale` times its sizes."""
    sized = [replace(level, size=level.size * scale) for level in box.levels]
    levels = [sized[min(one.level, len(sized) - 1)] for one in paragraphs]
    return tuple(
        part(setting, one, level, box.room[0] - margins(one, level)[0] / EMU_PER_PT)
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


def widest_piece(word: str, width: Callable[[str], float], language: str) -> float:
    """The width of what cannot be parted of a word, by its widest piece, with its hyphen if it has one."""
    places = within(word) if is_technical(word) else hyphenated(word, language, _LEAST)
    hyphen = "" if is_technical(word) else "-"
    pieces = [word[start:stop] for start, stop in pairwise((0, *places, len(word)))]
    return max(width(piece + hyphen * (piece is not pieces[-1])) for piece in pieces)


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
