"""The look's colours and fonts in a deck's theme part, so that a person can change both in PowerPoint."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.deck.template.layouts import NAMESPACES, A
from generator.font_tables import read_facts
from generator.look import Look
from generator.text import Cut, office_font
from generator.theme import Colours

ACCENTS = 6


def era_slots(colours: Colours) -> tuple[str, ...]:
    """The theme colour of each of the look's eras, in turn; eras past the theme's six slots share."""
    accents = _accents(colours)
    eras = (colours.era(index) for index in range(len(colours.eras)))
    return tuple(f"accent{accents.index(era) + 1}" if era in accents else "accent1" for era in eras)


def slots(colours: Colours) -> Mapping[str, str]:
    """Every colour of the theme by its slot. The last is never shown as a followed link: the template's
    dark layouts map the accent to it, because that one can be read on ink."""
    accents = _accents(colours)
    return {
        "dk1": colours.ink,
        "lt1": colours.paper,
        "dk2": colours.muted,
        "lt2": colours.muted_on_ink,
        **{f"accent{number + 1}": accents[number % len(accents)] for number in range(ACCENTS)},
        "hlink": colours.accent,
        "folHlink": colours.accent_on_ink,
    }


def _accents(colours: Colours) -> tuple[str, ...]:
    eras = (colours.era(index) for index in range(len(colours.eras)))
    return tuple(dict.fromkeys((colours.accent, *eras)))[:ACCENTS]


def themed(part: bytes, look: Look) -> bytes:
    """The theme part with the look's colours and families; its effects and names stay."""
    root = etree.fromstring(part)
    scheme = root.find(".//a:clrScheme", NAMESPACES)
    assert scheme is not None
    for name, colour in slots(look.theme.colours).items():
        slot = scheme.find(f"{A}{name}")
        assert slot is not None
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, f"{A}srgbClr", val=colour.removeprefix("#"))
    for kind, family in (("majorFont", look.heading), ("minorFont", look.text)):
        latin = root.find(f".//a:fontScheme/a:{kind}/a:latin", NAMESPACES)
        assert latin is not None
        said = read_facts(office_font(Cut(family)))
        latin.set("typeface", family)
        # By these a program looks for another font where this one is missing.
        latin.set("panose", said.panose.hex().upper())
        latin.set("pitchFamily", str(said.pitch_family))
        if not any(said.panose):
            del latin.attrib["panose"]
        for script, foreign in (("ea", look.eastern), ("cs", look.joined)):
            face = root.find(f".//a:fontScheme/a:{kind}/a:{script}", NAMESPACES)
            assert face is not None
            face.set("typeface", foreign)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
