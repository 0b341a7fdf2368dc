"""Adds what other programs leave out of a .pptx, or write in a way that PowerPoint would repair."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from generator.deck.template.layouts import FOOTERS, NAMESPACES, TITLES, A, P
from generator.deck.template.mirroring import turn
from generator.deck.template.package import CountingPackage

# Of the presentation's XML (ECMA-376, CT_Presentation), in their order.
_ORDER = (
    "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "smartTags",
    "embeddedFontLst", "custShowLst", "photoAlbum", "custDataLst", "kinsoku", "defaultTextStyle",
    "modifyVerifier", "extLst",
)  # fmt: skip
_EXPECTED = (RT.PRES_PROPS, RT.VIEW_PROPS, RT.TABLE_STYLES)  # parts that PowerPoint always saves
_NOTES = {"cx": "6858000", "cy": "9144000"}  # the usual size of a page of notes, EMU


def repair_package(package: CountingPackage, own: CountingPackage) -> None:
    """The package, with our own parts where PowerPoint needs them."""
    presentation = package.presentation_part
    root = presentation._element
    if root.find(f"{P}notesSz") is None:
        etree.SubElement(root, f"{P}notesSz", _NOTES)
    known = {f"{P}{name}": at for at, name in enumerate(_ORDER)}
    root[:] = sorted(root, key=lambda one: known.get(one.tag, len(known)))
    there = {one.reltype for one in presentation.rels.values()}
    for kind in (kind for kind in _EXPECTED if kind not in there):
        ours = own.presentation_part.part_related_by(kind)
        part = Part(ours.partname, ours.content_type, package, ours.blob)
        presentation.relate_to(part, kind)
    for one in _masters_and_layouts(package):
        _renumber_shapes(one)
        for mark in one.iterfind(f".//{P}ph", NAMESPACES):
            if mark.get("type") in TITLES and "idx" in mark.attrib:
                del mark.attrib["idx"]  # there is one, which is found without


def set_direction(package: CountingPackage, *, rtl: bool) -> None:
    """A template made for languages that run the other way than the talk's: text runs as the talk does, but
    for what stands at the foot."""
    for one in _masters_and_layouts(package):
        for style in one.iterfind(f"{P}txStyles"):
            turn(style, rtl=rtl)
        for shape in one.iter(f"{P}sp"):
            mark = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
            own = shape.find(f"{P}txBody/{A}lstStyle")
            if mark is not None and own is not None and mark.get("type") not in FOOTERS:
                turn(own, rtl=rtl, bare=False)


def _masters_and_layouts(package: CountingPackage) -> Iterator[etree._Element]:
    for master in package.presentation_part.presentation.slide_masters:
        yield master._element
        yield from (layout._element for layout in master.slide_layouts)


def _renumber_shapes(root: etree._Element) -> None:
    """Give every shape of a layout an id of its own."""
    shapes = list(root.iterfind(f".//{P}cNvPr", NAMESPACES))
    seen: set[str] = set()
    free = max((int(one.get("id", "0")) for one in shapes), default=0)
    for one in shapes:
        if one.get("id") in seen:
            free += 1
            one.set("id", str(free))
        seen.add(one.get("id", ""))
