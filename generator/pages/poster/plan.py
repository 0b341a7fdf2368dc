"""What a timeline needs to be set, whichever way time runs: its scale, its cards' heights, its bands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator import text, timeline
from generator.content.collections import Era, Lane, Milestone, last_day
from generator.content.dates import Precision, When
from generator.content.inline import Inline
from generator.content.talk import Breaking
from generator.language import Words
from generator.look import Look
from generator.pages.eras import colour_of
from generator.pages.poster.legend import Legend, possible, present
from generator.pages.poster.parts import Band, Key, Manner, Mark, Rect, Sort
from generator.text import Style
from generator.timeline.forms import Form

OFF_WORDS = 0.6  # ems, from an era's tint to the cards
_CROWD = 6  # fewer milestones crowd no axis
PICTURE = 16 / 9  # a picture's width by its height
AROUND_PICTURE = 0.3  # ems, above and below it
CREDIT = 0.8  # ems
GAP_SIZE = 0.85  # ems, the words in a break
_AIR = 0.3  # ems, right of a card's longest line
SAFETY = 0.995  # a line is held this much shorter than its box, so that no rounding breaks it again


@dataclass(frozen=True)
class Plan:
    """A timeline to be set: its content, the (width, height) in points that it may fill, and its manner."""

    milestones: tuple[Milestone, ...]
    eras: tuple[Era, ...]
    room: tuple[float, float]
    manner: Manner
    look: Look
    words: Words
    breaking: Breaking = "auto"
    lanes: tuple[Lane, ...] = ()
    shared: timeline.TimeScale | None = None
    """The scale of the whole timeline, when this is one of its lanes."""

    def ems(self, number: float) -> float:
        return number * self.manner.size

    def scale_of(self, length: float, room: Callable[[str], float], gap: float) -> timeline.TimeScale:
        """`room` is what a year takes of the length, `gap` what a break does."""
        edges = [era.from_.start for era in self.eras] + [era.to.end for era in self.eras if era.to]
        eager = self.breaking == "compressed"
        broken = eager or (self.breaking == "auto" and len(self.milestones) >= _CROWD)
        spans = [span(one.date) for one in self.milestones]
        bce = self.words.word("bce")
        first = min(one.start for one in spans).told(1, bce)
        island = max(room("0000"), room(first))
        breaking = timeline.Breaking(gap, island, eager) if broken else None
        scale = timeline.scale_for(spans, length, breaking, edges)
        return scale.with_last_label(room, bce)

    @cached_property
    def worded(self) -> tuple[int, ...]:
        """The milestones that have cards, by their place in the order of time."""
        return tuple(number for number, form in enumerate(self.manner.shows.forms) if form > Form.DOT)

    def form(self, number: int) -> Form:
        return self.manner.shows.forms[number]

    def date(self, milestone: Milestone) -> str:
        """The date as the card says it."""
        return self.words.digits(milestone.date)

    def picture(self, milestone: Milestone, width: float) -> float:
        """The height in ems of the card's picture, of one shape on all cards; 0 without one."""
        return width / PICTURE if self.manner.shows.pictures and milestone.image else 0.0

    def _pictured(self, milestone: Milestone, width: float) -> float:
        """The height in ems of the card's picture with what belongs to it."""
        high = self.picture(milestone, width)
        if not high or not milestone.image:
            return 0.0
        small = self.look.style(self.look.text, CREDIT)
        credit = milestone.image.credit
        lines = _lines(((credit, small),), width * SAFETY) if credit else 0
        return high + 2 * AROUND_PICTURE + lines * CREDIT * self.look.theme.poster.card.leading

    def height(self, number: int, width: float) -> float:
        """Points from the top of a card's date to the bottom of its text, set in `width` ems.

        Counted in ems, in which lines break alike at every size: so they are broken once for all sizes.
        """
        card, look, milestone = self.look.theme.poster.card, self.look, self.milestones[number]
        room, lines = width * SAFETY, _lines(self._headed(number), width * SAFETY)
        if self.form(number) is Form.LINE:
            return self.ems(lines * card.leading)
        date = (self.date(milestone), look.style(look.code, 1.0, bold=True))
        ems = _lines((date,), room) * card.leading + lines * card.title * card.heading_leading
        if told := self.told(number, width):
            ems += _lines(look.runs(told.runs), room) * card.leading
        return self.ems(ems + self._pictured(milestone, width))

    def _headed(self, number: int) -> tuple[tuple[str, Style], ...]:
        """The title, after the date if they share a line."""
        milestone, look, line = self.milestones[number], self.look, self.form(number) is Form.LINE
        size = 1.0 if line else look.theme.poster.card.title
        title = (milestone.title.plain, look.style(look.heading, size, bold=True))
        mono = look.style(look.code, 1.0, bold=True)
        return ((f"{self.date(milestone)} ", mono), title) if line else (title,)

    def title_width(self, number: int, width: float) -> float:
        """The ems of a card's `width` in which its title breaks into lines of about one length."""
        return text.balanced(self._headed(number), width * SAFETY) / SAFETY

    def needs(self, number: int, width: float) -> float:
        """The ems of a card's `width` that its lines take, all of it where it has a picture."""
        milestone, look, room = self.milestones[number], self.look, width * SAFETY
        if self.picture(milestone, width):
            return width
        told, headed = self.told(number, width), self._headed(number)
        lines = [*text.wrap(headed, text.balanced(headed, room))]
        lines += text.wrap([(self.date(milestone), look.style(look.code, 1.0, bold=True))], room)
        lines += text.wrap(look.runs(told.runs), room) if told else ()
        return min(width, max(line.width for line in lines) + _AIR)

    def told(self, number: int, width: float) -> Inline | None:
        """What the card says below its title, its last words kept together where they have room."""
        said = self.milestones[number].text if self.form(number) is Form.FULL else None
        if said is None:
            return None
        lines = text.wrap(self.look.runs(said.tied().runs), width * SAFETY)
        return said.tied() if all(line.width <= width * SAFETY for line in lines) else said

    def colour(self, milestone: Milestone) -> str:
        """Of its era, without eras of its lane; else ink."""
        return colour_of(milestone, self.eras, self.lanes, self.look.theme.colours)

    def stretches(self, scale: timeline.TimeScale) -> Iterator[tuple[int, float, float]]:
        """Each era's place in the order of time, and where it begins and ends on the axis."""
        for index, era in enumerate(self.eras):
            start, until = max(0.0, scale.x(era.from_.start)), last_day(self.eras, index)
            end = scale.extent(timeline.Span(era.from_.start, until))[1] if until else scale.width
            yield index, start, min(end, scale.width)

    def longest(self, scale: timeline.TimeScale, start: float, end: float) -> tuple[float, float]:
        """The longest part of that stretch of the axis without a break."""
        parts = (
            (max(part.x, start), min(part.right, end))
            for part in scale.segments
            if part.x < end and part.right > start
        )
        return max(parts, key=lambda part: part[1] - part[0], default=(start, start))

    def left_out(self, gap: timeline.Break) -> tuple[str, str]:
        """The first and the last of what a break leaves out, in whole years or months if it does."""
        ends = (gap.first, gap.last + 1)
        precision: Precision = "day"
        if all(day.day == 1 for day in ends):
            precision = "year" if all(day.month == 1 for day in ends) else "month"
        said = self.words.digits(When(gap.first, gap.last, precision, until=precision))
        first, _, last = said.partition("–")
        return first, last

    def bands(
        self,
        scale: timeline.TimeScale,
        titles: Sequence[tuple[str, ...]],
        on_axis: Callable[[float, float], Rect],
        beside: Callable[[float, float], tuple[Rect, ...]],
    ) -> tuple[Band, ...]:
        """The eras; the functions say where a stretch of time lies on the axis, and beside it."""
        return tuple(
            Band(
                self.eras[index],
                on_axis(start, end),
                beside(start, end),
                self.look.theme.colours.era(index),
                titles[index],
                on_axis(*self.longest(scale, start, end)),
            )
            for index, start, end in self.stretches(scale)
        )

    def legend_height(self, untitled: Sequence[int]) -> float:
        """The most that it may take, before it is known which marks show that they are more than dots."""
        pairs = zip(self.milestones, self.manner.shows.forms, strict=True)
        bare = (one for one, form in pairs if form is Form.DOT)
        return self._legend(untitled, possible(bare)).height

    def legend(self, untitled: Sequence[int], marks: Sequence[Mark], bottom: float) -> tuple[Key, ...]:
        """What the timeline shows without saying it, from `bottom` up."""
        needed = self._legend(untitled, present(marks))
        return needed.keys(bottom - needed.height)

    def _legend(self, untitled: Sequence[int], kinds: Sequence[Sort]) -> Legend:
        return Legend(untitled, kinds, self.eras, self.manner.size, self.room[0], self.look, self.words)


def span(when: When) -> timeline.Span:
    return timeline.Span(when.start, when.end, *when.softness)


def middle(when: When) -> float:
    """As an ordinal."""
    return (when.start.ordinal + when.end.ordinal + 1) / 2


@lru_cache(maxsize=4096)
def _lines(words: tuple[tuple[str, Style], ...], room: float) -> float:
    return text.counted(words, room)
