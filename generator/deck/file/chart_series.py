"""The series of a native chart: its numbers as they stand in the workbook, and its look."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from generator.deck.file.pen import fill
from generator.deck.file.workbooks import reference
from generator.deck.placed import PlacedChart
from generator.deck.placing.chart_colours import ink_on
from generator.deck.placing.marks import DASHES, LARGE, MARKER, MARKERS, WIDTH
from generator.deck.slides import MINUS, Numerals

NO_LINE = "<a:ln><a:noFill/></a:ln>"
_CUT = f'<a:ln w="19050">{fill("bg1")}</a:ln>'  # between slices


def words(size: float, colour: str, turn: str = "") -> str:
    """How text in a chart is set; `turn` is what its box says of its direction."""
    return (
        f'<c:txPr><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="0">{fill(colour)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def code(numerals: Numerals) -> str:
    """The number format, in a spreadsheet's words; who opens the file sees their own separators."""
    digits = "#,##0" + ("." + "0" * numerals.decimals if numerals.decimals else "")
    before, after = (
        "".join(f"\\{letter}" for letter in words) for words in (numerals.before, numerals.after)
    )
    return f"{before}{digits}{after};{MINUS}{before}{digits}{after}"


def series(placed: PlacedChart, number: int) -> str:
    """A column of the workbook, its look, and the points that look otherwise."""
    kind, colour = placed.chart.type, placed.colours[number]
    one, names = placed.chart.series[number], placed.chart.categories
    look = {"line": _line(colour, number), "pie": ""}.get(kind, _filled(colour, kind) + _UPRIGHT)
    points = "".join(
        _point(kind, index, its, number)
        for index, its in enumerate(placed.points[number])
        if its != colour or kind == "pie" or (kind == "line" and placed.chart.highlighted == index)
    )
    smooth = '<c:smooth val="0"/>' if kind == "line" else ""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>{_strings([one.name], number + 1, 0)}</c:tx>'
        f"{look}{points}{_labels(placed, number)}<c:cat>{_strings(names, 0, 1)}</c:cat>"
        f"<c:val>{_numbers(one.values, number + 1, placed.chart.numerals)}</c:val>{smooth}</c:ser>"
    )


_UPRIGHT = '<c:invertIfNegative val="0"/>'


def _filled(colour: str, kind: str) -> str:
    return f"<c:spPr>{fill(colour)}{_CUT if kind == 'pie' else NO_LINE}</c:spPr>"


def _line(colour: str, number: int) -> str:
    line = f'<a:ln w="{round(WIDTH * 12_700)}" cap="rnd">{fill(colour)}<a:prstDash val="{DASHES[number] or "solid"}"/><a:round/></a:ln>'
    return f"<c:spPr>{line}</c:spPr>{_marker(colour, number)}"


def _marker(colour: str, number: int, size: int = MARKER) -> str:
    look = _filled(colour, "line")
    return f'<c:marker><c:symbol val="{MARKERS[number]}"/><c:size val="{size}"/>{look}</c:marker>'


def _point(kind: str, index: int, colour: str, number: int) -> str:
    own = {"line": _marker(colour, number, LARGE), "pie": ""}.get(kind, _UPRIGHT)
    look = "" if kind == "line" else _filled(colour, kind)
    return f'<c:dPt><c:idx val="{index}"/>{own}<c:bubble3D val="0"/>{look}</c:dPt>'


def _labels(placed: PlacedChart, number: int) -> str:
    """Those of a highlighted category are bold on a line, where its colour is a mere dot."""
    if not placed.labels:
        return ""
    kind, index = placed.chart.type, placed.chart.highlighted
    ink = ink_on(placed.colours[number], placed) if kind == "stacked" else placed.ink
    inner = _label(placed, words(placed.size, ink, _UNBROKEN))
    leaders = '<c:showLeaderLines val="0"/>' if kind == "pie" else ""
    single = ""
    if kind == "line" and index is not None and placed.chart.series[number].values[index] is not None:
        bold = words(placed.size, placed.ink, _UNBROKEN).replace('b="0"', 'b="1"')
        single = f'<c:dLbl><c:idx val="{index}"/>{_label(placed, bold)}</c:dLbl>'
    return f"<c:dLbls>{single}{inner}{leaders}</c:dLbls>"


def _label(placed: PlacedChart, said: str) -> str:
    kind = placed.chart.type
    place = {"stacked": "ctr", "line": "t"}.get(kind, "outEnd")
    named = int(kind == "pie")
    between = "<c:separator>: </c:separator>" if named else ""
    # Parts of nought have no height: their values would stand on those of their neighbours.
    shown = code(placed.chart.numerals) + (';""' if kind == "stacked" else "")
    return (
        f'<c:numFmt formatCode="{escape(shown, _QUOTE)}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{said}"
        f'<c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="{named}"/>'
        f'<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>{between}'
    )


_QUOTE = {'"': "&quot;"}
_UNBROKEN = ' wrap="none"'


def _strings(texts: Sequence[str], column: int, row: int) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(text)}</c:v></c:pt>' for index, text in enumerate(texts)
    )
    where = reference(column, row, len(texts))
    return f'<c:strRef><c:f>{where}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _numbers(values: Sequence[float | None], column: int, numerals: Numerals) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value:.15g}</c:v></c:pt>'
        for index, value in enumerate(values)
        if value is not None
    )
    where = reference(column, 1, len(values))
    return (
        f"<c:numRef><c:f>{where}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )
