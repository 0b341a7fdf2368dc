"""The drawings of a sheet: shapes as one picture, with the words over it as text of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.charts.drawing import draw_chart
from generator.charts.legend import lay_out_legend
from generator.charts.model import Chart, Numerals, Series
from generator.charts.placing import place_chart
from generator.charts.room import ChartRoom, ChartText
from generator.content.slides.exhibits import ChartFields
from generator.look import Look
from generator.pages.slides import art
from generator.shapes import Drawn, Frame, Label, frame_in_points
from generator.shapes.colours import named
from generator.theme import WHITE, Colours, mix
from generator.units import EMU_PER_PT

# A chart's height as a share of its width, and the ems that bound it; the same where there is room to spare.
WIDE, LEAST, MOST = 0.36, 8.5, 13.0
TALL, TALLEST = 0.85, 24.0
ROW, TALL_ROW = 1.9, 3.2  # ems of a lying bar's row
GREY = (
    0.56  # of black, what stands for the accent where ink is saved: light enough, and white words show on it
)


@dataclass(frozen=True)
class Words:
    """A line of text over a picture: its box in points from the picture's corner."""

    said: str
    left: float
    top: float
    width: float
    height: float
    size: float
    align: str
    colour: str
    bold: bool = False
    turned: bool = False
    code: bool = False


@dataclass(frozen=True)
class Picture:
    """`svg` tells itself what it shows, unless it is decoration."""

    height: float
    svg: str
    words: tuple[Words, ...]


def painted(shapes: Sequence[Drawn], frame: Frame, colours: Mapping[str, str], alt: str) -> Picture:
    svg = art.svg(frame, art.drawn(shapes, colours), alt)
    words = tuple(_words(one, colours) for one in shapes if isinstance(one, Label))
    return Picture(frame.height / EMU_PER_PT, svg, words)


def _words(label: Label, colours: Mapping[str, str]) -> Words:
    x, y, wide, tall = (
        one / EMU_PER_PT for one in (label.frame.x, label.frame.y, label.frame.width, label.frame.height)
    )
    if label.turned:
        x, y, wide, tall = x + (wide - tall) / 2, y + (tall - wide) / 2, tall, wide
    said = " ".join("".join(run.text for run in line) for line in label.lines)
    align = {"l": "left", "ctr": "center", "r": "right"}[label.align]
    colour = named(label.colour, colours).colour
    return Words(said, x, y, wide, tall, label.size, align, colour, label.bold, label.turned)


def palette(colours: Colours, *, saving: bool) -> dict[str, str]:
    """The deck's names for colours, on white paper."""
    accent = mix(WHITE, colours.accent, GREY) if saving else colours.accent
    return {"tx1": colours.ink, "tx2": colours.muted, "bg1": WHITE, "accent1": accent}


@dataclass(frozen=True)
class Ink:
    """What a chart is drawn in: the smallest size of its words in points, and whether ink is saved."""

    look: Look
    least: float
    saving: bool


def chart_picture(
    chart: ChartFields,
    told: str,
    numerals: tuple[str, str],
    width: float,
    size: float,
    ink: Ink,
    stretch: float = 0.0,
) -> Picture:
    """As the deck draws it, `width` points wide with words of `size`. Raises DoesNotFit.

    `told` begins what is read aloud of it; `numerals` are the language's separators; `stretch` points more
    than the least it is tall.
    """
    placed = _chart(chart, told, numerals)
    frame = frame_in_points(0, 0, width, chart_heights(chart, width, size, ink.look)[0] + stretch)
    look = ink.look
    words = ChartText(size, size, min(ink.least, size), look.text, look.others, look.rtl)
    shapes = draw_chart(place_chart(placed, frame, words))
    return painted(shapes, frame, palette(ink.look.theme.colours, saving=ink.saving), placed.alt)


def chart_heights(chart: ChartFields, width: float, size: float, look: Look) -> tuple[float, float]:
    """The least and the greatest height of the chart, in points."""
    frame = frame_in_points(0, 0, width, 0)
    sheet = ChartRoom(_chart(chart, "", ("", "")), frame, size, look.text, look.others)
    legend = lay_out_legend(sheet)
    more = legend.frame.height / EMU_PER_PT - sheet.line if legend else 0.0
    if chart.type == "bar":
        series = len(chart.header) - 1
        rows = len(chart.rows) * (1 if series < 2 else 0.6 * series)
        return (ROW * rows + 1.5) * size + more, (TALL_ROW * rows + 1.5) * size + more
    least = min(max(WIDE * width, LEAST * size), MOST * size)
    return least + more, max(least, min(TALL * width, TALLEST * size)) + more


def _chart(chart: ChartFields, told: str, numerals: tuple[str, str]) -> Chart:
    columns = zip(*(row[1:] for row in chart.rows), strict=True)
    made = Chart(
        chart.alt or "",
        chart.type,
        chart.header[0],
        tuple(row[0] for row in chart.rows),
        tuple(
            Series(name, tuple(float(cell) if cell else None for cell in column))
            for name, column in zip(chart.header[1:], columns, strict=True)
        ),
        Numerals.with_unit(chart.decimals, *numerals, chart.unit),
        chart.highlight or "",
        chart.labels,
    )
    return made.described(told) if chart.alt is None else made
