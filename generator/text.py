"""Measures text, shaped by HarfBuzz with the very fonts that the prints use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

import uharfbuzz as hb

from generator import font_tables
from generator.fonts import family
from generator.line_ends import SOFT_HYPHEN, SPACES, held, units

REGULAR, BOLD = 400, 700
_SELECTORS = re.compile("[\u034f\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# A programming font draws `<=` and `!=` with glyphs that stand for other strings elsewhere: whoever copies
# them out of a PDF gets those. Fonts whose letters are all as wide are set without.
_LIGATURES = ("calt", "liga", "clig", "dlig")


class Cut(NamedTuple):
    """One of the four fonts that a family has for Office."""

    family: str
    bold: bool = False
    italic: bool = False


# Other engines set the same words a little wider: a line is only full when this share of it is.
CAUTION = 0.98


@dataclass(frozen=True)
class Style:
    """A manner of setting text; `size` is in points. `others` draw what `family` has no letters for.

    `wider` is by how much words may be wider than `family` sets them, where it stands in for another;
    `field` marks what LibreOffice sets as a field: a link.
    """

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    others: tuple[str, ...] = ()
    wider: float = 1.0
    field: bool = False

    @property
    def cut(self) -> Cut:
        return Cut(self.family, self.bold, self.italic)

    @property
    def extent(self) -> tuple[float, float]:
        """The font's ascent and descent, in points."""
        above, below = _extents(self.family, self.bold, self.italic)
        return above * self.size, below * self.size

    @property
    def families(self) -> str:
        """The family and its substitutes, as CSS lists them."""
        return ", ".join(f"'{name}'" for name in (self.family, *self.others))

    @property
    def line_height(self) -> float:
        """Points from one baseline to the next at single spacing: the font's ascent, descent and gap."""
        return sum(_extents(self.family, self.bold, self.italic)) * self.size


class Line(NamedTuple):
    """One line as it would be set; `width` and `height` are in points, `field` the height of its fields."""

    text: str
    width: float
    height: float
    field: float = 0

    @property
    def shown(self) -> str:
        """The text as it is seen: a soft hyphen at its end becomes a hyphen."""
        return f"{self.text[:-1]}-" if self.text.endswith(SOFT_HYPHEN) else self.text


def width(text: str, style: Style) -> float:
    """The width of the text on one line, in points."""
    return _advance(text, style.family, style.others, style.bold, style.italic) * style.size * style.wider


def wrap(runs: Iterable[tuple[str, Style]], room: float, *, whole: bool = False) -> tuple[Line, ...]:
    """The lines that the runs of one paragraph fill, as wide as `room` at most where a break allows it.

    A word wider than the room stands on a line of its own, with its full width. Fields are `whole` where no
    line may end within them.
    """
    return _wrapped(tuple(runs), room, whole)


# A text is tried at many sizes, and these again by each of its neighbours in a row.
@lru_cache(maxsize=2_000)
def _wrapped(runs: tuple[tuple[str, Style], ...], room: float, whole: bool) -> tuple[Line, ...]:
    lines: list[Line] = []
    text, used, ink, up, down, field = "", 0.0, 0.0, 0.0, 0.0, 0.0
    for unit in held(units(runs)) if whole else units(runs):
        word = sum(width(part.rstrip(SPACES), style) for part, style in unit)
        hyphen = width("-", unit[-1][1]) if unit[-1][0].endswith(SOFT_HYPHEN) else 0.0
        if text and used + word + hyphen > room:
            lines.append(Line(text.rstrip(SPACES), ink, up + down, field))
            text, used, up, down, field = "", 0.0, 0.0, 0.0, 0.0
        ink = used + word + hyphen
        used += sum(width(part, style) for part, style in unit)
        text += "".join(part for part, _ in unit)
        for part, style in unit:
            above, below = _reach(part, style.family, style.others, style.bold, style.italic)
            up, down = max(up, above * style.size), max(down, below * style.size)
            field = max(field, (above + below) * style.size * style.field)
    if text:
        lines.append(Line(text.rstrip(SPACES), ink, up + down, field))
    return tuple(lines)


@lru_cache(maxsize=4_096)
def balanced(runs: tuple[tuple[str, Style], ...], room: float) -> float:
    """The least width in which the runs fill no more lines than in `room`, so that these are about even.

    To a five-hundredth of the room, and never less.
    """
    lines, low, high = len(wrap(runs, room)), 0.0, room
    if lines == 1:
        return room
    while high - low > room / 500:
        middle = (low + high) / 2
        tried = wrap(runs, middle)
        fits = len(tried) == lines and all(line.width <= middle for line in tried)
        low, high = (low, middle) if fits else (middle, high)
    return high


def missing(text: str, family_name: str) -> set[str]:
    """The visible characters of the text for which the family has no glyph."""
    return {char for char in set(text) - _unseen(text) if ord(char) not in _characters(family_name)}


def _unseen(text: str) -> set[str]:
    """Whether a character is invisible: spaces, joiners, direction marks, variation selectors."""
    return {char for char in set(text) if ord(char) <= 32 or category(char) == "Zs" or _shows_nothing(char)}


