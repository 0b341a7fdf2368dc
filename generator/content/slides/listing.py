"""The slide that shows code: written in the outline, or out of a file of the talk's folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from generator.content.base import FileName
from generator.content.slides.base import Slide
from generator.highlighting import PLAIN, language_of, languages
from generator.problems import did_you_mean


@dataclass(frozen=True)
class Verbatim:
    """Text shown as it was typed, with its spaces and tabs."""

    text: str


@dataclass(frozen=True)
class Lines:
    """A range of lines, counted from 1, both ends included."""

    first: int
    last: int

    @classmethod
    def parse(cls, written: str) -> Lines:
        """`7` or `5-9`; raises ValueError for anything else."""
        found = re.fullmatch(r"([1-9]\d{0,6})(?:\s*[-–]\s*([1-9]\d{0,6}))?", written.strip())
        if not found or int(found[1]) > int(found[2] or found[1]):
            raise ValueError(f"'{written}' is not a range of lines")
        return cls(int(found[1]), int(found[2] or found[1]))

    def __str__(self) -> str:
        return f"{self.first}-{self.last}" if self.last > self.first else str(self.first)


def _lines(written: Any) -> Any:
    if not isinstance(written, str):
        return written
    try:
        return Lines.parse(written)
    except ValueError as error:
        said = {"said": str(error), "hint": "write 7, or 5-9; the first line is 1"}
        raise PydanticCustomError("lines", "{said}", said) from None


def _verbatim(written: Any) -> Any:
    if not isinstance(written, str):
        return written
    lines = [line.rstrip("\r") for line in written.split("\n")]
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        raise PydanticCustomError("empty_text", "this text is empty", {"hint": "write it, or remove the key"})
    return Verbatim("\n".join(lines))


def _language(written: Any) -> Any:
    if not isinstance(written, str):
        return written
    name = written.strip().lower()
    if name not in (known := languages()):
        hint = did_you_mean(name, known) or "leave it out for plain text"
        said = {"said": f"'{written}' is not a language that can be highlighted", "hint": hint}
        raise PydanticCustomError("language", "{said}", said)
    return name


def _many(written: Any) -> Any:
    return [written] if isinstance(written, str) else written


Span = Annotated[Lines, BeforeValidator(_lines)]


class CodeSlide(Slide):
    """`lines` shows a part of the text; `emphasis` counts the text's lines too, not the part's."""

    kind: Literal["code"]
    speaks: ClassVar[bool] = False

    language: Annotated[str, BeforeValidator(_language)] | None = None
    text: Annotated[Verbatim, BeforeValidator(_verbatim)] | None = None
    file: FileName | None = None
    lines: Span | None = None
    emphasis: Annotated[tuple[Span, ...], BeforeValidator(_many)] = ()
    numbers: bool = False

    @property
    def highlighted_as(self) -> str:
        """The language given, or else the one implied by the file's name."""
        return self.language or (language_of(self.file) if self.file else PLAIN)

    @model_validator(mode="after")
    def _of_one(self) -> CodeSlide:
        if (self.text is None) == (self.file is None):
            hint = "the code itself, or the name of a file in the talk's folder"
            raise PydanticCustomError("code", "code has either a 'text' or a 'file'", {"hint": hint})
        return self
