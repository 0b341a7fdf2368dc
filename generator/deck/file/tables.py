"""Native tables, their header row flagged."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from generator.deck.file.pen import XMLNS, Pen, mark, named, xfrm
from generator.deck.file.text import turned
from generator.deck.placed import CELL_BESIDE, CELL_PAD, PlacedTable
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import Level

_USUAL = 91_440  # EMU at a cell's sides
STYLE = "{8A2F6A6E-6C1B-4B0E-9C53-7B1E0E5D2A41}"  # of the template's tableStyles.xml


def table(placed: PlacedTable, pen: Pen, number: int) -> str:
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in placed.widths)
    rows = "".join(
        f'<a:tr h="{height}">{"".join(_cell(cell, placed, pen, header=not index, at=at) for at, cell in enumerate(row))}</a:tr>'
        for index, (row, height) in enumerate(zip(placed.rows, placed.heights, strict=True))
    )
    way = ' rtl="1"' if placed.rtl else ""
    # Ours sets the first column in bold; others fill it, as if it were a header.
    first = ' firstCol="1"' if pen.table_style == STYLE else ' bandRow="1"'
    return (
        f"<p:graphicFrame {XMLNS}><p:nvGraphicFramePr>{named(number, placed.placeholder.name, placed.alt, told=True)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{mark(placed.placeholder)}</p:nvPr>'
        f"</p:nvGraphicFramePr>{xfrm(placed.frame, 'p')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr{way} firstRow="1"{first}><a:tableStyleId>{pen.table_style}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}'
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: Paragraph, placed: PlacedTable, pen: Pen, *, header: bool, at: int) -> str:
    before, above = CELL_BESIDE if at else CELL_PAD[0], CELL_PAD[1]
    before = before if pen.table_style == STYLE else _USUAL  # cells with fills
    left, right = (_USUAL, before) if placed.rtl else (before, _USUAL)
    runs = "".join(pen.run(run, "", size=placed.size) for run in cell.runs)
    align = placed.align(at)
    way = turned(cell, Level(rtl=placed.rtl, align=align)) or (' algn="r"' if align == "r" else "")
    way += ' rtl="1"' if placed.rtl and "rtl" not in way else ""
    # For what somebody writes into the cell: the list style of a whole cell, since a run's size goes with the run.
    usual = f'<a:lstStyle><a:lvl1pPr algn="{align}"><a:defRPr sz="{round(placed.size * 100)}"/></a:lvl1pPr></a:lstStyle>'
    spaced = f'<a:pPr{way}><a:lnSpc><a:spcPct val="{round(placed.leading * 100_000)}"/></a:lnSpc></a:pPr>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/>{usual}<a:p>{spaced}{runs or f'<a:endParaRPr lang={quoteattr(pen.language)}/>'}</a:p></a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{above}" marB="{above}" anchor="{"b" if header else "ctr"}"/></a:tc>'
    )
