"""What kinds of slide have in common: titles, notes, sources, and being filled from a collection."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.content.base import Id, Ids, Model, PlainText
from generator.content.collections import Weight
from generator.content.inline import Paragraphs, Text


class Entry(Model):
    """An entry of the outline. `shorthand` is the key that a bare text after the kind's name stands for."""

    shorthand: ClassVar[str] = "title"

    kind: str


class Slide(Entry):
    """What every slide may say. `eyebrow` is the small line above the title."""

    id: Id | None = None
    title: Text | None = None
    eyebrow: PlainText | None = None
    sources: Ids = ()
    notes: Paragraphs = ()


class FromCollection(Slide):
    """A slide filled from a collection of the kind `filled_from`: `pick` names items by id and orders them;
    none means all."""

    filled_from: ClassVar[str]

    from_: str | None = Field(default=None, alias="from")
    pick: Ids = ()
    weight: Weight = "minor"  # the least weight shown

    @property
    def fills_itself(self) -> bool:
        """Whether the slide brings its own items, and so needs no collection."""
        own = getattr(self, "items", ()) or getattr(self, "text", None)
        return bool(own) and self.from_ is None
