"""Lanes on one scale, dots without words, cards narrower than others: nothing on anything else."""

from itertools import combinations, groupby, pairwise

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
    beads,
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
    st.floats(0, 20),
    st.floats(1, 20),
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
        assert lane.top - story.above - deep(lane, Side.ABOVE) >= edge - 1e-6
        edge = lane.bottom + story.below + deep(lane, Side.BELOW)
        assert lane.bottom == pytest.approx(lane.top + story.axis)
        assert {one.side for one in lane.placed} <= set(story.sides)
        assert faults(story.cards, lane.placed, Room(WIDTH, height, height), SPACING) == []
    assert edge <= height + 1e-6


def deep(lane: Lane, side: Side) -> float:
    """From the channel to the far edge of the farthest card of that side."""
    own = [one.base + one.height for one in lane.placed if one.side is side]
    return max(own) + lane.stretched if own else 0.0


def test_a_lane_with_more_to_say_gets_more_room() -> None:
    crowd = Story(tuple(Card(300.0 + number, 30.0) for number in range(12)), 10.0, 10.0, 10.0)
    few = Story((Card(100.0, 30.0), Card(600.0, 30.0)), 10.0, 10.0, 10.0)
    found = arrange([crowd, few], Ground(WIDTH, 330.0), SPACING)
    assert found is not None
    high, low = (sum(deep(lane, side) for side in Side) for lane in found)
    assert high > 2 * low


@settings(max_examples=60)
@given(
    st.lists(lengths(0, WIDTH) | lengths(300, 320), max_size=400),
    lengths(5, 40),
    st.lists(lengths(0, WIDTH).map(lambda x: (x - 6, x + 6)), max_size=4),
)
def test_dots_never_lie_on_each_other_nor_far_from_their_moments(
    moments: list[float], height: float, kept: list[tuple[float, float]]
) -> None:
    found = beads(moments, WIDTH, height, 8.0, kept)
    assert len(found) == len(moments)
    assert len({bead.size for bead in found}) <= 1
    for _, column in groupby(sorted(found, key=lambda bead: bead.away), key=lambda bead: bead.away):
        row = sorted(bead.x for bead in column)
        assert all(after - x >= found[0].size - 1e-6 for x, after in pairwise(row))
    for bead in found:
        assert bead.size <= min(8, height)
        assert -1e-6 <= bead.x <= WIDTH + 1e-6
        assert bead.away + bead.size / 2 <= height + 1e-6
        assert not any(start - bead.size / 2 < bead.x < end + bead.size / 2 for start, end in kept)


def test_a_dense_year_of_four_hundred_is_a_block_of_dots_at_its_place() -> None:
    moments = [300 + number * 70 / 400 for number in range(400)]
    found = beads(moments, WIDTH, 36.0, 8.0)
    assert found[0].size > 2
    assert max(abs(bead.x - moment) for bead, moment in zip(found, moments, strict=True)) <= 8


def test_few_dots_stand_at_their_moments() -> None:
    found = beads([100.0, 400.0], WIDTH, 20.0, 8.0)
    assert [bead.size for bead in found] == [8.0, 8.0]
    assert [bead.x for bead in found] == [100.0, 400.0]


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
        own = sorted((one for one in placed or () if one.side is side), key=lambda one: one.at)
        assert all(one.x < other.x for one, other in pairwise(own))
        for one, other in combinations(own, 2):
            lower, upper = sorted((one, other), key=lambda card: card.base)
            assert other.x - one.x >= 65 - 1e-6 or upper.base >= lower.base + lower.height + 5 - 1e-6
