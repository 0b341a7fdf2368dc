"""Where a placed chart's bars and points stand, in EMU on the slide: for its labels and for its drawing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.charts.layout import ChartLayout
from generator.shapes import Frame

# Markers and dashes of lines in the order of the series: they tell them apart without colour.
MARKERS = ("circle", "square", "diamond", "triangle", "circle", "square")
DASHES: tuple[Literal["", "sysDash"], ...] = ("", "", "", "sysDash", "sysDash", "sysDash")
MARKER, LARGE, WIDTH = 9, 14, 2.75  # points; a highlighted category's marker is large
Side = Literal["l", "ctr", "r"]
OVERLAP = -10  # per cent of a bar, by which the bars of one category stand apart


@dataclass(frozen=True)
class Bar:
    """One value's bar."""

    series: int
    index: int
    value: float
    frame: Frame


@dataclass(frozen=True)
class Slice:
    """One value's slice of a pie, with its angles in degrees clockwise from the top."""

    index: int
    value: float
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def place_bars(placed: ChartLayout) -> Iterator[Bar]:
    """The bars, or columns, category by category."""
    chart = placed.chart
    for index in range(len(chart.categories)):
        above = below = 0.0
        for number, one in enumerate(chart.series):
            value = one.values[index]
            if value is None:
                continue
            start = 0.0
            if chart.type == "stacked":
                start = above if value >= 0 else below
                above, below = (above + value, below) if value >= 0 else (above, below + value)
            yield Bar(number, index, value, _frame(placed, number, index, start, start + value))


def _frame(placed: ChartLayout, number: int, index: int, start: float, end: float) -> Frame:
    across, thick = _across(placed, number, index)
    low, high = sorted((placed.scale.share(start), placed.scale.share(end)))
    plot = placed.plot
    if placed.chart.type == "bar":
        left, right = (round(plot.x + plot.width * share) for share in (low, high))
        return Frame(left, plot.y + across, right - left, thick)
    top, bottom = (round(plot.y + plot.height * (1 - share)) for share in (high, low))
    return Frame(plot.x + across, top, thick, bottom - top)


def _across(placed: ChartLayout, number: int, index: int) -> tuple[int, int]:
    """Where a bar begins along the axis of the categories, and how thick it is."""
    thick = thickness(placed)
    beside = 0 if placed.chart.type == "stacked" else number * thick * (1 - OVERLAP / 100)
    return round(index * slot(placed) + thick * placed.gap / 200 + beside), round(thick)


def thickness(placed: ChartLayout) -> float:
    """Of a bar, in EMU."""
    count = 1 if placed.chart.type == "stacked" else len(placed.chart.series)
    return slot(placed) / (count - (count - 1) * OVERLAP / 100 + placed.gap / 100)


def slot(placed: ChartLayout) -> float:
    """The room of one category along its axis, in EMU."""
    length = placed.plot.height if placed.chart.type == "bar" else placed.plot.width
    return length / len(placed.chart.categories)


def centre(placed: ChartLayout, index: int) -> int:
    """The middle of a category along its axis, on the slide."""
    begin = placed.plot.y if placed.chart.type == "bar" else placed.plot.x
    return round(begin + slot(placed) * (index + 0.5))


def height_at(placed: ChartLayout, value: float) -> int:
    """Where a value lies on an upright value axis, on the slide."""
    return round(placed.plot.y + placed.plot.height * (1 - placed.scale.share(value)))


def marker(placed: ChartLayout, index: int) -> int:
    """Points across a category's markers."""
    return LARGE if placed.chart.highlighted == index else MARKER


def place_slices(placed: ChartLayout) -> Iterator[Slice]:
    values = [value or 0.0 for value in placed.chart.series[0].values]
    whole, at = sum(values), float(placed.begin)
    for index, value in enumerate(values):
        turn = value / whole * 360
        if value:
            yield Slice(index, value, at, at + turn)
        at += turn


def slice_label(placed: ChartLayout, one: Slice) -> str:
    """The words beside a slice."""
    return f"{placed.chart.categories[one.index]}: {placed.chart.numerals.shown(one.value)}"


def side_of(angle: float) -> Side:
    """How words beside a slice are aligned: away from it."""
    angle %= 360
    return "l" if 5 < angle < 175 else "r" if 185 < angle < 355 else "ctr"


def below(angle: float) -> Literal[-1, 0, 1]:
    """Whether words beside a slice stand below its edge (1), above it (-1), or level with it."""
    angle %= 360
    return 1 if 95 < angle < 265 else 0 if 85 <= angle <= 275 else -1


def on_circle(placed: ChartLayout, angle: float, further: float = 0) -> tuple[int, int]:
    """The point of the pie's edge at that angle, or so much further out, in EMU."""
    plot, turned = placed.plot, math.radians(angle)
    radius = plot.width / 2 + further
    return (
        round(plot.x + plot.width / 2 + radius * math.sin(turned)),
        round(plot.y + plot.height / 2 - radius * math.cos(turned)),
    )
