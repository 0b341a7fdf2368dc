"""The look is changed where README says: a placeholder is moved in template.pptx, a token in theme.yaml."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pptx import Presentation
from pptx.util import Pt

from generator import build

TALK = """
title: Kites
deck: {slides: [title, {points: {title: A list, items: [One, Two]}}]}
deck_pdf: yes
"""
MOVED = 90.0  # points to the right


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of ours, from which the next build is made."""
    copied = tmp_path / "templates"
    shutil.copytree(build.TEMPLATES, copied)
    monkeypatch.setattr(build, "TEMPLATES", copied)
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "talk.yaml").write_text(TALK, encoding="utf-8")
    return copied


def left_of(folder: Path, word: str) -> tuple[float, float]:
    """Where the list's placeholder begins in the deck, and the word on the page; points from the left."""
    slide = Presentation(str(folder / "deck.pptx")).slides[1]
    [box] = [one for one in slide.placeholders if word in one.text_frame.text]
    with pypdfium2.PdfDocument(folder / "deck.pdf") as document:
        text = document[1].get_textpage()
        index, _ = text.search(word).get_next()
        return box.left / Pt(1), text.get_charbox(index)[0]


def test_a_placeholder_that_is_moved_in_the_template_moves_in_deck_and_pdf(
    templates: Path, tmp_path: Path
) -> None:
    build.build(tmp_path / "talk", tmp_path / "before")
    file = templates / "deck" / "template.pptx"
    template: Any = Presentation(str(file))
    [layout] = [one for one in template.slide_layouts if one.name == "Points"]
    [body] = [one for one in layout.placeholders if one.name == "Body"]
    body.left, body.width = body.left + Pt(MOVED), body.width - Pt(MOVED)
    template.save(str(file))
    build.build(tmp_path / "talk", tmp_path / "after")
    before, after = (left_of(tmp_path / one, "One") for one in ("before", "after"))
    assert after == pytest.approx([one + MOVED for one in before], abs=0.5)


def test_a_colour_of_the_theme_is_the_deck_themes_colour_too(templates: Path, tmp_path: Path) -> None:
    file = templates / "theme.yaml"
    text = file.read_text(encoding="utf-8")
    [line] = [one for one in text.splitlines() if one.strip().startswith("accent:")]
    file.write_text(text.replace(line, '  accent: "#0B6E6E"'), encoding="utf-8")
    build.build(tmp_path / "talk", tmp_path / "out")
    master = Presentation(str(tmp_path / "out" / "deck.pptx")).slide_master.part
    [theme] = [one.target_part.blob for one in master.rels.values() if one.reltype.endswith("/theme")]
    assert b'<a:accent1><a:srgbClr val="0B6E6E"/>' in theme
