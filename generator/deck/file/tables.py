"""Native tables, their header row flagged."""

from __future__ import annotations

from generator.deck.file.elements import element, text_element
from generator.deck.file.shape_xml import RunWriter, hold_graphic, name_shape
from generator.deck.file.text import turned
from generator.deck.placed import CELL_BESIDE, CELL_PAD, PlacedTable
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import Level

_USUAL = 91_440  # EMU at a cell's sides
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
STYLE = "{8A2F6A6E-6C1B-4B0E-9C53-7B1E0E5D2A41}"  # of the template's tableStyles.xml


def table(placed: PlacedTable, writer: RunWriter, number: int) -> str:
    grid = (element("a:gridCol", w=width) for width in placed.widths)
    rows = (
        element(
            "a:tr",
            *(_cell(cell, placed, writer, header=not index, at=at) for at, cell in enumerate(row)),
            h=height,
        )
        for index, (row, height) in enumerate(zip(placed.rows, placed.heights, strict=True))
    )
    # Ours sets the first column in bold; others fill it, as if it were a header.
    ours = writer.table_style == STYLE
    properties = element(
        "a:tblPr",
        text_element("a:tableStyleId", writer.table_style),
        rtl=placed.rtl or None,
        firstRow=True,
        firstCol=ours or None,
        bandRow=not ours or None,
    )
    called = name_shape(number, placed.placeholder.name, placed.alt, told=True)
    inner = element("a:tbl", properties, element("a:tblGrid", *grid), *rows)
    return hold_graphic(called, placed.placeholder, placed.frame, _TABLE, inner)


def _cell(cell: Paragraph, placed: PlacedTable, writer: RunWriter, *, header: bool, at: int) -> str:
    before, above = CELL_BESIDE if at else CELL_PAD[0], CELL_PAD[1]
    before = before if writer.table_style == STYLE else _USUAL  # cells with fills
    left, right = (_USUAL, before) if placed.rtl else (before, _USUAL)
    runs = "".join(writer.run(run, "", size=placed.size) for run in cell.runs)
    align = placed.align(at)
    way = turned(cell, Level(rtl=placed.rtl, align=align)) or ({"algn": "r"} if align == "r" else {})
    way = {**way, "rtl": True} if placed.rtl and "rtl" not in way else way
    # For what somebody writes into the cell: the style of a whole cell, since a run's size goes with the run.
    usual = element("a:lvl1pPr", element("a:defRPr", sz=round(placed.size * 100)), algn=align)
    spacing = element("a:lnSpc", element("a:spcPct", val=round(placed.leading * 100_000)))
    paragraph = element(
        "a:p", element("a:pPr", spacing, **way), runs or element("a:endParaRPr", lang=writer.language)
    )
    return element(
        "a:tc",
        element("a:txBody", element("a:bodyPr"), element("a:lstStyle", usual), paragraph),
        element("a:tcPr", marL=left, marR=right, marT=above, marB=above, anchor="b" if header else "ctr"),
    )
