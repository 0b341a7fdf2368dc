"""Where a line should break, and where not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from generator.content.inline import NO_BREAK_SPACE, Inline
from generator.deck.slides import BREAK, Paragraph, Run
from generator.scripts import eastern

# The space after a sentence, which is more than an abbreviation.
_STOP = re.compile(r"(?<=\w{3}[.!?…]) (?=\w)")
LONELY = 16  # letters; a longer last word may stand alone


def tied(paragraph: Paragraph) -> Paragraph:
    """With the last two words of each of its parts between line ends held together."""
    runs: list[Run] = []
    for broken, group in groupby(paragraph.runs, key=lambda run: run == BREAK):
        part = tuple(group)
        ends = broken or part[-1].text.endswith(" ")
        runs += part if ends else Inline(part).tied().runs  # type: ignore[arg-type]
    return replace(paragraph, runs=tuple(runs))


def at_the_stop(paragraph: Paragraph) -> Paragraph | None:
    """The paragraph with a line's end between its two sentences; None when it has one, or three."""
    stops = list(_STOP.finditer(paragraph.plain))
    if len(stops) != 1:
        return None
    runs: list[Run] = []
    start, space = 0, stops[0].start()
    for run in paragraph.runs:
        at, start = space - start, start + len(run.text)
        if 0 <= at < len(run.text):
            halves = run.text[:at], run.text[at + 1 :]
            first, second = (((replace(run, text=half),) if half else ()) for half in halves)
            runs += (*first, BREAK, *second)
        else:
            runs.append(run)
    return replace(paragraph, runs=tuple(runs))


def links_by_line(paragraph: Paragraph, lines: Sequence[str]) -> Paragraph:
    """A link that goes on over the end of a line as one on each, the space between them bare: LibreOffice
    breaks a link's words anywhere. `lines` are the paragraph's words as they are set."""
    ends, at = set(), 0
    for line in lines:
        at += len(line)
        ends.add(at)
        at += 1
    runs: list[Run] = []
    start = 0
    for run in paragraph.runs:
        spaces = [at for at, char in enumerate(run.text, start) if char == " " and at in ends and run.link]
        cuts = [cut for space in spaces for cut in (space, space + 1)]
        for left, right in pairwise([start, *cuts, start + len(run.text)]):
            bare = left in spaces
            piece = replace(run, text=run.text[left - start : right - start], link="" if bare else run.link)
            runs += [piece] if piece.text else []
        start += len(run.text)
    return replace(paragraph, runs=tuple(runs))


def is_lonely(line: str) -> bool:
    """Whether a line is one short word, or one ideograph."""
    if eastern(line):
        return len(line) == 1
    return " " not in line.replace(NO_BREAK_SPACE, " ") and len(line) <= LONELY
