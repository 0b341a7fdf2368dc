"""The timeline's geometry: time to x, and cards beside the axis. Pure arithmetic, lengths in any one unit."""

from generator.timeline.breaks import Breaking, scale_for
from generator.timeline.cards import Card, Placed, Room, Side, Spacing, displacement, leader
from generator.timeline.eras import colour_index, era_at, era_extents
from generator.timeline.lanes import Ground, Lane, Story, arrange, arrangeable, displaced, room_for_card
from generator.timeline.marks import Mark, SpanBar, Stood, bar_on, depth_for, led, mark_on, stand, trimmed
from generator.timeline.placing import fits, place
from generator.timeline.scale import Break, Extent, Span, Tick, TimeScale

__all__ = [
    "Break",
    "Breaking",
    "Card",
    "Extent",
    "Ground",
    "Lane",
    "Mark",
    "Placed",
    "Room",
    "Side",
    "Spacing",
    "Span",
    "SpanBar",
    "Stood",
    "Story",
    "Tick",
    "TimeScale",
    "arrange",
    "arrangeable",
    "bar_on",
    "colour_index",
    "depth_for",
    "displaced",
    "displacement",
    "era_at",
    "era_extents",
    "fits",
    "leader",
    "led",
    "mark_on",
    "place",
    "room_for_card",
    "scale_for",
    "stand",
    "trimmed",
]
