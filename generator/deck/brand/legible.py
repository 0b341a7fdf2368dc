"""Recolours a placed slide in colours of the brand, or shades of them, that contrast with its layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.charts.colours import FILLS, LINES
from generator.charts.layout import ChartLayout
from generator.content.inline import SLIDE
from generator.deck.brand.canvas import SHADES, Canvas
from generator.deck.brand.table_style import CellColours, TableStyle
from generator.deck.placed import Drawing, Placed, PlacedChart, PlacedSlide, PlacedTable, PlacedText
from generator.deck.slides import Paragraph
from generator.shapes import Area, Drawn, Frame, Label, Polygon, Run, Stroke
from generator.theme import lightness, mix

_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_APART = 14.0  # of lightness (L*), between series that stand side by side
_STEPS = (40, 50, 60, 70, 80, 90, 100)  # strengths that something quiet is tried at, in hundredths


def legible(slide: PlacedSlide, canvas: Canvas, table_style: TableStyle) -> PlacedSlide:
    return replace(
        slide,
        title=_text(slide.title, canvas),
        shapes=tuple(_shape(one, canvas, table_style) for one in slide.shapes),
    )


def _shape(shape: Placed, canvas: Canvas, table_style: TableStyle) -> Placed:
    if isinstance(shape, PlacedText):
        return _text(shape, canvas)
    if isinstance(shape, PlacedTable):
        return _recolour_table(shape, canvas, table_style)
    if isinstance(shape, PlacedChart):
        return replace(shape, chart=_chart(shape.chart, canvas))
    return _drawing(shape, canvas) if isinstance(shape, Drawing) else shape


def _text(placed: PlacedText, canvas: Canvas) -> PlacedText:
    """Words that have a colour of their own, and links, where the theme's colour for them is too weak."""
    frame = placed.placeholder.frame
    link = canvas.text("hlink", frame)

    def inked(run: Run) -> Run:
        return replace(run, colour=canvas.text(run.colour, frame)) if run.colour else run

    paragraphs = (
        replace(one, runs=tuple(inked(run) for run in one.runs))
        for one in (_linked(each, link) for each in placed.paragraphs)
    )
    return replace(placed, paragraphs=tuple(paragraphs))


def _linked(paragraph: Paragraph, link: str) -> Paragraph:
    """With that colour for links to the web, which the theme's own need not be told."""

    def of(run: Run) -> Run:
        return replace(run, colour=link) if _leads_out(run) and link != "hlink" else run

    return replace(paragraph, runs=tuple(of(run) for run in paragraph.runs))


def _recolour_table(table: PlacedTable, canvas: Canvas, style: TableStyle) -> PlacedTable:
    """With colours of their own for words that cannot be read in those of the table's style."""
    header, body = style.resolve_header(canvas.colours), style.resolve_body(canvas.colours)
    rows = (
        tuple(_recolour_cell(cell, table.frame, canvas, body if index else header) for cell in row)
        for index, row in enumerate(table.rows)
    )
    return replace(table, rows=tuple(rows))


def _recolour_cell(cell: Paragraph, frame: Frame, canvas: Canvas, colours: CellColours) -> Paragraph:
    behind = canvas.under(frame)
    filled = [mix(ground, fill.colour, fill.opacity) for fill in colours.fills for ground in behind]
    grounds = filled or behind

    def recolour(run: Run) -> Run:
        if run.colour:
            return replace(run, colour=canvas.on(run.colour, grounds))
        usual = "hlink" if _leads_out(run) else colours.text
        # How the brand sets its own words is its affair, as long as they can be seen.
        if usual == colours.text and canvas.sees(usual, grounds):
            return run
        readable = canvas.on(usual, grounds)
        return run if readable == usual else replace(run, colour=readable)

    return replace(cell, runs=tuple(recolour(run) for run in cell.runs))


def _leads_out(run: Run) -> bool:
    """Whether it links to the web: PowerPoint gives such words the theme's colour for links."""
    return bool(run.link) and not run.link.startswith(SLIDE)


