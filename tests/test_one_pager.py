"""The one-pager: one page, in the largest type that fits, with nothing cut, lost or too small."""

from __future__ import annotations

import io
import os
import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pypdfium2
import pytest

from generator.content.talk import OnePager
from generator.outputs import PAPERS
from generator.pages import one_pager
from generator.pages.one_pager import Page
from generator.pages.one_pager.gauge import Gauge
from generator.pages.one_pager.leaflet import Design
from generator.pages.one_pager.measured import Arrangement, Order
from generator.pages.one_pager.panels import format_of
from generator.pages.paper import Box, Press, Sheet
from generator.pages.sheets import sheet
from generator.problems import ProblemsFound
from tests.papers import SECOND, SHIPPED, characters, complaints, objects, opened

GOLDEN = Path(__file__).parent / "goldens" / "one-pager.html"
FORMATS = [("a4", 2), ("a5", 2), ("half-fold", 1), ("half-fold", 2)]
PRINTS = [(talk, paper) for talk in (SHIPPED, SECOND) for paper in ("a4", "letter")]
LEAST = 8.0

TALK = """\
title: Folding a *paper boat*
language: en
speakers: [{name: Żaglówka, role: a boat}]
keywords: [paper, boats]
links: [{id: how, title: See it done, url: "https://example.org/boat"}]
one_pager:
  blocks: [steps, quote: sea, bibliography]
"""
STEPS = """\
kind: points
title: Three steps
items:
  - {title: Fold the sheet in half, text: Long edge to *long edge*., sources: [book]}
  - {title: Bring the corners down}
  - {title: Open the hat, text: Until the boat stands by itself.}
"""
QUOTES = """\
kind: quotes
items: [{id: sea, text: The sea begins in a gutter., person: An old boat}]
"""
SOURCES = """\
kind: sources
title: Read on
items: [{id: book, title: Boats & hats, publisher: The Press, date: 1931, url: "https://example.org/book"}]
"""


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def small(folder: Path) -> Path:
    return write(folder, talk=TALK, steps=STEPS, quotes=QUOTES, bibliography=SOURCES)


def long(folder: Path, items: int, blocks: str = "[stations]") -> Path:
    sentence = "A line of rails came to a town that had waited for it and nothing was as before. " * 3
    written = "\n".join(
        f"  - {{date: {1800 + n}, title: Station {n}, text: {sentence},"
        f" weight: {'minor' if n % 4 else 'major'}}}"
        for n in range(items)
    )
    talk = f"title: Railways\none_pager: {{blocks: {blocks}}}\n"
    stations = f"kind: milestones\ntitle: Stations\nitems:\n{written}\n"
    return write(folder, talk=talk, stations=stations)


@cache
def gauge_of(folder: Path, paper: str | None = None, **asked: Any) -> Gauge:
    """Of the talk with other wishes for its one-pager than it has."""
    talk, look, templates = opened(folder)
    assert talk.file.one_pager
    own = talk.file.one_pager.model_copy(update=asked)
    file = talk.file.model_copy(update={"one_pager": own})
    leaflet, _ = one_pager.prepare(talk.model_copy(update={"file": file}), look, templates, paper)
    return Gauge(leaflet)


@cache
def fitted(folder: Path, paper: str | None = None, **asked: Any) -> tuple[Design, Sheet]:
    return one_pager.fit(gauge_of(folder, paper, **asked))


@cache
def printed(folder: Path, paper: str | None = None, **asked: Any) -> bytes:
    return fitted(folder, paper, **asked)[1].pdf()


@pytest.mark.parametrize(("talk", "paper"), PRINTS)
def test_it_is_one_page_of_the_paper_asked_for(talk: Path, paper: str) -> None:
    with pikepdf.open(io.BytesIO(printed(talk, paper))) as pdf:
        [page] = pdf.pages
        wanted = sheet(paper)
        assert [float(side) for side in page.mediabox] == pytest.approx(
            [0, 0, wanted.width * 72 / 25.4, wanted.height * 72 / 25.4], abs=0.1
        )


@pytest.mark.parametrize(("talk", "paper"), PRINTS)
def test_nothing_is_printed_smaller_than_can_be_read(talk: Path, paper: str) -> None:
    assert min(size for _, size, _ in characters(printed(talk, paper))) >= LEAST - 0.01


