"""A chart's legend: in one row where its names have room, else in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.charts.layout import Legend, LegendEntry
from generator.charts.room import BEHIND, BESIDE, BETWEEN, SPARE, ChartRoom, legend_mark_width
from generator.shapes import DoesNotFit, frame_in_points
from generator.units import EMU_PER_PT

MOST = 0.56  # of the chart's height
CLOSE = 0.94  # of a width, for what must not fit into it


def place_legend(room: ChartRoom) -> Legend | None:
    """As `lay_out_legend`. Raises DoesNotFit."""
    legend = lay_out_legend(room)
    if legend is None:
        return None
    wide, tall = legend.frame.width / EMU_PER_PT, legend.frame.height / EMU_PER_PT
    if tall > room.tall * MOST or wide > room.wide + 1:
        said = f"the legend is {wide:.0f} pt wide and {tall:.0f} pt high, the chart {room.wide:.0f} pt"
        shorter = "use shorter names for what the legend lists, or fewer"
        raise DoesNotFit(f"{said} and {room.tall:.0f} pt", shorter)
    return legend


def lay_out_legend(room: ChartRoom) -> Legend | None:
    """Above the plot, where there is more than one series; of a pie without words around it the slices."""
    chart = room.chart
    names = [one.name for one in chart.series]
    if chart.type == "pie" and chart.labels is False:
        names = list(chart.categories)
    elif len(names) < 2:
        return None
    mark = (legend_mark_width(chart) + BEHIND) * room.size
    broken = [room.lines(name, room.wide - 2 * _beside(room) - mark) for name in names]
    widths = [mark + max(room.width(line) for line in lines) for lines in broken]
    return _fill_frame(room, broken, widths)


def _beside(room: ChartRoom) -> float:
    return BESIDE * room.size + SPARE


def _between(room: ChartRoom) -> float:
    return BETWEEN * room.size + SPARE


def _choose_columns(room: ChartRoom, widths: Sequence[float]) -> tuple[float, int]:
    """How wide the legend is, in points, and its columns.

    In one row each entry is as wide as its name. In more PowerPoint gives all columns one width; of the
    numbers of columns that need no more rows the least is taken, which fills them evenly.
    """
    spaces = 2 * _beside(room) - _between(room)
    row = sum(widths) + len(widths) * _between(room) + spaces
    if row <= room.wide:
        return row, len(widths)
    each = max(widths) + _between(room)
    most = max(1, min(len(widths) - 1, int((room.wide - spaces) / each)))
    columns = _over(len(widths), _over(len(widths), most))
    least, even = columns * max(widths), columns * each + spaces
    own = (sum(_widest(widths, count)) for count in range(1, len(widths) + 1))
    ends = (wide for bare in own for wide in (bare * CLOSE, bare + len(widths) * _between(room) + spaces))
    possible = [even, *(wide for wide in ends if least <= wide <= room.wide)]
    airy = BETWEEN * room.size
    return min(possible, key=lambda wide: (-min(_air(widths, wide), airy), wide)), columns


def _air(widths: Sequence[float], wide: float) -> float:
    """The points that LibreOffice leaves between columns, also where its letters are a little narrower."""
    counts = {_as_libreoffice(widths, wide), _as_libreoffice(widths, wide / CLOSE)}
    return min((wide - sum(_widest(widths, count))) / (count + 1) for count in counts)


def _over(count: int, each: int) -> int:
    return -(-count // each)


def _as_libreoffice(widths: Sequence[float], wide: float) -> int:
    """The most columns, each as wide as its widest entry, that fit without any space between them."""
    counts = range(len(widths), 1, -1)
    return next((count for count in counts if sum(_widest(widths, count)) <= wide), 1)


def _widest(widths: Sequence[float], columns: int) -> list[float]:
    """Of the entries in each column."""
    return [max(widths[column::columns]) for column in range(columns)]


def _fill_frame(room: ChartRoom, broken: Sequence[tuple[str, ...]], widths: Sequence[float]) -> Legend:
    """Columns and rows with what is left of its width and height spread evenly between them."""
    wide, planned = _choose_columns(room, widths)
    tall = sum(_heights(broken, planned)) * room.line
    columns = _as_libreoffice(widths, wide)
    heights = _heights(broken, columns)
    spare = tall / len(heights) - sum(heights) * room.line / len(heights)
    lefts, frame = _lefts(room, _widest(widths, columns), wide), room.frame
    entries = []
    for index, lines in enumerate(broken):
        row, column = divmod(index, columns)
        top = sum(heights[:row]) * room.line + (row + 0.5) * spare
        entries.append(
            LegendEntry(lines, frame.x + round(lefts[column] * EMU_PER_PT), frame.y + round(top * EMU_PER_PT))
        )
    return Legend(replace(frame_in_points(0, 0, wide, tall), x=frame.x, y=frame.y), tuple(entries))


def _heights(broken: Sequence[tuple[str, ...]], columns: int) -> list[int]:
    """The lines in each row."""
    starts = range(0, len(broken), columns)
    return [max(len(lines) for lines in broken[start : start + columns]) for start in starts]


def _lefts(room: ChartRoom, columns: Sequence[float], wide: float) -> list[float]:
    """Where each column begins, in points from the legend's left edge."""
    beside, between = _beside(room), _between(room)
    left = wide - sum(columns)
    spare = (left - 2 * beside - (len(columns) - 1) * between) / (len(columns) + 1)
    if spare < 0:
        beside = between = left / (len(columns) + 1)
        spare = 0.0
    starts = []
    at = beside + spare
    for column in columns:
        starts.append(at)
        at += column + between + spare
    return starts
