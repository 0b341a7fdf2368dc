"""Stories side by side on one scale: each with its own axis and cards, none in another's room."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import NamedTuple

from generator.timeline.cards import Card, Placed, Room, Side, Spacing, displacement
from generator.timeline.placing import place, roughly
from generator.timeline.sharing import Offer, best_shared, falls

STEPS = 6
"""How often the height that a lane needs is halved in on."""

WORTH = 0.001
"""Of the axis: less displacement than that is not looked for."""

EVEN, ABOVE, BELOW = 0.5, 1.0, 0.0
"""Of a lane's height, that above its axis."""
UNEVEN = (0.6, 0.75)
"""More such parts, where lanes share a height."""


@dataclass(frozen=True)
class Story:
    """A lane to be arranged: its cards, and the heights that it takes whatever these are.

    `above` and `below` are there in any case; `beside` is what lies between the axis and the cards on each
    side that has some, and grows by up to `stretch` if there is room. Cards stand on `sides`.
    """

    cards: tuple[Card, ...]
    axis: float
    beside: float
    above: float = 0.0
    below: float = 0.0
    sides: tuple[Side, ...] = (Side.ABOVE, Side.BELOW)
    stretch: float = 0.0

    @property
    def taken(self) -> float:
        return self.above + self.axis + self.below


@dataclass(frozen=True)
class Lane:
    """`top` and `bottom` are the edges of its axis, counted down from the room's top; `sides` are those that
    have room for marks and cards, `stretched` is what was added between the axis and the cards."""

    top: float
    bottom: float
    placed: tuple[Placed, ...]
    sides: tuple[Side, ...] = (Side.ABOVE, Side.BELOW)
    stretched: float = 0.0


@dataclass(frozen=True)
class Ground:
    """The room that stories share; where it is `tight`, what they leave of the height is left below them."""

    width: float
    height: float
    tight: bool = False


def arrange(stories: Sequence[Story], ground: Ground, spacing: Spacing) -> tuple[Lane, ...] | None:
    """Each story's axis and cards, or None where not all fit.

    Each takes the height it needs, and more where that brings all cards together nearest their moments; what
    is left is for all in equal parts. A side of an axis that stays shallower than it may leaves its height to
    the air between the lanes.
    """
    free = _free(stories, ground)
    needs = _needs(stories, free, ground.width, spacing)
    if needs is None:
        return None
    if len(stories) > 1:
        needs = _shared(stories, needs, free, ground.width, spacing)
    spare = (free - sum(need.whole for need in needs)) / len(stories)
    told = [
        place(story.cards, need.room(ground.width, spare), spacing)
        for story, need in zip(stories, needs, strict=True)
    ]
    # A little more height than a placing is known for may hide it from the search.
    found = [need.placed if placed is None else placed for placed, need in zip(told, needs, strict=True)]
    certain = [placed for placed in found if placed is not None]
    return _stacked(stories, needs, certain, ground) if len(certain) == len(stories) else None


def arrangeable(stories: Sequence[Story], ground: Ground, spacing: Spacing, share: float = 1.0) -> bool:
    """Whether `arrange` has room for them in that share of the height that cards may have; quicker."""
    free = _free(stories, ground) - (1 - share) * _for_cards(stories, ground)
    return _needs(stories, free, ground.width, spacing) is not None


def displaced(stories: Sequence[Story], ground: Ground, spacing: Spacing) -> float:
    """About how far from their moments `arrange` places all cards together; infinite where not all fit."""
    free = _free(stories, ground)
    needs = _needs(stories, free, ground.width, spacing)
    if needs is None:
        return inf
    shared = needs if len(stories) == 1 else _shared(stories, needs, free, ground.width, spacing)
    return sum(displacement(need.placed or ()) for need in shared)


def room_for_card(stories: Sequence[Story], ground: Ground) -> float:
    """The height that a card of the first of the stories may have if it is the only one."""
    above = _shares(stories[0], stories)[-1]
    return _for_cards(stories, ground) * max(above, 1 - above)


def _for_cards(stories: Sequence[Story], ground: Ground) -> float:
    """The height left for the cards, on the fewest sides that they may take."""
    beside = (story.beside * len(_sides(_shares(story, stories)[-1])) for story in stories)
    return _free(stories, ground) - sum(beside)


def _free(stories: Sequence[Story], ground: Ground) -> float:
    """The height left beside the axes of all stories together."""
    return ground.height - sum(story.taken for story in stories)


class _Need(NamedTuple):
    """The height that a story takes beside its axis, about the least in which its cards fit; how much of it
    the cards have, and which part of that is above the axis."""

    whole: float
    height: float
    share: float
    placed: tuple[Placed, ...] | None = None
    """A placing there, if one is known."""

    def room(self, width: float, spare: float = 0.0) -> Room:
        height = self.height + spare
        return Room(width, height * self.share, height * (1 - self.share))


