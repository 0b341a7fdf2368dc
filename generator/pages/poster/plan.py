"""What a timeline needs to be set, whichever way time runs: its scale, its cards' heights, its bands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator import timeline
from generator.content.citations import UNCITED, Citations
from generator.content.collections import Era, Lane, Milestone
from generator.content.dates import Precision, When
from generator.content.talk import Breaking
from generator.language import Words
from generator.look import Look
from generator.pages.eras import colour_of, days_of
from generator.pages.poster.legend import Legend, possible, present
from generator.pages.poster.parts import Band, Key, Manner, Mark, Rect, Sort
from generator.pages.poster.wording import Wording
from generator.timeline.detail_levels import DetailLevel

OFF_WORDS = 0.6  # ems, from an era's tint to the cards
_CROWD = 6  # fewer milestones crowd no axis
PICTURE = 16 / 9  # a picture's width by its height
AROUND_PICTURE = 0.3  # ems, above and below it
GAP_SIZE = 0.85  # ems, the words in a break


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
    citations: Citations = UNCITED

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
        return tuple(number for number, form in enumerate(self.manner.shows.forms) if form > DetailLevel.DOT)

    def form(self, number: int) -> DetailLevel:
        return self.manner.shows.forms[number]

    def date(self, milestone: Milestone) -> str:
        """The date as the card says it."""
        return self.words.digits(milestone.date)

    def picture(self, milestone: Milestone, width: float) -> float:
        """The height in ems of the card's picture, of one shape on all cards; 0 without one."""
        return width / PICTURE if self.manner.shows.pictures and milestone.image else 0.0

    def wording(self, number: int, width: float) -> Wording:
        """The words of the card, set in `width` ems."""
        milestone, look = self.milestones[number], self.look
        image = milestone.image if self.picture(milestone, width) else None
        credited = image.credit if image else ""
        date, form = self.date(milestone), self.form(number)
        mark = self.citations.mark(milestone)
        return Wording(milestone, date, form, width, look, self.words.language, credited or "", mark)

    def height(self, number: int, width: float) -> float:
        """Points from the top of a card's date to the bottom of its text, set in `width` ems."""
        picture = self.picture(self.milestones[number], width)
        above = picture + 2 * AROUND_PICTURE if picture else 0.0
        return self.ems(above + self.wording(number, width).height) * self.manner.shows.stretch

    def needs(self, number: int, width: float) -> float:
        """The ems of a card's `width` that its lines take, all of it where it has a picture."""
        pictured = self.picture(self.milestones[number], width)
        return width if pictured else self.wording(number, width).needs

    def colour(self, milestone: Milestone) -> str:
        """Of its era, without eras of its lane; else ink."""
        return colour_of(milestone, self.eras, self.lanes, self.look.theme.colours)

    def stretches(self, scale: timeline.TimeScale) -> Iterator[tuple[int, float, float]]:
        """Each era's place in the order of time, and where it begins and ends on the axis."""
        for index, (start, end) in enumerate(timeline.era_extents(days_of(self.eras), scale)):
            yield index, start, end

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
                on_axis(*scale.longest_unbroken(start, end)),
            )
            for index, start, end in self.stretches(scale)
        )

    def legend_height(self, untitled: Sequence[int]) -> float:
        """The most that it may take, before it is known which marks show that they are more than dots."""
        pairs = zip(self.milestones, self.manner.shows.forms, strict=True)
        bare = (one for one, form in pairs if form is DetailLevel.DOT)
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
