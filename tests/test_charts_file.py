"""Native charts in the .pptx: what python-pptx reads back, the workbook behind, what LibreOffice draws."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Pptx

from generator import deck
from generator.charts.model import Chart, Series
from generator.content import load
from generator.deck.file.workbooks import workbook as cells_of
from generator.pages.slides import deck_pdf
from tests.deck_talk import built, opened, tools
from tests.drawing import draw

SHEET = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
TYPES = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "pie": XL_CHART_TYPE.PIE,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
}
Box = tuple[float, float, float, float]
Words = list[tuple[str, Box]]
NEAR = 4.0  # points, of a word's left foot
UPRIGHT = 6  # the slide whose names read upwards, of which a reader of PDFs gets single letters
ROWS = [["North & South", "1,200", 300], ["East", 45.5, ""], ["West", 800, 600]]
WHERE = f"header: [Where, Here, There], rows: {ROWS}"
MONTHS = "header: [Month, Balance], rows: [[Jan, 12], [Feb, -4], [Mar, -16], [Apr, 5]]"
YEARS = f"header: [Year, Visitors], rows: {[[str(year), year - 1900] for year in range(1985, 2025)]}"
TEAMS = "header: [Team, Points], rows: [[Ours, -12], [Theirs, 30]]"
HEADS = [
    "Wood from the islands",
    "Coal",
    "Wind on land and at sea",
    "Water",
    "Sun on roofs and fields",
    "Waste of all kinds",
    "Heat from below",
]
HEAPS = f"header: {HEADS}, rows: {[['Before', 3, 8, 5, 9, 4, 6], ['After', 7, 2, 9, 4, 8, 5]]}"
THIRDS = "header: [Where, Here], rows: [[A, 3], [B, 2], [C, 1]]"
TALK = f"""
title: Charts
language: de
deck:
  slides:
    - chart: {{title: Column, type: column, {WHERE}, unit: ' "km"'}}
    - chart: {{title: Bar, type: bar, {WHERE}, highlight: East, labels: no}}
    - chart: {{title: Line, type: line, {WHERE}, alt: ""}}
    - chart: {{title: Pie, type: pie, {THIRDS}, unit: "%", highlight: B}}
    - chart: {{title: Stacked, type: stacked, {WHERE}, alt: Two heaps}}
    - chart: {{title: Below, type: column, {MONTHS}}}
    - chart: {{title: Years, type: column, {YEARS}}}
    - chart: {{title: Loss, type: bar, {TEAMS}}}
    - chart: {{title: Heaps, type: stacked, {HEAPS}}}
    - chart: {{title: Balances, type: line, {MONTHS}, labels: no}}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> deck.Deck:
    folder = tmp_path_factory.mktemp("talk")
    (folder / "talk.yaml").write_text(TALK, encoding="utf-8")
    return built(load(folder))


@pytest.fixture(scope="module")
def slides(made: deck.Deck) -> Pptx:
    return opened(made)


def charts(slides: Pptx) -> dict[str, object]:
    return {
        slide.shapes.title.text_frame.text: shape
        for slide in slides.slides
        for shape in slide.placeholders
        if shape.has_chart and slide.shapes.title is not None
    }


@pytest.mark.parametrize("kind", TYPES)
def test_python_pptx_reads_back_the_data(slides: Pptx, kind: str) -> None:
    shape = charts(slides)[kind.capitalize()]
    chart = shape.chart  # type: ignore[attr-defined]
    assert chart.chart_type == TYPES[kind]
    [plot] = chart.plots
    if kind == "pie":
        assert list(plot.categories) == ["A", "B", "C"]
        assert [list(one.values) for one in plot.series] == [[3, 2, 1]]
    else:
        assert list(plot.categories) == ["North & South", "East", "West"]
        assert [(one.name, list(one.values)) for one in plot.series] == [
            ("Here", [1200, 45.5, 800]),
            ("There", [300, None, 600]),
        ]
    assert chart.has_legend == (kind != "pie")


def test_the_workbook_holds_what_the_chart_shows(slides: Pptx) -> None:
    for shape in charts(slides).values():
        chart = shape.chart  # type: ignore[attr-defined]
        cells = workbook(chart.part.chart_workbook.xlsx_part.blob)
        categories = list(chart.plots[0].categories)
        assert [cells[f"A{row}"] for row in range(2, len(categories) + 2)] == categories
        for column, one in zip("BCD", chart.plots[0].series, strict=False):
            assert cells[f"{column}1"] == one.name
            values = [cells.get(f"{column}{row}") for row in range(2, len(categories) + 2)]
            assert [None if value is None else float(value) for value in values] == list(one.values)


