"""`triptych template`: told by kinds of slide; its mapping file written once, followed, mistakes placed."""

from __future__ import annotations

import io
import os
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from generator import deck
from generator.cli import main
from generator.content.slides import SLIDES
from generator.deck.brand.mapping.mapping_file import read_wishes
from generator.deck.brand.mapping.slide_kinds import KINDS, layouts_of_kind
from generator.deck.eras import EraColours
from generator.deck.filling import read_slide
from generator.deck.outline import outline
from generator.deck.placed import PlacedSlide, PlacedText
from generator.deck.template.layouts import FOOTERS
from generator.problems import ProblemsFound
from tests import brand_templates
from tests.deck_talk import EVERY_KIND, layouts, small_talk, tools

GOLDEN = Path(__file__).parent / "goldens" / "template-office.txt"
TALK = """
title: Kites
language: en
theme: {template: office.pptx}
deck:
  slides:
    - points: {title: Two, items: [One, Two]}
    - columns: {title: Both, columns: [{title: A, text: a}, {title: B, text: b}]}
    - columns: {title: Bare, columns: [{text: a}, {text: b}]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "talk"
    folder.mkdir()
    return brand_templates.office(folder)


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A template beside which the mapping file was written, and what was said."""
    file, said = brand_templates.office(tmp_path_factory.mktemp("reported")), io.StringIO()
    with redirect_stdout(said):
        assert main(["template", str(file)]) == 0
    return file, said.getvalue().rpartition("\n\n")[0]  # what follows is about the mapping file


def composed(file: Path, rows: str) -> deck.Composed:
    """The small talk with these rows in its mapping file."""
    file.with_name("office.pptx.yaml").write_text(rows, encoding="utf-8")
    talk = small_talk(file.parent, TALK)
    return deck.compose(talk, *tools(talk))


def taken(made: deck.Composed) -> list[str]:
    assert made.template.brand
    return [made.template.brand.choices[slide.layout.name].layout.name for slide in made.slides]


def texts(slide: PlacedSlide) -> list[PlacedText]:
    return [
        one for one in slide.shapes if isinstance(one, PlacedText) and one.placeholder.kind not in FOOTERS
    ]


def wrong(file: Path, rows: str) -> list[tuple[int, str]]:
    with pytest.raises(ProblemsFound) as raised:
        composed(file, rows)
    return [(one.place.line, one.message) for one in raised.value.problems]


def test_kinds_are_all_and_their_forms_all_of_our_layouts(tmp_path: Path) -> None:
    talk = small_talk(tmp_path, EVERY_KIND)
    look, templates = tools(talk)
    ours = layouts(look)
    assert set(KINDS) == set(SLIDES) - {"each"}
    every = [name for kind in KINDS for name in layouts_of_kind(kind, ours)]
    assert set(every) == set(ours)
    for entry in outline(talk, templates.words, EraColours(()), {}):
        name = read_slide(entry, talk, templates, ours).layout
        assert name in layouts_of_kind(entry.kind, ours) or entry.kind == "free"


def test_the_report_says_where_each_kind_goes(reported: tuple[Path, str]) -> None:
    _, said = reported
    if os.environ.get("GOLDENS") == "write":
        GOLDEN.write_text(said, encoding="utf-8")
    assert said == GOLDEN.read_text(encoding="utf-8"), "if this is meant, run again with GOLDENS=write"
    assert max(len(row) for row in said.splitlines()) <= 80
    heads = re.findall(r"^([\w ,()]+) -> ", said, re.M)
    told = {name for head in heads for name in re.sub(r" \([^)]*\)", "", head).split(", ")}
    assert told >= set(SLIDES)


def test_what_is_written_says_what_would_be_done_anyway(
    reported: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file, _ = reported
    talk = small_talk(file.parent, TALK)
    brand = deck.compose(talk, *tools(talk)).template.brand
    assert brand
    assert {name: wish.layout for name, wish in read_wishes(file, brand).items()} == {
        name: one.layout for name, one in brand.choices.items()
    }
    mapping = file.with_name("office.pptx.yaml")
    mapping.write_text("slides:\n  points: 'Two Content'\n", encoding="utf-8")
    assert main(["template", str(file)]) == 0
    said = capsys.readouterr().out
    assert "already exists" in said
    assert "\npoints -> 'Two Content'\n" in said
    assert mapping.read_text(encoding="utf-8") == "slides:\n  points: 'Two Content'\n"


def test_the_mapping_is_followed_for_a_kind_or_one_of_its_forms(file: Path) -> None:
    assert taken(composed(file, "slides:\n  points: Two Content\n  columns: Title Only\n")) == [
        "Two Content", "Title Only", "Title Only",
    ]  # fmt: skip
    rows = "slides:\n  columns:\n    Columns 2: {layout: Title and Content, master: 1}\n"
    assert taken(composed(file, rows)) == ["Title and Content", "Title and Content", "Two Content"]
    assert taken(composed(file, "layouts:\n  Points: Two Content\n"))[0] == "Two Content"


def test_kinds_that_share_a_layout_go_the_same_way(file: Path) -> None:
    rows = "slides:\n  definition: Two Content\n  point: Title Only\n"
    assert wrong(file, rows) == [
        (3, "'definition' and 'point' share a layout, and go to different ones here")
    ]
    composed(file, rows.replace("Title Only", "Two Content"))
    composed(file, "slides:\n  point: Title Only\n")


def test_boxes_go_where_the_mapping_says(file: Path) -> None:
    row = "slides:\n  points: {layout: Two Content, master: 1, boxes: {Body: 2}}\n"
    (body,) = texts(composed(file, row).slides[0])
    assert (body.placeholder.kind, body.placeholder.index) == ("obj", 2)
    (body,) = texts(composed(file, row.replace("Body: 2", "Body: text box")).slides[0])
    assert body.placeholder.kind == "free"
    both = "slides:\n  columns: {boxes: {Heading 1: leave out, Column 1: text box}}\n"
    said = [[one.placeholder.name for one in texts(slide)] for slide in composed(file, both).slides[1:]]
    assert said == [["Column 1", "Heading 2", "Column 2"], ["Column 1", "Column 2"]]


def test_a_layout_with_too_few_places_is_told(file: Path) -> None:
    made = composed(file, "slides:\n  columns: Title Only\n")
    assert any("'Title Only' has 0 of 4 places for 'Columns 2'" in one.message for one in made.warnings)


def test_mistakes_in_the_mapping_are_placed(file: Path) -> None:
    assert wrong(file, "slides:\n  points: Two Contents\n  pints: Blank\n") == [
        (2, "the template has no layout 'Two Contents' with a title"),
        (3, "'pints' is not a kind of slide"),
    ]
    assert wrong(file, "slides:\n  columns:\n    Columns 9: Blank\n    Columns 2: Blank\n") == [
        (3, "slides of the kind 'columns' do not have the layout 'Columns 9'"),
        (4, "the template has no layout 'Blank' with a title"),
    ]
    boxes = "slides:\n  points:\n    master: 9\n  table:\n    boxes:\n      Tabel: 1\n      Table: 99\n"
    assert [line for line, _ in wrong(file, boxes)] == [3, 6, 7]
    assert [line for line, _ in wrong(file, "slides:\n  columns: [Blank]\n  facts:\n    size: 3\n")] == [2, 4]
    assert wrong(file, "pages: {}\n")[0][0] == 1
    assert [line for line, _ in wrong(file, "layouts:\n  Pints: Blank\n")] == [2]
