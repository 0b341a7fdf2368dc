"""Lanes on one scale, dots without words, cards narrower than others: nothing on anything else."""

from itertools import combinations, groupby, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.timeline import (
    Card,
    Ground,
    Room,
    Side,
    Spacing,
    arrange,
    arrangeable,
    beads,
    displacement,
    place,
    reach,
)
from tests.test_timeline_placing import SPACING, faults, lengths

WIDTH = 781.0
CARDS = st.lists(st.builds(Card, at=lengths(0, WIDTH), height=lengths(10, 40)), max_size=8)


@settings(max_examples=40)
@given(st.lists(CARDS, min_size=1, max_size=4), st.floats(150, 700), st.floats(0, 20))
def test_lanes_keep_out_of_each_others_room(lanes: list[list[Card]], height: float, channel: float) -> None:
    ground = Ground(WIDTH, height, 10.0, channel)
    found = arrange(lanes, ground, SPACING)
    assert (found is not None) == arrangeable(lanes, ground, SPACING)
    edge = 0.0
    for cards, lane in zip(lanes, found or (), strict=bool(found)):
        assert lane.top - channel - reach(lane.placed, Side.ABOVE) >= edge - 1e-6
        edge = lane.bottom + channel + reach(lane.placed, Side.BELOW)
        assert lane.bottom == lane.top + 10
        assert faults(cards, lane.placed, Room(WIDTH, height, height), SPACING) == []
    assert edge <= height + 1e-6


def test_a_lane_with_more_to_say_gets_more_room() -> None:
    crowd = [Card(300.0 + number, 30.0) for number in range(12)]
    few = [Card(100.0, 30.0), Card(600.0, 30.0)]
    found = arrange([crowd, few], Ground(WIDTH, 330.0, 10.0, 10.0), SPACING)
    assert found is not None
    high, low = (sum(reach(lane.placed, side) for side in Side) for lane in found)
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
