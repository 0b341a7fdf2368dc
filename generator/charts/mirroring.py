"""Charts of talks that run from right to left: categories and bars begin on the right."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.charts.layout import ChartLayout, Legend
from generator.charts.model import Chart
from generator.shapes import Area, Drawn, Frame, Label

# A year, a month or a day in digits.
_TIME = re.compile(r"\d{3,4}(\s*[-–/.]\s*\d{1,4}){0,2}")


def is_mirrored(chart: Chart) -> bool:
    """A pie runs clockwise everywhere, and time from left to right, as on the timelines."""
    return chart.type != "pie" and not all(_TIME.fullmatch(name.strip()) for name in chart.categories)


def mirror_chart(placed: ChartLayout) -> ChartLayout:
    """And back. A legend's entries keep their order, which no program turns; it stands at the other side."""
    legend = placed.legend and _mirror_legend(placed.legend, placed.frame)
    plot = _mirror_frame(placed.plot, placed.frame)
    return replace(placed, plot=plot, legend=legend, reversed=not placed.reversed)


def _mirror_legend(legend: Legend, around: Frame) -> Legend:
    frame = _mirror_frame(legend.frame, around)
    moved = frame.x - legend.frame.x
    return Legend(frame, tuple(replace(entry, x=entry.x + moved) for entry in legend.entries))


def _mirror_frame(frame: Frame, around: Frame) -> Frame:
    return replace(frame, x=2 * around.x + around.width - frame.x - frame.width)


def mirror_shape(shape: Drawn, around: Frame) -> Drawn:
    """A shape as the mirror in the middle of that frame shows it, its words as they are read."""
    if isinstance(shape, Label):
        align = {"l": "r", "r": "l"}.get(shape.align, shape.align)
        align = shape.align if shape.turned else align
        return replace(shape, frame=_mirror_frame(shape.frame, around), align=align)  # type: ignore[arg-type]
    if isinstance(shape, Area):
        return replace(shape, frame=_mirror_frame(shape.frame, around))
    edges = 2 * around.x + around.width
    return replace(shape, points=tuple((edges - x, y) for x, y in shape.points))