def _shows_nothing(char: str) -> bool:
    return category(char) == "Cf" or bool(_SELECTORS.match(char))


def choose(stack: Sequence[str], text: str) -> str:
    """The first family of the stack that can draw all of the text, or else the one that lacks least of it."""
    return min(stack, key=lambda name: len(missing(text, name)))


def apart(runs: Iterable[tuple[str, Style]]) -> float:
    """By how much letters of other families push the paragraph's lines apart, as a share of their height."""
    shown = ((text, style) for text, style in runs if style.others)
    return max((_apart(text, *style.cut, style.others) for text, style in shown), default=0.0)


@lru_cache(maxsize=32)
def static(style_family: str, bold: bool = False, italic: bool = False, letters: str = "") -> bytes:
    """The family's file at one weight, as a font without axes (HarfBuzz needs 10 to 30 ms).

    With `letters` it has these alone, and what they need to be shaped.
    """
    face = _font(style_family, bold, italic).face
    wanted = hb.SubsetInput()
    if letters:
        wanted.unicode_set.update(map(ord, letters))
    else:
        wanted.keep_everything()
    if _monospaced(style_family):
        for feature in _LIGATURES:
            wanted.layout_feature_tag_set.discard(int.from_bytes(feature.encode()))
    for axis in face.axis_infos:
        at = _weight(style_family, bold, italic) if axis.tag == "wght" else axis.default_value
        wanted.pin_axis_location(face, axis.tag, at)
    return bytes(hb.subset(face, wanted).blob.data)


@lru_cache(maxsize=32)
def office_font(cut: Cut, letters: str = "") -> bytes:
    """The same font under the name by which Office knows it."""
    return font_tables.name_for_office(static(*cut, letters), cut.family, bold=cut.bold, italic=cut.italic)


def pieces(text: str, name: str, others: tuple[str, ...]) -> list[tuple[str, str]]:
    """The text in parts, each with the family that draws it; punctuation and spaces go with the letter
    before.
    """
    if not others or all(map(_characters(name).__contains__, map(ord, text))):
        return [(text, name)]
    found: list[tuple[str, str]] = []
    last = name
    for char in text:
        own = last if not char.isalpha() and ord(char) in _characters(last) else name
        if _shows_nothing(char):
            own = last  # what does not show needs no glyph
        elif ord(char) not in _characters(own):
            own = next((one for one in others if ord(char) in _characters(one)), name)
        if found and own == found[-1][1]:
            found[-1] = (found[-1][0] + char, own)
        else:
            found.append((char, own))
        last = own
    return found


@lru_cache(maxsize=20_000)
def _advance(text: str, name: str, others: tuple[str, ...], bold: bool, italic: bool) -> float:
    """The width of the text in ems."""
    return sum(_shaped(part, one, bold, italic) for part, one in pieces(text, name, others))


@lru_cache(maxsize=20_000)
def _reach(text: str, name: str, others: tuple[str, ...], bold: bool, italic: bool) -> tuple[float, float]:
    """How far lines of the text reach above and below the baseline, in ems, with the fonts' gaps below."""
    if not others:
        return _extents(name, bold, italic)
    found = [_extents(one, bold, italic) for _, one in pieces(text, name, others)]
    return max(up for up, _ in found), max(down for _, down in found)


@lru_cache(maxsize=2_000)
def _apart(text: str, name: str, bold: bool, italic: bool, others: tuple[str, ...]) -> float:
    """The distance between the middles of the families' lines, in ems."""
    reaches = [_extents(one, bold, italic) for one in {name, *(one for _, one in pieces(text, name, others))}]
    middles = [(up - down) / 2 for up, down in reaches]
    return max(middles) - min(middles)


def _shaped(text: str, name: str, bold: bool, italic: bool) -> float:
    if not text:
        return 0.0
    font = _font(name, bold, italic)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, dict.fromkeys(_LIGATURES, False) if _monospaced(name) else None)
    return float(sum(glyph.x_advance for glyph in buffer.glyph_positions) / font.face.upem)


@lru_cache(maxsize=64)
def _font(name: str, bold: bool, italic: bool) -> hb.Font:
    face = family(name).face(italic=italic)
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.file))))
    font.set_variations({"wght": _weight(name, bold, italic)})
    return font


def _weight(name: str, bold: bool, italic: bool) -> float:
    """The nearest weight that the family has."""
    low, high = family(name).face(italic=italic).weights
    return float(min(max(BOLD if bold else REGULAR, low), high))


@lru_cache(maxsize=64)
def _extents(name: str, bold: bool, italic: bool) -> tuple[float, float]:
    font = _font(name, bold, italic)
    extents, units = font.get_font_extents("ltr"), font.face.upem
    return extents.ascender / units, (extents.line_gap - extents.descender) / units


@lru_cache(maxsize=64)
def _monospaced(name: str) -> bool:
    """Whether the font says that all its letters have one width (isFixedPitch, in its post table)."""
    return any(bytes(_font(name, False, False).face.reference_table("post").data)[12:16])


@lru_cache(maxsize=64)
def _characters(name: str) -> frozenset[int]:
    return frozenset(_font(name, False, False).face.unicodes)
