"""A placed slide: every shape with its frame in EMU, every text with its sizes; all that a writer needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.content.slides.base import Transition
from generator.deck.slides import Paragraph, Run
from generator.deck.template.layouts import Face, Frame, Layout, Placeholder

CELL_PAD = (0, 50_800)  # EMU at a cell's sides (the first column's left has none), and above and below
CELL_BESIDE = 182_880  # EMU left of every column but the first


@dataclass(frozen=True)
class PlacedText:
    """Text for a placeholder. `sizes` are of its paragraphs' runs, in points; `fill` a theme colour or "";
    `gap` is how many points further apart its paragraphs stand than the layout says."""

    placeholder: Placeholder
    paragraphs: tuple[Paragraph, ...]
    sizes: tuple[tuple[float, ...], ...]
    fill: str = ""
    gap: float = 0


@dataclass(frozen=True)
class PlacedPicture:
    """A picture as large as its placeholder allows; an empty `alt` marks decoration."""

    placeholder: Placeholder
    frame: Frame
    data: bytes
    alt: str
    link: str = ""


@dataclass(frozen=True)
class PlacedTable:
    """`size` is in points, widths and heights in EMU, `leading` a share of the font's own."""

    placeholder: Placeholder
    frame: Frame
    alt: str
    rows: tuple[tuple[Paragraph, ...], ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    size: float
    leading: float


@dataclass(frozen=True)
class Area:
    """A filled rectangle or ellipse; `line` is the colour of its outline or ""."""

    name: str
    frame: Frame
    colour: str
    shape: Literal["rect", "ellipse"] = "rect"
    line: str = ""


@dataclass(frozen=True)
class Stroke:
    """A line through points in EMU; `width` in points."""

    name: str
    points: tuple[tuple[int, int], ...]
    colour: str
    width: float


@dataclass(frozen=True)
class Label:
    """Words in a drawing: their own box, no insets, lines as they are broken here."""

    name: str
    frame: Frame
    lines: tuple[tuple[Run, ...], ...]
    size: float
    face: Face
    colour: str
    bold: bool = False
    align: Literal["l", "ctr", "r"] = "l"
    anchor: Literal["t", "ctr", "b"] = "t"


Drawn = Area | Stroke | Label


@dataclass(frozen=True)
class Drawing:
    """Shapes that stay editable, grouped; `alt` tells what they show, `note` what had to be left out."""

    name: str
    frame: Frame
    alt: str
    shapes: tuple[Drawn, ...]
    note: str = ""


Placed = PlacedText | PlacedPicture | PlacedTable | Drawing


@dataclass(frozen=True)
class Showing:
    """How a slide is shown and found: said by the outline, not by a template.

    `anchor` is what links to it say after their '#', "" where none leads; `chapter` is the number of the
    section it is in, 0 before the first, and `section` that one's name; `spare` slides are the appendix's.
    """

    anchor: str = ""
    chapter: int = 0
    section: str = ""
    transition: Transition = "none"
    build: bool = False
    hidden: bool = False
    spare: bool = False


@dataclass(frozen=True)
class PlacedSlide:
    """Its title comes first: what is first is read first. `unsaid` follows the notes."""

    layout: Layout
    title: PlacedText
    shapes: tuple[Placed, ...]
    notes: tuple[Paragraph, ...]
    unsaid: tuple[Paragraph, ...] = ()
    showing: Showing = Showing()
