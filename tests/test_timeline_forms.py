"""Who gives way first where not all words have room."""

from hypothesis import given
from hypothesis import strategies as st

from generator.timeline.detail_levels import WEIGHTS, DetailLevel, DetailSchedule, RankedMilestone, fewest

TOLD = st.builds(
    RankedMilestone,
    st.sampled_from(WEIGHTS),
    st.sampled_from([DetailLevel.FULL, DetailLevel.TITLE]),
    st.floats(0, 1000),
    st.sampled_from(["a", "b"]),
)


@given(st.lists(TOLD, max_size=30))
def test_each_step_takes_something_and_the_heavy_never_show_less_than_the_light(
    told: list[RankedMilestone],
) -> None:
    ladder = DetailSchedule(tuple(told))
    for count, (number, form) in enumerate(ladder.steps):
        assert ladder.after(ladder.steps[:count])[number] > form
        forms = ladder.after(ladder.steps[: count + 1])
        for one, shown in zip(told, forms, strict=True):
            for other, others in zip(told, forms, strict=True):
                heavier = WEIGHTS.index(one.weight) < WEIGHTS.index(other.weight)
                assert not heavier or one.story != other.story or shown >= min(others, one.most)
        heard = {one.story for one, shown in zip(told, forms, strict=True) if shown}
        assert heard == {one.story for one in told} or sum(map(bool, forms)) <= len(heard)
    assert set(ladder.after(ladder.steps)) <= {DetailLevel.DOT}


def dotted(told: list[RankedMilestone]) -> list[float]:
    """The moments of those that become dots, in turn."""
    return [told[number].at for number, form in DetailSchedule(tuple(told)).steps if form is DetailLevel.DOT]


def test_among_equals_those_in_a_crowd_give_way_first_and_the_ends_last() -> None:
    told = [RankedMilestone("minor", DetailLevel.TITLE, at) for at in (0, 50, 100, 101, 102, 103, 150, 200)]
    assert set(dotted(told)[:3]) < {100, 101, 102, 103}
    assert set(dotted(told)[-2:]) == {0, 200}
    lanes = [RankedMilestone("minor", DetailLevel.TITLE, at, at % 2) for at in (0, 10, 11, 20, 30, 33, 71)]
    assert dotted(lanes)[:3] == [10, 20, 33]


def test_a_text_goes_before_any_words() -> None:
    taken = DetailSchedule(tuple(RankedMilestone(weight, DetailLevel.FULL, 0) for weight in WEIGHTS)).steps
    assert taken[0] == (2, DetailLevel.TITLE)
    assert taken.index((0, DetailLevel.TITLE)) < taken.index((1, DetailLevel.DOT))


@given(st.integers(1, 500), st.integers(0, 500))
def test_the_fewest_steps_are_found_by_halving(count: int, least: int) -> None:
    assert fewest(count, lambda tried: tried >= least) == min(least, count)


@given(st.lists(TOLD, min_size=1, max_size=30), st.integers(0, 60), st.integers(0, 60))
def test_a_quiet_story_keeps_what_a_crowded_one_gives_up(
    told: list[RankedMilestone], some: int, more: int
) -> None:
    """Here a story has room for so much of all its forms together, in wide cards for half as much."""

    def fit(width: float, forms: tuple[DetailLevel, ...]) -> bool:
        used = {
            story: sum(f for one, f in zip(told, forms, strict=True) if one.story == story) for story in "ab"
        }
        return used["a"] * width <= some and used["b"] * width <= more

    width, forms = DetailSchedule(tuple(told)).most_shown((2.0, 1.0), fit)
    assert fit(width, forms)
    for story, room in (("a", some), ("b", more)):
        own = [(f, one.most) for one, f in zip(told, forms, strict=True) if one.story == story]
        assert all(f == most for f, most in own) or sum(f for f, _ in own) > room / width - 3
