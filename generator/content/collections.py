"""The kinds of collection: what a file of the talk's folder may hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, ModelWrapValidatorHandler, model_validator
from pydantic_core import PydanticCustomError

from generator.content.base import FileName, Id, Ids, Model, PlainText, Unit, Url, with_unit
from generator.content.dates import Date
from generator.content.inline import Inline, Paragraphs, Run, Text
from generator.content.notes import Notes
from generator.content.spoken import Language, in_its_language
from generator.days import Day

Weight = Literal["major", "normal", "minor"]


def _focus(written: Any) -> Any:
    if not isinstance(written, list | tuple) or len(written) != 2:
        return written
    found = [re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%", str(one).strip()) for one in written]
    shares = [float(one[1]) for one in found if one]
    if len(shares) < 2 or max(shares) > 100:
        hint = "write how far from the left and from the top, like [50%, 20%]"
        raise PydanticCustomError("focus", "this is not a point in a picture", {"hint": hint})
    return tuple(shares)


Fit = Literal["contain", "cover"]
Focus = Annotated[tuple[float, float], BeforeValidator(_focus)]


class Image(Model):
    """A picture file. `alt` is required; an empty one marks decoration. `focus` is the point to keep in view
    when the picture is cropped, in percent from its left and top.
    """

    file: FileName
    alt: str
    focus: Focus = (50, 50)
    caption: Text | None = None
    credit: PlainText | None = None


class Item(Model):
    """What every item may have. `footnote` is printed small beside the item; `language` is the language of
    its text, if not the talk's.
    """

    speaks: ClassVar[bool] = True

    id: Id | None = None
    language: Language | None = None
    sources: Ids = ()
    footnote: Text | None = None
    notes: Notes = ()

    @model_validator(mode="wrap")
    @classmethod
    def _spoken(cls, written: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        return in_its_language(written, handler)

    @property
    def known_as(self) -> str:
        """What a footnote calls the item: its figure, name or title; "" if it has none."""
        names = (getattr(self, one, None) for one in ("figure", "name", "title", "person"))
        return next((str(one) for one in names if one), "")


class Milestone(Item):
    date: Date
    title: Text
    text: Text | None = None
    weight: Weight = "normal"
    lane: Id | None = None
    image: Image | None = None

    @property
    def moment(self) -> tuple[Day, Day]:
        """The key that sorts milestones by time."""
        return self.date.start, self.date.end


class Era(Model):
    """A period of the timeline. Without `to` it lasts until the next era, or to the end."""

    id: Id
    title: PlainText
    from_: Date = Field(alias="from")
    to: Date | None = None


class Lane(Model):
    """One of several stories that a timeline tells side by side."""

    id: Id
    title: PlainText


def last_day(eras: Sequence[Era], index: int) -> Day | None:
    """The last day of that era: its own, or the day before the next one; None if it is open."""
    end = eras[index].to
    following = eras[index + 1].from_.start if index + 1 < len(eras) else None
    eve = following - 1 if following else None
    return min(end.end, eve) if end and eve else end.end if end else eve


class Point(Item):
    """A bare text in the YAML is a point with just a title."""

    title: Text
    text: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, written: Any) -> Any:
        return {"title": written} if isinstance(written, str) else written


class Quote(Item):
    """`text` is the whole quote, verbatim; `highlight` a part of it for where space is short."""

    text: Text
    highlight: PlainText | None = None
    person: PlainText
    role: PlainText | None = None
    organisation: PlainText | None = None

    @property
    def shown(self) -> Inline:
        part = Inline((Run(self.highlight or self.text.plain),))
        return part.spoken(self.language) if self.language else part


class Fact(Item):
    """A figure as printed; a space between `value` and `unit` belongs to the unit."""

    value: PlainText
    unit: Unit = ""
    label: Text

    @property
    def figure(self) -> str:
        return with_unit(self.value, self.unit)


class Organisation(Item):
    name: PlainText
    role: Text | None = None
    url: Url | None = None
    logo: Image | None = None


class Person(Item):
    """`text` is a sentence or two about them, shown on a slide of their own."""

    name: PlainText
    role: Text | None = None
    organisation: PlainText | None = None
    text: Text | None = None
    url: Url | None = None
    photo: Image | None = None

    @property
    def initials(self) -> str:
        """The initials of the first and the last name, for where there is no photo."""
        words = [word for word in self.name.split() if word[0].isalnum()] or [self.name]
        return "".join(word[0] for word in (words if len(words) < 2 else (words[0], words[-1]))).upper()


class Source(Item):
    """Where a claim comes from; `id` is what items cite, `short` its name at the foot of a slide."""

    id: Id
    title: PlainText
    short: PlainText | None = None
    publisher: PlainText | None = None
    date: Date | None = None
    url: Url | None = None

    @property
    def name(self) -> str:
        """The shortest name there is."""
        return self.short or self.publisher or self.title


class Passage(Item):
    title: Text | None = None
    text: Paragraphs


class Milestones(Model):
    kind: Literal["milestones"]
    title: Text | None = None
    eras: tuple[Era, ...] = ()
    lanes: tuple[Lane, ...] = ()
    items: tuple[Milestone, ...]

    def lane_title(self, item: Milestone) -> str:
        """The title of the lane that it belongs to; "" if there are no lanes."""
        return next((lane.title for lane in self.lanes if lane.id == item.lane), "")


class Points(Model):
    kind: Literal["points"]
    title: Text | None = None
    items: tuple[Point, ...]


class Quotes(Model):
    kind: Literal["quotes"]
    title: Text | None = None
    items: tuple[Quote, ...]


class Facts(Model):
    kind: Literal["facts"]
    title: Text | None = None
    items: tuple[Fact, ...]


class Organisations(Model):
    kind: Literal["organisations"]
    title: Text | None = None
    items: tuple[Organisation, ...]


class People(Model):
    kind: Literal["people"]
    title: Text | None = None
    items: tuple[Person, ...]


class Sources(Model):
    kind: Literal["sources"]
    title: Text | None = None
    items: tuple[Source, ...]


class Prose(Model):
    kind: Literal["prose"]
    title: Text | None = None
    items: tuple[Passage, ...]


Collection = Annotated[
    Milestones | Points | Quotes | Facts | Organisations | People | Sources | Prose,
    Field(discriminator="kind"),
]
KINDS = ("milestones", "points", "quotes", "facts", "organisations", "people", "sources", "prose")
