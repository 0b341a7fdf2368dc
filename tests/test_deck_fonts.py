"""The fonts inside the .pptx, read back with a reader of our own and fontTools; and the deck without them."""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from generator import font_tables, text
from generator.content import Talk
from generator.deck import EPOCH, TEMPLATE
from generator.deck.file.archive import archived
from generator.deck.file.fonts import embed, wrapped
from generator.deck.template.layouts import NAMESPACES
from generator.deck.template.package import open_template
from generator.fonts import TWINS, family
from tests.deck_talk import TALK, TEMPLATES, built, small_talk, tools

PLAIN = TALK.replace("deck:\n", "deck:\n  embed_fonts: no\n")
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "boldItalic": "Bold Italic"}
ALPHABET = "The quick brown fox jumps over 1,234 lazy dogs; a kite is a wing on a string, says the book."


@dataclass(frozen=True)
class Container:
    """An Embedded OpenType file, taken apart by the specification alone."""

    version: int
    flags: int
    panose: bytes
    weight: int
    licence: int
    names: tuple[str, ...]
    font: bytes


def read_container(data: bytes) -> Container:
    size, font_size, version, flags, panose, _, _, weight, licence, magic = struct.unpack_from(
        "<4I10sBBIHH", data
    )
    assert (size, magic) == (len(data), 0x504C)
    at, names = 82, []
    for _ in range(5):
        padding, length = struct.unpack_from("<HH", data, at - 2)
        assert not padding
        names.append(data[at + 2 : at + 2 + length].decode("utf-16-le"))
        at += 4 + length
    assert len(data) - (at - 2) == font_size
    return Container(version, flags, panose, weight, licence, tuple(names), data[-font_size:])


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    return small_talk(tmp_path_factory.mktemp("talk"))


@pytest.fixture(scope="module")
def package(talk: Talk) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(built(talk).data))


