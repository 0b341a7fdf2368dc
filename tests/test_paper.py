"""`PAPER=letter`: every sheet but the poster is on it, whatever was printed before on another."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from generator.build import build
from generator.outputs import PAPERS, Options
from tests.deck_talk import small_talk

TALK = """
title: Kites
summary: A kite is a wing on a string.
deck: {slides: [title, {each: points}]}
handout: {per_page: 3}
notes: yes
one_pager: {blocks: [summary, points]}
"""
SHEETS = ("handout.pdf", "notes.pdf", "one-pager.pdf")
A4, LETTER = (595, 842), (612, 792)
POINTS = {
    "a4": A4,
    "letter": LETTER,
    "a5": (420, 595),
    "legal": (612, 1008),
    "half-fold": A4,
    "letter-half-fold": LETTER,
}


def sizes(folder: Path) -> dict[str, set[tuple[int, int]]]:
    """Of all pages, in points."""
    found = {}
    for name in SHEETS:
        with pypdfium2.PdfDocument(folder / name) as document:
            found[name] = {(round(page.get_width()), round(page.get_height())) for page in document}
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("talk")
    small_talk(folder, TALK)
    return folder


def test_another_paper_is_another_print(folder: Path, tmp_path: Path) -> None:
    sheets = ("handout", "notes", "one-pager")
    build(folder, tmp_path, sheets)
    assert sizes(tmp_path) == {name: {A4} for name in SHEETS}
    build(folder, tmp_path, sheets, Options(paper="letter"))
    assert sizes(tmp_path) == {name: {LETTER} for name in SHEETS}
    build(folder, tmp_path, sheets)
    assert sizes(tmp_path) == {name: {A4} for name in SHEETS}


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_that_may_be_asked_for_is_printed(folder: Path, tmp_path: Path, paper: str) -> None:
    build(folder, tmp_path, ("handout", "notes", "one-pager"), Options(paper=paper))
    found = sizes(tmp_path)
    assert all(len(pages) == 1 for pages in found.values())
    # What is folded lies; what is read page by page stands on the same sheet.
    [sheet] = {tuple(sorted(*pages)) for pages in found.values()}
    assert sheet == tuple(sorted(POINTS[paper]))
