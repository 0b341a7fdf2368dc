"""The deck's outline: one model per kind of slide; the name of a kind is the name of its template."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, Tag
from pydantic.types import Discriminator
from pydantic_core import PydanticCustomError

from generator.content.base import Id, Ids, Model, PlainText
from generator.content.collections import Fact, Image, Point, Weight
from generator.content.inline import Paragraphs, Text
from generator.problems import did_you_mean


class Slide(Model):
    """What every slide may say. `eyebrow` is the small line above the title."""

    id: Id | None = None
    title: Text | None = None
    eyebrow: PlainText | None = None
    sources: Ids = ()
    notes: Paragraphs = ()


class FromCollection(Slide):
    """A slide filled from a collection: `pick` names items by id and orders them; none means all."""

    from_: str | None = Field(default=None, alias="from")
    pick: Ids = ()
    weight: Weight = "minor"  # the least weight shown


class TitleSlide(Slide):
    kind: Literal["title"]


class Agenda(Slide):
    kind: Literal["agenda"]


class Section(Slide):
    kind: Literal["section"]
    title: Text
    text: Text | None = None


class Points(FromCollection):
    kind: Literal["points"]
    items: tuple[Point, ...] = ()
    numbered: bool = False


class PointSlide(FromCollection):
    kind: Literal["point"]


class Facts(FromCollection):
    kind: Literal["facts"]
    items: tuple[Fact, ...] = ()


class Timeline(FromCollection):
    kind: Literal["timeline"]


class MilestoneSlide(FromCollection):
    kind: Literal["milestone"]


class QuoteSlide(FromCollection):
    kind: Literal["quote"]


class Statement(FromCollection):
    kind: Literal["statement"]
    text: Text | None = None


class Column(Model):
    title: Text | None = None
    text: Text | None = None
    items: tuple[Text, ...] = ()


class Columns(Slide):
    kind: Literal["columns"]
    columns: Annotated[tuple[Column, ...], Field(min_length=2, max_length=3)]


class Table(Slide):
    """A table written out; every row has as many cells as the header."""

    kind: Literal["table"]
    header: tuple[Text, ...]
    rows: Annotated[tuple[tuple[Text, ...], ...], Field(min_length=1)]


class ImageSlide(Slide):
    kind: Literal["image"]
    image: Image


class OrganisationsSlide(FromCollection):
    kind: Literal["organisations"]


class SourcesSlide(Slide):
    kind: Literal["sources"]


class Closing(Slide):
    """`link` is the id of one of the talk's links; its QR code is drawn."""

    kind: Literal["closing"]
    text: Text | None = None
    link: Id | None = None


class Each(Model):
    """One slide per item of a collection, of the kind that suits the collection."""

    kind: Literal["each"]
    from_: str = Field(alias="from")
    pick: Ids = ()
    weight: Weight = "minor"


SLIDES: dict[str, type[Model]] = {
    "title": TitleSlide,
    "agenda": Agenda,
    "section": Section,
    "points": Points,
    "point": PointSlide,
    "facts": Facts,
    "timeline": Timeline,
    "milestone": MilestoneSlide,
    "quote": QuoteSlide,
    "statement": Statement,
    "columns": Columns,
    "table": Table,
    "image": ImageSlide,
    "organisations": OrganisationsSlide,
    "sources": SourcesSlide,
    "closing": Closing,
    "each": Each,
}

# The kind of collection that fills a kind of slide, and the slide that shows one item of a collection.
FILLED_FROM = {
    "points": "points",
    "point": "points",
    "facts": "facts",
    "timeline": "milestones",
    "milestone": "milestones",
    "quote": "quotes",
    "statement": "prose",
    "organisations": "organisations",
}
SHOWN_AS = {"milestones": "milestone", "points": "point", "quotes": "quote"}


def fills_itself(slide: FromCollection) -> bool:
    """Whether the slide brings its own items, and so needs no collection."""
    own = slide.items if isinstance(slide, Points | Facts) else getattr(slide, "text", None)
    return bool(own) and slide.from_ is None


# What a bare text after a kind's name stands for, if not its title: `each: milestones`, `quote: its-id`.
_SHORTHAND = {
    "each": "from",
    "statement": "text",
    "milestone": "pick",
    "point": "pick",
    "quote": "pick",
}


def _entry(written: Any) -> Any:
    """An entry as typed, `title` or `{section: The film}`, becomes `{kind: section, title: The film}`."""
    if isinstance(written, Model):
        return written
    if isinstance(written, str):
        written = {written: None}
    if not isinstance(written, dict) or len(written) != 1:
        hint = "like '- agenda', '- section: The film' or '- points: {title: …}'"
        raise PydanticCustomError("entry", "a slide is one kind and what fills it", {"hint": hint})
    [(kind, fields)] = written.items()
    if kind not in SLIDES:
        hint = did_you_mean(kind, SLIDES)
        raise PydanticCustomError("entry", "'{kind}' is no kind of slide", {"kind": kind, "hint": hint})
    if isinstance(fields, str):
        fields = {_SHORTHAND.get(kind, "title"): fields}
    if isinstance(fields, dict) and "kind" not in fields:
        return {"kind": kind, **fields}
    if fields is None:
        return {"kind": kind}
    raise PydanticCustomError("entry", "'{kind}' takes keys and values here", {"kind": kind})


def _kind(entry: Any) -> str:
    kind = entry.get("kind") if isinstance(entry, dict) else getattr(entry, "kind", "")
    return str(kind)


Entry = Annotated[
    Annotated[TitleSlide, Tag("title")]
    | Annotated[Agenda, Tag("agenda")]
    | Annotated[Section, Tag("section")]
    | Annotated[Points, Tag("points")]
    | Annotated[PointSlide, Tag("point")]
    | Annotated[Facts, Tag("facts")]
    | Annotated[Timeline, Tag("timeline")]
    | Annotated[MilestoneSlide, Tag("milestone")]
    | Annotated[QuoteSlide, Tag("quote")]
    | Annotated[Statement, Tag("statement")]
    | Annotated[Columns, Tag("columns")]
    | Annotated[Table, Tag("table")]
    | Annotated[ImageSlide, Tag("image")]
    | Annotated[OrganisationsSlide, Tag("organisations")]
    | Annotated[SourcesSlide, Tag("sources")]
    | Annotated[Closing, Tag("closing")]
    | Annotated[Each, Tag("each")],
    Discriminator(_kind),
    BeforeValidator(_entry),
]
