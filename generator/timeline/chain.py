"""The leaders of one side, from left to right, and the least total displacement they need.

With the sides and the stacks chosen, that is an L1 isotonic regression with offsets and two walls. It is
solved exactly, one card at a time: the least cost of the leaders so far, as a function of the room they may
take, is convex and falls, and is kept as its bends (the "slope trick").
"""

from bisect import bisect_left
from collections.abc import Sequence
from math import floor, inf
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
    """The least distance from a leader to the first of the next stack."""
    step: float
    stack_gap: float
    widest: float = 0.0
    narrowest: float = 0.0


class Chain(NamedTuple):
    """Positions are in the first leader's x: each leader's own x less its `shift`."""

    strip: Strip
    shift: float
    """The least distance from the first leader to the last."""
    bends: tuple[float, ...]
    """Where the cost's slope changes by one, ascending; beyond the last the cost is flat."""
    cost: float
    free: float
    """The height left in the last stack for more cards, each with its gap."""


def empty(width: float, height: float, spacing: Spacing, narrowest: float | None = None) -> Chain:
    """A chain whose first card will start its first stack, at shift 0."""
    narrowest = spacing.card_width if narrowest is None else narrowest
    wall = width - narrowest
    stack = max(height + spacing.stack_gap, TOLERANCE)
    strip = Strip(wall, stack, spacing.pitch, spacing.step, spacing.stack_gap, spacing.card_width, narrowest)
    return Chain(strip, -spacing.pitch, (), 0.0, 0.0)


def extended(chain: Chain, card: Card, joins: bool) -> Chain | None:
    """The chain with one more card, in its last stack or in a new one; None where there is no room."""
    strip, shift, bends, cost, free = chain
    free = (free if joins else strip.height) - card.height - strip.stack_gap
    shift += strip.step if joins else strip.pitch
    width = strip.widest if card.width is None else card.width
    limit = strip.wall - (width - strip.narrowest) - shift
    if free < -TOLERANCE or limit < -TOLERANCE:
        return None
    limit = max(limit, 0.0)
    wanted = card.at - shift
    target = min(max(wanted, 0.0), limit)
    cost += abs(wanted - target)
    if bends and bends[-1] > limit:
        cost += _beyond(bends, limit)
        within = bisect_left(bends, limit)
        bends = bends[:within] + (limit,) * (len(bends) - within)
    if bends and bends[-1] > target:
        cost += bends[-1] - target
        place = bisect_left(bends, target)
        bends = (*bends[:place], target, target, *bends[place:-1])
    else:
        bends = (*bends, target)
    return Chain(strip, shift, bends, cost, free)


def _beyond(bends: Sequence[float], limit: float) -> float:
    outside = bends[bisect_left(bends, limit) :]
    return sum(outside) - len(outside) * limit


def pressed(chain: Chain, reserve: float) -> float:
    """The cost if as much room as `reserve` has to stay free to the right of the last leader's stack."""
    limit = max(chain.strip.wall - chain.shift - reserve, 0.0)
    return chain.cost + (_beyond(chain.bends, limit) if chain.bends and chain.bends[-1] > limit else 0.0)


def capacity(chain: Chain) -> float:
    """No more height than this, gaps included, can still be placed."""
    stacks = floor((chain.strip.wall - chain.shift + TOLERANCE) / chain.strip.pitch)
    return chain.free + stacks * chain.strip.height


def excess(chain: Chain, other: Chain) -> float:
    """By no more than this does the chain's cost exceed the other's, whatever cards follow.

    Holds for chains with the same room in their last stacks. The bends are compared in pairs from the right,
    those without a counterpart with the first leader's leftmost place.
    """
    if chain is other:
        return 0.0
    ahead = chain.shift - other.shift
    if ahead > TOLERANCE:
        return inf
    total = chain.cost - other.cost
    unmatched = len(chain.bends) - len(other.bends)
    counterparts = (0.0,) * unmatched + other.bends[max(-unmatched, 0) :]
    for bend, counterpart in zip(chain.bends, counterparts, strict=True):
        if bend + ahead > counterpart:
            total += bend + ahead - counterpart
    return total


def settled(chains: Sequence[Chain]) -> tuple[float, ...]:
    """Each leader's x, given the chain as it was after each card in turn."""
    positions: list[float] = []
    limit = inf
    for chain in reversed(chains):
        limit = min(limit, chain.bends[-1])
        positions.append(limit + chain.shift)
    return tuple(reversed(positions))
