"""A poster cut into parts that an office printer can print: pure arithmetic, in millimetres."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from generator.pages.sheets import SheetSize

_HAIR = 1e-9  # of a sheet, that rounding may bring


@dataclass(frozen=True)
class Tile:
    """What one sheet shows when all are put together. Row and column count from 0, at the top left."""

    row: int
    column: int
    x: float
    y: float
    width: float
    height: float

    @property
    def label(self) -> str:
        """Rows are letters and columns numbers: `B3`."""
        return f"{_letters(self.row)}{self.column + 1}"


@dataclass(frozen=True)
class Tiling:
    """A poster on sheets of `paper`, as it lies.

    `margin` is what the printer leaves blank, `cut` what is cut off inside of it to the left and above. To
    the right and below a sheet goes on by `overlap`, where the next one is glued on; below the last row
    that strip has room for the label.
    """

    poster: SheetSize
    paper: SheetSize
    margin: float
    cut: float
    overlap: float

    @cached_property
    def widths(self) -> tuple[float, ...]:
        across = self.paper.width - 2 * self.margin - self.cut
        return _shares(self.poster.width, across - self.overlap, across - self.cut)

    @cached_property
    def heights(self) -> tuple[float, ...]:
        down = self.paper.height - 2 * self.margin - self.cut - self.overlap
        return _shares(self.poster.height, down, down)

    @property
    def sheets(self) -> int:
        return len(self.widths) * len(self.heights)

    @property
    def seams(self) -> float:
        """How much there is to cut and glue."""
        down, across = len(self.widths) - 1, len(self.heights) - 1
        return down * self.poster.height + across * self.poster.width

    @property
    def edge(self) -> float:
        """From the sheet's left and top edge to the picture."""
        return self.margin + self.cut

    def rows(self) -> Iterator[tuple[Tile, ...]]:
        tops, lefts = (_starts(one) for one in (self.heights, self.widths))
        for row, (y, height) in enumerate(zip(tops, self.heights, strict=True)):
            across = enumerate(zip(lefts, self.widths, strict=True))
            yield tuple(Tile(row, column, x, y, width, height) for column, (x, width) in across)

    def tiles(self) -> Iterator[Tile]:
        """Row by row."""
        return chain.from_iterable(self.rows())


def lay_out_tiles(poster: SheetSize, paper: SheetSize, margin: float, cut: float, overlap: float) -> Tiling:
    """On the fewest sheets of that paper, upright or across; of two as few, with the least to cut."""
    turned = SheetSize(paper.height, paper.width)
    both = [Tiling(poster, one, margin, cut, overlap) for one in (paper, turned)]
    return min(both, key=lambda one: (one.sheets, one.seams))


def _shares(length: float, room: float, last: float) -> tuple[float, ...]:
    """The length in as few parts as can be: alike where that fits, else full ones and a smaller last.

    `room` is the most of a part that another follows, `last` of the last one.
    """
    count = max(0, math.ceil((length - last) / room - _HAIR)) + 1
    each = min(length / count, room) if count > 1 else length
    return (*[each] * (count - 1), length - (count - 1) * each)


def _starts(lengths: tuple[float, ...]) -> tuple[float, ...]:
    """Where each of the lengths begins when they stand in a row."""
    return tuple(accumulate(lengths[:-1], initial=0.0))


def _letters(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    more, rest = divmod(number, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + rest)
