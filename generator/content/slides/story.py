"""Slides that carry the talk along: title, agenda, sections, statements, sources, the end."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.content.base import Id, Ids
from generator.content.collections import Weight
from generator.content.inline import Text
from generator.content.slides.base import Entry, FromCollection, Slide


class TitleSlide(Slide):
    kind: Literal["title"]


class Agenda(Slide):
    kind: Literal["agenda"]


class Section(Slide):
    kind: Literal["section"]
    title: Text
    text: Text | None = None


def anchor_of(section_id: str | None, number: int) -> str:
    """What comes after '#' in a link to a section: its id, or its number among the sections."""
    return section_id or f"section-{number}"


class Question(Slide):
    """A question for the audience, which is the slide's title; `text` says how to answer it."""

    kind: Literal["question"]
    title: Text
    text: Text | None = None


class Appendix(Slide):
    """The slides after it are kept for questions: neither the agenda nor the notes' time counts them."""

    kind: Literal["appendix"]
    text: Text | None = None


class Statement(FromCollection):
    filled_from: ClassVar[str] = "prose"
    shorthand: ClassVar[str] = "text"
    kind: Literal["statement"]
    text: Text | None = None


class SourcesSlide(Slide):
    kind: Literal["sources"]


class Closing(Slide):
    """`link` is the id of one of the talk's links; its QR code is drawn."""

    kind: Literal["closing"]
    text: Text | None = None
    link: Id | None = None


class Each(Entry):
    """One slide per item of a collection, of the kind that suits the collection."""

    shorthand: ClassVar[str] = "from"
    kind: Literal["each"]
    from_: str = Field(alias="from")
    pick: Ids = ()
    weight: Weight = "minor"
