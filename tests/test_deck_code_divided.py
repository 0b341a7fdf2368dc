"""Code of many lines goes on over several slides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx.presentation import Presentation as Pptx

from generator.content.slides.dividing import Division
from generator.content.slides.listing import Lines, code_over
from generator.deck.template.layouts import NAMESPACES
from generator.problems import ProblemsFound
from tests.deck_talk import built, opened, small_talk

TALK = """
title: Code
deck:
  slides:
    - code:
        title: Kites
        language: python
        {more}
        text: |
{text}
"""
# The comment that begins on the first slide ends on the second.
DOC = ["def fly(kite):", '    """Up,', *["    and up,"] * 16, '    away."""', "    return kite"]


def talk_of(folder: Path, lines: list[str], more: str = "numbers: yes") -> Pptx:
    text = "\n".join(f"          {line}".rstrip() for line in lines)
    return opened(built(small_talk(folder, TALK.format(more=more, text=text))))


def code_on(slides: Pptx) -> Iterator[list[etree._Element]]:
    """Of every slide its paragraphs of code."""
    for slide in slides.slides:
        for shape in slide.placeholders:
            if shape.name == "Code":
                yield shape._element.findall(".//a:p", NAMESPACES)


def words(paragraph: etree._Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter("{*}t")).rstrip()


def test_all_lines_are_shown_in_one_size_with_their_numbers(tmp_path: Path) -> None:
    lines = [f"line_{number} = {number}" for number in range(1, 31)]
    slides = talk_of(tmp_path, lines)
    parts = list(code_on(slides))
    assert [len(part) for part in parts] == [10, 10, 10]
    assert [words(one) for part in parts for one in part] == lines
    starts = [{one.get("startAt", "1") for p in part for one in p.iter("{*}buAutoNum")} for part in parts]
    assert starts == [{"1"}, {"11"}, {"21"}]
    assert [slide.shapes.title.text_frame.text[:5] for slide in slides.slides if slide.shapes.title] == [
        "Kites"
    ] * 3
    sizes = {run.get("sz") for part in parts for p in part for run in p.iter("{*}rPr")}
    assert len(sizes) == 1


def test_code_is_divided_at_an_empty_line_that_is_near(tmp_path: Path) -> None:
    lines = [*["a = 1"] * 8, "", *["b = 2"] * 11]
    assert [[words(one) for one in part] for part in code_on(talk_of(tmp_path, lines))] == [
        lines[:8],
        lines[9:],
    ]


def test_what_a_line_is_depends_on_those_before_it(tmp_path: Path) -> None:
    first, second = code_on(talk_of(tmp_path, DOC))
    inside = [
        {one.get("val") for p in part for one in p.iter("{*}schemeClr")} for part in (first[2:], second[:5])
    ]
    assert inside[0] == inside[1]
    assert inside[0] != {one.get("val") for one in second[-1].iter("{*}schemeClr")}


def test_what_stands_out_does_so_on_its_slide(tmp_path: Path) -> None:
    lines = [f"x{number} = 0" for number in range(1, 21)]
    parts = list(code_on(talk_of(tmp_path, lines, "emphasis: [15-16]")))
    bold = [words(one) for part in parts for one in part if one.findall(".//a:rPr[@b='1']", NAMESPACES)]
    assert bold == lines[14:16]


def test_a_part_of_a_text_goes_on_too(tmp_path: Path) -> None:
    lines = [f"x{number} = 0" for number in range(1, 41)]
    parts = list(code_on(talk_of(tmp_path, lines, "lines: 21-40")))
    assert [words(one) for part in parts for one in part] == lines[20:]
    assert len(parts) == 2


def test_a_line_that_is_too_long_is_told_alone(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as caught:
        talk_of(tmp_path, [*["x"] * 20, "y" * 90])
    [problem] = caught.value.problems
    assert "line 21 is 21 characters too long: 69 fit" in problem.message
    assert "lines too many" not in problem.message
    assert "'lines'" not in problem.hint


@given(
    st.lists(st.sampled_from(["x", "x", ""]), min_size=1, max_size=60), st.integers(1, 14), st.integers(1, 5)
)
def test_no_line_is_lost_and_no_part_has_too_many(lines: list[str], most: int, first: int) -> None:
    lines = [*["x"] * first, *lines, "x"]
    shown = Lines(first, len(lines))
    count = len(lines) - first + 1
    parts = list(code_over(lines, shown, Division(-(-count // most), most)))
    assert len(parts) == -(-count // most)
    held = [number for one in parts for number in range(one.first, one.last + 1)]
    assert held == sorted(set(held))
    assert all(one.last - one.first < most for one in parts)
    assert all(not lines[number - 1] for number in set(range(first, len(lines) + 1)) - set(held))
