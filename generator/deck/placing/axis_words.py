"""The words of a drawn timeline's milestones: cards, their dots and leaders, bars of what lasted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator import text, timeline
from generator.content.inline import tie_words
from generator.deck.placed import Area, Drawn, Label, Stroke
from generator.deck.placing.axis_parts import Plan
from generator.deck.placing.measuring import EMU, Setting
from generator.deck.placing.strip import colour_of, points, span
from generator.deck.slides import Milestone, Run, Timeline
from generator.timeline import Lane, Placed, Side

# In points. Cards hang from the rule along their left edge.
INSET, DOT, BEAD, TICK, DATE, BAR = 8.0, 12.0, 8.4, 1.5, 18.0, 5.0
LEADING = {"heading": 1.12, "code": 1.25}
TRACKS = 3  # of bars, on each side of an axis


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


def title_style(setting: Setting, size: float) -> text.Style:
    return setting.plain("heading", size, bold=True)


def card_of(one: Milestone, plan: Plan, setting: Setting) -> Card:
    mono = setting.plain("code", min(plan.size, DATE), bold=True)
    style = title_style(setting, plan.size)
    if plan.line:
        dated = text.width(one.shown, mono) * 1.03 + INSET
        wide = INSET + dated + text.width(one.title.plain, style) * 1.03
        return Card(one, (one.shown,), (one.title.plain,), dated, wide, plan.size * 1.25, line=True)
    room = (plan.width - INSET) * 0.97
    date = tuple(line.text for line in text.wrap([(one.shown, mono)], room))
    lines = _broken(one.title.plain, style, room)
    dated = mono.size * LEADING["code"] * len(date)
    height = dated + plan.size * LEADING["heading"] * len(lines)
    longest = max([text.width(line, style) for line in lines] + [text.width(line, mono) for line in date])
    return Card(one, date, lines, dated, min(plan.width, longest / 0.97 + INSET + 1), height)


def _broken(title: str, style: text.Style, room: float) -> tuple[str, ...]:
    """The title's lines, of the ways to break it the one with the longest shortest line."""
    ways = [text.wrap([(way, style)], room) for way in (title, tie_words(title))]
    fitting = [way for way in ways if all(line.width <= room for line in way)] or ways[:1]
    best = min(fitting, key=lambda way: (len(way), -min(line.width for line in way)))
    return tuple(line.text for line in best)


def told_cards(
    told: Timeline, placed: Sequence[Told], lanes: Sequence[Lane], plan: Plan
) -> list[tuple[Milestone, Drawn]]:
    return [
        *_leaders(told, placed, plan),
        *_bars(told, placed, plan),
        *_dots(told, placed, plan),
        *_beads(told, placed, lanes, plan),
        *_words(told, placed, plan),
    ]


def _leaders(told: Timeline, placed: Sequence[Told], plan: Plan) -> Iterator[tuple[Milestone, Stroke]]:
    for card, one, lane in placed:
        line = [(x, _y(plan, lane, one.side, away)) for x, away in timeline.leader(one, plan.channel)]
        exact = tuple((round(x * EMU), round(y * EMU)) for x, y in line)
        colour = colour_of(told.eras, card.milestone)
        yield card.milestone, Stroke(f"Leader: {card.milestone.title.plain}", exact, colour, TICK)


def _bars(told: Timeline, placed: Sequence[Told], plan: Plan) -> Iterator[tuple[Milestone, Drawn]]:
    """What lasted longer than its dot is wide, in tracks along the axis; dotted where it is not certain."""
    ends: dict[tuple[float, Side], list[float]] = {}
    for card, one, lane in sorted(placed, key=lambda each: each[0].milestone.start):
        extent = plan.scale.soft_extent(span(card.milestone))
        if extent.falls - extent.rises < 1.5 * DOT:
            continue
        taken = ends.setdefault((lane.top, one.side), [])
        track = next((n for n, end in enumerate(taken) if end < extent.rises), len(taken))
        taken[track : track + 1] = [extent.falls]
        y = _y(plan, lane, one.side, BAR * 0.8 + min(track, TRACKS - 1) * BAR * 1.2)
        name, colour = card.milestone.title.plain, colour_of(told.eras, card.milestone)
        frame = points(extent.start, y - BAR / 2, extent.end - extent.start, BAR)
        yield card.milestone, Area(f"Span: {name}", frame, colour)
        for start, end in ((extent.rises, extent.start), (extent.end, extent.falls)):
            if end - start > 1:
                exact = tuple((round(x * EMU), round(y * EMU)) for x in (start, end))
                yield card.milestone, Stroke(f"About: {name}", exact, colour, BAR * 0.6, "sysDot")


def _dots(told: Timeline, placed: Sequence[Told], plan: Plan) -> Iterator[tuple[Milestone, Area]]:
    for card, one, lane in placed:
        y = _y(plan, lane, one.side, 0)
        yield card.milestone, _dot(told, card.milestone, one.at, y, DOT)


def _dot(told: Timeline, one: Milestone, x: float, y: float, size: float) -> Area:
    frame, colour = points(x - size / 2, y - size / 2, size, size), colour_of(told.eras, one)
    # What is too small for a ring is full.
    ground = "bg1" if size > BEAD / 2 else colour
    return Area(f"Dot: {one.title.plain}", frame, ground, "ellipse", colour if ground == "bg1" else "")


def _beads(
    told: Timeline, placed: Sequence[Told], lanes: Sequence[Lane], plan: Plan
) -> Iterator[tuple[Milestone, Area]]:
    """Those without words, above their axis."""
    worded = {id(card.milestone) for card, _, _ in placed}
    for number, lane in enumerate(lanes):
        own = [
            one for one in told.milestones if id(one) not in worded and (one.lane == number or not told.lanes)
        ]
        moments = [plan.scale.middle(span(one)) for one in own]
        kept = [
            (one.at - DOT / 2, one.at + DOT / 2)
            for _, one, its in placed
            if its is lane and one.side is Side.ABOVE
        ]
        height = plan.channel - BEAD / 2
        found = timeline.beads(moments, plan.scale.width, height, BEAD, kept)
        for one, bead in zip(own, found, strict=True):
            yield one, _dot(told, one, bead.x, _y(plan, lane, Side.ABOVE, bead.away), bead.size * 0.95)


def _words(told: Timeline, placed: Sequence[Told], plan: Plan) -> Iterator[tuple[Milestone, Label]]:
    for card, one, lane in placed:
        near = _y(plan, lane, one.side, plan.channel + one.base)
        top = near - one.height if one.side is Side.ABOVE else near
        wide = card.width - INSET
        name, colour = card.milestone.title.plain, colour_of(told.eras, card.milestone)
        of_date = points(one.x + INSET, top, wide, card.dated)
        of_title = points(one.x + INSET, top + card.dated, wide, one.height - card.dated)
        if card.line:
            of_date = points(one.x + INSET, top, card.dated, one.height)
            of_title = points(one.x + INSET + card.dated, top, wide - card.dated, one.height)
        dates, lines = (tuple((Run(line),) for line in said) for said in (card.date, card.lines))
        size = min(plan.size, DATE)
        anchor: Literal["t", "ctr"] = "ctr" if card.line else "t"
        yield (
            card.milestone,
            Label(f"Date: {name}", of_date, dates, size, "code", colour, True, anchor=anchor),
        )
        said = Label(f"Title: {name}", of_title, lines, plan.size, "heading", "tx1", True, anchor=anchor)
        yield card.milestone, said


def _y(plan: Plan, lane: Lane, side: Side, away: float) -> float:
    return plan.top + (lane.top - away if side is Side.ABOVE else lane.bottom + away)
