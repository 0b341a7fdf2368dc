"""What a timeline cannot say beside what it shows: eras whose titles have no room, marks without words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import text
from generator.content.collections import Era, Milestone
from generator.language import Words
from generator.look import Look
from generator.pages.poster.parts import Key, Mark, Rect, Sort

KINDS: tuple[Sort, ...] = ("dot", "range", "within", "about")
"""Of marks, in the order of the legend."""
_SAID = {"dot": "further", "range": "from_to", "within": "undated", "about": "about"}
_ROW = 1.7  # ems
SWATCHES: dict[Sort, float] = {"era": 1.3, "dot": 1.0, "range": 2.6, "within": 2.6, "about": 3.2}  # ems
_APART, _BETWEEN = 0.5, 2.0  # ems, from a swatch to its words, and from these to the next swatch
_SAFETY = 0.995


def possible(milestones: Iterable[Milestone]) -> tuple[Sort, ...]:
    """The kinds of their marks, if all that last are long enough to show it."""
    found = {_kind(one, bar=True) for one in milestones}
    return tuple(kind for kind in KINDS if kind in found or (found and kind == "dot"))


def present(marks: Iterable[Mark]) -> tuple[Sort, ...]:
    """The kinds of the marks without words. Of the others the cards say what they show."""
    found = {_kind(one.milestone, bar=one.bar) for one in marks if not one.worded}
    return tuple(kind for kind in KINDS if kind in found or (found and kind == "dot"))


def _kind(milestone: Milestone, *, bar: bool) -> Sort:
    when = milestone.date
    if not bar:
        return "dot"
    if any(when.soft):
        return "about"
    return "range" if when.ranged else "within" if when.precision != "day" else "dot"


@dataclass(frozen=True)
class Legend:
    """In type of that size, in points, over that width; `untitled` are the numbers of eras."""

    untitled: Sequence[int]
    kinds: Sequence[Sort]
    eras: Sequence[Era]
    size: float
    width: float
    look: Look
    words: Words

    @property
    def height(self) -> float:
        keys = self.keys(0.0)
        return keys[-1].box.y + _ROW * self.size if keys else 0.0

    def keys(self, top: float) -> tuple[Key, ...]:
        """In rows from `top` down."""
        style, row = self.look.style(self.look.text, self.size), _ROW * self.size
        x, y, keys = 0.0, top + row / 2, []
        for sort, colour, said in self._entries():
            ahead = (SWATCHES[sort] + _APART) * self.size
            wide = min(ahead + text.width(said, style) / _SAFETY, self.width)
            if x and x + wide > self.width:
                x, y = 0.0, y + row
            keys.append(Key(sort, colour, Rect(x, y, wide, row), ahead, said))
            x += wide + _BETWEEN * self.size
        return tuple(keys)

    def _entries(self) -> Iterator[tuple[Sort, str, str]]:
        for index in self.untitled:
            era = self.eras[index]
            until = self.words.digits(era.to) if era.to else ""
            lasts = self.words.apart(f"{self.words.digits(era.from_)}–{until}")
            said = f"{lasts} {self.words.apart(era.title)}"
            yield "era", self.look.theme.colours.era(index), said
        for kind in self.kinds:
            said = self.words.word(_SAID[kind])
            yield kind, self.look.theme.colours.ink, f"{said} …" if kind == "about" else said
