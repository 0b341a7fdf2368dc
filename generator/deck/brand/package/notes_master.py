"""A master for notes where a brand's file has none: ours, in the brand's colours and fonts."""

from __future__ import annotations

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.parts.slide import NotesMasterPart

from generator.deck.template.layouts import NAMESPACES, P
from generator.deck.template.package import CountingPackage

_BEFORE = (f"{P}sldMasterIdLst",)  # what stands before it in the presentation's XML
_BRANDS = ("clrScheme", "fontScheme")


def bring_notes_master(package: CountingPackage, own: CountingPackage) -> None:
    """Copy our notes master into the package, with a theme of its own, as no two masters may share one."""
    presentation = package.presentation_part
    if any(one.reltype == RT.NOTES_MASTER for one in presentation.rels.values()):
        return
    ours = own.presentation_part.part_related_by(RT.NOTES_MASTER)
    name = package.next_partname("/ppt/notesMasters/notesMaster%d.xml")
    master = NotesMasterPart.load(name, CT.PML_NOTES_MASTER, package, ours.blob)
    theme = _with_brand_fonts_and_colours(ours.part_related_by(RT.THEME).blob, _theme_of(package))
    part = Part(package.next_partname("/ppt/theme/theme%d.xml"), CT.OFC_THEME, package, theme)
    # The one relation that its XML may speak of keeps its name.
    master.relate_to(part, RT.THEME)
    relation = presentation.relate_to(master, RT.NOTES_MASTER)
    root = presentation._element
    listed = etree.Element(f"{P}notesMasterIdLst", nsmap={"p": NAMESPACES["p"]})
    etree.SubElement(listed, f"{P}notesMasterId").set(f"{{{NAMESPACES['r']}}}id", relation)
    before = [one for one in root if one.tag in _BEFORE]
    root.insert(root.index(before[-1]) + 1 if before else 0, listed)


def _theme_of(package: CountingPackage) -> bytes:
    first = package.presentation_part.presentation.slide_masters[0]
    return bytes(first.part.part_related_by(RT.THEME).blob)


def _with_brand_fonts_and_colours(theme: bytes, brand: bytes) -> bytes:
    """The theme with the brand's colours and fonts; its effects, which may lead to pictures, stay."""
    root, other = etree.fromstring(theme), etree.fromstring(brand)
    for name in _BRANDS:
        old, new = (one.find(f".//a:{name}", NAMESPACES) for one in (root, other))
        above = old.getparent() if old is not None else None
        if old is not None and new is not None and above is not None:
            above.replace(old, new)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
