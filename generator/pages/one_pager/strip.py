"""A timeline as a strip: what shows of its milestones, and where. Titles stand above an axis of eras and
years, or, where it tells several stories, below the rail of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator import text, timeline
from generator.content.collections import Era, Lane, Milestone
from generator.look import Look
from generator.pages.eras import colour_of, days_of
from generator.timeline import Side
from generator.timeline.detail_levels import DetailLevel, DetailSchedule, RankedMilestone

# In ems of the words.
WIDTHS = (10.0, 8.5, 7.5)  # of the cards, most readable first
ABOVE, IN_LANE = 9.0, 6.0  # the height for cards above the axis, and for each lane's
CHANNEL, GAP, STACK_GAP, STEP, INSET = 0.9, 0.7, 0.45, 0.5, 0.35
BAND, YEARS, LEADING, TITLE, BELOW_YEARS = 1.5, 1.45, 1.22, 1.6, 0.3
GAP_YEARS, LEAST = 1.6, 8.0  # where years are left out, and the axis between two such places
MARK, ROWS = 0.68, 3  # a mark's size; rows of them at most
HAIR = 0.6  # points


class Line(NamedTuple):
    """Of a card: some of its date, and then some of its title; "" for nothing of it."""

    date: str
    title: str
    width: float


@dataclass(frozen=True)
class Strip:
    """What is drawn, `width` points wide, in words of `size`; `shown` gives a date as it is printed, `bce` is
    the pattern of one before the year 1."""

    milestones: tuple[Milestone, ...]
    eras: tuple[Era, ...]
    lanes: tuple[Lane, ...]
    width: float
    size: float
    look: Look
    saving: bool
    shown: Callable[[Milestone], str]
    bce: str

    @cached_property
    def scale(self) -> timeline.TimeScale:
        ends = [era.from_ for era in self.eras] + [era.to for era in self.eras if era.to]
        dates = [*(one.date for one in self.milestones), *ends]
        spans = [timeline.Span(one.start, one.end) for one in dates]
        least = max(LEAST * self.size, self._room(min(span.start for span in spans).told(1, self.bce)))
        breaking = timeline.Breaking(GAP_YEARS * self.size, least, eager=True)
        return timeline.scale_for(spans, self.width, breaking).with_last_label(self._room, self.bce)

    def ticks(self) -> tuple[timeline.Tick, ...]:
        return self.scale.ticks(self._room, self.bce)

    def _room(self, label: str) -> float:
        """Of a year, with its air."""
        return text.width(label, self.mono) + 0.4 * text.width("0000", self.mono)

    @property
    def mono(self) -> text.Style:
        return self.look.style(self.look.code, self.size)

    @property
    def bold(self) -> text.Style:
        return self.look.style(self.look.text, self.size, bold=True)

    @cached_property
    def stories(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The titles of the lanes that have milestones, and these by number; one without a title for none."""
        found = (
            (lane.title, tuple(n for n, one in enumerate(self.milestones) if one.lane == lane.id))
            for lane in self.lanes
        )
        told = tuple(story for story in found if story[1])
        return told or (("", tuple(range(len(self.milestones)))),)

    @property
    def side(self) -> Side:
        """The side of an axis on which cards and marks stand."""
        return Side.BELOW if self.stories[0][0] else Side.ABOVE

    def laid(self) -> Laid:
        """The strip with as many words as have room, in the widest cards that allow so many."""
        widest = Setting(self, WIDTHS[0] * self.size, (DetailLevel.TITLE,) * len(self.milestones))
        told = (
            RankedMilestone(
                one.weight,
                DetailLevel.TITLE if widest.holds(number) else DetailLevel.DOT,
                self.at(number),
                one.lane,
            )
            for number, one in enumerate(self.milestones)
        )

        def fit(width: float, forms: tuple[DetailLevel, ...]) -> bool:
            return Setting(self, width * self.size, forms).fits()

        width, forms = DetailSchedule(tuple(told)).most_shown(WIDTHS, fit)
        return Setting(self, width * self.size, forms).laid()

    def at(self, number: int) -> float:
        """Its moment, a dot's half from the ends at least, so that none is cut."""
        half = MARK * self.size / 2
        return min(max(self.scale.middle(self.span(number)), half), self.width - half)

    def span(self, number: int) -> timeline.Span:
        when = self.milestones[number].date
        return timeline.Span(when.start, when.end, *when.softness)

    @property
    def axis(self) -> float:
        """The height of the axis with its years."""
        return ((BAND if self.eras else 0.0) + YEARS) * self.size

    @property
    def ink(self) -> str:
        return self.look.theme.colours.ink

    def colour(self, number: int) -> str:
        """The colour of its era or, without eras, of its lane."""
        if self.saving:
            return self.ink
        return colour_of(self.milestones[number], self.eras, self.lanes, self.look.theme.colours)

    def stretches(self) -> Iterator[tuple[int, Era, float, float]]:
        """Where each era begins and ends on the axis."""
        extents = timeline.era_extents(days_of(self.eras), self.scale)
        for index, (era, (left, right)) in enumerate(zip(self.eras, extents, strict=True)):
            yield index, era, left, right


