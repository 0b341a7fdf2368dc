"""A slide as its template says it: which layout, and what goes into each box. Knows no lengths yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from generator.content import inline

Marker = Literal["", "bullet", "number"]


@dataclass(frozen=True)
class Run(inline.Run):
    """`detail` is what a full slide leaves out: set smaller where the text around it is large.

    `colour` is a theme colour of its own, "" for its box's.
    """

    detail: bool = False
    colour: str = ""


BREAK = Run("\n")  # the end of a line inside a paragraph


@dataclass(frozen=True)
class Paragraph:
    """`level` counts from 0; `start` is the number a numbered list begins with."""

    runs: tuple[Run, ...]
    level: int = 0
    marker: Marker = ""
    start: int = 1

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def bare(self) -> Paragraph:
        """Without its details, and without the line's end before them."""
        kept = [run for run in self.runs if not run.detail]
        while kept and kept[-1] == BREAK:
            kept.pop()
        return replace(self, runs=tuple(kept))


@dataclass(frozen=True)
class Text:
    """Paragraphs for the placeholder of that name. `fill` is a theme colour for its ground, "" for none."""

    box: str
    paragraphs: tuple[Paragraph, ...]
    fill: str = ""


@dataclass(frozen=True)
class Picture:
    """A file of the talk's folder."""

    box: str
    src: str
    alt: str


@dataclass(frozen=True)
class Qr:
    box: str
    address: str
    alt: str


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first is the header."""

    box: str
    alt: str
    rows: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True)
class Era:
    """A stretch of the axis, its last day included, in a theme colour."""

    title: str
    start: date
    end: date
    colour: str


@dataclass(frozen=True)
class Milestone:
    """A moment or a span on the axis. `shown` is its date as it is printed."""

    title: Paragraph
    shown: str
    start: date
    end: date
    weight: str = "normal"
    current: bool = False


@dataclass(frozen=True)
class Timeline:
    """`slim` draws the axis and its dots alone: a place in the story, not the story."""

    box: str
    alt: str
    eras: tuple[Era, ...]
    milestones: tuple[Milestone, ...]
    slim: bool = False


Content = Text | Picture | Qr | Table | Timeline


@dataclass(frozen=True)
class Slide:
    """`title` is the box of that role whatever the layout calls it; `unsaid` follows the notes."""

    layout: str
    title: tuple[Run, ...]
    contents: tuple[Content, ...]
    notes: tuple[Paragraph, ...]
    unsaid: tuple[Paragraph, ...] = ()

    @property
    def heading(self) -> str:
        return "".join(run.text for run in self.title).replace("\n", " ").replace("\u00a0", " ")
