"""The colours that a template's table style gives to words, and to what is behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from generator.deck.template.colours import paint
from generator.deck.template.layouts import A
from generator.deck.template.package import CountingPackage
from generator.shapes.colours import Paint

# PowerPoint's Medium Style 2, by its accent. A file need not define the styles that PowerPoint brings.
_MEDIUM = {
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",  # what PowerPoint takes where a template names none
    "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}": "dk1",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
    "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
    "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
}
_MEDIUM_XML = """<a:tblStyle xmlns:a="{}">
<a:wholeTbl><a:tcTxStyle><a:schemeClr val="dk1"/></a:tcTxStyle><a:tcStyle><a:fill><a:solidFill>
<a:schemeClr val="{accent}"><a:tint val="20000"/></a:schemeClr></a:solidFill></a:fill></a:tcStyle>
</a:wholeTbl>
<a:band1H><a:tcStyle><a:fill><a:solidFill><a:schemeClr val="{accent}"><a:tint val="40000"/></a:schemeClr>
</a:solidFill></a:fill></a:tcStyle></a:band1H>
<a:firstRow><a:tcTxStyle><a:schemeClr val="lt1"/></a:tcTxStyle><a:tcStyle><a:fill><a:solidFill>
<a:schemeClr val="{accent}"/></a:solidFill></a:fill></a:tcStyle></a:firstRow></a:tblStyle>"""
_PLAIN_XML = f'<a:tblStyle xmlns:a="{A[1:-1]}"/>'


@dataclass(frozen=True)
class CellColours:
    """`text` is a theme colour or `#RRGGBB`; behind it is one of `fills`, or the slide if there are none."""

    text: str
    fills: tuple[Paint, ...]


@dataclass(frozen=True)
class TableStyle:
    """`xml` is its `a:tblStyle`; one without colours for a style of PowerPoint's that is not known here."""

    identifier: str
    xml: bytes

    def resolve_header(self, colours: Mapping[str, str]) -> CellColours:
        return self._resolve(("firstRow", "wholeTbl"), ("firstRow",), colours)

    def resolve_body(self, colours: Mapping[str, str]) -> CellColours:
        return self._resolve(("wholeTbl",), ("wholeTbl", "band1H", "band2H"), colours)

    def _resolve(
        self, text_parts: tuple[str, ...], fill_parts: tuple[str, ...], colours: Mapping[str, str]
    ) -> CellColours:
        style = etree.fromstring(self.xml)
        text = next((found for part in text_parts if (found := _text_colour(style, part, colours))), "tx1")
        fills = tuple(fill for part in fill_parts for fill in _fills(style, part, colours))
        if (
            not fills
            and "wholeTbl" not in fill_parts
            and style.find(f"{A}firstRow/{A}tcStyle/{A}fill") is None
        ):
            fills = tuple(_fills(style, "wholeTbl", colours))
        return CellColours(text, fills)


def read_table_style(package: CountingPackage) -> TableStyle:
    """The style that the template gives to new tables."""
    related = (one for one in package.presentation_part.rels.values() if one.reltype == RT.TABLE_STYLES)
    part = next((one.target_part for one in related), None)
    listed = etree.fromstring(part.blob) if part is not None else None
    identifier = (listed.get("def") if listed is not None else None) or next(iter(_MEDIUM))
    for style in listed if listed is not None else ():
        if style.get("styleId") == identifier:
            return TableStyle(identifier, etree.tostring(style))
    accent = _MEDIUM.get(identifier)
    xml = _MEDIUM_XML.format(A[1:-1], accent=accent) if accent else _PLAIN_XML
    return TableStyle(identifier, xml.encode())


def _text_colour(style: etree._Element, part: str, colours: Mapping[str, str]) -> str:
    for child in style.iterfind(f"{A}{part}/{A}tcTxStyle/*"):
        if child.tag == f"{A}schemeClr" and not len(child):
            return child.get("val", "")
        if str(child.tag).endswith("Clr"):
            holder = etree.Element(f"{A}solidFill")
            holder.append(child)
            found = paint(holder, colours)
            return found.colour if found else ""
    return ""


def _fills(style: etree._Element, part: str, colours: Mapping[str, str]) -> Iterator[Paint]:
    """The colours of a fill: one if plain, one for each stop of a gradient."""
    cell = style.find(f"{A}{part}/{A}tcStyle")
    for holder in cell.iter(f"{A}fill", f"{A}fillRef") if cell is not None else ():
        for colour_holder in holder.iter(f"{A}solidFill", f"{A}gs", f"{A}fillRef"):
            if found := paint(colour_holder, colours):
                yield found
