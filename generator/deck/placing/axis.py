"""A timeline drawn in shapes: eras as bands on the axis, milestones as dots and the cards joined to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import text, timeline
from generator.content.inline import tie_words
from generator.deck.placed import Area, Drawing, Drawn, Label, Part, Stroke
from generator.deck.placing.legend import draw_legend, legend_places
from generator.deck.placing.measuring import EMU, Setting
from generator.deck.placing.strip import (
    WEIGHTIEST,
    DoesNotFit,
    by_weight,
    colour_of,
    moved,
    points,
    spread,
    within,
)
from generator.deck.slides import Era, Milestone, Run, Timeline
from generator.deck.template.layouts import Frame

# In points. The band carries the years; cards hang from the rule along their left edge.
BAND, CHANNEL, INSET, YEAR = 38.0, 21.0, 8.0, 6.0
DOT, TICK, DATE = 12.0, 1.5, 18.0
# Sizes of the titles and widths of the cards, most readable first; with the weights that get a card at all.
WIDTHS = (230.0, 210.0, 190.0, 172.0, 155.0, 130.0)
WIDE = (270.0, 320.0, 380.0)  # for titles too long for those
SHAPES = tuple(
    (size, width) for widths in (WIDTHS, WIDE) for size in (24.0, 22.0, 20.0, 18.0) for width in widths
)
WEIGHTS = tuple(WEIGHTIEST[:count] for count in (3, 2, 1))
LEADING = {"heading": 1.12, "code": 1.25}


@dataclass(frozen=True)
class Card:
    """A milestone's date over its title, both broken into lines; `dated` is the date's height in points."""

    milestone: Milestone
    date: tuple[str, ...]
    lines: tuple[str, ...]
    dated: float
    height: float


Pair = tuple[Card, timeline.Placed]


@dataclass(frozen=True)
class Plan:
    """The drawing's measures, in points from the frame's corner; `top` and `bottom` are the band's edges."""

    size: float
    width: float
    scale: timeline.TimeScale
    top: float
    legend: tuple[tuple[float, float, Era], ...]

    @property
    def bottom(self) -> float:
        return self.top + BAND


def draw(told: Timeline, frame: Frame, setting: Setting) -> Drawing:
    """All titles if they have room, else those of the weightiest, and as few of these as it takes.

    Raises DoesNotFit when not a single title fits.
    """
    told = within(told)
    for carded in _candidates(told):
        for size, width in SHAPES:
            if size >= setting.floor and (shapes := _attempt(told, carded, frame, setting, size, width)):
                return _drawing(told, carded, shapes, frame)
    carded, width = _most(told, frame, setting)
    shapes = _attempt(told, carded, frame, setting, setting.floor, width) if carded else []
    if not shapes:
        raise _too_long(told, frame, setting)
    return _drawing(told, carded, shapes, frame)


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
    for width in (*WIDTHS[::2], *WIDE):
        plan, room = _plan(told, frame, setting, setting.floor, width)
        cards = [card for one in ranked if _has_room(card := _card(one, plan, setting), plan, room, setting)]
        places = [timeline.Card(plan.scale.middle(_span(one.milestone)), one.height) for one in cards]
        count = timeline.most_that_fit(places, range(len(cards)), room, _spacing(plan))
        kept = {id(card.milestone) for card in cards[:count]}
        carded = [one for one in told.milestones if id(one) in kept]
        most = max(most, (carded, width), key=lambda each: by_weight(each[0]))
    return most


def _has_room(card: Card, plan: Plan, room: timeline.Room, setting: Setting) -> bool:
    """Whether the card would fit if it were the only one."""
    bold = _bold(setting, plan.size)
    return card.height <= room.above and all(
        text.width(line, bold) <= plan.width - INSET for line in card.lines
    )


