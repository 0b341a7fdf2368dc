from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import TEMPLATES
from generator.content.talk import ThemeChoice
from generator.problems import ProblemsFound
from generator.theme import WHITE, contrast, lightness, load_theme, mix, readable, unreadable

THEME = TEMPLATES / "theme.yaml"
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_every_pair_of_colours_that_is_used_can_be_read() -> None:
    theme = load_theme(THEME)
    assert len(theme.colours.pairs) >= 15
    assert unreadable(theme) == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@given(colours, colours)
def test_contrast_does_not_care_about_order(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one) >= 1


@given(colours)
def test_any_accent_is_lightened_until_it_can_be_read_on_ink(accent: str) -> None:
    theme = load_theme(THEME, ThemeChoice.model_validate({"accent": accent}))
    assert contrast(theme.colours.accent_on_ink, theme.colours.ink) >= 4.5


@given(colours)
def test_readable_keeps_a_colour_that_is_readable_already(colour: str) -> None:
    found = readable(colour, WHITE, towards="#000000")
    assert contrast(found, WHITE) >= 4.5
    assert found == colour or contrast(colour, WHITE) < 4.5


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#000000", "#FFFFFF", 1) == "#FFFFFF"


def test_a_talks_accent_replaces_the_themes_everywhere() -> None:
    theme = load_theme(THEME, ThemeChoice.model_validate({"accent": "#0B6E6E"}))
    assert theme.colours.accent == theme.colours.era(0) == "#0B6E6E"
    assert theme.colours.paper == load_theme(THEME).colours.paper


def test_a_pale_accent_is_named_with_its_contrast() -> None:
    yellow = ThemeChoice.model_validate({"accent": "#FFD500"})
    said = [str(pair) for pair in unreadable(load_theme(THEME, yellow))]
    assert any("the accent on paper has a contrast of 1." in one for one in said)


def test_a_wrong_token_is_placed_in_the_theme(tmp_path: Path) -> None:
    broken = tmp_path / "theme.yaml"
    text = THEME.read_text(encoding="utf-8").replace("margin: 14 mm", "margin: 14")
    broken.write_text(text.replace("muted:", "mutted:"), encoding="utf-8")
    with pytest.raises(ProblemsFound) as raised:
        load_theme(broken)
    said = str(raised.value)
    assert "'14' is not a length" in said
    assert "did you mean 'muted'?" in said


@pytest.mark.parametrize(
    ("colour", "seen"),
    [("#000000", 0), ("#010101", 0.27), ("#777777", 50.03), ("#FFFFFF", 100), ("#FF0000", 53.24)],
)
def test_lightness_is_that_of_the_cie(colour: str, seen: float) -> None:
    assert lightness(colour) == pytest.approx(seen, abs=0.01)


def test_contrast_of_the_darkest_colours_is_linear() -> None:
    assert contrast("#0A0A0A", "#000000") == pytest.approx(1.0607, abs=0.0005)
    assert contrast("#FF0000", WHITE) == pytest.approx(4.0, abs=0.01)
    assert contrast("#00FF00", WHITE) == pytest.approx(1.37, abs=0.01)
    assert contrast("#0000FF", WHITE) == pytest.approx(8.59, abs=0.01)


@given(colours)
def test_an_accent_on_ink_is_the_accent_only_lighter(accent: str) -> None:
    """Its hue is kept, as far as eight bits a channel can tell, and it is no lighter than it must be."""
    theme = load_theme(THEME, ThemeChoice.model_validate({"accent": accent}))
    found = theme.colours.accent_on_ink
    assert lightness(found) >= lightness(accent) - 0.5
    assert found == accent or contrast(accent, theme.colours.ink) < 6
    assert contrast(found, theme.colours.ink) < 8 or found == accent
    channels = [[int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (accent, found)]
    order = sorted(range(3), key=lambda at: channels[0][at])
    assert all(channels[1][low] <= channels[1][high] + 1 for low, high in pairwise(order))


@given(colours)
def test_readable_goes_no_farther_than_it_must(colour: str) -> None:
    found = readable(colour, WHITE, towards="#000000")
    assert found == colour or contrast(found, WHITE) < 4.5 * 1.35


def test_a_tint_is_the_papers_with_a_little_of_the_colour() -> None:
    theme = load_theme(THEME).colours
    tint = theme.tint("#000000", 0.1)
    assert tint == mix(theme.paper, "#000000", 0.1)
    assert 1 < contrast(tint, theme.paper) < 1.4


def test_words_are_all_black_where_ink_is_to_be_saved() -> None:
    saving = load_theme(THEME).colours.saving
    assert {saving.ink, saving.accent, saving.muted, saving.era(0), saving.era(5)} == {"#000000"}
    assert saving.paper == WHITE


def test_eras_take_the_colours_in_turn_without_those_like_the_accent() -> None:
    own = load_theme(THEME)
    near = own.colours.era(1)
    theme = load_theme(THEME, ThemeChoice.model_validate({"accent": near})).colours
    count = len({theme.era(at) for at in range(12)})
    assert [theme.era(at) for at in range(count)].count(near) == 1
    assert theme.era(0) == near == theme.era(count)
