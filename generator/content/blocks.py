"""The blocks of a sheet: items of the talk, or something of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, ModelWrapValidatorHandler, Tag, model_validator
from pydantic.types import Discriminator
from pydantic_core import PydanticCustomError

from generator.content.base import FileName, Id, Ids, Model
from generator.content.collections import Weight
from generator.content.inline import Text
from generator.content.slides.exhibits import ChartFields, ImageFields, TableFields
from generator.content.spoken import Language, spoken


class Block(Model):
    """A part of a sheet: the talk's own (`summary`, `links`, `sources`), or items of one collection.

    `name` is the special block's name, a collection's name, or `quote` with a `pick`.
    """

    name: str
    title: Text | None = None
    pick: Ids = ()
    weight: Weight = "minor"
    show: Literal["full", "titles"] = "full"


class SpecialBlock(Model):
    """A block that names no collection. `shorthand` is the key that a bare text after its name stands for;
    `language` is that of what is written here, where it is not the talk's."""

    shorthand: ClassVar[str] = ""

    kind: str
    language: Language | None = None
    title: Text | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _spoken(cls, written: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        model = handler(written)
        return spoken(model, model.language) if model.language else model

    @property
    def name(self) -> str:
        return self.kind


class SlideBlock(SpecialBlock):
    """What a slide of the deck shows, by the slide's id."""

    kind: Literal["table", "chart", "image"]
    slide: Id


class TableBlock(SpecialBlock, TableFields):
    shorthand: ClassVar[str] = "slide"
    kind: Literal["table"]
    sources: Ids = ()


class ChartBlock(SpecialBlock, ChartFields):
    shorthand: ClassVar[str] = "slide"
    kind: Literal["chart"]
    sources: Ids = ()


class ImageBlock(SpecialBlock, ImageFields):
    shorthand: ClassVar[str] = "slide"
    kind: Literal["image"]
    sources: Ids = ()


class TimelineBlock(SpecialBlock):
    """A drawn strip of a collection of milestones."""

    shorthand: ClassVar[str] = "from"
    kind: Literal["timeline"]
    from_: str | None = Field(default=None, alias="from")
    pick: Ids = ()
    weight: Weight = "minor"


class NotesBlock(SpecialBlock):
    """Ruled lines to write on, `lines` at least; they fill the rest of their column."""

    shorthand: ClassVar[str] = "title"
    kind: Literal["notes"]
    lines: Annotated[int, Field(ge=1, le=60)] = 4


class OwnBlock(SpecialBlock):
    """What a template in the talk's `templates/` writes; `with` is what it is given, as typed."""

    shorthand: ClassVar[str] = "template"
    kind: Literal["block"]
    template: FileName
    with_: Mapping[str, Any] = Field(default_factory=dict, alias="with")


SPECIAL: Mapping[str, type[SpecialBlock]] = {
    "table": TableBlock,
    "chart": ChartBlock,
    "image": ImageBlock,
    "timeline": TimelineBlock,
    "notes": NotesBlock,
    "block": OwnBlock,
}


def _block(written: Any) -> Any:
    """`facts`, `{quote: meta}` or `{milestones: {weight: normal}}` become fields of a Block."""
    if isinstance(written, Block):
        return written
    if isinstance(written, str):
        return {"name": written}
    if not isinstance(written, dict) or len(written) != 1:
        hint = "like '- facts', '- quote: meta' or '- milestones: {weight: normal}'"
        raise PydanticCustomError("entry", "a block is one name, with what to show of it", {"hint": hint})
    [(name, fields)] = written.items()
    if isinstance(fields, str | list):
        return {"name": name, "pick": fields}
    if isinstance(fields, dict) and "name" not in fields:
        return {"name": name, **fields}
    if fields is None:
        return {"name": name}
    raise PydanticCustomError("entry", "'{name}' takes keys and values here", {"name": name})


def _special(written: Any) -> Any:
    """As `_block` does, but for the blocks of `SPECIAL`, whose fields have the name as their `kind`."""
    named = {written: None} if isinstance(written, str) else written
    if not isinstance(named, dict) or len(named) != 1 or next(iter(named)) not in SPECIAL:
        return _block(written)
    [(name, fields)] = named.items()
    if isinstance(fields, str):
        fields = {SPECIAL[name].shorthand: fields}
    if fields is None or (isinstance(fields, dict) and "kind" not in fields):
        return {"kind": name, **(fields or {})}
    raise PydanticCustomError("entry", "'{name}' takes keys and values here", {"name": name})


def _tag(block: Any) -> str:
    if not isinstance(block, dict):
        return "slide" if isinstance(block, SlideBlock) else str(getattr(block, "kind", ""))
    return (
        "slide"
        if "slide" in block and block.get("kind") in ("table", "chart", "image")
        else str(block.get("kind", ""))
    )


AnyBlock = Annotated[Block, BeforeValidator(_block)]
AnySheetBlock = Annotated[
    Annotated[Block, Tag("")]
    | Annotated[SlideBlock, Tag("slide")]
    | Annotated[TableBlock, Tag("table")]
    | Annotated[ChartBlock, Tag("chart")]
    | Annotated[ImageBlock, Tag("image")]
    | Annotated[TimelineBlock, Tag("timeline")]
    | Annotated[NotesBlock, Tag("notes")]
    | Annotated[OwnBlock, Tag("block")],
    Discriminator(_tag),
    BeforeValidator(_special),
]
