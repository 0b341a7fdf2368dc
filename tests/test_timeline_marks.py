"""Marks beside the axis: none on another, none far from its moment, whatever happened at once."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.days import Day
from generator.timeline import (
    Mark,
    Side,
    Span,
    Stood,
    TimeScale,
    bar_on,
    colour_index,
    depth_for,
    era_at,
    era_extents,
    mark_on,
    stand,
    trimmed,
)
from tests.test_timeline_placing import lengths

WIDTH = 781.0


@st.composite
def marks(draw: st.DrawFn, most: int = 60) -> list[Mark]:
    """Scattered and in a crowd, moments and spans of all lengths, with cards and without."""
    found = []
    for _ in range(draw(st.integers(1, most))):
        at = draw(lengths(0, WIDTH) | lengths(300, 310))
        half = draw(st.sampled_from([0.0, 0.5, 4.0, 30.0, 200.0]))
        side = draw(st.sampled_from([None, None, Side.ABOVE, Side.BELOW]))
        found.append(
            Mark(
                at,
                max(at - half, 0.0),
                min(at + half, WIDTH),
                side,
                (draw(st.booleans()), draw(st.booleans())),
            )
        )
    return found


def apart(one: Stood, other: Stood) -> bool:
    return (
        one.side is not other.side
        or one.end <= other.start + 1e-6
        or other.end <= one.start + 1e-6
        or abs(one.away - other.away) >= (one.size + other.size) / 2 - 1e-6
    )


@settings(max_examples=60)
@given(marks(), lengths(6, 60))
def test_no_mark_lies_on_another(told: list[Mark], depth: float) -> None:
    found = stand(told, WIDTH, depth, 8.0)
    for mark, one in zip(told, found, strict=True):
        assert mark.side in (None, one.side)
        assert one.away - one.size / 2 >= -1e-6
        assert one.away + one.size / 2 <= depth + 1e-6
        assert 0 < one.size <= 8
        assert -1e-6 <= one.x <= WIDTH + 1e-6
        assert one.x == mark.at or mark.side is None
        assert one.start <= one.x <= one.end
    for one, other in combinations(found, 2):
        assert apart(one, other)


@settings(max_examples=60)
@given(marks(16))
def test_a_leader_passes_no_mark_but_one_of_the_same_moment(told: list[Mark]) -> None:
    found = stand(told, WIDTH, 200.0, 8.0)
    for mark, one in zip(told, found, strict=True):
        if mark.side is None:
            continue
        for other_mark, other in zip(told, found, strict=True):
            passed = other.side is one.side and other.away > one.away and other.start < one.x < other.end
            assert not passed or one.start < other_mark.at < one.end


@settings(max_examples=30)
@given(st.lists(lengths(0, WIDTH) | lengths(300, 400), min_size=1, max_size=400), lengths(20, 40))
def test_many_dots_stay_near_their_moments(moments: list[float], depth: float) -> None:
    found = stand([Mark(at, at, at) for at in moments], WIDTH, depth, 8.0)
    assert len({one.size for one in found}) == 1
    assert all(abs(one.x - at) <= 8 for one, at in zip(found, moments, strict=True)) or found[0].size < 1.5


def test_a_dense_year_of_four_hundred_is_a_block_of_dots_at_its_place() -> None:
    moments = [300 + number * 70 / 400 for number in range(400)]
    found = stand([Mark(at, at, at) for at in moments], WIDTH, 36.0, 8.0)
    assert found[0].size > 2
    assert max(abs(one.x - at) for one, at in zip(found, moments, strict=True)) <= 8


def test_few_dots_stand_at_their_moments_full_size() -> None:
    found = stand([Mark(at, at, at) for at in (100.0, 400.0)], WIDTH, 20.0, 8.0)
    assert [(one.x, one.size) for one in found] == [(100.0, 6.0), (400.0, 6.0)]


def test_what_overlaps_is_foreseen_in_rows() -> None:
    year, day = Mark(100.0, 80.0, 120.0, Side.ABOVE), Mark(90.0, 90.0, 90.0, Side.ABOVE)
    assert depth_for([year], 8.0, 6) == 8
    assert depth_for([year, day], 8.0, 6, (Side.ABOVE,)) == 16
    assert [one.away for one in stand([day, year], WIDTH, 16.0, 8.0, (Side.ABOVE,))] == [12, 4]


def test_a_dot_over_a_bar_has_a_row_of_its_own() -> None:
    marks = [Mark(100.0, 0.0, 200.0), Mark(20.0, 20.0, 20.0), Mark(150.0, 150.0, 150.0)]
    one_side = (Side.ABOVE,)
    stood = stand(marks, 300.0, depth_for(marks, 10.0, 3, one_side), 10.0, one_side)
    assert stood[0].size == 10.0
    assert min(one.size for one in stood) > 6.0, "and is no speck"


def test_two_bars_of_which_one_ends_where_the_other_begins_are_seen_apart() -> None:
    before, after = trimmed(0.0, 40.0, 10.0, (False, False)), trimmed(40.0, 90.0, 10.0, (False, False))
    assert after[0] - before[1] >= 2.0
    assert before[0] < before[1], "a short bar keeps a length"
    assert trimmed(0.0, 40.0, 10.0, (True, True)) == (0.0, 40.0), "a soft end fades of itself"


@pytest.mark.parametrize(
    ("start", "end", "era"),
    [
        ((2016, 1, 1), (2016, 12, 31), None),
        ((2017, 3, 1), (2017, 3, 31), 0),
        ((2018, 1, 1), (2018, 12, 31), 1),
        ((2017, 10, 1), (2019, 10, 31), 1),
        ((2018, 5, 31), (2018, 5, 31), 0),
        ((2018, 6, 1), (2018, 6, 1), 1),
        ((2021, 1, 1), (2021, 1, 1), None),
    ],
)
def test_the_era_of_a_milestone_is_that_of_its_middle(
    start: tuple[int, int, int], end: tuple[int, int, int], era: int | None
) -> None:
    eras = [(Day.of(2017), Day.of(2018, 5, 31)), (Day.of(2018, 6), Day.of(2020, 12, 31))]
    assert era_at(eras, Day.of(*start), Day.of(*end)) == era


ERAS = [(Day.of(2017), Day.of(2018, 12, 31)), (Day.of(2019), None)]


@pytest.mark.parametrize(
    ("eras", "lane", "year", "index"),
    [
        (ERAS, 5, 2018, 0),
        (ERAS, None, 2019, 1),
        (ERAS, 5, 2016, None),
        ([], 5, 2018, 5),
        ([], 0, 2018, 0),
        ([], None, 2018, None),
    ],
)
def test_a_milestone_has_its_eras_colour_and_its_lanes_only_where_there_are_no_eras(
    eras: list[tuple[Day, Day | None]], lane: int | None, year: int, index: int | None
) -> None:
    assert colour_index(eras, lane, Day.of(year), Day.of(year, 12, 31)) == index


def test_eras_lie_within_the_axis_and_an_open_one_lasts_to_its_end() -> None:
    scale = TimeScale(Day.of(2018), Day.of(2019, 12, 31), 730.0)
    assert era_extents(ERAS, scale) == [(0.0, 365.0), (365.0, 730.0)]
    assert era_extents([(Day.of(2019), Day.of(2030))], scale) == [(365.0, 730.0)]
    assert era_extents([], scale) == []


def test_a_bar_is_solid_where_it_is_certain_and_ends_within_the_axis() -> None:
    scale = TimeScale(Day.of(2018), Day.of(2019, 12, 31), 730.0)
    span = Span(Day.of(2018, 2, 1), Day.of(2018, 12, 31), lead=60)
    mark = mark_on(scale, span, Side.ABOVE)
    assert (mark.start, mark.end, mark.soft) == (0.0, 365.0, (True, False)), "it is soft to the axis's start"
    assert mark.at == scale.middle(span)
    assert mark_on(scale, span, None, at=7.0).at == 7.0
    bar = bar_on(scale, span, Stood(Side.ABOVE, mark.at, 5.0, 10.0, start=-6.0, end=mark.end, bar=True))
    assert bar.soft == ((0.0, 31.0),)
    assert bar.certain == trimmed(31.0, 365.0, 10.0, (True, False))
    assert bar.certain[1] < 365.0, "a certain end is short of where another bar may begin"
