"""Recolours a placed slide in colours of the brand, or shades of them, that contrast with its layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.charts.colours import FILLS, LINES
from generator.charts.layout import ChartLayout
from generator.content.inline import SLIDE
from generator.deck.brand.colours.contrast import SHADES, Backdrop
from generator.deck.brand.colours.table_style import CellColours, TableStyle
from generator.deck.placed import Drawing, Placed, PlacedChart, PlacedSlide, PlacedTable, PlacedText
from generator.deck.slides import Paragraph
from generator.shapes import Area, Drawn, Frame, Label, Polygon, Run, Stroke
from generator.theme import lightness, mix

_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_APART = 14.0  # of lightness (L*), between series that stand side by side
_STEPS = (40, 50, 60, 70, 80, 90, 100)  # strengths that something quiet is tried at, in hundredths


def recolour_slide(slide: PlacedSlide, backdrop: Backdrop, table_style: TableStyle) -> PlacedSlide:
    return replace(
        slide,
        title=_recolour_text(slide.title, backdrop),
        shapes=tuple(_recolour_shape(one, backdrop, table_style) for one in slide.shapes),
    )


def _recolour_shape(shape: Placed, backdrop: Backdrop, table_style: TableStyle) -> Placed:
    if isinstance(shape, PlacedText):
        return _recolour_text(shape, backdrop)
    if isinstance(shape, PlacedTable):
        return _recolour_table(shape, backdrop, table_style)
    if isinstance(shape, PlacedChart):
        return replace(shape, chart=_recolour_chart(shape.chart, backdrop))
    return _recolour_drawing(shape, backdrop) if isinstance(shape, Drawing) else shape


def _recolour_text(placed: PlacedText, backdrop: Backdrop) -> PlacedText:
    """Words that have a colour of their own, and links, where the theme's colour for them is too weak."""
    frame = placed.placeholder.frame
    link = backdrop.contrasting_text_colour("hlink", frame)

    def recolour(run: Run) -> Run:
        return replace(run, colour=backdrop.contrasting_text_colour(run.colour, frame)) if run.colour else run

    paragraphs = (
        replace(one, runs=tuple(recolour(run) for run in one.runs))
        for one in (_recolour_links(each, link) for each in placed.paragraphs)
    )
    return replace(placed, paragraphs=tuple(paragraphs))


def _recolour_links(paragraph: Paragraph, link: str) -> Paragraph:
    """With that colour for links to the web, which the theme's own need not be told."""

    def of(run: Run) -> Run:
        return replace(run, colour=link) if _leads_out(run) and link != "hlink" else run

    return replace(paragraph, runs=tuple(of(run) for run in paragraph.runs))


def _recolour_table(table: PlacedTable, backdrop: Backdrop, style: TableStyle) -> PlacedTable:
    """With colours of their own for words that cannot be read in those of the table's style."""
    header, body = style.resolve_header(backdrop.colours), style.resolve_body(backdrop.colours)
    rows = (
        tuple(_recolour_cell(cell, table.frame, backdrop, body if index else header) for cell in row)
        for index, row in enumerate(table.rows)
    )
    return replace(table, rows=tuple(rows))


def _recolour_cell(cell: Paragraph, frame: Frame, backdrop: Backdrop, colours: CellColours) -> Paragraph:
    behind = backdrop.colours_under(frame)
    filled = [mix(ground, fill.colour, fill.opacity) for fill in colours.fills for ground in behind]
    grounds = filled or behind

    def recolour(run: Run) -> Run:
        if run.colour:
            return replace(run, colour=backdrop.text_colour_on(run.colour, grounds))
        usual = "hlink" if _leads_out(run) else colours.text
        # How the brand sets its own words is its affair, as long as they can be seen.
        if usual == colours.text and backdrop.is_visible_on(usual, grounds):
            return run
        readable = backdrop.text_colour_on(usual, grounds)
        return run if readable == usual else replace(run, colour=readable)

    return replace(cell, runs=tuple(recolour(run) for run in cell.runs))


def _leads_out(run: Run) -> bool:
    """Whether it links to the web: PowerPoint gives such words the theme's colour for links."""
    return bool(run.link) and not run.link.startswith(SLIDE)


def _recolour_drawing(drawing: Drawing, backdrop: Backdrop) -> Drawing:
    """Each colour becomes the same one wherever it occurs: an era's band, its dates and its dots."""
    frame, painted = drawing.frame, list[Drawn]()
    for shape in drawing.shapes:
        if isinstance(shape, Label):
            painted.append(_recolour_label(shape, painted, frame, backdrop))
        elif isinstance(shape, Stroke):
            painted.append(replace(shape, colour=_visible_colour(shape.colour, frame, backdrop)))
        elif isinstance(shape, Polygon) and (below := _colour_below(shape, painted)):
            painted.append(replace(shape, colour=backdrop.text_colour_on_fill(shape.colour, below, frame)))
        else:
            line = _visible_colour(shape.line, frame, backdrop) if shape.line else ""
            painted.append(replace(shape, colour=_visible_colour(shape.colour, frame, backdrop), line=line))
    return replace(drawing, shapes=tuple(painted))


