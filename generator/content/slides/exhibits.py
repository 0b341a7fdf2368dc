"""Slides that show a thing by itself: columns, a table, a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.content.base import FileName, Id, Model, PlainText, Scannable, Unit, bare_address
from generator.content.collections import Fit, Image
from generator.content.inline import CellText, Inline, Text, one_line
from generator.content.slides.base import Slide, TalkView, plain_inline
from generator.content.slides.dividing import Division, shares

Cell = Annotated[
    str, BeforeValidator(lambda written: one_line(written) if isinstance(written, str) else written)
]


class Column(Model):
    title: Text | None = None
    text: Text | None = None
    items: tuple[Text, ...] = ()


def columns_over(columns: Sequence[Column], parts: int) -> Iterator[tuple[Column, ...]]:
    """For each slide the columns with their share of their lists; a column's text stands on the first."""
    lists = [list(shares(len(one.items), parts)) for one in columns]
    for part in range(parts):
        yield tuple(
            one.model_copy(update={"items": one.items[own[part]], "text": None if part else one.text})
            for one, own in zip(columns, lists, strict=True)
        )


class SideBySide(Slide):
    """Its lists are divided, and not its columns."""

    builds: ClassVar[bool] = True
    divides: ClassVar[bool] = True

    def divide(self, contents: Sequence[Any], division: Division) -> Iterator[tuple[int, Sequence[Any]]]:
        yield from ((0, columns) for columns in columns_over(contents, division.parts))

    def count(self, contents: Sequence[Any]) -> int:
        return max(len(one.items) for one in contents)


class Columns(SideBySide):
    kind: Literal["columns"]
    synonyms: ClassVar[str] = "split two_columns two_column grid"
    layouts: ClassVar[str] = r"Columns \d( Bare)?"

    columns: Annotated[tuple[Column, ...], Field(min_length=2, max_length=3)]

    def contents(self, talk: TalkView, sections: Sequence[Any]) -> Sequence[Any]:
        return self.columns


class Side(Column):
    """One of two sides, named by its heading."""

    title: Text


class Comparison(SideBySide):
    kind: Literal["comparison"]
    synonyms: ClassVar[str] = "versus vs compare pros_cons before_after"
    layouts: ClassVar[str] = "Comparison"

    sides: Annotated[tuple[Side, ...], Field(min_length=2, max_length=2)]

    def contents(self, talk: TalkView, sections: Sequence[Any]) -> Sequence[Any]:
        return self.sides


class TableFields(Model):
    """A table written out; every row has as many cells as the header, and "" is an empty one."""

    header: tuple[CellText, ...]
    rows: Annotated[tuple[tuple[CellText, ...], ...], Field(min_length=1)]


class Table(TableFields, Slide):
    kind: Literal["table"]
    layouts: ClassVar[str] = "Table"
    divides: ClassVar[bool] = True

    def contents(self, talk: TalkView, sections: Sequence[Any]) -> Sequence[Any]:
        return self.rows


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
    synonyms: ClassVar[str] = "graph plot diagram bar line pie"
    layouts: ClassVar[str] = "Chart"


class ImageFields(Model):
    """`cover` crops the picture to fill its place; `contain` shows it whole."""

    image: Image
    fit: Fit = "contain"


def titled_by(image: Image) -> Inline | None:
    """What is seen, in words; None of a mere decoration."""
    said = image.caption.plain if image.caption else str(image.alt)
    return plain_inline(said) if said else None


class ImageSlide(ImageFields, Slide):
    kind: Literal["image"]
    synonyms: ClassVar[str] = "photo figure img screenshot"
    layouts: ClassVar[str] = "Picture( Captioned| Sourced| Large)?"

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return titled_by(self.image)


class QrSlide(Slide):
    """`link` is the id of one of the talk's links; None means the first, if there is no `url` either."""

    kind: Literal["qr"]
    synonyms: ClassVar[str] = "qrcode qr_code link url"
    shorthand: ClassVar[str] = "link"
    layouts: ClassVar[str] = "QR Code"

    link: Id | None = None
    url: Scannable | None = None
    text: Text | None = None

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        if self.url:
            return plain_inline(bare_address(self.url))
        link = talk.link(self.link)
        return plain_inline(link.title) if link else None


class PictureSlide(Slide):
    """A picture that is the whole slide, and words over it: at `position`, None where it is calmer."""

    kind: Literal["picture"]
    synonyms: ClassVar[str] = "full_image background"
    layouts: ClassVar[str] = "Full Picture .*"
    plainer: ClassVar[str] = "the picture stands below the title, not behind the whole slide"

    image: Image
    text: Text | None = None
    position: Literal["bottom", "top"] | None = None

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return titled_by(self.image)


class VideoSlide(Slide):
    """A link to a video, and no video: the slide opens its address. `image` is what is seen of it before."""

    kind: Literal["video"]
    synonyms: ClassVar[str] = "movie film youtube"
    shorthand: ClassVar[str] = "url"
    layouts: ClassVar[str] = "Video( Bare)?"

    url: Scannable
    image: Image | None = None
    text: Text | None = None

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return plain_inline(bare_address(self.url))


KINDS = (Columns, Comparison, Table, Chart, ImageSlide, PictureSlide, VideoSlide, QrSlide)
