"""Columns of blocks: where one ends and the next begins, and how the space left is shared out.

Pure arithmetic, for every sheet that has columns. A one-pager's heights come from one column with all blocks
one under another; lengths are in points.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

BETWEEN_BLOCKS = 2.0  # times the air between items: blocks part further than items do
WHOLE, HALF = 1.0, 0.5  # shares of the width
PARTED = 0.02  # what a list that runs on costs beside the squares of what columns take of their rooms
SLACK = 0.015  # by which any of several columns may be taller than it must, for the sake of whole lists
SHORT = 0.08  # of the tallest column, that a list of two or three must save by running on
UNEVEN = 0.2  # of the taller column: one that is shorter by more looks forgotten


@dataclass(frozen=True)
class Span:
    top: float
    bottom: float


@dataclass(frozen=True)
class Stack:
    """A block as it was measured; `items` are empty when it must not be split. `stretch` is how much taller
    it may be set than it must, inf for what fills any room."""

    top: float
    bottom: float
    items: tuple[Span, ...] = ()
    stretch: float = 0.0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def head(self) -> float:
        """The height above the first item, repeated above the first item of the next column."""
        return self.items[0].top - self.top if self.items else 0.0


Strip = tuple[Stack, ...]  # one column's blocks, in order


@dataclass(frozen=True)
class Pile:
    """What stands in one column: its height without air, how many gaps there are to put air into, and by
    how much its blocks may be taller."""

    height: float = 0.0
    item_gaps: int = 0
    block_gaps: int = 0
    stretch: float = 0.0

    @property
    def gaps(self) -> float:
        return self.item_gaps + BETWEEN_BLOCKS * self.block_gaps

    def air(self, room: float, most: float, easy: float = 0.0) -> float:
        """Points to add between items so that the pile fills the room: up to `easy` before blocks are
        stretched, and at most `most`."""
        left = room - self.height - self.stretched(room, min(easy, most))
        return self._air(left, most)

    def stretched(self, room: float, easy: float = 0.0) -> float:
        """Points by which its blocks together grow, with air of `easy` between items."""
        left = max(0.0, room - self.height)
        return min(self.stretch, left - self._air(left, easy) * self.gaps)

    def spare(self, room: float, most: float) -> float:
        """Points of the room left once air is added and blocks are stretched."""
        return room - self.height - self.stretched(room) - self.air(room, most) * self.gaps

    def _air(self, left: float, most: float) -> float:
        return min(most, max(0.0, left) / self.gaps) if self.gaps else 0.0


@dataclass(frozen=True, order=True)
class Cut:
    """The right column begins with that block; with `item` above 0, with that item of it."""

    block: int
    item: int = 0


@dataclass(frozen=True)
class Split:
    """Where the columns part: `cuts` are where all but the first begin. `share` of the width is the left
    one's; a last one that is empty may have no pile."""

    share: float
    cuts: tuple[Cut, ...]
    piles: tuple[Pile, ...]

    def share_of(self, column: int) -> float:
        return 1 - self.share if column % 2 and self.share != WHOLE else self.share

    @property
    def taller(self) -> float:
        return max((pile.height for pile in self.piles), default=0.0)

    @property
    def difference(self) -> float:
        return self.taller - min((pile.height for pile in self.piles), default=0.0)

    @property
    def uneven(self) -> bool:
        return len(self.piles) < 2 or self.difference > UNEVEN * self.taller


def apart(left: Strip, right: Strip, share: float) -> Split:
    """Two columns, each measured in its own width."""
    return Split(share, (Cut(len(left)),), tuple(_pile(strip) for strip in (left, right) if strip))


def parted(strip: Strip, rooms: Sequence[float], share: float = HALF) -> Split:
    """Columns of one width, one a room, that part anywhere, between items too: the one that takes most of
    its room takes as little as can be, then all about as much, in few lists that run on. A list of two or
    three items does so only where that helps much."""
    whole, short = (_parted(strip, rooms, share, least=least) for least in (2, 1))
    return short if _need(short, rooms) * (1 + SHORT) < _need(whole, rooms) else whole


def _need(split: Split, rooms: Sequence[float]) -> float:
    return max(pile.height / room for pile, room in zip(split.piles, rooms, strict=True))


def _parted(strip: Strip, rooms: Sequence[float], share: float, *, least: int) -> Split:
    """`least` items of a list on either side."""
    marks = sorted({Cut(0), *cuts(strip, lists=True, least=least), Cut(len(strip))})

    @cache
    def height(begin: Cut, end: Cut) -> float:
        return _pile(between(strip, begin, end)).height

    def need(column: int, begin: Cut, end: Cut) -> float:
        return height(begin, end) / rooms[column]

    tallest = _cheapest(marks, len(rooms), need, max)[0]
    most = tallest * (1 + SLACK * (len(rooms) > 2)) + 1e-9

    def cost(column: int, begin: Cut, end: Cut) -> float:
        found = need(column, begin, end)
        return found**2 + PARTED * (begin.item > 0) if found <= most else math.inf

    begins = _cheapest(marks, len(rooms), cost, operator.add)[1]
    ends = (*begins[1:], Cut(len(strip)))
    piles = tuple(_pile(between(strip, *one)) for one in zip(begins, ends, strict=True))
    return Split(share, begins[1:], piles)


