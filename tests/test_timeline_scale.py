from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.days import Day
from generator.timeline import Breaking, Span, TimeScale, scale_for

BCE = "{date} BCE"
DAYS = st.one_of(
    st.integers(Day.of(-99_998).ordinal, Day.of(9999, 12, 31).ordinal),
    st.integers(-800_000, 800_000),
    st.integers(-4_000, 4_000),
).map(Day)
SPANS = st.tuples(DAYS, DAYS).map(lambda ends: Span(min(ends), max(ends)))


def day(written: str) -> Day:
    return Day.fromisoformat(written)


def rooms(of_four: float) -> Callable[[str], float]:
    """What labels take where one of four letters takes so much."""
    return lambda label: of_four * len(label) / 4


def span(start: str, end: str = "") -> Span:
    return Span(day(start), day(end or start))


@given(st.lists(SPANS, min_size=1, max_size=8), st.floats(1, 1e8))
def test_a_scale_holds_all_that_it_was_made_for(spans: list[Span], width: float) -> None:
    scale = scale_for(spans, width)
    for one in spans:
        left, right = scale.extent(one)
        assert 0 <= left < right <= width * (1 + 1e-12)
        assert scale.middle(one) == pytest.approx((left + right) / 2)


@given(st.lists(DAYS, min_size=4, max_size=4, unique=True))
def test_a_scale_is_linear_in_days(days: list[Day]) -> None:
    start, one, other, end = sorted(days)
    scale = TimeScale(start, end, 500.0)
    assert scale.x(start) == 0
    assert scale.x(start) < scale.x(one) < scale.x(other) < scale.x(end) < 500
    per_day = 500 / (end - start + 1)
    assert scale.x(other) - scale.x(one) == pytest.approx((other - one) * per_day)


def test_a_leap_day_takes_as_much_room_as_any_other() -> None:
    scale = scale_for([span("2019-01-01", "2022-12-31")], 1461.0)
    years = (scale.extent(span(f"{year}-01-01", f"{year}-12-31")) for year in range(2019, 2023))
    widths = [right - left for left, right in years]
    assert widths == pytest.approx([365, 366, 365, 365])


@given(st.lists(SPANS, min_size=1, max_size=4), st.floats(10, 2000), st.floats(1, 100))
def test_ticks_ascend_and_leave_every_label_its_room(
    spans: list[Span], width: float, label_width: float
) -> None:
    scale = scale_for(spans, width)
    ticks = scale.ticks(rooms(label_width), BCE)
    assert all(tick.width >= label_width * max(len(tick.label), 4) / 4 for tick in ticks)
    for tick, after in pairwise(ticks):
        assert after.x == pytest.approx(tick.x + tick.width)
    assert all(0 <= tick.x < width for tick in ticks)
    assert all(tick.label.removesuffix(" BCE").replace("-", "").isdigit() for tick in ticks)


@given(st.lists(SPANS, min_size=1, max_size=4))
def test_where_there_is_room_the_ticks_begin_where_their_labels_say(spans: list[Span]) -> None:
    scale = scale_for(spans, 781.0)
    for tick in scale.ticks(rooms(12.0), BCE):
        digits = tick.label.removesuffix(" BCE")
        year, *rest = map(int, digits.split("-"))
        if len(digits) != len("12-07") or not rest:
            begins = Day.of(1 - year if tick.label.endswith("BCE") else year, *rest)
            assert tick.x == pytest.approx(scale.x(begins), abs=1e-6)


@pytest.mark.parametrize(
    ("first", "last", "scale", "labels"),
    [
        ("2016-03-01", "2026-01-20", ("2016-01-01", "2026-12-31"), [str(y) for y in range(2016, 2027)]),
        (
            "2018-11-05",
            "2019-02-10",
            ("2018-11-01", "2019-02-28"),
            ["2018-11", "2018-12", "2019-01", "2019-02"],
        ),
        ("2018-12-07", "2018-12-07", ("2018-12-06", "2018-12-08"), ["12-06", "12-07", "12-08"]),
        (
            "1937-05-01",
            "2024-06-01",
            ("1937-01-01", "2024-12-31"),
            ["1940", "1950", "1960", "1970", "1980", "1990", "2000", "2010"],
        ),
        (
            "0033-04-03",
            "2024-06-01",
            ("0001-01-01", "2099-12-31"),
            ["1", "200", "400", "600", "800", "1000", "1200", "1400", "1600", "1800"],
        ),
        ("9999-12-31", "9999-12-31", ("9999-12-30", "+10000-01-01"), ["12-30", "12-31", "01-01"]),
        ("0001-01-01", "0001-01-01", ("0000-12-31", "0001-01-02"), ["12-31", "01-01", "01-02"]),
        (
            "-0043-03-15",
            "0014-08-19",
            ("-0043-01-01", "0014-12-31"),
            ["40 BCE", "30 BCE", "20 BCE", "10 BCE", "1"],
        ),
        ("-0002-05-01", "0002-06-01", ("-0002-01-01", "0002-12-31"), ["3 BCE", "2 BCE", "1 BCE", "1", "2"]),
        (
            "-1799-01-01",
            "2020-01-01",
            ("-1799-01-01", "2099-12-31"),
            ["1000 BCE", "1", "1000"],
        ),
        (
            "-0043-03-15",
            "-0043-08-02",
            ("-0043-03-01", "-0043-08-31"),
            ["44-04 BCE", "44-07 BCE"],
        ),
    ],
)
def test_a_scale_is_rounded_out_to_whole_ticks(
    first: str, last: str, scale: tuple[str, str], labels: list[str]
) -> None:
    made = scale_for([span(first), span(last)], 200.0)
    assert (made.start, made.end) == (day(scale[0]), day(scale[1]))
    assert [tick.label for tick in made.ticks(rooms(18.0), BCE)] == labels


