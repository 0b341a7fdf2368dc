"""The last look at a print: what it finds on pages, and what it lets pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.deck import compose
from generator.pages.collisions import Collision, collisions
from generator.pages.paper import Press
from generator.pages.slides import deck_pdf
from generator.problems import ProblemsFound
from tests import papers

STYLE = """<style>@page { size: 400pt 300pt; margin: 0 } body { margin: 0; font: 12pt/1.2 "Source Sans 3" }
p { margin: 0 } .at { position: absolute }</style>"""


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(papers.opened(papers.SHIPPED)[1], [papers.ROOT])


def found(press: Press, body: str) -> list[Collision]:
    sheet = press.lay_out(f'<html lang="en"><head>{STYLE}</head><body>{body}</body></html>', papers.ROOT)
    return list(collisions(sheet.document.pages))


def test_words_over_words_are_found_with_their_depth(press: Press) -> None:
    [one] = found(
        press,
        '<p class="at" style="left: 20pt; top: 20pt">The first of them</p>'
        '<p class="at" style="left: 60pt; top: 26pt">The second</p>',
    )
    assert (one.page, one.words, one.other) == (0, "The first of them", "The second")
    assert one.points == pytest.approx(0.88 * 12 - 6, abs=0.3)


def test_words_past_their_box_or_the_page_are_found(press: Press) -> None:
    [boxed] = found(press, '<p style="width: 40pt; white-space: nowrap">Dampflokomotiven</p>')
    assert boxed.other == ""
    assert 20 < boxed.points < 100
    [off] = found(press, '<p class="at" style="left: 380pt; top: 20pt; width: 100pt">Off the page</p>')
    assert 30 < off.points < 60
    [below] = found(press, '<div class="at" style="top: 294pt"><p>Below</p></div>')
    assert 0 < below.points < 12


def test_turned_words_are_looked_at_where_they_stand(press: Press) -> None:
    place = "left: 60pt; top: 100pt; width: 100pt"
    turned = f'<p class="at" style="{place}; transform: rotate(-90deg)">Upward</p>'
    assert found(press, turned + '<p class="at" style="left: 60pt; top: 100pt">Beside it</p>') == []
    [one] = found(press, turned + '<p class="at" style="left: 100pt; top: 140pt">Over it</p>')
    assert {one.words, one.other} == {"Upward", "Over it"}


@pytest.mark.parametrize(
    "body",
    [
        "<p>Words <b>of</b> <i>one</i> <a href='https://example.org'>line</a>, C++ and H<sub>2</sub>O</p>",
        '<p style="font-size: 40pt; line-height: 1">Tight lines of large type below one another</p>',
        '<p class="at" style="left: 9pt; top: 9pt">Over</p><div class="at" style="background: #eee"></div>',
        '<p style="visibility: hidden" class="at">Not seen</p><p class="at">Seen</p>',
        '<p style="width: 40pt; overflow-wrap: break-word">Dampflokomotiven</p>',
        '<table style="width: 100%"><tr><td>One</td><td>Another</td></tr></table>',
    ],
)
def test_what_is_as_it_should_be_passes(press: Press, body: str) -> None:
    assert found(press, body) == []


def test_a_print_with_words_over_words_is_refused_where_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "two.xml").write_text(
        """<slide layout="Free"><title>{{ entry.title }}</title>
        {% for one in said %}
        <box at="1 in {{ 2 + loop.index0 / 10 }} in 5 in 1 in"><p>{{ one }}</p></box>
        {% endfor %}</slide>""",
        "utf-8",
    )
    said = ["The words below", "The words above"]
    slide = {"title": "Two", "template": "templates/two.xml", "with": {"said": said}}
    talk_file = {"title": "A talk", "deck_pdf": "yes", "deck": {"slides": [{"free": slide}]}}
    (tmp_path / "talk.yaml").write_text(yaml.safe_dump(talk_file), "utf-8")
    talk, look, templates = papers.opened(tmp_path)
    composed = compose(talk, look, templates)
    with pytest.raises(ProblemsFound) as raised:
        deck_pdf.lay_out(talk, look, templates, composed)
    [problem] = raised.value.problems
    assert "The words below" in problem.place.text
    said_of_it = r"on page 1 of deck\.pdf, 'The words below' lies over 'The words above' by \d+\.\d pt"
    assert re.fullmatch(said_of_it, problem.message)
