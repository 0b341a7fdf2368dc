"""The texts of a file as they were typed, how each is read, and which lines it is on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator

from generator.content.base import PlainText
from generator.content.inline import Inline
from generator.content.notes import Note
from generator.problems import Problem
from generator.source import Document, Loc
from generator.yaml_mistakes import Spot
from generator.yaml_texts import Scalar

Form = Literal["text", "paragraphs", "notes", "plain"]
_PLAIN = get_args(PlainText)[1]


@dataclass(frozen=True)
class Written:
    """`form` is the sort of text, as docs/content.md names them."""

    document: Document
    loc: Loc
    form: Form

    @property
    def value(self) -> str:
        return str(self.document.at(self.loc))

    @property
    def scalar(self) -> Scalar:
        return self.document.scalars[self.loc]

    @property
    def rows(self) -> Iterator[tuple[Spot, str]]:
        """The text on each of its lines, and where that text begins."""
        (first, column), (last, end) = self.scalar.start, self.scalar.end
        if self.scalar.style in ("|", ">"):
            first, column = first + 1, 0
            last -= not end
        for number in range(first, min(last + 1, len(self.document.lines))):
            line = self.document.lines[number][: end if number == last and end else None]
            lead = column if number == first else 0
            text = line[lead:].lstrip(" ")
            yield (number, len(line) - len(text)), text.rstrip()

    def warning(self, message: str, hint: str, at: Spot | None = None, width: int = 1) -> Problem:
        """A warning at that spot of the file; None means where the text begins."""
        return Problem(self.document.spot(at or self.scalar.start, width), message, hint, warning=True)


def texts(document: Document, value: Any) -> Iterator[Written]:
    """Every text that the file's model holds, wherever a field takes words to be printed."""
    for loc, form in _texts(document, value, (), plain=False):
        if loc in document.scalars:
            yield Written(document, loc, form)


def _texts(document: Document, value: Any, loc: Loc, *, plain: bool) -> Iterator[tuple[Loc, Form]]:
    if isinstance(value, BaseModel):
        yield from _of_model(document, value, loc)
    elif isinstance(value, Inline):
        yield loc, "text"
    elif isinstance(value, tuple) and value and loc in document.scalars:
        if isinstance(value[0], Inline):
            yield loc, "notes" if isinstance(value[0], Note) else "paragraphs"
        else:
            yield from _texts(document, value[0], loc, plain=plain)
    elif isinstance(value, tuple | list | dict):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(document, one, (*loc, key), plain=plain)
    elif isinstance(value, str) and plain:
        yield loc, "plain"


def _of_model(document: Document, model: BaseModel, loc: Loc) -> Iterator[tuple[Loc, Form]]:
    """The texts of a model. Slides and blocks are below the name of their kind, or in its place if short."""
    kind = getattr(model, "kind", None)
    here = (*loc, kind) if kind and (*loc, kind) in document.values else loc
    for name, field in type(model).model_fields.items():
        key = (*here, field.alias or name)
        plain = _PLAIN in field.metadata or _takes_plain(field.annotation)
        yield from _texts(
            document, getattr(model, name), key if key in document.values else here, plain=plain
        )


def _takes_plain(annotation: Any) -> bool:
    return any(
        one == _PLAIN if isinstance(one, BeforeValidator) else _takes_plain(one)
        for one in (*get_args(annotation), *getattr(annotation, "__metadata__", ()))
    )
