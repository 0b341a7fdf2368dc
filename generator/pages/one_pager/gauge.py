"""What the blocks of a one-pager take, measured on real layouts, and the design that follows from it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from generator.pages.blocks import Part
from generator.pages.one_pager import columns
from generator.pages.one_pager.columns import Cut, Pile, Span, Split, Stack, Strip
from generator.pages.one_pager.leaflet import ENDLESS, Column, Design, Leaflet
from generator.pages.paper import Box, Sheet
from generator.units import Length

MOST_AIR = 1.3  # em, between items
ROOMY_AIR = 2.4  # em, in a column that is short even so
FIFTHS = (5, 9)  # how far what is set large may grow on a page with room to spare
COVER = 0.45  # of the page: the band grows no taller
HALVINGS = 12
EASY_AIR = 0.5  # em, between items, before blocks are made taller than they must
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
    may be taller, by their ids.
    """

    size: float
    display: float
    band: float
    rooms: tuple[float, ...]
    strip: Strip
    split: Split
    fixed: tuple[tuple[str, float], ...]
    stretches: Mapping[str, float]

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


class Gauge:
    """Measures one leaflet; nothing is laid out twice. Sizes are in whole steps of the theme's."""

    def __init__(self, leaflet: Leaflet) -> None:
        tokens = leaflet.look.theme.one_pager
        self.leaflet = leaflet
        self.step = tokens.step.pt
        self.low = math.ceil(round(tokens.smallest.pt / self.step, 6))
        # Small pages are held nearer to the eye; their type shrinks, but less than they do.
        largest = tokens.largest.pt * math.sqrt(leaflet.format.scale)
        self.high = math.floor(round(largest / self.step, 6))
        # From here on a line across the page is short enough to be read.
        self.across = math.ceil(round(leaflet.inner / tokens.measure / self.step, 6))
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

    def designed(self, arrangement: Arrangement, step: int) -> Design | None:
        """The page at that size as it should come out; None when it does not fit."""
        measured = self._measured_for(arrangement, step)
        return design(self.leaflet, measured, arrangement.across) if measured.need <= 1 else None

    def laid_out(self, arrangement: Arrangement, step: int) -> tuple[Design, Sheet] | None:
        """The page at that size with its air shared out; None when something lies where it must not."""
        measured = self._measured_for(arrangement, step)
        for _ in range(2):  # a heading that is said again may be taller than foreseen: then with less air
            if measured.need > 1:
                return None
            made = design(self.leaflet, measured, arrangement.across)
            sheet = self.leaflet.lay_out(made)
            self.layouts += 1
            excess = overrun(self.leaflet, made, sheet)
            if max(excess) <= EDGE:
                return made, sheet
            rooms = (room - max(0.0, over) for room, over in zip(measured.rooms, excess, strict=False))
            measured = replace(measured, rooms=tuple(rooms))
        return None

    def _measured_for(self, arrangement: Arrangement, step: int) -> Measured:
        measured = self.at(arrangement, step)
        more = step == self.high and measured.need <= 1 and measured.spare > 0
        return self._displayed(arrangement) if more else measured

    def _displayed(self, arrangement: Arrangement) -> Measured:
        """At the largest type: the largest display scale that fits too."""

        def need(fifths: int) -> float:
            return self.at(arrangement, self.high, fifths).need

        fifths = columns.largest(*FIFTHS, need, FIFTHS[1]) or FIFTHS[0]
        return self.at(arrangement, self.high, fifths)


def measure(leaflet: Leaflet, arrangement: Arrangement, size: float, display: float) -> Measured:
    every = _columns(leaflet, arrangement)
    boxes = leaflet.lay_out(Design(size, every, display), measuring=True).boxes
    stretches = {part.id: _stretch(part, boxes) for column in every for part in column.parts}
    strips = [tuple(_stack(part, boxes, stretches[part.id]) for part in column.parts) for column in every]
    rooms = tuple(room for room in _rooms(leaflet, boxes) for _ in range(arrangement.across))
    if arrangement.order is Order.WHOLE:
        split = columns.apart(strips[0], strips[1], arrangement.share)
    elif strips[0] and min(rooms) > 0:
        split = columns.parted(strips[0], rooms, every[0].share)
    else:
        split = Split(every[0].share, (), columns.piled(strips[0]))
    fixed = [(block.name, boxes[f"lead-{index}"].height) for index, block in enumerate(leaflet.lead)]
    fixed += [(block.name, boxes["footer"].height) for block in leaflet.sources[:1]]
    return Measured(size, display, boxes["header"].height, rooms, strips[0], split, tuple(fixed), stretches)


def _rooms(leaflet: Leaflet, boxes: Mapping[str, Box]) -> Iterator[float]:
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


