"""Two columns: where they part, how air is shared out, and the search for the largest that fits."""

from __future__ import annotations

import math
from itertools import combinations, combinations_with_replacement, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import columns, size_search
from generator.pages.columns import Cut, Pile, Span, Stack, Strip

GAP = 10.0
EVEN = (1.0, 1.0)


def stacked(*blocks: list[float]) -> Strip:
    """Blocks of items of these heights, each under a head of 20; `GAP` between items, two between blocks."""
    strip, top = [], 0.0
    for heights in blocks:
        start, items = top, []
        top += 20
        for height in heights:
            items.append(Span(top, top + height))
            top += height + GAP
        strip.append(Stack(start, items[-1].bottom, tuple(items)))
        top = items[-1].bottom + 2 * GAP
    return tuple(strip)


lists = st.lists(st.lists(st.floats(5, 200), min_size=1, max_size=8), min_size=1, max_size=5)


@given(lists)
def test_every_item_stands_once_whatever_the_split(blocks: list[list[float]]) -> None:
    strip = stacked(*blocks)
    found = columns.parted(strip, EVEN)
    gaps = sum(pile.item_gaps + pile.block_gaps + 1 for pile in found.piles if pile.height)
    assert gaps == sum(len(block) for block in blocks)


@given(lists)
def test_no_other_split_has_a_shorter_taller_column(blocks: list[list[float]]) -> None:
    strip = stacked(*blocks)
    found = columns.parted(strip, EVEN)
    for cut in columns.cuts(strip, lists=False):
        whole = [strip[: cut.block], strip[cut.block :]]
        assert found.taller <= max(part[-1].bottom - part[0].top for part in whole if part) + 0.01


@given(lists, st.lists(st.floats(50, 400), min_size=3, max_size=4))
def test_of_many_columns_none_takes_more_of_its_room_than_it_must(
    blocks: list[list[float]], rooms: list[float]
) -> None:
    strip = stacked(*blocks)
    found = columns.parted(strip, rooms)
    assert len(found.piles) == len(rooms) == len(found.cuts) + 1
    need = max(pile.height / room for pile, room in zip(found.piles, rooms, strict=True))
    marks = sorted({Cut(0), *columns.cuts(strip, lists=True), Cut(len(strip))})
    for ways in combinations_with_replacement(marks, len(rooms) - 1):
        ends = pairwise((Cut(0), *ways, Cut(len(strip))))
        heights = (columns.between(strip, *one) for one in ends)
        other = max(height(part) / room for part, room in zip(heights, rooms, strict=True))
        assert need <= other * (1 + columns.SLACK) * (1 + columns.SHORT) + 1e-6


def height(part: Strip) -> float:
    return part[-1].bottom - part[0].top if part else 0.0


def test_blocks_stay_in_order_and_whole_when_asked_to() -> None:
    strip = stacked([100.0], [30.0], [30.0])
    assert list(columns.cuts(strip, lists=False)) == [Cut(1), Cut(2)]
    assert columns.foreseen({0.5: strip}, [0.5]).cuts == (Cut(1),)


def test_a_column_with_more_to_say_is_given_the_wider_share() -> None:
    strips = {width: stacked([100.0 / width], [180.0 / width]) for width in (0.4, 0.6)}
    found = columns.foreseen(strips, [0.4, 0.5, 0.6])
    assert found.share == 0.4
    assert [pile.height for pile in found.piles] == pytest.approx([20 + 100 / 0.4, 20 + 180 / 0.6])


def test_a_long_list_leaves_two_items_at_least_on_either_side() -> None:
    strip = stacked([10.0] * 6)
    assert [cut.item for cut in columns.cuts(strip, lists=True) if cut.item] == [2, 3, 4]


def test_two_columns_share_the_width_and_whole_ones_take_it_all() -> None:
    left, right = stacked([100.0]), stacked([50.0], [20.0])
    found = columns.apart(left, right, 0.4)
    assert [found.share_of(column) for column in range(4)] == pytest.approx([0.4, 0.6, 0.4, 0.6])
    assert found.cuts == (Cut(1),)
    assert [pile.height for pile in found.piles] == [120, 130]
    assert (found.taller, found.difference, found.uneven) == (130, 10, False)
    assert columns.apart(left, right, 1.0).share_of(1) == 1.0
    assert columns.apart(left, (), 0.5).uneven
    assert columns.apart(left, stacked([20.0]), 0.5).uneven


def test_widths_between_those_measured_are_foreseen() -> None:
    strips = {width: stacked([100.0 / width], [100.0 / width]) for width in (0.4, 0.6)}
    [half] = {pile.height for pile in columns.foreseen(strips, [0.5]).piles}
    assert half == pytest.approx(20 + (100 / 0.4 + 100 / 0.6) / 2)


def test_a_list_that_runs_on_has_its_heading_again() -> None:
    found = columns.parted(stacked([50.0] * 4), EVEN)
    assert found.cuts == (Cut(0, 2),)
    assert [pile.height for pile in found.piles] == [20 + 110, 20 + 110]


