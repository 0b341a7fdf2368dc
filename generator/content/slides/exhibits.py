"""Slides that show a thing by itself: columns, a table, a picture."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.content.base import Id, Model, Scannable
from generator.content.collections import Image
from generator.content.inline import Text
from generator.content.slides.base import Slide


class Column(Model):
    title: Text | None = None
    text: Text | None = None
    items: tuple[Text, ...] = ()


class Columns(Slide):
    builds: ClassVar[bool] = True
    kind: Literal["columns"]
    columns: Annotated[tuple[Column, ...], Field(min_length=2, max_length=3)]


class Side(Column):
    """One of two; its heading says which."""

    title: Text


class Comparison(Slide):
    kind: Literal["comparison"]
    sides: Annotated[tuple[Side, ...], Field(min_length=2, max_length=2)]


class Table(Slide):
    """A table written out; every row has as many cells as the header."""

    kind: Literal["table"]
    header: tuple[Text, ...]
    rows: Annotated[tuple[tuple[Text, ...], ...], Field(min_length=1)]


class ImageSlide(Slide):
    kind: Literal["image"]
    image: Image


class QrSlide(Slide):
    """`link` is the id of one of the talk's links; None the first, where there is no `url` either."""

    shorthand: ClassVar[str] = "link"
    kind: Literal["qr"]
    link: Id | None = None
    url: Scannable | None = None
    text: Text | None = None
