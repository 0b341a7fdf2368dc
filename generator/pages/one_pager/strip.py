"""The timeline as a strip: eras on a band, years below it, and above it titles for as many as have room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator import text, timeline
from generator.content.collections import Era, Milestone, last_day
from generator.deck.placed import Area, Drawn, Stroke
from generator.deck.placing.measuring import EMU
from generator.deck.template.layouts import Frame
from generator.look import Look
from generator.pages.one_pager.drawings import Picture, Words, painted
from generator.theme import WHITE

# In ems of the words.
WIDTHS = (10.0, 8.5, 7.5)  # of the cards, most readable first
ABOVE = 9.0  # the most that cards reach above the band
CHANNEL, GAP, STACK_GAP, STEP, INSET = 0.9, 0.7, 0.45, 0.5, 0.35
BAND, YEARS, LEADING = 1.5, 1.45, 1.22
GAP_YEARS, LEAST = 1.6, 8.0  # where years are left out, and the axis between two such places
DOT, HAIR = 0.62, 0.6  # ems across; points
WEIGHTS = ("major", "normal", "minor")


@dataclass(frozen=True)
class Strip:
    """What is drawn, `width` points wide, in words of `size`; `shown` gives a date as it is printed, `bce` is
    the pattern of one before the year 1."""

    milestones: tuple[Milestone, ...]
    eras: tuple[Era, ...]
    width: float
    size: float
    look: Look
    saving: bool
    shown: Callable[[Milestone], str]
    bce: str

    def picture(self, alt: str) -> Picture:
        cards, width = self._carded()
        reach = max([one.base + one.height for _, one in cards], default=0.0)
        axis = reach + (CHANNEL * self.size if cards else DOT * self.size)
        tall = axis + (BAND + YEARS) * self.size
        shapes = [*self._bands(axis), *self._breaks(axis), *self._reaches(axis)]
        shapes += [*self._leaders(cards, axis), *self._dots(cards, axis)]
        frame = Frame(0, 0, round(self.width * EMU), round(tall * EMU))
        picture = painted(shapes, frame, {}, alt)
        words = (*self._titles(cards, axis, width), *self._eras(axis), *self._years(axis))
        return replace(picture, words=words)

    @cached_property
    def scale(self) -> timeline.TimeScale:
        ends = [era.from_ for era in self.eras] + [era.to for era in self.eras if era.to]
        dates = [*(one.date for one in self.milestones), *ends]
        spans = [timeline.Span(one.start, one.end) for one in dates]
        least = max(LEAST * self.size, self._room(min(span.start for span in spans).told(1, self.bce)))
        breaking = timeline.Breaking(GAP_YEARS * self.size, least, eager=True)
        return timeline.scale_for(spans, self.width, breaking)

    def _carded(self) -> tuple[list[tuple[Milestone, timeline.Placed]], float]:
        """As many as have room, the weightiest first, in the widest cards that hold so many."""
        found: list[tuple[Milestone, timeline.Placed]] = []
        order = sorted(range(len(self.milestones)), key=lambda at: WEIGHTS.index(self.milestones[at].weight))
        best = WIDTHS[-1] * self.size
        for ems in WIDTHS:
            width = ems * self.size
            cards = [self._card(one, width) for one in self.milestones]
            room = timeline.Room(self.width, ABOVE * self.size, 0.0)
            spacing = timeline.Spacing(width, GAP * self.size, STACK_GAP * self.size, STEP * self.size)
            kept = sorted(order[: timeline.most_that_fit(cards, order, room, spacing)])
            if len(kept) > len(found) and (
                placed := timeline.place([cards[at] for at in kept], room, spacing)
            ):
                found = [(self.milestones[at], one) for at, one in zip(kept, placed, strict=True)]
                best = width
        return found, best

    def _card(self, one: Milestone, width: float) -> timeline.Card:
        lines = 1 + len(self._lines(one, width))
        span = timeline.Span(one.date.start, one.date.end)
        return timeline.Card(self.scale.middle(span), lines * LEADING * self.size)

    def _lines(self, one: Milestone, width: float) -> list[str]:
        style = self.look.style(self.look.text, self.size, bold=True)
        room = width - INSET * self.size
        return [line.text for line in text.wrap([(one.title.tied().plain, style)], room)]

    def _era_of(self, one: Milestone) -> str:
        begun = [index for index, era in enumerate(self.eras) if era.from_.start <= one.date.start]
        return self.look.theme.colours.era(begun[-1]) if begun and not self.saving else self._ink

    @property
    def _ink(self) -> str:
        return self.look.theme.colours.ink

    def _spans(self) -> Iterator[tuple[int, Era, float, float]]:
        for index, era in enumerate(self.eras):
            until = last_day(self.eras, index)
            right = self.scale.extent(timeline.Span(until, until))[1] if until else self.width
            yield index, era, max(0.0, self.scale.x(era.from_.start)), min(self.width, right)

    def _bands(self, axis: float) -> Iterator[Drawn]:
        """Filled, or where ink is saved outlined."""
        tall = BAND * self.size
        yield Stroke("Axis", _points((0, axis), (self.width, axis)), self._ink, 2 * HAIR)
        for index, era, left, right in self._spans():
            if self.saving:
                yield Stroke(era.title, _points((left, axis + tall), (right, axis + tall)), self._ink, HAIR)
                yield Stroke(era.title, _points((left, axis), (left, axis + tall)), self._ink, HAIR)
                yield Stroke(era.title, _points((right, axis), (right, axis + tall)), self._ink, HAIR)
            else:
                yield Area(
                    era.title, _frame(left, axis, right - left, tall), self.look.theme.colours.era(index)
                )
        foot = axis + tall if self.eras else axis
        for tick in self._ticks():
            yield Stroke("Year", _points((tick.x, foot), (tick.x, foot + 0.4 * self.size)), self._ink, HAIR)

    def _breaks(self, axis: float) -> Iterator[Drawn]:
        """Where the axis leaves out years it is torn: a gap between two slanting lines."""
        tall, slant = (BAND if self.eras else 0.0) * self.size, 0.3 * self.size
        top, foot = axis - slant, axis + tall + slant
        for one in self.scale.breaks:
            yield Area("Break", _frame(one.x, axis - HAIR, one.width, tall + 2 * HAIR), WHITE)
            for x in (one.x, one.x + one.width):
                yield Stroke("Break", _points((x - slant / 2, foot), (x + slant / 2, top)), self._ink, HAIR)

    def _reaches(self, axis: float) -> Iterator[Drawn]:
        """Ranges as bars on the axis, and what is only about known as dots to both sides of its own."""
        for one in self.milestones:
            reach = self.scale.soft_extent(timeline.Span(one.date.start, one.date.end, *one.date.softness))
            colour = self._era_of(one)
            if one.date.about:
                least, at = 1.2 * DOT * self.size, (reach.start + reach.end) / 2
                left = max(0.0, min(reach.rises, at - least))
                right = min(self.width, max(reach.falls, at + least))
                ends = _points((left, axis - 2 * HAIR), (right, axis - 2 * HAIR))
                yield Stroke(one.title.plain, ends, colour, 2 * HAIR, "sysDot")
            elif one.date.ranged:
                bar = _frame(reach.start, axis - 4 * HAIR, reach.end - reach.start, 4 * HAIR)
                yield Area(one.title.plain, bar, colour)

    def _leaders(self, cards: Sequence[tuple[Milestone, timeline.Placed]], axis: float) -> Iterator[Drawn]:
        for one, placed in cards:
            way = [(x, axis - away) for x, away in timeline.leader(placed, CHANNEL * self.size)]
            yield Stroke(one.title.plain, _points(*way), self._era_of(one), HAIR)

    def _dots(self, cards: Sequence[tuple[Milestone, timeline.Placed]], axis: float) -> Iterator[Drawn]:
        """Hollow, where there are no words."""
        carded = {id(one) for one, _ in cards}
        for one in self.milestones:
            at = self.scale.middle(timeline.Span(one.date.start, one.date.end))
            across = DOT * self.size * (1.0 if one.weight == "major" else 0.8)
            colour = self._era_of(one)
            left = min(max(at - across / 2, HAIR), self.width - across - HAIR)
            dot = _frame(left, axis - across / 2, across, across)
            inner, edge = (colour, WHITE) if id(one) in carded else (WHITE, colour)
            yield Area(one.title.plain, dot, inner, "ellipse", edge)

    def _titles(
        self, cards: Sequence[tuple[Milestone, timeline.Placed]], axis: float, width: float
    ) -> Iterator[Words]:
        for one, placed in cards:
            left = placed.x + INSET * self.size
            top = axis - CHANNEL * self.size - placed.base - placed.height
            for index, line in enumerate((self.shown(one), *self._lines(one, width))):
                here = top + index * LEADING * self.size
                yield self._line(line, left, here, width, bold=index > 0, code=index == 0, colour=self._ink)

    def _line(
        self, said: str, left: float, top: float, width: float, *, bold: bool, code: bool, colour: str
    ) -> Words:
        return Words(
            said, left, top, width, LEADING * self.size, self.size, "left", colour, bold=bold, code=code
        )

    def _eras(self, axis: float) -> Iterator[Words]:
        """On their bands, as far as they have room there."""
        style = self.look.style(self.look.text, self.size, bold=True)
        for _, era, first, last in self._spans():
            left, right = self._longest(first, last)
            room = right - left - self.size
            if text.width(era.title, style) <= room:
                top = axis + (BAND - LEADING) / 2 * self.size
                colour = self._ink if self.saving else WHITE
                start = left + self.size / 2
                yield self._line(era.title, start, top, room + 1, bold=True, code=False, colour=colour)

    def _longest(self, left: float, right: float) -> tuple[float, float]:
        """Between two breaks, the longest stretch there is."""
        ends = [left, right]
        for one in self.scale.breaks:
            ends += [min(max(x, left), right) for x in (one.x, one.x + one.width)]
        ends.sort()
        return max(zip(ends[::2], ends[1::2], strict=True), key=lambda pair: pair[1] - pair[0])

    def _ticks(self) -> tuple[timeline.Tick, ...]:
        return self.scale.ticks(self._room, self.bce)

    def _room(self, label: str) -> float:
        """Of a year, with its air."""
        return text.width(label, self.look.style(self.look.code, self.size)) * 1.4

    def _years(self, axis: float) -> Iterator[Words]:
        top = axis + (BAND if self.eras else 0) * self.size + 0.2 * self.size
        for tick in self._ticks():
            left = tick.x + 0.3 * self.size
            yield self._line(tick.label, left, top, tick.width, bold=False, code=True, colour=self._ink)


def _points(*ways: tuple[float, float]) -> tuple[tuple[int, int], ...]:
    return tuple((round(x * EMU), round(y * EMU)) for x, y in ways)


def _frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(*(round(one * EMU) for one in (x, y, width, height)))
