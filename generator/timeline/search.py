"""Which side and which stack each card takes: prefixes of the cards grown one by one, the best ones kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from typing import NamedTuple

from generator.timeline.cards import Card, Room, Side, Spacing
from generator.timeline.chain import TOLERANCE, Chain, Shelf, capacity, empty, excess, extended, pressed

SHADES = 30
"""Into how many kinds a side's prefixes are told apart, by the room left in its last stack."""


class Prefix(NamedTuple):
    """The cards up to some moment, at the least cost for the choices made."""

    above: Chain
    below: Chain
    cost: float
    fuss: int
    """What a designer would rather not see, at the same cost: neighbours in time on one side, deep stacks."""
    side: Side | None
    """Of the last card; None before the first."""
    before: "Prefix | None"


@dataclass(frozen=True)
class Field:
    """Cards in the order of their moments, and what they are to fit in."""

    cards: tuple[Card, ...]
    room: Room
    spacing: Spacing

    def after(self, count: int) -> "Field":
        return Field(self.cards[count:], self.room, self.spacing)


@dataclass(frozen=True)
class Found:
    best: Prefix | None
    whole: bool
    """Nothing was left out but what exceeds the limit: no placing within it costs less."""
    next_limit: float
    """If whole, and nothing found: no placing costs less than this."""
    effort: int
    """How many prefixes were looked at."""


Rank = Callable[[Prefix, float], float]
"""How promising a prefix is, the least first, given the height (with gaps) of the cards still to come."""


def by_cost(prefix: Prefix, to_come: float) -> float:
    return prefix.cost


def by_pressed_cost(prefix: Prefix, to_come: float) -> float:
    """The cost once the remaining cards press from the right, if they fill stacks and sides evenly."""
    above, below = prefix.above, prefix.below
    stacks = (to_come - above.free - below.free) / (above.strip.height + below.strip.height)
    reserve = max(stacks, 0.0) * above.strip.pitch
    return pressed(above, reserve) + pressed(below, reserve)


def by_room_used(prefix: Prefix, to_come: float) -> float:
    sides = (prefix.above, prefix.below)
    return sum(side.shift / side.strip.pitch * side.strip.height - side.free for side in sides)


def by_merit(prefix: Prefix) -> tuple[int, int]:
    return round(prefix.cost / TOLERANCE), prefix.fuss


def search(
    field: Field,
    width: int,
    rank: Rank,
    rest: Sequence[float] = (),
    limit: float = inf,
    allowance: float = inf,
) -> Found:
    """The best placing among those whose every prefix is one of the `width` most promising of its length.

    `rest` bounds from below what the cards after the first n cost, for every n; `limit` is the most a placing
    may cost; `allowance` is the most effort.
    """
    rest = rest or (0.0,) * (len(field.cards) + 1)
    to_come = _heights_to_come(field)
    kept = [_beginning(field)]
    whole, next_limit, effort = True, inf, 0
    for count, card in enumerate(field.cards, 1):
        ranked: list[tuple[int, int, Prefix]] = []
        for prefix in _extensions(kept, card):
            effort += 1
            if prefix.cost + rest[count] > limit + TOLERANCE:
                next_limit = min(next_limit, prefix.cost + rest[count])
            elif capacity(prefix.above) + capacity(prefix.below) >= to_come[count] - TOLERANCE:
                ranked.append((round(rank(prefix, to_come[count]) / TOLERANCE), prefix.fuss, prefix))
        if effort > allowance:
            return Found(None, False, inf, effort)
        ranked.sort(key=_by_rank)
        kept = [prefix for _, _, prefix in ranked]
        if len(kept) > width:
            kept = _undominated(kept)
        if len(kept) > width:
            kept = _spread(kept)[:width]
            whole = False
    return Found(min(kept, key=by_merit, default=None), whole, next_limit, effort)


def _by_rank(entry: tuple[int, int, Prefix]) -> tuple[int, int]:
    return entry[0], entry[1]


def _heights_to_come(field: Field) -> tuple[float, ...]:
    heights = (card.height + field.spacing.stack_gap for card in reversed(field.cards))
    return tuple(accumulate(heights, initial=0.0))[::-1]


def _beginning(field: Field) -> Prefix:
    room = field.room
    widths = [field.spacing.card_width if card.width is None else card.width for card in field.cards]
    above, below = (empty(room.width, height, field.spacing, widths) for height in (room.above, room.below))
    return Prefix(above, below, 0.0, 0, None, None)


def _extensions(prefixes: Iterable[Prefix], card: Card) -> Iterator[Prefix]:
    for prefix in prefixes:
        above, below, last = prefix.above, prefix.below, prefix.side
        for one in _longer(above, card):
            fuss = prefix.fuss + (last is Side.ABOVE) + one.depth - 1
            yield Prefix(one, below, one.cost + below.cost, fuss, Side.ABOVE, prefix)
        if last is None and above == below:
            continue
        for one in _longer(below, card):
            fuss = prefix.fuss + (last is Side.BELOW) + one.depth - 1
            yield Prefix(above, one, above.cost + one.cost, fuss, Side.BELOW, prefix)


def _longer(chain: Chain, card: Card) -> Iterator[Chain]:
    """The chains with the card in each place that it may take."""
    shelves = len(chain.shelves)
    for under in range(shelves + 1):
        for waiting in range(max(shelves - under, 1)):
            longer = extended(chain, card, under, waiting)
            if longer is not None:
                yield longer


def _undominated(ranked: Iterable[Prefix]) -> list[Prefix]:
    """The prefixes without those that cannot end better than another with the same room left."""
    alike: dict[tuple[Sequence[Shelf], Sequence[Shelf]], list[Prefix]] = {}
    kept = []
    for prefix in ranked:
        betters = alike.setdefault((prefix.above.shelves, prefix.below.shelves), [])
        if not any(_dominates(better, prefix) for better in betters):
            betters.append(prefix)
            kept.append(prefix)
    return kept


def _dominates(better: Prefix, prefix: Prefix) -> bool:
    below = better.below.cost - prefix.below.cost
    most = excess(better.above, prefix.above, TOLERANCE - below)
    if most < inf:
        most += excess(better.below, prefix.below, TOLERANCE - most)
    return most < -TOLERANCE or (most <= TOLERANCE and better.fuss <= prefix.fuss)


def _spread(ranked: Iterable[Prefix]) -> list[Prefix]:
    """The most promising of each kind before all others: room left in a stack is worth more than it seems."""
    firsts: dict[tuple[int, int], Prefix] = {}
    others = []
    for prefix in ranked:
        above, below = prefix.above, prefix.below
        kind = int(SHADES * above.free / above.strip.height), int(SHADES * below.free / below.strip.height)
        if firsts.setdefault(kind, prefix) is not prefix:
            others.append(prefix)
    return [*firsts.values(), *others]
