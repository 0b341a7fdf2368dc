"""The words of a drawn chart, where LibreOffice sets those of the native one: names, numbers, values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from generator.charts import geometry
from generator.charts.colours import text_colour_on
from generator.charts.layout import ChartLayout
from generator.charts.pie import AWAY
from generator.charts.room import LINE
from generator.shapes import Frame, Label, Run
from generator.units import EMU_PER_PT

# In points: from the plot's left edge to the names and to the numbers beside it, from its foot to the words
# below, from a bar's top or a marker to its value, from a lying bar's end to its value.
NAMES, NUMBERS, BELOW, ABOVE, BESIDE = 7.2, 3.0, 5.7, 4.5, 2.8
LIFT, LIFT_NUMBERS, LIFT_UPRIGHT = 0.7, 1.6, 2.4  # how much above the middle words stand

Anchor = Literal["t", "ctr", "b"]
_ANCHORS: dict[int, Anchor] = {-1: "b", 0: "ctr", 1: "t"}


def label_at(
    placed: ChartLayout,
    said: str,
    at: tuple[float, float],
    align: geometry.Side,
    anchor: Anchor,
    colour: str = "",
) -> Label:
    """Words whose left, middle or right, and top, middle or foot, is at that point in EMU."""
    wide, tall = placed.frame.width, round(placed.size * LINE * EMU_PER_PT)
    left = at[0] - {"l": 0, "ctr": wide / 2, "r": wide}[align]
    top = at[1] - {"t": 0, "ctr": tall / 2, "b": tall}[anchor]
    return _label_in(placed, said, Frame(round(left), round(top), wide, tall), align, colour)


def _label_in(placed: ChartLayout, said: str, frame: Frame, align: geometry.Side, colour: str = "") -> Label:
    ink = colour or placed.ink
    return Label(said, frame, ((Run(said),),), placed.size, "text", ink, align=align, anchor="ctr")


def draw_words(placed: ChartLayout) -> Iterator[Label]:
    """All but the legend's."""
    kind = placed.chart.type
    if kind == "pie":
        yield from _label_slices(placed) if placed.labels else ()
        return
    yield from _label_categories(placed)
    if not placed.labels:
        yield from _label_ticks(placed)
    else:
        yield from _label_points(placed) if kind == "line" else _label_bars(placed)


def _label_categories(placed: ChartLayout) -> Iterator[Label]:
    """A label for each line of a name: the lines of one are set apart differently by every program."""
    plot, line = placed.plot, placed.size * LINE * EMU_PER_PT
    foot = plot.y + plot.height + BELOW * EMU_PER_PT
    for index, lines in enumerate(placed.names):
        at = geometry.centre(placed, index)
        if placed.turned:
            if index % placed.every == 0:
                left, top = at - line / 2 - LIFT_UPRIGHT * EMU_PER_PT, foot + LIFT_UPRIGHT * EMU_PER_PT
                below = Frame(round(left), round(top), round(line), placed.frame.height // 3)
                yield replace(_label_in(placed, lines[0], below, "r"), turned=True)
            continue
        for number, said in enumerate(lines):
            if placed.chart.type == "bar":
                down = at + (number - (len(lines) - 1) / 2) * line - LIFT * EMU_PER_PT
                yield label_at(placed, said, (plot.x - NAMES * EMU_PER_PT, down), "r", "ctr")
            else:
                yield label_at(placed, said, (at, foot + number * line), "ctr", "t")


def _label_ticks(placed: ChartLayout) -> Iterator[Label]:
    plot = placed.plot
    for tick in placed.scale.ticks:
        said = placed.numerals.shown(tick)
        if placed.chart.type == "bar":
            x = plot.x + plot.width * placed.scale.share(tick)
            yield label_at(
                placed, said, (x, plot.y + plot.height + BELOW * EMU_PER_PT), "ctr", "t", placed.quiet
            )
        else:
            y = geometry.height_at(placed, tick) - LIFT_NUMBERS * EMU_PER_PT
            yield label_at(placed, said, (plot.x - NUMBERS * EMU_PER_PT, y), "r", "ctr", placed.quiet)


def _label_bars(placed: ChartLayout) -> Iterator[Label]:
    """In the middle of a stack's parts, but those of nought, else where the bar ends."""
    for one in geometry.place_bars(placed):
        said, bar, positive = placed.chart.numerals.shown(one.value), one.frame, one.value >= 0
        across, middle = bar.x + bar.width / 2, bar.y + bar.height / 2 - LIFT * EMU_PER_PT
        if placed.chart.type == "stacked":
            if not one.value:
                continue
            ink = text_colour_on(placed.points[one.series][one.index], placed)
            yield label_at(placed, said, (across, middle), "ctr", "ctr", ink)
        elif placed.chart.type == "bar":
            end = bar.x + bar.width + BESIDE * EMU_PER_PT if positive else bar.x - BESIDE * EMU_PER_PT
            yield label_at(placed, said, (end, middle), "l" if positive else "r", "ctr")
        elif positive:
            yield label_at(placed, said, (across, bar.y - ABOVE * EMU_PER_PT), "ctr", "b")
        else:
            yield label_at(placed, said, (across, bar.y + bar.height), "ctr", "t")


def _label_points(placed: ChartLayout) -> Iterator[Label]:
    for one in placed.chart.series:
        for index, value in enumerate(one.values):
            if value is not None:
                above = (ABOVE + geometry.marker(placed, index) / 2) * EMU_PER_PT
                at = geometry.centre(placed, index), geometry.height_at(placed, value) - above
                said = label_at(placed, placed.chart.numerals.shown(value), at, "ctr", "b")
                yield replace(said, bold=placed.chart.highlighted == index)


def _label_slices(placed: ChartLayout) -> Iterator[Label]:
    for one in geometry.place_slices(placed):
        x, y = geometry.on_circle(placed, one.middle, AWAY * EMU_PER_PT)
        anchor = _ANCHORS[geometry.below(one.middle)]
        yield label_at(
            placed,
            geometry.slice_label(placed, one),
            (x, y - LIFT * EMU_PER_PT),
            geometry.side_of(one.middle),
            anchor,
        )
