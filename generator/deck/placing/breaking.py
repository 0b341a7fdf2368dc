"""Where a line should break, and where not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from generator.content.inline import NO_BREAK_SPACE, Inline
from generator.deck.slides import Paragraph
from generator.scripts import eastern
from generator.shapes import BREAK, Run

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
    ends, at, whole = list[int](), 0, paragraph.plain
    for line in lines:
        at = whole.index(line, at) + len(line)
        ends += [at, at + 1] if whole[at : at + 1] == " " else [at]
    runs: list[Run] = []
    start = 0
    for run in paragraph.runs:
        after = start + len(run.text)
        cuts = [cut for cut in ends if start < cut < after and run.link]
        for left, right in pairwise([start, *cuts, after]):
            bare = left in ends and whole[left:right] == " "
            piece = replace(run, text=whole[left:right], link="" if bare else run.link)
            runs += [piece] if piece.text else []
        start = after
    return replace(paragraph, runs=tuple(runs))


def is_lonely(line: str) -> bool:
    """Whether a line is one short word, or one ideograph."""
    if eastern(line):
        return len(line) == 1
    return " " not in line.replace(NO_BREAK_SPACE, " ") and len(line) <= LONELY
