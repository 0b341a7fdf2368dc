"""The words of a drawn timeline's milestones: cards, their dots and leaders, bars of what lasted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator import text, timeline
from generator.content.inline import tie_words
from generator.deck.placing.axis_parts import Plan
from generator.deck.placing.measuring import Setting
from generator.deck.placing.strip import span, theme_colour_of
from generator.deck.slides import Milestone, Timeline
from generator.shapes import Area, Drawn, Frame, Label, Run, Stroke, frame_in_points
from generator.timeline import Lane, Placed, Side
from generator.units import EMU_PER_PT

# In points. Cards hang from the rule along their left edge.
INSET, TICK, DATE, AIR = 8.0, 1.5, 18.0, 4.0
RING, SMALL = 2.25, 6.0  # of a dot, and the size of a mark that is too small for one
DOT, BAR = 0.95, 0.42  # of a mark's size
LEADING = {"heading": 1.12, "code": 1.25}


@dataclass(frozen=True)
class Card:
    """A milestone's date over its title, both broken into lines, or before it on one line.

    `dated` is the date's height in points, or its width where `line` says that they share a line.
    """

    milestone: Milestone
    date: tuple[str, ...]
    lines: tuple[str, ...]
    dated: float
    width: float
    height: float
    line: bool = False

    def fits(self, style: text.Style) -> bool:
        return all(text.width(line, style) <= self.width - INSET for line in self.lines)


Told = tuple[Card, Placed, Lane]
Marked = tuple[Milestone, timeline.Stood, Lane]


def title_style(setting: Setting, size: float) -> text.Style:
    return setting.plain("heading", size, bold=True)


def line_of(one: Milestone, plan: Plan, setting: Setting) -> Card:
    mono, style = setting.plain("code", min(plan.size, DATE), bold=True), title_style(setting, plan.size)
    dated = text.width(one.shown, mono) * 1.03 + INSET
    wide = INSET + dated + text.width(one.title.plain, style) * 1.03
    return Card(one, (one.shown,), (one.title.plain,), dated, wide, plan.size * 1.25, line=True)


def card_room(plan: Plan) -> float:
    """How wide the words of a card may be, in points."""
    return (plan.width - INSET) * 0.97


def card_of(one: Milestone, plan: Plan, setting: Setting) -> Card:
    mono = setting.plain("code", min(plan.size, DATE), bold=True)
    style = title_style(setting, plan.size)
    room = card_room(plan)
    date = tuple(line.shown for line in text.wrap([(one.shown, mono)], room))
    lines = _broken(one.title.plain, style, room)
    dated = mono.size * LEADING["code"] * len(date)
    height = dated + plan.size * LEADING["heading"] * len(lines) + AIR
    longest = max([text.width(line, style) for line in lines] + [text.width(line, mono) for line in date])
    return Card(one, date, lines, dated, min(plan.width, longest / 0.97 + INSET + 1), height)


def _broken(title: str, style: text.Style, room: float) -> tuple[str, ...]:
    """The title's lines, of the ways to break it the one with the longest shortest line."""
    ways = [text.wrap([(way, style)], room) for way in (title, tie_words(title))]
    fitting = [way for way in ways if all(line.width <= room for line in way)] or ways[:1]
    best = min(fitting, key=lambda way: (len(way), -min(line.width for line in way)))
    return tuple(line.shown for line in best)


def told_cards(
    told: Timeline, placed: Sequence[Told], lanes: Sequence[Lane], plan: Plan
) -> list[tuple[Milestone, Drawn]]:
    marks = list(_marked(told, placed, lanes, plan))
    return [
        *_leaders(told, placed, marks, plan),
        *_marks(told, marks, plan),
        *_words(told, placed, plan),
    ]


def _marked(told: Timeline, placed: Sequence[Told], lanes: Sequence[Lane], plan: Plan) -> Iterator[Marked]:
    sides = {id(card.milestone): one.side for card, one, _ in placed}
    for number, lane in enumerate(lanes):
        own = plan.in_lane(told.milestones, number)
        marks = [plan.mark(one, sides.get(id(one))) for one in own]
        stood = timeline.stand(marks, plan.scale.width, plan.depths[number], plan.dot, lane.sides)
        for one, mark in zip(own, stood, strict=True):
            yield one, mark, lane


