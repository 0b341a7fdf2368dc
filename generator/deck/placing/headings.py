"""Headings, whose lines should end well: which boxes are, and how their words are broken."""

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.placing.breaking import at_the_stop, is_lonely
from generator.deck.placing.measuring import Setting, lines_of
from generator.deck.placing.rows import row_of
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import Placeholder
from generator.shapes import BREAK
from generator.text import CAUTION

# How much smaller a heading may become for the sake of better lines.
PATIENCE = 0.8


def heads(box: Placeholder) -> bool:
    """Whether the box is a heading, not a name in a row of names, where two words may well be two lines."""
    return box.levels[0].face == "heading" and row_of(box.name) == box.name


def by_sentence(
    setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, scale: float
) -> tuple[Paragraph, ...]:
    """A heading of two sentences that needs two lines, broken between them if each can be one line, at most
    a bit smaller than `scale`; else nothing."""
    if len(paragraphs) > 1 or BREAK in paragraphs[0].runs:
        return ()
    broken, level = at_the_stop(paragraphs[0]), box.levels[0]
    if broken is None or len(lines_of(setting, paragraphs[0], level, box.room[0], scale)) < 2:
        return ()
    return (broken,) if len(lines_of(setting, broken, level, box.room[0], scale * PATIENCE)) == 2 else ()


def ragged(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, scale: float) -> bool:
    """Whether a line ends inside a word, or a paragraph with one short word; measured, or a bit wider."""
    for paragraph in paragraphs:
        level = box.levels[min(paragraph.level, len(box.levels) - 1)]
        for room in (box.room[0], box.room[0] / CAUTION):
            lines = [line.text for line in lines_of(setting, paragraph, level, room, scale)]
            if any(line.endswith("-") for line in lines[:-1]):
                return True
            if BREAK in paragraph.runs and len(lines) > paragraph.runs.count(BREAK) + 1:
                return True
            if len(lines) > 1 and is_lonely(lines[-1]):
                return True
    return False
