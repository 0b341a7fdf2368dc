"""Where marks stand beside the axis: dots of moments, bars of what lasted. None ever lies on another.

They stand in rows, counted from the axis. A mark that leads to a card stands at its moment, and what lasted
longer stands nearer the axis, so that a leader passes no bar but one of about the same moment. Where the rows
are not enough, marks become smaller. A dot without words may stand a little beside its moment: a dense year
becomes a block of dots that can be counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from generator.timeline.beeswarm import SHRINK, Block, DotBand, Stretch, pack_dots
from generator.timeline.cards import Placed, Side, leader
from generator.timeline.scale import Span, TimeScale

WORDLESS = 0.75
"""Of a mark's size, that of a dot without words where there is room; it stands no farther from its moment."""
BAR = 1.1
"""Of a mark's size: what reaches farther is more than a dot."""
SOFT = 1.7
"""Of a mark's size: as far an uncertain end reaches at least, so that it shows past the dot."""
LEADER = 0.12
"""Of a mark's size: what dots without words keep free on either side of a leader."""
TRIMMED = 0.12
"""Of a mark's size: what a bar is drawn short at each end that is certain."""
WINDOW = 3
"""Sizes, the stretch of an axis in which dots are counted to foresee their rows."""


@dataclass(frozen=True)
class Mark:
    """A milestone's moment and the stretch of the axis that it reaches over; `side` is its card's, if any."""

    at: float
    start: float
    end: float
    side: Side | None = None
    soft: tuple[bool, bool] = (False, False)
    """Which of the two ends is uncertain."""

    def stretch(self, size: float) -> Stretch:
        """The stretch of the axis that a mark of that size takes."""
        left, right = (size * (SOFT if soft else 0.5) for soft in self.soft)
        return min(self.start, self.at - left), max(self.end, self.at + right)

    def loose(self, size: float) -> bool:
        """Whether it may stand beside its moment: a dot without words."""
        return self.side is None and not any(self.soft) and self.end - self.start <= BAR * size


@dataclass(frozen=True)
class Stood:
    """A mark whose middle is `away` from the axis; it takes `size` across, and along from `start` to `end`.

    `bar`: more of it shows than its dot.
    """

    side: Side
    x: float
    away: float
    size: float
    start: float
    end: float
    bar: bool = False


def stand(
    marks: Sequence[Mark], width: float, depth: float, size: float, sides: Sequence[Side] = tuple(Side)
) -> tuple[Stood, ...]:
    """In the order given, beside an axis of that width, on those sides, no farther from it than `depth`.

    Dots and uncertain ends may reach over the ends of the axis.
    """
    for power in count():
        tried = min(size, depth) * SHRINK**power
        places = _rows(marks, tried, int(depth / tried + 1e-9), sides)
        if places is None:
            continue
        placed = {number: place.stood(marks[number], tried) for number, place in places.items()}
        loose = [number for number in range(len(marks)) if number not in placed]
        strand = DotBand(width, depth, sides, tuple(_blocks(marks, placed, depth)))
        beads = pack_dots([marks[number].at for number in loose], strand, WORDLESS * tried, size)
        if beads is not None:
            for number, bead in zip(loose, beads, strict=True):
                half = bead.size / 2
                placed[number] = Stood(*bead, bead.x - half, bead.x + half)
            return tuple(placed[number] for number in range(len(marks)))
    raise AssertionError("marks become as small as they must")


@dataclass(frozen=True)
class SpanBar:
    """What is drawn of a milestone that lasted: what is certain of it, and its uncertain ends."""

    certain: Stretch
    soft: tuple[Stretch, ...]


def mark_on(scale: TimeScale, span: Span, side: Side | None, at: float | None = None) -> Mark:
    """The mark of a milestone; `side` is its card's, None without one; `at` is its moment where that is not
    the middle of its days."""
    extent = scale.soft_extent(span)
    moment = scale.middle(span) if at is None else at
    return Mark(moment, extent.rises, extent.falls, side, span.soft)


def bar_on(scale: TimeScale, span: Span, mark: Stood) -> SpanBar:
    """The bar of a mark that stands: within the axis, short of where another may begin."""
    start, end = scale.extent(span)
    ends = ((max(mark.start, 0.0), start), (end, min(mark.end, scale.width)))
    uncertain = tuple(stretch for stretch, soft in zip(ends, span.soft, strict=True) if soft)
    return SpanBar(trimmed(start, end, mark.size, span.soft), uncertain)


