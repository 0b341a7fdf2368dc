"""The eras and lanes of a collection of milestones, in the theme colours that they take in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import timeline
from generator.content.collections import Milestone, Milestones, last_day
from generator.content.talk import AnyCollection
from generator.deck.slides import Era, Lane


@dataclass(frozen=True)
class EraColours:
    """The theme colours (`accent1` …) that eras take in turn."""

    slots: tuple[str, ...]

    def of(self, collection: AnyCollection | None) -> tuple[Era, ...]:
        """The colours for these eras; one without an end lasts until the next begins, or the last milestone
        ends.
        """
        if not isinstance(collection, Milestones):
            return ()
        last = max((item.date.end for item in collection.items), default=None)
        found = []
        for index, era in enumerate(collection.eras):
            end = last_day(collection.eras, index) or max(filter(None, (last, era.from_.end)))
            found.append(Era(era.title, era.from_.start, end, self.slots[index % len(self.slots)]))
        return tuple(found)

    def lanes(self, collection: AnyCollection | None) -> tuple[Lane, ...]:
        """The lanes in the order of the collection."""
        lanes = collection.lanes if isinstance(collection, Milestones) else ()
        slots = self.slots or ("accent1",)
        return tuple(Lane(lane.title, slots[index % len(slots)]) for index, lane in enumerate(lanes))


def era_at(eras: Sequence[Era], item: Milestone) -> Era | None:
    """The era of the milestone; None if it is outside all."""
    place = timeline.era_at([(era.start, era.end) for era in eras], item.date.start, item.date.end)
    return None if place is None else eras[place]
