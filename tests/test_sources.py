"""Numbered sources: beside what cites them on every print, and the same in every list."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import jinja2
import pypdfium2
import pytest
import weasyprint

from generator.content import load
from generator.content.citations import Citations
from generator.content.collections import Fact, Milestone
from generator.pages import one_pager, poster
from generator.pages.blocks import resolve_all
from generator.problems import Problem
from tests import deck_talk
from tests.deck_talk import TEMPLATES
from tests.papers import SHIPPED, characters, complaints, opened, spoken

TALK = """\
title: Kites
language: LANGUAGE
summary: Kites fly.
sources: letters
deck:
  slides:
    - timeline
    - facts: {build: yes}
    - points: {from: rules, sources: [letters]}
    - sources
one_pager:
  blocks:
    [summary, rules, figures, people, clubs, said, {timeline: {title: Years}}, {quote: keeper}, CHART, LIST]
poster: {size: a2, beside: [figures, rules, people, said, quotes, CHART]}
"""
CHART = "{chart: {title: Flown, type: bar, header: [Year, Kites], rows: [['1999', 4]], sources: log}}"
FILES = {
    "events": """\
        kind: milestones
        items:
          - {date: 1999, title: First flight, text: It flew., sources: [log, book]}
          - {date: 2004, title: Second flight}
          - {date: 2009, title: Third flight, sources: film}
        """,
    "figures": """\
        kind: facts
        items:
          - {value: "2,400", label: kites flown, sources: [book, log]}
          - {value: "7", label: kites lost}
        """,
    "rules": """\
        kind: points
        title: Rules
        items:
          - {title: Wait for the wind, sources: book}
          - {title: Hold on, text: Not too hard., sources: [book, film, log]}
        """,
    "people": """\
        kind: people
        title: People
        items: [{name: The Keeper, role: keeps kites, sources: film}]
        """,
    "clubs": """\
        kind: organisations
        title: Clubs
        items: [{name: Kites & Co, sources: log}, {name: Free Kites}]
        """,
    "said": """\
        kind: prose
        title: Said
        items: [{text: Kites are old., sources: book}]
        """,
    "quotes": """\
        kind: quotes
        title: Quotes
        items: [{id: keeper, text: Let go., person: The Keeper, sources: film}]
        """,
    "sources": """\
        kind: sources
        items:
          - {id: unread, title: Never cited}
          - {id: book, title: The Book of Kites, publisher: Kite Press}
          - {id: film, title: "Kites, the film", short: Film}
          - {id: log, title: The Log}
          - {id: letters, title: The Letters}
        """,
}
ON_BOTH = (
    "kites flown [2, 4]",
    "Wait for the wind [2]",
    "Hold on [2, 3, 4]",
    "The Keeper [3]",
    "Kites are old. [2]",
    "Flown [4]",
)
ON_ONE_PAGER = (*ON_BOTH, "Kites fly. [5]", "Kites & Co [4]", "Years [2, 3, 4]")
ON_POSTER = (*ON_BOTH, "1999 [2, 4]", "2009 [3]")


ON_SLIDES = {  # by the slide's title
    "Timeline": "Sources: [2] Kite Press; [3] Film; [4] The Log",
    "Kites": "Sources: [2] Kite Press; [4] The Log",
    "Rules": "Sources: [2] Kite Press; [3] Film; [4] The Log; [5] The Letters",
}


def made(folder: Path, language: str = "en", listed: str = "sources") -> Path:
    talk = TALK.replace("LANGUAGE", language).replace("CHART", CHART).replace("LIST", listed)
    (folder / "talk.yaml").write_text(talk, encoding="utf-8")
    for name, text in FILES.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@cache
def sheets(folder: Path) -> dict[str, tuple[bytes, tuple[Problem, ...]]]:
    """Of each sheet the file, and what the build warns of."""
    talk, look, templates = opened(folder)
    page, poster_print = one_pager.build(talk, look, templates), poster.build(talk, look, templates)
    return {
        "one-pager": (page.data, page.warnings),
        "poster": (poster_print.data, poster_print.warnings),
    }


def slides(folder: Path) -> list[list[str]]:
    """The texts of each slide's placeholders, its title first."""
    shown = deck_talk.opened(deck_talk.built(load(folder))).slides
    return [[one.text_frame.text.replace("\u00a0", " ") for one in slide.placeholders] for slide in shown]


def words_of(data: bytes) -> str:
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    return " ".join(text.split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("kites"))


@pytest.fixture(params=["one-pager", "poster"])
def sheet(folder: Path, request: pytest.FixtureRequest) -> bytes:
    return sheets(folder)[request.param][0]


def test_numbers_stand_beside_what_cites_them(folder: Path) -> None:
    for name, beside in (("one-pager", ON_ONE_PAGER), ("poster", ON_POSTER)):
        words = words_of(sheets(folder)[name][0])
        assert [said for said in beside if said not in words] == [], name


def test_what_cites_nothing_has_no_number(sheet: bytes) -> None:
    words = words_of(sheet)
    for said in ("2004", "kites lost", "Free Kites"):
        assert f"{said} [" not in words


def test_lists_have_the_same_numbers_on_all_sheets(sheet: bytes) -> None:
    words = words_of(sheet)
    listed = "[2] Kite Press, The Book of Kites · [3] Kites, the film · [4] The Log"
    assert f"Sources {listed}" in words
    assert "Never cited" not in words
    assert "[1]" not in words


def test_numbers_are_read_aloud_after_what_they_stand_beside(sheet: bytes, tmp_path: Path) -> None:
    said = spoken(sheet)
    for words in ("kites flown [2, 4]", "Wait for the wind [2]", "Flown [4]"):
        assert words in said.replace("\u00a0", " ")
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheet)
    assert [complaints(tool, file, fails_on="error") for tool in ("outloud", "pdfua", "qpdf")] == ["", "", ""]


