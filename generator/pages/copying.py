"""What is copied out of a PDF, searched in it and read aloud: the letters that were written, where one glyph
stands for several, or several for one.

PDF says of each glyph of a font one text (ToUnicode). WeasyPrint takes the first that it meets; in
Devanagari, Thai and others the same glyph is part of many. So the likeliest text of each is taken, and where
that is not what was written, the place says what was (ActualText, ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import ItemsView, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.scripts import right_to_left

_CODE = 4  # hexadecimal digits of a glyph's number
_NOTHING = "\u200b"  # of a glyph that has no text of its own; for none at all readers take its number
_PASSES = 3  # until what is known of some glyphs has told of all others
_USUAL = {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u00ad": "-", "\u2011": "-", "\u2010": "-"}
_FONT = re.compile(rb"/(\S+) \S+ Tf")
_SHOWN = re.compile(rb"\[(.*)\] TJ", re.DOTALL)
_PIECE = re.compile(rb"<([0-9a-fA-F]*)>|([^<]+)")


@dataclass(frozen=True)
class Glyph:
    """A glyph as it was drawn: its font's name in the PDF, its number, and the text that it stands for: ""
    for part of a cluster, whose text one of its glyphs has."""

    font: str
    number: int
    text: str


Cluster = tuple[Glyph, ...]
Texts = Mapping[tuple[str, int], str]


@dataclass
class Drawn:
    """Every glyph that WeasyPrint draws, in the order of drawing."""

    glyphs: list[Glyph] = field(default_factory=list)

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters, complete once everything is drawn."""
        return tuple(clusters(self.glyphs))

    @cached_property
    def texts(self) -> Texts:
        return likeliest(self.clusters)

    def fonts(self) -> dict[Any, Any]:
        """A dictionary for the document to keep its fonts in."""
        return _Fonts(self)


class _Fonts(dict[Any, Any]):
    """Fonts of one file, which have one name in the PDF and so one table."""

    def __init__(self, drawn: Drawn) -> None:
        super().__init__()
        self._drawn = drawn
        self._tables: dict[str, _ToUnicode] = {}

    def __setitem__(self, key: Any, font: Any) -> None:
        name = str(font.hash)
        font.to_unicode = self._tables.setdefault(name, _ToUnicode(name, self._drawn))
        super().__setitem__(key, font)


class _ToUnicode(dict[int, str]):
    """A font's table. WeasyPrint puts down glyphs that are not in it: none is, and so each is put down."""

    def __init__(self, font: str, drawn: Drawn) -> None:
        super().__init__()
        self._font, self._drawn = font, drawn

    def __contains__(self, _glyph: object) -> bool:
        return False

    def __setitem__(self, number: int, text: str) -> None:
        self._drawn.glyphs.append(Glyph(self._font, number, text))
        super().__setitem__(number, text)

    def items(self) -> ItemsView[int, str]:  # type: ignore[override]  # WeasyPrint goes through it
        texts = self._drawn.texts
        return {number: texts.get((self._font, number)) or _NOTHING for number in self}.items()


def clusters(glyphs: Sequence[Glyph]) -> Iterator[Cluster]:
    """Glyphs that stand for one text together: the one with the text is the last, or the first where the text
    runs from right to left."""
    found: list[Glyph] = []
    for glyph in glyphs:
        goes_on = found and found[-1].font == glyph.font
        if goes_on and glyph.text == "" and _told(found) and right_to_left(_text(found)):
            found.append(glyph)
            continue
        if found and _told(found):
            yield tuple(found)
            found = []
        found.append(glyph)
    if found:
        yield tuple(found)


def _told(glyphs: Sequence[Glyph]) -> bool:
    return any(one.text for one in glyphs)


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(one.text for one in glyphs)


def likeliest(found: Sequence[Cluster]) -> Texts:
    """For each glyph the text that it most often has alone; else what is left of a cluster's text when the
    others' are taken off."""
    alone: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    together = Counter(cluster for cluster in found if len(cluster) > 1)
    for cluster in found:
        if len(cluster) == 1:
            [glyph] = cluster
            alone[glyph.font, glyph.number][_USUAL.get(glyph.text, glyph.text)] += 1
    texts = {glyph: counted.most_common(1)[0][0] for glyph, counted in alone.items()}
    for last in (False,) * _PASSES + (True,):
        for cluster in together:
            texts |= _learned(cluster, texts, last=last)
    return texts


