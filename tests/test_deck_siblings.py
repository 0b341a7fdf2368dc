"""Slides that belong together are set in one size, and tables that go on have one set of columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx.table import Table

from generator import deck
from generator.deck.placed import PlacedSlide, PlacedText
from tests.deck_talk import built, opened, small_talk, tools

SHORT, LONG = "Few words", "Rather many words for one point of a list as people write in a hurry"
POINTS = "points: {{title: {}, items: [{}]}}"
TALK = """
title: Siblings
deck:
  slides:
"""


def composed(folder: Path, *slides: str) -> list[PlacedSlide]:
    talk = small_talk(folder, TALK + "".join(f"    - {one}\n" for one in slides))
    return list(deck.compose(talk, *tools(talk)).slides)


def sizes_in(slides: list[PlacedSlide], box: str) -> list[set[float]]:
    """Of every slide that has the box, the sizes in it, in points as PowerPoint shows them."""
    found = [
        {round(size, 1) for line in one.sizes for size in line}
        for slide in slides
        for one in (slide.title, *slide.shapes)
        if isinstance(one, PlacedText) and one.placeholder.name == box
    ]
    assert found
    return found


def points(title: str, item: str, count: int) -> str:
    return POINTS.format(title, ", ".join([item] * count))


def test_the_lists_of_a_section_have_one_size_and_those_of_another_their_own(tmp_path: Path) -> None:
    slides = composed(
        tmp_path,
        "section: First",
        points("Many", LONG, 6),
        points("Few", SHORT, 3),
        points("Some", SHORT, 5),
        "section: Second",
        points("Free", SHORT, 3),
    )
    many, few, some, free = sizes_in(slides, "Body")
    assert many == few == some
    assert min(free) > max(many)
    assert len({frozenset(one) for one in sizes_in(slides[1:4], "Title")}) == 1


def test_lists_with_explanations_are_no_siblings_of_lists_without(tmp_path: Path) -> None:
    explained = f"points: {{title: E, items: [{{title: {SHORT}, text: {LONG}}}, {{title: B, text: {LONG}}}]}}"
    slides = composed(tmp_path, explained, points("Few", SHORT, 3))
    with_texts, without = sizes_in(slides, "Body")
    assert len(with_texts) == 2
    assert max(without) > max(with_texts)


def test_the_parts_of_what_goes_on_and_slides_of_one_each_have_one_size(tmp_path: Path) -> None:
    items = ", ".join([LONG] * 6 + [SHORT] * 5)
    slides = composed(tmp_path, POINTS.format("Parts", items), "each: points", "each: quotes")
    parts = sizes_in(slides[:-4], "Body")
    assert len(parts) == 2
    assert parts[0] == parts[1]
    for box, count in (("Text", 2), ("Quote", 2)):
        found = sizes_in(slides, box)
        assert len(found) == count
        assert len({frozenset(one) for one in found}) == 1


def test_the_sections_of_a_deck_have_one_size(tmp_path: Path) -> None:
    sections = [
        f"section: {{title: Part {number}, text: {text}}}" for number, text in enumerate([SHORT, LONG])
    ]
    short, long = sizes_in(composed(tmp_path, *sections), "Text")
    assert short == long


def test_what_is_alone_is_as_large_as_it_can_be(tmp_path: Path) -> None:
    alone = sizes_in(composed(tmp_path, points("Few", SHORT, 3)), "Body")
    beside = sizes_in(composed(tmp_path, points("Few", SHORT, 3), "question: Who?"), "Body")
    assert alone == beside


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> list[Table]:
    """Of one that goes on, whose longest words are on its last slide, and of a short one in its section."""
    rows = ", ".join(
        f'["{1900 + number}", {"Ada" if number < 12 else "Wilhelmina van der Wind"}, {SHORT}]'
        for number in range(20)
    )
    talk = f"    - table: {{title: Long, header: [Year, Who, What], rows: [{rows}]}}\n"
    talk += "    - table: {title: Short, header: [Year, Who], rows: [['1900', Ada]]}\n"
    slides = opened(built(small_talk(tmp_path_factory.mktemp("talk"), TALK + talk))).slides
    return [shape.table for slide in slides for shape in slide.shapes if shape.has_table]


def test_a_table_that_goes_on_has_one_set_of_columns(tables: list[Table]) -> None:
    *parts, _ = tables
    assert len(parts) > 1
    assert len({tuple(one.columns[at].width for at in range(len(one.columns))) for one in parts}) == 1


def test_the_tables_of_a_section_have_one_size(tables: list[Table]) -> None:
    sizes = {
        run.font.size
        for one in tables
        for row in one.rows
        for cell in row.cells
        for paragraph in cell.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert len(sizes) == 1
