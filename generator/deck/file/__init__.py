"""Placed slides → slides in the template's own package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from generator.content.inline import SLIDE
from generator.deck.file import charts, drawings, notes, pictures, tables, text, workbooks
from generator.deck.file.builds import timing
from generator.deck.file.elements import HEAD, element, root
from generator.deck.file.footers import set_footers
from generator.deck.file.morphs import paired
from generator.deck.file.properties import set_properties
from generator.deck.file.sections import set_sections
from generator.deck.file.shape_xml import RunWriter
from generator.deck.file.transitions import transition
from generator.deck.placed import Drawing, Placed, PlacedChart, PlacedPicture, PlacedSlide, PlacedTable
from generator.deck.template.layouts import NAMESPACES, P
from generator.deck.template.package import CountingPackage

FIRST_ID = 256  # the least id a slide may have
_NO_GROUP = (
    element("p:nvGrpSpPr", '<p:cNvPr id="1" name=""/>', element("p:cNvGrpSpPr"), element("p:nvPr")),
    element("p:grpSpPr"),
)
_MASTERS = element("a:masterClrMapping")


@dataclass(frozen=True)
class Imprint:
    """What stands on every slide: the footer's words and the date ("" for none), language, mono family, and
    the families of scripts that the theme names none for."""

    footer: str
    date: str
    language: str
    code: str
    others: tuple[str, ...] = ()
    table_style: str = tables.STYLE

    @property
    def words(self) -> Mapping[str, str]:
        """The words of footers by the kind of their placeholders."""
        return {"ftr": self.footer, "dt": self.date}


class _Page(NamedTuple):
    """A slide with its part in the package, and what it is written with."""

    package: CountingPackage
    part: Part
    slide: PlacedSlide
    number: int
    imprint: Imprint
    writer: RunWriter


def write(
    package: CountingPackage,
    slides: Sequence[PlacedSlide],
    layouts: Mapping[str, Part],
    imprint: Imprint,
) -> None:
    """The slides added to the package, on layouts that are parts of it.

    All slides are there before any is filled: one may lead to another that comes after it."""
    parts = [
        _add_slide(package, layouts[slide.layout.name], number)
        for number, slide in enumerate(slides, start=1)
    ]
    anchors = {
        one.showing.anchor: part for one, part in zip(slides, parts, strict=True) if one.showing.anchor
    }
    noted = any(slide.notes or slide.unsaid for slide in slides)
    master = package.presentation_part.notes_master_part if noted else None
    for number, (slide, part) in enumerate(zip(paired(slides), parts, strict=True), start=1):
        page = _Page(package, part, slide, number, imprint, _run_writer(part, imprint, anchors))
        part.blob = _write_slide(page)
        if master and (slide.notes or slide.unsaid):
            _add_notes(page, master)
    presentation = package.presentation_part._element
    if not any(slide.layout.foreign for slide in slides):
        set_footers(package, imprint.words, _run_writer(package.presentation_part, imprint, {}))
    set_properties(package, slides)
    set_sections(presentation, [(FIRST_ID + at, slide) for at, slide in enumerate(slides)])


def _add_slide(package: CountingPackage, layout: Part, number: int) -> Part:
    part = Part(PackURI(f"/ppt/slides/slide{number}.xml"), CT.PML_SLIDE, package)
    part.relate_to(layout, RT.SLIDE_LAYOUT)
    # Added, not looked for among all others first: that grows with the square of the slides.
    relation = package.presentation_part._rels._add_relationship(RT.SLIDE, part)
    listed = etree.SubElement(package.presentation_part._element.get_or_add_sldIdLst(), f"{P}sldId")
    listed.set("id", str(FIRST_ID + number - 1))
    listed.set(f"{{{NAMESPACES['r']}}}id", relation)
    return part


def _write_slide(page: _Page) -> bytes:
    slide, shapes, free = page.slide, "", 2
    written: list[tuple[Placed, list[int]]] = []
    for shape in (*slide.behind, slide.title, *slide.shapes):
        xml, ids, free = _write_shape(page, shape, free)
        shapes += xml
        written.append((shape, ids))
    for box in slide.layout.footers:
        said = {**page.imprint.words, "sldNum": str(page.number)}[box.kind]
        if words := (box.said if slide.layout.foreign else "") or said:
            shapes += text.footer(
                box, words, page.writer, free, over=bool(slide.behind), foreign=slide.layout.foreign
            )
            free += 1
    # The layout's own mapping, repeated: programs differ in whether a slide inherits it.
    after = transition(slide.showing.transition)
    after += timing(written[len(slide.behind) + 1 :]) if slide.showing.build else ""
    return _whole("sld", shapes, slide.layout.colours, after, shown=not slide.showing.hidden)


def _whole(kind: str, shapes: str, colours: str = "", after: str = "", *, shown: bool = True) -> bytes:
    """A slide or a page of notes."""
    tree = element("p:cSld", element("p:spTree", *_NO_GROUP, shapes))
    mapping = element("p:clrMapOvr", colours or _MASTERS)
    return (HEAD + root(f"p:{kind}", tree, mapping, after, show=None if shown else False)).encode()


def _run_writer(part: Part, imprint: Imprint, anchors: Mapping[str, Part]) -> RunWriter:
    return RunWriter(
        imprint.language, imprint.code, partial(_relation, part, anchors), imprint.others, imprint.table_style
    )


def _relation(part: Part, anchors: Mapping[str, Part], link: str) -> str:
    """The id of the part's relation to it; "" for a slide that has no such name here."""
    if not link.startswith(SLIDE):
        return part.relate_to(link, RT.HYPERLINK, is_external=True)
    there = anchors.get(link.removeprefix(SLIDE))
    return part.relate_to(there, RT.SLIDE) if there else ""


