"""The eras of milestones on any sheet: the days they last, and whose colour a milestone has."""

from __future__ import annotations

from collections.abc import Sequence

from generator import timeline
from generator.content.collections import Era, Lane, Milestone, last_day
from generator.days import Day
from generator.theme import Colours


def days_of(eras: Sequence[Era]) -> list[tuple[Day, Day | None]]:
    """The first and the last day of each era; None for an open end."""
    return [(era.from_.start, last_day(eras, index)) for index, era in enumerate(eras)]


def colour_of(one: Milestone, eras: Sequence[Era], lanes: Sequence[Lane], colours: Colours) -> str:
    """The colour of the milestone's era, ink outside all eras; without eras its lane's, or ink."""
    own = next((index for index, lane in enumerate(lanes) if lane.id == one.lane), None)
    index = timeline.colour_index(days_of(eras), own, one.date.start, one.date.end)
    return colours.ink if index is None else colours.era(index)
