"""Every printed word has the contrast that it needs, on our own prints and in somebody's template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build
from generator.deck import compose
from generator.pages.slides import deck_pdf
from tests import brand_templates
from tests.deck_talk import small_talk, tools
from tests.legibility import contrasts
from tests.papers import SHIPPED

# WCAG 2.2 asks for 4.5, of large words for 3; thin stems are drawn a little paler than they are.
LEAST = 4.3
LARGE = 2.9
STORY = """
kind: milestones
eras: [{id: a, title: Old, from: 1900}, {id: b, title: New, from: 1950}, {id: c, title: Now, from: 1999}]
items:
  - {date: 1900-12-03, title: The first kite, text: It flew.}
  - {date: 1960, title: The second, text: It did not.}
  - {date: 2004-05, title: The third, text: It may yet.}
"""
SLIDES = """
deck:
  slides:
    - title
    - section: {title: First part, text: Strings}
    - timeline: {from: story, title: All of it}
    - each: story
    - each: quotes
    - facts: {title: In numbers, items: [{value: "1,234", label: kites}, {value: "80", label: fly}]}
    - table: {title: A table, header: [Kind, Year], rows: [[Flat, "1000"], [Boxed, "1893"]]}
    - chart: {title: Bars, type: stacked, header: [Y, A, B, C], rows: [["1", 19, 22, 13], ["2", 33, 12, 21]]}
    - closing: {title: Go and *fly*}
deck_pdf: yes
"""
WAYS = (brand_templates.office, brand_templates.dark, brand_templates.panelled)


def faint(data: bytes, least: float) -> list[str]:
    found = list(contrasts(data))
    assert len(found) > 40
    return [f"page {page}: {word} {seen:.1f}" for page, word, seen in found if seen < least]


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prints")
    build(SHIPPED, folder, ["deck-pdf", "one-pager", "poster"])
    return folder


@pytest.mark.parametrize("name", ["deck", "one-pager", "poster"])
def test_our_own_prints(name: str, prints: Path) -> None:
    assert faint((prints / f"{name}.pdf").read_bytes(), LEAST) == []


@pytest.mark.parametrize("template", WAYS, ids=lambda one: one.__name__)
def test_slides_in_somebodys_template(template: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "story.yaml").write_text(STORY, encoding="utf-8")
    file = template(tmp_path / "talk")
    head = f"title: Kites\ntheme: {{template: {file.name}}}\n"
    talk = small_talk(tmp_path / "talk", head + SLIDES)
    look, templates = tools(talk)
    made = deck_pdf.lay_out(talk, look, templates, compose(talk, look, templates)).print()
    assert faint(made.data, LARGE) == []