@given(st.floats(0, 500), st.integers(0, 20), st.integers(0, 5), st.floats(1, 40))
def test_air_fills_the_room_but_never_more(room: float, items: int, blocks: int, most: float) -> None:
    pile = Pile(100, items, blocks)
    air, spare = pile.air(room, most), pile.spare(room, most)
    assert 0 <= air <= most
    assert spare == pytest.approx(room - 100 - air * pile.gaps)
    assert spare >= -1e-6 or air == 0
    assert air == most or spare <= 1e-6 or not pile.gaps


@given(st.integers(80, 120), st.floats(1.5, 3), st.integers(80, 120))
def test_the_largest_step_that_fits_is_found(edge: int, power: float, first: int) -> None:
    asked = []

    def need(step: int) -> float:
        asked.append(step)
        return math.pow(step / (edge + 0.5), power)

    assert size_search.find_largest(80, 120, need, first) == edge
    assert len(asked) == len(set(asked)) <= 7


def test_when_nothing_fits_there_is_no_largest() -> None:
    assert size_search.find_largest(80, 120, lambda step: step / 70, 100) is None
    assert size_search.find_largest(80, 120, lambda _: math.inf, 100) is None
    assert size_search.find_largest(80, 120, lambda _: 0.0, 100) == 120


@given(st.lists(st.floats(0.001, 0.2), min_size=41, max_size=41), st.integers(80, 120))
def test_the_step_after_the_one_found_does_not_fit(rises: list[float], first: int) -> None:
    needs = {80: 0.5}
    for step, (_, rise) in zip(range(81, 121), pairwise(rises), strict=True):
        needs[step] = needs[step - 1] * (step / (step - 1)) * (1 + rise / 10)
    found = size_search.find_largest(80, 120, needs.__getitem__, first)
    assert found is not None
    assert needs[found] <= 1
    assert found == 120 or needs[found + 1] > 1


def test_a_pile_takes_air_up_to_the_easy_measure_then_stretches_then_takes_more() -> None:
    pile = Pile(100, 2, 1, stretch=30)  # four gaps' worth, as blocks part twice as far
    assert pile.gaps == 2 + 2
    assert (pile.air(108, 20, 5), pile.stretched(108, 5), pile.spare(108, 20)) == (2, 0, 0)
    assert (pile.air(140, 20, 5), pile.stretched(140, 5)) == (5, 20)
    assert (pile.air(170, 20, 5), pile.stretched(170, 5)) == (10, 30)
    assert (pile.air(400, 20, 5), pile.spare(400, 20)) == (20, 400 - 100 - 30 - 80)
    assert Pile(100).air(400, 20) == 0
    assert Pile(100, 1).air(90, 20) == 0


def test_a_strip_is_piled_with_its_gaps() -> None:
    assert columns.piled(()) == ()
    strip = stacked([10.0, 10.0, 10.0], [5.0])
    assert columns.piled(strip) == (Pile(strip[-1].bottom, 2, 1),)
    assert columns.piled((*strip[:1],))[0].block_gaps == 0


def test_a_short_list_runs_on_only_where_that_saves_much() -> None:
    """Two items part where the columns are then much more alike, and stay together where they are not."""
    apart = columns.parted(stacked([100.0, 100.0]), EVEN)
    assert apart.cuts == (Cut(0, 1),)
    together = columns.parted(stacked([100.0], [14.0, 14.0], [60.0]), EVEN)
    assert all(not cut.item for cut in together.cuts)


@pytest.mark.parametrize("need", [1e-4, 1e-3, 0.5, 1.0, 3.0, 1e3, math.inf])
def test_the_step_expected_is_where_the_need_is_one(need: float) -> None:
    step = size_search.foresee_largest(100, need, 2.0)
    held = min(max(need, 0.01), 100.0)
    assert step == math.floor(100 / math.sqrt(held) + 1e-9)


@pytest.mark.parametrize("items", range(1, 8))
def test_lists_part_between_items_where_enough_are_left(items: int) -> None:
    found = [cut.item for cut in columns.cuts(stacked([10.0] * items, [5.0]), lists=True) if not cut.block]
    either = 2 if items > 3 else 1
    assert found == list(range(either, items - either + 1))
    whole = [cut.item for cut in columns.cuts(stacked([10.0] * items), lists=True, least=2) if not cut.block]
    assert whole == list(range(2, items - 1))
    assert list(columns.cuts(stacked([1.0]), lists=False)) == [Cut(1)]


@given(st.lists(st.integers(5, 60), min_size=1, max_size=8), st.integers(1, 9))
def test_items_fill_columns_evenly(heights: list[int], count: int) -> None:
    tallest, begins = columns.fill_evenly(heights, count)
    ways = combinations(range(1, len(heights)), count - 1)
    bounds = [(0, *way, len(heights)) for way in ways]
    every = [(max(sum(heights[a:b]) for a, b in pairwise(one)), one[1:-1]) for one in bounds]
    assert (tallest, begins) == min(every, default=(sum(heights), ()))


def test_many_items_fill_many_columns() -> None:
    tallest, begins = columns.fill_evenly([10.0] * 60, 12)
    assert (tallest, begins) == (50.0, tuple(range(5, 60, 5)))