def _attempt(
    told: Timeline, carded: Sequence[Milestone], frame: Frame, setting: Setting, size: float, width: float
) -> list[Drawn]:
    """All shapes, in points from the frame's corner; empty when the cards do not fit so."""
    plan, room = _plan(told, frame, setting, size, width)
    cards = [_card(one, plan, setting) for one in carded]
    if not all(_has_room(card, plan, room, setting) for card in cards):
        return []
    places = [timeline.Card(plan.scale.middle(_span(one.milestone)), one.height) for one in cards]
    placed = timeline.place(places, room, _spacing(plan))
    if placed is None:
        return []
    centred = replace(plan, top=plan.top + _slack(placed) / 2)
    turns = _turns(told, carded)
    both = list(zip(cards, placed, strict=True))
    of_each: list[tuple[Milestone, Drawn]] = [*_leaders(told, both, centred), *_dots(told, both, centred)]
    of_each += _words(told, both, centred)
    return [
        *_bands(told, centred),
        *_years(told, centred, setting),
        *draw_legend(centred.legend, setting),
        *(replace(shape, part=turns[id(milestone)]) for milestone, shape in of_each),
    ]


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
    told: Timeline, frame: Frame, setting: Setting, size: float, width: float
) -> tuple[Plan, timeline.Room]:
    wide, tall = frame.width / EMU, frame.height / EMU
    legend = tuple(legend_places(told.eras, wide, tall, setting))
    rows = len({y for _, y, _ in legend})
    free = (tall - rows * setting.floor * 1.5 - BAND) / 2 - CHANNEL
    spans = [_span(one) for one in told.milestones] + [
        timeline.Span(era.start, era.start) for era in told.eras
    ]
    scale = timeline.scale_for(spans, wide)
    plan = Plan(size, width, scale, free + CHANNEL, legend)
    return plan, timeline.Room(wide, free, free)


def _spacing(plan: Plan) -> timeline.Spacing:
    return timeline.Spacing(card_width=plan.width, gap=10.0, stack_gap=10.0, step=12.0)


def _slack(placed: Sequence[timeline.Placed]) -> float:
    """How much lower the axis can stand, because the cards below it reach less far than those above."""
    reach = {
        side: max([one.base + one.height for one in placed if one.side is side], default=0.0)
        for side in (timeline.Side.ABOVE, timeline.Side.BELOW)
    }
    return reach[timeline.Side.ABOVE] - reach[timeline.Side.BELOW]


def _card(one: Milestone, plan: Plan, setting: Setting) -> Card:
    room = (plan.width - INSET) * 0.97
    mono = setting.plain("code", min(plan.size, DATE), bold=True)
    date = tuple(line.text for line in text.wrap([(one.shown, mono)], room))
    lines = _broken(one.title.plain, _bold(setting, plan.size), room)
    dated = mono.size * LEADING["code"] * len(date)
    return Card(one, date, lines, dated, dated + plan.size * LEADING["heading"] * len(lines))


def _broken(title: str, style: text.Style, room: float) -> tuple[str, ...]:
    """The title's lines, of the ways to break it the one with the longest shortest line."""
    ways = [text.wrap([(way, style)], room) for way in (title, tie_words(title))]
    fitting = [way for way in ways if all(line.width <= room for line in way)] or ways[:1]
    best = min(fitting, key=lambda way: (len(way), -min(line.width for line in way)))
    return tuple(line.text for line in best)


def _bold(setting: Setting, size: float) -> text.Style:
    return setting.plain("heading", size, bold=True)


def _span(one: Milestone) -> timeline.Span:
    return timeline.Span(one.start, one.end)


def _bands(told: Timeline, plan: Plan) -> Iterator[Area]:
    if not told.eras:
        yield Area("Axis", points(0, plan.top, plan.scale.width, BAND), "tx1")
        return
    # Before the first era and between eras the axis goes on, in ink.
    yield Area("Axis", points(0, plan.top, plan.scale.width, BAND), "tx2")
    for era in told.eras:
        left = max(0.0, plan.scale.x(era.start))
        right = min(plan.scale.width, plan.scale.x(era.end))
        if era is told.eras[-1]:
            right = plan.scale.width
        yield Area(f"Era: {era.title}", points(left, plan.top, right - left, BAND), era.colour)


