"""A placed chart as shapes: for prints that cannot hold a native one. It stands as LibreOffice draws that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.charts import geometry
from generator.charts.layout import ChartLayout
from generator.charts.mirroring import mirror_chart, mirror_shape
from generator.charts.room import BEHIND, LINE, legend_mark_width
from generator.charts.words import LIFT, draw_words, label_at
from generator.shapes import Area, Drawn, Frame, Polygon, Stroke
from generator.units import EMU_PER_PT

RULE, HAIR, GRID = 1.0, 0.5, 15  # points; hundredths of the ink
CUT = 1.5  # points of paper between slices
# Points, by which LibreOffice draws a plot inside what was asked for (left, top, right, foot; bars that lie),
# and lines and a legend's geometry higher.
INSETS, LYING, LIFT_LINES = (0.0, -0.3, 0.5, 1.5), (0.0, 0.5, 0.1, 0.5), 0.5


def draw_chart(placed: ChartLayout) -> tuple[Drawn, ...]:
    """In the order in which they are painted, on the slide."""
    if placed.reversed:
        shown = _draw_plot(replace(mirror_chart(placed), legend=None))
        return (*(mirror_shape(shape, placed.frame) for shape in shown), *_draw_legend(placed))
    return (*_draw_plot(placed), *_draw_legend(placed))


def _draw_plot(placed: ChartLayout) -> tuple[Drawn, ...]:
    """All but the legend, from left to right."""
    placed = _inset_plot(placed)
    if placed.chart.type == "pie":
        return (*_draw_slices(placed), *draw_words(placed))
    series = _draw_lines(placed) if placed.chart.type == "line" else _draw_bars(placed)
    grid = () if placed.labels else _draw_grid(placed)
    return (*grid, *series, _draw_axis(placed), *draw_words(placed))


def _inset_plot(placed: ChartLayout) -> ChartLayout:
    left, top, right, bottom = (
        round(one * EMU_PER_PT) for one in (LYING if placed.chart.type == "bar" else INSETS)
    )
    plot = placed.plot
    inside = Frame(plot.x + left, plot.y + top, plot.width - left - right, plot.height - top - bottom)
    return replace(placed, plot=inside)


def _draw_bars(placed: ChartLayout) -> Iterator[Drawn]:
    for one in geometry.place_bars(placed):
        name = f"{placed.chart.series[one.series].name}: {placed.chart.categories[one.index]}"
        yield Area(name, one.frame, placed.points[one.series][one.index])


def _draw_lines(placed: ChartLayout) -> Iterator[Drawn]:
    """Each from gap to gap, and a marker for every value."""
    for number, one in enumerate(placed.chart.series):
        colour, dash = placed.colours[number], geometry.DASHES[number]
        run: list[tuple[int, int]] = []
        for index, value in enumerate((*one.values, None)):
            if value is not None:
                run.append(_point_of(placed, index, value))
                continue
            if len(run) > 1:
                yield Stroke(one.name, tuple(run), colour, geometry.WIDTH, dash)
            run = []
        for index, value in enumerate(one.values):
            if value is not None:
                at = _point_of(placed, index, value)
                yield _draw_marker(
                    one.name, at, number, placed.points[number][index], geometry.marker(placed, index)
                )


def _point_of(placed: ChartLayout, index: int, value: float) -> tuple[int, int]:
    return geometry.centre(placed, index), geometry.height_at(placed, value) - round(LIFT_LINES * EMU_PER_PT)


def _draw_marker(
    name: str, at: tuple[int, int], number: int, colour: str, across: int = geometry.MARKER
) -> Drawn:
    half = round(across * EMU_PER_PT / 2)
    (x, y), symbol = at, geometry.MARKERS[number]
    frame = Frame(x - half, y - half, 2 * half, 2 * half)
    if symbol in ("circle", "square"):
        return Area(name, frame, colour, "ellipse" if symbol == "circle" else "rect")
    if symbol == "diamond":
        return Polygon(name, ((x, y - half), (x + half, y), (x, y + half), (x - half, y)), colour)
    return Polygon(name, ((x, y - half), (x + half, y + half), (x - half, y + half)), colour)


def _draw_slices(placed: ChartLayout) -> Iterator[Drawn]:
    plot, chart = placed.plot, placed.chart
    middle = (plot.x + plot.width // 2, plot.y + plot.height // 2)
    for one in geometry.place_slices(placed):
        steps = max(2, round((one.end - one.start) / 2))
        angles = (one.start + (one.end - one.start) * step / steps for step in range(steps + 1))
        edge = tuple(geometry.on_circle(placed, angle) for angle in angles)
        colour = placed.points[0][one.index]
        yield Polygon(chart.categories[one.index], (middle, *edge), colour, "bg1", CUT)


def _draw_grid(placed: ChartLayout) -> Iterator[Drawn]:
    """Hairlines at the ticks of the value axis."""
    plot = placed.plot
    for tick in placed.scale.ticks:
        if placed.chart.type == "bar":
            x = round(plot.x + plot.width * placed.scale.share(tick))
            ends = ((x, plot.y), (x, plot.y + plot.height))
        else:
            y = geometry.height_at(placed, tick)
            ends = ((plot.x, y), (plot.x + plot.width, y))
        yield Stroke(f"At {placed.numerals.shown(tick)}", ends, f"{placed.ink} {GRID}", HAIR)


def _draw_axis(placed: ChartLayout) -> Stroke:
    """The axis of the categories, at nought or where the scale begins."""
    plot, scale = placed.plot, placed.scale
    nought = min(max(0.0, scale.least), scale.most)
    if placed.chart.type == "bar":
        x = round(plot.x + plot.width * scale.share(nought))
        return Stroke("Axis", ((x, plot.y), (x, plot.y + plot.height)), placed.ink, RULE)
    y = geometry.height_at(placed, nought)
    return Stroke("Axis", ((plot.x, y), (plot.x + plot.width, y)), placed.ink, RULE)


def _draw_legend(placed: ChartLayout) -> Iterator[Drawn]:
    if placed.legend is None:
        return
    kind, line = placed.chart.type, placed.size * LINE * EMU_PER_PT
    colours = placed.points[0] if kind == "pie" else placed.colours
    wide = round(legend_mark_width(placed.chart) * placed.size * EMU_PER_PT)
    behind = round(BEHIND * placed.size * EMU_PER_PT)
    for number, entry in enumerate(placed.legend.entries):
        name, x = " ".join(entry.lines), entry.x
        middle = entry.y + round(line / 2 - LIFT_LINES * EMU_PER_PT)
        if kind == "line":
            points = ((x, middle), (x + wide, middle))
            yield Stroke(name, points, colours[number], geometry.WIDTH, geometry.DASHES[number])
            yield _draw_marker(name, (x + wide // 2, middle), number, colours[number])
        else:
            yield Area(name, Frame(x, middle - wide // 2, wide, wide), colours[number])
        for below, said in enumerate(entry.lines):
            at = (x + wide + behind, middle + below * line - (LIFT - LIFT_LINES) * EMU_PER_PT)
            yield label_at(placed, said, at, "l", "ctr")
