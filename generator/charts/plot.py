"""The plot of a chart with axes: its scale, its rectangle, and whether its names and values have room."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.charts import geometry
from generator.charts.colours import choose_colours
from generator.charts.layout import ChartLayout
from generator.charts.model import Chart, Numerals
from generator.charts.room import GAP, TALL, ChartRoom
from generator.charts.scale import (
    Scale,
    add_headroom,
    are_close,
    choose_scale,
    decimals_needed,
    scale_around_zero,
    scale_from_zero,
)
from generator.shapes import DoesNotFit, Frame, frame_in_points
from generator.units import EMU_PER_PT

STEP = 48.0  # points, the least from one tick of the value axis to the next
NAMES_AT_MOST = 0.42  # of a bar chart's width
LINES_AT_MOST, TURNED_AT_MOST = 2, 0.3  # of a category's name; a share of the chart's height
# A year, a quarter, a day: what is left out of a row of these, everybody fills in.
_COUNTED = re.compile(r"\D{0,4}\d[\d\W]*\D{0,4}")
GAP_AT_LEAST, THICK, THICK_LYING = 60, 96.0, 52.0  # per cent of a bar; points, the most a bar is thick


def place_plot(room: ChartRoom, top: float, *, labels: bool) -> ChartLayout:
    """Below `top`, in points from the box's edge. Raises DoesNotFit."""
    lying = room.chart.type == "bar"
    return _place_lying(room, top, labels) if lying else _place_upright(room, top, labels)


def _place_upright(room: ChartRoom, top: float, labels: bool) -> ChartLayout:
    marker = geometry.MARKER if room.chart.type == "line" else 0.0
    head = room.line + GAP + marker if labels else room.line * 0.65
    scale = _choose_scale(room, room.tall - top - head - GAP - room.line, room.line if labels else 0)
    numerals = _tick_numerals(room.chart, scale)
    left = 0.0 if labels else max(room.width(numerals.shown(tick)) for tick in scale.ticks) + GAP
    names = _lay_out_names(room, (room.wide - left) / len(room.chart.categories))
    tall = room.tall - top - head - GAP - names.tall
    plot = _frame_in_box(room, left, top + head, room.wide - left, tall)
    return _lay_out(room, plot, scale, labels, THICK, names)


def _place_lying(room: ChartRoom, top: float, labels: bool) -> ChartLayout:
    names = tuple(room.lines(name, room.wide * NAMES_AT_MOST) for name in room.chart.categories)
    left = max(room.width(line) for lines in names for line in lines) + 2 * GAP
    if left > room.wide / 2:
        said = f"the longest name is {left:.0f} pt wide, half the chart is {room.wide / 2:.0f} pt"
        raise DoesNotFit(said, "use shorter names")
    foot = 0.0 if labels else room.line + GAP
    high, count = room.tall - top - foot, len(names)
    # A name higher than its bar's place stands out of the plot, and out of the frame LibreOffice has no room.
    out = max(0.0, max(len(names[0]), len(names[-1])) * room.line - high / count) / 2
    beside = max((len(one) + len(next_)) / 2 for one, next_ in pairwise((*names, names[-1])))
    least = (beside - 1) * room.line + room.size * TALL
    if (high - 2 * out) / count < least:
        said = f"{count} names need {least * count:.0f} pt of height and have {high - 2 * out:.0f} pt"
        raise DoesNotFit(said, "show fewer, or join the smallest")
    wide = room.wide - left - (room.label + GAP if labels else room.label / 2)
    plot = _frame_in_box(room, left, top + out, wide, high - 2 * out)
    scale = _choose_scale(room, wide, room.label + 3 * GAP if labels else 0)
    return _lay_out(room, plot, scale, labels, THICK_LYING, Names(names, 0))


def _lay_out(
    room: ChartRoom, plot: Frame, scale: Scale, labels: bool, thick: float, names: Names
) -> ChartLayout:
    own, single = choose_colours(room.chart)
    placed = ChartLayout(
        frame=room.frame,
        chart=room.chart,
        plot=plot,
        size=room.size,
        scale=scale,
        numerals=room.chart.numerals if labels else _tick_numerals(room.chart, scale),
        colours=own,
        points=single,
        labels=labels,
        names=names.lines,
        turned=names.turned,
        every=names.every,
    )
    count = 1 if room.chart.type in ("stacked", "line") else len(room.chart.series)
    widest = (geometry.slot(placed) / EMU_PER_PT / thick - count) * 100
    return replace(placed, gap=min(500, max(GAP_AT_LEAST, round(widest))))


def _frame_in_box(room: ChartRoom, x: float, y: float, wide: float, tall: float) -> Frame:
    """A rectangle in points from the box's corner, on the slide."""
    inner, frame = frame_in_points(x, y, wide, tall), room.frame
    return replace(inner, x=inner.x + frame.x, y=inner.y + frame.y)


