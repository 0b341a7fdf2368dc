"""What the file says of itself beside its title and author: `docProps/app.xml`, the extended properties."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from generator.deck.file.elements import HEAD, element, text_element
from generator.deck.placed import PlacedSlide
from generator.deck.template.package import CountingPackage

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = f"{_OFFICE}/extended-properties"
_KEPT = ("PresentationFormat", "Company", "Manager")  # what a template says that is true of the deck too


def set_properties(package: CountingPackage, slides: Sequence[PlacedSlide]) -> None:
    """Set the number of slides and their titles, as PowerPoint counts and lists them when it saves."""
    related = next((one for one in package._rels.values() if one.reltype == RT.EXTENDED_PROPERTIES), None)
    if related is None:
        part = Part(PackURI("/docProps/app.xml"), CT.OFC_EXTENDED_PROPERTIES, package)
        package.relate_to(part, RT.EXTENDED_PROPERTIES)
    else:
        part = related.target_part
    old = etree.fromstring(part.blob) if part.blob else etree.Element("Properties")
    said = {name: old.findtext(f"{{{_PROPERTIES}}}{name}") or "" for name in _KEPT}
    part.blob = _properties(slides, {name: text for name, text in said.items() if text}).encode()


def _properties(slides: Sequence[PlacedSlide], kept: dict[str, str]) -> str:
    counts = {
        "Application": "Triptych",
        **kept,
        "Slides": len(slides),
        "Notes": sum(bool(slide.notes or slide.unsaid) for slide in slides),
        "HiddenSlides": sum(slide.showing.hidden for slide in slides),
    }
    said = (text_element(name, str(value)) for name, value in counts.items())
    titles = (text_element("vt:lpstr", slide.heading) for slide in slides)
    pair = (
        element("vt:variant", text_element("vt:lpstr", "Slide Titles")),
        element("vt:variant", text_element("vt:i4", str(len(slides)))),
    )
    return HEAD + element(
        "Properties",
        *said,
        element("HeadingPairs", element("vt:vector", *pair, size=2, baseType="variant")),
        element("TitlesOfParts", element("vt:vector", *titles, size=len(slides), baseType="lpstr")),
        xmlns=_PROPERTIES,
        xmlns_vt=f"{_OFFICE}/docPropsVTypes",
    )
