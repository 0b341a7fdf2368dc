"""Slides that show items of a collection, several at once or one large."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.content.collections import Fact, Point
from generator.content.slides.base import FromCollection


class Points(FromCollection):
    filled_from: ClassVar[str] = "points"
    builds: ClassVar[bool] = True
    kind: Literal["points"]
    items: tuple[Point, ...] = ()
    numbered: bool = False


class PointSlide(FromCollection):
    filled_from: ClassVar[str] = "points"
    shorthand: ClassVar[str] = "pick"
    kind: Literal["point"]


class Facts(FromCollection):
    filled_from: ClassVar[str] = "facts"
    builds: ClassVar[bool] = True
    kind: Literal["facts"]
    items: tuple[Fact, ...] = ()


class Timeline(FromCollection):
    filled_from: ClassVar[str] = "milestones"
    builds: ClassVar[bool] = True
    kind: Literal["timeline"]
    scale: Literal["auto", "linear", "compressed"] = "auto"


class MilestoneSlide(FromCollection):
    filled_from: ClassVar[str] = "milestones"
    shorthand: ClassVar[str] = "pick"
    kind: Literal["milestone"]


class QuoteSlide(FromCollection):
    filled_from: ClassVar[str] = "quotes"
    shorthand: ClassVar[str] = "pick"
    kind: Literal["quote"]


class OrganisationsSlide(FromCollection):
    filled_from: ClassVar[str] = "organisations"
    kind: Literal["organisations"]


class PeopleSlide(FromCollection):
    filled_from: ClassVar[str] = "people"
    kind: Literal["people"]


class PersonSlide(FromCollection):
    filled_from: ClassVar[str] = "people"
    shorthand: ClassVar[str] = "pick"
    kind: Literal["person"]