def _learned(cluster: Cluster, texts: Texts, *, last: bool) -> Texts:
    """What the cluster tells of its glyphs that nothing is known of: of one, and at `last` of several."""
    left = _text(cluster)
    for glyph in cluster:
        if known := texts.get((glyph.font, glyph.number)):
            left = left.replace(known, "", 1)
    unknown = list(dict.fromkeys((one.font, one.number) for one in cluster))
    unknown = [one for one in unknown if one not in texts]
    if not unknown or (len(unknown) > 1 and not last):
        return {}
    return {one: left if one == unknown[0] else "" for one in unknown}


def say_texts(pdf: Any, drawn: Drawn) -> None:
    """Writes what was written beside every cluster of which the fonts' tables tell otherwise."""
    texts = drawn.texts
    wrong: dict[int, tuple[int, str]] = {}  # by the place of its first glyph, how many, and what is written
    at = 0
    for cluster in drawn.clusters:
        written = _text(cluster)
        told = "".join(texts.get((one.font, one.number)) or _NOTHING for one in cluster)
        if "".join(_USUAL.get(one, one) for one in told) != "".join(_USUAL.get(one, one) for one in written):
            wrong[at] = len(cluster), written
        at += len(cluster)
    if wrong:
        _say(pdf, drawn, wrong)


def _say(pdf: Any, drawn: Drawn, wrong: Mapping[int, tuple[int, str]]) -> None:
    """Streams are drawn one within another; each goes on where the next glyphs drawn are its own. Nothing is
    written where one has glyphs that are not among those: letters of fonts of pixels, which no theme has."""
    numbers = [(glyph.font, glyph.number) for glyph in drawn.glyphs]
    streams = [_Stream.read(one) for one in pdf.objects if b"BT" in getattr(one, "stream", ())]
    ahead = [[block for block in one.blocks if block.glyphs] for one in streams]
    at = 0
    while at < len(numbers):
        own = (blocks for blocks in ahead if blocks and _begins(numbers, at, blocks[0].glyphs))
        if (blocks := next(own, None)) is None:
            return
        block = blocks.pop(0)
        block.say({one: wrong[at + one] for one in range(len(block.glyphs)) if at + one in wrong})
        at += len(block.glyphs)
    for one in streams:
        one.write()


def _begins(numbers: Sequence[tuple[str, int]], at: int, glyphs: Sequence[tuple[str, int]]) -> bool:
    return numbers[at] == glyphs[0] and numbers[at : at + len(glyphs)] == glyphs


@dataclass
class _Block:
    """Some of a stream's operators; `glyphs` are those that they show, with their fonts."""

    operators: list[Any]
    glyphs: list[tuple[str, int]]

    def say(self, texts: Mapping[int, tuple[int, str]]) -> None:
        """`texts` are what some glyphs stand for, by the first, with how many they are."""
        if not texts:
            return
        written: list[Any] = []
        at, end = 0, 0
        for operator in self.operators:
            shown = _SHOWN.fullmatch(operator) if isinstance(operator, bytes) else None
            if not shown:
                written.append(operator)
                continue
            line = b""
            for code, between in _pieces(shown[1]):
                if code and at in texts:
                    written += [*_shown(line), b"/Span", _actual_text(texts[at][1]), b"BDC"]
                    line, end = b"", at + texts[at][0]
                line += b"<" + code + b">" if code else between
                at += bool(code)
                if code and at == end:
                    written += [*_shown(line), b"EMC"]
                    line = b""
            written += _shown(line)
        self.operators = written


@dataclass
class _Stream:
    stream: Any
    blocks: list[_Block]

    @classmethod
    def read(cls, stream: Any) -> _Stream:
        blocks, font = [_Block([], [])], ""
        for operator in stream.stream:
            if operator == b"BT":
                blocks.append(_Block([], []))
            blocks[-1].operators.append(operator)
            if not isinstance(operator, bytes):
                continue
            if found := _FONT.fullmatch(operator):
                font = found[1].decode()
            elif shown := _SHOWN.fullmatch(operator):
                blocks[-1].glyphs += [(font, int(code, 16)) for code, _ in _pieces(shown[1]) if code]
        return cls(stream, blocks)

    def write(self) -> None:
        self.stream.stream[:] = [operator for block in self.blocks for operator in block.operators]


def _pieces(shown: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Of what TJ shows, each glyph's code, and what moves the next."""
    for piece in _PIECE.finditer(shown):
        for start in range(0, len(piece[1] or b""), _CODE):
            yield piece[1][start : start + _CODE], b""
        if piece[2]:
            yield b"", piece[2]


def _shown(line: bytes) -> Iterator[bytes]:
    if line:
        yield b"[" + line.replace(b"><", b"") + b"] TJ"


def _actual_text(text: str) -> bytes:
    return (
        b"<</ActualText <"
        + text.encode("utf-16-be", "surrogatepass").hex().join(("feff", ">")).encode()
        + b">>"
    )
