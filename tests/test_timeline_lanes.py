"""Lanes on one scale, cards narrower than others: nothing on anything else."""

from itertools import combinations, pairwise, product
from math import inf
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.timeline import (
    Card,
    Ground,
    Lane,
    Room,
    Side,
    Spacing,
    Story,
    arrange,
    arrangeable,
    displacement,
    place,
)
from tests.test_timeline_placing import SPACING, faults, lengths

WIDTH = 781.0
CARDS = st.lists(st.builds(Card, at=lengths(0, WIDTH), height=lengths(10, 40)), max_size=8)


SIDES = st.sampled_from([(Side.ABOVE, Side.BELOW), (Side.ABOVE,), (Side.BELOW,)])
STORIES = st.builds(
    lambda cards, *rest: Story(tuple(cards), *rest),
    CARDS,
    st.floats(1, 20),
    st.floats(0, 20),
    st.floats(0, 20),
    st.floats(0, 20),
    SIDES,
    st.sampled_from([0.0, 10.0]),
)


@settings(max_examples=60)
@given(st.lists(STORIES, min_size=1, max_size=4), st.floats(150, 700))
def test_lanes_keep_out_of_each_others_room(stories: list[Story], height: float) -> None:
    ground = Ground(WIDTH, height)
    found = arrange(stories, ground, SPACING)
    assert (found is not None) == arrangeable(stories, ground, SPACING)
    edge = 0.0
    for story, lane in zip(stories, found or (), strict=bool(found)):
        assert lane.top - story.above - deep(story, lane, Side.ABOVE) >= edge - 1e-6
        edge = lane.bottom + story.below + deep(story, lane, Side.BELOW)
        assert lane.bottom == pytest.approx(lane.top + story.axis)
        assert {one.side for one in lane.placed} <= set(lane.sides) <= set(story.sides)
        assert faults(story.cards, lane.placed, Room(WIDTH, height, height), SPACING) == []
    assert edge <= height + 1e-6


def deep(story: Story, lane: Lane, side: Side) -> float:
    """From the axis to the far edge of what stands on that side."""
    own = [lane.stretched + one.base + one.height for one in lane.placed if one.side is side]
    return story.beside + max(own, default=0.0) if side in lane.sides else 0.0


def test_a_lane_with_more_to_say_gets_more_room() -> None:
    crowd = Story(tuple(Card(300.0 + number, 30.0) for number in range(12)), 10.0, 10.0)
    few = Story((Card(100.0, 30.0), Card(600.0, 30.0)), 10.0, 10.0)
    found = arrange([crowd, few], Ground(WIDTH, 330.0), SPACING)
    assert found is not None
    [high, low] = (
        sum(deep(story, lane, side) for side in Side) for story, lane in zip((crowd, few), found, strict=True)
    )
    assert high > 2 * low


def test_a_narrow_card_at_the_end_stays_at_its_moment() -> None:
    (only,) = place([Card(740.0, 30.0, width=40.0)], Room(WIDTH, 150.0, 150.0), SPACING) or ()
    assert only.x == 740


@settings(max_examples=60)
@given(st.lists(st.tuples(lengths(0, 300), lengths(10, 30), lengths(20, 60)), min_size=1, max_size=9))
def test_cards_of_their_own_widths_stay_inside_and_never_cost_more(
    said: list[tuple[float, float, float]],
) -> None:
    room, spacing = Room(300.0, 90.0, 90.0), Spacing(60.0, 5.0, 5.0, 4.0)
    cards = [Card(at, height, width) for at, height, width in said]
    wide = place([Card(card.at, card.height) for card in cards], room, spacing)
    placed = place(cards, room, spacing)
    if wide is not None:
        assert placed is not None
        assert displacement(placed) <= displacement(wide) + 1e-6
    for card, one in zip(cards, placed or (), strict=placed is not None):
        assert -1e-6 <= one.x <= 300 - (card.width or 0) + 1e-6
    for side in Side:
        pairs = zip(cards, placed or (), strict=placed is not None)
        own = sorted((pair for pair in pairs if pair[1].side is side), key=lambda pair: pair[1].at)
        assert all(one.x < other.x for (_, one), (_, other) in pairwise(own))
        for (card, one), (_, other) in combinations(own, 2):
            beside = other.x - one.x >= (card.width or 0) + 5 - 1e-6
            assert beside or one.base >= other.base + other.height + 5 - 1e-6


def shared_crowd(seed: int) -> tuple[list[Story], int, Spacing]:
    """Two to four lanes of two to five cards in whole units, the height they share, and how they stand."""
    random = Random(seed)
    spacing = Spacing(
        float(random.randint(4, 14)), float(random.randint(0, 1)), float(random.randint(0, 1)), 1.0
    )
    sides = random.choice([(Side.BELOW,), (Side.ABOVE, Side.BELOW)])
    stories = []
    for _ in range(2 + seed % 3):
        middle, count = random.randint(0, 40), random.randint(2, 5)
        moments = [float(min(max(round(random.gauss(middle, 8)), 0), 40)) for _ in range(count)]
        cards = tuple(Card(at, float(random.randint(1, 3))) for at in moments)
        stories.append(Story(cards, axis=1.0, beside=float(seed % 2), sides=sides))
    return stories, random.randint(3 * len(stories), 6 * len(stories)), spacing


def least_shared(stories: list[Story], height: int, width: float, spacing: Spacing) -> float:
    """Of all ways to share the height among the lanes and the sides of their axes, in whole units."""
    least = {0: 0.0}
    for story in stories:
        own: dict[int, float] = {}
        for above, below in product(range(height + 1), repeat=2):
            taken = above + below + int(story.beside) * ((above > 0) + (below > 0))
            mirrored = len(story.sides) == 2 and above < below
            if taken <= height and not mirrored and (len(story.sides) == 2 or not above):
                placed = place(story.cards, Room(width, above, below), spacing)
                if placed is not None:
                    own[taken] = min(own.get(taken, inf), displacement(placed))
        ways = [(a + b, one + two) for a, one in least.items() for b, two in own.items() if a + b <= height]
        least = {}
        for taken, cost in ways:
            least[taken] = min(least.get(taken, inf), cost)
    return min(least.values(), default=inf)


@pytest.mark.parametrize("seed", range(30))
def test_no_way_to_share_the_height_is_better_by_a_tenth(seed: int) -> None:
    stories, height, spacing = shared_crowd(seed)
    width = 41 + spacing.card_width
    best = least_shared(stories, height, width, spacing)
    found = arrange(stories, Ground(width, float(height + len(stories))), spacing)
    if found is not None:
        assert sum(displacement(lane.placed) for lane in found) <= 1.1 * best + 1e-6
    else:
        assert best == inf