def _visible_colour(colour: str, frame: Frame, backdrop: Backdrop) -> str:
    """Whether a colour is to be left: the background's own, or meant to be faint."""
    return colour if colour == "bg1" or " " in colour else backdrop.contrasting_text_colour(colour, frame)


def _recolour_label(label: Label, painted: Sequence[Drawn], frame: Frame, backdrop: Backdrop) -> Label:
    below = _colour_below(label, painted)
    return replace(
        label,
        colour=backdrop.text_colour_on_fill(label.colour, below, frame)
        if below
        else backdrop.contrasting_text_colour(label.colour, frame),
    )


def _colour_below(shape: Label | Polygon, painted: Sequence[Drawn]) -> str:
    """The colour of the topmost area that is under the shape's middle; "" where there is none."""
    x, y = _centre_of(shape)
    holding = (
        one.colour
        for one in reversed(painted)
        if isinstance(one, Area)
        and one.frame.x <= x <= one.frame.x + one.frame.width
        and one.frame.y <= y <= one.frame.y + one.frame.height
    )
    return next(holding, "")


def _centre_of(shape: Label | Polygon) -> tuple[float, float]:
    if isinstance(shape, Label):
        return shape.frame.x + shape.frame.width / 2, shape.frame.y + shape.frame.height / 2
    count = len(shape.points)
    return sum(x for x, _ in shape.points) / count, sum(y for _, y in shape.points) / count


def _recolour_chart(chart: ChartLayout, backdrop: Backdrop) -> ChartLayout:
    """Its series in the brand's own colours, neighbours apart in lightness; what is not highlighted quiet."""
    frame = chart.frame
    used = tuple(dict.fromkeys((*chart.colours, *(one for row in chart.points for one in row))))
    if chart.chart.highlight:
        turned = {one: _muted_colour(one, frame, backdrop) for one in used}
    else:
        ours = LINES if chart.chart.type == "line" else FILLS
        turned = dict(zip(ours, _choose_series_colours(frame, backdrop, len(ours)), strict=True))
    return replace(
        chart,
        colours=tuple(turned[one] for one in chart.colours),
        points=tuple(tuple(turned[one] for one in row) for row in chart.points),
        ink=backdrop.contrasting_text_colour("tx1", frame),
        quiet=backdrop.contrasting_text_colour("tx2", frame),
        inside={one: backdrop.text_colour_on_fill("tx1", one, frame) for one in turned.values()},
    )


def _muted_colour(colour: str, frame: Frame, backdrop: Backdrop) -> str:
    """The colour as faint as was meant, or as strong as it takes to be seen."""
    name, _, strength = colour.partition(" ")
    if not strength:
        return backdrop.contrasting_mark_colour(colour, frame)
    tried = (f"{name} {one}" for one in _STEPS if one >= int(strength))
    return next(
        (one for one in tried if backdrop.contrasting_mark_colour(one, frame) == one),
        backdrop.contrasting_mark_colour(name, frame),
    )


def _choose_series_colours(frame: Frame, backdrop: Backdrop, count: int) -> list[str]:
    """The accents in turn, or shades of them, so far apart that they are told without colour too."""
    pool = dict.fromkeys(backdrop.contrasting_mark_colour(one, frame) for one in _ACCENTS)
    pool |= dict.fromkeys(f"{one}{shade}" for shade in SHADES[1:] for one in _ACCENTS)
    seen = [one for one in pool if backdrop.contrasting_mark_colour(one, frame) == one]
    chosen = [backdrop.contrasting_mark_colour("accent1", frame)]
    while len(chosen) < count:
        distant = dict(_lightness_distances(seen, chosen, backdrop))
        far = (one for one, away in distant.items() if away >= _APART)
        chosen.append(next(far, max(distant, key=lambda one: distant[one], default=chosen[0])))
    return chosen


def _lightness_distances(
    seen: Sequence[str], chosen: Sequence[str], backdrop: Backdrop
) -> Iterator[tuple[str, float]]:
    """Of each that is left its distance in lightness from the last, or what it keeps from all others."""
    light: Mapping[str, float] = {
        one: lightness(backdrop.blend_over(one, "#FFFFFF")) for one in (*seen, *chosen)
    }
    for one in seen:
        if one not in chosen:
            others = min((abs(light[one] - light[each]) for each in chosen[:-1]), default=100.0)
            yield one, min(abs(light[one] - light[chosen[-1]]), others * 2)
