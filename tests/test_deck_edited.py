"""A deck that somebody goes on editing with python-pptx, as a person would in PowerPoint, stays sound."""

from __future__ import annotations

import copy
import io
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.chart.data import CategoryChartData

from generator.content import load
from tests.deck_talk import built
from tests.drawing import draw

GALLERY = Path("docs/gallery")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery, with words, a list, a chart and a table changed, slides added, copied and deleted."""
    deck: Any = Presentation(io.BytesIO(built(load(GALLERY)).data))
    slides = list(deck.slides)
    slides[1].shapes.title.text = "Another title"
    texts = [s.text_frame for one in slides for s in one.placeholders if s.has_text_frame]
    bullets = next(one for one in texts if len(one.paragraphs) > 2)
    bullets.paragraphs[0].text = "Another point"
    bullets.add_paragraph().text = "One more"
    _change_charts_and_tables(slides)
    for layout in deck.slide_layouts:
        added = deck.slides.add_slide(layout)
        for place in added.placeholders:
            if place.has_text_frame and place.placeholder_format.type not in (13, 15, 16):
                place.text_frame.text = f"Added to {place.name}"
    _copied(deck, slides[3])
    _delete(deck, 2)
    file = tmp_path_factory.mktemp("edited") / "deck.pptx"
    deck.save(str(file))
    return file


def _change_charts_and_tables(slides: list[Any]) -> None:
    shapes = [shape for one in slides for shape in one.shapes]
    chart = next(one.chart for one in shapes if one.has_chart)
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["One", "Two", "Three"]
    data.add_series("Other", (3, 1, 2))
    chart.replace_data(data)
    table = next(one.table for one in shapes if one.has_table)
    table.cell(1, 1).text = "Another cell"


def _copied(deck: Any, slide: Any) -> None:
    """As recipes for python-pptx copy a slide: a new one of its layout, and copies of its shapes."""
    twin = deck.slides.add_slide(slide.slide_layout)
    for shape in list(twin.shapes):
        shape.element.getparent().remove(shape.element)
    for shape in slide.shapes:
        twin.shapes._spTree.append(copy.deepcopy(shape.element))


def _delete(deck: Any, index: int) -> None:
    listed = deck.slides._sldIdLst
    deck.part.drop_rel(listed[index].rId)
    del listed[index]


def test_it_opens_again_with_what_was_written(edited: Path) -> None:
    deck: Any = Presentation(str(edited))
    words = [s.text_frame.text for one in deck.slides for s in one.shapes if s.has_text_frame]
    assert "Another title" in words
    assert any("One more" in said for said in words)
    charts = [s.chart for one in deck.slides for s in one.shapes if s.has_chart]
    assert ["One", "Two", "Three"] in [list(one.plots[0].categories) for one in charts]


def test_the_validator_finds_nothing(edited: Path) -> None:
    assert [str(one) for one in OpenXmlValidator().validate(str(edited)).errors] == []


def test_every_slide_is_drawn(edited: Path, tmp_path: Path, drawing_env: dict[str, str]) -> None:
    deck: Any = Presentation(str(edited))
    shown = [one for one in deck.slides if one._element.get("show") != "0"]
    draw(edited, tmp_path, drawing_env, dpi=30)
    with pypdfium2.PdfDocument(tmp_path / "deck.pdf") as pages:
        assert len(pages) == len(shown)
