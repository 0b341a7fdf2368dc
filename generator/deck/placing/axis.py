"""A timeline drawn in shapes: which milestones get words, at which size, on which side of their axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import text, timeline
from generator.deck.placed import Drawing, Drawn, Part
from generator.deck.placing.axis_parts import (
    AXIS,
    BAND,
    CHANNEL,
    LANE_CHANNEL,
    LANE_MARK,
    LANE_ROWS,
    MARK,
    ROWS,
    YEARS,
    Plan,
    axis_parts,
    year_room,
)
from generator.deck.placing.axis_words import LEADING, Card, card_of, title_style, told_cards
from generator.deck.placing.legend import draw_legend, legend_places
from generator.deck.placing.measuring import EMU, Setting
from generator.deck.placing.strip import WEIGHTIEST, DoesNotFit, by_weight, moved, span, spread, within
from generator.deck.slides import Milestone, Timeline
from generator.deck.template.layouts import Frame

# Sizes of the titles and widths of the cards, most readable first; with the weights that get a card at all.
WIDTHS = (230.0, 210.0, 190.0, 172.0, 155.0, 130.0)
WIDE = (270.0, 320.0, 380.0)  # for titles too long for those
SHAPES = tuple(
    (size, width) for widths in (WIDTHS, WIDE) for size in (24.0, 22.0, 20.0, 18.0) for width in widths
)
# In lanes there is less height and more is tried: 0 sets the date and the title on one line.
LANE_SHAPES = tuple((size, width) for size in (20.0, 18.0) for width in (230.0, 190.0, 155.0, 0.0))
WEIGHTS = tuple(WEIGHTIEST[:count] for count in (3, 2, 1))
MOST = 60  # cards for which there is room on no slide: not worth trying
NEAR, FEW = 0.08, 12  # of the axis, on average; shapes of cards that fit, to choose among
LANE_TITLE = 0.22  # of the frame's width, at most
BREAK, ISLAND = 16.0, 66.0  # points: a break in the axis, and what is kept between two


@dataclass(frozen=True)
class Attempt:
    """All shapes, in points from the frame's corner; `drift` is how far cards stand from their moments on
    average, as a share of the axis."""

    shapes: tuple[Drawn, ...]
    drift: float


def draw(told: Timeline, frame: Frame, setting: Setting) -> Drawing:
    """All titles if they have room, else those of the weightiest, and as few of these as it takes.

    Raises DoesNotFit when not a single title fits.
    """
    told = within(told)
    for carded in (few for few in _candidates(told) if len(few) <= MOST):
        if found := _nearest(told, carded, frame, setting):
            return _drawing(told, carded, found.shapes, frame)
    carded, width = _most(told, frame, setting)
    last = _attempt(told, carded, frame, setting, setting.floor, width) if carded else None
    if last is None:
        raise _too_long(told, frame, setting)
    return _drawing(told, carded, last.shapes, frame)


def _nearest(told: Timeline, carded: Sequence[Milestone], frame: Frame, setting: Setting) -> Attempt | None:
    """The first shape of cards in which they stand near their moments; else, of the first few that fit, the
    one in which they stand nearest."""
    found: list[Attempt] = []
    for size, width in _shapes(told):
        if size >= setting.floor and (one := _attempt(told, carded, frame, setting, size, width)):
            if one.drift <= NEAR:
                return one
            found.append(one)
            if len(found) == FEW:
                break
    return min(found, key=lambda one: one.drift, default=None)


def _shapes(told: Timeline) -> Sequence[tuple[float, float]]:
    return LANE_SHAPES if told.lanes else SHAPES


def _candidates(told: Timeline) -> Iterator[list[Milestone]]:
    """Who might get words: all, or those of some weights."""
    tried = 0
    for weights in WEIGHTS:
        carded = [one for one in told.milestones if one.weight in weights]
        if carded and len(carded) != tried:
            yield carded
        tried = len(carded)


def _drawing(told: Timeline, carded: Sequence[Milestone], shapes: Sequence[Drawn], frame: Frame) -> Drawing:
    dots = len(told.milestones) - len(carded)
    note = f"{dots} of {len(told.milestones)} milestones are dots without words: no room for all"
    drawn = tuple(moved(shape, frame) for shape in shapes)
    parts = tuple(
        Part(f"Milestone: {one.title.plain}", f"{one.shown}: {one.title.plain}") for one in in_time(carded)
    )
    return Drawing("Timeline", frame, told.alt, drawn, note if dots else "", parts=parts)


def _most(told: Timeline, frame: Frame, setting: Setting) -> tuple[list[Milestone], float]:
    """The most that fit with words, and the width of their cards: the weightiest, spread over the scale."""
    most: tuple[list[Milestone], float] = [], 0.0
    ranked = spread(told.milestones)
    for width in dict.fromkeys(width for _, width in _shapes(told)[:: 1 if told.lanes else 2]):
        plan = _plan(told, frame, setting, setting.floor, width, ())
        able = [one for one in ranked[: 4 * MOST] if _has_room(card_of(one, plan, setting), plan, setting)]
        low, high = 0, len(able) + 1
        while high - low > 1:
            count = (low + high) // 2
            cards = [card_of(one, plan, setting) for one in able[:count]]
            low, high = (count, high) if _fit(told, cards, plan) else (low, count)
        kept = {id(one) for one in able[:low]}
        carded = [one for one in told.milestones if id(one) in kept]
        most = max(most, (carded, width), key=lambda each: by_weight(each[0]))
    return most


def _has_room(card: Card, plan: Plan, setting: Setting) -> bool:
    """Whether the card would fit if it were the only one."""
    wide = card.width <= plan.scale.width
    return wide and card.height <= _room(plan) and (plan.line or card.fits(title_style(setting, plan.size)))


def _room(plan: Plan) -> float:
    """The height that a card may have."""
    return timeline.room_for_card([_story((), plan, lane) for lane in range(plan.rows)], plan.ground)


def _story(cards: tuple[timeline.Card, ...], plan: Plan, lane: int) -> timeline.Story:
    beside = plan.depths[lane] + plan.channel
    return timeline.Story(cards, plan.axis, beside)


def _fit(told: Timeline, cards: Sequence[Card], plan: Plan) -> bool:
    return timeline.arrangeable(_in_lanes(told, cards, plan)[1], plan.ground, _spacing(cards))


def _in_lanes(
    told: Timeline, cards: Sequence[Card], plan: Plan
) -> tuple[list[list[Card]], list[timeline.Story]]:
    """The cards by lane, and the same as the geometry takes them."""
    lanes = [
        [card for card in cards if card.milestone.lane == lane or not told.lanes] for lane in range(plan.rows)
    ]
    placeable = (
        tuple(
            timeline.Card(plan.scale.middle(span(card.milestone)), card.height, card.width) for card in lane
        )
        for lane in lanes
    )
    return lanes, [_story(cards, plan, lane) for lane, cards in enumerate(placeable)]


def _attempt(
    told: Timeline, carded: Sequence[Milestone], frame: Frame, setting: Setting, size: float, width: float
) -> Attempt | None:
    """None when the cards do not fit so."""
    plan = _plan(told, frame, setting, size, width, carded)
    cards = [card_of(one, plan, setting) for one in carded]
    if plan.ground.height <= 0 or not all(_has_room(card, plan, setting) for card in cards):
        return None
    lanes, placeable = _in_lanes(told, cards, plan)
    found = timeline.arrange(placeable, plan.ground, _spacing(cards))
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
    by = Frame(round(plan.left * EMU), 0, 0, 0)
    drift = timeline.displacement(one for _, one, _ in placed) / (len(placed) * plan.scale.width)
    return Attempt((*(moved(shape, by) for shape in shapes), *draw_legend(plan.legend, setting)), drift)


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


def _plan(
    told: Timeline,
    frame: Frame,
    setting: Setting,
    size: float,
    width: float,
    carded: Sequence[Milestone] = (),
) -> Plan:
    wide, tall = frame.width / EMU, frame.height / EMU
    legend = tuple(legend_places(told.eras, wide, tall, setting))
    rows = len({y for _, y, _ in legend})
    left, titles = _lane_titles(told, wide * LANE_TITLE, setting)
    island = max(ISLAND, year_room(min(one.start for one in told.milestones).told(1, told.bce), setting))
    breaking = timeline.Breaking(BREAK, island, eager=told.scale == "compressed")
    scale = timeline.scale_for(
        [span(one) for one in told.milestones],
        wide - left,
        None if told.scale == "linear" else breaking,
        [era.start for era in told.eras],
    )
    top = YEARS if told.lanes else 0.0
    ground = timeline.Ground(wide - left, tall - rows * setting.floor * 1.5 - top)
    axis, channel, dot = (AXIS, LANE_CHANNEL, LANE_MARK) if told.lanes else (BAND, CHANNEL, MARK)
    plan = Plan(size, width, scale, ground, axis, channel, dot, (), legend, left, top, titles)
    return replace(plan, depths=tuple(_depths(told, plan, carded)))


def _depths(told: Timeline, plan: Plan, carded: Sequence[Milestone]) -> Iterator[float]:
    """Of the marks beside each axis."""
    worded = {id(one) for one in carded}
    for lane in range(plan.rows):
        own = plan.in_lane(told.milestones, lane)
        marks = [plan.mark(one, timeline.Side.ABOVE if id(one) in worded else None) for one in own]
        yield timeline.depth_for(marks, plan.dot, LANE_ROWS if told.lanes else ROWS)


def _lane_titles(told: Timeline, most: float, setting: Setting) -> tuple[float, tuple[tuple[str, ...], ...]]:
    """How wide the column of the lanes' titles is, and each broken into lines."""
    if not told.lanes:
        return 0.0, ()
    style = title_style(setting, setting.floor)
    broken = [text.wrap([(title, style)], most - 14) for title in told.lanes]
    widest = max(line.width for lines in broken for line in lines)
    return widest * 1.03 + 14, tuple(tuple(line.text for line in lines) for lines in broken)


def _spacing(cards: Sequence[Card]) -> timeline.Spacing:
    widest = max((card.width for card in cards), default=0.0)
    return timeline.Spacing(card_width=widest, gap=10.0, stack_gap=10.0, step=12.0)


def _too_long(told: Timeline, frame: Frame, setting: Setting) -> DoesNotFit:
    plan = _plan(told, frame, setting, setting.floor, WIDE[-1])
    if _room(plan) < plan.size * (LEADING["code"] + LEADING["heading"]):
        return DoesNotFit("the names of the eras leave no room for the milestones", "give it fewer eras")
    title = min((one.title.plain for one in told.milestones), key=len)
    which = "its title" if len(told.milestones) == 1 else "the shortest title"
    message = (
        f"no milestone has room for its title at {setting.floor:.0f} pt; {which} has {len(title)} characters"
    )
    return DoesNotFit(f"{message}: “{title}”", "say it in 60 characters; the rest is the milestone's 'text'")
