"""What the blocks of a one-pager take, measured on real layouts, and the design that follows from it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from generator.pages.one_pager import columns
from generator.pages.one_pager.columns import Span, Split, Stack, Strip
from generator.pages.one_pager.leaflet import ENDLESS, Column, Design, Leaflet, Part
from generator.pages.paper import Box, Sheet
from generator.units import Length

MOST_AIR = 1.1  # em, between items
ROOMY_AIR = 2.4  # em, on a page that is short even so
FIFTHS = (5, 9)  # how far what is set large may grow on a page with room to spare
COVER = 0.45  # of the page: the band grows no taller
EDGE = 0.05  # pt, by which two layouts of one thing may differ


class Order(Enum):
    """How the blocks may stand."""

    ALONE = "one under another, across the page"
    WHOLE = "in two columns, every block whole"
    LISTS = "in two columns of one width, lists running on from one to the other"


@dataclass(frozen=True)
class Arrangement:
    """An order; for WHOLE the left column's share of the width and the block the right one begins with."""

    order: Order
    share: float = columns.HALF
    begins: int = 0


@dataclass(frozen=True)
class Measured:
    """The blocks at one size; `room` is how high a column may be, `band` how high the band is, in points.

    `fixed` are the heights of what stands outside of the columns, by name.
    """

    size: float
    display: float
    band: float
    room: float
    strip: Strip
    split: Split
    fixed: tuple[tuple[str, float], ...]

    @property
    def need(self) -> float:
        """What the taller column takes of its room; up to 1 it fits."""
        return self.split.taller / self.room if self.room > 0 else math.inf

    @property
    def spare(self) -> float:
        """Points left below both columns when air is put in."""
        return self.split.spare(self.room, MOST_AIR * self.size)


class Gauge:
    """Measures one leaflet; nothing is laid out twice. Sizes are in whole steps of the theme's."""

    def __init__(self, leaflet: Leaflet) -> None:
        tokens = leaflet.look.theme.one_pager
        self.leaflet = leaflet
        self.step = tokens.step.pt
        self.low = math.ceil(round(tokens.smallest.pt / self.step, 6))
        self.high = math.floor(round(tokens.largest.pt / self.step, 6))
        self.first = (self.low + self.high) // 2
        self.layouts = 0
        self._measured: dict[tuple[Arrangement, int, int], Measured] = {}

    def at(self, arrangement: Arrangement, step: int, fifths: int = FIFTHS[0]) -> Measured:
        """`fifths` are those of the display scale."""
        key = (arrangement, step, fifths)
        if key not in self._measured:
            size = round(step * self.step, 4)
            self._measured[key] = measure(self.leaflet, arrangement, size, fifths / FIFTHS[0])
            self.layouts += 1
        return self._measured[key]

    def largest(self, arrangement: Arrangement, first: int) -> int | None:
        """The largest step that fits, looked for from `first` on; None when the smallest does not."""
        return columns.largest(self.low, self.high, lambda step: self.at(arrangement, step).need, first)

    def laid_out(self, arrangement: Arrangement, step: int) -> tuple[Design, Sheet] | None:
        """The page at that size with its air shared out; None when something lies where it must not."""
        measured = self.at(arrangement, step)
        if step == self.high and measured.need <= 1 and measured.spare > 0:
            measured = self._displayed(arrangement)
        for _ in range(2):  # a heading that is said again may be taller than foreseen: then with less air
            if measured.need > 1:
                return None
            made = design(self.leaflet, measured)
            sheet = self.leaflet.lay_out(made)
            self.layouts += 1
            excess = overrun(self.leaflet, sheet)
            if excess <= EDGE:
                return made, sheet
            measured = replace(measured, room=measured.room - excess)
        return None

    def _displayed(self, arrangement: Arrangement) -> Measured:
        """At the largest type: the largest display scale that fits too."""

        def need(fifths: int) -> float:
            return self.at(arrangement, self.high, fifths).need

        fifths = columns.largest(*FIFTHS, need, FIFTHS[1]) or FIFTHS[0]
        return self.at(arrangement, self.high, fifths)


