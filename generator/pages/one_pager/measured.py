"""What the blocks of a one-pager take, measured on real layouts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from generator.pages import columns
from generator.pages.blocks import Part
from generator.pages.columns import Pile, Span, Split, Stack, Strip
from generator.pages.one_pager.leaflet import ENDLESS, Column, Design, Leaflet
from generator.pages.paper import Box
from generator.units import Length

MOST_AIR = 1.3  # em, between items
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

    @property
    def across(self) -> int:
        """How many columns stand beside one another."""
        return 1 if self.order is Order.ALONE else 2


@dataclass(frozen=True)
class Measured:
    """The blocks at one size; `rooms` is how high each column may be, `band` how high the band is, in points.

    `fixed` are the heights of what stands outside of the columns, by name; `stretches` by how much parts
    may be taller, by their ids. `widest` is the widest item's width, which may be more than its column's.
    """

    size: float
    display: float
    band: float
    rooms: tuple[float, ...]
    strip: Strip
    split: Split
    fixed: tuple[tuple[str, float], ...]
    stretches: Mapping[str, float]
    widest: float

    @property
    def need(self) -> float:
        """What the column that takes most of its room takes of it; up to 1 it fits."""
        if min(self.rooms) <= 0:
            return math.inf
        return max((pile.height / room for pile, room in self.columns), default=0.0)

    @property
    def columns(self) -> Iterator[tuple[Pile, float]]:
        return zip(self.split.piles, self.rooms, strict=False)

    @property
    def spare(self) -> float:
        """Points left below every column when air is in; where some fill themselves, what others leave."""
        every = list(self.columns)
        if every and all(pile.stretch == math.inf for pile, _ in every):
            return 0.0
        spares = (
            room - pile.height if pile.stretch == math.inf else pile.spare(room, MOST_AIR * self.size)
            for pile, room in every
        )
        return min(spares, default=min(self.rooms))

    def under(self, cover: float, across: int) -> Measured:
        """With a taller band over the first page's columns; where there are more pages, parted anew."""
        rooms = (*(room - cover for room in self.rooms[:across]), *self.rooms[across:])
        if len(rooms) == across or min(rooms) <= 0:
            return replace(self, rooms=rooms)
        return replace(self, rooms=rooms, split=columns.parted(self.strip, rooms, self.split.share))


def measure(leaflet: Leaflet, arrangement: Arrangement, size: float, display: float) -> Measured:
    every = _columns(leaflet, arrangement)
    boxes = leaflet.lay_out(Design(size, every, display), measuring=True).boxes
    stretches = {part.id: _stretch(part, boxes) for column in every for part in column.parts}
    strips = [tuple(stack(part, boxes, stretches[part.id]) for part in column.parts) for column in every]
    rooms = tuple(room for room in rooms_of(leaflet, boxes) for _ in range(arrangement.across))
    if arrangement.order is Order.WHOLE:
        split = columns.apart(strips[0], strips[1], arrangement.share)
    elif strips[0] and min(rooms) > 0:
        split = columns.parted(strips[0], rooms, every[0].share)
    else:
        split = Split(every[0].share, (), columns.piled(strips[0]))
    fixed = [(block.name, boxes[f"lead-{index}"].height) for index, block in enumerate(leaflet.lead)]
    fixed += [(block.name, boxes["footer"].height) for block in leaflet.sources[:1]]
    names = [name for column in every for part in column.parts for name in part.item_ids if name in boxes]
    widest = max((boxes[name].width for name in names), default=0.0)
    band = boxes["header"].height
    return Measured(size, display, band, rooms, strips[0], split, tuple(fixed), stretches, widest)


def rooms_of(leaflet: Leaflet, boxes: Mapping[str, Box]) -> Iterator[float]:
    """Of each page the height between what stands above the columns and what stands below."""
    whole, last = Length.of_mm(leaflet.paper.height).pt, len(leaflet.format.panels) - 1
    for page in range(last + 1):
        above = boxes["running-head"].height if page else boxes["lead"].bottom
        yield whole - above - boxes["running-foot" if page < last else "footer"].height


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


def stack(part: Part, boxes: Mapping[str, Box], stretch: float) -> Stack:
    items = tuple(Span(boxes[one].y, boxes[one].bottom) for one in part.item_ids if one in boxes)
    return Stack(boxes[part.box].y, boxes[part.box].bottom, items, stretch)


def _stretch(part: Part, boxes: Mapping[str, Box]) -> float:
    """Points by which the block may be taller: from what its template sets it in to what it says is most."""
    least, most = boxes.get(f"{part.box}-least"), boxes.get(f"{part.box}-most")
    if not least or not most:
        return 0.0
    endless = most.height >= Length.of_mm(ENDLESS).pt - EDGE
    return math.inf if endless else max(0.0, most.height - least.height)
