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
    listed = package.presentation_part._element.get_or_add_sldIdLst()
    for number, slide in enumerate(slides, start=1):
        name = PackURI(f"/ppt/slides/slide{number}.xml")
        part: SlidePart = SlidePart.new(name, package, layouts[slide.layout.name][1])  # type: ignore[no-untyped-call]
        # Added, not looked for among all others first: that grows with the square of the slides.
        relation = package.presentation_part._rels._add_relationship(RT.SLIDE, part)
        element = etree.SubElement(listed, f"{P}sldId")
        element.set("id", str(FIRST_ID + number - 1))
        element.set(f"{{{NAMESPACES['r']}}}id", relation)
        _fill(part, slide, imprint, number)
        if slide.notes or slide.unsaid:
            _add_notes(package, part, slide, imprint, number)
    presentation = package.presentation_part._element
    set_sections(presentation, [(FIRST_ID + at, slide) for at, slide in enumerate(slides)])


def _fill(part: SlidePart, slide: PlacedSlide, imprint: Imprint, number: int) -> None:
    tree = part._element.cSld.spTree
    pen = _pen(part, imprint)
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


def _pen(part: Part, imprint: Imprint) -> Pen:
    relate = partial(part.relate_to, reltype=RT.HYPERLINK, is_external=True)
    return Pen(imprint.language, imprint.code, relate)


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
    for xml in notes.notes((*slide.notes, *slide.unsaid), _pen(notes_part, imprint), number):
        tree.append(parse_xml(xml))


_NOTES = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
_EMPTY_NOTES = (
    f'<p:notes {XMLNS}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
    "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)
