"""The plot of a chart with axes: its scale, its rectangle, and whether its names and values have room."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.deck.chart_scale import Scale
from generator.deck.placed import PlacedChart
from generator.deck.placing import marks
from generator.deck.placing.chart_colours import colours_of
from generator.deck.placing.measuring import EMU
from generator.deck.placing.scales import around, decimals_of, filling, lie_close, scale_of, widened
from generator.deck.placing.sheet import GAP, TALL, Sheet
from generator.deck.placing.strip import DoesNotFit, points
from generator.deck.slides import Chart, Numerals
from generator.deck.template.layouts import Frame

STEP = 48.0  # points, the least from one tick of the value axis to the next
NAMES_AT_MOST = 0.42  # of a bar chart's width
LINES_AT_MOST, TURNED_AT_MOST = 2, 0.3  # of a category's name; a share of the chart's height
# A year, a quarter, a day: what is left out of a row of these, everybody fills in.
_COUNTED = re.compile(r"\D{0,4}\d[\d\W]*\D{0,4}")
GAP_AT_LEAST, THICK, THICK_LYING = 60, 96.0, 52.0  # per cent of a bar; points, the most a bar is thick


def place(sheet: Sheet, top: float, *, labels: bool) -> PlacedChart:
    """Below `top`, in points from the box's edge. Raises DoesNotFit."""
    lying = sheet.chart.type == "bar"
    return _lying(sheet, top, labels) if lying else _upright(sheet, top, labels)


def _upright(sheet: Sheet, top: float, labels: bool) -> PlacedChart:
    marker = marks.MARKER if sheet.chart.type == "line" else 0.0
    head = sheet.line + GAP + marker if labels else sheet.line * 0.65
    scale = _scaled(sheet, sheet.tall - top - head - GAP - sheet.line, sheet.line if labels else 0)
    numerals = _of_ticks(sheet.chart, scale)
    left = 0.0 if labels else max(sheet.width(numerals.shown(tick)) for tick in scale.ticks) + GAP
    names = _names_below(sheet, (sheet.wide - left) / len(sheet.chart.categories))
    tall = sheet.tall - top - head - GAP - names.tall
    plot = _within(sheet, left, top + head, sheet.wide - left, tall)
    return _placed(sheet, plot, scale, labels, THICK, names)


def _lying(sheet: Sheet, top: float, labels: bool) -> PlacedChart:
    names = tuple(sheet.lines(name, sheet.wide * NAMES_AT_MOST) for name in sheet.chart.categories)
    left = max(sheet.width(line) for lines in names for line in lines) + 2 * GAP
    if left > sheet.wide / 2:
        said = f"the longest name is {left:.0f} pt wide, half the chart is {sheet.wide / 2:.0f} pt"
        raise DoesNotFit(said, "use shorter names")
    foot = 0.0 if labels else sheet.line + GAP
    high, count = sheet.tall - top - foot, len(names)
    # A name higher than its bar's place stands out of the plot, and out of the frame LibreOffice has no room.
    out = max(0.0, max(len(names[0]), len(names[-1])) * sheet.line - high / count) / 2
    beside = max((len(one) + len(next_)) / 2 for one, next_ in pairwise((*names, names[-1])))
    least = (beside - 1) * sheet.line + sheet.size * TALL
    if (high - 2 * out) / count < least:
        said = f"{count} names need {least * count:.0f} pt of height and have {high - 2 * out:.0f} pt"
        raise DoesNotFit(said, "show fewer, or join the smallest")
    wide = sheet.wide - left - (sheet.label + GAP if labels else sheet.label / 2)
    plot = _within(sheet, left, top + out, wide, high - 2 * out)
    scale = _scaled(sheet, wide, sheet.label + 3 * GAP if labels else 0)
    return _placed(sheet, plot, scale, labels, THICK_LYING, Names(names, 0))


def _placed(sheet: Sheet, plot: Frame, scale: Scale, labels: bool, thick: float, names: Names) -> PlacedChart:
    own, single = colours_of(sheet.chart)
    placed = PlacedChart(
        placeholder=sheet.box,
        frame=sheet.box.frame,
        chart=sheet.chart,
        plot=plot,
        size=sheet.size,
        scale=scale,
        numerals=sheet.chart.numerals if labels else _of_ticks(sheet.chart, scale),
        colours=own,
        points=single,
        labels=labels,
        names=names.lines,
        turned=names.turned,
        every=names.every,
    )
    count = 1 if sheet.chart.type in ("stacked", "line") else len(sheet.chart.series)
    widest = (marks.slot(placed) / EMU / thick - count) * 100
    return replace(placed, gap=min(500, max(GAP_AT_LEAST, round(widest))))


