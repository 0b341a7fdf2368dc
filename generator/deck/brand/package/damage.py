"""What is wrong inside a template: parts that are no XML, values that are not numbers, what is missing.

PowerPoint mends much of it without a word when it opens the file; what reads it here must not guess.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree
from pptx.opc.package import OpcPackage, XmlPart
from pptx.oxml.ns import qn

from generator.deck.template.layouts import A, P

_R = qn("r:id").removesuffix("id")
_MAX_BYTES = 1 << 30  # bytes that a template may unpack to
_PARTS = re.compile(
    r"ppt/(presentation|presProps|tableStyles|(slideMasters|slideLayouts|theme|notesMasters)/[^/]+)\.xml"
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_COORDINATE = range(-27273042329600, 27273042316901)  # ECMA-376, ST_Coordinate
_SIDE = range(914400, 51206401)  # of a slide: ST_SlideSizeCoordinate
_SIZE = range(100, 400001)  # of text, in hundredths of a point: ST_TextFontSize
_INDEX = range(1 << 32)
_NUMBER = range(-(1 << 31), 1 << 31)
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
# The values each attribute may have: of an element first, then of any.
_RANGES_OF_ELEMENTS: dict[str, dict[str, range]] = {
    f"{P}sldSz": {"cx": _SIDE, "cy": _SIDE},
    f"{A}rPr": {"sz": _SIZE},
    f"{A}defRPr": {"sz": _SIZE},
    f"{A}endParaRPr": {"sz": _SIZE},
    f"{P}ph": {"idx": _INDEX},
    f"{P}cNvPr": {"id": _INDEX},
}
_RANGES = dict.fromkeys(("x", "y", "cx", "cy", "marL", "marR", "indent"), _COORDINATE) | dict.fromkeys(
    ("lIns", "tIns", "rIns", "bIns", "rot", "spc", "kern", "pos", "ang", "fontScale", "lnSpcReduction"),
    _NUMBER,
)
_WITH_VALUES = (
    *("tint", "shade", "comp", "alpha", "alphaMod", "alphaOff", "hueMod", "hueOff", "satMod", "satOff"),
    *("lumMod", "lumOff", "sat", "lum", "spcPct", "spcPts", "buSzPct", "buSzPts"),
)
_RANGES_OF_VALUES = {f"{A}{name}": _NUMBER for name in _WITH_VALUES}
_COLOURS = tuple(
    f"{A}{name}"
    for name in (
        "dk1",
        "lt1",
        "dk2",
        "lt2",
        *(f"accent{number}" for number in range(1, 7)),
        "hlink",
        "folHlink",
    )
)
# What each kind of part must have, by its root.
_NEEDED = {
    f"{P}presentation": (f"{P}sldMasterIdLst/{P}sldMasterId", f"{P}sldSz"),
    f"{P}sldMaster": (f"{P}cSld/{P}spTree", f"{P}clrMap"),
    f"{P}sldLayout": (f"{P}cSld/{P}spTree",),
    f"{A}theme": (
        *(f"{A}themeElements/{A}clrScheme/{colour}" for colour in _COLOURS),
        *(f"{A}themeElements/{A}fontScheme/{A}{font}/{A}latin" for font in ("majorFont", "minorFont")),
        f"{A}themeElements/{A}fmtScheme",
    ),
}


def find_damage(file: zipfile.ZipFile) -> str | None:
    """The first fault, its part before it; None for a file that can be read. Raises zipfile.BadZipFile."""
    if sum(entry.file_size for entry in file.infolist()) > _MAX_BYTES:
        return f"it unpacks to more than {_MAX_BYTES >> 20:,} MB"
    for name in file.namelist():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            root = etree.fromstring(file.read(name), _PARSER)
        except etree.XMLSyntaxError:
            return f"{name} is not XML"
        if _PARTS.fullmatch(name) and (fault := next(_faults_in_part(root), None)):
            return f"{name}: {fault}"
    return None


def find_broken_link(package: OpcPackage) -> str | None:
    """The first relation that a master, a layout or the presentation names and does not have."""
    for part in package.iter_parts():
        name = part.partname.lstrip("/")
        if not _PARTS.fullmatch(name) or not isinstance(part, XmlPart):
            continue
        for element in part._element.iter(etree.Element):
            named = [str(value) for key, value in element.attrib.items() if str(key).startswith(_R)]
            if lost := [value for value in named if value and value not in part.rels]:
                return f"{name}: {etree.QName(element).localname} leads to {lost[0]}, which is not there"
    return None


def _faults_in_part(root: etree._Element) -> Iterator[str]:
    for path in _NEEDED.get(str(root.tag), ()):
        if root.find(path) is None:
            yield f"it has no {etree.QName(path.split('}')[-1]).localname}"
    for element in root.iter(etree.Element):
        yield from _faults_in_element(element)


def _faults_in_element(element: etree._Element) -> Iterator[str]:
    tag = str(element.tag)
    for colour, attribute in ((f"{A}srgbClr", "val"), (f"{A}sysClr", "lastClr")):
        if tag == colour and not _COLOUR.fullmatch(element.get(attribute, "")):
            yield _describe_fault(element, attribute, "six hexadecimal digits")
    if tag == f"{A}xfrm" and (len(element.findall(f"{A}off")), len(element.findall(f"{A}ext"))) != (1, 1):
        yield "a place without its corner or its size"
    own = _RANGES_OF_ELEMENTS.get(tag, {})
    for attribute, value in ((str(key), str(value)) for key, value in element.attrib.items()):
        allowed = own.get(attribute) or _RANGES.get(attribute)
        if attribute == "val":
            allowed = _RANGES_OF_VALUES.get(tag)
        if allowed and not _is_whole_number_in(value, allowed):
            yield _describe_fault(
                element, str(attribute), f"a whole number from {allowed.start} to {allowed.stop - 1}"
            )


def _describe_fault(element: etree._Element, attribute: str, wanted: str) -> str:
    name = etree.QName(element).localname
    return f"{attribute}={element.get(attribute, '')!r} of {name} is not {wanted}"


def _is_whole_number_in(value: str, allowed: range) -> bool:
    return re.fullmatch(r"\s*[-+]?[0-9]{1,15}\s*", value) is not None and int(value) in allowed