def _leaders(
    told: Timeline, placed: Sequence[Told], marks: Sequence[Marked], plan: Plan
) -> Iterator[tuple[Milestone, Stroke]]:
    stood = {id(one): mark for one, mark, _ in marks}
    for card, one, lane in placed:
        line = timeline.led(one, stood[id(card.milestone)], plan.beyond_marks(card.milestone), plan.channel)
        exact = tuple(
            (round(x * EMU_PER_PT), round(_y(plan, lane, one.side, away) * EMU_PER_PT)) for x, away in line
        )
        colour = theme_colour_of(told, card.milestone)
        yield card.milestone, Stroke(f"Leader: {card.milestone.title.plain}", exact, colour, TICK)


def _marks(told: Timeline, marks: Sequence[Marked], plan: Plan) -> Iterator[tuple[Milestone, Drawn]]:
    """Bars before dots, which lie on them."""
    drawn: list[tuple[Milestone, Area]] = []
    for one, mark, lane in marks:
        y = _y(plan, lane, mark.side, mark.away)
        if mark.bar:
            yield from ((one, shape) for shape in _bar(told, one, mark, y, plan))
        drawn.append((one, _dot(told, one, mark, y)))
    yield from drawn


def _bar(told: Timeline, one: Milestone, mark: timeline.Stood, y: float, plan: Plan) -> Iterator[Drawn]:
    """How long it lasted; dotted where that is not certain."""
    bar, thick = timeline.bar_on(plan.scale, span(one), mark), BAR * mark.size
    name, colour = one.title.plain, theme_colour_of(told, one)
    start, end = bar.certain
    frame = frame_in_points(start, y - thick / 2, end - start, thick)
    yield Area(f"Span: {name}", frame, colour)
    for ends in bar.soft:
        exact = tuple((round(x * EMU_PER_PT), round(y * EMU_PER_PT)) for x in ends)
        yield Stroke(f"About: {name}", exact, colour, thick * 0.6, "sysDot")


def _dot(told: Timeline, one: Milestone, mark: timeline.Stood, y: float) -> Area:
    ringed, colour = mark.size > SMALL, theme_colour_of(told, one)
    across = DOT * mark.size - (RING if ringed else 0.0)
    frame = frame_in_points(mark.x - across / 2, y - across / 2, across, across)
    ground, edge = ("bg1", colour) if ringed else (colour, "")
    return Area(f"Dot: {one.title.plain}", frame, ground, "ellipse", edge)


def _words(told: Timeline, placed: Sequence[Told], plan: Plan) -> Iterator[tuple[Milestone, Label]]:
    for card, one, lane in placed:
        near = _y(plan, lane, one.side, plan.beyond_marks(card.milestone) + plan.channel + one.base)
        top = near - one.height if one.side is Side.ABOVE else near
        wide = card.width - INSET
        name, colour = card.milestone.title.plain, theme_colour_of(told, card.milestone)
        of_date = _beside(one, INSET, wide, top, card.dated, plan)
        of_title = _beside(one, INSET, wide, top + card.dated, one.height - card.dated, plan)
        if card.line:
            of_date = _beside(one, INSET, card.dated, top, one.height, plan)
            of_title = _beside(one, INSET + card.dated, wide - card.dated, top, one.height, plan)
        dates, lines = (tuple((Run(line),) for line in said) for said in (card.date, card.lines))
        size = min(plan.size, DATE)
        anchor: Literal["t", "ctr"] = "ctr" if card.line else "t"
        align: Literal["l", "r"] = "r" if plan.leftward else "l"
        dated = Label(f"Date: {name}", of_date, dates, size, "code", colour, True, align, anchor)
        yield card.milestone, dated
        said = Label(f"Title: {name}", of_title, lines, plan.size, "heading", "tx1", True, align, anchor)
        yield card.milestone, said


def _beside(placed: Placed, away: float, width: float, top: float, height: float, plan: Plan) -> Frame:
    """A box so far from a card's leader, on the side where its words stand."""
    left = placed.x - away - width if plan.leftward else placed.x + away
    return frame_in_points(left, top, width, height)


def _y(plan: Plan, lane: Lane, side: Side, away: float) -> float:
    return plan.top + (lane.top - away if side is Side.ABOVE else lane.bottom + away)
