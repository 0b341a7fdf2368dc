"""A slide as its template says it: which layout, and what goes into each box. Knows no lengths but those that
a template gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from generator.charts.model import Chart
from generator.content.collections import Fit
from generator.days import Day
from generator.scripts import right_to_left
from generator.shapes import Run

PictureShape = Literal["rect", "ellipse"]
Spare = Literal["", "yes", "repeated"]
Marker = Literal["", "bullet", "number"]
ChartType = Literal["bar", "column", "line", "pie", "stacked"]
TOLD_AT_MOST = 30  # numbers that a description lists
MINUS = "\u2212"


@dataclass(frozen=True)
class Paragraph:
    """`level` counts from 0; `start` is the number a numbered list begins with. A `spare` one stands in the
    notes where the slide has no room for it, with a warning unless it is repeated: said elsewhere, too."""

    runs: tuple[Run, ...]
    level: int = 0
    marker: Marker = ""
    start: int = 1
    spare: Spare = ""

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)

    @cached_property
    def right_to_left(self) -> bool | None:
        """None where no letter tells, and the box decides."""
        return right_to_left(self.plain)


@dataclass(frozen=True)
class Text:
    """Paragraphs for the placeholder of that name. `fill` is a theme colour for its ground, "" for none."""

    box: str
    paragraphs: tuple[Paragraph, ...]
    fill: str = ""


@dataclass(frozen=True)
class Picture:
    """A file of the talk's folder: whole, or cut to cover its box around `focus`, in hundredths from its left
    and top. `behind` all else it is the slide's ground, darkened where text stands on it."""

    box: str
    src: str
    alt: str
    fit: Fit = "contain"
    focus: tuple[float, float] = (50, 50)
    shape: PictureShape = "rect"
    link: str = ""
    behind: bool = False


@dataclass(frozen=True)
class Play:
    """The mark on what can be played, which leads there."""

    box: str
    address: str
    alt: str


@dataclass(frozen=True)
class Initials:
    """What stands for a photo of somebody, in its place and of its shape."""

    box: str
    letters: str


@dataclass(frozen=True)
class Qr:
    box: str
    address: str
    alt: str


@dataclass(frozen=True)
class Code:
    """Text as it was typed, in a language that Pygments knows; shown are the lines `first` to `last`,
    counted from 1, and of them `emphasis` stand out. `numbered` shows those counts."""

    box: str
    text: str
    language: str
    first: int
    last: int
    emphasis: frozenset[int] = frozenset()
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first is the header. `whole` are those of all the slides that it goes on over, for
    all of which its columns are made; none where it does not."""

    box: str
    alt: str
    rows: tuple[tuple[Paragraph, ...], ...]
    whole: tuple[tuple[Paragraph, ...], ...] = ()


@dataclass(frozen=True)
class Era:
    """A stretch of the axis, its last day included, in a theme colour."""

    title: str
    start: Day
    end: Day
    colour: str


@dataclass(frozen=True)
class Lane:
    """One of several stories, in a theme colour."""

    title: str
    colour: str


@dataclass(frozen=True)
class Milestone:
    """A moment or a span on the axis. `shown` is its date as it is printed; `lead` and `tail` are the days by
    which it may have been earlier or later; `lane` is counted from 0."""

    title: Paragraph
    shown: str
    start: Day
    end: Day
    weight: str = "normal"
    current: bool = False
    lead: int = 0
    tail: int = 0
    lane: int = 0


@dataclass(frozen=True)
class Timeline:
    """`slim` draws the axis and its dots alone: a place in the story, not the story. `lanes` are
    parallel stories, none of a single one; `scale` is as on the slide in talk.yaml; `bce` is the pattern
    of a date before the year 1."""

    box: str
    alt: str
    eras: tuple[Era, ...]
    milestones: tuple[Milestone, ...]
    slim: bool = False
    lanes: tuple[Lane, ...] = ()
    scale: str = "auto"
    bce: str = "{date} BCE"


@dataclass(frozen=True)
class ChartInBox:
    box: str
    chart: Chart


Content = Text | Picture | Play | Initials | Qr | Code | Table | Timeline | ChartInBox


@dataclass(frozen=True)
class Place:
    """Where on the slide a box stands that no layout has, in EMU; its text is at most of that `size`, in
    points, 0 for the layout's own."""

    x: int
    y: int
    width: int
    height: int
    size: float = 0


@dataclass(frozen=True)
class Slide:
    """`title` is the box of that role whatever the layout calls it; `unsaid` follows the notes; `places` are
    those of boxes that are the slide's own.

    `other` is a layout to take instead where the picture behind is calmer under its text, "" for none.
    """

    layout: str
    title: tuple[Run, ...]
    contents: tuple[Content, ...]
    notes: tuple[Paragraph, ...]
    unsaid: tuple[Paragraph, ...] = ()
    other: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def heading(self) -> str:
        return "".join(run.text for run in self.title).replace("\n", " ").replace("\u00a0", " ")
