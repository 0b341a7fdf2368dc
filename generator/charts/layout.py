"""A chart laid out in its frame: all that its drawing and its native chart are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.charts.model import Chart, Numerals
from generator.charts.scale import Scale
from generator.shapes import Frame


@dataclass(frozen=True)
class LegendEntry:
    """A name in a legend, in lines; where its mark begins and its first line's top, in EMU on the slide."""

    lines: tuple[str, ...]
    x: int
    y: int


@dataclass(frozen=True)
class Legend:
    """Marks with the names of series, row by row."""

    frame: Frame
    entries: tuple[LegendEntry, ...]


@dataclass(frozen=True)
class ChartLayout:
    """A chart with all that its look depends on; `size` is in points and that of every word in it. `plot`
    is the rectangle between the axes, of a pie the square around it, on the slide; `numerals` are of the
    value axis. `colours` holds those of the series, `points` those of their single points. `labels` tells
    whether values stand at their points; where not, the value axis is drawn. `names` are those of the
    categories in lines; each so-many-th (`every`) is printed, upright where they are `turned`. `gap` is
    how far the bars of two categories stand apart, in per cent of a bar; `begin` the angle at which a
    pie's first slice begins, in degrees clockwise from the top. `note` says what had to give way,
    `remedy` what helps. One that is `reversed` begins on the right.
    """

    frame: Frame
    chart: Chart
    plot: Frame
    size: float
    scale: Scale
    numerals: Numerals
    colours: tuple[str, ...]
    points: tuple[tuple[str, ...], ...]
    labels: bool
    names: tuple[tuple[str, ...], ...] = ()
    turned: bool = False
    every: int = 1
    gap: int = 0
    begin: int = 0
    legend: Legend | None = None
    note: str = ""
    remedy: str = ""
    reversed: bool = False
    ink: str = "tx1"  # of its words, and of the numbers of its value axis
    quiet: str = "tx2"
    inside: Mapping[str, str] = field(default_factory=dict)  # of words by the fill they stand on

    @property
    def alt(self) -> str:
        return self.chart.alt
