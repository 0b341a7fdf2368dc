"""deck.pdf: the same slides as deck.pptx, seen the same, tagged and linked."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from generator.content import load
from generator.deck import Composed, compose, write_deck
from generator.pages.slides import deck_pdf
from tests.deck_talk import TALK, small_talk, tools
from tests.drawing import draw
from tests.likeness import likeness, pages
from tests.papers import SHIPPED, complaints

ALIKE = 0.95
ASKED = "\ndeck_pdf: {notes: no}\n"


@dataclass(frozen=True)
class Both:
    """One talk's deck as .pptx and as PDF, in a folder."""

    composed: Composed
    pptx: Path
    pdf: Path
    notes: bool = False


def both(folder: Path, into: Path) -> Both:
    talk = load(folder)
    look, templates = tools(talk)
    composed = compose(talk, look, templates)
    into.mkdir(parents=True, exist_ok=True)
    made = deck_pdf.lay_out(talk, look, templates, composed).print()
    (into / "deck.pdf").write_bytes(made.data)
    (into / "deck.pptx").write_bytes(write_deck(talk, look, composed).data)
    assert made.warnings == ()
    return Both(composed, into / "deck.pptx", into / "deck.pdf")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("small")
    small_talk(folder / "talk", TALK + ASKED)
    return both(folder / "talk", folder / "out")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Both:
    return both(SHIPPED, tmp_path_factory.mktemp("shipped"))


@pytest.mark.parametrize("which", ["small", "shipped"])
def test_every_slide_looks_as_libreoffice_draws_it(
    which: str, request: pytest.FixtureRequest, tmp_path: Path, drawing_env: dict[str, str]
) -> None:
    made: Both = request.getfixturevalue(which)
    draw(made.pptx, tmp_path, drawing_env, dpi=12)
    shown = [slide for slide in made.composed.slides if not slide.showing.hidden]
    drawn = zip(pages(made.pdf), pages(tmp_path / "deck.pdf"), strict=True)
    found = [(likeness(ours, theirs), number) for number, (ours, theirs) in enumerate(drawn, start=1)]
    assert len(found) == len(shown)
    worst, page = min(found)
    assert worst >= ALIKE, f"page {page} ({shown[page - 1].layout.name}) is the least alike: {worst:.3f}"


@pytest.mark.parametrize("which", ["small", "shipped"])
@pytest.mark.parametrize("tool", ["outloud", "pdfua", "qpdf"])
def test_the_checkers_find_no_error(which: str, tool: str, request: pytest.FixtureRequest) -> None:
    assert complaints(tool, request.getfixturevalue(which).pdf, fails_on="error") == ""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u00ad", "").lower())


def test_every_title_is_said_on_its_page(shipped: Both) -> None:
    with pypdfium2.PdfDocument(shipped.pdf) as document:
        for page, slide in zip(document, shipped.composed.slides, strict=True):
            said = words(page.get_textpage().get_text_range())
            title = words("".join(run.text for one in slide.title.paragraphs for run in one.runs))
            assert title
            assert " ".join(title) in " ".join(said)


def test_links_lead_out_and_to_slides(small: Both) -> None:
    with pikepdf.open(small.pdf) as document:
        links = [one for page in document.pages for one in page.get("/Annots", [])]
        out = {str(one["/A"]["/URI"]) for one in links if "/A" in one}
        inward = {str(one["/Dest"]) for one in links if "/Dest" in one}
        names = list(document.Root["/Names"]["/Dests"]["/Names"])
        known = {str(name) for name in names[::2]}
    assert {"https://example.org/kites", "https://example.org/kites/book"} <= out
    assert inward
    assert inward <= known


def test_a_click_on_a_videos_still_leads_to_it(shipped: Both) -> None:
    at = [one.layout.name for one in shipped.composed.slides].index("Video")
    with pikepdf.open(shipped.pdf) as document:
        links = [one for one in document.pages[at].get("/Annots", []) if "/A" in one]
        there = [one for one in links if "youtube" in str(one["/A"]["/URI"])]
        sizes = [[float(side) for side in one["/Rect"]] for one in there]
    assert any(abs(right - left) > 50 and abs(top - foot) > 50 for left, foot, right, top in sizes)


def test_the_outline_has_sections_and_slides(shipped: Both) -> None:
    with pikepdf.open(shipped.pdf) as document, document.open_outline() as outline:
        sections = [item.title for item in outline.root]
        slides = [child.title for item in outline.root for child in item.children]
    assert "The Foundation" in sections
    assert len(sections) + len(slides) == len(shipped.composed.slides)


def test_hidden_slides_stay_out_and_notes_come_where_they_are_asked_for(tmp_path: Path) -> None:
    source = TALK.replace("- agenda", "- agenda: {hidden: yes}") + "\ndeck_pdf: {notes: yes}\n"
    small_talk(tmp_path / "talk", source)
    made = both(tmp_path / "talk", tmp_path / "out")
    noted = sum(bool(one.notes or one.unsaid) for one in made.composed.slides if not one.showing.hidden)
    with pypdfium2.PdfDocument(made.pdf) as document:
        assert len(document) == len(made.composed.slides) - 1 + noted
        assert "Welcome to the kites." in document[1].get_textpage().get_text_range()


def test_the_same_talk_gives_the_same_bytes(tmp_path: Path, small: Both) -> None:
    small_talk(tmp_path / "talk", TALK + ASKED)
    again = both(tmp_path / "talk", tmp_path / "out").pdf.read_bytes()
    assert again == small.pdf.read_bytes()
    assert io.BytesIO(again).read(5) == b"%PDF-"
