"""The timeline's geometry: time to x, and cards beside the axis. Pure arithmetic, lengths in any one unit."""

from generator.timeline.breaks import Breaking, scale_for
from generator.timeline.cards import Card, Placed, Room, Side, Spacing, displacement, leader
from generator.timeline.eras import era_at
from generator.timeline.lanes import Ground, Lane, Story, arrange, arrangeable, displaced, room_for_card
from generator.timeline.marks import Mark, Stood, depth_for, led, stand, trimmed
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
    "Stood",
    "Story",
    "Tick",
    "TimeScale",
    "arrange",
    "arrangeable",
    "depth_for",
    "displaced",
    "displacement",
    "era_at",
    "fits",
    "leader",
    "led",
    "place",
    "room_for_card",
    "scale_for",
    "stand",
    "trimmed",
]