def _choose_scale(room: ChartRoom, length: float, label: float) -> Scale:
    """The scale for an axis of that length; below nought it leaves room for a label."""
    chart = room.chart
    values = list(room.values)
    if chart.type == "stacked":
        rows = list(zip(*(one.values for one in chart.series), strict=True))
        values = [sum(v for v in row if v and v > 0) for row in rows]
        values += [sum(v for v in row if v and v < 0) for row in rows]
    step = max(STEP, room.label * 1.8) if chart.type == "bar" else STEP
    from_zero = chart.type != "line" or not are_close(values)
    spread = add_headroom(values, from_zero=from_zero)
    scale = choose_scale(spread, max(2, int(length / step)), from_zero=from_zero)
    if not label:
        return scale
    # With the values at their points nobody sees the axis: the plot is filled, but for labels below nought.
    if scale.least >= 0:
        return scale_from_zero(max(values)) if scale.least == 0 and max(values) else scale
    least, most = min(values), scale.most if scale.most < 0 else max(*values, 0.0)
    inside = label if chart.type != "stacked" else 0
    below = least - (most - least) * inside / (length - inside)
    return Scale(below, most, most - below) if scale.most < 0 else scale_around_zero(least, most, below)


def _tick_numerals(chart: Chart, scale: Scale) -> Numerals:
    return replace(chart.numerals, decimals=decimals_needed(scale.step))


@dataclass(frozen=True)
class Names:
    """Those of the categories, in lines, and how high they stand below the axis, in points."""

    lines: tuple[tuple[str, ...], ...]
    tall: float
    turned: bool = False
    every: int = 1


def _lay_out_names(room: ChartRoom, slot: float) -> Names:
    """Side by side if they can, broken between words, else upright; of years and their like as many as can.

    Raises DoesNotFit.
    """
    names, wide, widest = room.chart.categories, slot - GAP, room.names
    whole = tuple((name,) for name in names)
    if widest <= wide:
        return Names(whole, room.line)
    broken = tuple(room.lines(name, wide) for name in names)
    most = max(len(one) for one in broken)
    if most <= LINES_AT_MOST and max(room.width(line) for one in broken for line in one) <= wide:
        return Names(broken, most * room.line)
    every = math.ceil(room.line / slot)
    if widest <= room.tall * TURNED_AT_MOST and (
        every == 1 or all(_COUNTED.fullmatch(name) for name in names)
    ):
        return Names(whole, widest + GAP, True, every)
    said = f"{len(names)} names do not fit in a row: the widest is {widest:.0f} pt, its place {wide:.0f} pt"
    raise DoesNotFit(said, "use 'type: bar', which has room for long names, or shorter ones")


def find_label_fault(room: ChartRoom, placed: ChartLayout) -> str:
    """Why the values cannot stand at their points; "" when they can."""
    kind, size = room.chart.type, room.size
    if kind == "line":
        return _find_crowding(room, placed)
    if kind == "stacked":
        parts = list(geometry.place_bars(placed))
        thin = sum(1 for one in parts if one.value and one.frame.height < size * TALL * EMU_PER_PT)
        if thin:
            return f"{thin} of {len(parts)} parts are too thin for their values at {size:.0f} pt"
    thick, slot = geometry.thickness(placed) / EMU_PER_PT, geometry.slot(placed) / EMU_PER_PT
    alone = len(room.chart.series) == 1
    if kind == "bar":
        have, need, what = slot if alone else thick, size * TALL, "high"
    else:
        have, need, what = slot - GAP if alone else thick * (1 - geometry.OVERLAP / 100), room.label, "wide"
    if have < need:
        return f"the values are {need:.0f} pt {what} at {size:.0f} pt, their places {have:.0f} pt"
    return ""


def _find_crowding(room: ChartRoom, placed: ChartLayout) -> str:
    """The values of lines stand above their points: side by side, and clear of the next line's."""
    slot = geometry.slot(placed) / EMU_PER_PT
    if room.label > slot:
        return f"the values are {room.label:.0f} pt wide, their places {slot:.0f} pt"
    rule = geometry.height_at(placed, 0.0) / EMU_PER_PT
    over = geometry.MARKER / 2 + room.line
    if any(0 < geometry.height_at(placed, value) / EMU_PER_PT - rule < over for value in room.values):
        return "the axis would cross values that stand above their points"
    for column in zip(*(one.values for one in room.chart.series), strict=True):
        heights = sorted(
            geometry.height_at(placed, value) / EMU_PER_PT for value in column if value is not None
        )
        if any(low - high < room.line * 1.6 for high, low in pairwise(heights)):
            return "the lines come too close for the values of each"
    return ""
