"""The words in a drawing, and where they stand in its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

_TEXT = "text"


@dataclass
class _Listener:
    """Receives the file from the parser, piece by piece."""

    parser: expat.XMLParserType
    found: list[tuple[str, int, int]] = field(default_factory=list)
    depth: int = 0
    silent: int = 0

    def opened(self, name: str, _: dict[str, str]) -> None:
        inner = name.rpartition(":")[2]
        self.depth += inner == _TEXT or self.depth > 0
        self.silent += inner in ("title", "desc") or self.silent > 0

    def closed(self, _: str) -> None:
        self.depth -= self.depth > 0
        self.silent -= self.silent > 0

    def said(self, words: str) -> None:
        if self.depth and not self.silent:
            self.found.append((words, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1))


def words(data: bytes) -> list[tuple[str, int, int]]:
    """What a drawing writes, piece by piece, each with its line and column, counted from 1; what is no sound
    drawing writes nothing."""
    if b"<!ENTITY" in data:
        return []
    parser = expat.ParserCreate()
    parser.buffer_text = False
    listener = _Listener(parser)
    parser.StartElementHandler = listener.opened
    parser.EndElementHandler = listener.closed
    parser.CharacterDataHandler = listener.said
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return []
    return listener.found
