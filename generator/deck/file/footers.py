"""Footer and date in masters and layouts, where PowerPoint takes them from for slides added later."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from pptx.oxml import parse_xml

from generator.deck.file.elements import element, root
from generator.deck.file.shape_xml import RunWriter
from generator.deck.template.layouts import A, P
from generator.deck.template.package import CountingPackage


def set_footers(package: CountingPackage, words: Mapping[str, str], writer: RunWriter) -> None:
    """What PowerPoint's own "Apply to All" does; `words` by the kind of placeholder, "" for none."""
    for master in package.presentation_part.presentation.slide_masters:
        for part in (master._element, *(layout._element for layout in master.slide_layouts)):
            _fill(part, words, writer)


def _fill(part: etree._Element, words: Mapping[str, str], writer: RunWriter) -> None:
    for shape in part.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        mark, body = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), shape.find(f"{P}txBody")
        if mark is None or body is None or (kind := mark.get("type", "")) not in words:
            continue
        for paragraph in body.findall(f"{A}p"):
            body.remove(paragraph)
        said = words[kind]
        inner = writer.plain(said) if said else element("a:endParaRPr", lang=writer.language)
        body.append(parse_xml(root("a:p", inner)))
