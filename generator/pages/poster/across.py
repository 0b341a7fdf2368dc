"""A timeline across the sheet: cards above and below an axis that runs from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator import text, timeline
from generator.pages.poster.marks import Marks
from generator.pages.poster.parts import Band, CardBox, Chronology, Gap, Mark, Point, Rect, Year
from generator.pages.poster.plan import GAP_SIZE, OFF_WORDS, Plan
from generator.timeline import Side

_TITLE_LINES = 2  # of an era on its band; what needs more goes into the legend
_BAND_PADDING = 0.9  # ems, above and below an era's title together
_YEAR = 1.25  # ems, the size of the years
_AIR = 0.4  # of a year's width, from it to the next
_GAP = 3.6  # ems, a break of the scale
_YEARS = 1.9  # ems, the height of the strip that carries them


class Across(Plan):
    """Lengths along the axis are x."""

    @cached_property
    def scale(self) -> timeline.TimeScale:
        return self.shared or self.scale_of(self.room[0], self._year_room, self.ems(_GAP))

    def _year_room(self, label: str) -> float:
        """The width of a year, with its air."""
        style = self.look.style(self.look.heading, self.ems(_YEAR), bold=True)
        return text.width(label, style) + _AIR * text.width("0000", style)

    @cached_property
    def ticks(self) -> tuple[timeline.Tick, ...]:
        return self.scale.ticks(self._year_room, self.words.word("bce"))

    @cached_property
    def marks(self) -> Marks:
        return Marks(self, self.scale)

    @cached_property
    def titles(self) -> tuple[tuple[str, ...], ...]:
        """Each era's title as its band breaks it; () where it has no room."""
        return tuple(
            self._title(index, self.scale.longest_unbroken(start, end))
            for index, start, end in self.stretches(self.scale)
        )

    def _title(self, index: int, stretch: tuple[float, float]) -> tuple[str, ...]:
        look, room = self.look, stretch[1] - stretch[0] - self.manner.size
        style = look.style(look.heading, self.manner.size, bold=True)
        lines = text.wrap([(self.eras[index].title, style)], max(1.0, room))
        fits = len(lines) <= _TITLE_LINES and all(line.width <= room for line in lines)
        return tuple(line.text for line in lines) if fits else ()

    @cached_property
    def untitled(self) -> tuple[int, ...]:
        return tuple(index for index, lines in enumerate(self.titles) if not lines)

    @property
    def band_height(self) -> float:
        if not self.eras:
            return 0.0
        rows = max(len(lines) for lines in self.titles)
        return self.ems(rows * self.look.theme.poster.card.heading_leading + _BAND_PADDING)

    @property
    def axis_height(self) -> float:
        return self.band_height + self.ems(_YEARS)

    @property
    def channel(self) -> float:
        """The least distance between the marks and the cards."""
        return self.ems(self.look.theme.poster.card.channel)

    @property
    def ground(self) -> timeline.Ground:
        """The area that the axis and its cards may fill, above the legend."""
        return timeline.Ground(self.room[0], self.room[1] - self.legend_height(self.untitled))

    @cached_property
    def story(self) -> timeline.Story:
        beside = self.channel + self.marks.room
        return timeline.Story(self.cards, self.axis_height, beside, stretch=self.channel)

    @property
    def spacing(self) -> timeline.Spacing:
        card = self.look.theme.poster.card
        return timeline.Spacing(
            card_width=self.ems(self.manner.width),
            gap=self.ems(card.gap),
            stack_gap=self.ems(card.stack_gap),
            step=self.ems(card.step),
            leftward=self.look.rtl,
        )

    @property
    def within(self) -> float:
        """The width of a card's text, in ems."""
        return self.manner.width - self.look.theme.poster.card.inset

    @cached_property
    def cards(self) -> tuple[timeline.Card, ...]:
        return tuple(
            timeline.Card(self.marks.at(number), self.height(number, self.within), self.wide(number))
            for number in self.worded
        )

    def wide(self, number: int) -> float:
        """The width of a card in points: as wide as its lines."""
        return self.ems(self.manner.width - self.within + self.needs(number, self.within))

    def fits(self, share: float = 1.0) -> bool:
        """Whether that share of the height beside the axis is enough."""
        return timeline.arrangeable([self.story], self.ground, self.spacing, share)

    def displaced(self) -> float:
        """About how far all cards together will stand from their moments; infinite when they do not fit."""
        return timeline.displaced([self.story], self.ground, self.spacing)

    def arrange(self) -> Chronology | None:
        """The timeline with its cards placed; None when they do not fit."""
        lanes = timeline.arrange([self.story], self.ground, self.spacing)
        return Drawn(self, *lanes).chronology() if lanes else None


