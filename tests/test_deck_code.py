"""Code on slides: pieces that are the text, as large as fits, and what is said when it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.placing.code import place_code
from generator.deck.placing.measuring import Setting
from generator.deck.slides import Code
from generator.deck.template.layouts import Placeholder
from generator.highlighting import language_of, pieces
from generator.shapes import DoesNotFit
from tests.deck_talk import layouts, small_talk, tools

SAMPLE = 'def fly(kite):\n\t"""Up\n\n\tand away."""\n    return kite + 1  # in the wind\n'


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    return Setting.of(tools(small_talk(tmp_path_factory.mktemp("talk")))[0])


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Placeholder:
    return layouts(tools(small_talk(tmp_path_factory.mktemp("talk")))[0])["Code"].placeholders["Code"]


def code(text: str, *emphasis: int, numbered: bool = False, first: int = 1) -> Code:
    last = first + text.count("\n")
    return Code("Code", "\n" * (first - 1) + text, "python", first, last, frozenset(emphasis), numbered)


@given(
    st.sampled_from(["python", "text", "json", "console", "html", "diff", "c", "make"]),
    st.text(st.sampled_from("ab =\t\n\"'#(){}<>$+-1:/*"), min_size=1),
)
def test_the_pieces_are_the_text_letter_by_letter(language: str, text: str) -> None:
    lines = pieces(text, language)
    assert "\n".join("".join(words for words, _ in line) for line in lines) == text


def test_a_language_is_told_by_the_files_name() -> None:
    assert [language_of(one) for one in ("a/b.rs", "Makefile", "notes.zzz")] == ["rust", "make", "text"]


def test_spaces_and_tabs_stay_and_an_empty_line_keeps_its_size(setting: Setting, box: Placeholder) -> None:
    placed = place_code(code(SAMPLE.rstrip("\n")), box, setting)
    assert "\n".join(one.plain for one in placed.paragraphs) == SAMPLE.rstrip("\n")
    assert placed.tab > 0
    assert len({size for sizes in placed.sizes for size in sizes}) == 1
    assert all(placed.sizes)


def test_lines_that_stand_out_do_so_by_more_than_colour(setting: Setting, box: Placeholder) -> None:
    placed = place_code(code("a = 1\n  b = 2\nc = 3", 2), box, setting)
    muted, lit, _ = ([run for run in one.runs if run.text.strip()] for one in placed.paragraphs)
    assert all(run.strong for run in lit)
    assert not any(run.strong for run in muted)
    assert {run.colour for run in muted} == {"tx2"}


def test_numbers_are_the_paragraphs_own(setting: Setting, box: Placeholder) -> None:
    placed = place_code(code("a\n\nb", numbered=True, first=99), box, setting)
    assert [(one.marker, one.start) for one in placed.paragraphs] == [("number", 99)] * 3
    assert [one.plain for one in placed.paragraphs] == ["a", " ", "b"]
    assert placed.hang > 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n".join(["a"] * 20), "7 lines too many: 13 fit"),
        ("a\n" + "b" * 80, "line 2 is 7 characters too long: 73 fit"),
        ("a\n" * 20 + "b" * 80, "8 lines too many: 13 fit at 18 pt"),
        ("a = '字'", "the typeface for code has no letter for '字'"),
    ],
)
def test_what_does_not_fit_says_by_how_much(setting: Setting, box: Placeholder, text: str, said: str) -> None:
    with pytest.raises(DoesNotFit) as caught:
        place_code(code(text), box, setting)
    assert said in caught.value.message.replace("; line 21 is 7 characters too long: 73 fit", "")


@given(st.integers(1, 13), st.integers(1, 60), st.booleans())
def test_what_is_placed_fits_and_is_not_shrunk_without_need(
    setting: Setting, box: Placeholder, lines: int, columns: int, numbered: bool
) -> None:
    placed = place_code(code("\n".join(["x" * columns] * lines), numbered=numbered), box, setting)
    size = placed.sizes[0][0]
    most = box.levels[0].size * setting.growth
    assert 18 <= size <= most + 0.25
    wide, tall = box.room
    assert columns * 0.6 * size + placed.hang / 12_700 <= wide
    assert lines * 1.32 * size <= tall
    larger = size + 0.5
    assert (
        size >= most - 0.25
        or (columns + 8) * 0.6 * larger > wide * 0.97
        or lines * 1.32 * larger > tall * 0.95
    )
