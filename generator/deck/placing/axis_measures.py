"""The measures of a drawn timeline: its scale, its axes, its cards by lane, and the room for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import text, timeline
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
    year_room,
)
from generator.deck.placing.axis_words import Card, title_style
from generator.deck.placing.legend import legend_places
from generator.deck.placing.measuring import Setting
from generator.deck.placing.strip import span
from generator.deck.slides import Milestone, Timeline
from generator.shapes import Frame
from generator.units import EMU_PER_PT

LANE_TITLE = 0.22  # of the frame's width, at most
LANE_TITLE_BELOW = 8.0  # points that a lane's title reaches below its axis
BREAK, ISLAND = 16.0, 66.0  # points: a break in the axis, and what is kept between two


def plan_of(told: Timeline, frame: Frame, setting: Setting, size: float, width: float) -> Plan:
    """As it is without any words."""
    wide, tall = frame.width / EMU_PER_PT, frame.height / EMU_PER_PT
    legend = tuple(legend_places(told.eras, wide, tall, setting))
    rows = len({y for _, y, _ in legend})
    left, titles = _lane_titles(told, wide * LANE_TITLE, setting)
    first = min(one.start for one in told.milestones)
    island = max(ISLAND, year_room(first.told(1, told.bce), setting))
    breaking = timeline.Breaking(BREAK, island, eager=told.scale == "compressed")
    scale = timeline.scale_for(
        [span(one) for one in told.milestones],
        wide - left,
        None if told.scale == "linear" else breaking,
        [max(era.start, first) for era in told.eras],
    )
    scale = scale.with_last_label(lambda label: year_room(label, setting), told.bce)
    top, below = (YEARS, LANE_TITLE_BELOW) if told.lanes else (0.0, 0.0)
    ground = timeline.Ground(wide - left, tall - rows * setting.floor * 1.5 - top - below)
    axis, channel, dot = (AXIS, LANE_CHANNEL, LANE_MARK) if told.lanes else (BAND, CHANNEL, MARK)
    plan = Plan(size, width, scale, ground, axis, channel, dot, (), legend, left, top, titles, setting.rtl)
    return with_words(told, plan, ())


def with_words(told: Timeline, plan: Plan, carded: Sequence[Milestone]) -> Plan:
    """With the room that marks need when these milestones have cards."""
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
    broken = [text.wrap([(lane.title, style)], most - 14) for lane in told.lanes]
    widest = max(line.width for lines in broken for line in lines)
    return widest * 1.03 + 14, tuple(tuple(line.shown for line in lines) for lines in broken)


def has_room(card: Card, plan: Plan, setting: Setting) -> bool:
    """Whether the card would fit if it were the only one."""
    wide = card.width <= min(plan.width, plan.scale.width)
    return wide and card.height <= room_of(plan) and (card.line or card.fits(title_style(setting, plan.size)))


def room_of(plan: Plan) -> float:
    """The height that a card may have."""
    return timeline.room_for_card([_story((), plan, lane) for lane in range(plan.rows)], plan.ground)


def _story(cards: tuple[timeline.Card, ...], plan: Plan, lane: int) -> timeline.Story:
    beside = plan.depths[lane] + plan.channel
    return timeline.Story(cards, plan.axis, beside)


def in_lanes(
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


def spacing(cards: Sequence[Card], plan: Plan) -> timeline.Spacing:
    widest = max((card.width for card in cards), default=0.0)
    return timeline.Spacing(widest, gap=10.0, stack_gap=10.0, step=12.0, leftward=plan.leftward)
