"""The colours of milestones on any sheet: those of their eras, or of their lanes."""

from __future__ import annotations

from collections.abc import Sequence

from generator import timeline
from generator.content.collections import Era, Lane, Milestone, last_day
from generator.theme import Colours


def colour_of(one: Milestone, eras: Sequence[Era], lanes: Sequence[Lane], colours: Colours) -> str:
    """That of the milestone's era, ink outside all; without eras its lane's, or ink."""
    stretches = [(era.from_.start, last_day(eras, index)) for index, era in enumerate(eras)]
    place = timeline.era_at(stretches, one.date.start, one.date.end)
    if not eras:
        place = next((index for index, lane in enumerate(lanes) if lane.id == one.lane), None)
    return colours.ink if place is None else colours.era(place)