def trimmed(start: float, end: float, size: float, soft: tuple[bool, bool]) -> Stretch:
    """A bar's ends as they are drawn: two bars of which one ends where the other begins are seen apart."""
    by = min(TRIMMED * size, (end - start) / 4)
    return start + by * (not soft[0]), end - by * (not soft[1])


def led(placed: Placed, mark: Stood, depth: float, channel: float) -> tuple[tuple[float, float], ...]:
    """The leader from a card's mark through the depth of the marks and the channel to the card's far edge."""
    (start, _), *bends = leader(placed, channel)
    return (start, mark.away), *((x, depth + away) for x, away in bends)


def depth_for(marks: Sequence[Mark], size: float, most: int, sides: Sequence[Side] = tuple(Side)) -> float:
    """The depth that marks of that size will need, about, and no more than `most` rows: before it is known on
    which sides their cards stand."""
    fixed = [one.stretch(size) for one in marks if not one.loose(size)]
    deepest = max(_overlapping(fixed), *(_over(one.at, fixed, size) for one in marks if one.loose(size)), 0)
    # Of those that overlap more may stand on one side than on the other.
    rows = 1 if deepest < 2 else -(-deepest // len(sides)) + (len(sides) > 1)
    dots = _crowd(sorted(one.at for one in marks), WINDOW * size)
    return min(max(rows, -(-dots // (WINDOW * len(sides)))), most) * size


def _over(at: float, fixed: Sequence[Stretch], size: float) -> int:
    """The rows that a dot without words needs that stands outside of what lies over its moment."""
    half = WORDLESS * size / 2
    return 1 + sum(start < at + half and end > at - half for start, end in fixed)


def _overlapping(stretches: Sequence[Stretch]) -> int:
    """The greatest number that overlap."""
    here = most = 0
    for _, step in sorted([(start, 1) for start, _ in stretches] + [(end, -1) for _, end in stretches]):
        here += step
        most = max(most, here)
    return most


def _crowd(moments: Sequence[float], window: float) -> int:
    """The greatest number of moments in a stretch of that length."""
    first = most = 0
    for number, at in enumerate(moments):
        while moments[first] < at - window:
            first += 1
        most = max(most, number + 1 - first)
    return most


class _Place(NamedTuple):
    side: Side
    row: int

    def stood(self, mark: Mark, size: float) -> Stood:
        bar = any(mark.soft) or mark.end - mark.start > BAR * size
        return Stood(self.side, mark.at, (self.row + 0.5) * size, size, *mark.stretch(size), bar)


def _rows(marks: Sequence[Mark], size: float, most: int, sides: Sequence[Side]) -> dict[int, _Place] | None:
    """Where each mark stands that has to stand at its moment, the longest first; None for want of rows."""
    taken: dict[Side, list[list[Mark]]] = {side: [] for side in sides}
    found: dict[int, _Place] = {}
    firm = {number: one.stretch(size) for number, one in enumerate(marks) if not one.loose(size)}
    for number in sorted(firm, key=lambda n: firm[n][0] - firm[n][1]):
        mark = marks[number]
        ways = [(_lowest(mark, taken[side], size), side) for side in ([mark.side] if mark.side else sides)]
        row, side = min(ways, key=lambda way: (way[0], sum(map(len, taken[way[1]]))))
        if row >= most:
            return None
        own = taken[side]
        own += [[] for _ in range(row + 1 - len(own))]
        own[row].append(mark)
        found[number] = _Place(side, row)
    return found


def _lowest(mark: Mark, rows: Sequence[Sequence[Mark]], size: float) -> int:
    """The row nearest to the axis in which it meets no mark, and from which its leader meets none."""
    start, end = mark.stretch(size)
    lowest = len(rows)
    for number in reversed(range(len(rows))):
        others = [other.stretch(size) for other in rows[number]]
        if not any(a < end and start < b for a, b in others):
            lowest = number
        if mark.side and any(a < mark.at < b for a, b in others):
            break
    return lowest


def _blocks(marks: Sequence[Mark], placed: dict[int, Stood], depth: float) -> Iterator[Block]:
    """The areas that the marks and their leaders take."""
    for number, one in placed.items():
        half = one.size / 2
        yield Block(one.side, one.start, one.end, one.away - half, one.away + half)
        if marks[number].side:
            beside = LEADER * one.size
            yield Block(one.side, one.x - beside, one.x + beside, one.away + half, depth)
