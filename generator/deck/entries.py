"""A slide to be: an entry of the outline with what fills it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.content.citations import UNCITED, Citations
from generator.content.collections import Milestone, Milestones, Source
from generator.content.inline import Inline
from generator.content.notes import Note
from generator.content.slides.base import Slide
from generator.content.talk import AnyCollection
from generator.deck.eras import era_at
from generator.deck.slides import Era, Lane
from generator.source import Loc


@dataclass(frozen=True)
class Chapter:
    """A section of the deck, and what links to it say after their '#'."""

    title: Inline
    anchor: str


@dataclass(frozen=True)
class Entry:
    """One slide to be. `number` of `of` counts items of a collection, or sections; `part` of `parts` the
    slides over which one of the outline goes on, with `whole` items. `chapter` is the section's number,
    `anchor` what links to the slide say after their '#', "" where none leads; `anchors` are all there are.
    `listed`: a slide lists all sources. `spare` slides stand in the appendix. `duplicate_of` is the number of
    the slide whose title it would have."""

    loc: Loc
    model: Slide
    title: Inline
    eyebrow: str = ""
    collection: AnyCollection | None = None
    items: tuple[Any, ...] = ()
    notes: tuple[Note, ...] = ()
    sources: tuple[Source, ...] = ()
    citations: Citations = UNCITED
    listed: bool = False
    footnotes: tuple[Inline, ...] = ()
    number: int = 0
    of: int = 0
    section: str = ""
    sections: tuple[Chapter, ...] = ()
    eras: tuple[Era, ...] = ()
    lanes: tuple[Lane, ...] = ()
    first: int = 1
    part: int = 1
    parts: int = 1
    whole: int = 0
    chapter: int = 0
    duplicate_of: int = 0
    anchor: str = ""
    anchors: tuple[str, ...] = ()
    spare: bool = False

    @property
    def kind(self) -> str:
        return self.model.kind

    @property
    def most(self) -> int:
        """How many items the fullest of its slides shows."""
        return -(-self.whole // self.parts)

    @property
    def item(self) -> Any:
        return self.items[0] if self.items else None

    @property
    def lane(self) -> Lane | None:
        """The lane of the milestone that the slide shows."""
        if not isinstance(self.collection, Milestones) or not isinstance(self.item, Milestone):
            return None
        places = {lane.id: place for place, lane in enumerate(self.collection.lanes)}
        return self.lanes[places[self.item.lane]] if self.item.lane in places else None

    @property
    def colour(self) -> str:
        """The theme colour of the milestone that the slide shows: its era's, or without eras its lane's."""
        if self.eras:
            return self.era.colour if self.era else "tx1"
        return self.lane.colour if self.lane else "accent1"

    @property
    def era(self) -> Era | None:
        """The era of the milestone that the slide shows."""
        return era_at(self.eras, self.item) if isinstance(self.item, Milestone) else None
