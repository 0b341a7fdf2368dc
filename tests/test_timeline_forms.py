"""Who gives way first where not all words have room."""

from hypothesis import given
from hypothesis import strategies as st

from generator.timeline.forms import WEIGHTS, Form, Told, after, fewest, most_shown, steps

TOLD = st.builds(
    Told,
    st.sampled_from(WEIGHTS),
    st.sampled_from([Form.FULL, Form.TITLE]),
    st.floats(0, 1000),
    st.sampled_from(["a", "b"]),
)


@given(st.lists(TOLD, max_size=30))
def test_each_step_takes_something_and_the_heavy_never_show_less_than_the_light(told: list[Told]) -> None:
    taken = steps(told)
    for count, (number, form) in enumerate(taken):
        assert after(taken[:count], told)[number] > form
        forms = after(taken[: count + 1], told)
        for one, shown in zip(told, forms, strict=True):
            for other, others in zip(told, forms, strict=True):
                heavier = WEIGHTS.index(one.weight) < WEIGHTS.index(other.weight)
                assert not heavier or shown >= min(others, one.most)
    assert set(after(taken, told)) <= {Form.DOT}


def test_among_equals_those_in_a_crowd_give_way_first_and_the_rest_lie_apart() -> None:
    told = [Told("minor", Form.TITLE, at) for at in (0, 50, 100, 101, 102, 103, 150, 200)]
    taken = [number for number, form in steps(told) if form is Form.DOT]
    assert set(taken[:3]) < {2, 3, 4, 5}
    lanes = [Told("minor", Form.TITLE, at, at % 2) for at in (0, 10, 11, 20, 30, 33)]
    assert lanes[steps(lanes)[0][0]].story == 0


def test_a_text_goes_before_any_words() -> None:
    told = [Told(weight, Form.FULL, 0) for weight in WEIGHTS]
    taken = steps(told)
    assert taken[0] == (2, Form.TITLE)
    assert taken.index((0, Form.TITLE)) < taken.index((1, Form.DOT))
    assert steps(told, Form.LINE)[-1] == (0, Form.LINE)


@given(st.integers(1, 500), st.integers(0, 500))
def test_the_fewest_steps_are_found_by_halving(count: int, least: int) -> None:
    assert fewest(count, lambda tried: tried >= least) == min(least, count)
    assert most_shown((1, 2), count, lambda width, tried: tried * width >= 2 * least)[1] == min(least, count)
