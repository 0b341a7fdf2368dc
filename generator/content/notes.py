"""What the speaker says: paragraphs with inline Markdown, and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import GetPydanticSchema
from pydantic_core import core_schema

from generator.content.inline import Inline, inline, join_lines, parts

# Of a line that begins an item its indentation, the number, "" for none, and its words.
_ITEM = re.compile(r"( *)(?:-|(\d{1,3})[.)]) +(\S.*)")
DEEPEST = 3  # lists within lists; what is indented further is of the last
_INDENT = 2  # spaces that a list within a list stands further in, at least

Marker = Literal["", "bullet", "number"]


@dataclass(frozen=True)
class Note(Inline):
    """A paragraph of notes, or an item of a list; `start` is the number that its list begins with, `level`
    how many lists it is within besides."""

    marker: Marker = ""
    start: int = 1
    level: int = 0


@dataclass(frozen=True)
class _Part:
    """A paragraph or an item as it was typed; `indent` is in spaces."""

    marker: Marker
    indent: int
    number: int
    words: str


def _notes(written: Any) -> tuple[Note, ...]:
    if isinstance(written, tuple):
        return written
    found: list[Note] = []
    around: list[tuple[int, Note]] = []  # the lists that are open: their indentation, and their last items
    for paragraph in parts(written):
        for part in _parts(paragraph.splitlines()):
            note = Note(inline(part.words).runs, part.marker, part.number)
            around = (
                [one for one in around if one[0] < part.indent + _INDENT][:DEEPEST] if part.marker else []
            )
            nested = bool(around) and part.indent >= around[-1][0] + _INDENT and len(around) < DEEPEST
            if around and not nested:
                _, before = around.pop()
                if before.marker == note.marker:
                    note = replace(note, start=before.start)
            note = replace(note, level=len(around))
            found.append(note)
            if part.marker:
                around.append((part.indent, note))
    return tuple(found)


def _parts(lines: list[str]) -> Iterator[_Part]:
    """Paragraphs and items, as Markdown tells them apart: in the middle of a paragraph only a 1 begins a
    numbered list, so that no year at the start of a line does."""
    part = _Part("", 0, 1, "")
    for line in lines:
        item = _ITEM.fullmatch(line.rstrip())
        if item and (not item[2] or not part.words or part.marker == "number" or item[2] == "1"):
            if part.words:
                yield part
            marker: Marker = "number" if item[2] else "bullet"
            part = _Part(marker, len(item[1]), int(item[2] or 1), item[3])
        else:
            part = replace(part, words=join_lines(filter(None, (part.words, line.strip()))))
    yield part


Notes = Annotated[
    tuple[Note, ...],
    GetPydanticSchema(lambda _s, _h: core_schema.no_info_plain_validator_function(_notes)),
]
