"""What the speaker says: paragraphs with inline Markdown, and simple lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import GetPydanticSchema
from pydantic_core import core_schema

from generator.content.inline import Inline, inline, join_lines, parts

# Of a line that begins an item the number, "" for none, and its words.
_ITEM = re.compile(r"(?:-|(\d{1,3})[.)]) +(\S.*)")


@dataclass(frozen=True)
class Note(Inline):
    """A paragraph of notes, or an item of a list; `start` is the number that its list begins with."""

    marker: Literal["", "bullet", "number"] = ""
    start: int = 1


def _notes(written: Any) -> tuple[Note, ...]:
    if isinstance(written, tuple):
        return written
    found: list[Note] = []
    for part in parts(written):
        for marker, number, words in _said(part.splitlines()):
            goes_on = found and marker == found[-1].marker
            found.append(Note(inline(words).runs, marker, found[-1].start if goes_on else number))
    return tuple(found)


def _said(lines: list[str]) -> Iterator[tuple[Literal["", "bullet", "number"], int, str]]:
    """Paragraphs and items, each with its number, as Markdown tells them apart: in the middle of a paragraph
    only a 1 begins a numbered list, so that no year at the start of a line does."""
    marker: Literal["", "bullet", "number"] = ""
    number, words = 1, ""
    for line in map(str.strip, lines):
        item = _ITEM.fullmatch(line)
        if item and (not item[1] or not words or marker == "number" or item[1] == "1"):
            if words:
                yield marker, number, words
            marker, number, words = "number" if item[1] else "bullet", int(item[1] or 1), item[2]
        else:
            words = join_lines(filter(None, (words, line)))
    yield marker, number, words


Notes = Annotated[
    tuple[Note, ...],
    GetPydanticSchema(lambda _s, _h: core_schema.no_info_plain_validator_function(_notes)),
]
