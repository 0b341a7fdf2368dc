from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fonts import family
from generator.problems import MissingTool
from generator.text import Style, balanced, choose, missing, width, wrap

BODY = Style("Source Sans 3", 20)
words = st.lists(st.text("abcdefghijklmno", min_size=1, max_size=12), min_size=1, max_size=30)


def lines(text: str, room: float, style: Style = BODY) -> list[str]:
    return [line.text for line in wrap([(text, style)], room)]


@given(words, st.floats(30, 600))
def test_no_word_is_lost_and_no_line_too_wide_unless_it_is_one_word(found: list[str], room: float) -> None:
    text = " ".join(found)
    broken = wrap([(text, BODY)], room)
    assert " ".join(line.text for line in broken) == text
    assert all(line.width <= room or " " not in line.text for line in broken)


@given(words, st.floats(30, 600))
def test_lines_are_as_full_as_they_can_be(found: list[str], room: float) -> None:
    broken = wrap([(" ".join(found), BODY)], room)
    for line, following in pairwise(broken):
        assert width(f"{line.text} {following.text.split(' ')[0]}", BODY) > room - 0.5


@given(words, st.floats(30, 600))
def test_balanced_lines_are_as_many_and_need_all_of_their_width(found: list[str], room: float) -> None:
    runs = ((" ".join(found), BODY),)
    least = balanced(runs, room)
    assert len(wrap(runs, least)) == len(wrap(runs, room))
    narrower = wrap(runs, least - room / 250)
    too_narrow = len(narrower) > len(wrap(runs, room)) or any(line.width > least for line in narrower)
    assert least == room or too_narrow or max(line.width for line in narrower) > least - room / 250


def test_a_title_breaks_evenly_without_a_word_alone() -> None:
    room = width("On Computable Num", BODY)
    assert lines("On Computable Numbers", room) == ["On Computable", "Numbers"]
    title = "Harvest survey press census museum"
    room = width("Harvest survey press census", BODY) + 1
    assert lines(title, room) == ["Harvest survey press census", "museum"]
    assert lines(title, balanced(((title, BODY),), room)) == ["Harvest survey press", "census museum"]


def test_width_grows_with_size_and_weight() -> None:
    assert width("Word", Style("Archivo", 40)) == pytest.approx(2 * width("Word", Style("Archivo", 20)))
    assert width("Word", Style("Archivo", 20, bold=True)) > width("Word", Style("Archivo", 20))


def test_a_monospace_has_one_width() -> None:
    code = Style("JetBrains Mono", 10)
    assert width("iiii", code) == width("WWWW", code) == pytest.approx(24)


def test_a_line_may_end_after_a_hyphen_or_dash_but_not_at_a_no_break_space() -> None:
    assert lines("research-to-production", 100) == ["research-", "to-", "production"]
    assert lines("2016–2018", 50) == ["2016–", "2018"]
    assert lines("F8\u00a0in\u00a0May", 30) == ["F8\u00a0in\u00a0May"]
    assert lines("-5 and 3-4", 1000) == ["-5 and 3-4"]


def test_ideographs_break_anywhere() -> None:
    cjk = Style("Source Sans 3", 10)
    assert len(lines("你好世界", 12, cjk)) > 1


def test_a_word_may_change_its_style_inside() -> None:
    bold = Style("Source Sans 3", 20, bold=True)
    [line] = wrap([("PyTorch ", BODY), ("1.0", bold), (", at last", BODY)], 1000)
    assert line.text == "PyTorch 1.0, at last"
    assert len(wrap([("aaa", BODY), ("bbb", bold)], 10)) == 1


def test_the_tallest_run_makes_the_line() -> None:
    [line] = wrap([("small ", BODY), ("large", Style("Archivo", 60))], 1000)
    assert line.height == Style("Archivo", 60).line_height


def test_the_first_family_that_can_draw_all_is_chosen() -> None:
    assert choose(["Archivo", "Inter Tight"], "Title") == "Archivo"
    assert choose(["Archivo", "Inter Tight"], "Заголовок") == "Inter Tight"
    assert missing("Zoë → Ж", "Archivo") == {"Ж"}


def test_a_family_nobody_installed_is_named_with_what_to_type() -> None:
    with pytest.raises(MissingTool, match="pip install fontpkg-no-such-face"):
        family("No Such Face")


def test_a_line_may_end_after_a_soft_hyphen_which_then_shows() -> None:
    style = Style("Archivo", 20)
    word = "Donau\u00addampf\u00adschiff"
    assert width(word, style) == width("Donaudampfschiff", style)
    lines = wrap([(word, style)], width("Donaudampf-", style) + 2)
    assert [line.shown for line in lines] == ["Donau\u00addampf-", "schiff"]
    assert lines[0].width == pytest.approx(width("Donaudampf-", style), abs=2)
    assert [line.shown for line in wrap([(word, style)], width("Donaudampf", style))] == [
        "Donau-",
        "dampf\u00adschiff",
    ]


@pytest.mark.parametrize("char", "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff\u200e\u034f")
def test_what_shows_nothing_takes_no_room_and_needs_no_glyph(char: str) -> None:
    style = Style("Source Sans 3", 10, others=("Noto Sans Devanagari",))
    assert missing(f"a{char}b", "Source Sans 3") == set()
    assert width(f"H{char}I", style) == pytest.approx(width("HI", style), abs=0.5)


@pytest.mark.parametrize("space", "\u00a0\u2007\u202f\u2009\u3000")
def test_spaces_of_all_widths_can_be_set(space: str) -> None:
    style = Style("Source Sans 3", 10)
    assert missing(f"5{space}km", "Source Sans 3") == set()
    assert width(f"5{space}km", style) > width("5km", style)