@pytest.mark.parametrize(("talk", "paper"), PRINTS)
def test_every_letter_stands_inside_the_margins(talk: Path, paper: str) -> None:
    margin = gauge_of(talk, paper).leaflet.look.theme.one_pager.margin.pt
    width, height = (side * 72 / 25.4 for side in (sheet(paper).width, sheet(paper).height))
    for _, _, (left, bottom, right, top) in characters(printed(talk, paper)):
        assert margin - 1.5 <= left <= right <= width - margin + 1
        assert 0 < bottom <= top < height


@pytest.mark.parametrize(("talk", "paper"), PRINTS)
def test_the_next_larger_type_would_not_fit(talk: Path, paper: str) -> None:
    design, _ = fitted(talk, paper)
    gauge = gauge_of(talk, paper)
    [arrangement, _], *_ = one_pager.arrange(gauge)
    step = round(design.size / gauge.step)
    assert gauge.at(arrangement, step).need <= 1
    assert step == gauge.high or gauge.at(arrangement, step + 1).need > 1


@pytest.mark.parametrize(("talk", "paper"), PRINTS)
def test_both_columns_end_on_one_line_just_above_the_foot(talk: Path, paper: str) -> None:
    design, page = fitted(talk, paper)
    ends = [max(page.boxes[part.box].bottom for part in column.parts) for column in design.columns]
    assert len(ends) == 2
    assert max(ends) - min(ends) < 1
    assert -0.1 < page.boxes["footer"].y - max(ends) < 1


@pytest.mark.parametrize(("paper", "pages"), FORMATS)
def test_small_folded_and_second_pages_are_filled_alike(paper: str, pages: int, tmp_path: Path) -> None:
    gauge, (design, page) = gauge_of(SHIPPED, paper, pages=pages), fitted(SHIPPED, paper, pages=pages)
    margin, least = gauge.leaflet.margin, gauge.low * gauge.step
    data = printed(SHIPPED, paper, pages=pages)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == pages
        wide = gauge.leaflet.format.sheet.width * 72 / 25.4
        assert [float(one.mediabox[2]) for one in pdf.pages] == pytest.approx([wide] * pages, abs=0.1)
    assert min(one.size for side in range(pages) for one in characters(data, side)) >= least - 0.01
    for number in range(len(gauge.leaflet.format.panels)):
        here = [column for column in design.columns if column.page == number and column.parts]
        foot, edge = page.boxes[gauge.leaflet.foot(number)].y, page.boxes[f"page-{number}"].x
        boxes = [[page.boxes[part.box] for part in column.parts] for column in here]
        most = one_pager.BLANK * gauge.leaflet.paper.height * 72 / 25.4
        assert all(-0.1 < foot - max(box.bottom for box in column) < most for column in boxes)
        assert all(
            edge + margin - 1 < box.x < box.right < edge + margin + gauge.leaflet.inner + 1
            for column in boxes
            for box in column
        )
    file = tmp_path / "one-pager.pdf"
    file.write_bytes(data)
    assert [complaints(tool, file) for tool in ("outloud", "pdfua", "qpdf")] == ["", "", ""]


def test_a_second_side_that_is_not_needed_is_left_out_and_said(tmp_path: Path) -> None:
    write(small(tmp_path), talk=TALK.replace("one_pager:", "one_pager:\n  pages: 2"))
    page = one_pager.build(*opened(tmp_path))
    assert page.sides == 1
    assert [(one.warning, one.place.line) for one in page.warnings] == [(True, 7)]


def test_a_short_talk_has_a_cover_on_a_folded_sheet(tmp_path: Path) -> None:
    write(small(tmp_path), talk=TALK.replace("one_pager:", "one_pager:\n  paper: half-fold\n  pages: 2"))
    page = one_pager.build(*opened(tmp_path))
    assert (page.sides, len(page.warnings)) == (1, 1)
    design, sheet = fitted(tmp_path, "half-fold", pages=1)
    assert [bool(column.parts) for column in design.columns] == [False, True]
    assert sheet.boxes["header"].height > 0.85 * 595


def test_the_papers_of_the_command_line_are_those_of_the_talk() -> None:
    assert set(PAPERS) == set(get_args(OnePager.model_fields["paper"].annotation))
    assert {format_of(paper).name for paper in PAPERS} == set(PAPERS)


