"""The deck's closed markup: what it says, and what it refuses."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator import deck
from generator.content import load
from generator.deck.eras import EraColours
from generator.deck.filling import marked_up
from generator.deck.markup import Fault, parse
from generator.deck.outline import outline
from generator.deck.slides import Picture, Table, Text, Timeline
from generator.problems import ProblemsFound
from generator.shapes import BREAK, Run
from tests.deck_talk import TEMPLATES, small_talk, tools

LAYOUTS = {"Quote": ("Title", "Quote", "Person"), "Timeline": ("Title", "Drawing")}
GOLDEN = Path(__file__).parent / "goldens" / "deck-vols-habites.xml"


def slide(inner: str, layout: str = "Quote") -> str:
    return f'<slide layout="{layout}"><title>A title</title>{inner}</slide>'


def test_a_box_keeps_its_runs_and_the_white_space_that_html_shows() -> None:
    found = parse(
        slide('<box name="Quote">\n  so <strong>very <em>good</em></strong>,\n  yes\n</box>'), LAYOUTS
    )
    [text] = found.contents
    assert isinstance(text, Text)
    [paragraph] = text.paragraphs
    assert paragraph.runs == (
        Run("so "),
        Run("very ", strong=True),
        Run("good", strong=True, emphasis=True),
        Run(", yes"),
    )


def test_lists_have_levels_and_numbers_and_a_break_ends_a_line() -> None:
    inner = '<box name="Quote"><ol start="3"><li>a<ul><li>b</li></ul></li><li>c<br/>d</li></ol></box>'
    [text] = parse(slide(inner), LAYOUTS).contents
    assert isinstance(text, Text)
    assert [(one.plain, one.level, one.marker, one.start) for one in text.paragraphs] == [
        ("a", 0, "number", 3),
        ("b", 1, "bullet", 1),
        ("c\nd", 0, "number", 3),
    ]
    assert BREAK in text.paragraphs[2].runs


def test_an_empty_box_is_left_out() -> None:
    assert parse(slide('<box name="Quote"> </box>'), LAYOUTS).contents == ()


def test_pictures_tables_and_timelines_are_read() -> None:
    table, picture = parse(
        slide(
            '<table box="Quote" alt="t"><tr><th>a</th></tr><tr><td>b</td></tr></table>'
            '<picture box="Person" src="a.png" alt="An a"/>'
        ),
        LAYOUTS,
    ).contents
    assert isinstance(table, Table)
    assert [[cell.plain for cell in row] for row in table.rows] == [["a"], ["b"]]
    assert picture == Picture("Person", "a.png", "An a")
    [timeline] = parse(
        slide(
            '<timeline box="Drawing" alt="">'
            '<era title="E" from="2001-01-01" to="2002-01-01" colour="accent2"/>'
            '<milestone date="2001" from="2001-01-01" to="2001-12-31">M</milestone></timeline>',
            "Timeline",
        ),
        LAYOUTS,
    ).contents
    assert isinstance(timeline, Timeline)
    assert timeline.milestones[0].title.plain == "M"
    assert timeline.eras[0].colour == "accent2"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (slide('<box name="Qoute">x</box>'), "has no box 'Qoute'"),
        (slide("<div>x</div>"), "<div> is no tag"),
        (slide('<box name="Quote" size="9">x</box>'), "has no attribute 'size'"),
        (slide("<box>x</box>"), "lacks its attribute 'name'"),
        (slide("<p>x</p>"), "cannot stand in a slide"),
        (slide('<box name="Quote">x<p>y</p></box>'), "both loose words and paragraphs"),
        (slide('<box name="Quote"><ul><p>y</p></ul></box>'), "in a list"),
        (slide('<table box="Quote" alt=""><tr><td>a</td></tr><tr/></table>'), "differ in length"),
        (slide("", "Qote"), "no layout 'Qote'"),
        (slide('<box name="Quote"><a href="#ende">x</a></box>'), "there is no slide 'ende'"),
        ('<slide layout="Quote"></slide>', "has no <title>"),
        ("<slide", "not well formed"),
        ("<box name='a'/>", "begins with <slide>"),
    ],
)
def test_what_the_markup_does_not_have_is_a_fault(source: str, message: str) -> None:
    with pytest.raises(Fault) as caught:
        parse(source, LAYOUTS, ("end",))
    assert message in caught.value.message


def test_a_fault_is_placed_in_the_template_that_wrote_it(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    quote = tmp_path / "templates" / "deck" / "quote.xml"
    lines = quote.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if '"Person"' in line)
    quote.write_text("\n".join(lines).replace('"Person"', '"Persons"'), encoding="utf-8")
    talk = small_talk(tmp_path / "talk")
    with pytest.raises(ProblemsFound) as caught:
        deck.build(talk, *tools(talk, tmp_path / "templates"))
    [problem] = caught.value.problems
    assert (problem.place.file, problem.place.line) == (quote, at + 1)
    assert "did you mean 'Person'" in problem.hint


def test_the_markup_of_a_talk_is_what_it_was() -> None:
    talk = load(Path(__file__).parent / "talks" / "vols-habites")
    _, templates = tools(talk)
    entries = outline(talk, templates.words, EraColours(("accent1", "accent2")))
    written = "\n".join(_tidy(marked_up(entry, talk, templates)) for entry in entries) + "\n"
    if os.environ.get("GOLDENS") == "write":
        GOLDEN.write_text(written, encoding="utf-8")
    assert written == GOLDEN.read_text(encoding="utf-8"), "if it is meant, run again with GOLDENS=write"


def _tidy(markup: str) -> str:
    lines = (line.strip() for line in markup.splitlines())
    return "\n".join(line for line in lines if line)
