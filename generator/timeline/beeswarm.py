"""Places dots without words beside the axis, where nothing else is: each at its moment or near it."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from generator.timeline.cards import Side

SHRINK = 0.85
"""From one size tried to the next smaller one."""
SMALLEST = 0.2
"""Of the largest size: below that dots stand far from their moments instead."""
TINIEST = 0.03
"""Of the largest size: smaller ones are not tried."""
CLIMB = 0.3
"""What it is worth to stand a row nearer the axis: as much as this part of a dot's size nearer the moment."""

Stretch = tuple[float, float]


class Block(NamedTuple):
    """A taken area beside the axis: a stretch of it, between two distances from it."""

    side: Side
    start: float
    end: float
    near: float
    far: float


class PackedDot(NamedTuple):
    side: Side
    x: float
    away: float
    """From the axis to its middle."""
    size: float


@dataclass(frozen=True)
class DotBand:
    """Where dots are packed: the axis's width, the depth beside it, its sides, and what is taken there."""

    width: float
    depth: float
    sides: Sequence[Side]
    blocks: Sequence[Block]

    def rows(self, size: float) -> dict[tuple[Side, int], list[Stretch]]:
        """For each side and row of dots of that size, the stretches taken in it, in order."""
        found = {}
        for side in self.sides:
            own = [block for block in self.blocks if block.side is side]
            for row in range(int(self.depth / size + 1e-9)):
                near, far = row * size, (row + 1) * size
                here = sorted((one.start, one.end) for one in own if one.near < far and near < one.far)
                found[side, row] = list(_merge_stretches(here))
        return found


def pack_dots(
    moments: Sequence[float], strand: DotBand, size: float, drift: float
) -> tuple[PackedDot, ...] | None:
    """A dot for each moment, in the order given; None if the blocks leave no room.

    All are of one size, at most the one given, and none is farther than `drift` from its moment unless it
    would have to be tiny. They stay within the width and the depth.
    """
    tried = min(size, strand.depth)
    while moments and tried > TINIEST * size:
        found = _pack_at_size(moments, strand, tried, drift if tried > SMALLEST * size else inf)
        if found:
            return found
        tried *= SHRINK
    return None if moments else ()


def _pack_at_size(
    moments: Sequence[float], strand: DotBand, size: float, drift: float
) -> tuple[PackedDot, ...] | None:
    rows, found = strand.rows(size), dict[int, PackedDot]()
    for number in sorted(range(len(moments)), key=moments.__getitem__):
        at, least, best = moments[number], inf, None
        for (side, row), taken in rows.items():
            worth = CLIMB * row * size
            if worth >= least:
                continue
            x = _nearest_free(at, taken, size, strand.width)
            if x is not None and abs(x - at) <= drift and abs(x - at) + worth < least:
                least, best = abs(x - at) + worth, (side, row, x)
        if best is None:
            return None
        side, row, x = best
        insort(rows[side, row], (x - size / 2, x + size / 2))
        found[number] = PackedDot(side, x, (row + 0.5) * size, size)
    return tuple(found[number] for number in range(len(moments)))


def _nearest_free(at: float, taken: Sequence[Stretch], size: float, width: float) -> float | None:
    """The middle, nearest to `at` and on the axis, of a dot between those stretches."""
    here = bisect_left(taken, (at, at))
    best: float | None = None
    for gaps in (
        _free_stretches(taken, range(here, len(taken) + 1)),
        _free_stretches(taken, range(here - 1, -1, -1)),
    ):
        for start, end in gaps:
            low, high = max(start, 0.0) + size / 2, min(end, width) - size / 2
            if low <= high:
                x = min(max(at, low), high)
                best = x if best is None or abs(x - at) < abs(best - at) else best
                break
    return best


def _free_stretches(taken: Sequence[Stretch], numbers: range) -> Iterator[Stretch]:
    """The free stretches before each of these, and the one after them all."""
    for number in numbers:
        yield (
            taken[number - 1][1] if number else -inf,
            taken[number][0] if number < len(taken) else inf,
        )


def _merge_stretches(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches, with those that overlap joined."""
    here: Stretch | None = None
    for start, end in stretches:
        if here and start <= here[1]:
            here = here[0], max(here[1], end)
        else:
            if here:
                yield here
            here = start, end
    if here:
        yield here
