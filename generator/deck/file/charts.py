"""Native charts: the chart's part, and the frame that holds it in its placeholder."""

from __future__ import annotations

from generator.charts.geometry import OVERLAP
from generator.charts.layout import ChartLayout, Legend
from generator.charts.scale import Scale
from generator.deck.file.chart_series import code, series, words
from generator.deck.file.elements import HEAD, element, values
from generator.deck.file.shape_xml import NO_FILL, NO_LINE, hold_graphic, line, name_shape
from generator.deck.placed import PlacedChart
from generator.deck.template.layouts import NAMESPACES
from generator.shapes import Frame

RULE, HAIR, GRID = 12_700, 6_350, 15  # EMU; hundredths of the ink
_LEVEL, _TURNED = 0, -5_400_000
TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CATEGORIES, _VALUES = 111_111_112, 111_111_113  # ids of the axes, each chart's own


def frame(placed: PlacedChart, relation: str, number: int) -> str:
    called = name_shape(number, placed.placeholder.name, placed.alt, told=True)
    inner = element("c:chart", xmlns_c=NAMESPACE, r_id=relation)
    return hold_graphic(called, placed.placeholder, placed.frame, NAMESPACE, inner)


def part(placed: ChartLayout, language: str, workbook: str) -> bytes:
    """The chart's own XML; `workbook` is the relation to the cells behind it."""
    plot = _pie(placed) if placed.chart.type == "pie" else f"{_plotted(placed)}{_axes(placed)}"
    clear = element("c:spPr", NO_FILL, NO_LINE)
    chart = element(
        "c:chart",
        values(autoTitleDeleted=1),
        element("c:plotArea", _layout(placed.plot, placed.frame, "inner"), plot, clear),
        _legend(placed.legend, placed) if placed.legend else "",
        values(plotVisOnly=1, dispBlanksAs="gap"),
    )
    whole = element(
        "c:chartSpace",
        values(date1904=0, lang=language, roundedCorners=0),
        chart,
        clear,
        words(placed.size, placed.ink),
        element("c:externalData", values(autoUpdate=0), r_id=workbook),
        xmlns_c=NAMESPACE,
        xmlns_a=NAMESPACES["a"],
        xmlns_r=NAMESPACES["r"],
    )
    return (HEAD + whole).encode()


def _layout(inner: Frame, outer: Frame, target: str = "") -> str:
    shares = (
        (inner.x - outer.x) / outer.width,
        (inner.y - outer.y) / outer.height,
        inner.width / outer.width,
        inner.height / outer.height,
    )
    sizes = {name: f"{share:.6g}" for name, share in zip("xywh", shares, strict=True)}
    manual = values(layoutTarget=target or None, xMode="edge", yMode="edge", **sizes)
    return element("c:layout", element("c:manualLayout", manual))


def _plotted(placed: ChartLayout) -> str:
    drawn = [series(placed, number) for number in range(len(placed.chart.series))]
    ids = values(axId=_CATEGORIES) + values(axId=_VALUES)
    if placed.chart.type == "line":
        return element(
            "c:lineChart", values(grouping="standard", varyColors=0), *drawn, values(marker=1), ids
        )
    way = "bar" if placed.chart.type == "bar" else "col"
    grouping, overlap = ("stacked", 100) if placed.chart.type == "stacked" else ("clustered", OVERLAP)
    begun = values(barDir=way, grouping=grouping, varyColors=0)
    return element("c:barChart", begun, *drawn, values(gapWidth=placed.gap, overlap=overlap), ids)


def _pie(placed: ChartLayout) -> str:
    return element("c:pieChart", values(varyColors=1), series(placed, 0), values(firstSliceAng=placed.begin))


def _axes(placed: ChartLayout) -> str:
    """The categories' axis is a rule with their names; the values' has its numbers, and hairlines, where they
    do not stand at their points."""
    lying = placed.chart.type == "bar"
    # Categories run down a bar chart as they are written; its numbers then stand below it, at the far end.
    crossed = "max" if lying and not placed.labels else "autoZero"
    # Those that begin on the right run the other way, and with them the values' axis moves to that side.
    down, along = ("maxMin", "minMax") if lying else ("minMax", "minMax")
    side, foot = ("l", "b") if lying else ("b", "l")
    if placed.reversed:
        down, along = ("maxMin", "maxMin") if lying else ("maxMin", "minMax")
        side, foot = ("r", "b") if lying else ("b", "r")
    return _category_axis(placed, down, side) + _value_axis(placed, along, foot, crossed)


def _category_axis(placed: ChartLayout, way: str, side: str) -> str:
    return element(
        "c:catAx",
        values(axId=_CATEGORIES),
        element("c:scaling", values(orientation=way)),
        values(delete=0, axPos=side),
        element("c:numFmt", formatCode="General", sourceLinked=0),
        values(majorTickMark="none", minorTickMark="none", tickLblPos="low"),
        element("c:spPr", line(RULE, placed.ink)),
        words(placed.size, placed.ink, turn=_TURNED if placed.turned else _LEVEL),
        values(crossAx=_VALUES, crosses="autoZero", auto=0, lblAlgn="ctr", lblOffset=100),
        values(tickLblSkip=placed.every if placed.every > 1 else None, noMultiLvlLbl=1),
    )


def _value_axis(placed: ChartLayout, way: str, side: str, crossed: str) -> str:
    hairlines = element("c:majorGridlines", element("c:spPr", line(HAIR, f"{placed.ink} {GRID}")))
    return element(
        "c:valAx",
        values(axId=_VALUES),
        element("c:scaling", values(orientation=way), _ends(placed.scale)),
        values(delete=placed.labels, axPos=side),
        "" if placed.labels else hairlines,
        element("c:numFmt", formatCode=code(placed.numerals), sourceLinked=0),
        values(majorTickMark="none", minorTickMark="none", tickLblPos="nextTo"),
        element("c:spPr", NO_LINE),
        words(placed.size, placed.quiet, turn=_LEVEL),
        values(crossAx=_CATEGORIES, crosses=crossed, crossBetween="between"),
        values(majorUnit=f"{placed.scale.step:.12g}"),
    )


def _ends(scale: Scale) -> str:
    """An axis ends where its data do, by multiples of its step, so that it follows them; only its end at
    nought is ours, and both of lines that lie close together below it."""
    most = f"{scale.most:.12g}" if scale.most <= 0 else None
    least = f"{scale.least:.12g}" if scale.least >= 0 or scale.most < 0 else None
    return values(max=most, min=least)


def _legend(legend: Legend, placed: ChartLayout) -> str:
    place = _layout(legend.frame, placed.frame)
    said = words(placed.size, placed.ink)
    return element("c:legend", values(legendPos="t"), place, values(overlay=0), said)
