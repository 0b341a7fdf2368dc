"""Dots of moments without words: stacked in columns beside the axis, so that none lies on another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SHRINK = 0.85
"""From one size tried to the next smaller one."""
SMALLEST = 0.2
"""Of the largest size: below that dots stand farther from their moments instead."""
DRIFT = 1.0
"""Of the largest size: how far a dot may stand from its moment for want of room above it."""


@dataclass(frozen=True)
class Bead:
    x: float
    away: float
    """From the axis to its middle."""
    size: float


def beads(
    moments: Sequence[float],
    width: float,
    height: float,
    size: float,
    kept: Sequence[tuple[float, float]] = (),
) -> tuple[Bead, ...]:
    """A dot for each moment, in the order given: as large as `size`, smaller where they are many.

    All are of one size. They stay within `width` and `height`, a dot's half over the ends excepted, and out
    of the stretches that are kept free. A dense year becomes a block of dots that can be counted.
    """
    tried, order = size, sorted(range(len(moments)), key=moments.__getitem__)
    ends = sorted([(at - size / 2, at + size / 2) for at in moments] + list(kept))
    if height >= size and all(end <= start for (_, end), (start, _) in pairwise(ends)):
        return tuple(Bead(at, size / 2, size) for at in moments)
    while True:
        found = _columns([moments[n] for n in order], width, int(height / tried), tried, kept)
        small = tried * SHRINK < SMALLEST * size
        if found is not None and (small or _drift(found, moments, order) <= DRIFT * size):
            placed = dict(zip(order, found, strict=True))
            return tuple(placed[number] for number in range(len(moments)))
        tried *= SHRINK


def _drift(found: Sequence[Bead], moments: Sequence[float], order: Sequence[int]) -> float:
    return max((abs(bead.x - moments[n]) for bead, n in zip(found, order, strict=True)), default=0.0)


def _columns(
    moments: Sequence[float], width: float, rows: int, size: float, kept: Sequence[tuple[float, float]]
) -> list[Bead] | None:
    """Each in the nearest column with room, of columns one dot apart; None if they are not enough."""
    centres = [number * size for number in range(int(width / size) + 1)]
    free = [x for x in centres if not any(start - size / 2 < x < end + size / 2 for start, end in kept)]
    if len(free) * rows < len(moments):
        return None
    held = dict.fromkeys(range(len(free)), 0)
    found: list[Bead] = []
    open_columns = list(range(len(free)))
    for moment in moments:
        column = min(open_columns, key=lambda number: abs(free[number] - moment))
        found.append(Bead(free[column], (held[column] + 0.5) * size, size))
        held[column] += 1
        if held[column] == rows:
            open_columns.remove(column)
    return found
