"""Parallel stories on one scale: each lane with its own axis and cards, none in another's room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.timeline.cards import Card, Placed, Room, Side, Spacing
from generator.timeline.placing import fits, place

STEPS = 7
"""How often the height that a lane needs is halved in on: to a hundredth of all there is."""

EVEN, ABOVE = 0.5, 1.0
"""Of a lane's height, that above its axis."""


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
    needs = _needs(lanes, free_height(ground, len(lanes)), ground.width, spacing)
    if needs is None:
        return None
    spare = (free_height(ground, len(lanes)) - sum(need.height for need in needs)) / len(lanes)
    told = [
        place(cards, need.room(ground.width, spare), spacing)
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


class _Need(NamedTuple):
    """The least height in which a lane's cards fit, and which part of it is above the axis."""

    height: float
    share: float

    def room(self, width: float, spare: float = 0.0) -> Room:
        height = self.height + spare
        return Room(width, height * self.share, height * (1 - self.share))


def _needs(
    lanes: Sequence[Sequence[Card]], free: float, width: float, spacing: Spacing
) -> list[_Need] | None:
    """A single lane takes all, on both sides; of more, those with few cards need the upper side only."""
    if len(lanes) == 1:
        every = _Need(free, EVEN)
        return [every] if free > 0 and fits(lanes[0], every.room(width), spacing) else None
    needs: list[_Need] = []
    for cards in lanes:
        left = free - sum(need.height for need in needs)
        found = [_need(cards, share, left, width, spacing) for share in (EVEN, ABOVE)]
        least = min((one for one in found if one is not None), default=None)
        if least is None:
            return None
        needs.append(least)
    return needs


def _need(cards: Sequence[Card], share: float, most: float, width: float, spacing: Spacing) -> _Need | None:
    """None if `most` is not enough."""
    if not cards:
        return _Need(0.0, share)
    if most <= 0 or not fits(cards, _Need(most, share).room(width), spacing):
        return None
    low, high = 0.0, most
    for _ in range(STEPS):
        middle = (low + high) / 2
        if fits(cards, _Need(middle, share).room(width), spacing):
            high = middle
        else:
            low = middle
    return _Need(high, share)


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
