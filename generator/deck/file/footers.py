"""Footer and date in masters and layouts, where PowerPoint takes them from for slides added later."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from pptx.oxml import parse_xml

from generator.deck.file.pen import XMLNS, Pen
from generator.deck.template.layouts import A, P
from generator.deck.template.package import CountingPackage


def set_footers(package: CountingPackage, words: Mapping[str, str], pen: Pen) -> None:
    """What PowerPoint's own "Apply to All" does; `words` by the kind of placeholder, "" for none."""
    for master in package.presentation_part.presentation.slide_masters:
        for root in (master._element, *(layout._element for layout in master.slide_layouts)):
            _fill(root, words, pen)


def _fill(root: etree._Element, words: Mapping[str, str], pen: Pen) -> None:
    for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        mark, body = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), shape.find(f"{P}txBody")
        if mark is None or body is None or (kind := mark.get("type", "")) not in words:
            continue
        for paragraph in body.findall(f"{A}p"):
            body.remove(paragraph)
        said = pen.plain(words[kind]) if words[kind] else f'<a:endParaRPr lang="{pen.language}"/>'
        body.append(parse_xml(f"<a:p {XMLNS}>{said}</a:p>"))
