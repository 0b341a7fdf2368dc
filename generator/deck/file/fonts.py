"""The deck's fonts inside the file, so that it looks the same on a machine that has none of them."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from itertools import groupby

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.oxml import parse_xml

from generator import font_tables, text
from generator.deck.file.elements import element, root
from generator.deck.template.layouts import NAMESPACES
from generator.deck.template.package import CountingPackage
from generator.fonts import TWINS, family

FONT_DATA = "application/x-fontdata"
_SLOTS = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "boldItalic",
}
_NAMED = "p:embeddedFontLst/p:embeddedFont/p:font"
# The presentation's children that stand after its fonts.
_AFTER = (
    "custShowLst",
    "photoAlbum",
    "custDataLst",
    "kinsoku",
    "defaultTextStyle",
    "modifyVerifier",
    "extLst",
)
_EOT_VERSION, _EOT_SUBSET, _EOT_MAGIC, _ANY_CHARSET = 0x00020001, 0x1, 0x504C, 1


def embed(package: CountingPackage, cuts: Iterable[text.Cut], letters: str = "") -> tuple[str, ...]:
    """Adds the fonts, whole: somebody may type a letter that the deck does not have yet. Those of ideographs,
    which are 10 MB each, have `letters` alone.

    Returns the families left out because their licence, or their sort of outlines, does not allow it.
    """
    presentation = package.presentation_part._element
    brought = {one.get("typeface") for one in presentation.iterfind(_NAMED, NAMESPACES)}
    new = (cut for cut in cuts if cut.family not in brought and cut.family not in TWINS)
    there = {cut for cut in new if family(cut.family).has(bold=cut.bold, italic=cut.italic)}
    ordered = sorted(there, key=lambda cut: (cut.family, cut.italic, cut.bold))
    entries, refused = "", []
    for name, group in groupby(ordered, key=lambda cut: cut.family):
        few = letters if family(name).large else ""
        found = [(cut, text.office_font(cut, few)) for cut in group]
        said = font_tables.read_facts(found[0][1])
        if said.embeddable and said.outlines:
            slots = "".join(_embed_font(package, cut, wrapped(font, subset=bool(few))) for cut, font in found)
            entries += element("p:embeddedFont", _font(name, said), slots)
        else:
            refused.append(name)
    if entries:
        listed = parse_xml(root("p:embeddedFontLst", entries))
        if brought:  # by a template
            presentation.find("p:embeddedFontLst", NAMESPACES).extend(list(listed))
        else:
            presentation.insert_element_before(listed, *(f"p:{name}" for name in _AFTER))
        presentation.set("embedTrueTypeFonts", "1")
        # Else PowerPoint would keep only the letters in use when the deck is saved again.
        presentation.attrib.pop("saveSubsetFonts", None)
    return tuple(refused)


def _embed_font(package: CountingPackage, cut: text.Cut, data: bytes) -> str:
    name = package.next_partname("/ppt/fonts/font%d.fntdata")
    part = Part(name, FONT_DATA, package, data)
    relation = package.presentation_part.rels._add_relationship(RT.FONT, part)
    return element(f"p:{_SLOTS[cut.bold, cut.italic]}", r_id=relation)


def _font(name: str, said: font_tables.FontFacts) -> str:
    panose = said.panose.hex().upper() if any(said.panose) else ""
    return element("p:font", typeface=name, panose=panose, pitchFamily=said.pitch_family, charset=0)


def wrapped(font: bytes, *, subset: bool = False) -> bytes:
    """The font in an Embedded OpenType container, neither compressed nor disguised (EOT 2.1, W3C 2008)."""
    said = font_tables.read_facts(font)
    head = struct.pack(
        "<II10sBBIHH",
        _EOT_VERSION,
        _EOT_SUBSET * subset,
        said.panose,
        _ANY_CHARSET,
        said.italic,
        said.weight,
        said.licence,
        _EOT_MAGIC,
    )
    head += struct.pack("<4I2II", *said.ranges, *said.pages, said.checksum) + bytes(16)
    # No addresses to which the font would be bound: the last name is empty.
    for name in (said.family, said.style, said.version, said.full, ""):
        written = name.encode("utf-16-le")
        head += struct.pack("<HH", 0, len(written)) + written
    size = 8 + len(head) + len(font)
    return struct.pack("<II", size, len(font)) + head + font