def test_a_year_stands_in_the_middle_of_its_year() -> None:
    scale = scale_for([span("2016-01-01", "2016-12-31"), span("2020-05-01")], 500.0)
    assert scale.middle(span("2016-01-01", "2016-12-31")) == pytest.approx(
        (scale.x(day("2016-01-01")) + scale.x(day("2017-01-01"))) / 2
    )


def test_larger_units_begin_at_major_ticks() -> None:
    years = scale_for([span("2016-01-01"), span("2026-01-01")], 800.0).ticks(rooms(16.0), BCE)
    assert [tick.label for tick in years if tick.major] == ["2020"]
    months = scale_for([span("2018-10-01"), span("2019-03-01")], 800.0).ticks(rooms(16.0), BCE)
    assert [tick.label for tick in months if tick.major] == ["2019-01"]
    days = scale_for([span("2018-11-28"), span("2018-12-03")], 800.0).ticks(rooms(16.0), BCE)
    assert [tick.label for tick in days if tick.major] == ["12-01"]
    centuries = scale_for([span("1203-10-01"), span("2060-03-01")], 400.0).ticks(rooms(30.0), BCE)
    assert [tick.label for tick in centuries if tick.major] == ["2000"]


def test_two_months_are_marked_in_weeks_that_begin_on_mondays() -> None:
    scale = scale_for([span("2020-01-05"), span("2020-03-01")], 300.0)
    ticks = scale.ticks(rooms(16.0), BCE)
    assert [tick.label for tick in ticks][:2] == ["01-06", "01-13"]
    assert (scale.start + round(ticks[0].x / 300 * 59)).ordinal % 7 == 1


def test_a_scale_too_narrow_for_any_label_has_no_ticks() -> None:
    assert scale_for([span("2016-01-01"), span("2018-01-01")], 10.0).ticks(rooms(16.0), BCE) == ()


BREAKING = st.builds(Breaking, width=st.just(12.0), island=st.floats(20, 80), eager=st.booleans())


@given(st.lists(SPANS, min_size=1, max_size=8), st.lists(DAYS, max_size=3), BREAKING)
def test_breaks_swallow_no_span_and_leave_days_in_their_order(
    spans: list[Span], edges: list[Day], breaking: Breaking
) -> None:
    scale = scale_for(spans, 600.0, breaking, edges)
    for gap, drawn in zip(scale.gaps, scale.breaks, strict=True):
        assert all(span.end < gap.start or gap.end < span.start for span in spans)
        assert scale.extent(gap) == pytest.approx((drawn.x, drawn.x + breaking.width))
    parts = scale.segments
    assert (parts[0].x, parts[-1].right) == pytest.approx((0, 600))
    assert sum(part.right - part.x for part in parts) == pytest.approx(600 - 12 * len(scale.breaks))
    ends = sorted({day for span in spans for day in (span.start, span.end)} | set(edges))
    places = [scale.x(day) for day in ends]
    assert all(0 <= x < y <= 600 + 1e-9 for x, y in pairwise(places))


@given(st.lists(SPANS, min_size=1, max_size=8), BREAKING, st.floats(5, 60))
def test_labels_have_room_before_a_break_and_the_scale_says_where_it_goes_on(
    spans: list[Span], breaking: Breaking, label_width: float
) -> None:
    scale = scale_for(spans, 600.0, breaking)
    ticks = scale.ticks(rooms(label_width), BCE)
    for tick in ticks:
        assert tick.width >= label_width * max(len(tick.label), 4) / 4
        part = next(part for part in scale.segments if part.x <= tick.x < part.right)
        assert tick.x + tick.width <= part.right + 1e-9


YEARS = [Span(Day.of(year), Day.of(year, 12, 31)) for year in (5, 1440, *range(1990, 2027, 2))]


