"""Two columns of blocks: where one ends and the next begins, and how the room that is left is shared out.

Pure arithmetic. Heights come from one column with all blocks one under another; lengths are in points.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

BETWEEN_BLOCKS = 2.0  # times the air between items: blocks part further than items do
WHOLE, HALF = 1.0, 0.5  # shares of the width
# The power by which a block grows as its column narrows, and shrinks as it widens: short lines gain nothing.
NARROWER, WIDER = 0.85, 0.4
GROWTH = 2.3  # the power of the size by which text grows: more than its area, for the ends of lines
UNEVEN = 0.2  # of the taller column: one that is shorter by more looks forgotten


@dataclass(frozen=True)
class Span:
    top: float
    bottom: float


@dataclass(frozen=True)
class Stack:
    """A block as it was measured; `items` are empty when it must not be split."""

    top: float
    bottom: float
    items: tuple[Span, ...] = ()

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def head(self) -> float:
        """What stands above the first item, and again above the first item of the next column."""
        return self.items[0].top - self.top if self.items else 0.0


Strip = tuple[Stack, ...]  # one column's blocks, in order


@dataclass(frozen=True)
class Pile:
    """What stands in one column: its height without air, and how many gaps there are to put air into."""

    height: float = 0.0
    item_gaps: int = 0
    block_gaps: int = 0

    @property
    def gaps(self) -> float:
        return self.item_gaps + BETWEEN_BLOCKS * self.block_gaps

    def air(self, room: float, most: float) -> float:
        """Points to add between items so that the pile fills the room, at most `most`."""
        return min(most, max(0.0, room - self.height) / self.gaps) if self.gaps else 0.0

    def spare(self, room: float, most: float) -> float:
        """Points of the room that are left when the air is in."""
        return room - self.height - self.air(room, most) * self.gaps


@dataclass(frozen=True, order=True)
class Cut:
    """The right column begins with that block; with `item` above 0, with that item of it."""

    block: int
    item: int = 0


@dataclass(frozen=True)
class Split:
    """Where the columns part; `share` of the width is the left one's, and an empty right one has no pile."""

    share: float
    cut: Cut
    piles: tuple[Pile, ...]

    @property
    def taller(self) -> float:
        return max((pile.height for pile in self.piles), default=0.0)

    @property
    def difference(self) -> float:
        return self.taller - min((pile.height for pile in self.piles), default=0.0)

    @property
    def uneven(self) -> bool:
        return len(self.piles) < 2 or self.difference > UNEVEN * self.taller

    def spare(self, room: float, most: float) -> float:
        """Points left below both columns when the air is in."""
        return min((pile.spare(room, most) for pile in self.piles), default=room)


def alone(strip: Strip) -> Split:
    """All blocks in one column that has the page's width to itself."""
    return Split(WHOLE, Cut(len(strip)), (_pile(strip),) if strip else ())


def apart(left: Strip, right: Strip, share: float) -> Split:
    """Two columns as they were measured, each in its own width."""
    return Split(share, Cut(len(left)), tuple(_pile(strip) for strip in (left, right) if strip))


def even(strip: Strip) -> Split:
    """Two columns of one width that part anywhere, between items too, the taller as short as can be."""
    return _best([Split(HALF, cut, _piles(strip, cut)) for cut in cuts(strip, lists=True)])


def foreseen(strip: Strip, shares: Sequence[float]) -> Split:
    """Two columns that part between blocks, of the widths that suit them best.

    The strip was measured in half the width: heights in another are only foreseen.
    """
    return _best(
        [
            Split(share, cut, _stretched(_piles(strip, cut), share))
            for share in shares
            for cut in cuts(strip, lists=False)
        ]
    )


def _best(splits: Sequence[Split]) -> Split:
    return min(splits, key=lambda one: (round(one.taller, 2), one.difference, abs(one.share - HALF)))


def _stretched(piles: tuple[Pile, ...], share: float) -> tuple[Pile, ...]:
    scaled = []
    for pile, own in zip(piles, (share, 1 - share), strict=False):
        power = NARROWER if own < HALF else WIDER
        scaled.append(replace(pile, height=pile.height * math.pow(HALF / own, power)))
    return tuple(scaled)


def cuts(strip: Strip, *, lists: bool) -> Iterator[Cut]:
    """Between blocks; where lists may part, between items too, two of a long list at least on either side."""
    for index, stack in enumerate(strip):
        if index:
            yield Cut(index)
        least = 2 if len(stack.items) > 3 else 1
        for item in range(least, len(stack.items) - least + 1) if lists else ():
            yield Cut(index, item)
    if len(strip) < 2:
        yield Cut(len(strip))


def _piles(strip: Strip, cut: Cut) -> tuple[Pile, ...]:
    """The strip as far as the cut, and from there on; an empty one is left out."""
    begun, rest = strip[: cut.block], strip[cut.block :]
    if cut.item:
        parted = rest[0]
        upper, lower = parted.items[: cut.item], parted.items[cut.item :]
        begun += (replace(parted, bottom=upper[-1].bottom, items=upper),)
        rest = (replace(parted, top=lower[0].top - parted.head, items=lower), *rest[1:])
    return tuple(_pile(part) for part in (begun, rest) if part)


def _pile(strip: Strip) -> Pile:
    item_gaps = sum(max(0, len(stack.items) - 1) for stack in strip)
    return Pile(strip[-1].bottom - strip[0].top, item_gaps, len(strip) - 1)


def largest(low: int, high: int, need: Callable[[int], float], first: int) -> int | None:
    """The last step before one that does not fit; None when `low` itself does not.

    `need` is what a step takes of the room it has: up to 1 it fits. It grows about as the step's square, so
    each answer tells where to look next, and never more slowly than the step, since lines only get more.
    `first` is looked at first.
    """
    fits, fails = low - 1, high + 1
    known: dict[int, float] = {}
    step = min(max(first, low), high)
    while fails - fits > 1:
        known[step] = need(step)
        if known[step] > 1:
            fails = step
        else:
            fits = step
            if known[step] * (step + 1) / step > 1:
                break
        step = min(max(_crossing(known, fits, fails), fits + 1), fails - 1)
    return fits if fits >= low else None


def _crossing(known: Mapping[int, float], fits: int, fails: int) -> int:
    """Where the need would be 1 if it went on as a power of the step."""
    nearest = fits if fits in known else fails
    power: float = GROWTH
    if fits in known and fails in known and 0 < known[fits] < known[fails] < math.inf:
        power = math.log(known[fails] / known[fits]) / math.log(fails / fits)
    return expected(nearest, known[nearest], power)


def expected(step: int, need: float, power: float = GROWTH) -> int:
    """The largest step whose need should be 1 or less, from what one step needs."""
    return math.floor(step * math.pow(min(max(need, 0.01), 100.0), -1 / power))
