import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.units import Length


@pytest.mark.parametrize(
    ("written", "emu"),
    [("1 in", 914_400), ("25.4mm", 914_400), ("2.54 cm", 914_400), ("72 PT", 914_400), ("-3 mm", -108_000)],
)
def test_a_length_is_read_in_any_of_its_units(written: str, emu: int) -> None:
    assert Length.parse(written) == Length(emu)


@pytest.mark.parametrize("written", ["12", "", "mm", "1 px", "12 mm 3", "1,5 cm", "1e3 mm", "nan mm"])
def test_what_has_no_known_unit_is_no_length(written: str) -> None:
    with pytest.raises(ValueError, match="length"):
        Length.parse(written)


@given(st.floats(min_value=-5000, max_value=5000, allow_nan=False))
def test_units_agree_with_each_other(value: float) -> None:
    length = Length.of_mm(value)
    assert length.mm == pytest.approx(value, abs=1e-4)
    assert length.pt == pytest.approx(value / 25.4 * 72, abs=1e-3)
    assert Length.of_pt(length.pt) == length


def test_lengths_add_and_scale() -> None:
    assert Length.parse("1 cm") + Length.parse("5 mm") == Length.parse("15 mm")
    assert (Length.parse("1 in") - Length.parse("36 pt")) * 2 == Length.parse("1 in")
    assert Length.parse("1 in") / 4 < Length.parse("1 cm")
    assert str(Length.parse("0.5 in")) == "12.7mm"
