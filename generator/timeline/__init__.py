"""The timeline's geometry: time to x, and cards beside the axis. Pure arithmetic, lengths in any one unit."""

from generator.timeline.breaks import Breaking, scale_for
from generator.timeline.cards import Card, Placed, Room, Side, Spacing, displacement, leader
from generator.timeline.placing import fits, most_that_fit, place
from generator.timeline.scale import Break, Extent, Span, Tick, TimeScale

__all__ = [
    "Break",
    "Breaking",
    "Card",
    "Extent",
    "Placed",
    "Room",
    "Side",
    "Spacing",
    "Span",
    "Tick",
    "TimeScale",
    "displacement",
    "fits",
    "leader",
    "most_that_fit",
    "place",
    "scale_for",
]
