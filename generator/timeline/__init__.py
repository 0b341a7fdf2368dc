"""The timeline's geometry: time to x, and cards beside the axis. Pure arithmetic, lengths in any one unit."""

from generator.timeline.beads import Bead, beads
from generator.timeline.breaks import Breaking, scale_for
from generator.timeline.cards import Card, Placed, Room, Side, Spacing, displacement, leader
from generator.timeline.lanes import Ground, Lane, Story, arrange, arrangeable, free_height
from generator.timeline.placing import fits, most_that_fit, place
from generator.timeline.scale import Break, Extent, Span, Tick, TimeScale

__all__ = [
    "Bead",
    "Break",
    "Breaking",
    "Card",
    "Extent",
    "Ground",
    "Lane",
    "Placed",
    "Room",
    "Side",
    "Spacing",
    "Span",
    "Story",
    "Tick",
    "TimeScale",
    "arrange",
    "arrangeable",
    "beads",
    "displacement",
    "fits",
    "free_height",
    "leader",
    "most_that_fit",
    "place",
    "scale_for",
]
