"""Native charts: the chart's part, and the frame that holds it in its placeholder."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from generator.deck.chart_scale import Scale
from generator.deck.file.chart_series import NO_LINE, code, series, words
from generator.deck.file.pen import XMLNS, fill, mark, named, xfrm
from generator.deck.placed import Legend, PlacedChart
from generator.deck.placing.marks import OVERLAP
from generator.deck.template.layouts import NAMESPACES, Frame

RULE, HAIR, GRID = 12_700, 6_350, 15  # EMU; hundredths of the ink
_LEVEL, _TURNED = ' rot="0" vert="horz"', ' rot="-5400000" vert="horz"'
TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CATEGORIES, _VALUES = 111_111_112, 111_111_113  # ids of the axes, each chart's own


def frame(placed: PlacedChart, relation: str, number: int) -> str:
    box = placed.placeholder
    return (
        f"<p:graphicFrame {XMLNS}><p:nvGraphicFramePr>{named(number, box.name, placed.chart.alt, told=True)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{mark(box)}</p:nvPr>'
        f'</p:nvGraphicFramePr>{xfrm(placed.frame, "p")}<a:graphic><a:graphicData uri="{NAMESPACE}">'
        f'<c:chart xmlns:c="{NAMESPACE}" r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def part(placed: PlacedChart, language: str, workbook: str) -> bytes:
    """The chart's own XML; `workbook` is the relation to the cells behind it."""
    legend = _legend(placed.legend, placed) if placed.legend else ""
    plot = _pie(placed) if placed.chart.type == "pie" else f"{_plotted(placed)}{_axes(placed)}"
    xml = (
        f'{_HEAD}<c:chartSpace xmlns:c="{NAMESPACE}" xmlns:a="{NAMESPACES["a"]}" xmlns:r="{NAMESPACES["r"]}">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout(placed.plot, placed.frame, 'inner')}{plot}<c:spPr><a:noFill/>{NO_LINE}</c:spPr></c:plotArea>"
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{words(placed.size, placed.ink)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return xml.encode()


def _layout(inner: Frame, outer: Frame, target: str = "") -> str:
    of = f'<c:layoutTarget val="{target}"/>' if target else ""
    shares = (
        (inner.x - outer.x) / outer.width,
        (inner.y - outer.y) / outer.height,
        inner.width / outer.width,
        inner.height / outer.height,
    )
    sizes = "".join(f'<c:{name} val="{share:.6g}"/>' for name, share in zip("xywh", shares, strict=True))
    return f'<c:layout><c:manualLayout>{of}<c:xMode val="edge"/><c:yMode val="edge"/>{sizes}</c:manualLayout></c:layout>'


def _plotted(placed: PlacedChart) -> str:
    drawn = "".join(series(placed, number) for number in range(len(placed.chart.series)))
    ids = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
    if placed.chart.type == "line":
        return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{drawn}<c:marker val="1"/>{ids}</c:lineChart>'
    way = "bar" if placed.chart.type == "bar" else "col"
    grouping, overlap = ("stacked", 100) if placed.chart.type == "stacked" else ("clustered", OVERLAP)
    return (
        f'<c:barChart><c:barDir val="{way}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{drawn}'
        f'<c:gapWidth val="{placed.gap}"/><c:overlap val="{overlap}"/>{ids}</c:barChart>'
    )


def _pie(placed: PlacedChart) -> str:
    return f'<c:pieChart><c:varyColors val="1"/>{series(placed, 0)}<c:firstSliceAng val="{placed.begin}"/></c:pieChart>'


def _axes(placed: PlacedChart) -> str:
    """The categories' axis is a rule with their names; the values' has its numbers, and hairlines, where they do
    not stand at their points."""
    lying = placed.chart.type == "bar"
    said = words(placed.size, placed.ink, _TURNED if placed.turned else _LEVEL)
    skipped = f'<c:tickLblSkip val="{placed.every}"/>' if placed.every > 1 else ""
    rule = f'<c:spPr><a:ln w="{RULE}">{fill(placed.ink)}</a:ln></c:spPr>'
    grid = f'<c:majorGridlines><c:spPr><a:ln w="{HAIR}">{fill(f"{placed.ink} {GRID}")}</a:ln></c:spPr></c:majorGridlines>'
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    scale = placed.scale
    # Categories run down a bar chart as they are written; its numbers then stand below it, at the far end.
    crossed = "max" if lying and not placed.labels else "autoZero"
    # Those that begin on the right run the other way, and with them the values' axis moves to that side.
    down, along = ("maxMin", "minMax") if lying else ("minMax", "minMax")
    side, foot = ("l", "b") if lying else ("b", "l")
    if placed.reversed:
        down, along = ("maxMin", "maxMin") if lying else ("maxMin", "minMax")
        side, foot = ("r", "b") if lying else ("b", "r")
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{down}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>{ticks}'
        f'<c:tickLblPos val="low"/>{rule}{said}<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/>'
        f'<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skipped}<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="{along}"/>{_ends(scale)}</c:scaling>'
        f'<c:delete val="{int(placed.labels)}"/><c:axPos val="{foot}"/>'
        f'{"" if placed.labels else grid}<c:numFmt formatCode={quoteattr(code(placed.numerals))} sourceLinked="0"/>{ticks}'
        f'<c:tickLblPos val="nextTo"/><c:spPr>{NO_LINE}</c:spPr>{words(placed.size, placed.quiet, _LEVEL)}<c:crossAx val="{_CATEGORIES}"/>'
        f'<c:crosses val="{crossed}"/><c:crossBetween val="between"/><c:majorUnit val="{scale.step:.12g}"/></c:valAx>'
    )


def _ends(scale: Scale) -> str:
    """An axis ends where its data do, by multiples of its step, so that it follows them; only its end at nought
    is ours, and both of lines that lie close together below it."""
    most = f'<c:max val="{scale.most:.12g}"/>' if scale.most <= 0 else ""
    least = f'<c:min val="{scale.least:.12g}"/>' if scale.least >= 0 or scale.most < 0 else ""
    return f"{most}{least}"


def _legend(legend: Legend, placed: PlacedChart) -> str:
    return (
        f'<c:legend><c:legendPos val="t"/>{_layout(legend.frame, placed.frame)}<c:overlay val="0"/>'
        f"{words(placed.size, placed.ink)}</c:legend>"
    )
