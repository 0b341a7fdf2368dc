"""The workbook behind a chart, as small as a spreadsheet opens it: what PowerPoint shows under 'Edit data'."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from generator.deck.slides import Chart

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNIX = 3  # zipfile would say on which system the file was made
_SHEET = "Sheet1"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def reference(column: int, row: int, count: int) -> str:
    """So many cells below one another, from that column and row, counted from 0."""
    name = chr(ord("A") + column)
    first = f"{_SHEET}!${name}${row + 1}"
    return first if count == 1 and row == 0 else f"{first}:${name}${row + count}"


def workbook(chart: Chart) -> bytes:
    """Categories down the first column, a column for each series; a gap is no cell."""
    strings: dict[str, int] = {}

    def text(column: int, row: int, words: str) -> str:
        number = strings.setdefault(words, len(strings))
        return f'<c r="{chr(ord("A") + column)}{row}" t="s"><v>{number}</v></c>'

    header = "".join(
        text(at, 1, words) for at, words in enumerate((chart.corner, *(one.name for one in chart.series)))
    )
    rows = [f'<row r="1">{header}</row>']
    for row, name in enumerate(chart.categories, start=2):
        cells = "".join(
            f'<c r="{chr(ord("B") + at)}{row}"><v>{value:.15g}</v></c>'
            for at, one in enumerate(chart.series)
            if (value := one.values[row - 2]) is not None
        )
        rows.append(f'<row r="{row}">{text(0, row, name)}{cells}</row>')
    listed = "".join(f'<si><t xml:space="preserve">{escape(one)}</t></si>' for one in strings)
    sheet = f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    shared = f'{_HEAD}<sst xmlns="{_MAIN}" count="{len(strings)}" uniqueCount="{len(strings)}">{listed}</sst>'
    return _zipped({**_FIXED, "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared})


def _zipped(files: dict[str, str]) -> bytes:
    """Stored as they are: the deck around them is compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name)  # of 1 January 1980
            entry.create_system = _UNIX
            archive.writestr(entry, text)
    return out.getvalue()


def _related(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


_FIXED = {
    "[Content_Types].xml": (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/></Types>'
    ),
    "_rels/.rels": _related(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{_SHEET}" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>"
    ),
    "xl/_rels/workbook.xml.rels": _related(
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
    ),
    "xl/styles.xml": (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}
