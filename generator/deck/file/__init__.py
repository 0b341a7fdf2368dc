"""Placed slides → slides in the template's own package."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart, SlidePart

from generator.content.inline import SLIDE
from generator.deck.file import drawings, notes, pictures, tables, text
from generator.deck.file.pen import XMLNS, Pen
from generator.deck.file.sections import set_sections
from generator.deck.file.transitions import transition
from generator.deck.placed import Drawing, Placed, PlacedPicture, PlacedSlide, PlacedTable
from generator.deck.template.layouts import FOOTERS, NAMESPACES, Layout, P
from generator.deck.template.package import CountingPackage

FIRST_ID = 256  # the least id a slide may have


@dataclass(frozen=True)
class Imprint:
    """What stands on every slide: the footer's words and the date ("" for none), language, mono family."""

    footer: str
    date: str
    language: str
    code: str


def write(
    package: CountingPackage,
    slides: Sequence[PlacedSlide],
    layouts: Mapping[str, tuple[Layout, Part]],
    imprint: Imprint,
) -> None:
    """All slides are there before any is filled: one may lead to another that comes after it."""
    parts = [
        _add_slide(package, layouts[slide.layout.name][1], number)
        for number, slide in enumerate(slides, start=1)
    ]
    anchors = {
        one.showing.anchor: part for one, part in zip(slides, parts, strict=True) if one.showing.anchor
    }
    for number, (slide, part) in enumerate(zip(slides, parts, strict=True), start=1):
        _fill(part, slide, _pen(part, imprint, anchors), imprint, number)
        if slide.notes or slide.unsaid:
            _add_notes(package, part, slide, imprint, number)
    presentation = package.presentation_part._element
    set_sections(presentation, [(FIRST_ID + at, slide) for at, slide in enumerate(slides)])


def _add_slide(package: CountingPackage, layout: Part, number: int) -> SlidePart:
    name = PackURI(f"/ppt/slides/slide{number}.xml")
    part: SlidePart = SlidePart.new(name, package, layout)  # type: ignore[no-untyped-call]
    # Added, not looked for among all others first: that grows with the square of the slides.
    relation = package.presentation_part._rels._add_relationship(RT.SLIDE, part)
    element = etree.SubElement(package.presentation_part._element.get_or_add_sldIdLst(), f"{P}sldId")
    element.set("id", str(FIRST_ID + number - 1))
    element.set(f"{{{NAMESPACES['r']}}}id", relation)
    return part


def _fill(part: SlidePart, slide: PlacedSlide, pen: Pen, imprint: Imprint, number: int) -> None:
    tree = part._element.cSld.spTree
    free = 2
    for shape in (slide.title, *slide.shapes):
        xml, free = _shape(part, shape, slide.layout, pen, free)
        tree.append(parse_xml(xml))
    for box in slide.layout.placeholders.values():
        words = {"ftr": imprint.footer, "dt": imprint.date, "sldNum": str(number)}.get(box.kind, "")
        if box.kind in FOOTERS and words:
            tree.append(parse_xml(text.footer(box, words, pen, free)))
            free += 1
    if slide.layout.colours:
        # The layout's own mapping, repeated: programs differ in whether a slide inherits it.
        override = part._element.find(f"{P}clrMapOvr")
        assert override is not None
        override[0:1] = [parse_xml(slide.layout.colours)]
    if slide.showing.hidden:
        part._element.set("show", "0")
    if xml := transition(slide.showing.transition):
        part._element.append(parse_xml(xml))


def _pen(part: Part, imprint: Imprint, anchors: Mapping[str, Part]) -> Pen:
    return Pen(imprint.language, imprint.code, partial(_relation, part, anchors))


def _relation(part: Part, anchors: Mapping[str, Part], link: str) -> str:
    """By which the part leads there; "" to a slide that has no such name here."""
    if not link.startswith(SLIDE):
        return part.relate_to(link, RT.HYPERLINK, is_external=True)
    there = anchors.get(link.removeprefix(SLIDE))
    return part.relate_to(there, RT.SLIDE) if there else ""


def _shape(part: SlidePart, shape: Placed, layout: Layout, pen: Pen, number: int) -> tuple[str, int]:
    if isinstance(shape, Drawing):
        return drawings.drawing(shape, pen, number)
    if isinstance(shape, PlacedTable):
        return tables.table(shape, pen, number), number + 1
    if isinstance(shape, PlacedPicture):
        _, relation = part.get_or_add_image_part(io.BytesIO(shape.data))
        return pictures.picture(shape, relation, pen, number), number + 1
    return text.text(shape, layout, pen, number), number + 1


def _add_notes(
    package: CountingPackage, part: SlidePart, slide: PlacedSlide, imprint: Imprint, number: int
) -> None:
    master = package.presentation_part.notes_master_part
    notes_part = NotesSlidePart(
        PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"), _NOTES, package, parse_xml(_EMPTY_NOTES)
    )
    notes_part.relate_to(master, RT.NOTES_MASTER)
    notes_part.relate_to(part, RT.SLIDE)
    part.relate_to(notes_part, RT.NOTES_SLIDE)
    tree = notes_part._element.cSld.spTree
    # A page of notes has one slide, its own: to others it leads not.
    pen = _pen(notes_part, imprint, {})
    for xml in notes.notes((*slide.notes, *slide.unsaid), pen, number):
        tree.append(parse_xml(xml))


_NOTES = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
_EMPTY_NOTES = (
    f'<p:notes {XMLNS}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
    "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)