def _years(told: Timeline, plan: Plan, setting: Setting) -> Iterator[Label]:
    style = setting.plain("code", setting.floor, bold=True)
    # No year crosses from one era into the next.
    edges = [plan.scale.x(era.start) for era in told.eras] + [plan.scale.width]
    for tick in plan.scale.ticks(text.width("0000", style) * 1.5):
        wide = text.width(tick.label, style) + 2
        if not any(tick.x < edge < tick.x + wide + YEAR for edge in edges):
            frame = points(tick.x + YEAR, plan.top, wide, BAND)
            said = ((Run(tick.label),),)
            yield Label(f"Year {tick.label}", frame, said, style.size, "code", "bg1", True, anchor="ctr")


def _leaders(told: Timeline, placed: Sequence[Pair], plan: Plan) -> Iterator[tuple[Milestone, Stroke]]:
    for card, one in placed:
        points = [(x, _y(plan, one.side, away)) for x, away in timeline.leader(one, CHANNEL)]
        exact = tuple((round(x * EMU), round(y * EMU)) for x, y in points)
        colour = colour_of(told.eras, card.milestone)
        yield card.milestone, Stroke(f"Leader: {card.milestone.title.plain}", exact, colour, TICK)


def _dots(told: Timeline, placed: Sequence[Pair], plan: Plan) -> Iterator[tuple[Milestone, Area]]:
    sides = {id(card.milestone): one.side for card, one in placed}
    for one in told.milestones:
        x = plan.scale.middle(_span(one))
        side = sides.get(id(one), timeline.Side.ABOVE)
        y, size = _y(plan, side, 0), DOT if id(one) in sides else DOT * 0.7
        frame = points(x - size / 2, y - size / 2, size, size)
        yield one, Area(f"Dot: {one.title.plain}", frame, "bg1", "ellipse", colour_of(told.eras, one))


def _words(told: Timeline, placed: Sequence[Pair], plan: Plan) -> Iterator[tuple[Milestone, Label]]:
    for card, one in placed:
        near = _y(plan, one.side, CHANNEL + one.base)
        top = near - one.height if one.side is timeline.Side.ABOVE else near
        wide = plan.width - INSET
        name, colour = card.milestone.title.plain, colour_of(told.eras, card.milestone)
        frame = points(one.x + INSET, top, wide, card.dated)
        dates = tuple((Run(line),) for line in card.date)
        size = min(plan.size, DATE)
        yield card.milestone, Label(f"Date: {name}", frame, dates, size, "code", colour, True)
        frame = points(one.x + INSET, top + card.dated, wide, one.height - card.dated)
        lines = tuple((Run(line),) for line in card.lines)
        yield card.milestone, Label(f"Title: {name}", frame, lines, plan.size, "heading", "tx1", True)


def _y(plan: Plan, side: timeline.Side, away: float) -> float:
    return plan.top - away if side is timeline.Side.ABOVE else plan.bottom + away


def _too_long(told: Timeline, frame: Frame, setting: Setting) -> DoesNotFit:
    plan, room = _plan(told, frame, setting, setting.floor, WIDE[-1])
    if room.above < plan.size * (LEADING["code"] + LEADING["heading"]):
        return DoesNotFit("the names of the eras leave no room for the milestones", "give it fewer eras")
    title = min((one.title.plain for one in told.milestones), key=len)
    which = "its title" if len(told.milestones) == 1 else "the shortest title"
    message = (
        f"no milestone has room for its title at {setting.floor:.0f} pt; {which} has {len(title)} characters"
    )
    return DoesNotFit(f"{message}: “{title}”", "say it in 60 characters; the rest is the milestone's 'text'")