def _stack(part: Part, boxes: Mapping[str, Box], stretch: float) -> Stack:
    items = tuple(Span(boxes[one].y, boxes[one].bottom) for one in part.item_ids if one in boxes)
    return Stack(boxes[part.box].y, boxes[part.box].bottom, items, stretch)


def _stretch(part: Part, boxes: Mapping[str, Box]) -> float:
    """Points by which the block may be taller: from what its template sets it in to what it says is most."""
    least, most = boxes.get(f"{part.box}-least"), boxes.get(f"{part.box}-most")
    if not least or not most:
        return 0.0
    endless = most.height >= Length.of_mm(ENDLESS).pt - EDGE
    return math.inf if endless else max(0.0, most.height - least.height)


def design(leaflet: Leaflet, measured: Measured, across: int) -> Design:
    """The columns end on one line, as far as air between items can bring them there.

    What air cannot fill makes the band taller; what is left then stands above and below what a page says.
    """
    cover = _cover(leaflet, measured, across)
    measured = measured.under(cover, across)
    most = ROOMY_AIR * measured.size
    split = measured.split
    made, spares = [], list[float]()
    for index, (parts, (pile, room)) in enumerate(
        zip(_parts(leaflet, split), measured.columns, strict=False)
    ):
        easy = EASY_AIR * measured.size
        page, air = index // across, pile.air(room, most, easy)
        taller = _stretched(parts, measured.stretches, pile.stretched(room, easy))
        made.append(Column(split.share_of(index), taller, page, air, air * columns.BETWEEN_BLOCKS))
        spares.append(pile.spare(room, most))
    pages = [spares[at : at + across] for at in range(0, len(spares), across)]
    drops = tuple(max(0.0, min(one)) / 2 if cover else 0.0 for one in pages) or (0.0,)
    covered = leaflet.format.folded and not any(column.parts for column in made[:across])
    left = [max(one) - 2 * drop for one, drop in zip(pages, drops, strict=False)][covered:]
    blank = max(left, default=0.0) / Length.of_mm(leaflet.paper.height).pt
    return Design(measured.size, tuple(made), measured.display, cover, drops, blank)


def _stretched(parts: tuple[Part, ...], stretches: Mapping[str, float], by: float) -> tuple[Part, ...]:
    """The parts taller by so many points together: each as it may be, or those alone that fill any room."""
    may = [stretches[part.id] for part in parts]
    shares = [float(one == math.inf) for one in may] if math.inf in may else may
    whole = sum(shares)
    if not whole:
        return parts
    return tuple(replace(part, stretch=by * one / whole) for part, one in zip(parts, shares, strict=True))


def _cover(leaflet: Leaflet, measured: Measured, across: int) -> float:
    """How much taller the band is, so that as little as can be is left below any column."""
    most = max(0.0, Length.of_mm(leaflet.paper.height).pt * COVER - measured.band)
    if measured.spare <= 0 or not most or len(leaflet.format.panels) == 1:
        return min(max(0.0, measured.spare), most)
    if leaflet.format.folded:  # the first page is then a cover, if the others hold what there is
        whole = measured.rooms[0] - EDGE
        if measured.under(whole, across).need <= 1:
            return whole
    low, high = 0.0, most
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        tried = measured.under(middle, across)
        low, high = (middle, high) if tried.need <= 1 and tried.spare > 0 else (low, middle)
    return low


def _parts(leaflet: Leaflet, split: Split) -> Iterator[tuple[Part, ...]]:
    """The parts of each column."""
    begins = (Cut(0), *split.cuts)
    ends = (*split.cuts, Cut(len(leaflet.flow)))
    for index, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        parts = leaflet.parts(split.share_of(index))
        column = list(parts[begin.block : end.block])
        if end.item:
            column.append(replace(parts[end.block], stop=end.item))
        if begin.item:
            column[0] = replace(column[0], first=begin.item)
        yield tuple(column)


def overrun(leaflet: Leaflet, made: Design, sheet: Sheet) -> list[float]:
    """Points by which each column, the first with what leads it, reaches into its foot or over the margin.

    One inf when there are more pages than there should be.
    """
    if sheet.pages != leaflet.format.sides:
        return [math.inf]
    found = []
    lead = [f"lead-{index}" for index in range(len(leaflet.lead))]
    for index, column in enumerate(made.columns or (Column(columns.WHOLE, ()),)):
        names = [name for part in column.parts for name in (part.box, *part.item_ids)]
        boxes = [sheet.boxes[name] for name in (*names, *(lead if not index else ())) if name in sheet.boxes]
        foot = sheet.boxes[leaflet.foot(column.page)].y
        right = sheet.boxes[f"page-{column.page}"].x + leaflet.margin + leaflet.inner
        found.append(max([max(box.bottom - foot, box.right - right) for box in boxes], default=0.0))
    return found