@pytest.mark.parametrize("talk", [SHIPPED, SECOND])
def test_nothing_lies_on_anything_else(talk: Path) -> None:
    design, page = fitted(talk, "a4")
    names = [
        part.item_id(at) for col in design.columns for part in col.parts for at in range(len(part.items))
    ]
    names += [name for name in page.boxes if re.fullmatch(r"header|footer|lead-\d+", name)]
    boxes = [page.boxes[name] for name in names if name in page.boxes]
    assert len(boxes) > 20
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.1 and down > 0.1


def test_it_takes_few_layouts() -> None:
    fresh = Gauge(gauge_of(SHIPPED, "a4").leaflet)
    one_pager.fit(fresh)
    assert fresh.layouts <= 6


def test_a_short_talk_is_set_in_the_largest_type_under_a_taller_band(tmp_path: Path) -> None:
    design, page = fitted(small(tmp_path))
    gauge = gauge_of(tmp_path)
    assert design.size == gauge.high * gauge.step
    assert [column.share for column in design.columns] == [1.0]
    assert design.display > 1.5
    assert page.boxes["header"].height > 0.4 * 842
    below = page.boxes["footer"].y - page.boxes["b1"].bottom
    assert below == pytest.approx(design.drops[0], abs=1)


def test_a_long_list_runs_on_in_the_next_column_with_its_heading_said_again(tmp_path: Path) -> None:
    design, _ = fitted(long(tmp_path, 24))
    [[first], [second]] = [column.parts for column in design.columns]
    assert first.stop == second.first
    assert len(first.items) + len(second.items) == 24
    text = pypdfium2.PdfDocument(printed(tmp_path))[0].get_textpage().get_text_bounded()
    assert text.count("Stations") == 2
    assert "Stations continued" in " ".join(text.split())


def test_too_much_is_an_error_with_the_figures_of_every_block(tmp_path: Path) -> None:
    long(tmp_path, 40)
    with pytest.raises(ProblemsFound) as caught:
        one_pager.build(*opened(tmp_path))
    [problem] = caught.value.problems
    assert (problem.place.file.name, problem.place.line) == ("talk.yaml", 2)
    said = r"does not fit at 8 pt: \d+ mm too much for its two columns of \d+ mm \(stations \d+ mm\)"
    assert re.search(said, problem.message)
    assert "'stations: {weight: normal}' (saves" in problem.hint


@pytest.mark.parametrize("way", ["weight: normal", "show: titles"])
def test_each_way_out_that_is_offered_does_make_it_fit(tmp_path: Path, way: str) -> None:
    long(tmp_path, 40)
    with pytest.raises(ProblemsFound) as caught:
        one_pager.build(*opened(tmp_path))
    assert f"'stations: {{{way}}}'" in caught.value.problems[0].hint
    long(tmp_path, 40, blocks=f"[stations: {{{way}}}]")
    assert one_pager.build(*opened(tmp_path)).size >= LEAST


def test_what_no_change_can_mend_is_said_so(tmp_path: Path) -> None:
    much = "A word and another. " * 2500
    write(tmp_path, talk=f"title: A\nsummary: {much}\none_pager: {{blocks: [summary]}}\n")
    with pytest.raises(ProblemsFound, match="shorten 'summary'"):
        one_pager.build(*opened(tmp_path))


def test_a_block_with_nothing_in_it_is_a_warning_and_the_rest_is_printed(tmp_path: Path) -> None:
    write(small(tmp_path), talk=TALK.replace("[steps", "[summary, steps"))
    page = one_pager.build(*opened(tmp_path))
    assert isinstance(page, Page)
    assert [(one.warning, one.place.line) for one in page.warnings] == [(True, 7)]


def test_a_talk_of_a_title_and_facts_alone_is_a_page_too(tmp_path: Path) -> None:
    facts = "kind: facts\nitems: [{value: '1', label: sheet of paper}]\n"
    write(tmp_path, talk="title: Boats\none_pager: {blocks: [facts]}\n", facts=facts)
    assert one_pager.build(*opened(tmp_path), "letter").size == 15


def test_the_pages_html_is_as_agreed(tmp_path: Path) -> None:
    gauge = gauge_of(small(tmp_path))
    arrangement = Arrangement(Order.ALONE)
    leaflet = gauge.leaflet
    found = gauge.laid_out(arrangement, gauge.high)
    assert found
    html = re.sub(r"(?s)<style>.*?</style>|src=\"data:[^\"]*\"", "", leaflet.html(found[0]))
    html = re.sub(r" style=\"[^\"]*\"|\n\s*\n+", lambda one: "\n" if one[0][0] == "\n" else "", html)
    if os.environ.get("GOLDENS") == "write":
        GOLDEN.write_text(html, encoding="utf-8")
    assert html == GOLDEN.read_text(encoding="utf-8"), "if this is meant, run again with GOLDENS=write"