def test_slides_name_what_their_items_and_they_themselves_cite(folder: Path) -> None:
    feet = {texts[0]: one for texts in slides(folder) for one in texts if one.startswith("Sources: ")}
    assert feet == ON_SLIDES
    *_, (title, *lists) = slides(folder)
    listed = [line.partition("\v")[0] for text in lists for line in text.split("\n")]
    assert title == "Sources"
    named = [one for one in listed if one and one[0].isupper() and one != "Kites"]
    assert named == ["Never cited", "The Book of Kites", "Kites, the film", "The Log", "The Letters"]


def test_where_many_are_cited_the_foot_has_their_numbers_alone(tmp_path: Path) -> None:
    folder = made(tmp_path)
    file = folder / "talk.yaml"
    file.write_text(file.read_text().replace("sources: [letters]}", "sources: [letters, unread]}"))
    assert any("Sources: [1] [2] [3] [4] [5]" in texts for texts in slides(folder))
    file.write_text(file.read_text().replace("    - sources\n", ""))
    feet = [one for texts in slides(folder) for one in texts]
    assert any(one.startswith("Sources: [1] Never cited; [2] Kite Press; [3] Film") for one in feet)


def test_a_sheet_without_a_list_prints_no_numbers_and_the_build_says_so(tmp_path: Path) -> None:
    data, warnings = sheets(made(tmp_path, listed="people"))["one-pager"]
    assert "[2" not in words_of(data)
    [said] = [one for one in warnings if "does not list every source it cites" in one.message]
    assert "'book', 'film', 'log', 'letters'" in said.message
    assert said.hint == "add '- sources' to its blocks"


def test_a_list_of_picked_sources_has_the_numbers_of_the_talk(tmp_path: Path) -> None:
    data, warnings = sheets(made(tmp_path, listed="{sources: [film, book]}"))["one-pager"]
    words = words_of(data)
    assert "kites flown [2]" in words
    assert "Hold on [2, 3]" in words
    assert "[3] Kites, the film · [2] Kite Press" in words
    [said] = [one for one in warnings if "does not list every source it cites" in one.message]
    assert "'log', 'letters'" in said.message


def test_right_to_left_the_numbers_stand_left_of_what_cites_them(tmp_path: Path) -> None:
    folder = made(tmp_path, language="ar")
    file = folder / "figures.yaml"
    file.write_text(file.read_text().replace("kites flown", "طائرات ورقية"), encoding="utf-8")
    for data, _ in sheets(folder).values():
        every = list(characters(data))
        words = [one.box for one in every if "\u0600" <= one.char <= "\u06ff"]
        label = next(one.box for one in every if one.char == "ط")
        line = [one for one in every if one.box[1] < label[3] and one.box[3] > label[1]]
        left = min(box[0] for box in words if box[1] < label[3] and box[3] > label[1])
        two, four = (next(one.box for one in line if one.char == digit) for digit in "24")
        assert four[2] < two[0], "the line runs from the right"
        assert two[2] < left


@pytest.mark.parametrize("name", ["one-pager", "poster"])
def test_on_the_shipped_sheets_everything_that_cites_has_its_numbers(name: str) -> None:
    talk, _, templates = opened(SHIPPED)
    words, page, sheet = words_of(sheets(SHIPPED)[name][0]), talk.file.one_pager, talk.file.poster
    assert page
    assert sheet
    blocks = page.blocks if name == "one-pager" else sheet.beside
    shown = [(block, item) for block in resolve_all(talk, blocks, ()) for item in block.items]
    marks = Citations.of(talk, talk.sources.values())
    kinds = ("milestones", "points", "people", "organisations", "prose")
    said = [
        f"{getattr(item, 'title', None) or item.name} {marks.mark(item)}"
        for block, item in shown
        if block.kind in kinds
    ]
    figures = [f"{item.label} {marks.mark(item)}" for block, item in shown if block.kind == "facts"]
    every = [one for one in talk.collections["milestones"].items if isinstance(one, Milestone)]
    dates = [f"{templates.words.digits(one.date)} {marks.mark(one)}" for one in every]
    expected = [*said, *figures, *(dates if name == "poster" else ())]
    assert len(expected) > 20
    assert [one for one in expected if one.replace("\u00a0", " ") not in words] == []
    assert all(f"{marks.number(one)} " in words for one in talk.sources.values())


@pytest.mark.parametrize("width", range(90, 180, 6))
def test_a_line_is_filled_before_a_mark_that_does_not_fit(width: int) -> None:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    cited = environment.from_string(
        "{% from 'exhibits/cited.html' import cited with context %}{{ cited(fact) }}"
    )
    fact = Fact.model_validate({"id": "kites", "value": "1", "label": "kite", "sources": ["log"]})
    mark = cited.render(citations=Citations({"log": 1}), fact=fact)
    words = "She flew and the old kites fell"

    def lines_of(text: str, room: int) -> list[str]:
        style = f"p {{ width: {room}pt; font-size: 12pt }} .cited {{ font-size: 8pt; white-space: pre }}"
        page = weasyprint.HTML(string=f"<style>{style}</style><p>{text}").write_pdf()
        text = str(pypdfium2.PdfDocument(page)[0].get_textpage().get_text_range())
        return text.replace("\xa0", " ").splitlines()

    lines = lines_of(words + mark, width)
    assert lines[-1].endswith("fell [1]")
    for line, after in pairwise(lines):
        longer = f"{line} {after.removesuffix(' [1]').split()[0]}"
        assert len(lines_of(longer, width)) > 1 or after == "fell [1]"
