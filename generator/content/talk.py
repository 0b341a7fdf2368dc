"""A talk: what `talk.yaml` says, and the collections beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from generator.content.base import (
    FileName,
    Id,
    Ids,
    LengthField,
    Model,
    PlainText,
    Scannable,
    Url,
    bare_address,
)
from generator.content.blocks import AnySheetBlock
from generator.content.collections import (
    Facts,
    Item,
    Milestone,
    Milestones,
    Organisations,
    People,
    Points,
    Prose,
    Quotes,
    Source,
    Sources,
    Weight,
)
from generator.content.colours import Colour
from generator.content.dates import Date
from generator.content.handouts import Handout, Script
from generator.content.inline import Paragraphs, Text
from generator.content.paper import PaperSize
from generator.content.printing import AnyPrinting, Printing
from generator.content.slides import Entry
from generator.content.slides.base import Transition
from generator.content.spoken import Language
from generator.problems import Problem
from generator.source import Document, Loc
from generator.units import Length

AnyCollection = Milestones | Points | Quotes | Facts | Organisations | People | Sources | Prose


class Event(Model):
    name: PlainText
    date: Date | None = None
    place: PlainText | None = None
    url: Url | None = None


class Speaker(Model):
    name: PlainText
    role: PlainText | None = None
    url: Url | None = None


class Link(Model):
    """An address worth a QR code; `shown` is how it is printed, without https:// when not given."""

    id: Id
    title: PlainText
    url: Scannable
    shown: PlainText | None = None

    @property
    def text(self) -> str:
        return self.shown or bare_address(self.url)


class ThemeChoice(Model):
    """What a talk changes of the theme's colours; None keeps the theme's own.

    `template` is a PowerPoint file in the talk's folder that the deck is written into.
    """

    accent: Colour | None = None
    ink: Colour | None = None
    paper: Colour | None = None
    template: FileName | None = None


Breaking = Literal["auto", "linear", "compressed"]
"""How eagerly a timeline's scale is broken where nothing happens."""


def _lower(written: Any) -> Any:
    return written.lower() if isinstance(written, str) else written


class Deck(Model):
    """`minutes` is how long the talk is to last; its notes are held against it. `transition` is how slides
    come in that do not say it themselves; without `embed_fonts` families that all machines have are used."""

    minutes: Annotated[int, Field(gt=0, le=600)] | None = None
    words_per_minute: Annotated[int, Field(gt=0, le=400)] = 130
    transition: Transition = "none"
    embed_fonts: bool = True
    slides: Annotated[tuple[Entry, ...], Field(min_length=1)]


class DeckPdf(Model):
    """The deck as PDF; with `notes`, those of a slide follow it on a page of their own."""

    notes: bool = False


def _yes(written: Any) -> Any:
    """`yes` asks for the print with its default settings; `no` asks for none."""
    said: dict[str, Any] = {"yes": {}, "true": {}, "on": {}, "no": None, "false": None, "off": None}
    return said.get(written.lower(), written) if isinstance(written, str) else written


class OnePager(Model):
    """`pages` is how many sides of the paper it may take, which may be folded in half; in `low` ink
    nothing is filled."""

    paper: Annotated[
        Literal["a4", "letter", "a5", "legal", "half-fold", "letter-half-fold"], BeforeValidator(_lower)
    ] = "a4"
    pages: Annotated[int, Field(ge=1, le=2)] = 1
    ink: Literal["full", "low"] = "full"
    title: Text | None = None
    subtitle: Text | None = None
    link: Id | None = None
    blocks: Annotated[tuple[AnySheetBlock, ...], Field(min_length=1)]
    print_: AnyPrinting | None = Field(default=None, alias="print")


class Poster(Model):
    """Without an `orientation` a sheet lies, and one whose sides are given hangs as they say."""

    size: PaperSize = "a1"
    orientation: Literal["landscape", "portrait"] | None = None
    title: Text | None = None
    subtitle: Text | None = None
    from_: str | None = Field(default=None, alias="from")
    pick: Ids = ()
    weight: Weight = "minor"
    scale: Breaking = "auto"
    link: Id | None = None
    beside: tuple[AnySheetBlock, ...] = ()
    print_: AnyPrinting | None = Field(default=None, alias="print")


