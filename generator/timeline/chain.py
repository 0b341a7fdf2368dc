"""The leaders of one side, from left to right, and the least total displacement they need.

With the sides and the stacks chosen, that is an L1 isotonic regression with offsets and two walls. It is
solved exactly, one card at a time: the least cost of the leaders so far, as a function of the room they may
take, is convex and falls, and is kept as its bends (the "slope trick").
"""

from bisect import bisect_left
from collections.abc import Sequence
from math import floor, inf
from operator import gt
from statistics import fmean
from typing import NamedTuple

from generator.timeline.cards import Card, Spacing

TOLERANCE = 1e-6
"""Lengths closer than this are one: far below what print shows in any unit, far above the noise of floats."""


class Strip(NamedTuple):
    """The room of one side."""

    wall: float
    """The farthest right a leader may stand, that of the narrowest card."""
    height: float
    """Of a stack and its last gap."""
    pitch: float
    """From the last leader of a stack to the first of the next, for cards of the usual width."""
    spacing: Spacing
    narrowest: float
    """The least width of a card."""


class Shelf(NamedTuple):
    """A card under which there may be room for the next ones, beside those that it already has there."""

    reach: float
    """How far right of the chain's last leader it reaches, at the most."""
    free: float
    """The height left under it for more cards, each with its gap."""


class Chain(NamedTuple):
    """Positions are in the first leader's x: each leader's own x less its `shift`."""

    strip: Strip
    shift: float
    """The least distance from the first leader to the last."""
    bends: tuple[float, ...]
    """Where the cost's slope changes by one, ascending; beyond the last the cost is flat."""
    cost: float
    shelves: tuple[Shelf, ...]
    """Each below the one before, and not as wide. Of cards of one width there is only the last."""
    edges: tuple[float, ...]
    """The x up to which each of them reaches at the most, with its gap; 0 where no card is narrow enough to
    make use of that."""
    depth: int
    """How many cards lie over one another where the last one lies."""
    least: float
    """The last leader stands no farther left."""

    @property
    def free(self) -> float:
        """The height left under the last card."""
        return self.shelves[-1].free


def empty(width: float, height: float, spacing: Spacing, widths: Sequence[float] = ()) -> Chain:
    """A chain whose first card will stand at shift 0; `widths` are those of the cards to come."""
    narrowest = min(widths, default=spacing.card_width)
    stack = max(height + spacing.stack_gap, TOLERANCE)
    pitch = (fmean(widths) if widths else spacing.card_width) + spacing.gap
    strip = Strip(width - narrowest, stack, pitch, spacing, narrowest)
    return Chain(strip, -narrowest - spacing.gap, (), 0.0, (Shelf(narrowest, 0.0),), (0.0,), 0, 0.0)


def extended(chain: Chain, card: Card, under: int, waiting: int = 0) -> Chain | None:
    """The chain with one more card; None where there is no room.

    It lies under so many of the shelves, right of the others; under none it starts a new stack. Of those
    others the first ones may stand far left of the last: it stands beyond their edges.
    """
    strip, shift, bends, cost, shelves, edges, depth, least = chain
    over, beside = shelves[:under], shelves[under:]
    free = (over[-1].free if over else strip.height) - card.height - strip.spacing.stack_gap
    ahead = beside[waiting].reach + strip.spacing.gap if beside else strip.spacing.step
    width = strip.spacing.card_width if card.width is None else card.width
    shift += ahead
    limit = strip.wall - (width - strip.narrowest) - shift
    if waiting:
        least = max(least, *(edge - shift for edge in edges[under : under + waiting]))
    if free < -TOLERANCE or limit < least - TOLERANCE:
        return None
    bends, more = _grown(bends, card.at - shift, least, max(limit, least))
    wider = [Shelf(shelf.reach - ahead, shelf.free) for shelf in over if shelf.reach - ahead > width]
    edge = bends[-1] + shift + width + strip.spacing.gap if width > strip.narrowest else 0.0
    return Chain(
        strip,
        shift,
        bends,
        cost + more,
        (*wider, Shelf(width, free)),
        (*edges[: len(wider)], edge),
        depth + 1 if over else 1,
        least,
    )


def _grown(
    bends: tuple[float, ...], wanted: float, least: float, limit: float
) -> tuple[tuple[float, ...], float]:
    """The bends with one more leader, which stands between those two, and what that adds to the cost."""
    target = min(max(wanted, least), limit)
    cost = abs(wanted - target)
    if bends and bends[0] < least:
        within = bisect_left(bends, least)
        bends = (least,) * within + bends[within:]
    if bends and bends[-1] > limit:
        cost += _beyond(bends, limit)
        within = bisect_left(bends, limit)
        bends = bends[:within] + (limit,) * (len(bends) - within)
    if bends and bends[-1] > target:
        cost += bends[-1] - target
        place = bisect_left(bends, target)
        return (*bends[:place], target, target, *bends[place:-1]), cost
    return (*bends, target), cost


def _beyond(bends: Sequence[float], limit: float) -> float:
    outside = bends[bisect_left(bends, limit) :]
    return sum(outside) - len(outside) * limit


def pressed(chain: Chain, reserve: float) -> float:
    """The cost if `reserve` must stay free to the right of the last leader's stack."""
    strip = chain.strip
    ahead = reserve + chain.shelves[0].reach + strip.spacing.gap - strip.pitch if reserve else 0.0
    limit = max(strip.wall - chain.shift - max(ahead, 0.0), 0.0)
    return chain.cost + (_beyond(chain.bends, limit) if chain.bends and chain.bends[-1] > limit else 0.0)


def capacity(chain: Chain) -> float:
    """No more height than this, gaps included, can still be placed."""
    strip = chain.strip
    stacks = floor((strip.wall - chain.shift + TOLERANCE) / (strip.narrowest + strip.spacing.gap))
    return chain.free + stacks * strip.height


def excess(chain: Chain, other: Chain, most: float = inf) -> float:
    """By no more than this the chain's cost exceeds the other's, whatever cards follow; `inf` beyond `most`.

    Holds for chains with the same shelves. The bends are compared in pairs from the right, those without a
    counterpart with the first leader's leftmost place.
    """
    if chain is other:
        return 0.0
    total, ahead = chain.cost - other.cost, chain.shift - other.shift
    if total > most or ahead > TOLERANCE or chain.least + ahead > other.least + TOLERANCE:
        return inf
    if chain.edges != other.edges and any(map(gt, chain.edges, other.edges)):
        return inf
    unmatched = len(chain.bends) - len(other.bends)
    counterparts = (0.0,) * unmatched + other.bends[max(-unmatched, 0) :]
    for bend, counterpart in zip(chain.bends, counterparts, strict=True):
        if bend + ahead > counterpart:
            total += bend + ahead - counterpart
            if total > most:
                return inf
    return total


def settled(chains: Sequence[Chain]) -> tuple[float, ...]:
    """The x of each leader, given the chain as it was after each card in turn."""
    positions: list[float] = []
    limit = inf
    for chain in reversed(chains):
        limit = min(limit, chain.bends[-1])
        positions.append(limit + chain.shift)
    return tuple(reversed(positions))
