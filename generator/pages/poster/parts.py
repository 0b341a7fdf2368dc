"""A timeline on paper, placed: every part of it as boxes and points from its top left corner, in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.content.collections import Era, Milestone
from generator.pages.poster.wording import Wording
from generator.timeline import Extent
from generator.timeline.detail_levels import DetailLevel

Point = tuple[float, float]
Sort = Literal["era", "dot", "range", "within", "about"]
"""Of the legend's entries: an era, and kinds of marks."""


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Band:
    """An era on the axis; `lines` is its title as it is broken, empty when it does not fit the band."""

    era: Era
    box: Rect
    beside: tuple[Rect, ...]
    """Where its tint lies, on both sides of the axis."""
    colour: str
    lines: tuple[str, ...]
    title: Rect
    """Where its title stands: within its longest stretch without a break."""


@dataclass(frozen=True)
class Gap:
    """A break of the scale on the axis, with what it leaves out in words; none where they do not fit."""

    box: Rect
    lines: tuple[str, ...]
    torn: tuple[Rect, ...]
    """The axis there, and the tints beside it."""


@dataclass(frozen=True)
class LaneBox:
    """A lane's title, and the rail beside which its marks lie."""

    title: str
    box: Rect
    rail: Rect


@dataclass(frozen=True)
class Year:
    """A tick's label, and the line across the strip at which it begins."""

    label: str
    box: Rect
    line: tuple[Point, Point]
    size: float


@dataclass(frozen=True)
class CardBox:
    """A milestone's card; its leader goes from its mark to the card's far edge."""

    milestone: Milestone
    box: Rect
    colour: str
    form: DetailLevel
    words: Wording
    picture: float
    """The height of its picture; 0 without one."""
    leader: tuple[Point, ...]


@dataclass(frozen=True)
class Mark:
    """A milestone on the axis: its dot, and how far along the axis it reaches, which `bar` says is shown.

    `size` is what it takes across the axis, in points; `worded`: it leads to a card.
    """

    milestone: Milestone
    dot: Point
    extent: Extent
    colour: str
    size: float
    bar: bool
    worded: bool


@dataclass(frozen=True)
class Key:
    """An entry of the legend: a swatch and what it says."""

    sort: Sort
    colour: str
    box: Rect
    ahead: float
    """What the swatch takes of the box, with the air between it and the words."""
    text: str


@dataclass(frozen=True)
class Chronology:
    """`axis` is what the marks stand beside, `strip` the part of it that carries the years."""

    width: float
    height: float
    size: float
    upright: bool
    axis: Rect
    strip: Rect
    title_size: float
    bands: tuple[Band, ...]
    years: tuple[Year, ...]
    gaps: tuple[Gap, ...]
    gap_size: float
    cards: tuple[CardBox, ...]
    marks: tuple[Mark, ...]
    legend: tuple[Key, ...]
    displacement: float
    lanes: tuple[LaneBox, ...] = ()
    lead: float = 0.0
    """The height above all of it that is taken by the titles of upright lanes."""


@dataclass(frozen=True)
class Shows:
    """What of the milestones shows, each by its place in the order of time.

    `width` is the only width of card, in ems, with which this is known to fit; None: any might. `stretch`: by
    what factor cards are taller than reckoned, where a layout has shown that.
    """

    forms: tuple[DetailLevel, ...]
    width: float | None = None
    pictures: bool = False
    stretch: float = 1.0


@dataclass(frozen=True)
class Manner:
    """How the cards are set: type size in points, card width in ems of it, what of them shows."""

    size: float
    width: float
    shows: Shows
