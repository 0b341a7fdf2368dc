"""What a chart is placed with: its room in points, and its words measured at one size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator import text
from generator.charts.geometry import DASHES
from generator.charts.model import Chart
from generator.shapes import Frame
from generator.text import CAUTION
from generator.units import EMU_PER_PT

# In points, or as a share of the size of the words.
GAP = 6.0  # between the plot and the words along it
LINE = 1.43  # from one line to the next
# A legend as LibreOffice sets it, in shares of the size of its words: its marks (squares, or bits of line,
# which are longer where any is dashed), the space behind a mark, between entries and at both ends; and the
# points that each space has in addition.
CHIP, LINE_MARK, DASHED_MARK, BEHIND, BETWEEN, BESIDE, SPARE = 0.75, 1.25, 2.35, 0.22, 0.66, 0.33, 8.0
TALL = 1.15  # what a line takes where others stand above and below it


def legend_mark_width(chart: Chart) -> float:
    """The width of a mark of its legend, as a share of the size of the words."""
    if chart.type != "line":
        return CHIP
    return DASHED_MARK if any(DASHES[: len(chart.series)]) else LINE_MARK


@dataclass(frozen=True)
class ChartText:
    """How a chart's words may be set: in points their `size`, which gives way to the `floor` and, with a
    warning, to the `least`; `others` are the families of what letters the first lacks."""

    size: float
    floor: float
    least: float
    family: str
    others: tuple[str, ...] = ()
    rtl: bool = False  # whether the talk is read from right to left


@dataclass(frozen=True)
class ChartRoom:
    """A chart, its frame, and the size and family of its words."""

    chart: Chart
    frame: Frame
    size: float
    family: str
    others: tuple[str, ...] = ()

    @property
    def wide(self) -> float:
        return self.frame.width / EMU_PER_PT

    @property
    def tall(self) -> float:
        return self.frame.height / EMU_PER_PT

    @property
    def line(self) -> float:
        return self.size * LINE

    @property
    def style(self) -> text.Style:
        return text.Style(self.family, self.size, others=self.others)

    def width(self, words: str) -> float:
        return text.width(words, self.style) / CAUTION

    def lines(self, words: str, room: float) -> tuple[str, ...]:
        if self.width(words) <= room:
            return (words,)
        wrapped = text.wrap([(words, self.style)], room * CAUTION)
        return tuple(line.shown for line in wrapped)

    @cached_property
    def values(self) -> tuple[float, ...]:
        """All there are, gaps left out."""
        return tuple(value for one in self.chart.series for value in one.values if value is not None)

    @cached_property
    def label(self) -> float:
        """The width of the widest value."""
        return max(self.width(self.chart.numerals.shown(value)) for value in self.values)

    @cached_property
    def names(self) -> float:
        """The width of the widest category's name."""
        return max(self.width(name) for name in self.chart.categories)
