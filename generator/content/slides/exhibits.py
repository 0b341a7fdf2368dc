"""Slides that show a thing by itself: columns, a table, a picture."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.content.base import FileName, Id, Model, PlainText, Scannable, Unit
from generator.content.collections import Fit, Image
from generator.content.inline import CellText, Text, one_line
from generator.content.slides.base import Slide

Cell = Annotated[
    str, BeforeValidator(lambda written: one_line(written) if isinstance(written, str) else written)
]


class Column(Model):
    title: Text | None = None
    text: Text | None = None
    items: tuple[Text, ...] = ()


class Columns(Slide):
    builds: ClassVar[bool] = True
    kind: Literal["columns"]
    columns: Annotated[tuple[Column, ...], Field(min_length=2, max_length=3)]


class Side(Column):
    """One of two sides, named by its heading."""

    title: Text


class Comparison(Slide):
    builds: ClassVar[bool] = True
    kind: Literal["comparison"]
    sides: Annotated[tuple[Side, ...], Field(min_length=2, max_length=2)]


class TableFields(Model):
    """A table written out; every row has as many cells as the header, and "" is an empty one."""

    header: tuple[CellText, ...]
    rows: Annotated[tuple[tuple[CellText, ...], ...], Field(min_length=1)]


class Table(TableFields, Slide):
    kind: Literal["table"]


class ChartFields(Model):
    """A table as a drawing: the first column names the categories, each other one is a series.

    `rows` are as typed, or those of the CSV file `data`; on loading the numbers among them become digits
    with a point, and a gap "". `unit` follows each number, or stands around it where it has a `#`.
    `labels` None: where there is room. `alt` None: what the table says, in words.
    """

    type: Literal["bar", "column", "line", "pie", "stacked"]
    header: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    data: FileName | None = None
    unit: Unit = ""
    highlight: PlainText | None = None
    labels: bool | None = None
    alt: str | None = None

    @property
    def decimals(self) -> int:
        """The number of decimals of the number that has most."""
        return max(len(cell.partition(".")[2]) for row in self.rows for cell in row[1:])


class Chart(ChartFields, Slide):
    kind: Literal["chart"]


class ImageFields(Model):
    """`cover` crops the picture to fill its place; `contain` shows it whole."""

    image: Image
    fit: Fit = "contain"


class ImageSlide(ImageFields, Slide):
    kind: Literal["image"]


class QrSlide(Slide):
    """`link` is the id of one of the talk's links; None means the first, if there is no `url` either."""

    shorthand: ClassVar[str] = "link"
    kind: Literal["qr"]
    link: Id | None = None
    url: Scannable | None = None
    text: Text | None = None


class PictureSlide(Slide):
    """A picture that is the whole slide, and words over it: at `position`, None where it is calmer."""

    kind: Literal["picture"]
    image: Image
    text: Text | None = None
    position: Literal["bottom", "top"] | None = None


class VideoSlide(Slide):
    """A link to a video, and no video: the slide opens its address. `image` is what is seen of it before."""

    shorthand: ClassVar[str] = "url"
    kind: Literal["video"]
    url: Scannable
    image: Image | None = None
    text: Text | None = None