def test_numbers_keep_all_their_digits(tmp_path: Path) -> None:
    values = [1234567.0, 12345678.25, 0.000123456, 100000000.0, -7654321.0]
    rows = [[f"N{at}", f"{value:.9f}".rstrip("0").rstrip(".")] for at, value in enumerate(values)]
    slide = f"chart: {{title: Many digits, type: bar, header: [Where, Here], rows: {rows}}}"
    (tmp_path / "talk.yaml").write_text(f"title: T\ndeck: {{slides: [{{{slide}}}]}}", encoding="utf-8")
    shape = charts(opened(built(load(tmp_path))))["Many digits"]
    chart = shape.chart  # type: ignore[attr-defined]
    cells = workbook(chart.part.chart_workbook.xlsx_part.blob)
    assert [float(cells[f"B{row}"]) for row in range(2, 7)] == values
    assert list(chart.plots[0].series[0].values) == values


def test_columns_and_bars_begin_at_nought_however_close_their_values_lie(tmp_path: Path) -> None:
    rows = "header: [Where, Here], rows: [[A, 950], [B, 970], [C, 990]]"
    kinds = ("column", "bar", "stacked")
    slides = ", ".join(f"{{chart: {{title: {kind}, type: {kind}, {rows}}}}}" for kind in kinds)
    (tmp_path / "talk.yaml").write_text(f"title: T\ndeck: {{slides: [{slides}]}}", encoding="utf-8")
    found = charts(opened(built(load(tmp_path))))
    assert set(found) == set(kinds)
    for shape in found.values():
        assert shape.chart.value_axis.minimum_scale == 0  # type: ignore[attr-defined]


def test_every_name_stands_beside_its_bar(made: deck.Deck, tmp_path: Path) -> None:
    for title, shape in charts(opened(made)).items():
        axes = list(shape.chart._chartSpace.iter("{*}catAx"))  # type: ignore[attr-defined]
        assert len(axes) == (title != "Pie")
        for axis in axes:
            assert axis.find("{*}delete").get("val") == "0"
            assert axis.find("{*}tickLblPos").get("val") != "none"
    drawn = [" ".join(word for word, _ in page) for page in words_of(own_drawing(tmp_path))]
    for page, names in ((0, "North East West"), (1, "North East West"), (3, "A: B: C:"), (7, "Ours Theirs")):
        assert [name for name in names.split() if name not in drawn[page].split()] == []


