"""What kinds of slide have in common: titles, notes, sources, and being filled from a collection."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field, ModelWrapValidatorHandler, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.content.base import Id, Ids, Model, PlainText
from generator.content.collections import Weight
from generator.content.inline import Text
from generator.content.notes import Notes
from generator.content.spoken import Language, in_its_language

Transition = Literal["none", "fade", "push", "morph"]


class Entry(Model):
    """An entry of the outline. `shorthand` is the key that a bare text after the kind's name stands for.

    `transition` is how its slides come in, None as the deck's do; `hidden` ones are skipped in the show.
    """

    shorthand: ClassVar[str] = "title"

    kind: str
    transition: Transition | None = None
    hidden: bool = False


class Slide(Entry):
    """What every slide may say. `eyebrow` is the small line above the title; `builds` tells whether what
    fills the kind can appear click by click, which `build` asks for. `language` is that of what is written
    here, where it is not the talk's."""

    builds: ClassVar[bool] = False
    speaks: ClassVar[bool] = True  # whether `language` is that of the words

    id: Id | None = None
    language: Language | None = None
    title: Text | None = None
    eyebrow: PlainText | None = None
    sources: Ids = ()
    notes: Notes = ()
    build: bool = False

    @model_validator(mode="wrap")
    @classmethod
    def _spoken(cls, written: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        return in_its_language(written, handler)

    @field_validator("build")
    @classmethod
    def _can_build(cls, build: bool) -> bool:
        if build and not cls.builds:
            hint = "lists, columns, figures and timelines can: remove it here"
            raise PydanticCustomError(
                "build", "nothing on this slide can appear click by click", {"hint": hint}
            )
        return build


class FromCollection(Slide):
    """A slide filled from a collection of the kind `filled_from`: `pick` names items by id and orders them;
    none means all."""

    filled_from: ClassVar[str]

    from_: str | None = Field(default=None, alias="from")
    pick: Ids = ()
    weight: Weight = "minor"  # the least weight shown

    @property
    def fills_itself(self) -> bool:
        """Whether the slide has its own items and so needs no collection."""
        own = getattr(self, "items", ()) or getattr(self, "text", None)
        return bool(own) and self.from_ is None