def _drawing(drawing: Drawing, canvas: Canvas) -> Drawing:
    """Each colour becomes the same one wherever it occurs: an era's band, its dates and its dots."""
    frame, painted = drawing.frame, list[Drawn]()
    for shape in drawing.shapes:
        if isinstance(shape, Label):
            painted.append(_label(shape, painted, frame, canvas))
        elif isinstance(shape, Stroke):
            painted.append(replace(shape, colour=_seen(shape.colour, frame, canvas)))
        elif isinstance(shape, Polygon) and (below := _below(shape, painted)):
            painted.append(replace(shape, colour=canvas.upon(shape.colour, below, frame)))
        else:
            line = _seen(shape.line, frame, canvas) if shape.line else ""
            painted.append(replace(shape, colour=_seen(shape.colour, frame, canvas), line=line))
    return replace(drawing, shapes=tuple(painted))


def _seen(colour: str, frame: Frame, canvas: Canvas) -> str:
    """Whether a colour is to be left: the background's own, or meant to be faint."""
    return colour if colour == "bg1" or " " in colour else canvas.text(colour, frame)


def _label(label: Label, painted: Sequence[Drawn], frame: Frame, canvas: Canvas) -> Label:
    below = _below(label, painted)
    return replace(
        label, colour=canvas.upon(label.colour, below, frame) if below else canvas.text(label.colour, frame)
    )


def _below(shape: Label | Polygon, painted: Sequence[Drawn]) -> str:
    """The colour of the topmost area that is under the shape's middle; "" where there is none."""
    x, y = _middle(shape)
    holding = (
        one.colour
        for one in reversed(painted)
        if isinstance(one, Area)
        and one.frame.x <= x <= one.frame.x + one.frame.width
        and one.frame.y <= y <= one.frame.y + one.frame.height
    )
    return next(holding, "")


def _middle(shape: Label | Polygon) -> tuple[float, float]:
    if isinstance(shape, Label):
        return shape.frame.x + shape.frame.width / 2, shape.frame.y + shape.frame.height / 2
    count = len(shape.points)
    return sum(x for x, _ in shape.points) / count, sum(y for _, y in shape.points) / count


def _chart(chart: ChartLayout, canvas: Canvas) -> ChartLayout:
    """Its series in the brand's own colours, neighbours apart in lightness; what is not highlighted quiet."""
    frame = chart.frame
    used = tuple(dict.fromkeys((*chart.colours, *(one for row in chart.points for one in row))))
    if chart.chart.highlight:
        turned = {one: _quiet(one, frame, canvas) for one in used}
    else:
        ours = LINES if chart.chart.type == "line" else FILLS
        turned = dict(zip(ours, _series(frame, canvas, len(ours)), strict=True))
    return replace(
        chart,
        colours=tuple(turned[one] for one in chart.colours),
        points=tuple(tuple(turned[one] for one in row) for row in chart.points),
        ink=canvas.text("tx1", frame),
        quiet=canvas.text("tx2", frame),
        inside={one: canvas.upon("tx1", one, frame) for one in turned.values()},
    )


def _quiet(colour: str, frame: Frame, canvas: Canvas) -> str:
    """The colour as faint as was meant, or as strong as it takes to be seen."""
    name, _, strength = colour.partition(" ")
    if not strength:
        return canvas.mark(colour, frame)
    tried = (f"{name} {one}" for one in _STEPS if one >= int(strength))
    return next((one for one in tried if canvas.mark(one, frame) == one), canvas.mark(name, frame))


def _series(frame: Frame, canvas: Canvas, count: int) -> list[str]:
    """The accents in turn, or shades of them, so far apart that they are told without colour too."""
    pool = dict.fromkeys(canvas.mark(one, frame) for one in _ACCENTS)
    pool |= dict.fromkeys(f"{one}{shade}" for shade in SHADES[1:] for one in _ACCENTS)
    seen = [one for one in pool if canvas.mark(one, frame) == one]
    chosen = [canvas.mark("accent1", frame)]
    while len(chosen) < count:
        distant = dict(_distances(seen, chosen, canvas))
        far = (one for one, away in distant.items() if away >= _APART)
        chosen.append(next(far, max(distant, key=lambda one: distant[one], default=chosen[0])))
    return chosen


def _distances(seen: Sequence[str], chosen: Sequence[str], canvas: Canvas) -> Iterator[tuple[str, float]]:
    """Of each that is left its distance in lightness from the last, or what it keeps from all others."""
    light: Mapping[str, float] = {one: lightness(canvas.shown(one, "#FFFFFF")) for one in (*seen, *chosen)}
    for one in seen:
        if one not in chosen:
            others = min((abs(light[one] - light[each]) for each in chosen[:-1]), default=100.0)
            yield one, min(abs(light[one] - light[chosen[-1]]), others * 2)