def _needs(stories: Sequence[Story], free: float, width: float, spacing: Spacing) -> list[_Need] | None:
    """The heights that stories need. A single story takes everything; of several, those with few cards need
    only one side.
    """
    if len(stories) == 1:
        [story], [share, *_] = stories, _shares(stories[0], stories)
        every = _Need(free, free - story.beside * len(_sides(share)), share)
        placed = roughly(story.cards, every.room(width), spacing) if every.height > 0 else None
        return None if placed is None else [every._replace(placed=placed)]
    needs: list[_Need] = []
    for story in stories:
        left = free - sum(need.whole for need in needs)
        found = []
        for share in _shares(story, stories):
            beside = story.beside * len(_sides(share))
            low = _least(story.cards, share, left - beside, width, spacing)
            found += [] if low is None else [_Need(low.height + beside, low.height, share, low.placed)]
        if not found:
            return None
        needs.append(min(found, key=lambda need: need[:3]))
    return needs


def _shared(
    stories: Sequence[Story], needs: Sequence[_Need], free: float, width: float, spacing: Spacing
) -> list[_Need]:
    """The stories, each with the height that keeps all cards together nearest their moments."""
    spare = free - sum(need.whole for need in needs)
    offers = [
        [
            offer
            for share in (*_shares(story, stories), *(UNEVEN if len(story.sides) == 2 else ()))
            for offer in _offers(story, share, need.whole + spare, width, spacing)
        ]
        for story, need in zip(stories, needs, strict=True)
    ]
    return best_shared(offers, free)


@lru_cache(maxsize=1024)
def _offers(
    story: Story, share: float, most: float, width: float, spacing: Spacing
) -> tuple[Offer[_Need], ...]:
    """What the story does with more and more height, where that brings its cards nearer to their moments."""
    beside = story.beside * len(_sides(share))
    least = _least(story.cards, share, most - beside, width, spacing)

    def offer(height: float) -> Offer[_Need] | None:
        placed = roughly(story.cards, _Need(height, height, share).room(width), spacing)
        if placed is None:
            return None
        above, below = (_reach(placed, side) for side in Side)
        part = above / (above + below) if above + below else share
        taken = above + below + story.beside * len(_sides(part))
        return Offer(taken, displacement(placed), _Need(taken, above + below, part, placed))

    return () if least is None else tuple(falls(offer, least.height, most - beside, WORTH * width))


def _shares(story: Story, stories: Sequence[Story]) -> tuple[float, ...]:
    """The parts of its height that might be above its axis: of a single story half, if both sides are its."""
    if len(story.sides) == 2:
        return (EVEN,) if len(stories) == 1 else (EVEN, ABOVE)
    return (ABOVE,) if story.sides == (Side.ABOVE,) else (BELOW,)


def _sides(share: float) -> tuple[Side, ...]:
    return tuple(side for side, part in ((Side.ABOVE, share), (Side.BELOW, 1 - share)) if part)


class _Low(NamedTuple):
    """A height, about the least in which cards fit, and how they do."""

    height: float
    placed: tuple[Placed, ...]


@lru_cache(maxsize=1024)
def _least(cards: tuple[Card, ...], share: float, most: float, width: float, spacing: Spacing) -> _Low | None:
    """The least height in which cards fit; None if `most` is not enough."""

    def low(height: float) -> _Low | None:
        placed = roughly(cards, _Need(height, height, share).room(width), spacing)
        return None if placed is None else _Low(_within(placed, share), placed)

    deep = max(share, 1 - share)
    tallest = max((card.height for card in cards), default=0.0) / deep
    if most < tallest or most <= 0 or (found := low(most)) is None:
        return None
    if shallow := low(tallest):
        return shallow
    for _ in range(STEPS):
        middle = (tallest + found.height) / 2
        if shallower := low(middle):
            found = shallower
        else:
            tallest = middle
    return found


def _within(placed: Sequence[Placed], share: float) -> float:
    """The height the cards take if that part of it is above the axis."""
    parts = ((Side.ABOVE, share), (Side.BELOW, 1 - share))
    return max(_reach(placed, side) / part for side, part in parts if part)


def _reach(placed: Sequence[Placed], side: Side) -> float:
    """The distance from the channel to the far edge of the farthest card on that side."""
    return max([one.base + one.height for one in placed if one.side is side], default=0.0)


def _stacked(
    stories: Sequence[Story], needs: Sequence[_Need], found: Sequence[tuple[Placed, ...]], ground: Ground
) -> tuple[Lane, ...]:
    """The lanes below one another, with the spare height between them and half as much above and below."""
    depths = [
        {side: story.beside + _reach(placed, side) for side in _sides(need.share)}
        for story, need, placed in zip(stories, needs, found, strict=True)
    ]
    air = (_free(stories, ground) - sum(sum(one.values()) for one in depths)) / len(found)
    air = 0.0 if ground.tight else air
    lanes, top = [], 0.0
    for story, placed, beside in zip(stories, found, depths, strict=True):
        axis = top + air / 2 + beside.get(Side.ABOVE, 0.0) + story.above
        stretched = min(max(air, 0.0) / 4, story.stretch)
        lanes.append(Lane(axis, axis + story.axis, placed, tuple(beside), stretched))
        top = axis + story.axis + story.below + beside.get(Side.BELOW, 0.0) + air / 2
    return tuple(lanes)