def test_two_millennia_break_where_nothing_happens() -> None:
    scale = scale_for(YEARS, 850.0, Breaking(20.0, 70.0))
    assert [(one.first.year, one.last.year) for one in scale.breaks] == [(9, 1439), (1444, 1989)]
    labels = [tick.label for tick in scale.ticks(rooms(65.0), BCE)]
    assert labels == ["5", "1440", "1990", "1995", "2000", "2005", "2010", "2015", "2020"]
    assert [tick.x for tick in scale.ticks(rooms(65.0), BCE)][1:3] == [part.x for part in scale.segments[1:]]


def test_every_part_between_breaks_says_when_it_begins_where_that_has_room() -> None:
    ancient = [Span(Day.of(year), Day.of(year, 12, 31)) for year in (-1799, -1549, *range(1900, 2020, 5))]
    scale = scale_for(ancient, 850.0, Breaking(20.0, 140.0))
    assert len(scale.breaks) == 2
    labels = [tick.label for tick in scale.ticks(rooms(65.0), BCE)]
    assert labels[:3] == ["1800 BCE", "1550 BCE", "1900"]
    assert all(part.right - part.x >= 140 for part in scale.segments)


@pytest.mark.parametrize(
    "years", [(2000, 2010, 2020), (2016, 2017, 2018, 2020, 2022, 2024, 2026), (1900, 2000), (1990,)]
)
def test_an_even_history_is_not_broken(years: tuple[int, ...]) -> None:
    spans = [Span(Day.of(year), Day.of(year, 12, 31)) for year in years]
    assert scale_for(spans, 850.0, Breaking(20.0, 70.0)).breaks == ()


def test_an_eager_scale_breaks_where_a_wary_one_does_not() -> None:
    spans = [Span(Day.of(year), Day.of(year, 12, 31)) for year in (1900, 1910, 1950, 1965, 2000, 2010)]
    assert scale_for(spans, 850.0, Breaking(20.0, 70.0)).breaks == ()
    assert len(scale_for(spans, 850.0, Breaking(20.0, 70.0, eager=True)).breaks) == 2


def test_days_of_two_years_say_of_which() -> None:
    days = [Day.of(year, 5, day) for year in (1950, 2000) for day in (2, 5, 9, 20)]
    scale = scale_for([Span(day, day) for day in days], 850.0, Breaking(20.0, 70.0))
    labels = [tick.label for tick in scale.ticks(rooms(40.0), BCE)]
    assert [label for label in labels if len(label) > 5] == ["1950-05-01", "2000-05-01"]


def test_what_is_uncertain_is_soft_within_the_scale() -> None:
    about = Span(Day.of(2016), Day.of(2016, 12, 31), lead=365, tail=366)
    scale = scale_for([about, span("2020-05-01")], 500.0)
    rises, start, end, falls = scale.soft_extent(about)
    assert (start, end) == scale.extent(about)
    assert (rises, falls) == pytest.approx((0, scale.x(day("2018-01-02"))))
    assert scale.soft_extent(span("2020-05-01")) == pytest.approx(
        (scale.x(day("2020-05-01")),) * 2 + (scale.x(day("2020-05-02")),) * 2
    )


@pytest.mark.parametrize("years", [(1931, 1953, 2013), (1990, 2001, 2010), (2016, 2018, 2021)])
def test_the_last_tick_of_a_scale_has_room_for_its_label(years: tuple[int, ...]) -> None:
    spans = [Span(Day.of(year), Day.of(year, 1, 31)) for year in years]
    for width in (260.0, 700.0, 2200.0):
        scale = scale_for(spans, width).with_last_label(lambda label: 14.0 * len(label), "{date} BCE")
        ticks = scale.ticks(lambda label: 14.0 * len(label), "{date} BCE")
        step = int(ticks[1].label) - int(ticks[0].label)
        assert scale.end.year - int(ticks[-1].label) < step, "no tick is missing at the end"
        assert scale.width == width
        assert ticks[-1].width >= 56.0


def test_a_name_finds_the_longest_stretch_between_breaks() -> None:
    scale = TimeScale(
        day("2010-01-01"), day("2019-12-31"), 500.0, (span("2012-01-01", "2017-12-31"),), gap_width=20.0
    )
    (gap,) = scale.breaks
    goes_on = gap.x + gap.width
    assert scale.longest_unbroken(gap.x - 10, 500.0) == pytest.approx((goes_on, 500.0))
    assert scale.longest_unbroken(5.0, gap.x + 5) == (5.0, gap.x)
    assert scale.longest_unbroken(50.0, 60.0) == (50.0, 60.0)
    left, right = scale.longest_unbroken(gap.x + 5, gap.x + 15)
    assert left == right, "there is no room within a break"
