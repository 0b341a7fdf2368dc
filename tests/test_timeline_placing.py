"""Cards beside the axis: what no placing may do, on random cards and on those that people have."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.timeline import (
    Card,
    Placed,
    Room,
    Side,
    Spacing,
    displacement,
    fits,
    leader,
    place,
)
from generator.timeline.leaders import ENOUGH, TICK, WHOLE, Way, bent, turns

# An A1 sheet in millimetres.
SHEET = Room(width=781.0, above=150.0, below=150.0)
SPACING = Spacing(card_width=80.0, gap=6.0, stack_gap=5.0, step=4.0)
CHANNEL = 20.0
HAIR = 1e-6

Point = tuple[float, float]


def faults(cards: Sequence[Card], placed: Sequence[Placed], room: Room, spacing: Spacing) -> list[str]:
    """All that a reader would see wrong."""
    found = []
    if [(one.at, one.height) for one in placed] != [(card.at, card.height) for card in cards]:
        found.append("the order of the input is lost")
    for one in placed:
        reach = room.above if one.side is Side.ABOVE else room.below
        if one.base < 0 or one.base + one.height > reach + HAIR:
            found.append(f"over the axis or the edge: {one}")
        if not -HAIR <= one.x <= room.width - spacing.card_width + HAIR:
            found.append(f"over the side: {one}")
    for side in Side:
        own = sorted((one for one in placed if one.side is side), key=lambda one: one.at)
        for one, other in combinations(own, 2):
            found.extend(f"{fault}: {one}, {other}" for fault in faults_between(one, other, spacing))
    return found


def faults_between(one: Placed, other: Placed, spacing: Spacing) -> Iterator[str]:
    """Of two on the same side, the earlier first."""
    if one.x >= other.x:
        yield "out of order"
    if overlap(one, other, spacing):
        yield "card over card"
    if meet(leader(one, CHANNEL), leader(other, CHANNEL), shared=one.at == other.at):
        yield "leader over leader"
    if through(leader(one, CHANNEL), other, spacing) or through(leader(other, CHANNEL), one, spacing):
        yield "leader over card"


def overlap(one: Placed, other: Placed, spacing: Spacing) -> bool:
    beside = abs(one.x - other.x) >= spacing.card_width + spacing.gap - HAIR
    lower, upper = sorted((one, other), key=lambda card: card.base)
    return not beside and upper.base < lower.base + lower.height + spacing.stack_gap - HAIR


def x_at(line: Sequence[Point], distance: float) -> float:
    for (x, start), (after, end) in pairwise(line):
        if start <= distance <= end:
            return x + (after - x) * (distance - start) / (end - start)
    raise ValueError(f"{distance} is beyond {line}")


def meet(left: Sequence[Point], right: Sequence[Point], shared: bool) -> bool:
    """Both lead away from the axis and are straight between bends: where they cross, they swap sides."""
    end = min(left[-1][1], right[-1][1])
    bends = {distance for _, distance in (*left, *right) if distance <= end}
    gaps = [x_at(right, bend) - x_at(left, bend) for bend in sorted(bends)]
    return min(gaps) < 0 or any(gap == 0 for gap in gaps[2 if shared else 0 :])


def through(line: Sequence[Point], card: Placed, spacing: Spacing) -> bool:
    start, end = CHANNEL + card.base, min(CHANNEL + card.base + card.height, line[-1][1])
    if end - start < HAIR:
        return False
    xs = x_at(line, start), x_at(line, end)
    return min(xs) < card.x + spacing.card_width - HAIR and max(xs) > card.x + HAIR


def closest(lines: Sequence[Sequence[Point]]) -> float:
    """The least distance, away from the axis, between two leaders that slant over the same stretch."""
    slants = [(line[1], line[2]) for line in lines if len(line) == 4]
    found = CHANNEL
    for ((at, start), (to, end)), ((at_2, start_2), (to_2, end_2)) in combinations(slants, 2):
        first, last = max(min(at, to), min(at_2, to_2)), min(max(at, to), max(at_2, to_2))
        for x in (first, last) if first < last else ():
            one = start + (end - start) * (x - at) / (to - at)
            other = start_2 + (end_2 - start_2) * (x - at_2) / (to_2 - at_2)
            found = min(found, abs(one - other))
    return found


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), min_size=1, max_size=14))
def test_leaders_that_slant_together_are_farther_apart_than_if_all_slanted_alike(
    ends: list[tuple[int, int]],
) -> None:
    moments, places = (sorted({end[n] for end in ends}) for n in (0, 1))
    ways = [Way(float(at), float(to)) for at, to in zip(moments, places, strict=False)]
    lines = [bent(way, turn, CHANNEL, 50.0) for way, turn in zip(ways, turns(ways), strict=True)]
    assert not any(meet(one, other, shared=False) for one, other in combinations(lines, 2))
    alike = [bent(way, WHOLE, CHANNEL, 50.0) for way in ways]
    assert closest(lines) >= ENOUGH * closest(alike) - CHANNEL / 100


def test_a_crowd_of_leaders_is_spread_over_the_channel() -> None:
    ways = [Way(400.0 + 10 * number, 40.0 * number) for number in range(6)]
    lines = [bent(way, turn, CHANNEL, 50.0) for way, turn in zip(ways, turns(ways), strict=True)]
    assert closest(lines) > 4 * closest([bent(way, WHOLE, CHANNEL, 50.0) for way in ways])


def lengths(least: float, most: float) -> st.SearchStrategy[float]:
    return st.integers(round(least * 10), round(most * 10)).map(lambda tenths: tenths / 10)


@st.composite
def crowds(draw: st.DrawFn) -> tuple[list[Card], Room, Spacing]:
    most = draw(st.sampled_from([60.0, 40.0, 25.0]))
    cards = st.builds(Card, at=lengths(0, 781), height=lengths(10, most))
    room = Room(781.0, draw(lengths(0, 200)), draw(lengths(60, 200)))
    spacing = Spacing(
        draw(lengths(40, 200)), draw(lengths(0, 10)), draw(lengths(0, 10)), draw(lengths(1, 10))
    )
    return draw(st.lists(cards, max_size=25)), room, spacing


@given(crowds())
def test_nothing_overlaps_or_crosses(crowd: tuple[list[Card], Room, Spacing]) -> None:
    cards, room, spacing = crowd
    placed = place(cards, room, spacing)
    assert (placed is not None) == fits(cards, room, spacing)
    if placed is not None:
        assert faults(cards, placed, room, spacing) == []


def spread(count: int, seed: int = 1, tallest: float = 40.0) -> list[Card]:
    random = Random(seed)
    return [Card(random.uniform(0, 781), random.uniform(18, tallest)) for _ in range(count)]


def at(*moments: float, height: float = 40.0) -> list[Card]:
    return [Card(moment, height) for moment in moments]


YEAR = 781 / 11
CASES = {
    "none": [],
    "one": at(300),
    "one at the very end": at(781),
    "three in one month": at(100, 102, 105, 400, 700),
    "two on one day": at(200, 200, 500),
    "all on one day": at(*[390.0] * 9),
    "a gap of ten years": at(0, 5, 9, 770, 775, 781),
    "a range among moments": at(2 * YEAR, 3.5 * YEAR, 3.6 * YEAR, 8 * YEAR),
    "both ends": at(0, 0, 781, 781),
    "a year apart": at(*[YEAR * (n + 0.5) for n in range(11)]),
    "a crowd at the start": at(*[n * 2.0 for n in range(20)], height=30.0),
    "a crowd at the end": at(*[781 - n * 2.0 for n in range(20)], height=30.0),
    "fifteen": spread(15),
    "thirty": spread(30),
}


@pytest.mark.parametrize("cards", CASES.values(), ids=CASES)
def test_what_people_have_fits_an_a1_sheet(cards: list[Card]) -> None:
    placed = place(cards, SHEET, SPACING)
    assert placed is not None
    assert faults(cards, placed, SHEET, SPACING) == []


@pytest.mark.parametrize("seed", range(3))
def test_sixty_small_cards_fit_an_a1_sheet(seed: int) -> None:
    cards = spread(60, seed)
    spacing = replace(SPACING, card_width=55.0)
    placed = place(cards, SHEET, spacing)
    assert placed is not None
    assert faults(cards, placed, SHEET, spacing) == []


def test_a_hundred_cards_do_not_fit() -> None:
    assert place(spread(100, tallest=60.0), SHEET, SPACING) is None


@pytest.mark.parametrize(
    ("cards", "room"),
    [(at(100, height=151.0), SHEET), (at(100), Room(79.0, 150.0, 150.0)), (at(100), Room(781.0, 0.0, -3.0))],
    ids=["too tall", "too wide", "no room"],
)
def test_a_card_larger_than_the_room_does_not_fit(cards: list[Card], room: Room) -> None:
    assert place(cards, room, SPACING) is None
    assert not fits(cards, room, SPACING)


def test_cards_far_apart_stand_at_their_moments_on_alternate_sides() -> None:
    placed = place(at(50, 150, 250, 350, 450, 550, 650), SHEET, SPACING)
    assert placed is not None
    assert displacement(placed) == 0
    assert [one.side for one in placed] == [Side.ABOVE, Side.BELOW] * 3 + [Side.ABOVE]
    assert all(len(leader(one, CHANNEL)) == 2 for one in placed)
    assert {one.base for one in placed} == {0.0}


def test_a_side_without_room_stays_empty() -> None:
    room = Room(781.0, 150.0, 0.0)
    placed = place(at(50, 150, 250, 350, 450, 550, 650), room, replace(SPACING, stack_gap=0.0))
    assert placed is not None
    assert {one.side for one in placed} == {Side.ABOVE}


def test_a_card_at_the_end_is_moved_left_by_no_more_than_it_must() -> None:
    (only,) = place(at(781), SHEET, SPACING) or ()
    assert only.x == 701
    tick, (start, *slant, end) = CHANNEL * TICK, leader(only, CHANNEL)
    assert (start, end) == ((781, 0), (701, 60))
    assert slant == [pytest.approx((781, tick)), pytest.approx((701, CHANNEL - tick))]


def test_in_a_stack_the_earlier_card_stands_farther_from_the_axis() -> None:
    room = Room(781.0, 150.0, 0.0)
    early, late = place(at(100, 110), room, SPACING) or ()
    assert (early.x, early.base, late.x, late.base) == (100, 45, 110, 0)


@pytest.mark.parametrize("seed", range(6))
def test_cards_stand_leftward_as_in_a_mirror(seed: int) -> None:
    room, cards = Room(781.0, 150.0, 150.0), spread(12, seed=seed)
    mirrored = [Card(room.width - card.at, card.height) for card in cards]
    spacing = Spacing(110.0, 6.0, 5.0, 4.0)
    leftward = place(cards, room, replace(spacing, leftward=True))
    there = place(mirrored, room, spacing)
    assert leftward is not None
    assert there is not None
    assert [one.at for one in leftward] == [card.at for card in cards]
    assert [one.x for one in leftward] == pytest.approx([room.width - one.x for one in there])
    assert [(one.side, one.base) for one in leftward] == [(one.side, one.base) for one in there]


@pytest.mark.parametrize("unit", [1 / 25.4 * 72, 36_000.0])
def test_the_unit_makes_no_difference(unit: float) -> None:
    cards = spread(12, seed=4)
    larger = [Card(card.at * unit, card.height * unit) for card in cards]
    room = Room(*(length * unit for length in (781.0, 150.0, 150.0)))
    spacing = Spacing(110.0 * unit, 6.0 * unit, 5.0 * unit, 4.0 * unit)
    here = place(cards, SHEET, Spacing(110.0, 6.0, 5.0, 4.0))
    there = place(larger, room, spacing)
    assert here is not None
    assert there is not None
    assert displacement(there) == pytest.approx(displacement(here) * unit)