def fill_evenly(heights: Sequence[float], count: int) -> tuple[float, tuple[int, ...]]:
    """Items in so many columns, none of them empty: the least height that the tallest can have, and where
    those after the first begin, each as early as that allows. Fewer items than columns stand in one."""
    if count > len(heights):
        return sum(heights), ()

    def height(_: int, begin: Cut, end: Cut) -> float:
        return sum(heights[begin.block : end.block]) if begin < end else math.inf

    def excess(_: int, begin: Cut, end: Cut) -> float:
        return 0.0 if begin < end and sum(heights[begin.block : end.block]) <= tallest else math.inf

    marks = [Cut(at) for at in range(len(heights) + 1)]
    tallest = _cheapest(marks, count, height, max)[0]
    begins = _cheapest(marks, count, excess, max)[1]
    return tallest, tuple(begin.block for begin in begins[1:])


def _cheapest(
    marks: Sequence[Cut],
    columns: int,
    cost: Callable[[int, Cut, Cut], float],
    join: Callable[[float, float], float],
) -> tuple[float, tuple[Cut, ...]]:
    """The least that the columns cost together, and where each begins: the best way to each mark in turn."""
    best: dict[Cut, tuple[float, tuple[Cut, ...]]] = {marks[0]: (0.0, ())}
    for column in range(columns):
        reached = marks[-1:] if column == columns - 1 else marks
        best = {
            end: min(
                (join(sofar, cost(column, begin, end)), (*ways, begin))
                for begin, (sofar, ways) in best.items()
                if begin <= end
            )
            for end in reached
        }
    return best[marks[-1]]


def foreseen(strips: Mapping[float, Strip], shares: Sequence[float]) -> Split:
    """Two columns that part between blocks, of the widths that suit them best.

    The blocks were measured in columns of some shares of the width; in others, heights are foreseen.
    """
    every = cuts(next(iter(strips.values())), lists=False)
    measured = {cut: {width: _piles(strip, cut) for width, strip in strips.items()} for cut in every}
    return _best(
        [Split(share, (cut,), _foreseen(piles, share)) for share in shares for cut, piles in measured.items()]
    )


def _best(splits: Sequence[Split]) -> Split:
    return min(splits, key=lambda one: (round(one.taller, 2), one.difference, abs(one.share - HALF)))


def _foreseen(measured: Mapping[float, tuple[Pile, ...]], share: float) -> tuple[Pile, ...]:
    """The piles of the two columns, each from those in the next narrower and the next wider one."""
    found = []
    for column in range(len(next(iter(measured.values())))):
        own = (share, 1 - share)[column]
        below = max((width for width in measured if width <= own + 1e-9), default=min(measured))
        above = min((width for width in measured if width >= own - 1e-9), default=max(measured))
        low, high = measured[below][column], measured[above][column]
        part = (own - below) / (above - below) if above > below else 0.0
        found.append(replace(low, height=low.height + part * (high.height - low.height)))
    return tuple(found)


def cuts(strip: Strip, *, lists: bool, least: int = 1) -> Iterator[Cut]:
    """Between blocks; where lists may part, between items too, two of a long list at least on either side,
    `least` of a short one."""
    for index, stack in enumerate(strip):
        if index:
            yield Cut(index)
        either = 2 if len(stack.items) > 3 else least
        for item in range(either, len(stack.items) - either + 1) if lists else ():
            yield Cut(index, item)
    if len(strip) < 2:
        yield Cut(len(strip))


def _piles(strip: Strip, cut: Cut) -> tuple[Pile, ...]:
    """The strip as far as the cut, and from there on; an empty one is left out."""
    parts = (between(strip, Cut(0), cut), between(strip, cut, Cut(len(strip))))
    return tuple(_pile(part) for part in parts if part)


def between(strip: Strip, begin: Cut, end: Cut) -> Strip:
    """The blocks from one cut to another; a list that runs on has its head again."""
    part = list(strip[begin.block : end.block])
    if end.item:
        last = strip[end.block]
        items = last.items[: end.item]
        part.append(replace(last, bottom=items[-1].bottom, items=items))
    if begin.item and part:
        first = part[0]
        items = first.items[begin.item :]
        part[0] = replace(first, top=items[0].top - first.head, items=items) if items else first
    return tuple(part) if begin < end else ()


def piled(strip: Strip) -> tuple[Pile, ...]:
    """The blocks in one column, if there are any."""
    return (_pile(strip),) if strip else ()


def _pile(strip: Strip) -> Pile:
    if not strip:
        return Pile()
    item_gaps = sum(max(0, len(stack.items) - 1) for stack in strip)
    stretch = sum(stack.stretch for stack in strip)
    return Pile(strip[-1].bottom - strip[0].top, item_gaps, len(strip) - 1, stretch)
