"""The eras and lanes of a collection of milestones, in the theme colours that they take in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator import timeline
from generator.content.collections import Milestone, Milestones, last_day
from generator.content.talk import AnyCollection
from generator.deck.slides import Era, Lane


@dataclass(frozen=True)
class EraColours:
    """The theme colours (`accent1` …) that eras take in turn."""

    slots: tuple[str, ...]
    reckoned: dict[int, tuple[Era, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, collection: AnyCollection | None) -> tuple[Era, ...]:
        """Reckoned once, however many slides show the collection."""
        if not isinstance(collection, Milestones):
            return ()
        if id(collection) not in self.reckoned:
            self.reckoned[id(collection)] = self._of(collection)
        return self.reckoned[id(collection)]

    def lanes(self, collection: AnyCollection | None) -> tuple[Lane, ...]:
        """As the collection lists them."""
        lanes = collection.lanes if isinstance(collection, Milestones) else ()
        slots = self.slots or ("accent1",)
        return tuple(Lane(lane.title, slots[index % len(slots)]) for index, lane in enumerate(lanes))

    def _of(self, collection: Milestones) -> tuple[Era, ...]:
        last = max((item.date.end for item in collection.items), default=None)
        found = []
        for index, era in enumerate(collection.eras):
            end = last_day(collection.eras, index) or max(filter(None, (last, era.from_.end)))
            found.append(Era(era.title, era.from_.start, end, self.slots[index % len(self.slots)]))
        return tuple(found)


def era_at(eras: Sequence[Era], item: Milestone) -> Era | None:
    """The milestone's; None outside all."""
    place = timeline.era_at([(era.start, era.end) for era in eras], item.date.start, item.date.end)
    return None if place is None else eras[place]
