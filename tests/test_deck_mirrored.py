"""Decks in languages that run from right to left are mirrored, but for code, numbers and time."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from generator.charts.drawing import draw_chart
from generator.charts.layout import ChartLayout
from generator.charts.model import Chart, Series
from generator.charts.placing import place_chart
from generator.deck import compose, write_deck
from generator.deck.file import charts as chart_xml
from generator.deck.file.text import turned
from generator.deck.placing import chart_text
from generator.deck.placing.measuring import Setting
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import TITLES, Layout, Level, Placeholder
from generator.shapes import Area, Frame, Label, Run
from tests.deck_talk import EVERY_KIND, layouts, small_talk, tools

HEBREW = EVERY_KIND.replace("language: fr", "language: he")
WIDE = 12_192_000
NAMES = ("kites", "wings", "strings", "tails", "winds")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Layout], dict[str, Layout], Setting]:
    """The layouts of a deck in French, those of the same in Hebrew, and what places the latter."""
    plain = small_talk(tmp_path_factory.mktemp("plain"), EVERY_KIND)
    turned_talk = small_talk(tmp_path_factory.mktemp("turned"), HEBREW)
    look = tools(turned_talk)[0]
    return layouts(tools(plain)[0]), layouts(look), Setting.of(look)


def test_every_layout_is_the_mirror_of_its_own_but_for_code(
    both: tuple[dict[str, Layout], dict[str, Layout], Setting],
) -> None:
    plain, mirrored, _ = both
    sides = {"l": "r", "r": "l", "ctr": "ctr"}
    for name, layout in plain.items():
        for box in layout.placeholders.values():
            other = mirrored[name].placeholders[box.name]
            if box.name == "Code" and box.kind == "body":
                assert replace(other, levels=other.levels[:1]) == replace(box, levels=box.levels[:1])
                continue
            assert other.frame == replace(box.frame, x=WIDE - box.frame.x - box.frame.width)
            assert other.insets == (box.insets[2], box.insets[1], box.insets[0], box.insets[3])
            said = 1 if box.kind in TITLES else None  # a title's one level
            for its, one in zip(other.levels[:said], box.levels[:said], strict=True):
                assert (its.align, its.rtl) == (sides[one.align], True)
            assert [one.size for one in other.levels] == [one.size for one in box.levels]


@pytest.mark.parametrize(
    ("words", "marker", "rtl", "said"),
    [
        ("עפיפון", "", True, {}),
        ("1,234", "", True, {}),
        ("PyTorch!", "", True, {"rtl": False}),
        ("PyTorch", "bullet", True, {}),
        ("kite", "", False, {}),
        ("עפיפון", "bullet", False, {"algn": "r", "rtl": True}),
    ],
)
def test_latin_words_stand_where_the_others_do(
    words: str, marker: str, rtl: bool, said: dict[str, object]
) -> None:
    level = Level(rtl=rtl, align="r" if rtl else "l")
    assert turned(Paragraph((Run(words),), marker=marker), level) == said  # type: ignore[arg-type]


def test_a_line_of_code_begins_on_the_left_whatever_its_first_letter() -> None:
    line = Paragraph((Run("# עפיפון", code=True),))
    assert turned(line, Level(face="code")) == {}


def chart(kind: str, names: tuple[str, ...], values: tuple[float, ...]) -> Chart:
    series = (Series("One", values), Series("Two", values[::-1]))
    return Chart("", kind, "", names, series if kind != "pie" else series[:1])  # type: ignore[arg-type]


@given(
    st.sampled_from(["column", "bar", "line", "stacked"]),
    st.lists(st.integers(1, 99), min_size=2, max_size=5),
)
def test_a_chart_is_drawn_as_the_mirror_of_itself(
    both: tuple[dict[str, Layout], dict[str, Layout], Setting], kind: str, values: list[int]
) -> None:
    plain, mirrored, setting = both
    one = chart(kind, NAMES[: len(values)], tuple(map(float, values)))
    left = chart_in(plain["Chart"].placeholders["Chart"], one, replace(setting, rtl=False))
    right = chart_in(mirrored["Chart"].placeholders["Chart"], one, setting)
    expected = sorted(map(mirror, inked(left)), key=corner)
    for shown, frame in zip(sorted(inked(right), key=corner), expected, strict=True):
        assert abs(shown.x - frame.x) <= 2  # EMU
        assert replace(shown, x=frame.x) == frame
    assert sides(right) == {"l": "r", "r": "l"}.get(sides(left), sides(left))


def chart_in(box: Placeholder, one: Chart, setting: Setting) -> ChartLayout:
    return place_chart(one, box.frame, chart_text(box, setting))


def inked(placed: ChartLayout) -> list[Frame]:
    """Where bars and words stand, a legend's left out."""
    known = [" ".join(entry.lines) for entry in placed.legend.entries] if placed.legend else []
    shown = (one for one in draw_chart(placed) if isinstance(one, Area | Label))
    return [one.frame for one in shown if one.name not in known]


def corner(frame: Frame) -> tuple[int, ...]:
    return round(frame.x / 1000), frame.y, frame.width, frame.height


def mirror(frame: Frame) -> Frame:
    return replace(frame, x=WIDE - frame.x - frame.width)


def sides(placed: ChartLayout) -> str:
    xml = chart_xml.part(placed, "he-IL", "rId1").decode()
    found = re.findall(r'<c:axPos val="([lr])"/>', xml)
    assert xml.count('orientation val="maxMin"') == (placed.chart.type == "bar") + placed.reversed
    return str(found[0])


def test_time_runs_from_left_to_right_and_a_pie_clockwise(
    both: tuple[dict[str, Layout], dict[str, Layout], Setting],
) -> None:
    _, mirrored, setting = both
    box = mirrored["Chart"].placeholders["Chart"]
    years = chart("line", ("2019", "2020-06", "2021"), (1, 2, 3))
    assert not chart_in(box, years, setting).reversed
    assert not chart_in(box, chart("pie", NAMES[:3], (1, 2, 3)), setting).reversed
    assert chart_in(box, chart("line", ("A1", "A2", "A3"), (1, 2, 3)), setting).reversed


def test_the_deck_is_sound(tmp_path: Path) -> None:
    talk = small_talk(tmp_path / "talk", HEBREW)
    look, templates = tools(talk)
    file = tmp_path / "deck.pptx"
    file.write_bytes(write_deck(talk, look, compose(talk, look, templates)).data)
    assert not [str(one) for one in OpenXmlValidator().validate(str(file)).errors]


def test_questions_end_with_the_sign_of_their_script(tmp_path: Path) -> None:
    asked = {}
    for name in ("ar", "fa", "he", "fr"):
        talk = small_talk(tmp_path / name, EVERY_KIND.replace("language: fr", f"language: {name}"))
        asked[name] = tools(talk)[0].asks
    assert asked == {"ar": "؟", "fa": "؟", "he": "?", "fr": "?"}
