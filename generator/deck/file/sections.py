"""The deck's sections: `p14:sectionLst` (ISO/IEC 29500 leaves it to an extension of the presentation's)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID, uuid5

from lxml import etree
from pptx.oxml import parse_xml

from generator.deck.file.elements import element, root
from generator.deck.placed import PlacedSlide
from generator.deck.template.layouts import P

_EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # by which PowerPoint finds its sections
_LATER = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_OURS = UUID("6a2f7c52-7d0c-5b8e-9a53-3a5f4c3b1d90")  # ids of sections are made from their names in this


def set_sections(presentation: etree._Element, slides: Sequence[tuple[int, PlacedSlide]]) -> None:
    """Slides with their ids, in order. A deck of no section has none; a template's own are gone."""
    listed = presentation.find(f"{P}extLst")
    if listed is None:
        listed = etree.SubElement(presentation, f"{P}extLst")
    for old in listed.findall(f"{P}ext[@uri='{_EXTENSION}']"):
        listed.remove(old)
    if any(slide.showing.chapter for _, slide in slides):
        listed.append(parse_xml(_sections(slides)))
    if not len(listed):
        presentation.remove(listed)


def _sections(slides: Sequence[tuple[int, PlacedSlide]]) -> str:
    inner = ""
    for (chapter, name), held in groupby(slides, key=lambda one: _section(one[1])):
        ids = (element("p14:sldId", id=number) for number, _ in held)
        own = f"{{{str(uuid5(_OURS, f'{chapter} {name}')).upper()}}}"
        inner += element("p14:section", element("p14:sldIdLst", *ids), name=name, id=own)
    return root("p:ext", element("p14:sectionLst", inner, xmlns_p14=_LATER), uri=_EXTENSION)


def _section(slide: PlacedSlide) -> tuple[int, str]:
    return slide.showing.chapter, slide.showing.section
