"""Cards beside an upright axis: nothing overlaps, no leader crosses, and hardly a placing is better."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.timeline import Card
from generator.timeline.column import Hung, can_hang, hang, leader_down

HEIGHT, GAP = 400.0, 6.0
HAIR = 1e-6
PLACES = np.arange(HEIGHT + 1)
CARDS = st.builds(Card, at=st.integers(0, 400).map(float), height=st.integers(10, 90).map(float))


@given(st.lists(CARDS, max_size=30), st.booleans())
def test_nothing_overlaps_leaves_the_axis_or_crosses(cards: list[Card], one_sided: bool) -> None:
    hung = hang(cards, HEIGHT, GAP, one_sided=one_sided)
    if hung is None:
        assert sum(card.height for card in cards) > 0.5 * HEIGHT * (1 if one_sided else 1.6)
        return
    assert [(one.at, one.height) for one in hung] == [(card.at, card.height) for card in cards]
    assert all(-HAIR <= one.y <= HEIGHT - one.height + HAIR for one in hung)
    assert not (one_sided and any(one.second for one in hung))
    for one, other in combinations(sorted(hung, key=lambda one: (one.at, one.y)), 2):
        if one.second == other.second:
            assert one.y + one.height + GAP <= other.y + HAIR
            ends = zip(leader_down(one, 20.0, 100.0)[-2:], leader_down(other, 20.0, 100.0)[-2:], strict=True)
            assert all(y < lower for (_, y), (_, lower) in ends)


@given(st.lists(CARDS, max_size=14))
def test_what_can_hang_does(cards: list[Card]) -> None:
    if can_hang(cards, HEIGHT, GAP):
        assert hang(cards, HEIGHT, GAP) is not None


@settings(max_examples=60)
@given(st.lists(CARDS, min_size=1, max_size=9))
def test_no_placing_is_better_by_a_tenth(cards: list[Card]) -> None:
    ordered = sorted(cards, key=lambda card: card.at)
    ways = product((False, True), repeat=len(ordered))
    least = min(sum(_least(_on(side, way, ordered)) for side in (False, True)) for way in ways)
    hung = hang(cards, HEIGHT, GAP)
    if least == float("inf"):
        assert hung is None
    else:
        assert hung is not None
        assert _displacement(hung) <= 1.1 * least + HAIR


def _on(side: bool, way: tuple[bool, ...], cards: list[Card]) -> list[Card]:
    return [card for card, own in zip(cards, way, strict=True) if own is side]


def _displacement(hung: tuple[Hung, ...]) -> float:
    return sum(abs(one.y - one.at) for one in hung)


def _least(cards: list[Card]) -> float:
    """Of one side, by pooling: the exact answer in another way. Whole numbers in, so whole places suffice."""
    if sum(card.height for card in cards) + GAP * (len(cards) - 1) > HEIGHT:
        return float("inf")
    best: Any = (
        None  # by place, the least cost of the cards so far with the last lower edge no lower than there
    )
    for card in cards:
        tops = PLACES - card.height
        before = (tops - GAP).astype(int)
        above = 0.0 if best is None else np.where(before >= 0, best[np.maximum(before, 0)], np.inf)
        costs = np.where(tops >= 0, above + abs(tops - card.at), np.inf)
        best = np.minimum.accumulate(costs)
    return float(best[-1]) if cards else 0.0


def test_far_apart_they_stand_at_their_moments_on_alternate_sides() -> None:
    hung = hang([Card(at, 40.0) for at in (10.0, 90.0, 170.0, 250.0)], HEIGHT, GAP)
    assert hung == tuple(Hung(n % 2 == 1, at, 40.0, at) for n, at in enumerate((10.0, 90.0, 170.0, 250.0)))


@pytest.mark.parametrize("cards", [[Card(0.0, 401.0)], [Card(0.0, 201.0)] * 4], ids=["too tall", "too many"])
def test_what_does_not_fit_is_not_placed(cards: list[Card]) -> None:
    assert hang(cards, HEIGHT, GAP) is None
    assert not can_hang(cards, HEIGHT, GAP)
