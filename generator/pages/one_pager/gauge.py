"""Measures what the blocks of a one-pager take, on real layouts, and derives the design."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.pages import columns, size_search
from generator.pages.blocks import Part
from generator.pages.columns import Cut, Split, Strip
from generator.pages.one_pager.leaflet import Column, Design, Leaflet
from generator.pages.one_pager.measured import EDGE, Arrangement, Measured, Order, measure, rooms_of, stack
from generator.pages.paper import Sheet
from generator.units import Length

ROOMY_AIR = 2.4  # em, in a column that is short even so
FIFTHS = (5, 9)  # how far what is set large may grow on a page with room to spare
COVER = 0.45  # of the page: the band grows no taller
HALVINGS = 12
EASY_AIR = 0.5  # em, between items, before blocks are made taller than they must


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

    @property
    def too_wide(self) -> bool:
        """Whether something is wider than the page in the smallest type too: widths grow as sizes do."""
        if not self.leaflet.flow:
            return False
        widest = self.at(Arrangement(Order.LISTS), self.first).widest
        return widest * self.low / self.first > self.leaflet.inner + EDGE

    def strips(self, step: int, shares: Sequence[float]) -> tuple[Mapping[float, Strip], float]:
        """The blocks in columns of these shares of the width, and how high a column may be, in points."""
        leaflet, size = self.leaflet, round(step * self.step, 4)
        every = [Column(share, leaflet.parts(share, f"w{at}-")) for at, share in enumerate(shares)]
        boxes = leaflet.lay_out(Design(size, tuple(every)), measuring=True).boxes
        self.layouts += 1
        strips = {one.share: tuple(stack(part, boxes, 0.0) for part in one.parts) for one in every}
        return strips, next(rooms_of(leaflet, boxes))

    def largest(self, arrangement: Arrangement, first: int) -> int | None:
        """The largest step that fits, looked for from `first` on; None when the smallest does not."""
        return size_search.find_largest(
            self.low, self.high, lambda step: self.at(arrangement, step).need, first
        )

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

    def largest_laid_out(self, arrangement: Arrangement, first: int) -> tuple[Design, Sheet] | None:
        """The page in the largest size up to `first` in which it lies as it should, None where in none.

        One step is often enough, for a heading that is said again; then the steps left are halved.
        """
        for step in range(first, max(first - 2, self.low - 1), -1):
            if made := self.laid_out(arrangement, step):
                return made
        fits, fails = self.low, max(first - 1, self.low)
        found = self.laid_out(arrangement, fits) if fits < fails else None
        while found and fails - fits > 1:
            middle = (fits + fails) // 2
            made = self.laid_out(arrangement, middle)
            found, fits, fails = (made, middle, fails) if made else (found, fits, middle)
        return found

    def _measured_for(self, arrangement: Arrangement, step: int) -> Measured:
        measured = self.at(arrangement, step)
        more = step == self.high and measured.need <= 1 and measured.spare > 0
        return self._displayed(arrangement) if more else measured

    def _displayed(self, arrangement: Arrangement) -> Measured:
        """At the largest type: the largest display scale that fits too."""

        def need(fifths: int) -> float:
            return self.at(arrangement, self.high, fifths).need

        fifths = size_search.find_largest(*FIFTHS, need, FIFTHS[1]) or FIFTHS[0]
        return self.at(arrangement, self.high, fifths)


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
    if leaflet.format.folded and not any(pile.height for pile in measured.split.piles[:across]):
        return max(0.0, measured.rooms[0] - EDGE)  # the others hold what there is: this page is a cover
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
    """The parts in each column."""
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
    """Points by which each column, the first with what leads it, reaches into its foot.

    inf where it reaches over the margin, which no room mends, and when there are more pages than there
    should be.
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
        wide = any(box.right - right > EDGE for box in boxes)
        found.append(math.inf if wide else max((box.bottom - foot for box in boxes), default=0.0))
    return found
