"""Slides that show a thing by itself: columns, a table, a picture."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.content.base import Model
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


class Table(Slide):
    """A table written out; every row has as many cells as the header."""

    kind: Literal["table"]
    header: tuple[Text, ...]
    rows: Annotated[tuple[tuple[Text, ...], ...], Field(min_length=1)]


class ImageSlide(Slide):
    kind: Literal["image"]
    image: Image
