"""A timeline drawn in shapes: which milestones get words, at which size, on which side of their axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from generator import text, timeline
from generator.deck.placed import Drawing, Part
from generator.deck.placing.axis_measures import has_room, in_lanes, plan_of, room_of, spacing, with_words
from generator.deck.placing.axis_parts import Plan, axis_parts
from generator.deck.placing.axis_words import (
    LEADING,
    Card,
    card_of,
    card_room,
    line_of,
    title_style,
    told_cards,
)
from generator.deck.placing.legend import draw_legend
from generator.deck.placing.measuring import Setting
from generator.deck.placing.strip import span, within
from generator.deck.slides import Milestone, Paragraph, Timeline
from generator.shapes import DoesNotFit, Drawn, Frame, Run, move_shape
from generator.timeline.detail_levels import WEIGHTS, DetailLevel, DetailSchedule, RankedMilestone
from generator.units import EMU_PER_PT

# Sizes of the titles and widths of the cards, most readable first.
WIDTHS = (230.0, 210.0, 190.0, 172.0, 155.0, 130.0)
WIDE = (270.0, 320.0, 380.0)  # for titles too long for those
SHAPES = tuple(
    (size, width) for widths in (WIDTHS, WIDE) for size in (24.0, 22.0, 20.0, 18.0) for width in widths
)
LANE_SHAPES = tuple((size, width) for size in (20.0, 18.0) for width in (230.0, 190.0, 155.0))
REDUCED = (210.0, 155.0, 130.0, 320.0)  # widths where not all have room for a card
MOST = 60  # cards for which there is room on no slide: not worth trying
NEAR, FEW = 0.08, 12  # of the axis, on average; shapes of cards that fit, to choose among
MAY_BE, BEST = 1.1, 2  # times that, as it is quickly found; of the few, those placed as well as can be


@dataclass(frozen=True)
class Attempt:
    """All shapes, in points from the frame's corner; `drift` is how far cards stand from their moments on
    average, as a share of the axis."""

    shapes: tuple[Drawn, ...]
    drift: float


def draw(told: Timeline, frame: Frame, setting: Setting) -> Drawing:
    """All titles if they have room; else milestones give way, at the smallest type, until the rest has.

    Raises DoesNotFit when not a single title fits.
    """
    told = within(told)
    if found := _nearest(told, frame, setting):
        return _drawing(told, told.milestones, found.shapes, frame)
    tries = [Reduced(told, plan_of(told, frame, setting, setting.floor, width), setting) for width in REDUCED]
    best = max(tries, key=lambda one: one.worth)
    last = _attempt(told, best.cards(best.forms), best.plan, setting) if any(best.forms) else None
    if last is None:
        raise _too_long(told, frame, setting)
    carded = [one for one, form in zip(told.milestones, best.forms, strict=True) if form]
    return _drawing(told, carded, last.shapes, frame)


def _nearest(told: Timeline, frame: Frame, setting: Setting) -> Attempt | None:
    """The first shape of cards in which they stand near their moments; else, of the first few that fit, the
    one in which they stand nearest. Only those that promise to be are placed as well as can be."""
    found: list[tuple[float, Plan, list[Card]]] = []
    for plan, cards in _fitting(told, frame, setting):
        drift = _about(told, cards, plan)
        if drift < inf:
            found.append((drift, plan, cards))
        if drift <= MAY_BE * NEAR and (one := _attempt(told, cards, plan, setting)) and one.drift <= NEAR:
            return one
        if len(found) == FEW:
            break
    found.sort(key=lambda one: one[0])
    best = [_attempt(told, cards, plan, setting) for _, plan, cards in found[:BEST]]
    return min((one for one in best if one), key=lambda one: one.drift, default=None)


def _fitting(told: Timeline, frame: Frame, setting: Setting) -> Iterator[tuple[Plan, list[Card]]]:
    """The shapes of cards that each have room, one by one."""
    shapes = LANE_SHAPES if told.lanes else SHAPES
    for size, width in shapes if len(told.milestones) <= MOST else ():
        if size >= setting.floor:
            plan = plan_of(told, frame, setting, size, width)
            cards = [card_of(one, plan, setting) for one in told.milestones]
            if all(has_room(card, plan, setting) for card in cards):
                yield plan, cards


def _about(told: Timeline, cards: Sequence[Card], plan: Plan) -> float:
    """The drift of an attempt as it is quickly found; infinite where the cards do not fit."""
    plan = with_words(told, plan, [card.milestone for card in cards])
    lanes, placeable = in_lanes(told, cards, plan)
    apart = timeline.displaced(placeable, plan.ground, spacing(cards, plan))
    return apart / (sum(map(len, lanes)) * plan.scale.width)


@dataclass(frozen=True)
class Reduced:
    """A timeline whose milestones do not all have room for a card, in cards as wide as the plan has them."""

    told: Timeline
    plan: Plan
    setting: Setting

    @cached_property
    def forms(self) -> tuple[DetailLevel, ...]:
        """As much of each milestone as has room."""
        return DetailSchedule(self._most).most_shown((self.plan.width,), self._fits)[1]

    @property
    def worth(self) -> tuple[int, ...]:
        """How many lanes have words, how many milestones, the weightiest first, and how much they show."""
        pairs = list(zip(self.told.milestones, self.forms, strict=True))
        heard = {one.lane for one, form in pairs if form}
        told = (sum(one.weight == weight and form > 0 for one, form in pairs) for weight in WEIGHTS)
        return len(heard), *told, sum(self.forms)

    @cached_property
    def _lines(self) -> tuple[Card | None, ...]:
        """Each milestone on one line; None for what has no room so."""
        cards = (line_of(one, self.plan, self.setting) for one in self.told.milestones)
        return tuple(card if has_room(card, self.plan, self.setting) else None for card in cards)

    @cached_property
    def _titles(self) -> tuple[Card | None, ...]:
        cards = (card_of(one, self.plan, self.setting) for one in self.told.milestones)
        return tuple(card if has_room(card, self.plan, self.setting) else None for card in cards)

    @cached_property
    def _most(self) -> tuple[RankedMilestone, ...]:
        """Each with what of it would have room if it were the only one."""
        return tuple(
            RankedMilestone(
                one.weight,
                DetailLevel.TITLE if title else DetailLevel.LINE if line else DetailLevel.DOT,
                self.plan.scale.middle(span(one)),
                one.lane,
            )
            for one, title, line in zip(self.told.milestones, self._titles, self._lines, strict=True)
        )

    def cards(self, forms: Sequence[DetailLevel]) -> list[Card]:
        """Of those that have words; what has no room on one line stays a title."""
        pairs = zip(forms, self._titles, self._lines, strict=True)
        chosen = (
            title if form is DetailLevel.TITLE else line or title for form, title, line in pairs if form
        )
        return [card for card in chosen if card]

    def _fits(self, width: float, forms: Sequence[DetailLevel]) -> bool:
        cards = self.cards(forms)
        if len(cards) > MOST:
            return False
        plan = with_words(self.told, self.plan, [card.milestone for card in cards])
        return timeline.arrangeable(in_lanes(self.told, cards, plan)[1], plan.ground, spacing(cards, plan))


def _drawing(told: Timeline, carded: Sequence[Milestone], shapes: Sequence[Drawn], frame: Frame) -> Drawing:
    dots = len(told.milestones) - len(carded)
    note = f"{dots} of {len(told.milestones)} milestones are dots without words: no room for all"
    drawn = tuple(move_shape(shape, frame) for shape in shapes)
    parts = tuple(
        Part(f"Milestone: {one.title.plain}", f"{one.shown}: {one.title.plain}") for one in in_time(carded)
    )
    return Drawing("Timeline", frame, told.alt, drawn, note if dots else "", parts=parts)


def _attempt(told: Timeline, cards: Sequence[Card], plan: Plan, setting: Setting) -> Attempt | None:
    """None when the cards do not fit so."""
    carded = [card.milestone for card in cards]
    plan = with_words(told, plan, carded)
    lanes, placeable = in_lanes(told, cards, plan)
    found = timeline.arrange(placeable, plan.ground, spacing(cards, plan))
    if found is None:
        return None
    placed = [
        (card, one, lane)
        for own, lane in zip(lanes, found, strict=True)
        for card, one in zip(own, lane.placed, strict=True)
    ]
    turns = _turns(told, carded)
    of_each = told_cards(told, placed, found, plan)
    shapes = [
        *axis_parts(told, found, plan, setting),
        *(replace(shape, part=turns[id(milestone)]) for milestone, shape in of_each),
    ]
    by = Frame(round(plan.left * EMU_PER_PT), 0, 0, 0)
    drift = timeline.displacement(one for _, one, _ in placed) / (len(placed) * plan.scale.width)
    return Attempt((*(move_shape(shape, by) for shape in shapes), *draw_legend(plan.legend, setting)), drift)


def in_time(milestones: Sequence[Milestone]) -> list[Milestone]:
    return sorted(milestones, key=lambda one: (one.start, one.end))


def _turns(told: Timeline, carded: Sequence[Milestone]) -> dict[int, int]:
    """By a milestone's identity the part of the drawing it is in: each that has words is one, in the order of
    time, and dots without words come with the one before them."""
    worded = {id(one) for one in carded}
    turns, turn = {}, 0
    for one in in_time(told.milestones):
        turn += id(one) in worded
        turns[id(one)] = turn
    return turns


def _too_long(told: Timeline, frame: Frame, setting: Setting) -> DoesNotFit:
    plan = plan_of(told, frame, setting, setting.floor, max(REDUCED))
    if room_of(plan) < plan.size * (LEADING["code"] + LEADING["heading"]):
        return DoesNotFit("the names of the eras leave no room for the milestones", "give it fewer eras")
    least = min(told.milestones, key=lambda one: len(one.title.plain))
    which = "its title" if len(told.milestones) == 1 else "the shortest title"
    said = f"no milestone has room for its title at {setting.floor:.0f} pt"
    style = title_style(setting, plan.size)
    word = max(card_of(least, plan, setting).lines, key=lambda line: text.width(line, style))
    if (over := text.width(word, style) - card_room(plan)) > 0:
        said = f"{said}; a word of {which} is {max(over, 1):.0f} pt wider than a card: “{word}”"
        return DoesNotFit(said, "use a shorter word, or put a space or hyphen into it")
    said = f"{said}; {which} has {len(least.title.plain)} characters: “{least.title.plain}”"
    most = _most(least, plan, setting)
    return DoesNotFit(said, f"keep it to {most} characters; the rest can go into the milestone's 'text'")


def _most(one: Milestone, plan: Plan, setting: Setting) -> int:
    """How many characters of its title a card has room for, to the end of a word."""
    words = one.title.plain.split()
    kept = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    titled = ((said, replace(one, title=Paragraph((Run(said),)))) for said in kept)
    return next((len(said) for said, it in titled if card_of(it, plan, setting).height <= room_of(plan)), 1)
