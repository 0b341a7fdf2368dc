"""What is read aloud of a PDF: its tags, in the order in which a person would read."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.pages.one_pager.panels import format_of
from generator.pages.paper import Press, Sheet
from tests import papers
from tests.papers import complaints, spoken

SQUARE = "<style>@page { size: 100pt; margin: 0 } body { margin: 0 }"
HEAD = '<html lang="en"><title>Kites</title>'


@cache
def press() -> Press:
    return Press(papers.opened(papers.SHIPPED)[1], [])


def laid_out(html: str, **more: Any) -> Sheet:
    return press().lay_out(HEAD + html, Path(__file__).parent, **more)


def folded() -> bytes:
    """Two sides with two pages each, as they lie after one another: 1, 4, 2, 3."""
    sides = "".join(
        f'<div style="break-after: page">{"".join(f"<div><p>Page {one}</p></div>" for one in side)}</div>'
        for side in ((1, 4), (2, 3))
    )
    return laid_out(sides).pdf(order=format_of("half-fold", 2).order)


def margins() -> bytes:
    page = "<style>@page { @top-left { content: 'Above' } @bottom-left { content: 'Next: ' counter(page) } }"
    body = '</style><p>One</p><article>Unread</article><div></div><p style="break-before: page">Two</p>'
    return laid_out(page + body).pdf()


def linked() -> bytes:
    href = 'href="https://example.org"'
    return laid_out(f"<p><a {href}>Words</a> and <a {href}><img alt='Kite' src='{SVG}'></a></p>").pdf()


def drawn() -> bytes:
    words = "<p>a kite rises where the wind is strong enough to bear it</p>"
    return laid_out(
        f'<p>One</p><div><svg aria-label="Kites" width="9" height="9" xmlns="http://www.w3.org/2000/svg">'
        f"<title>Kites</title><desc>Kites</desc></svg><article>{words}</article></div><p>Two</p>"
    ).pdf()


SVG = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='20'/%3E"


def test_a_folded_sheet_is_read_page_by_page() -> None:
    assert spoken(folded()) == "Page 1 Page 2 Page 3 Page 4"
    assert format_of("half-fold", 1).order == (0, 1)
    assert format_of("a4", 2).order == ()


def test_what_is_not_read_is_an_artifact_and_leaves_no_tag() -> None:
    data = margins()
    assert spoken(data) == "One Two"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        contents = pdf.pages[0].Contents.read_bytes()
        elements = papers.objects(data, "/StructElem")
    assert len(re.findall(rb"/Artifact\s<</Type /Pagination>>", contents)) == 3, (
        "two margins, and the article"
    )
    assert [one["/S"] for one in elements if one["/S"] in ("/Art", "/Div")] == []


def test_words_over_a_drawing_are_its_own_and_told_by_its_description() -> None:
    assert spoken(drawn()) == "One [Kites] Two"
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        contents = pdf.pages[0].Contents.read_bytes()
    assert b"/Artifact" not in contents, "its words are content"


def test_a_picture_in_a_link_is_one_link_that_says_where_it_leads() -> None:
    assert spoken(linked()) == "Words and [Kite]"
    links = papers.objects(linked(), "/Link")
    assert len(links) == 2
    assert all(int(one["/F"]) & 4 for one in links), "links are printed with their page"


def test_figures_say_where_on_the_page_they_are() -> None:
    page = f"{SQUARE} img {{ display: block; width: 40pt }}"
    turned = f'</style><img alt="x" src="{SVG}" style="margin: 10pt; transform: rotate(90deg)">'
    whole = f"</style><div id=a class=part style='padding: 10pt'><img alt=x src=\"{SVG}\"></div>"
    inlaid = '</style><img alt="" src="part:a" style="width: 50pt; margin: 20pt">'
    shown = laid_out(page + whole).parts("part")
    for html, box in ((turned, [20, 60, 40, 100]), (inlaid, [25, 65, 45, 75])):
        figures = papers.objects(laid_out(page + html, shown=shown).pdf(), "/StructElem")
        found = re.findall(r"[-\d.]+", next(one["/A"]["/BBox"] for one in figures if one["/S"] == "/Figure"))
        assert [float(one) for one in found[-4:]] == pytest.approx(box, abs=0.1)


def test_a_part_keeps_its_links_whether_it_is_read_or_a_picture() -> None:
    words = f"{SQUARE}</style><div id=a class=part style='height: 100pt'>"
    sheet = laid_out(f"{words}<a href='https://example.org' style='margin-left: 20pt'>Kites</a></div>")
    [box] = [box for name, box in sheet.boxes.items() if name == "a"]
    image = f'{SQUARE} img {{ display: block; width: 50pt }}</style><img alt="A kite" src="part:a">'
    read = laid_out(image, shown=sheet.parts("part")).pdf()
    picture = laid_out(image, shown={"a": sheet.part(box)}).pdf()
    assert (spoken(read), spoken(picture)) == ("Kites", "[A kite]")
    for data in (read, picture):
        [link] = papers.objects(data, "/Link")
        left = float(re.findall(r"[-\d.]+", link["/Rect"])[-4])
        assert left == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize("tool", ["outloud", "pdfua", "qpdf"])
@pytest.mark.parametrize("made", [folded, margins, linked, drawn])
def test_checkers_find_no_error(made: Any, tool: str, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(made())
    assert complaints(tool, tmp_path / "x.pdf", fails_on="error") == ""