def workbook(data: bytes) -> dict[str, str]:
    """The cells of the only sheet by their names, read from the XML alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared = etree.fromstring(archive.read("xl/sharedStrings.xml"))
        strings = [one.findtext("m:t", "", SHEET) for one in shared.iterfind("m:si", SHEET)]
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    found = {}
    for cell in sheet.iterfind(".//m:c", SHEET):
        value = cell.findtext("m:v", "", SHEET)
        found[cell.get("r", "")] = strings[int(value)] if cell.get("t") == "s" else value
    return found


def test_every_digit_reaches_the_workbook_and_gaps_are_no_cells() -> None:
    values = (1_234_567.0, 0.000123, 1e9, -98_765.4321, None)
    names = tuple("ABCDE")
    cells = workbook(cells_of(Chart("", "bar", "Where", names, (Series("Here", values),))))
    found = [float(cells[f"B{row}"]) if f"B{row}" in cells else None for row in range(2, 7)]
    assert tuple(found) == values


def test_names_and_series_stand_on_our_own_drawing(tmp_path: Path) -> None:
    pages = words_of(own_drawing(tmp_path))
    for page, names in {
        0: "North South East West Here There",
        1: "North South East West",
        7: "Ours Theirs",
    }.items():
        said = {part for words, _ in pages[page] for part in words.split()}
        assert set(names.split()) <= said


def test_an_axis_above_nought_follows_its_data(slides: Pptx) -> None:
    for name, shape in charts(slides).items():
        if name in ("Pie", "Below", "Loss", "Balances", "Heaps"):
            continue
        axis = shape.chart.value_axis  # type: ignore[attr-defined]
        values = [one or 0 for series in shape.chart.plots[0].series for one in series.values]  # type: ignore[attr-defined]
        assert (axis.maximum_scale, axis.minimum_scale) == (None, 0), name
        assert axis.major_unit is not None
        assert axis.major_unit <= max(values) * 1.07


def test_an_axis_with_values_below_nought_follows_its_data_both_ways(slides: Pptx) -> None:
    for name in ("Below", "Loss", "Balances"):
        axis = charts(slides)[name].chart.value_axis  # type: ignore[attr-defined]
        assert (axis.maximum_scale, axis.minimum_scale) == (None, None), name


def test_a_person_can_change_the_data(made: deck.Deck, tmp_path: Path) -> None:
    slides = opened(made)
    shape = charts(slides)["Column"]
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["One", "Two"]
    data.add_series("Mine", (1, 2))  # type: ignore[no-untyped-call]
    shape.chart.replace_data(data)  # type: ignore[attr-defined]
    slides.save(str(tmp_path / "changed.pptx"))
    again = charts(Presentation(str(tmp_path / "changed.pptx")))["Column"].chart  # type: ignore[attr-defined]
    assert [list(one.values) for one in again.plots[0].series] == [[1, 2]]


def test_charts_are_described_in_words_or_marked_as_decoration(slides: Pptx) -> None:
    said = {title: shape._element for title, shape in charts(slides).items()}  # type: ignore[attr-defined]
    texts = {title: one.nvGraphicFramePr.cNvPr.get("descr") for title, one in said.items()}
    assert texts["Stacked"] == "Two heaps"
    assert texts["Pie"] == "Diagramm. Here: A 3%, B 2%, C 1%."
    assert texts["Line"] is None
    assert b"decorative" in etree.tostring(said["Line"])


def test_colours_fonts_and_ids_are_as_powerpoint_writes_them(made: deck.Deck) -> None:
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name}
    assert len(parts) == 10
    for text in parts.values():
        assert "srgbClr" not in text
        assert set(re.findall(r'latin typeface="([^"]+)"', text)) == {"+mn-lt"}
        assert all(int(one) > 0 for one in re.findall(r'axId val="(-?\d+)"', text))
        assert all(int(one) >= 1800 for one in re.findall(r'sz="(\d+)"', text))


def test_the_audit_has_no_finding_and_the_bytes_are_the_same_twice(made: deck.Deck, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(made.data)
    assert list(OpenXmlValidator().validate(str(file)).errors) == []
    (tmp_path / "talk.yaml").write_text(TALK, encoding="utf-8")
    assert built(load(tmp_path)).data == made.data


@pytest.fixture(scope="module")
def native(
    made: deck.Deck, tmp_path_factory: pytest.TempPathFactory, drawing_env: dict[str, str]
) -> list[Words]:
    """The words of every page as LibreOffice draws the native charts."""
    return drawn_words(made.data, tmp_path_factory.mktemp("native"), drawing_env)


def drawn_words(data: bytes, folder: Path, env: dict[str, str]) -> list[Words]:
    """As LibreOffice draws the deck."""
    file = folder / "deck.pptx"
    file.write_bytes(data)
    draw(file, folder, env, dpi=24)
    return words_of((folder / "deck.pdf").read_bytes())


def words_of(pdf: bytes) -> list[Words]:
    pages: list[Words] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            wide, tall = page.get_size()
            found = [*_words(page.get_textpage())]
            assert all(0 <= left <= right <= wide for _, (left, _, right, _) in found)
            assert all(0 <= bottom <= top <= tall for _, (_, bottom, _, top) in found)
            pages.append(found)
    return pages


def _words(text: pypdfium2.PdfTextPage) -> Iterator[tuple[str, Box]]:
    """Letters that stand close to the one before them, with the box around them."""
    said, around = "", (0.0, 0.0, 0.0, 0.0)
    for at in range(text.count_chars()):
        letter, (left, bottom, right, top) = text.get_text_range(at, 1), text.get_charbox(at)
        # A letter's height away, whichever way the word reads.
        near = (
            left - around[2] < 4
            and bottom - around[3] < 4
            and left > around[0] - 9
            and bottom > around[1] - 9
        )
        if said and (not letter.strip() or not near):
            yield said, around
            said = ""
        if letter.strip():
            box = (left, bottom, right, top)
            around = _around(around, box) if said else box
            said += letter
    if said:
        yield said, around


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def test_in_libreoffice_words_keep_clear_of_each_other_and_on_the_slide(native: list[Words]) -> None:
    assert len(native) == 10
    for page in native:
        assert len(page) >= 5
        for (said, one), (other_said, other) in combinations(page, 2):
            over = min(one[2], other[2]) - max(one[0], other[0])
            across = min(one[3], other[3]) - max(one[1], other[1])
            assert over <= 0.5 or across <= 0.5, (said, other_said)


def test_a_legend_in_rows_is_drawn_in_full(native: list[Words], tmp_path: Path) -> None:
    """LibreOffice leaves out, without a word, the entries for which a legend is too low."""
    for page in (native[8], words_of(own_drawing(tmp_path))[8]):
        said = [word for word, _ in page]
        assert all(said.count(word) >= 1 for name in HEADS[1:] for word in name.split())
        first, last = (next(box for word, box in page if word == name) for name in ("Coal", "Heat"))
        assert first[1] > last[3]


def test_our_own_drawing_sets_its_words_where_libreoffice_sets_those_of_the_native_chart(
    native: list[Words], tmp_path: Path
) -> None:
    for page, (there, here) in enumerate(zip(native, words_of(own_drawing(tmp_path)), strict=True)):
        if page == UPRIGHT:
            continue
        away: list[float] = []
        for said, box in there:
            same = [other for word, other in here if word == said]
            # The legend of lying bars LibreOffice sets the other way round.
            if same and not (said in ("Here", "There") and any(word == "Bar" for word, _ in there)):
                away.append(min(math.dist(box[:2], other[:2]) for other in same))
        assert len(away) >= len(there) * 0.7
        # A number may stand somewhere else on the slide as well.
        assert sum(one <= NEAR for one in away) >= len(away) * 0.9


def own_drawing(folder: Path) -> bytes:
    """The deck's PDF, which has every chart as shapes."""
    (folder / "talk.yaml").write_text(TALK + "\ndeck_pdf: yes\n", encoding="utf-8")
    talk = load(folder)
    look, templates = tools(talk)
    return deck_pdf.lay_out(talk, look, templates, deck.compose(talk, look, templates)).print().data
