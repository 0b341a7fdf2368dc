"""The timeline's strip as a picture: its shapes, and the words over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import text, timeline
from generator.content.collections import Era
from generator.pages.drawings import Picture, Words, painted
from generator.pages.one_pager.strip import BAND, CHANNEL, HAIR, INSET, LEADING, TITLE, Laid, Strip
from generator.shapes import Area, Drawn, Frame, Stroke
from generator.theme import WHITE
from generator.timeline.detail_levels import DetailLevel
from generator.units import EMU_PER_PT

DOT, BAR = 0.9, 0.36  # of a mark's size
HOLLOW = 0.55  # of a dot's width


@dataclass(frozen=True)
class DrawnStrip:
    """The picture, how many of its milestones are dots without words, and the eras whose names have no room
    on it, with their colours."""

    picture: Picture
    bare: int
    untitled: tuple[tuple[Era, str], ...]


def draw(strip: Strip, alt: str) -> DrawnStrip:
    laid = strip.laid()
    drawing = _Drawing(strip, laid)
    return DrawnStrip(
        drawing.picture(alt), laid.setting.forms.count(DetailLevel.DOT), tuple(drawing.untitled())
    )


@dataclass(frozen=True)
class _Drawing:
    strip: Strip
    laid: Laid

    def picture(self, alt: str) -> Picture:
        shapes = [*self._bands(), *self._rails(), *self._breaks(), *self._leaders(), *self._marks()]
        frame = Frame(0, 0, round(self.strip.width * EMU_PER_PT), round(self.laid.height * EMU_PER_PT))
        words = (*self._titles(), *self._cards(), *self._eras(), *self._years())
        return replace(painted(shapes, frame, {}, alt), words=words)

    @property
    def _band(self) -> float:
        return BAND * self.strip.size if self.strip.eras else 0.0

    def _bands(self) -> Iterator[Drawn]:
        """The eras' bands: filled, or outlined if ink is saved."""
        strip, axis, tall = self.strip, self.laid.axis, self._band
        yield Stroke("Axis", _points((0, axis), (strip.width, axis)), strip.ink, 2 * HAIR)
        for index, era, left, right in strip.stretches():
            if strip.saving:
                for ends in (
                    ((left, axis + tall), (right, axis + tall)),
                    ((left, axis), (left, axis + tall)),
                    ((right, axis), (right, axis + tall)),
                ):
                    yield Stroke(era.title, _points(*ends), strip.ink, HAIR)
            else:
                colour = strip.look.theme.colours.era(index)
                yield Area(era.title, _frame(left, axis, right - left, tall), colour)
        foot = axis + tall
        for tick in strip.ticks():
            yield Stroke("Year", _points((tick.x, foot), (tick.x, foot + 0.4 * strip.size)), strip.ink, HAIR)

    def _rails(self) -> Iterator[Drawn]:
        """The rails of the lanes."""
        for lane in self.laid.lanes if self.laid.head else ():
            y = self.laid.head + (lane.top + lane.bottom) / 2
            yield Stroke("Lane", _points((0, y), (self.strip.width, y)), self.strip.ink, 2 * HAIR)

    def _breaks(self) -> Iterator[Drawn]:
        """Where the axis leaves out years it is torn, as are rails: a gap between two slanting lines."""
        slant, ink = 0.3 * self.strip.size, self.strip.ink
        axes = [(self.laid.axis, self._band)]
        axes += [(self.laid.head + lane.top, 0.0) for lane in self.laid.lanes if self.laid.head]
        for one in self.strip.scale.breaks:
            for y, tall in axes:
                yield Area("Break", _frame(one.x, y - HAIR, one.width, tall + 4 * HAIR), WHITE)
                for x in (one.x, one.x + one.width):
                    ends = ((x - slant / 2, y + tall + slant), (x + slant / 2, y - slant))
                    yield Stroke("Break", _points(*ends), ink, HAIR)

    def _leaders(self) -> Iterator[Drawn]:
        stood = {number: mark for number, mark, _ in self.laid.marks()}
        for number, placed, lane, depth in self.laid.cards():
            line = timeline.led(placed, stood[number], depth, CHANNEL * self.strip.size)
            way = _points(*((x, self.laid.y(lane, away)) for x, away in line))
            yield Stroke(self._name(number), way, self.strip.colour(number), HAIR)

    def _marks(self) -> Iterator[Drawn]:
        """Bars before dots, which lie on them; hollow dots where there are no words."""
        dots: list[Drawn] = []
        for number, mark, lane in self.laid.marks():
            y, colour = self.laid.y(lane, mark.away), self.strip.colour(number)
            if mark.bar:
                yield from self._bar(number, mark, y)
            weighty = self.strip.milestones[number].weight == "major"
            across = DOT * mark.size * (1.0 if weighty else 0.85)
            dots.append(self._dot(number, mark.x, y, across, colour))
            if self.laid.setting.forms[number] is DetailLevel.DOT:
                dots.append(self._dot(number, mark.x, y, HOLLOW * across, WHITE))
        yield from dots

    def _dot(self, number: int, x: float, y: float, across: float, colour: str) -> Area:
        frame = _frame(x - across / 2, y - across / 2, across, across)
        return Area(self._name(number), frame, colour, "ellipse")

    def _bar(self, number: int, mark: timeline.Stood, y: float) -> Iterator[Drawn]:
        """A range thick, what is known to a year or a month thin; the ends of what is about right dotted."""
        bar = timeline.bar_on(self.strip.scale, self.strip.span(number), mark)
        when, colour = self.strip.milestones[number].date, self.strip.colour(number)
        thick = BAR * mark.size if when.until else 2 * HAIR
        start, end = bar.certain
        certain = _frame(start, y - thick / 2, end - start, thick)
        yield Area(self._name(number), certain, colour)
        for ends in bar.soft:
            way = _points(*((x, y) for x in ends))
            yield Stroke(self._name(number), way, colour, 2 * HAIR, "sysDot")

    def _name(self, number: int) -> str:
        return self.strip.milestones[number].title.plain

    def _titles(self) -> Iterator[Words]:
        """The titles of the lanes, above their rails."""
        for (title, _), lane in zip(self.strip.stories, self.laid.lanes, strict=True):
            top = self.laid.head + lane.top - (TITLE + LEADING) / 2 * self.strip.size
            if title:
                yield self._said(title, self.strip.width if self._leftward else 0.0, top, self.strip.width)

    def _cards(self) -> Iterator[Words]:
        strip, setting = self.strip, self.laid.setting
        for number, placed, lane, depth in self.laid.cards():
            far = depth + CHANNEL * strip.size + placed.base
            top = min(self.laid.y(lane, far), self.laid.y(lane, far + placed.height))
            way = -1 if self._leftward else 1
            start = placed.x + way * INSET * strip.size
            for index, (date, title, _) in enumerate(setting.lines(number)):
                y, ahead = top + index * LEADING * strip.size, 0.0
                if date:
                    ahead = self._ahead(date)
                    yield self._said(date, start, y, setting.width, code=True)
                if title:
                    yield self._said(title, start + way * ahead, y, setting.width - ahead)

    @property
    def _leftward(self) -> bool:
        return self.strip.look.rtl

    def _said(self, said: str, start: float, top: float, width: float, *, code: bool = False) -> Words:
        """A line that begins at `start`, whichever way its language runs."""
        line = self._line(said, start, top, width, bold=not code, code=code)
        return replace(line, left=start - width, align="right") if self._leftward else line

    def _ahead(self, date: str) -> float:
        """What a date takes at the beginning of a line."""
        # By words: a sheet sets figures in the family for code, whatever letters stand before them.
        return sum(text.width(f"{word} ", self.strip.mono) for word in date.split())

    def _line(
        self,
        said: str,
        left: float,
        top: float,
        width: float,
        *,
        bold: bool = False,
        code: bool = False,
        colour: str = "",
    ) -> Words:
        size, ink = self.strip.size, colour or self.strip.ink
        return Words(said, left, top, width, LEADING * size, size, "left", ink, bold=bold, code=code)

    def _eras(self) -> Iterator[Words]:
        """The eras' titles, on their bands if there is room."""
        strip = self.strip
        for _, era, first, last in strip.stretches():
            left, room = self._titled(first, last)
            if text.width(era.title, strip.bold) <= room:
                top = self.laid.axis + (BAND - LEADING) / 2 * strip.size
                colour = strip.ink if strip.saving else WHITE
                yield self._line(era.title, left + strip.size / 2, top, room + 1, bold=True, colour=colour)

    def untitled(self) -> Iterator[tuple[Era, str]]:
        for index, era, first, last in self.strip.stretches():
            if text.width(era.title, self.strip.bold) > self._titled(first, last)[1]:
                colour = self.strip.look.theme.colours.era(index)
                yield era, self.strip.ink if self.strip.saving else colour

    def _titled(self, first: float, last: float) -> tuple[float, float]:
        """Where a title may go in that stretch, and its width."""
        left, right = self.strip.scale.longest_unbroken(first, last)
        return left, right - left - self.strip.size

    def _years(self) -> Iterator[Words]:
        top = self.laid.axis + self._band + 0.2 * self.strip.size
        for tick in self.strip.ticks():
            yield self._line(tick.label, tick.x + 0.3 * self.strip.size, top, tick.width, code=True)


def _points(*ways: tuple[float, float]) -> tuple[tuple[int, int], ...]:
    return tuple((round(x * EMU_PER_PT), round(y * EMU_PER_PT)) for x, y in ways)


def _frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(*(round(one * EMU_PER_PT) for one in (x, y, width, height)))
