"""Font files as tables of bytes: what a font says of itself, and a plain name for a static one."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass

_WINDOWS = (3, 1)  # platform and encoding: Unicode as UTF-16
_ENGLISH = 0x409
_FAMILY, _STYLE, _UNIQUE, _FULL, _VERSION, _POSTSCRIPT = 1, 2, 3, 4, 5, 6
# Typographic and variation names, which win over the plain ones, and what an instance has no more of.
_OUTDATED = {16, 17, 21, 22, 25}
_LEFT_OUT = ("STAT", "DSIG")
_ITALIC, _BOLD, _REGULAR = 1 << 0, 1 << 5, 1 << 6  # of OS/2 fsSelection
_RESTRICTED, _EDITABLE, _BITMAPS = 0x000F, 0x0008, 0x0200  # of OS/2 fsType
_SERIF = range(2, 11)  # of PANOSE's second digit; what follows is without serifs
_PANOSE_WEIGHT, _BOOK, _STRONG = 34, 5, 7  # where OS/2 has PANOSE's third digit, and what it says of weights


@dataclass(frozen=True)
class FontFacts:
    """What a font says of itself. `ranges` and `pages` are its Unicode ranges and code pages, as in OS/2."""

    family: str
    style: str
    full: str
    version: str
    panose: bytes
    weight: int
    italic: bool
    licence: int  # OS/2 fsType
    ranges: tuple[int, ...]
    pages: tuple[int, ...]
    checksum: int
    fixed: bool
    outlines: bool  # TrueType's, which is the sort that Office embeds

    @property
    def embeddable(self) -> bool:
        """Whether its licence flags allow whole embedding in documents that can be edited."""
        rights = self.licence & _RESTRICTED
        return (not rights or bool(rights & _EDITABLE)) and not self.licence & _BITMAPS

    @property
    def pitch_family(self) -> int:
        """Windows' pitch and family, used to find a substitute: sans serif if the font doesn't say."""
        if self.fixed:
            return 0x31
        return 0x12 if self.panose[1] in _SERIF else 0x22


def read_facts(font: bytes) -> FontFacts:
    found = _read_tables(font)
    english = (*_WINDOWS, _ENGLISH)
    written = {key[3]: text for key, text in _read_names(found["name"]).items() if key[:3] == english}
    names = {number: text.decode("utf-16-be") for number, text in written.items()}
    os2 = found["OS/2"]
    return FontFacts(
        family=names.get(_FAMILY, ""),
        style=names.get(_STYLE, ""),
        full=names.get(_FULL, ""),
        version=names.get(_VERSION, ""),
        panose=os2[32:42],
        weight=struct.unpack_from(">H", os2, 4)[0],
        italic=bool(struct.unpack_from(">H", os2, 62)[0] & _ITALIC),
        licence=struct.unpack_from(">H", os2, 8)[0],
        ranges=struct.unpack_from(">4I", os2, 42),
        pages=struct.unpack_from(">2I", os2, 78) if len(os2) >= 86 else (0, 0),
        checksum=struct.unpack_from(">I", found["head"], 8)[0],
        fixed=bool(struct.unpack_from(">I", found["post"], 12)[0]),
        outlines="glyf" in found,
    )


def name_for_office(font: bytes, family: str, *, bold: bool, italic: bool) -> bytes:
    """A static font as one of the four that a family has for Office: its names and flags say which.

    An instance of a variable font keeps the names of that one's default, which may be a light or a thin.
    """
    found = {tag: table for tag, table in _read_tables(font).items() if tag not in _LEFT_OUT}
    style = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic"}.get(
        (bold, italic), "Bold Italic"
    )
    full = family if style == "Regular" else f"{family} {style}"
    postscript = f"{family}-{style}".replace(" ", "")
    own = {_FAMILY: family, _STYLE: style, _UNIQUE: postscript, _FULL: full, _POSTSCRIPT: postscript}
    kept = {
        key: text
        for key, text in _read_names(found["name"]).items()
        if key[:2] == _WINDOWS and key[3] not in _OUTDATED
    }
    kept |= {(*_WINDOWS, _ENGLISH, number): text.encode("utf-16-be") for number, text in own.items()}
    found["name"] = _write_names(kept)
    os2, head = bytearray(found["OS/2"]), bytearray(found["head"])
    if os2[_PANOSE_WEIGHT]:
        os2[_PANOSE_WEIGHT] = _STRONG if bold else _BOOK
    flags = struct.unpack_from(">H", os2, 62)[0] & ~(_ITALIC | _BOLD | _REGULAR)
    flags |= _ITALIC * italic | _BOLD * bold | _REGULAR * (not bold and not italic)
    struct.pack_into(">H", os2, 62, flags)
    struct.pack_into(">H", head, 44, bold | italic << 1)
    return _assemble({**found, "OS/2": bytes(os2), "head": bytes(head)}, font[:4])


_Name = tuple[int, int, int, int]  # platform, encoding, language, what it names


def _read_tables(font: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    rows = (struct.unpack_from(">4sIII", font, 12 + 16 * row) for row in range(count))
    return {tag.decode("latin-1"): font[at : at + length] for tag, _, at, length in rows}


def _read_names(table: bytes) -> dict[_Name, bytes]:
    _, count, strings = struct.unpack_from(">3H", table)
    found = {}
    for row in range(count):
        *key, length, at = struct.unpack_from(">6H", table, 6 + 12 * row)
        found[key[0], key[1], key[2], key[3]] = table[strings + at : strings + at + length]
    return found


def _write_names(names: Mapping[_Name, bytes]) -> bytes:
    """Write the names in format 0, whose records have to be in order."""
    rows, strings = b"", b""
    for key, text in sorted(names.items()):
        rows += struct.pack(">6H", *key, len(text), len(strings))
        strings += text
    return struct.pack(">3H", 0, len(names), 6 + len(rows)) + rows + strings


def _assemble(tables: Mapping[str, bytes], flavour: bytes) -> bytes:
    """A whole font file with correct checksums."""
    head = tables["head"][:8] + bytes(4) + tables["head"][12:]
    ordered = sorted({**tables, "head": head}.items())
    power = 1 << (len(ordered).bit_length() - 1)
    start = struct.pack(">4H", len(ordered), power * 16, power.bit_length() - 1, (len(ordered) - power) * 16)
    directory, places = flavour + start, {}
    at, total = 12 + 16 * len(ordered), 0
    for tag, table in ordered:
        places[tag], checksum = at, _checksum(table)
        directory += struct.pack(">4sIII", tag.encode("latin-1"), checksum, at, len(table))
        at, total = at + len(table) + -len(table) % 4, total + checksum
    whole = bytearray(directory + b"".join(table + bytes(-len(table) % 4) for _, table in ordered))
    total += _checksum(directory)
    struct.pack_into(">I", whole, places["head"] + 8, (0xB1B0AFBA - total) & 0xFFFFFFFF)
    return bytes(whole)


def _checksum(table: bytes) -> int:
    """The sum of the table's 32-bit words, the last one padded with zeros."""
    words = array("I", table + bytes(-len(table) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