def _write_shape(page: _Page, shape: Placed, number: int) -> tuple[str, list[int], int]:
    """What stands for it on the slide, with its ids, and the next free one."""
    package, part, slide, writer = page.package, page.part, page.slide, page.writer
    if isinstance(shape, Drawing):
        return drawings.drawing(shape, writer, number, apart=slide.showing.build)
    if isinstance(shape, PlacedTable):
        xml = tables.table(shape, writer, number)
    elif isinstance(shape, PlacedChart):
        xml = charts.frame(shape, _add_chart(page, shape), number)
    elif isinstance(shape, PlacedPicture):
        image = part.relate_to(package.image_part(shape.data), RT.IMAGE)
        drawing = part.relate_to(package.drawing_part(shape.vector), RT.IMAGE) if shape.vector else ""
        xml = pictures.picture(shape, image, drawing, writer, number)
    else:
        xml = text.text(shape, slide.layout, writer, number)
    return xml, [number], number + 1


def _add_chart(page: _Page, placed: PlacedChart) -> str:
    """The chart's part and the workbook behind it; the slide's relation to them."""
    package = page.package
    name = package.next_partname("/ppt/embeddings/Microsoft_Excel_Sheet%d.xlsx")
    cells = Part(name, workbooks.TYPE, package, workbooks.workbook(placed.chart.chart))
    part = Part(package.next_partname("/ppt/charts/chart%d.xml"), charts.TYPE, package)
    part.blob = charts.part(placed.chart, page.writer.language, part.relate_to(cells, RT.PACKAGE))
    return page.part.relate_to(part, RT.CHART)


def _add_notes(page: _Page, master: Part) -> None:
    name = PackURI(f"/ppt/notesSlides/notesSlide{page.number}.xml")
    part = Part(name, CT.PML_NOTES_SLIDE, page.package)
    part.relate_to(master, RT.NOTES_MASTER)
    part.relate_to(page.part, RT.SLIDE)
    page.part.relate_to(part, RT.NOTES_SLIDE)
    # A page of notes has one slide, its own: to others it leads not.
    writer = _run_writer(part, page.imprint, {})
    said = (*page.slide.notes, *page.slide.unsaid)
    part.blob = _whole("notes", "".join(notes.notes(said, writer, page.number)))