def embedded(package: zipfile.ZipFile) -> dict[tuple[str, str], Container]:
    """By family and slot, by way of the relations."""
    root = etree.fromstring(package.read("ppt/presentation.xml"))
    relations = etree.fromstring(package.read("ppt/_rels/presentation.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    found = {}
    for one in root.iterfind("p:embeddedFontLst/p:embeddedFont", NAMESPACES):
        name = one.find("p:font", NAMESPACES).get("typeface", "")  # type: ignore[union-attr]
        for slot in list(one)[1:]:
            target = targets[slot.get(f"{{{NAMESPACES['r']}}}id")]
            found[name, str(etree.QName(slot).localname)] = read_container(package.read(f"ppt/{target}"))
    return found


def test_every_family_of_the_deck_is_in_it_under_its_name(talk: Talk, package: zipfile.ZipFile) -> None:
    look, _ = tools(talk)
    found = embedded(package)
    assert {(look.heading, "regular"), (look.heading, "bold")} <= set(found)
    assert {(look.text, "regular"), (look.text, "bold"), (look.code, "bold")} <= set(found)
    for (name, slot), one in found.items():
        assert one.names[:2] == (name, STYLES[slot])
        assert (one.version, one.flags, one.licence) == (0x00020001, 0, 0)
        assert one.weight == (700 if "old" in slot else 400)


def test_an_embedded_font_is_a_whole_static_one_that_says_what_it_is(package: zipfile.ZipFile) -> None:
    for (name, slot), one in embedded(package).items():
        font = TTFont(io.BytesIO(one.font), checkChecksums=2)
        bold, italic = "old" in slot, "talic" in slot
        assert not {"fvar", "gvar", "STAT"} & set(font.keys())
        assert (font["name"].getDebugName(1), font["name"].getDebugName(16)) == (name, None)
        assert font["name"].getDebugName(4).startswith(name)
        assert font["name"].getDebugName(13), "its licence stays with it"
        assert font["head"].macStyle == bold | italic << 1
        assert bool(font["OS/2"].fsSelection & 1 << 5) is bold
        assert bool(font["OS/2"].fsSelection & 1 << 6) is not (bold or italic)
        assert set(map(ord, ALPHABET)) <= set(font.getBestCmap())
        assert font_tables.read_facts(one.font).panose == one.panose


def test_emphasis_in_text_brings_its_italic(tmp_path: Path) -> None:
    slanted = "    - points: {title: More, items: ['One *slanted* word', Two]}\n"
    made = built(small_talk(tmp_path, TALK.replace("    - sources\n", f"{slanted}    - sources\n")))
    found = embedded(zipfile.ZipFile(io.BytesIO(made.data)))
    [italic] = [one for (_, slot), one in found.items() if slot == "italic"]
    assert TTFont(io.BytesIO(italic.font))["post"].italicAngle < 0


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [(0x0000, True), (0x0002, False), (0x0004, False), (0x0008, True), (0x0208, False)],
)
def test_only_a_licence_that_allows_it_lets_a_font_in(licence: int, allowed: bool) -> None:
    font = TTFont(io.BytesIO(text.static("Archivo")))
    font["OS/2"].fsType = licence
    out = io.BytesIO()
    font.save(out)
    assert font_tables.read_facts(out.getvalue()).embeddable is allowed
    assert read_container(wrapped(out.getvalue())).licence == licence


def test_without_its_fonts_the_deck_is_in_those_that_every_machine_has(tmp_path: Path) -> None:
    made = built(small_talk(tmp_path, PLAIN))
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        names = package.namelist()
        theme = etree.fromstring(package.read("ppt/theme/theme1.xml"))
        everything = b"".join(package.read(name) for name in names if name.endswith(".xml"))
    assert not [name for name in names if "font" in name]
    faces = {one.get("typeface") for one in theme.iterfind(".//a:fontScheme/*/a:latin", NAMESPACES)}
    assert faces == {"Arial"}
    assert b"embeddedFont" not in everything
    for own in ("Archivo", "Source Sans 3", "JetBrains Mono"):
        assert own.encode() not in everything


def test_what_stands_in_is_measured_by_a_family_as_wide() -> None:
    """Arial's own advances, in 2,048ths of an em, as its makers publish them; Courier New's are all 1,229."""
    arial = {"a": 1139, "e": 1139, "i": 455, "m": 1706, "t": 569, "W": 1933, "0": 1139, " ": 569, ".": 569}
    for letter, advance in arial.items():
        assert text.width(letter, text.Style("Arial", 2048)) == pytest.approx(advance, abs=1)
    for letter in "iW.0é":
        assert text.width(letter, text.Style("Courier New", 2048)) == pytest.approx(1229, abs=1)
    assert set(TWINS.values()) <= {family(name).name for name in TWINS}


@pytest.mark.parametrize(
    ("own", "other", "bold", "ratio"),
    [("Archivo", "Arial", True, 1.02), ("Source Sans 3", "Arial", False, 1.07)],
)
def test_what_stands_in_is_nearly_as_wide(own: str, other: str, bold: bool, ratio: float) -> None:
    wide = text.width(ALPHABET, text.Style(other, 20, bold))
    assert wide / text.width(ALPHABET, text.Style(own, 20, bold)) == pytest.approx(ratio, abs=0.03)


def test_the_theme_says_what_its_fonts_are_like(talk: Talk, package: zipfile.ZipFile) -> None:
    theme = etree.fromstring(package.read("ppt/theme/theme1.xml"))
    [minor] = theme.iterfind(".//a:fontScheme/a:minorFont/a:latin", NAMESPACES)
    assert minor.get("panose") == "020B0503030403020204"
    assert minor.get("pitchFamily") == "34"


def test_a_font_of_ideographs_has_those_of_the_talk_and_says_so(tmp_path: Path) -> None:
    talk = "title: 凧の話\nlanguage: ja\ndeck: {slides: [title, statement: 風を待つ]}\n"
    found = embedded(zipfile.ZipFile(io.BytesIO(built(small_talk(tmp_path, talk)).data)))
    few, whole = found["Noto Sans JP", "regular"], found["Archivo", "regular"]
    assert (few.flags, whole.flags) == (1, 0)
    assert set(map(ord, "凧の話風を待つ")) <= set(TTFont(io.BytesIO(few.font)).getBestCmap())
    assert len(few.font) < 200_000


def test_a_template_keeps_the_fonts_it_brings(talk: Talk) -> None:
    look, _ = tools(talk)
    package = open_template(TEMPLATES / TEMPLATE, look)
    embed(package, [text.Cut(look.heading)])
    embed(package, [text.Cut(look.heading), text.Cut(look.text)])
    saved = zipfile.ZipFile(io.BytesIO(archived(package, EPOCH)))
    assert set(embedded(saved)) == {(look.heading, "regular"), (look.text, "regular")}
    [_] = etree.fromstring(saved.read("ppt/presentation.xml")).iterfind("p:embeddedFontLst", NAMESPACES)
