"""Notes in a space on paper: how much of it they take, and divided where they need more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.deck.placed import PlacedSlide
from generator.deck.placing.breaking import tied
from generator.deck.slides import Paragraph
from generator.look import Look
from generator.pages.slides.view import numbered
from generator.shapes import Run
from generator.typesetting import Runs, rows, set_lines

LEADING = 1.35  # as the templates set notes
BETWEEN = 0.45  # ems, below a paragraph
INDENT = 1.4  # ems, of a list's items
_SENTENCE = re.compile(r"[.!?…。！？؟۔][\"'”’»)]*(?=\s|$)|[。！？]")  # its end
_HAIR = 1e-6
_SAFETY = 0.99  # a line is held this much shorter than its box, so that no rounding breaks it again


@dataclass(frozen=True)
class Manner:
    """How notes are set: at `size` points, in a space `width` points wide."""

    look: Look
    size: float
    width: float

    def height(self, said: Sequence[Paragraph]) -> float:
        """Points, the last paragraph's air left off."""
        return sum(self._height(one) for one in said) - BETWEEN * self.size if said else 0.0

    def fitting(
        self, said: Sequence[Paragraph], room: float
    ) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        """What stands in that height, and what is left; a paragraph may end in the middle of a sentence."""
        left = room + BETWEEN * self.size
        for at, one in enumerate(said):
            needs = self._height(one)
            if needs > left:
                first, rest = self._cut(one, left)
                return (*said[:at], *first), (*rest, *said[at + 1 :])
            left -= needs
        return tuple(said), ()

    def _height(self, paragraph: Paragraph) -> float:
        return (rows(*self._set(paragraph), language="") * LEADING + BETWEEN) * self.size

    def _set(self, paragraph: Paragraph) -> tuple[Runs, float]:
        """Its runs, and the room for its lines in ems."""
        room = self.width / self.size - (INDENT * (paragraph.level + 1) if paragraph.marker else 0)
        return self.look.runs(paragraph.runs), room * _SAFETY

    def _cut(self, paragraph: Paragraph, room: float) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        """Its lines that fit, and the others; never fewer than two of either. A sentence that ends within the
        last two is where it is cut."""
        lines = set_lines(*self._set(paragraph), language="")
        each = self._height(paragraph) / self.size - BETWEEN
        count = min(int((room / self.size - BETWEEN) / each * len(lines) + _HAIR), len(lines) - 2)
        if count < 2:
            return (), (paragraph,)
        whole, ends = paragraph.plain, [line.end for line in lines[:count]]
        at = ends[-1]
        sentences = (one.end() for one in _SENTENCE.finditer(whole, ends[max(count - 3, 0)], at))
        at = max(sentences, default=at)
        rest = _part(paragraph, at + len(whole[at:]) - len(whole[at:].lstrip()), len(whole))
        return (_part(paragraph, 0, at),), (replace(rest, marker="", level=0),)


def _part(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The paragraph from one character to before another."""
    runs: list[Run] = []
    at = 0
    for run in paragraph.runs:
        words = run.text[max(start - at, 0) : max(end - at, 0)]
        if words:
            runs.append(replace(run, text=words))
        at += len(run.text)
    return replace(paragraph, runs=tuple(runs))


def all_notes(slide: PlacedSlide) -> tuple[Paragraph, ...]:
    """What is said to the slide, and what follows it and is not."""
    return (*slide.notes, *slide.unsaid)


def prepared(said: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The same, no last word alone on its line, and with the numbers of numbered lists."""
    return numbered(map(tied, said))
