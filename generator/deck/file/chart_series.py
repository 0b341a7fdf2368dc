"""The series of a native chart: its numbers as they stand in the workbook, and its look."""

from __future__ import annotations

from collections.abc import Sequence

from generator.charts.colours import text_colour_on
from generator.charts.geometry import DASHES, LARGE, MARKER, MARKERS, WIDTH
from generator.charts.layout import ChartLayout
from generator.charts.model import MINUS, Numerals
from generator.deck.file.elements import element, text_element, values
from generator.deck.file.shape_xml import NO_FILL, NO_LINE, fill, line
from generator.deck.file.workbooks import reference
from generator.units import EMU_PER_PT

_CUT = line(19_050, "bg1")  # between slices


def words(size: float, colour: str, *, turn: int | None = None, bold: bool = False, wrap: str = "") -> str:
    """How text in a chart is set; `turn` is by how much it is turned, in 60,000ths of a degree."""
    faces = (
        element(f"a:{kind}", typeface=f"+mn-{of}")
        for kind, of in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )
    usual = element("a:defRPr", fill(colour), *faces, sz=round(size * 100), b=bold)
    body = element("a:bodyPr", rot=turn, vert="" if turn is None else "horz", wrap=wrap)
    paragraph = element("a:p", element("a:pPr", usual), element("a:endParaRPr", lang="en-GB"))
    return element("c:txPr", body, element("a:lstStyle"), paragraph)


def code(numerals: Numerals) -> str:
    """The number format, in a spreadsheet's words; who opens the file sees their own separators."""
    digits = "#,##0" + ("." + "0" * numerals.decimals if numerals.decimals else "")
    before, after = (
        "".join(f"\\{letter}" for letter in words) for words in (numerals.before, numerals.after)
    )
    return f"{before}{digits}{after};{MINUS}{before}{digits}{after}"


def series(placed: ChartLayout, number: int) -> str:
    """A column of the workbook, its look, and the points that look otherwise."""
    kind, colour = placed.chart.type, placed.colours[number]
    one, names = placed.chart.series[number], placed.chart.categories
    look = {"line": _line(colour, number), "pie": ""}.get(kind, _filled(colour, kind) + _UPRIGHT)
    points = "".join(
        _point(kind, index, its, number)
        for index, its in enumerate(placed.points[number])
        if its != colour or kind == "pie" or (kind == "line" and placed.chart.highlighted == index)
    )
    return element(
        "c:ser",
        values(idx=number, order=number),
        element("c:tx", _strings([one.name], number + 1, 0)),
        look,
        points,
        _labels(placed, number),
        element("c:cat", _strings(names, 0, 1)),
        element("c:val", _numbers(one.values, number + 1, placed.chart.numerals)),
        values(smooth=0) if kind == "line" else "",
    )


_UPRIGHT = values(invertIfNegative=0)


def _filled(colour: str, kind: str) -> str:
    return element("c:spPr", fill(colour), _CUT if kind == "pie" else NO_LINE)


def _line(colour: str, number: int) -> str:
    dash = element("a:prstDash", val=DASHES[number] or "solid")
    drawn = line(round(WIDTH * EMU_PER_PT), colour, dash, element("a:round"), cap="rnd")
    return element("c:spPr", drawn) + _marker(colour, number)


def _marker(colour: str, number: int, size: int = MARKER) -> str:
    return element("c:marker", values(symbol=MARKERS[number], size=size), _filled(colour, "line"))


def _point(kind: str, index: int, colour: str, number: int) -> str:
    own = {"line": _marker(colour, number, LARGE), "pie": ""}.get(kind, _UPRIGHT)
    look = "" if kind == "line" else _filled(colour, kind)
    return element("c:dPt", values(idx=index), own, values(bubble3D=0), look)


def _labels(placed: ChartLayout, number: int) -> str:
    """Those of a highlighted category are bold on a line, where its colour is a mere dot."""
    if not placed.labels:
        return ""
    kind, index = placed.chart.type, placed.chart.highlighted
    ink = text_colour_on(placed.colours[number], placed) if kind == "stacked" else placed.ink
    inner = _label(placed, words(placed.size, ink, wrap="none"))
    leaders = values(showLeaderLines=0) if kind == "pie" else ""
    single = ""
    if kind == "line" and index is not None and placed.chart.series[number].values[index] is not None:
        bold = words(placed.size, placed.ink, wrap="none", bold=True)
        single = element("c:dLbl", values(idx=index), _label(placed, bold))
    return element("c:dLbls", single, inner, leaders)


def _label(placed: ChartLayout, said: str) -> str:
    kind = placed.chart.type
    named = kind == "pie"
    # Parts of nought have no height: their values would stand on those of their neighbours.
    shown = code(placed.chart.numerals) + (';""' if kind == "stacked" else "")
    place = {"stacked": "ctr", "line": "t"}.get(kind, "outEnd")
    shows = values(dLblPos=place, showLegendKey=0, showVal=1, showCatName=named)
    hides = values(showSerName=0, showPercent=0, showBubbleSize=0)
    between = text_element("c:separator", ": ") if named else ""
    ground = element("c:spPr", NO_FILL, NO_LINE)
    return element("c:numFmt", formatCode=shown, sourceLinked=0) + ground + said + shows + hides + between


def _strings(texts: Sequence[str], column: int, row: int) -> str:
    points = (element("c:pt", text_element("c:v", text), idx=index) for index, text in enumerate(texts))
    where = text_element("c:f", reference(column, row, len(texts)))
    return element("c:strRef", where, element("c:strCache", values(ptCount=len(texts)), *points))


def _numbers(numbers: Sequence[float | None], column: int, numerals: Numerals) -> str:
    points = (
        element("c:pt", text_element("c:v", f"{number:.15g}"), idx=index)
        for index, number in enumerate(numbers)
        if number is not None
    )
    where = text_element("c:f", reference(column, 1, len(numbers)))
    plain = text_element("c:formatCode", "General")
    return element("c:numRef", where, element("c:numCache", plain, values(ptCount=len(numbers)), *points))
