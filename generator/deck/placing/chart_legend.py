"""A chart's legend: in one row where its names have room, else in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.deck.placed import Entry, Legend
from generator.deck.placing.measuring import EMU
from generator.deck.placing.sheet import BEHIND, BESIDE, BETWEEN, SPARE, Sheet, mark_of
from generator.deck.placing.strip import DoesNotFit, points

MOST = 0.56  # of the chart's height
CLOSE = 0.94  # of a width, for what must not fit into it


def place_legend(sheet: Sheet) -> Legend | None:
    """As `legend_of`. Raises DoesNotFit."""
    legend = legend_of(sheet)
    if legend is None:
        return None
    wide, tall = legend.frame.width / EMU, legend.frame.height / EMU
    if tall > sheet.tall * MOST or wide > sheet.wide + 1:
        said = f"the legend is {wide:.0f} pt wide and {tall:.0f} pt high, the chart {sheet.wide:.0f} pt"
        shorter = "use shorter names for what the legend lists, or fewer"
        raise DoesNotFit(f"{said} and {sheet.tall:.0f} pt", shorter)
    return legend


def legend_of(sheet: Sheet) -> Legend | None:
    """Above the plot, where there is more than one series; of a pie without words around it the slices."""
    chart = sheet.chart
    names = [one.name for one in chart.series]
    if chart.type == "pie" and chart.labels is False:
        names = list(chart.categories)
    elif len(names) < 2:
        return None
    mark = (mark_of(chart) + BEHIND) * sheet.size
    broken = [sheet.lines(name, sheet.wide - 2 * _beside(sheet) - mark) for name in names]
    widths = [mark + max(sheet.width(line) for line in lines) for lines in broken]
    return _framed(sheet, broken, widths)


def _beside(sheet: Sheet) -> float:
    return BESIDE * sheet.size + SPARE


def _between(sheet: Sheet) -> float:
    return BETWEEN * sheet.size + SPARE


def _planned(sheet: Sheet, widths: Sequence[float]) -> tuple[float, int]:
    """How wide the legend is, in points, and its columns.

    In one row each entry is as wide as its name. In more PowerPoint gives all columns one width; of the
    numbers of columns that need no more rows the least is taken, which fills them evenly.
    """
    spaces = 2 * _beside(sheet) - _between(sheet)
    row = sum(widths) + len(widths) * _between(sheet) + spaces
    if row <= sheet.wide:
        return row, len(widths)
    each = max(widths) + _between(sheet)
    most = max(1, min(len(widths) - 1, int((sheet.wide - spaces) / each)))
    columns = _over(len(widths), _over(len(widths), most))
    least, even = columns * max(widths), columns * each + spaces
    own = (sum(_widest(widths, count)) for count in range(1, len(widths) + 1))
    ends = (wide for bare in own for wide in (bare * CLOSE, bare + len(widths) * _between(sheet) + spaces))
    possible = [even, *(wide for wide in ends if least <= wide <= sheet.wide)]
    airy = BETWEEN * sheet.size
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


def _framed(sheet: Sheet, broken: Sequence[tuple[str, ...]], widths: Sequence[float]) -> Legend:
    """Columns and rows with what is left of its width and height spread evenly between them."""
    wide, planned = _planned(sheet, widths)
    tall = sum(_heights(broken, planned)) * sheet.line
    columns = _as_libreoffice(widths, wide)
    heights = _heights(broken, columns)
    spare = tall / len(heights) - sum(heights) * sheet.line / len(heights)
    lefts, frame = _lefts(sheet, _widest(widths, columns), wide), sheet.box.frame
    entries = []
    for index, lines in enumerate(broken):
        row, column = divmod(index, columns)
        top = sum(heights[:row]) * sheet.line + (row + 0.5) * spare
        entries.append(Entry(lines, frame.x + round(lefts[column] * EMU), frame.y + round(top * EMU)))
    return Legend(replace(points(0, 0, wide, tall), x=frame.x, y=frame.y), tuple(entries))


def _heights(broken: Sequence[tuple[str, ...]], columns: int) -> list[int]:
    """The lines in each row."""
    starts = range(0, len(broken), columns)
    return [max(len(lines) for lines in broken[start : start + columns]) for start in starts]


def _lefts(sheet: Sheet, columns: Sequence[float], wide: float) -> list[float]:
    """Where each column begins, in points from the legend's left edge."""
    beside, between = _beside(sheet), _between(sheet)
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
