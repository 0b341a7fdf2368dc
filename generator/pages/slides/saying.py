"""Notes in a space on paper: how much of it they take, and divided where they need more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator import text
from generator.deck.slides import Paragraph, Run
from generator.look import Look

LEADING = 1.35  # as the templates set notes
BETWEEN = 0.45  # ems, below a paragraph
INDENT = 1.4  # ems, of a list's items
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
        room = self.width / self.size - (INDENT if paragraph.marker else 0)
        return (text.counted(self.look.runs(paragraph.runs), room * _SAFETY) * LEADING + BETWEEN) * self.size

    def _cut(self, paragraph: Paragraph, room: float) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        """The words of the paragraph that fit, and the others; never fewer than two lines of either."""
        words = [at for at, char in enumerate(paragraph.plain) if char == " "]
        least, most = 0, len(words)
        while most - least > 1:
            middle = (least + most) // 2
            if self._height(_part(paragraph, 0, words[middle])) > room:
                most = middle
            else:
                least = middle
        if not words or self._height(_part(paragraph, 0, words[least])) > room:
            return (), (paragraph,)
        first, rest = (
            _part(paragraph, 0, words[least]),
            _part(paragraph, words[least] + 1, len(paragraph.plain)),
        )
        two = (2 * LEADING + BETWEEN) * self.size - 0.01
        if min(self._height(first), self._height(rest)) < two:
            return (), (paragraph,)
        return (first,), (replace(rest, marker="", level=0),)


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


def numbered(said: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The same, each item of a numbered list with its own number as its `start`."""
    found: list[Paragraph] = []
    for one in said:
        goes_on = found and found[-1].marker == one.marker == "number"
        found.append(replace(one, start=found[-1].start + 1) if goes_on else one)
    return tuple(found)
