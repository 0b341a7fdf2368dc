"""The eras of a collection of milestones, in the theme colours that they take in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.content.collections import Milestone, Milestones, last_day
from generator.content.talk import AnyCollection
from generator.deck.slides import Era


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

    def _of(self, collection: Milestones) -> tuple[Era, ...]:
        last = max((item.date.end for item in collection.items), default=None)
        found = []
        for index, era in enumerate(collection.eras):
            end = last_day(collection.eras, index) or max(filter(None, (last, era.from_.end)))
            found.append(Era(era.title, era.from_.start, end, self.slots[index % len(self.slots)]))
        return tuple(found)


def era_at(eras: Sequence[Era], item: Milestone) -> Era | None:
    """The latest era that has begun when the milestone begins, and has not ended."""
    begun = [era for era in eras if era.start <= item.date.start <= era.end]
    return begun[-1] if begun else None