def measure(leaflet: Leaflet, arrangement: Arrangement, size: float, display: float) -> Measured:
    every = _columns(leaflet, arrangement)
    boxes = leaflet.lay_out(Design(size, every, display), measuring=True).boxes
    foot = Length.of_mm(ENDLESS).pt - boxes["footer"].y
    room = Length.of_mm(leaflet.paper.height).pt - foot - boxes["lead"].bottom
    strips = [tuple(_stack(part, boxes) for part in column.parts) for column in every]
    if arrangement.order is Order.WHOLE:
        split = columns.apart(strips[0], strips[1], arrangement.share)
    elif arrangement.order is Order.LISTS:
        split = columns.even(strips[0])
    else:
        split = columns.alone(strips[0])
    fixed = [(block.name, boxes[f"lead-{index}"].height) for index, block in enumerate(leaflet.lead)]
    fixed += [(block.name, boxes["footer"].height) for block in leaflet.sources[:1]]
    return Measured(size, display, boxes["header"].height, room, strips[0], split, tuple(fixed))


def _columns(leaflet: Leaflet, arrangement: Arrangement) -> tuple[Column, ...]:
    """What is to be measured: where lists may run on, all in one column, to be parted later."""
    if arrangement.order is not Order.WHOLE:
        share = columns.WHOLE if arrangement.order is Order.ALONE else columns.HALF
        return (Column(share, leaflet.parts(share)),)
    share, at = arrangement.share, arrangement.begins
    return (
        Column(share, leaflet.parts(share)[:at]),
        Column(1 - share, leaflet.parts(1 - share)[at:]),
    )


def _stack(part: Part, boxes: Mapping[str, Box]) -> Stack:
    ids = [part.item_id(index) for index in range(len(part.items))]
    items = tuple(Span(boxes[one].y, boxes[one].bottom) for one in ids if one in boxes)
    return Stack(boxes[part.box].y, boxes[part.box].bottom, items)


def design(leaflet: Leaflet, measured: Measured) -> Design:
    """The columns end on one line, as far as air between items can bring them there.

    What air cannot fill makes the band taller; what is left then stands above and below what the page says.
    """
    split = measured.split
    band = Length.of_mm(leaflet.paper.height).pt * COVER - measured.band
    cover = min(max(0.0, measured.spare), max(0.0, band))
    room = measured.room - cover
    most = (ROOMY_AIR if cover else MOST_AIR) * measured.size
    shares = (split.share, 1 - split.share)
    made = []
    for share, pile, parts in zip(shares, split.piles, _parts(leaflet, split), strict=False):
        air = pile.air(room, most)
        made.append(Column(share, parts, air, air * columns.BETWEEN_BLOCKS))
    drop = max(0.0, split.spare(room, most)) / 2 if cover else 0.0
    return Design(measured.size, tuple(made), measured.display, cover, drop)


def _parts(leaflet: Leaflet, split: Split) -> Iterator[tuple[Part, ...]]:
    """The parts of each column that has any."""
    cut = split.cut
    left, right = leaflet.parts(split.share), leaflet.parts(1 - split.share)
    begun, rest = list(left[: cut.block]), list(right[cut.block :])
    if cut.item:
        begun.append(replace(left[cut.block], stop=cut.item))
        rest[0] = replace(rest[0], first=cut.item)
    return (tuple(parts) for parts in (begun, rest) if parts)


def overrun(leaflet: Leaflet, sheet: Sheet) -> float:
    """Points by which anything reaches into the foot or over the margin; inf when there is a second page."""
    boxes = sheet.boxes
    right = Length.of_mm(leaflet.paper.width - leaflet.look.theme.one_pager.margin.mm).pt
    parts = [box for name, box in boxes.items() if name not in ("header", "footer")]
    if sheet.pages > 1:
        return math.inf
    return max(max(box.bottom - boxes["footer"].y, box.right - right) for box in parts)
