"""The tracks beside an axis on which milestones are marked: what overlaps in time lies on different ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Stretch = tuple[float, float]


def depth(stretches: Sequence[Stretch]) -> int:
    """How many of them lie over one another at most."""
    ends = sorted([(start, 1) for start, _ in stretches] + [(end, -1) for _, end in stretches])
    here = most = 0
    for _, step in ends:
        here += step
        most = max(most, here)
    return most


@dataclass
class Tracks:
    """Filled one stretch after the other, from the first track, which is the farthest from the axis."""

    count: int
    taken: dict[tuple[int, int], list[Stretch]] = field(default_factory=dict)

    def put(self, stretch: Stretch, sides: Sequence[int]) -> tuple[int, int]:
        """The side and the track on which it lies: a free one, or else the one with the least in its way."""
        ways = [(track, side) for track in range(self.count) for side in sides]
        track, side = min(ways, key=lambda way: self._in_the_way(stretch, way))
        self.taken.setdefault((track, side), []).append(stretch)
        return side, track

    def _in_the_way(self, stretch: Stretch, way: tuple[int, int]) -> float:
        start, end = stretch
        return sum(max(0.0, min(end, b) - max(start, a)) for a, b in self.taken.get(way, ()))
