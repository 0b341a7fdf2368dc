"""Stories side by side on one scale: each with its own axis and cards, none in another's room."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.timeline.cards import Card, Placed, Room, Side, Spacing
from generator.timeline.placing import fits, place

STEPS = 6
"""How often the height that a lane needs is halved in on."""

EVEN, ABOVE, BELOW = 0.5, 1.0, 0.0
"""Of a lane's height, that above its axis."""


@dataclass(frozen=True)
class Story:
    """A lane to be arranged: its cards, and the heights that it takes whatever these are.

    `above` is what lies between its axis and the cards above, or its upper edge where `sides` says that none
    stand there; `below` likewise. Where there is room, both grow by up to `stretch`.
    """

    cards: tuple[Card, ...]
    above: float
    axis: float
    below: float
    sides: tuple[Side, ...] = (Side.ABOVE, Side.BELOW)
    stretch: float = 0.0

    @property
    def taken(self) -> float:
        return self.above + self.axis + self.below


@dataclass(frozen=True)
class Lane:
    """`top` and `bottom` are the edges of its axis, counted down from the room's top; `stretched` is what was
    added between it and the cards on either side."""

    top: float
    bottom: float
    placed: tuple[Placed, ...]
    stretched: float = 0.0


@dataclass(frozen=True)
class Ground:
    """The room that stories share."""

    width: float
    height: float


def arrange(stories: Sequence[Story], ground: Ground, spacing: Spacing) -> tuple[Lane, ...] | None:
    """Each story's axis and cards, or None where not all fit.

    Each takes the height it needs, and what is left is for all in equal parts; a side of an axis that stays
    shallower than it may leaves its height to the air between the lanes.
    """
    needs = _needs(stories, free_height(stories, ground), ground.width, spacing)
    if needs is None:
        return None
    spare = (free_height(stories, ground) - sum(need.height for need in needs)) / len(stories)
    told = [
        place(story.cards, need.room(ground.width, spare), spacing)
        for story, need in zip(stories, needs, strict=True)
    ]
    found = [placed for placed in told if placed is not None]
    return _stacked(stories, found, ground) if len(found) == len(stories) else None


def arrangeable(stories: Sequence[Story], ground: Ground, spacing: Spacing, share: float = 1.0) -> bool:
    """Whether `arrange` has room for them in that share of the height for cards; quicker."""
    free = free_height(stories, ground)
    return free > 0 and _needs(stories, share * free, ground.width, spacing) is not None


def free_height(stories: Sequence[Story], ground: Ground) -> float:
    """What is left for the cards of all stories together."""
    return ground.height - sum(story.taken for story in stories)


class _Need(NamedTuple):
    """The least height in which a story's cards fit, and which part of it is above the axis."""

    height: float
    share: float

    def room(self, width: float, spare: float = 0.0) -> Room:
        height = self.height + spare
        return Room(width, height * self.share, height * (1 - self.share))


def _needs(stories: Sequence[Story], free: float, width: float, spacing: Spacing) -> list[_Need] | None:
    """A single story takes all; of more, those with few cards need one side only."""
    if len(stories) == 1:
        every = _Need(free, _shares(stories[0])[0])
        return [every] if fits(stories[0].cards, every.room(width), spacing) else None
    needs: list[_Need] = []
    for story in stories:
        left = free - sum(need.height for need in needs)
        found = [_need(story.cards, share, left, width, spacing) for share in _shares(story)]
        least = min((one for one in found if one is not None), default=None)
        if least is None:
            return None
        needs.append(least)
    return needs


def _shares(story: Story) -> tuple[float, ...]:
    if len(story.sides) == 2:
        return EVEN, ABOVE
    return (ABOVE,) if story.sides == (Side.ABOVE,) else (BELOW,)


@lru_cache(maxsize=1024)
def _need(cards: tuple[Card, ...], share: float, most: float, width: float, spacing: Spacing) -> _Need | None:
    """None if `most` is not enough."""
    deep = max(share, 1 - share)
    low = max((card.height for card in cards), default=0.0) / deep
    if low > most or not fits(cards, _Need(most, share).room(width), spacing):
        return None
    if fits(cards, _Need(low, share).room(width), spacing):
        return _Need(low, share)
    high = min(most, sum(card.height + spacing.stack_gap for card in cards) / deep)
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


def _stacked(
    stories: Sequence[Story], found: Sequence[tuple[Placed, ...]], ground: Ground
) -> tuple[Lane, ...]:
    """One below another, with what height is left between them, and half as much above and below all."""
    depths = [(reach(placed, Side.ABOVE), reach(placed, Side.BELOW)) for placed in found]
    air = (free_height(stories, ground) - sum(above + below for above, below in depths)) / len(found)
    lanes, top = [], 0.0
    for story, placed, (above, below) in zip(stories, found, depths, strict=True):
        stretched = min(max(air, 0.0) / 4, story.stretch)
        axis = top + air / 2 + above + story.above
        lanes.append(Lane(axis, axis + story.axis, placed, stretched))
        top = axis + story.axis + story.below + below + air / 2
    return tuple(lanes)
