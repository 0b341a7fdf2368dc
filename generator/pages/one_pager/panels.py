"""The pages of a one-pager: whole sides of the paper, or the halves of one that is folded."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.sheets import FOLDED, SheetSize, sheet
from generator.units import PT_PER_MM

_FULL = 210.0  # mm, the width from which on margins and type are as large as the theme has them


@dataclass(frozen=True)
class Panel:
    """A page to be read: the side of the sheet it is on, from 0, and how far from its left edge, in mm."""

    side: int
    left: float = 0.0

    @property
    def left_pt(self) -> float:
        return self.left * PT_PER_MM


@dataclass(frozen=True)
class Format:
    """The panels in the order of reading, each of size `page`, on sides of size `sheet`.

    `name` is the paper's.
    """

    name: str
    sheet: SheetSize
    page: SheetSize
    panels: tuple[Panel, ...]

    @property
    def scale(self) -> float:
        """The scale of margins and of the largest type: small pages take less."""
        return min(1.0, self.page.width / _FULL)

    @property
    def sides(self) -> int:
        return 1 + max(panel.side for panel in self.panels)

    @property
    def order(self) -> tuple[int, ...]:
        """Of reading, of the panels counted side by side; empty for as they lie."""
        lie = sorted(range(len(self.panels)), key=lambda one: self.panels[one].side)
        return tuple(map(lie.index, range(len(lie)))) if self.folded else ()

    @property
    def folded(self) -> bool:
        return self.page != self.sheet


def format_of(paper: str, sides: int = 1, *, rtl: bool = False) -> Format:
    """A folded sheet shows its first page in front: on the right of its outer side, where text runs from the
    left, beside the last one."""
    if paper not in FOLDED:
        whole = sheet(paper)
        return Format(paper, whole, whole, tuple(Panel(side) for side in range(sides)))
    whole = sheet(FOLDED[paper], "landscape")
    page = SheetSize(whole.width / 2, whole.height)
    first, second = (page.width, 0.0) if rtl else (0.0, page.width)
    inner = Panel(sides - 1, first), Panel(sides - 1, second)
    panels = inner if sides == 1 else (Panel(0, second), *inner, Panel(0, first))
    return Format(paper, whole, page, panels)
