"""A placed slide: every shape with its frame in EMU, every text with its sizes; all that a writer needs."""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts.layout import ChartLayout
from generator.content.inline import NO_BREAK_SPACE
from generator.content.slides.base import Transition
from generator.deck.slides import Paragraph, PictureShape
from generator.deck.template.layouts import Layout, Placeholder
from generator.shapes import BREAK, Drawn, Frame

CELL_PAD = (0, 50_800)  # EMU at a cell's sides (the first column's left has none), and above and below
CELL_BESIDE = 292_608  # EMU left of every column but the first


@dataclass(frozen=True)
class Autofit:
    """What a placeholder's own autofit does to its text: its sizes are this share of what stands there, and
    in PowerPoint its lines are a tenth `nearer`. `held` is by how many points its room is lower, so that
    programs which look for the share themselves come to this one."""

    share: float = 1
    nearer: bool = False
    held: float = 0


NO_AUTOFIT = Autofit()


@dataclass(frozen=True)
class PlacedText:
    """Text for a placeholder. `sizes` are of its paragraphs' runs, in points; `fill` a theme colour or "";
    `gap` is how many points further apart its paragraphs stand than the layout says, `tab` the points from
    one tab stop to the next (0: the program's own), `hang` the EMU that numbers stand left of their text.
    `known_as` is the shape's name, "" for its placeholder's; `levels` are the sizes of the box's levels where
    they are not the layout's, in points, `written` of its runs where the autofit shows them smaller, and
    `scale` the share of them all that the layout's are set at."""

    placeholder: Placeholder
    paragraphs: tuple[Paragraph, ...]
    sizes: tuple[tuple[float, ...], ...]
    fill: str = ""
    gap: float = 0
    tab: float = 0
    hang: int = 0
    known_as: str = ""
    autofit: Autofit = NO_AUTOFIT
    levels: tuple[float, ...] = ()
    written: tuple[tuple[float, ...], ...] = ()
    scale: float = 1


@dataclass(frozen=True)
class Crop:
    """What of a picture is cut off at its sides, as shares of its width and height."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


@dataclass(frozen=True)
class PlacedPicture:
    """A picture as large as its placeholder allows, or cut to fill it; an empty `alt` marks decoration.

    `known_as` as of texts; `vector` is the SVG that `data` was drawn from, for programs that can show it.
    """

    placeholder: Placeholder
    frame: Frame
    data: bytes
    alt: str
    link: str = ""
    crop: Crop = Crop()
    shape: PictureShape = "rect"
    vector: bytes = b""
    known_as: str = ""


@dataclass(frozen=True)
class PlacedTable:
    """`size` is in points, widths and heights in EMU, `leading` a share of the font's own; `numbers` are the
    columns of numbers, counted from 0, which stand to the right, their heads too."""

    placeholder: Placeholder
    frame: Frame
    alt: str
    rows: tuple[tuple[Paragraph, ...], ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    size: float
    leading: float
    rtl: bool = False  # its first column is the rightmost
    numbers: frozenset[int] = frozenset()

    @property
    def scale(self) -> float:
        return self.size / self.placeholder.levels[0].size

    def align(self, column: int) -> str:
        """As DrawingML says it."""
        return "r" if self.rtl or column in self.numbers else "l"


@dataclass(frozen=True)
class PlacedChart:
    """A chart laid out in its placeholder."""

    placeholder: Placeholder
    chart: ChartLayout

    @property
    def frame(self) -> Frame:
        return self.chart.frame

    @property
    def alt(self) -> str:
        return self.chart.alt

    @property
    def note(self) -> str:
        return self.chart.note

    @property
    def remedy(self) -> str:
        return self.chart.remedy


@dataclass(frozen=True)
class Part:
    """What of a drawing can appear by itself: the shapes whose `part` is its number, counted from 1."""

    name: str
    alt: str


@dataclass(frozen=True)
class Drawing:
    """Shapes that stay editable, grouped; `alt` tells what they show, `note` what had to be left out, and
    `remedy` what helps.

    `parts` are in the order in which a build brings them; what is in none, part 0, is there from the start.
    """

    name: str
    frame: Frame
    alt: str
    shapes: tuple[Drawn, ...]
    note: str = ""
    remedy: str = "show fewer with 'weight' or 'pick'"
    parts: tuple[Part, ...] = ()


Placed = PlacedText | PlacedPicture | PlacedTable | PlacedChart | Drawing


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
    """Its title is read first. What is `behind` lies under it all. `unsaid` follows the notes."""

    layout: Layout
    title: PlacedText
    shapes: tuple[Placed, ...]
    notes: tuple[Paragraph, ...]
    unsaid: tuple[Paragraph, ...] = ()
    showing: Showing = Showing()
    behind: tuple[Placed, ...] = ()

    @property
    def heading(self) -> str:
        """Its title on one line, as lists of slides show it."""
        words = " ".join(paragraph.plain for paragraph in self.title.paragraphs)
        return words.replace(BREAK.text, " ").replace(NO_BREAK_SPACE, " ")
