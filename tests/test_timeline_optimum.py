"""The least total displacement, against every choice of sides and stacks tried out for a few cards."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from math import inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.timeline import Card, Room, Spacing, displacement, place
from generator.timeline.chain import Chain, empty, excess, extended
from generator.timeline.choosing import EFFORT, proved_best
from generator.timeline.search import Field, by_cost, search


def crowd(seed: int) -> Field:
    """Four to seven cards in the order of their moments, in each other's way, in a room that may do."""
    random = Random(seed)
    middle = random.uniform(0, 300)
    cards = [
        Card(min(max(random.gauss(middle, 60), 0), 300), random.choice([20.0, 30.0, 33.0, 47.0, 60.0]))
        for _ in range(4 + seed % 4)
    ]
    room = Room(300.0, random.choice([0.0, 60.0, 130.0]), random.choice([70.0, 130.0]))
    spacing = Spacing(
        card_width=random.uniform(25, 100),
        gap=random.choice([0.0, 6.0]),
        stack_gap=random.choice([0.0, 5.0]),
        step=random.uniform(1, 9),
    )
    return Field(tuple(sorted(cards, key=lambda card: card.at)), room, spacing)


CROWDS = pytest.mark.parametrize("field", [crowd(seed) for seed in range(80)], ids=range(80))


@cache
def least(field: Field) -> float:
    """Infinite if they do not fit."""
    cards, room, spacing = field.cards, field.room, field.spacing

    @cache
    def side(numbers: tuple[int, ...], height: float) -> float:
        own = [cards[number] for number in numbers]
        return min(
            (standing(one, room.width, spacing) for one in stackings(own, height, spacing)), default=inf
        )

    everyone = range(len(cards))
    halves = (half for count in range(len(cards) + 1) for half in combinations(everyone, count))
    return min(
        side(half, room.above) + side(tuple(n for n in everyone if n not in half), room.below)
        for half in halves
    )


def stackings(cards: list[Card], height: float, spacing: Spacing) -> Iterator[list[list[Card]]]:
    if not cards:
        yield []
    for count in range(1, len(cards) + 1):
        first = cards[:count]
        if sum(card.height for card in first) + spacing.stack_gap * (count - 1) <= height:
            yield from ([first, *others] for others in stackings(cards[count:], height, spacing))


def standing(stacks: list[list[Card]], width: float, spacing: Spacing) -> float:
    """By trying every position that a leader can have in a best placing.

    In one, leaders that touch form runs, and each run has one leader at its moment or at a wall.
    """
    apart, shift = [], 0.0
    for number, stack in enumerate(stacks):
        for place_in_stack, card in enumerate(stack):
            shift += spacing.step if place_in_stack else (spacing.card_width + spacing.gap) * bool(number)
            apart.append((card.at, shift))
    last = width - spacing.card_width - shift
    if last < 0:
        return inf
    candidates = sorted({min(max(moment - own, 0.0), last) for moment, own in apart} | {0.0, last})
    costs = [0.0] * len(candidates)
    for moment, own in apart:
        best = inf
        for number, position in enumerate(candidates):
            best = min(best, costs[number])
            costs[number] = best + abs(position + own - moment)
    return min(costs)


@CROWDS
def test_no_placing_of_a_few_cards_is_better(field: Field) -> None:
    best = least(field)
    placed = place(field.cards, field.room, field.spacing)
    if placed is None:
        assert best == inf
    else:
        assert displacement(placed) == pytest.approx(best, abs=1e-6)


@CROWDS
@pytest.mark.parametrize("width", [1, 3, 8, 20])
def test_a_search_that_left_nothing_out_found_the_best(field: Field, width: int) -> None:
    best = least(field)
    for limit in (0.0, best / 2, best, inf):
        found = search(field, width, by_cost, limit=limit)
        if found.best is not None:
            assert best - 1e-6 <= found.best.cost <= limit + 1e-6
        if found.whole:
            assert best >= (found.next_limit if found.best is None else found.best.cost) - 1e-6


def varied(seed: int) -> Field:
    """Three to five cards of their own widths in whole units, in each other's way."""
    random = Random(seed)
    middle = random.randint(0, 30)
    moments = (min(max(round(random.gauss(middle, 6)), 0), 30) for _ in range(3 + seed % 3))
    cards = [
        Card(float(at), float(random.randint(1, 3)), float(random.randint(3, 9))) for at in sorted(moments)
    ]
    room = Room(30.0, random.choice([3.0, 5.0, 6.0]), random.choice([0.0, 3.0, 5.0]))
    return Field(tuple(cards), room, Spacing(9.0, random.choice([0.0, 1.0]), random.choice([0.0, 1.0]), 1.0))


