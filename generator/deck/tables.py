"""Tables: the widths of their columns and the size at which all rows fit."""

from __future__ import annotations

from generator import text
from generator.deck.fitting import CAUTION, EMU, Setting
from generator.deck.layouts import Frame, Level, Placeholder
from generator.deck.placed import PlacedTable
from generator.deck.shapes import CELL_PAD
from generator.deck.slides import Paragraph, Table
from generator.deck.strip import DoesNotFit

_SIDES = (182_880 + 91_440) / EMU  # points at a cell's left and right
_ABOVE = 2 * CELL_PAD[1] / EMU


def place_table(table: Table, box: Placeholder, setting: Setting) -> PlacedTable:
    """Raises DoesNotFit when the rows are too many, or a word too long, at the smallest size."""
    wide, tall = box.frame.width / EMU, box.frame.height / EMU
    size = box.levels[0].size
    while True:
        widths = _widths(table, size, wide, setting)
        heights = [_row_height(row, widths, size, setting, bold=not at) for at, row in enumerate(table.rows)]
        if (widths and sum(heights) <= tall) or size <= setting.floor:
            break
        size -= 1
    if not widths:
        raise DoesNotFit(
            f"the table's words are too wide for its columns at {size:.0f} pt", "make it fewer columns"
        )
    if sum(heights) > tall:
        excess = sum(heights) - tall
        raise DoesNotFit(
            f"the table is {excess:.0f} pt too high at {size:.0f} pt, the smallest size allowed",
            "leave out rows, or make two slides of it",
        )
    # A short table is given air, but stays a table.
    heights = [height * min(1.35, tall / sum(heights)) for height in heights]
    exact = [round(one * EMU) for one in heights]
    frame = Frame(box.frame.x, box.frame.y, round(sum(widths) * EMU), sum(exact))
    columns = tuple(round(one * EMU) for one in widths)
    return PlacedTable(box, frame, table.alt, table.rows, columns, tuple(exact), size)


def _widths(table: Table, size: float, wide: float, setting: Setting) -> list[float]:
    """What every column needs for its longest word, and its share of the rest by what it would like.

    Empty when not even the words fit.
    """
    least, liked = [], []
    for cells in zip(*table.rows, strict=True):
        words = [word for cell in cells for word in cell.plain.split(" ")]
        least.append(max(_width(word, size, setting) for word in words) / CAUTION + _SIDES)
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
    return max(text.width(words, text.Style(setting.families["text"], size, bold=True)), 0.0)


def _row_height(
    cells: tuple[Paragraph, ...], widths: list[float], size: float, setting: Setting, *, bold: bool
) -> float:
    level = Level(size=size, bold=bold)
    tallest = level.size * 1.2
    for index, (cell, width) in enumerate(zip(cells, widths, strict=False)):
        styled = [
            (run.text, setting.style(run, Level(size=size, bold=bold or not index))) for run in cell.runs
        ]
        tallest = max(tallest, sum(line.height for line in text.wrap(styled, (width - _SIDES) * CAUTION)))
    return tallest + _ABOVE