@dataclass(frozen=True)
class Setting:
    """A strip in cards of that width, in points, with those forms of its milestones."""

    strip: Strip
    width: float
    forms: tuple[DetailLevel, ...]

    def fits(self) -> bool:
        worded = self.worded(range(len(self.forms)))
        return all(map(self.holds, worded)) and timeline.arrangeable(self._told, self._ground, self._spacing)

    def laid(self) -> Laid:
        lanes = timeline.arrange(self._told, self._ground, self._spacing)
        assert lanes is not None, "with dots alone there is room"
        return Laid(self, lanes)

    @cached_property
    def _told(self) -> tuple[timeline.Story, ...]:
        return tuple(self._story(title, numbers) for title, numbers in self.strip.stories)

    def _story(self, title: str, numbers: Sequence[int]) -> timeline.Story:
        size = self.strip.size
        cards = tuple(
            timeline.Card(self.strip.at(number), len(self.lines(number)) * LEADING * size)
            for number in self.worded(numbers)
        )
        beside = self.depth(numbers) + (CHANNEL * size if cards else 0.0)
        axis, above = (2 * HAIR, TITLE * size) if title else (self.strip.axis, 0.0)
        return timeline.Story(cards, axis, beside, above=above, sides=(self.strip.side,))

    @property
    def _ground(self) -> timeline.Ground:
        least = sum(story.taken + story.beside for story in self._told)
        lanes = len(self._told)
        cards = IN_LANE * lanes if self.strip.stories[0][0] else ABOVE
        return timeline.Ground(self.strip.width, least + cards * self.strip.size, tight=True)

    @property
    def _spacing(self) -> timeline.Spacing:
        size = self.strip.size
        return timeline.Spacing(
            self.width, GAP * size, STACK_GAP * size, STEP * size, leftward=self.strip.look.rtl
        )

    def worded(self, numbers: Sequence[int]) -> list[int]:
        return [number for number in numbers if self.forms[number] > DetailLevel.DOT]

    @property
    def room(self) -> float:
        """The width of a card's words."""
        return self.width - INSET * self.strip.size

    def lines(self, number: int) -> list[Line]:
        """The date over the title, or beside it where that saves a line."""
        strip, milestone = self.strip, self.strip.milestones[number]
        date, title = strip.shown(milestone), milestone.title.tied().plain
        apart = [Line(one.text, "", one.width) for one in self._broken(date, strip.mono)]
        apart += [Line("", one.text, one.width) for one in self._broken(title, strip.bold)]
        if self.forms[number] > DetailLevel.LINE:
            return apart
        dated = date.replace(" ", "\N{NO-BREAK SPACE}")
        first, *more = text.wrap([(f"{dated} ", strip.mono), (title, strip.bold)], self.room)
        before, _, beside = first.text.partition(" ")
        together = [Line(before, beside, first.width), *(Line("", one.text, one.width) for one in more)]
        fits = before == dated and first.width <= self.room
        return together if fits and len(together) < len(apart) else apart

    def _broken(self, said: str, style: text.Style) -> tuple[text.Line, ...]:
        """Words that are tied come apart where they would not fit."""
        tied = text.wrap([(said, style)], self.room)
        if all(line.width <= self.room for line in tied):
            return tied
        return text.wrap([(said.replace("\N{NO-BREAK SPACE}", " "), style)], self.room)

    def holds(self, number: int) -> bool:
        """Whether none of its words is too long for a card."""
        return all(line.width <= self.room + HAIR for line in self.lines(number))

    def marks(self, numbers: Sequence[int]) -> list[timeline.Mark]:
        found = []
        for number in numbers:
            strip, side = self.strip, self.strip.side if self.forms[number] > DetailLevel.DOT else None
            found.append(timeline.mark_on(strip.scale, strip.span(number), side, strip.at(number)))
        return found

    def depth(self, numbers: Sequence[int]) -> float:
        """The depth of the marks beside an axis."""
        side = (self.strip.side,)
        return timeline.depth_for(self.marks(numbers), MARK * self.strip.size, ROWS, side)


@dataclass(frozen=True)
class Laid:
    """A strip whose cards are placed, with a lane for each of its stories."""

    setting: Setting
    lanes: tuple[timeline.Lane, ...]

    @property
    def head(self) -> float:
        """The height of the axis above the lanes, and of what lies between; 0 where it is the only lane's."""
        strip = self.setting.strip
        return strip.axis + BELOW_YEARS * strip.size if strip.stories[0][0] else 0.0

    @property
    def axis(self) -> float:
        """The distance from the top to the axis with the years."""
        return 0.0 if self.head else self.lanes[0].top

    @property
    def height(self) -> float:
        last, (_, numbers) = self.lanes[-1], self.setting.strip.stories[-1]
        if not self.head:
            return last.bottom
        deep = max([one.base + one.height for one in last.placed], default=0.0)
        channel = CHANNEL * self.setting.strip.size if last.placed else 0.0
        return self.head + last.bottom + self.setting.depth(numbers) + channel + deep

    def y(self, lane: timeline.Lane, away: float) -> float:
        """Of what is so far from that lane's axis."""
        return self.head + lane.bottom + away if self.head else lane.top - away

    def cards(self) -> Iterator[tuple[int, timeline.Placed, timeline.Lane, float]]:
        """Each card's milestone, where it stands, and the depth of the marks there."""
        for (_, numbers), lane in zip(self.setting.strip.stories, self.lanes, strict=True):
            depth = self.setting.depth(numbers)
            for number, placed in zip(self.setting.worded(numbers), lane.placed, strict=True):
                yield number, placed, lane, depth

    def marks(self) -> Iterator[tuple[int, timeline.Stood, timeline.Lane]]:
        strip = self.setting.strip
        for (_, numbers), lane in zip(strip.stories, self.lanes, strict=True):
            stood = timeline.stand(
                self.setting.marks(numbers),
                strip.width,
                self.setting.depth(numbers),
                MARK * strip.size,
                (strip.side,),
            )
            for number, mark in zip(numbers, stood, strict=True):
                yield number, mark, lane
