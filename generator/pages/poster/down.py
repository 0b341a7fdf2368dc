"""A timeline down the sheet: cards on both sides of an axis that runs from the top to the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from generator import text, timeline
from generator.pages.poster.marks import Marks
from generator.pages.poster.parts import Band, CardBox, Chronology, Gap, Mark, Point, Rect, Year
from generator.pages.poster.plan import GAP_SIZE, OFF_WORDS, Plan
from generator.timeline import Side
from generator.timeline.column import Hung, can_hang, hang, leader_down

BELOW_RULE = 0.4  # ems, from a card's rule to its date
_BAND_WIDTHS = (4.0, 5.0, 6.0, 7.0, 8.0)  # ems; the narrowest on which most eras' titles fit
_BARE_BAND = 1.0  # ems, where none fits
_TITLE = 1.1  # ems
_INSIDE = 1.2  # ems, left and right of an era's title together
_YEAR = 1.8  # ems, the size of years
_LONG_YEAR = 1.15  # and of what is longer
_STRIP = 1.4  # ems, left and right of the years together
_LEAST_CARD = 9.0  # ems
_BREAK = 2.2  # ems, a break of the scale
_BELOW = 1.2  # ems, from the axis to what stands below
_HALF_DOT = 0.6  # ems, with its edge
_GAP = 1.25  # of the distance in stacks: there is no leader between these cards to tell them apart


class Down(Plan):
    """Lengths along the axis are y."""

    @property
    def lead(self) -> float:
        """The height above the axis that is taken: by half of a dot that stands at its very beginning."""
        return self.ems(_HALF_DOT)

    @cached_property
    def length(self) -> float:
        """Of the axis: all there is, less the room of a legend if one is needed."""
        if self.shared:
            return self.shared.width
        whole = max(self.room[1] - self.lead - self.ems(_BELOW), 1.0)
        least = max(whole - self.legend_height(()), 1.0)
        if all(self._titled(self._scale(least))[1]):
            return least
        return max(whole - self.legend_height(range(len(self.eras))), 1.0)

    @cached_property
    def scale(self) -> timeline.TimeScale:
        return self.shared or self._scale(self.length)

    def _scale(self, length: float) -> timeline.TimeScale:
        return self.scale_of(length, self._year_room, self.ems(_BREAK))

    def _year_room(self, _: str) -> float:
        """The height of a year, however long it is."""
        return self.ems(_YEAR) * self.look.theme.poster.card.leading

    @cached_property
    def marks(self) -> Marks:
        return Marks(self, self.scale)

    @cached_property
    def ticks(self) -> tuple[timeline.Tick, ...]:
        return self.scale.ticks(self._year_room, self.words.word("bce"))

    @property
    def year_size(self) -> float:
        return self.ems(_LONG_YEAR if any(len(tick.label) > 4 for tick in self.ticks) else _YEAR)

    @property
    def strip_width(self) -> float:
        style = self.look.style(self.look.heading, self.year_size, bold=True)
        labels = [text.width(tick.label, style) for tick in self.ticks]
        return max([*labels, self.ems(2.0)]) + self.ems(_STRIP)

    def _title(self, index: int, room: float, height: float) -> tuple[str, ...]:
        """The era's title as it is broken in that room; () where it does not fit."""
        style = self.look.style(self.look.heading, self.ems(_TITLE), bold=True)
        lines = text.wrap([(self.eras[index].title, style)], max(room, 1.0))
        high = self.ems(len(lines) * _TITLE * self.look.theme.poster.card.heading_leading + _INSIDE)
        fits = high <= height and all(line.width <= room for line in lines)
        return tuple(line.text for line in lines) if fits else ()

    @cached_property
    def _bands(self) -> tuple[float, tuple[tuple[str, ...], ...]]:
        return self._titled(self.scale)

    def _titled(self, scale: timeline.TimeScale) -> tuple[float, tuple[tuple[str, ...], ...]]:
        """How wide the bands are, and the eras' titles on them; of the widths the least with most titles."""
        if not self.eras:
            return 0.0, ()
        stretches = [(i, scale.longest_unbroken(a, b)) for i, a, b in self.stretches(scale)]
        tried = [
            (width, tuple(self._title(i, self.ems(width - _INSIDE), b - a) for i, (a, b) in stretches))
            for width in _BAND_WIDTHS
        ]
        width, titles = max(tried, key=lambda one: (sum(map(bool, one[1])), -one[0]))
        return self.ems(width if any(titles) else _BARE_BAND), titles

    @property
    def band_width(self) -> float:
        return self._bands[0]

    @property
    def titles(self) -> tuple[tuple[str, ...], ...]:
        return self._bands[1]

    @cached_property
    def untitled(self) -> tuple[int, ...]:
        return tuple(index for index, lines in enumerate(self.titles) if not lines)

    @property
    def axis_width(self) -> float:
        return self.band_width + self.strip_width

    @property
    def channel(self) -> float:
        return self.ems(self.look.theme.poster.card.channel) * 1.2

    @property
    def within(self) -> float:
        """The width of a card's text, in ems."""
        return self.card_width / self.manner.size

    @property
    def card_width(self) -> float:
        return (self.room[0] - self.axis_width) / 2 - self.marks.room - self.channel

    @property
    def gap(self) -> float:
        return self.ems(self.look.theme.poster.card.stack_gap * _GAP)

    @cached_property
    def cards(self) -> tuple[timeline.Card, ...]:
        return tuple(
            timeline.Card(self.marks.at(number), self.height(number, self.within) + self.ems(BELOW_RULE))
            for number in self.worded
        )

    @property
    def _wide_enough(self) -> bool:
        return self.room[1] > 0 and self.card_width >= self.ems(_LEAST_CARD)

    def fits(self, share: float = 1.0) -> bool:
        """Whether that share of the axis's length is enough."""
        return self._wide_enough and can_hang(self.cards, share * self.length, self.gap)

    def displaced(self) -> float:
        """How far all cards together will stand from their moments; infinite when they do not fit."""
        found = self.arrange() if self.fits() else None
        return inf if found is None else found.displacement

    def arrange(self) -> Chronology | None:
        """The timeline with its cards placed; None when they do not fit."""
        hung = hang(self.cards, self.length, self.gap)
        return None if hung is None else Drawn(self, hung).chronology()


