"""Cards beside the axis, each joined to its moment: no overlap, no crossing, the least total displacement."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.timeline.cards import Card, Placed, Room, Side, Spacing
from generator.timeline.chain import TOLERANCE, Chain, settled
from generator.timeline.choosing import any_placing, best_placing
from generator.timeline.leaders import Way, turns
from generator.timeline.search import Field, Prefix


def place(cards: Sequence[Card], room: Room, spacing: Spacing) -> tuple[Placed, ...] | None:
    """The cards in the order given, or None if they do not fit.

    The total displacement is the least there is, and proved to be, for a dozen cards or so (more where they
    are far apart, fewer in a tight cluster); beyond that it is the least that was found. Among equals,
    neighbours in time stand on opposite sides and stacks are shallow.
    """
    return _placed(cards, room, spacing, best_placing)


def roughly(cards: Sequence[Card], room: Room, spacing: Spacing) -> tuple[Placed, ...] | None:
    """A placing, found quickly, if `place` finds one."""
    return _placed(cards, room, spacing, any_placing)


def _placed(
    cards: Sequence[Card], room: Room, spacing: Spacing, search: Callable[[Field], Prefix | None]
) -> tuple[Placed, ...] | None:
    turned = _turned(cards, room, spacing)
    order = _in_time(turned)
    last = search(_field(turned, order, room, spacing))
    if last is None:
        return None
    placed = dict(_standing(last, [turned[number] for number in order], spacing))
    where = {number: position for position, number in enumerate(order)}
    told = (placed[where[number]] for number in range(len(cards)))
    if not spacing.leftward:
        return tuple(told)
    return tuple(
        replace(one, x=card.at if one.x == one.at else room.width - one.x, at=card.at)
        for one, card in zip(told, cards, strict=True)
    )


def fits(cards: Sequence[Card], room: Room, spacing: Spacing) -> bool:
    """Whether `place` will place them, found quickly."""
    turned = _turned(cards, room, spacing)
    return any_placing(_field(turned, _in_time(turned), room, spacing)) is not None


def _turned(cards: Sequence[Card], room: Room, spacing: Spacing) -> Sequence[Card]:
    """Cards that stand leftward are placed as in a mirror, in which they stand rightward."""
    return [replace(card, at=room.width - card.at) for card in cards] if spacing.leftward else cards


def _in_time(cards: Sequence[Card]) -> list[int]:
    return sorted(range(len(cards)), key=lambda number: cards[number].at)


def _field(cards: Sequence[Card], order: Sequence[int], room: Room, spacing: Spacing) -> Field:
    return Field(tuple(cards[number] for number in order), room, spacing)


def _standing(last: Prefix, cards: Sequence[Card], spacing: Spacing) -> Iterator[tuple[int, Placed]]:
    """Each card's number in order of time, with its place."""
    steps = list(_steps(last))[::-1]
    for side in Side:
        own = [(number, chain) for number, (its, chain) in enumerate(steps) if its is side]
        ways = [
            Way(cards[number].at, cards[number].at if abs(x - cards[number].at) < TOLERANCE else x)
            for (number, _), x in zip(own, settled([chain for _, chain in own]), strict=True)
        ]
        under: list[tuple[float, float]] = []  # leaders and far edges, from the right
        for (number, _), way, turn in reversed([*zip(own, ways, turns(ways), strict=True)]):
            card = cards[number]
            right = way.to + (spacing.card_width if card.width is None else card.width) + spacing.gap
            far = [edge + spacing.stack_gap for leader, edge in under if leader < right - TOLERANCE]
            base = max(far, default=0.0)
            yield number, Placed(side, way.to, base, card.height, card.at, turn)
            under.append((way.to, base + card.height))


def _steps(last: Prefix) -> Iterator[tuple[Side, Chain]]:
    prefix: Prefix | None = last
    while prefix is not None and prefix.side is not None:
        yield prefix.side, prefix.above if prefix.side is Side.ABOVE else prefix.below
        prefix = prefix.before
