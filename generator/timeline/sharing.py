"""How much of the height each story gets where several share it, so that their cards are displaced least."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

HALVINGS = 6
"""How often a stretch of heights is halved to find where the cost falls."""


class Offer(NamedTuple, Generic[T]):
    """What a story would do with a height, and the cost."""

    height: float
    cost: float
    what: T


def falls(
    offer: Callable[[float], Offer[T] | None], low: float, high: float, worth: float
) -> Iterator[Offer[T]]:
    """What is offered between those heights for ever less, the dearest first; what is cheaper by less than
    `worth` may be missed."""
    first = offer(low)
    last = offer(high) or first
    if first is not None and last is not None:
        yield first
        yield from _between(offer, (low, first), (high, last), worth, HALVINGS)


def _between(
    offer: Callable[[float], Offer[T] | None],
    low: tuple[float, Offer[T]],
    high: tuple[float, Offer[T]],
    worth: float,
    halvings: int,
) -> Iterator[Offer[T]]:
    """What comes after the low end, up to the high one."""
    if low[1].cost - high[1].cost <= worth:
        return
    if not halvings:
        yield high[1]
        return
    height = (low[0] + high[0]) / 2
    found = offer(height)
    middle = height, found if found is not None and found.cost <= low[1].cost else low[1]
    yield from _between(offer, low, middle, worth, halvings - 1)
    yield from _between(offer, middle, high, worth, halvings - 1)


def best_shared(offers: Sequence[Sequence[Offer[T]]], height: float) -> list[T]:
    """One offer of each, within that height together, that cost least; the least heights must fit."""
    kept: list[tuple[float, float, list[T]]] = [(0.0, 0.0, [])]
    for number, own in enumerate(offers):
        rest = sum(min(one.height for one in other) for other in offers[number + 1 :])
        grown = [
            (taken + offer.height, spent + offer.cost, [*chosen, offer.what])
            for taken, spent, chosen in kept
            for offer in own
            if taken + offer.height <= height - rest + 1e-9
        ]
        kept = _undominated(grown)
    return min(kept, key=lambda one: (one[1], one[0]))[2]


def _undominated(ways: list[tuple[float, float, list[T]]]) -> list[tuple[float, float, list[T]]]:
    """The offers without those that take more height than another and cost no less."""
    kept: list[tuple[float, float, list[T]]] = []
    for way in sorted(ways, key=lambda one: one[:2]):
        if not kept or way[1] < kept[-1][1]:
            kept.append(way)
    return kept