@dataclass(frozen=True)
class Drawn:
    """Turns placings, which know distances from the axis, into boxes on the sheet."""

    plan: Down
    hung: Sequence[Hung]

    @cached_property
    def axis(self) -> Rect:
        plan = self.plan
        return Rect((plan.room[0] - plan.axis_width) / 2, 0.0, plan.axis_width, plan.scale.width)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        sides = {n: _side(one) for n, one in zip(self.plan.worded, self.hung, strict=True)}
        return self.plan.marks.placed(sides, self.point)

    def point(self, along: float, side: Side, away: float) -> Point:
        axis = self.axis
        return axis.x + axis.width + away if side is Side.BELOW else axis.x - away, along

    def chronology(self) -> Chronology:
        plan, axis = self.plan, self.axis
        return Chronology(
            width=plan.room[0],
            height=plan.room[1] - plan.lead,
            size=plan.manner.size,
            upright=True,
            axis=axis,
            strip=Rect(axis.x + plan.band_width, axis.y, plan.strip_width, axis.height),
            title_size=plan.ems(_TITLE),
            bands=self.bands(),
            years=self.years(),
            gaps=self.gaps(),
            gap_size=plan.ems(GAP_SIZE),
            cards=tuple(self.card(n, one) for n, one in zip(plan.worded, self.hung, strict=True)),
            marks=self.marks,
            legend=plan.legend(plan.untitled, self.marks, plan.room[1] - plan.lead),
            lead=plan.lead,
            displacement=sum(abs(one.y - one.at) for one in self.hung),
        )

    @property
    def deep(self) -> float:
        """The distance that the eras' tints reach from the axis."""
        return self.plan.channel + self.plan.marks.room - self.plan.ems(OFF_WORDS)

    def beside(self, start: float, end: float) -> tuple[Rect, ...]:
        """Where the tint of that stretch lies."""
        axis, deep = self.axis, self.deep
        return tuple(Rect(x, start, deep, end - start) for x in (axis.x - deep, axis.x + axis.width))

    def bands(self) -> tuple[Band, ...]:
        plan = self.plan
        return plan.bands(plan.scale, plan.titles, self.on_axis, self.beside)

    def on_axis(self, start: float, end: float) -> Rect:
        return Rect(self.axis.x, start, self.plan.band_width, end - start)

    def gaps(self) -> tuple[Gap, ...]:
        return tuple(self.gap(one) for one in self.plan.scale.breaks)

    def gap(self, one: timeline.Break) -> Gap:
        words, axis = "–".join(self.plan.left_out(one)), self.axis
        style = self.plan.look.style(self.plan.look.text, self.plan.ems(GAP_SIZE), bold=True)
        fits = text.width(words, style) <= axis.width
        box = Rect(axis.x, one.x, axis.width, one.width)
        return Gap(box, (words,) if fits else (), (box, *self.beside(one.x, one.x + one.width)))

    def years(self) -> tuple[Year, ...]:
        plan, x = self.plan, self.axis.x + self.plan.band_width
        return tuple(
            Year(
                tick.label,
                Rect(x, tick.x, plan.strip_width, tick.width),
                ((x, tick.x), (x + plan.strip_width, tick.x)),
                plan.year_size,
            )
            for tick in plan.ticks
        )

    def card(self, number: int, hung: Hung) -> CardBox:
        plan, milestone, mark = self.plan, self.plan.milestones[number], self.marks[number]
        beyond = plan.marks.room + plan.channel
        edge = self.point(0.0, _side(hung), beyond)[0]
        leader = (
            self.point(y, _side(hung), plan.marks.room + away)
            for away, y in leader_down(hung, plan.channel, plan.card_width)
        )
        return CardBox(
            milestone=milestone,
            box=Rect(edge if hung.second else edge - plan.card_width, hung.y, plan.card_width, hung.height),
            colour=mark.colour,
            form=plan.form(number),
            words=plan.wording(number, plan.within),
            picture=plan.ems(plan.picture(milestone, plan.within)),
            leader=(mark.dot, *leader),
        )


def _side(hung: Hung) -> Side:
    """Right of the axis is what below it is where time runs across."""
    return Side.BELOW if hung.second else Side.ABOVE
