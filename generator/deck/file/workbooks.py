"""The workbook behind a chart, the least a spreadsheet opens: what PowerPoint shows under 'Edit data'."""

from __future__ import annotations

import io
import zipfile

from generator.charts.model import Chart
from generator.deck.file.elements import HEAD, element, text_element

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNIX = 3  # zipfile would say on which system the file was made
_SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def reference(column: int, row: int, count: int) -> str:
    """The reference to so many cells below one another, from that column and row, counted from 0."""
    name = chr(ord("A") + column)
    first = f"{_SHEET}!${name}${row + 1}"
    return first if count == 1 and row == 0 else f"{first}:${name}${row + count}"


def workbook(chart: Chart) -> bytes:
    """Categories down the first column, a column for each series; a gap is no cell."""
    strings: dict[str, int] = {}

    def text(column: int, row: int, words: str) -> str:
        number = strings.setdefault(words, len(strings))
        return _cell(column, row, str(number), "s")

    corner = (chart.corner, *(series.name for series in chart.series))
    rows = [element("row", *(text(at, 1, words) for at, words in enumerate(corner)), r=1)]
    for row, name in enumerate(chart.categories, start=2):
        numbers = [series.values[row - 2] for series in chart.series]
        cells = (_cell(at, row, f"{one:.15g}") for at, one in enumerate(numbers, 1) if one is not None)
        rows.append(element("row", text(0, row, name), *cells, r=row))
    listed = (element("si", text_element("t", words, xml_space="preserve")) for words in strings)
    count = len(strings)
    sheet = element("worksheet", element("sheetData", *rows), xmlns=_MAIN)
    shared = element("sst", *listed, xmlns=_MAIN, count=count, uniqueCount=count)
    return _zipped(
        {**_FIXED, "xl/worksheets/sheet1.xml": HEAD + sheet, "xl/sharedStrings.xml": HEAD + shared}
    )


def _cell(column: int, row: int, value: str, kind: str = "") -> str:
    return element("c", element("v", value), r=f"{chr(ord('A') + column)}{row}", t=kind)


def _zipped(files: dict[str, str]) -> bytes:
    """The files zipped without compression, as the deck around them is compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name)  # of 1 January 1980
            entry.create_system = _UNIX
            archive.writestr(entry, text)
    return out.getvalue()


def _related(*targets: tuple[str, str]) -> str:
    rows = (
        element("Relationship", Id=f"rId{number}", Type=f"{_OFFICE}/{kind}", Target=target)
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return HEAD + element("Relationships", *rows, xmlns=_RELATIONS)


def _typed() -> str:
    parts = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles"}
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    return HEAD + element(
        "Types",
        *(element("Default", Extension=one, ContentType=kind) for one, kind in kinds.items()),
        *(
            element("Override", PartName=f"/xl/{name}.xml", ContentType=f"{_KIND}.{kind}+xml")
            for name, kind in (*parts.items(), ("sharedStrings", "sharedStrings"))
        ),
        xmlns="http://schemas.openxmlformats.org/package/2006/content-types",
    )


def _styled() -> str:
    """The least that a workbook has of each sort of style."""
    none = {"numFmtId": 0, "fontId": 0, "fillId": 0, "borderId": 0}
    fills = (element("fill", element("patternFill", patternType=one)) for one in ("none", "gray125"))
    border = (element(side) for side in ("left", "right", "top", "bottom", "diagonal"))
    return HEAD + element(
        "styleSheet",
        element("fonts", element("font", element("sz", val=11), element("name", val="Arial")), count=1),
        element("fills", *fills, count=2),
        element("borders", element("border", *border), count=1),
        element("cellStyleXfs", element("xf", **none), count=1),
        element("cellXfs", element("xf", **none, xfId=0), count=1),
        element("cellStyles", element("cellStyle", name="Normal", xfId=0, builtinId=0), count=1),
        xmlns=_MAIN,
    )


def _listed() -> str:
    sheet = element("sheet", name=_SHEET, sheetId=1, r_id="rId1")
    return HEAD + element("workbook", element("sheets", sheet), xmlns=_MAIN, xmlns_r=_OFFICE)


_FIXED = {
    "[Content_Types].xml": _typed(),
    "_rels/.rels": _related(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": _listed(),
    "xl/_rels/workbook.xml.rels": _related(
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
    ),
    "xl/styles.xml": _styled(),
}
