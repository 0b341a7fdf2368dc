"""Parallel stories on one scale: each lane with its own axis and cards, none in another's room."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.timeline.cards import Card, Placed, Room, Side, Spacing
from generator.timeline.placing import fits, place

STEPS = 7
"""How often the height that a lane needs is halved in on: to a hundredth of all there is."""


@dataclass(frozen=True)
class Lane:
    """`top` and `bottom` are the edges of its axis, counted down from the room's top."""

    top: float
    bottom: float
    placed: tuple[Placed, ...]


@dataclass(frozen=True)
class Ground:
    """What the lanes share: the room from top to bottom, and the heights that each takes whatever it holds.

    `axis` is the height of a lane's axis, `channel` that between it and the cards on either side.
    """

    width: float
    height: float
    axis: float
    channel: float


def arrange(lanes: Sequence[Sequence[Card]], ground: Ground, spacing: Spacing) -> tuple[Lane, ...] | None:
    """Each lane's axis and cards, or None where not all fit.

    Each takes the height it needs, and what is left is for all in equal parts; a side of an axis that stays
    shallower than it may leaves its height to the air between the lanes.
    """
    free = free_height(ground, len(lanes))
    needs = _needs(lanes, free, ground.width, spacing)
    if needs is None:
        return None
    spare = (free - sum(needs)) / len(lanes)
    told = [
        place(cards, Room(ground.width, *_halves(need + spare)), spacing)
        for cards, need in zip(lanes, needs, strict=True)
    ]
    found = [placed for placed in told if placed is not None]
    return _stacked(found, ground) if len(found) == len(lanes) else None


def arrangeable(lanes: Sequence[Sequence[Card]], ground: Ground, spacing: Spacing) -> bool:
    """Whether `arrange` has room for them; quicker."""
    return _needs(lanes, free_height(ground, len(lanes)), ground.width, spacing) is not None


def free_height(ground: Ground, lanes: int) -> float:
    """What is left for the cards of all lanes together."""
    return ground.height - lanes * (ground.axis + 2 * ground.channel)


def _needs(
    lanes: Sequence[Sequence[Card]], free: float, width: float, spacing: Spacing
) -> list[float] | None:
    if len(lanes) == 1:
        return [free] if free > 0 and fits(lanes[0], Room(width, *_halves(free)), spacing) else None
    needs: list[float] = []
    left = free
    for cards in lanes:
        # The others need something, too; where this one takes all that is left, they will not fit.
        need = _need(cards, left, width, spacing)
        if need is None:
            return None
        needs.append(need)
        left -= need
    return needs


def _need(cards: Sequence[Card], most: float, width: float, spacing: Spacing) -> float | None:
    """The least height, on both sides together, in which the cards fit; None if `most` is not enough."""
    if not cards:
        return 0.0
    if most <= 0 or not fits(cards, Room(width, *_halves(most)), spacing):
        return None
    low, high = 0.0, most
    for _ in range(STEPS):
        middle = (low + high) / 2
        if fits(cards, Room(width, *_halves(middle)), spacing):
            high = middle
        else:
            low = middle
    return high


def _halves(height: float) -> tuple[float, float]:
    return height / 2, height / 2


def reach(placed: Sequence[Placed], side: Side) -> float:
    """From the channel to the far edge of the farthest card of that side."""
    return max([one.base + one.height for one in placed if one.side is side], default=0.0)


def _stacked(found: Sequence[tuple[Placed, ...]], ground: Ground) -> tuple[Lane, ...]:
    """One below another, with what height is left between them, and half as much above and below all."""
    depths = [(reach(placed, Side.ABOVE), reach(placed, Side.BELOW)) for placed in found]
    taken = sum(above + below for above, below in depths) + len(found) * (ground.axis + 2 * ground.channel)
    air = (ground.height - taken) / len(found)
    lanes, top = [], air / 2
    for placed, (above, below) in zip(found, depths, strict=True):
        axis = top + above + ground.channel
        lanes.append(Lane(axis, axis + ground.axis, placed))
        top = axis + ground.axis + ground.channel + below + air
    return tuple(lanes)
