"""What kinds of slide have in common, and what the rest of the program asks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal, Protocol

from pydantic import Field, ModelWrapValidatorHandler, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.content.base import Id, Ids, Model, PlainText
from generator.content.collections import Source, Weight
from generator.content.inline import Inline, Run, Text
from generator.content.notes import Notes
from generator.content.slides.dividing import Division, divide_evenly
from generator.content.spoken import Language, in_its_language

Transition = Literal["none", "fade", "push", "morph"]


class TalkView(Protocol):
    """What of the talk a kind may ask for."""

    @property
    def folder(self) -> Path: ...
    @property
    def file(self) -> Any: ...
    @property
    def sources(self) -> Mapping[str, Source]: ...
    def link(self, chosen: str | None) -> Any: ...


def plain_inline(text: str) -> Inline:
    return Inline((Run(text),))


class Entry(Model):
    """An entry of the outline. `shorthand` is the key that a bare text after the kind's name stands for.

    `transition` is how its slides come in, None as the deck's do; `hidden` ones are skipped in the show.
    """

    shorthand: ClassVar[str] = "title"
    synonyms: ClassVar[str] = ""  # what other tools call the kind, in words with a space between
    opens: ClassVar[Literal["", "section", "appendix"]] = ""  # the part of the deck that begins with it
    lists_sources: ClassVar[bool] = False  # the talk's, so that none stand at its foot

    kind: str
    transition: Transition | None = None
    hidden: bool = False


class Slide(Entry):
    """What every slide may say, and the answers of a kind that is like most.

    `eyebrow` is the small line above the title; `language` is that of what is written here, where it is not
    the talk's.
    """

    layouts: ClassVar[str]  # a regular expression for the names of our layouts that its slides take
    plainer: ClassVar[str] = ""  # what its slides go without on layouts that are not ours
    builds: ClassVar[bool] = False  # whether what fills it can appear click by click, which `build` asks for
    speaks: ClassVar[bool] = True  # whether `language` is that of the words
    shows_of_talk: ClassVar[tuple[str, ...]] = ()  # keys of talk.yaml
    one_each: ClassVar[bool] = False  # each of its items makes a slide
    by_date: ClassVar[bool] = False  # its items stand in the order of time, even those picked in another
    item_picture: ClassVar[str] = ""  # the key of an item's picture that is shown
    footnotes_once: ClassVar[bool] = False  # not those of items that have a slide of their own
    divides: ClassVar[bool] = False  # goes on over several slides where it does not fit one
    most_items: ClassVar[int] = 0  # on a slide whose layouts have a place for each; 0: any number
    title_word: ClassVar[str] = ""  # of words.yaml: titles a slide that nothing else does
    keeps_title: ClassVar[bool] = False  # even where another slide has it
    eyebrow_shows: ClassVar[Literal["section", "place", ""]] = "section"  # its place in the collection
    siblings: ClassVar[Literal["section", "deck", "none"]] = (
        "section"  # the slides of its kind that are of its size
    )

    id: Id | None = None
    language: Language | None = None
    title: Text | None = None
    eyebrow: PlainText | None = None
    sources: Ids = ()
    notes: Notes = ()
    build: bool = False

    @property
    def own_template(self) -> str:
        """A file of the talk's that writes the slide; "" where the kind's template does."""
        return ""

    def template_values(self, talk: TalkView) -> Mapping[str, Any]:
        """What its template is given besides what all are."""
        return {}

    def contents(self, talk: TalkView, sections: Sequence[Any]) -> Sequence[Any]:
        """What is divided among its slides, where no collection fills it. `sections` are the deck's."""
        return ()

    def divide(self, contents: Sequence[Any], division: Division) -> Iterator[tuple[int, Sequence[Any]]]:
        """For each slide its share of the contents, and the place of the first from 0; over as many as are
        asked for, or as few as hold all."""
        least = -(-len(contents) // self.most_items) if self.most_items else 1
        yield from divide_evenly(contents, max(division.parts, least))

    def count(self, contents: Sequence[Any]) -> int:
        """Over how many slides the contents could be divided at most; 0 where they can't."""
        return len(contents)

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        """The title of a slide without its own; None for its collection's, the `title_word` or the section's.
        `item` is its first."""
        return None

    def says_title(self, title: Inline, item: Any) -> bool:
        """Whether the title is what the slide says anyway. Where another slide has it too, this one then has
        a title beside it."""
        return False

    def words_shown(self, item: Any) -> str:
        """The words that fill it; "" of a kind that words don't fill."""
        return ""

    def advice(self, item: Any) -> tuple[str, str] | None:
        """What is wrong with so many words, and what helps; None when nothing is."""
        return None

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


class OneOfCollection(FromCollection):
    """One item of a collection, large; several make a slide each."""

    shorthand: ClassVar[str] = "pick"
    one_each: ClassVar[bool] = True
