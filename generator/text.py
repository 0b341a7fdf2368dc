"""How much room text takes, shaped by HarfBuzz with the very fonts that the prints use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from generator import sfnt
from generator.fonts import family

REGULAR, BOLD = 400, 700

_IDEOGRAPHS = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
# What stays together on a line, with the spaces that may vanish at its end. A line may also end after
# a hyphen between letters, after a dash, and around ideographs; a no-break space is no space here.
_UNIT = re.compile(
    rf"(?:[{_IDEOGRAPHS}]|(?:(?![ \t\n\u200b{_IDEOGRAPHS}]).)+?"
    rf"(?:(?<=[^\W\d_])-(?=[^\W\d_])|(?<=[\u2013\u2014])|(?=[ \t\n\u200b{_IDEOGRAPHS}]|$)))[ \t\n\u200b]*"
)


class Cut(NamedTuple):
    """One of the four fonts that a family has for Office."""

    family: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Style:
    """A manner of setting text; `size` is in points."""

    family: str
    size: float
    bold: bool = False
    italic: bool = False

    @property
    def cut(self) -> Cut:
        return Cut(self.family, self.bold, self.italic)

    @property
    def line_height(self) -> float:
        """Points from one baseline to the next at single spacing: the font's ascent, descent and gap."""
        ascent, descent, gap, units = _metrics(self.family, self.bold, self.italic)
        return (ascent - descent + gap) / units * self.size


@dataclass(frozen=True)
class Line:
    """One line as it would be set; `width` and `height` are in points."""

    text: str
    width: float
    height: float


def width(text: str, style: Style) -> float:
    """Points from the start of the text to its end, set on one line."""
    return _advance(text, style.family, style.bold, style.italic) * style.size


def wrap(runs: Iterable[tuple[str, Style]], room: float) -> tuple[Line, ...]:
    """The lines that the runs of one paragraph fill, as wide as `room` at most where a break allows it.

    A word wider than the room stands on a line of its own, with its full width.
    """
    return _wrapped(tuple(runs), room)


# A text is tried at many sizes, and these again by each of its neighbours in a row.
@lru_cache(maxsize=2_000)
def _wrapped(runs: tuple[tuple[str, Style], ...], room: float) -> tuple[Line, ...]:
    lines: list[Line] = []
    text, used, ink, height = "", 0.0, 0.0, 0.0
    for unit in _units(runs):
        word = sum(width(part.rstrip(_SPACES), style) for part, style in unit)
        if text and used + word > room:
            lines.append(Line(text.rstrip(_SPACES), ink, height))
            text, used, height = "", 0.0, 0.0
        ink = used + word
        used += sum(width(part, style) for part, style in unit)
        text += "".join(part for part, _ in unit)
        height = max(height, *(style.line_height for _, style in unit))
    if text:
        lines.append(Line(text.rstrip(_SPACES), ink, height))
    return tuple(lines)


def missing(text: str, family_name: str) -> set[str]:
    """The characters of the text that the family has no glyph for."""
    return {char for char in set(text) if ord(char) > 32 and ord(char) not in _characters(family_name)}


def choose(stack: Sequence[str], text: str) -> str:
    """The first family of the stack that can draw all of the text; else the one that lacks least of it."""
    return min(stack, key=lambda name: len(missing(text, name)))


@cache
def static(style_family: str, bold: bool = False, italic: bool = False) -> bytes:
    """The family's file at one weight, as a font without axes (HarfBuzz needs 10 to 30 ms)."""
    face = _font(style_family, bold, italic).face
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    for axis in face.axis_infos:
        at = _weight(style_family, bold, italic) if axis.tag == "wght" else axis.default_value
        wanted.pin_axis_location(face, axis.tag, at)
    return bytes(hb.subset(face, wanted).blob.data)


@cache
def office_font(cut: Cut) -> bytes:
    """The same under the name by which Office knows it."""
    return sfnt.plainly_named(static(*cut), cut.family, bold=cut.bold, italic=cut.italic)


_SPACES = " \t\n\u200b"


def _units(runs: Iterable[tuple[str, Style]]) -> Iterable[list[tuple[str, Style]]]:
    """The paragraph cut where a line may end; a unit may change its style inside."""
    pieces = list(runs)
    starts: list[tuple[int, Style]] = []
    at = 0
    for text, style in pieces:
        starts.append((at, style))
        at += len(text)
    whole = "".join(text for text, _ in pieces)
    for match in _UNIT.finditer(whole):
        begin, end = match.span()
        unit: list[tuple[str, Style]] = []
        for index, (start, style) in enumerate(starts):
            stop = starts[index + 1][0] if index + 1 < len(starts) else len(whole)
            if max(begin, start) < min(end, stop):
                unit.append((whole[max(begin, start) : min(end, stop)], style))
        yield unit


@lru_cache(maxsize=20_000)
def _advance(text: str, name: str, bold: bool, italic: bool) -> float:
    """The width of the text in ems."""
    if not text:
        return 0.0
    font = _font(name, bold, italic)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return float(sum(glyph.x_advance for glyph in buffer.glyph_positions) / font.face.upem)


@cache
def _font(name: str, bold: bool, italic: bool) -> hb.Font:
    face = family(name).face(italic=italic)
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.file))))
    font.set_variations({"wght": _weight(name, bold, italic)})
    return font


def _weight(name: str, bold: bool, italic: bool) -> float:
    """The weight asked for, as near as the family has it."""
    low, high = family(name).face(italic=italic).weights
    return float(min(max(BOLD if bold else REGULAR, low), high))


@cache
def _metrics(name: str, bold: bool, italic: bool) -> tuple[int, int, int, int]:
    font = _font(name, bold, italic)
    extents = font.get_font_extents("ltr")
    return extents.ascender, extents.descender, extents.line_gap, font.face.upem


@cache
def _characters(name: str) -> frozenset[int]:
    return frozenset(_font(name, False, False).face.unicodes)