def cheapest(field: Field) -> float:
    """Of all ways to stand on whole places: in the order of time, none over another, none over a leader.

    It knows nothing of stacks. With whole moments, widths and gaps no other places are better.
    """
    cards, room, spacing = field.cards, field.room, field.spacing
    best = inf

    def grow(count: int, cost: float, stood: tuple[tuple[bool, float, float, float], ...]) -> None:
        """`stood` has sides, leaders, right edges, and how far the lower edge is below the room's far one."""
        nonlocal best
        if count == len(cards):
            best = cost
            return
        card = cards[count]
        for drift in range(int(min(room.width + 1, best - cost))):
            for x, above in product({card.at - drift, card.at + drift}, (True, False)):
                if cost + drift >= best or not 0 <= x <= room.width - (card.width or 0):
                    continue
                own = [one for one in stood if one[0] is above]
                over = [far + spacing.stack_gap for _, _, right, far in own if x < right]
                deep = card.height + max(over, default=0.0)
                apart = not own or x >= own[-1][1] + spacing.step
                if apart and deep <= (room.above if above else room.below):
                    stands = (above, x, x + (card.width or 0) + spacing.gap, deep)
                    grow(count + 1, cost + drift, (*stood, stands))

    grow(0, 0.0, ())
    return best


@pytest.mark.parametrize("field", [varied(seed) for seed in range(100)], ids=range(100))
def test_of_cards_of_their_own_widths_no_placing_is_better_by_a_tenth(field: Field) -> None:
    best, placed = cheapest(field), place(field.cards, field.room, field.spacing)
    if placed is None:
        assert best == inf
    else:
        assert best - 1e-6 <= displacement(placed) <= 1.1 * best + 1e-6


STEPS = st.lists(st.tuples(st.integers(0, 300), st.booleans()), min_size=1, max_size=8)


@given(STEPS, STEPS, STEPS)
def test_no_continuation_exceeds_what_two_chains_were_said_to_differ_by(
    steps: list[tuple[int, bool]], other_steps: list[tuple[int, bool]], more: list[tuple[int, bool]]
) -> None:
    chain, other = grown(BARE, steps), grown(BARE, other_steps)
    if chain is not None and other is not None and (most := excess(chain, other)) < inf:
        after, other_after = grown(chain, more), grown(other, more)
        if other_after is not None:
            assert after is not None
            assert after.cost - other_after.cost <= most + 1e-6


BARE = empty(300.0, 1e6, Spacing(card_width=40.0, gap=0.0, stack_gap=0.0, step=3.0))


def grown(chain: Chain, steps: list[tuple[int, bool]]) -> Chain | None:
    for moment, joins in steps:
        longer = extended(chain, Card(float(moment), 1.0), int(joins and chain.shift >= 0))
        if longer is None:
            return None
        chain = longer
    return chain


@CROWDS
@pytest.mark.parametrize(("effort", "glance"), [(100, 24), (500, 24), (5000, 1), (5000, 4)])
def test_a_proof_broken_off_claims_no_more_than_is_true(field: Field, effort: int, glance: int) -> None:
    proved, bounds = proved_best(field, effort, glance)
    for start, bound in enumerate(bounds):
        assert bound <= least(field.after(start)) + 1e-6
    if proved is not None:
        assert proved.cost == pytest.approx(least(field), abs=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_for_a_dozen_cards_the_best_placing_is_proved(seed: int) -> None:
    random = Random(seed)
    cards = sorted(
        (Card(random.uniform(0, 781), random.uniform(20, 60)) for _ in range(12)), key=lambda card: card.at
    )
    field = Field(tuple(cards), Room(781.0, 150.0, 150.0), Spacing(110.0, 6.0, 5.0, 4.0))
    proved, bounds = proved_best(field, EFFORT)
    assert proved is not None
    assert proved.cost == pytest.approx(bounds[0], abs=1e-6)
    placed = place(cards, field.room, field.spacing)
    assert placed is not None
    assert displacement(placed) == pytest.approx(proved.cost, abs=1e-6)