@dataclass(frozen=True)
class Drawn:
    """Turns placings, which know distances from the axis, into boxes on the sheet."""

    plan: Across
    lane: timeline.Lane

    @property
    def placed(self) -> Sequence[timeline.Placed]:
        return self.lane.placed

    @property
    def top(self) -> float:
        """The top of the axis."""
        return self.lane.top

    @property
    def bottom(self) -> float:
        return self.lane.bottom

    @property
    def channel(self) -> float:
        return self.plan.channel + self.lane.stretched

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        pairs = zip(self.plan.worded, self.placed, strict=True)
        return self.plan.marks.placed({n: one.side for n, one in pairs}, self.point)

    def point(self, along: float, side: Side, away: float) -> Point:
        return along, self.bottom + away if side is Side.BELOW else self.top - away

    def chronology(self) -> Chronology:
        plan = self.plan
        return Chronology(
            width=plan.room[0],
            height=plan.room[1],
            size=plan.manner.size,
            upright=False,
            axis=Rect(0.0, self.top, plan.room[0], self.bottom - self.top),
            strip=Rect(0.0, self.top + plan.band_height, plan.room[0], plan.ems(_YEARS)),
            title_size=plan.manner.size,
            bands=self.bands(),
            years=self.years(),
            gaps=self.gaps(),
            gap_size=plan.ems(GAP_SIZE),
            cards=tuple(self.card(n, one) for n, one in zip(plan.worded, self.placed, strict=True)),
            marks=self.marks,
            legend=plan.legend(plan.untitled, self.marks, plan.room[1]),
            displacement=timeline.displacement(self.placed),
        )

    @property
    def deep(self) -> float:
        """The distance that the eras' tints reach from the axis."""
        return self.channel + self.plan.marks.room - self.plan.ems(OFF_WORDS)

    def beside(self, start: float, end: float) -> tuple[Rect, ...]:
        """Where the tint of that stretch lies."""
        return tuple(Rect(start, y, end - start, self.deep) for y in (self.top - self.deep, self.bottom))

    def bands(self) -> tuple[Band, ...]:
        plan = self.plan
        return plan.bands(plan.scale, plan.titles, self.on_axis, self.beside)

    def on_axis(self, start: float, end: float) -> Rect:
        return Rect(start, self.top, end - start, self.plan.band_height)

    def gaps(self) -> tuple[Gap, ...]:
        return tuple(self.gap(one) for one in self.plan.scale.breaks)

    def gap(self, one: timeline.Break) -> Gap:
        first, last = self.plan.left_out(one)
        style = self.plan.look.style(self.plan.look.text, self.plan.ems(GAP_SIZE), bold=True)
        fits = max(text.width(f"{first}–", style), text.width(last, style)) <= one.width - self.plan.ems(1.0)
        box = Rect(one.x, self.top, one.width, self.plan.axis_height)
        torn = (box, *self.beside(one.x, one.x + one.width))
        return Gap(box, (f"{first}–", last) if fits else (), torn)

    def years(self) -> tuple[Year, ...]:
        plan, top = self.plan, self.top + self.plan.band_height
        return tuple(
            Year(
                tick.label,
                Rect(tick.x, top, tick.width, plan.ems(_YEARS)),
                ((tick.x, top), (tick.x, self.bottom)),
                plan.ems(_YEAR),
            )
            for tick in plan.ticks
        )

    def card(self, number: int, placed: timeline.Placed) -> CardBox:
        plan, milestone, mark = self.plan, self.plan.milestones[number], self.marks[number]
        above = placed.side is Side.ABOVE
        left = placed.x - (plan.wide(number) if plan.spacing.leftward else 0.0)
        beyond = self.channel + plan.marks.room
        near = self.point(placed.x, placed.side, beyond + placed.base)[1]
        leader = (
            self.point(x, placed.side, plan.marks.room + away)
            for x, away in timeline.leader(placed, self.channel)
        )
        return CardBox(
            milestone=milestone,
            box=Rect(left, near - placed.height if above else near, plan.wide(number), placed.height),
            colour=mark.colour,
            form=plan.form(number),
            words=plan.wording(number, plan.within),
            picture=plan.ems(plan.picture(milestone, plan.within)),
            leader=(mark.dot, *leader),
        )
