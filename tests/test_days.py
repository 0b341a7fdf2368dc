"""The calendar on both sides of the year 1."""

from calendar import isleap
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.days import Day

ORDINALS = st.one_of(st.integers(-(10**8), 10**8), st.integers(-1000, 1000))


@given(ORDINALS)
def test_a_day_is_the_same_by_number_by_calendar_and_in_digits(ordinal: int) -> None:
    day = Day(ordinal)
    assert Day.of(day.year, day.month, day.day) == day
    assert Day.fromisoformat(str(day)) == day


@given(st.dates())
def test_from_the_year_1_on_it_is_pythons_own(day: date) -> None:
    same = Day.of(day.year, day.month, day.day)
    assert (same.ordinal, str(same), same.bce) == (day.toordinal(), day.isoformat(), False)


@given(ORDINALS, ORDINALS)
def test_days_are_in_order_and_counted(one: int, other: int) -> None:
    a, b = Day(one), Day(other)
    assert (a < b) == (one < other) == ((a.year, a.month, a.day) < (b.year, b.month, b.day))
    assert a + (b - a) == b
    assert b - (b - a) == a


@given(st.integers(-100_000, 12_000))
def test_years_follow_one_another_and_leap_as_the_gregorian_calendar_has_it(year: int) -> None:
    assert Day.of(year + 1) - Day.of(year) == (366 if isleap(year) else 365)
    assert Day.of(year, 12, 31) + 1 == Day.of(year + 1)


def test_1_bce_is_followed_by_1() -> None:
    eve = Day.of(1) - 1
    assert (str(eve), eve.bce, eve.year_of_era) == ("0000-12-31", True, 1)
    assert (Day.of(-43).year_of_era, str(Day.of(-43, 3, 15))) == (44, "-0043-03-15")


@pytest.mark.parametrize("none", ["-0043-02-29", "2018-13-01", "2018-1-5", "-44", ""])
def test_what_is_no_day_is_refused(none: str) -> None:
    with pytest.raises(ValueError, match=r"day|month|digits"):
        Day.fromisoformat(none)


@pytest.mark.parametrize(
    ("day", "parts", "digits"),
    [
        (Day.of(2018, 12, 7), 3, "2018-12-07"),
        (Day.of(476), 1, "476"),
        (Day.of(79, 8, 24), 1, "79"),
        (Day.of(79, 8, 24), 2, "0079-08"),
        (Day.of(99, 8, 24), 3, "0099-08-24"),
        (Day.of(100, 8, 24), 2, "100-08"),
        (Day.of(-43, 3, 15), 2, "44-03"),
        (Day.of(-43, 3, 15), 1, "44"),
    ],
)
def test_a_day_in_so_many_digits(day: Day, parts: int, digits: str) -> None:
    assert day.digits(parts) == digits
    assert day.told(parts, "{date} BCE") == (f"{digits} BCE" if day.bce else digits)


@pytest.mark.parametrize("written", ["0400-12-31", "0401-01-01", "2000-12-31", "9999-12-31", "+10000-01-01"])
def test_the_calendar_goes_on_where_its_cycle_begins_anew(written: str) -> None:
    day = Day.fromisoformat(written)
    assert str(day) == written
    assert f"{day.year:04}-{day.month:02}-{day.day:02}" == written.removeprefix("+")
    assert str(day + 1 - 1) == written
