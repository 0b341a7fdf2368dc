"""Cards on both sides of an upright axis: each hangs below its leader, no overlap, the least displacement.

On one side that is, again, an L1 isotonic regression with offsets between two walls, which chains solve; here
what a chain places are the cards' lower edges, as these need no more to be known than the cards before.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import inf
from typing import NamedTuple

from generator.timeline.cards import Card, Spacing
from generator.timeline.chain import TOLERANCE, Chain, Shelf, empty, extended, pressed, settled
from generator.timeline.leaders import WHOLE, Turn, Way, bent, turns

GLANCE, STUDY = 16, 120
"""Widths of a search: to see whether there is a placing, and to find one that is hardly ever beaten."""

_TURNS = (0.02, 0.3)
"""Of the axis: what it is worth, in two searches, that a card stands on the other side than the last."""
_NEARLY = 1.07
"""Times the least displacement: as little, to the eye."""


@dataclass(frozen=True)
class Hung:
    """A card beside the axis: on its first side or its second, from `y` down."""

    second: bool
    y: float
    height: float
    at: float
    turn: Turn = WHOLE


class _Prefix(NamedTuple):
    """The cards so far. `fuss` counts neighbours in time on the same side."""

    sides: tuple[Chain, Chain]
    cost: float
    fuss: int
    second: bool
    before: "_Prefix | None"


def hang(
    cards: Sequence[Card], height: float, gap: float, *, one_sided: bool = False
) -> tuple[Hung, ...] | None:
    """The cards in the order given, between 0 and `height`, or None if no placing was found.

    Of placings that displace them about as little, the one in which no card is displaced far: in a crowd, one
    with neighbours in time on opposite sides.
    """
    return _hung(tuple(cards), height, gap, one_sided)


@lru_cache(maxsize=32)
def _hung(cards: tuple[Card, ...], height: float, gap: float, one_sided: bool) -> tuple[Hung, ...] | None:
    order = sorted(range(len(cards)), key=lambda number: cards[number].at)
    sorted_cards = [cards[number] for number in order]
    sides = (False,) if one_sided else (False, True)
    ranks: tuple[_Rank, ...] = (_by_room, _by_cost, *(partial(_by_turns, weight=weight) for weight in _TURNS))
    ends = [_search(sorted_cards, height, gap, sides, STUDY, rank) for rank in ranks]
    tried = [_standing(end, sorted_cards) for end in ends if end]
    if not tried:
        return None
    enough = _NEARLY * min(map(_displacement, tried)) + TOLERANCE
    hung = min((one for one in tried if _displacement(one) <= enough), key=_unevenness)
    where = {number: position for position, number in enumerate(order)}
    return tuple(hung[where[number]] for number in range(len(cards)))


def can_hang(cards: Sequence[Card], height: float, gap: float, *, one_sided: bool = False) -> bool:
    """Whether `hang` finds a placing: quicker, and occasionally too strict."""
    ordered = sorted(cards, key=lambda card: card.at)
    sides = (False,) if one_sided else (False, True)
    return _search(ordered, height, gap, sides, GLANCE, _by_room) is not None


def leader_down(hung: Hung, channel: float, width: float) -> tuple[tuple[float, float], ...]:
    """From the moment to the card's far edge, as (distance from the axis, y): it is the card's upper edge."""
    line = bent(Way(hung.at, hung.y), hung.turn, channel, channel + width)
    return tuple((away, y) for y, away in line)


_Rank = Callable[..., tuple[float, float]]


def _search(
    cards: Sequence[Card],
    height: float,
    gap: float,
    sides: Sequence[bool],
    width: int,
    rank: _Rank,
) -> _Prefix | None:
    nothing = empty(height, inf, Spacing(0.0, 0.0, 0.0, 0.0))
    kept = [_Prefix((nothing, nothing), 0.0, 0, True, None)]
    rest = sum(card.height + gap for card in cards)
    for number, card in enumerate(cards):
        rest -= card.height + gap
        # Which side is first makes no difference to the first card.
        grown = [one for old in kept for one in _grown(old, card, gap, sides if number else sides[:1])]
        kept = sorted(grown, key=lambda one: rank(one, rest, height))[:width]
    return min(kept, key=_merit, default=None)


def _grown(prefix: _Prefix, card: Card, gap: float, sides: Sequence[bool]) -> Iterator[_Prefix]:
    for second in sides:
        chain, other = prefix.sides[second], prefix.sides[not second]
        reach = card.height + (gap if chain.bends else 0.0)
        hanging = chain._replace(shelves=(Shelf(reach, 0.0),))
        longer = extended(hanging, Card(card.at + card.height, 0.0), 0)
        if longer is not None:
            both = (other, longer) if second else (longer, other)
            fuss = prefix.fuss + (second == prefix.second)
            yield _Prefix(both, longer.cost + other.cost, fuss, second, prefix)


def _merit(prefix: _Prefix) -> tuple[float, int]:
    return round(prefix.cost, 6), prefix.fuss


def _by_cost(prefix: _Prefix, rest: float, height: float) -> tuple[float, float]:
    return _pressed(prefix, rest, height, 0.0), prefix.fuss


def _by_room(prefix: _Prefix, rest: float, height: float) -> tuple[float, float]:
    return _pressed(prefix, rest, height, 0.5), prefix.fuss


def _by_turns(prefix: _Prefix, rest: float, height: float, weight: float) -> tuple[float, float]:
    return _pressed(prefix, rest, height, 0.5) + weight * height * prefix.fuss, prefix.fuss


def _pressed(prefix: _Prefix, rest: float, height: float, share: float) -> float:
    """The cost when each side must still take that share of the rest, or as much as the other cannot."""
    free = [height - chain.shift for chain in prefix.sides]
    total = 0.0
    for chain, own, other in zip(prefix.sides, free, reversed(free), strict=True):
        reserve = min(max(rest - max(other, 0.0), share * rest), own)
        total += pressed(chain, reserve) if chain.bends else 0.0
    return total


def _displacement(hung: Sequence[Hung]) -> float:
    return sum(abs(one.y - one.at) for one in hung)


def _unevenness(hung: Sequence[Hung]) -> float:
    return sum((one.y - one.at) ** 2 for one in hung)


def _standing(last: _Prefix, cards: Sequence[Card]) -> list[Hung]:
    steps: list[_Prefix] = []
    prefix: _Prefix | None = last
    while prefix is not None and prefix.before is not None:
        steps.append(prefix)
        prefix = prefix.before
    steps.reverse()
    hung: dict[int, Hung] = {}
    for second in (False, True):
        own = [(number, step.sides[second]) for number, step in enumerate(steps) if step.second is second]
        ways = []
        for (number, _), bottom in zip(own, settled([chain for _, chain in own]), strict=True):
            at, y = cards[number].at, bottom - cards[number].height
            ways.append(Way(at, at if abs(y - at) < TOLERANCE else y))
        for (number, _), way, turn in zip(own, ways, turns(ways), strict=True):
            hung[number] = Hung(second, way.to, cards[number].height, way.at, turn)
    return [hung[number] for number in range(len(cards))]