def test_fonts_are_embedded_as_subsets() -> None:
    fonts = objects(printed(SHIPPED, "a4"), "/FontDescriptor")
    assert 3 <= len(fonts) <= 6
    for font in fonts:
        assert re.match(r"/[A-Z]{6}\+", font["/FontName"])
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & font.keys()


def test_title_language_and_description_are_said(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(printed(small(tmp_path)))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Folding a paper boat"
        assert str(pdf.docinfo["/Author"]) == "Żaglówka"
        assert str(pdf.docinfo["/Keywords"]) == "paper, boats"
        assert str(pdf.Root["/Lang"]) == "en"


def test_links_lead_where_they_say_and_are_printed(tmp_path: Path) -> None:
    links = objects(printed(small(tmp_path)), "/Link")
    assert {link["/A"]["/URI"] for link in links} == {"https://example.org/boat", "https://example.org/book"}
    assert {link["/F"] for link in links} == {"4"}


def test_the_code_to_scan_says_where_it_leads(tmp_path: Path) -> None:
    html = gauge_of(small(tmp_path)).leaflet.html(fitted(tmp_path)[0])
    assert 'alt="Scan to open: https://example.org/boat"' in html


def test_the_same_talk_gives_the_same_bytes(tmp_path: Path) -> None:
    small(tmp_path)
    assert one_pager.build(*opened(tmp_path)).data == one_pager.build(*opened(tmp_path)).data


@pytest.mark.parametrize("tool", ["outloud", "pdfua"])
@pytest.mark.parametrize("talk", [SHIPPED, SECOND, None], ids=["shipped", "second", "small"])
def test_a_screen_reader_has_nothing_to_complain_of(tool: str, talk: Path | None, tmp_path: Path) -> None:
    file = tmp_path / "one-pager.pdf"
    file.write_bytes(printed(talk, "a4") if talk else printed(small(tmp_path)))
    assert complaints(tool, file) == ""


def test_a_line_ends_where_it_must_before_emphasis_at_its_end(tmp_path: Path) -> None:
    _, look, _ = opened(small(tmp_path))
    press = Press(look, [tmp_path])
    lines = "".join(
        f'<p id="{end}-{width}" style="width: {width}px">The bridge over the river and the {text}</p>'
        for width in range(150, 300)
        for end, text in (("plain", "Tisza"), ("marked", "<em>Tisza</em>"))
    )
    style = f"em {{ font-style: normal }} p {{ font-family: '{look.text}' }} @page {{ size: 10in 500in }}"
    boxes = press.lay_out(f'<html lang="en"><style>{style}</style>{lines}</html>', tmp_path).boxes
    assert [w for w in range(150, 300) if boxes[f"plain-{w}"].height != boxes[f"marked-{w}"].height] == []


def test_a_summary_longer_than_the_page_is_told_by_what_it_takes(tmp_path: Path) -> None:
    words = "A long sentence of edges and of how they came to be here. " * 400
    talk = f"title: T\nsummary: |\n  {words}\none_pager: {{blocks: [summary]}}\n"
    (tmp_path / "talk.yaml").write_text(talk, encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        one_pager.build(*opened(tmp_path))
    [problem] = caught.value.problems
    assert re.search(
        r"what runs across it is \d+ mm too much for the page \(summary \d+ mm\)", problem.message
    )
    assert re.search(r"shorten 'summary' \(\d+ mm\), across the page", problem.hint)
    assert "-" not in problem.message.removeprefix("the one-pager")


def test_a_table_wider_than_the_page_is_told_by_its_width(tmp_path: Path) -> None:
    header, row = (", ".join([word] * 10) for word in ("Column", "Donaudampfschiff"))
    table = f"    - table: {{header: [{header}], rows: [[{row}]]}}\n"
    (tmp_path / "talk.yaml").write_text(f"title: T\none_pager:\n  blocks:\n{table}", encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        one_pager.build(*opened(tmp_path))
    [problem] = caught.value.problems
    assert problem.place.line == 4
    assert re.search(r"at 8 pt 'table' is \d+ mm wider than the page has room for", problem.message)
    assert "fewer columns" in problem.hint