def _within(sheet: Sheet, x: float, y: float, wide: float, tall: float) -> Frame:
    """A rectangle in points from the box's corner, on the slide."""
    inner, frame = points(x, y, wide, tall), sheet.box.frame
    return replace(inner, x=inner.x + frame.x, y=inner.y + frame.y)


def _scaled(sheet: Sheet, length: float, label: float) -> Scale:
    """The scale for an axis of that length; below nought it leaves room for a label."""
    chart = sheet.chart
    values = list(sheet.values)
    if chart.type == "stacked":
        rows = list(zip(*(one.values for one in chart.series), strict=True))
        values = [sum(v for v in row if v and v > 0) for row in rows]
        values += [sum(v for v in row if v and v < 0) for row in rows]
    step = max(STEP, sheet.label * 1.8) if chart.type == "bar" else STEP
    from_zero = chart.type != "line" or not lie_close(values)
    room = widened(values, from_zero=from_zero)
    scale = scale_of(room, max(2, int(length / step)), from_zero=from_zero)
    if not label:
        return scale
    # With the values at their points nobody sees the axis: the plot is filled, but for labels below nought.
    if scale.least >= 0:
        return filling(max(values)) if scale.least == 0 and max(values) else scale
    least, most = min(values), scale.most if scale.most < 0 else max(*values, 0.0)
    inside = label if chart.type != "stacked" else 0
    below = least - (most - least) * inside / (length - inside)
    return Scale(below, most, most - below) if scale.most < 0 else around(least, most, below)


def _of_ticks(chart: Chart, scale: Scale) -> Numerals:
    return replace(chart.numerals, decimals=decimals_of(scale.step))


@dataclass(frozen=True)
class Names:
    """Those of the categories, in lines, and how high they stand below the axis, in points."""

    lines: tuple[tuple[str, ...], ...]
    tall: float
    turned: bool = False
    every: int = 1


def _names_below(sheet: Sheet, slot: float) -> Names:
    """Side by side if they can, broken between words, else upright; of years and their like as many as can.

    Raises DoesNotFit.
    """
    names, room, widest = sheet.chart.categories, slot - GAP, sheet.names
    whole = tuple((name,) for name in names)
    if widest <= room:
        return Names(whole, sheet.line)
    broken = tuple(sheet.lines(name, room) for name in names)
    most = max(len(one) for one in broken)
    if most <= LINES_AT_MOST and max(sheet.width(line) for one in broken for line in one) <= room:
        return Names(broken, most * sheet.line)
    every = math.ceil(sheet.line / slot)
    if widest <= sheet.tall * TURNED_AT_MOST and (
        every == 1 or all(_COUNTED.fullmatch(name) for name in names)
    ):
        return Names(whole, widest + GAP, True, every)
    said = f"{len(names)} names do not fit in a row: the widest is {widest:.0f} pt, its place {room:.0f} pt"
    raise DoesNotFit(said, "use 'type: bar', which has room for long names, or shorter ones")


def fault(sheet: Sheet, placed: PlacedChart) -> str:
    """Why the values cannot stand at their points; "" when they can."""
    kind, size = sheet.chart.type, sheet.size
    if kind == "line":
        return _crowded(sheet, placed)
    if kind == "stacked":
        parts = list(marks.bars(placed))
        thin = sum(1 for one in parts if one.value and one.frame.height < size * TALL * EMU)
        if thin:
            return f"{thin} of {len(parts)} parts are too thin for their values at {size:.0f} pt"
    thick, slot = marks.thickness(placed) / EMU, marks.slot(placed) / EMU
    alone = len(sheet.chart.series) == 1
    if kind == "bar":
        have, need, what = slot if alone else thick, size * TALL, "high"
    else:
        have, need, what = slot - GAP if alone else thick * (1 - marks.OVERLAP / 100), sheet.label, "wide"
    if have < need:
        return f"the values are {need:.0f} pt {what} at {size:.0f} pt, their places {have:.0f} pt"
    return ""


def _crowded(sheet: Sheet, placed: PlacedChart) -> str:
    """The values of lines stand above their points: side by side, and clear of the next line's."""
    slot = marks.slot(placed) / EMU
    if sheet.label > slot:
        return f"the values are {sheet.label:.0f} pt wide, their places {slot:.0f} pt"
    rule = marks.height_at(placed, 0.0) / EMU
    over = marks.MARKER / 2 + sheet.line
    if any(0 < marks.height_at(placed, value) / EMU - rule < over for value in sheet.values):
        return "the axis would cross values that stand above their points"
    for column in zip(*(one.values for one in sheet.chart.series), strict=True):
        heights = sorted(marks.height_at(placed, value) / EMU for value in column if value is not None)
        if any(low - high < sheet.line * 1.6 for high, low in pairwise(heights)):
            return "the lines come too close for the values of each"
    return ""
