"""Tables: the widths of their columns and the size at which all rows fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from generator import text
from generator.deck.placed import CELL_BESIDE, CELL_PAD, PlacedTable
from generator.deck.placing.breaking import is_lonely
from generator.deck.placing.headings import PATIENCE
from generator.deck.placing.measuring import Setting
from generator.deck.placing.parting import part, widest_piece
from generator.deck.slides import Paragraph, Table
from generator.deck.template.layouts import Level, Placeholder
from generator.line_ends import SOFT_HYPHEN
from generator.shapes import BREAK, DoesNotFit, Frame
from generator.text import CAUTION
from generator.units import EMU_PER_PT

_SIDES = (CELL_BESIDE + 91_440) / EMU_PER_PT  # points at a cell's left and right
# How much higher than their words the rows of a short table are, and at least where its words are larger.
_AIR, _AIRY = 1.45, 1.3
_ABOVE = 2 * CELL_PAD[1] / EMU_PER_PT
# Digits with their separators, a currency before them, and a short unit after.
_NUMBER = re.compile(r"\s*[~<>≈]?\s*[+−–-]?\s*[$€£¥]?\s?\d[\d.,'’\s]*(?:%|‰|°C?|[+×]|[^\W\d_]{1,3})?\s*")
_WORDS = re.compile(f"[ {BREAK.text}{SOFT_HYPHEN}]")  # what stands between them
_GAPS = ("", "-", "–", "—", "−", "n/a")


@dataclass(frozen=True)
class Grid:
    """Widths and heights in points at one size; no widths where a word is too wide for its column.

    `ragged` says that a cell ends on a short word alone, `broken` that one has two lines.
    """

    level: Level
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    ragged: bool
    broken: bool = False

    def fits(self, tall: float, usual: float) -> bool:
        """Larger than usual it is only with air between rows of one line."""
        larger = self.level.size > usual
        high = sum(self.heights) * (_AIRY if larger else 1)
        return bool(self.widths) and high <= tall and not (larger and self.broken)


def place_table(table: Table, box: Placeholder, setting: Setting, scale: float | None = None) -> PlacedTable:
    """At the `scale` of its layout's size; None: as large as fits. Raises DoesNotFit when its rows are too
    many, or a word too long, at the smallest size."""
    wide, tall = box.frame.width / EMU_PER_PT, box.frame.height / EMU_PER_PT
    usual = max(box.levels[0].size, setting.floor)
    sizes: Sequence[int] = range(int(usual * setting.growth), int(setting.floor) - 1, -1)
    if scale is not None:
        sizes = [round(box.levels[0].size * scale)]
    table = _part_words(table, replace(box.levels[0], size=sizes[-1]), wide, setting)
    grids = (_grid(table, replace(box.levels[0], size=size), wide, setting) for size in sizes)
    fitting = (grid for grid in grids if grid.fits(tall, usual))
    first = next(fitting, None)
    if first is None:
        raise _too_large(table, _grid(table, replace(box.levels[0], size=setting.floor), wide, setting), tall)
    least = first.level.size * PATIENCE
    near = takewhile(lambda grid: grid.level.size >= least, chain([first], fitting))
    grid = next((grid for grid in near if not grid.ragged), first)
    # A short table is given air, but stays a table.
    air = min(_AIR, tall / sum(grid.heights))
    exact = tuple(round(height * air * EMU_PER_PT) for height in grid.heights)
    columns = tuple(round(one * EMU_PER_PT) for one in grid.widths)
    frame = Frame(box.frame.x, box.frame.y, sum(columns), sum(exact))
    level = grid.level
    return PlacedTable(
        box,
        frame,
        table.alt,
        table.rows,
        columns,
        exact,
        level.size,
        level.leading,
        setting.rtl,
        _of_numbers(table),
    )


def _part_words(table: Table, level: Level, wide: float, setting: Setting) -> Table:
    """With addresses and long words parted where they are too wide for the columns even at that size."""
    if _widths(table, level.size, wide, setting):
        return table
    widths = _widths(table, level.size, wide, setting, pieces=True)
    if not widths:
        return table

    def part_row(row: Sequence[Paragraph], *, bold: bool) -> tuple[Paragraph, ...]:
        return tuple(
            part(setting, cell, replace(level, bold=bold or not index), width - _SIDES)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )

    rows, whole = (
        tuple(part_row(row, bold=not index) for index, row in enumerate(one))
        for one in (table.rows, table.whole)
    )
    return replace(table, rows=rows, whole=whole)


def _of_numbers(table: Table) -> frozenset[int]:
    """The columns, but the first, that hold numbers and gaps alone."""
    columns = enumerate(zip(*(table.whole or table.rows)[1:], strict=True))
    return frozenset(index for index, cells in columns if index and _numbers([one.plain for one in cells]))


def _numbers(cells: Sequence[str]) -> bool:
    return any(map(_NUMBER.fullmatch, cells)) and all(
        _NUMBER.fullmatch(one) or one.strip() in _GAPS for one in cells
    )


def _too_large(table: Table, grid: Grid, tall: float) -> DoesNotFit:
    size = f"{grid.level.size:.0f} pt"
    if not grid.widths:
        return DoesNotFit(f"the table's words are too wide for its columns at {size}", "use fewer columns")
    message = f"the table is {sum(grid.heights) - tall:.0f} pt too high at {size}, the smallest size allowed"
    more = len(table.rows) > 2
    hint = "leave out rows, or split it into two slides" if more else "say less, or split it into two rows"
    head, *rows = grid.heights
    return DoesNotFit(message, hint, "high", sum(rows) / max(tall - head, 1))


def _grid(table: Table, level: Level, wide: float, setting: Setting) -> Grid:
    widths = _widths(table, level.size, wide, setting)
    if not widths:
        return Grid(level, (), (), False)
    heights, ragged, broken = [], False, False
    plain, strong = replace(level, bold=False), replace(level, bold=True)
    for number, row in enumerate(table.rows):
        lines = [
            _lines(cell, width, plain if number and index else strong, setting)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        tallest = max([level.size * 1.2, *(sum(line.height for line in cell) for cell in lines)])
        heights.append(tallest * level.leading + _ABOVE)
        broken = broken or any(len(cell) > 1 for cell in lines)
        ragged = ragged or any(len(cell) > 1 and is_lonely(cell[-1].text) for cell in lines)
    return Grid(level, tuple(widths), tuple(heights), ragged, broken)


def _lines(cell: Paragraph, width: float, level: Level, setting: Setting) -> tuple[text.Line, ...]:
    styled = [(run.text, setting.style(run, level)) for run in cell.runs]
    return text.wrap(styled, (width - _SIDES) * CAUTION)


def _widths(table: Table, size: float, wide: float, setting: Setting, *, pieces: bool = False) -> list[float]:
    """What every column needs for its longest word, and its share of the rest by what it would like.

    With `pieces` words count as what they can be parted into. Empty when not even the words fit.
    """

    def width(word: str) -> float:
        return _width(word, size, setting)

    least, liked = [], []
    for cells in zip(*(table.whole or table.rows), strict=True):
        words = [word for cell in cells for word in _WORDS.split(cell.plain)]
        longest = max(
            widest_piece(word, width, setting.language) if pieces else width(word) for word in words
        )
        least.append(longest / CAUTION + _SIDES)
        liked.append(max(_width(cell.plain, size, setting) for cell in cells) / CAUTION + _SIDES)
    if sum(least) > wide:
        return []
    if sum(liked) <= wide:
        spare = (wide - sum(liked)) / len(liked)
        return [one + spare for one in liked]
    wishes = [like - low for low, like in zip(least, liked, strict=True)]
    share = (wide - sum(least)) / sum(wishes)
    return [low + wish * share for low, wish in zip(least, wishes, strict=True)]


def _width(words: str, size: float, setting: Setting) -> float:
    """Bold and mono are the widest the cell may be set in."""
    return text.width(words, setting.plain("text", size, bold=True))
