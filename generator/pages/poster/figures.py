"""The facts in the poster's header: beside its title, or in a row of their own below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import text
from generator.content.collections import Fact
from generator.look import Look

_FEW = 4  # stand beside the title in even rows
_SMALLER = 0.7  # of the largest size: smaller figures rather stand in more rows


@dataclass(frozen=True)
class Figures:
    """Facts in rows: the width in points of a column, and the size at which the widest figure fits it."""

    facts: tuple[Fact, ...]
    below: bool
    across: int
    column: float
    size: float


@dataclass(frozen=True)
class Header:
    """What figures have to fit: `width` is the sheet's between its margins, in points."""

    width: float
    gap: float
    largest: float
    upright: bool

    def figures(self, facts: Sequence[Fact], look: Look) -> Figures:
        """Up to four beside the title of a sheet that lies, the others below it, in one row if they can."""
        below = self.upright or len(facts) > _FEW
        width = self.width if below else self.width / 2 - self.gap
        style = look.style(look.heading, 1.0, bold=True)
        widest = max([text.width(one.figure, style) for one in facts], default=1.0)

        def column(across: int) -> float:
            return (width - (across - 1) * self.gap) / across

        across = {1: 1, 2: 2, 3: 3}.get(len(facts), 2)
        if below and facts:
            ways = [-(-len(facts) // rows) for rows in range(1, len(facts) + 1)]
            wide = (one for one in ways if column(one) >= _SMALLER * self.largest * widest)
            across = next(wide, 1)
        size = min(self.largest, column(across) / widest)
        return Figures(tuple(facts), below, across, column(across), size)