def _within(least: float, most: float) -> AfterValidator:
    """A check that a length has so many millimetres."""

    def check(length: Length) -> Length:
        if not least <= length.mm <= most:
            said = f"this takes {least:g} to {most:g} mm"
            raise PydanticCustomError("length_range", "{said}", {"said": said})
        return length

    return AfterValidator(check)


class PosterTiles(Model):
    """The poster on paper that an office printer takes, to be glued together."""

    paper: Annotated[Literal["a4", "a3", "letter"], BeforeValidator(_lower)] = "a4"
    overlap: Annotated[LengthField, _within(8, 30)] = Length.of_mm(8)
    margin: Annotated[LengthField, _within(0, 25)] = Length.of_mm(5)


class TalkFile(Model):
    """`talk.yaml` itself. Emphasis in the title is printed in the accent colour.

    `sources` are those of its summary.
    """

    title: Text
    subtitle: Text | None = None
    eyebrow: PlainText | None = None
    language: Language = "en"
    event: Event | None = None
    speakers: tuple[Speaker, ...] = ()
    keywords: tuple[PlainText, ...] = ()
    summary: Paragraphs = ()
    sources: Ids = ()
    links: tuple[Link, ...] = ()
    theme: ThemeChoice = ThemeChoice()
    words: Mapping[str, PlainText] = Field(default_factory=dict)
    deck: Deck | None = None
    deck_pdf: Annotated[DeckPdf | None, BeforeValidator(_yes)] = None
    handout: Annotated[Handout | None, BeforeValidator(_yes)] = None
    notes: Annotated[Script | None, BeforeValidator(_yes)] = None
    one_pager: OnePager | None = None
    poster: Poster | None = None
    poster_tiles: Annotated[PosterTiles | None, BeforeValidator(_yes)] = None
    print_: AnyPrinting | None = Field(default=None, alias="print")

    def printing(self, own: OnePager | Poster) -> Printing:
        """What a copy shop asked for this print, from the print's own settings or the talk's."""
        return (self.print_ or Printing()).with_own(own.print_)


class Talk(Model):
    """Everything a print may use. Collections go by the name of their file; `folder` holds the images."""

    name: str
    folder: Path
    file: TalkFile
    collections: Mapping[str, AnyCollection]
    documents: Mapping[str, Document] = Field(default_factory=dict, repr=False)
    warnings: tuple[Problem, ...] = ()  # of what the files say and may not mean

    def problem(self, file: str, loc: Loc, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """A problem that came up later, placed in `file` (a stem, like `talk`) where `loc` leads."""
        return self.documents[file].problem(loc, message, hint, key=key)

    def of_kind(self, kind: str) -> dict[str, AnyCollection]:
        return {name: found for name, found in self.collections.items() if found.kind == kind}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every source by its id, in the order written."""
        return {
            item.id: item
            for found in self.collections.values()
            if isinstance(found, Sources)
            for item in found.items
        }

    def link(self, chosen: str | None) -> Link | None:
        """The link of that id; the first one when none is chosen; None when the talk has no links."""
        links = self.file.links
        return next((link for link in links if chosen in (None, link.id)), None)


def collection_of(talk: Talk, name: str | None, kind: str) -> tuple[str, AnyCollection] | None:
    """The collection called `name`; when None, the only one of its kind, else None."""
    if name is not None:
        found = talk.collections.get(name)
        return (name, found) if found else None
    ones = list(talk.of_kind(kind).items())
    return ones[0] if len(ones) == 1 else None


def chosen(items: tuple[Item, ...], pick: tuple[str, ...] = (), weight: str = "minor") -> tuple[Any, ...]:
    """The items named by `pick`, in its order, or all, milestones by date; of these, the ones of at least
    that weight."""
    by_id = {item.id: item for item in items}
    taken = [by_id[name] for name in pick if name in by_id] if pick else in_order(items)
    order = ("major", "normal", "minor")
    return tuple(
        item for item in taken if order.index(getattr(item, "weight", "major")) <= order.index(weight)
    )


def is_among(item: object, items: Iterable[object]) -> bool:
    """Whether it is one of these very objects, and not merely equal to one."""
    return any(item is other for other in items)


def in_order(items: Iterable[Item]) -> list[Any]:
    """Milestones by date, other items as they are written."""
    found = list(items)
    dated = all(isinstance(one, Milestone) for one in found)
    return sorted(found, key=lambda one: one.moment) if dated else found
