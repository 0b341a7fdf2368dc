"""The slide that shows code: written in the outline, or out of a file of the talk's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from generator.content.base import FileName
from generator.content.inline import Inline
from generator.content.slides.base import Slide, TalkView, plain_inline
from generator.content.slides.dividing import Division
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


# How far from the middle code may be divided for the sake of an empty line, as a share of an even part.
NEAR = 1 / 3
Span = Annotated[Lines, BeforeValidator(_lines)]


class CodeSlide(Slide):
    """`lines` shows a part of the text; `emphasis` counts the text's lines too, not the part's."""

    kind: Literal["code"]
    synonyms: ClassVar[str] = "listing snippet source source_code"
    layouts: ClassVar[str] = "Code( Sourced)?"
    speaks: ClassVar[bool] = False
    divides: ClassVar[bool] = True

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

    def read(self, folder: Path) -> str:
        """The whole text that it shows, or shows a part of. Raises OSError and UnicodeDecodeError."""
        if self.text is not None:
            return self.text.text
        return (folder / str(self.file)).read_text(encoding="utf-8-sig").rstrip("\n")

    def template_values(self, talk: TalkView) -> Mapping[str, Any]:
        return {"code": self.read(Path(talk.folder))}

    def contents(self, talk: TalkView, sections: Sequence[Any]) -> Sequence[Any]:
        return self.read(Path(talk.folder)).split("\n")

    def divide(self, contents: Sequence[Any], division: Division) -> Iterator[tuple[int, Sequence[Any]]]:
        yield from ((0, (held,)) for held in code_over(contents, self._shown(contents), division))

    def count(self, contents: Sequence[Any]) -> int:
        shown = self._shown(contents)
        return shown.last - shown.first + 1

    def _shown(self, contents: Sequence[Any]) -> Lines:
        return self.lines or Lines(1, len(contents))

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return plain_inline(PurePosixPath(self.file).name) if self.file else None


def code_over(lines: Sequence[str], shown: Lines, division: Division) -> Iterator[Lines]:
    """The lines shown, about evenly: a part ends before an empty line where one is near, which is in none."""
    start = shown.first
    for left in range(division.parts, 1, -1):
        end = _end_of_part(lines, start, shown.last, left, division.most)
        yield Lines(start, end)
        start = end + 1
        while not lines[start - 1].strip() and shown.last - start + 1 >= left:
            start += 1
    yield Lines(start, shown.last)


def _end_of_part(lines: Sequence[str], start: int, last: int, left: int, most: int) -> int:
    """The last line of the part that begins at `start`, where so many parts are left for what remains."""
    count = last - start + 1
    even, room = count / left, most or count
    first, final = max(start, last - room * (left - 1)), min(start + room - 1, last - left + 1)
    middle = min(max(start + round(even) - 1, first), final)
    ends = (end for end in range(first, final + 1) if lines[end - 1].strip() and not lines[end].strip())
    near = (end for end in ends if abs(end - middle) <= even * NEAR)
    return min(near, key=lambda end: abs(end - middle), default=middle)


KINDS = (CodeSlide,)
