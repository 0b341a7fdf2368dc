"""A preflight of PDF/X-4 (ISO 15930-7:2010) by what is published of it: what a file does that it may not.

Written for these tests, as no free checker runs on the Pythons that the project does. It knows pikepdf and
nothing of the generator.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import ImageCms

Finding = Iterator[str]
XMP = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
BLENDS = """/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn /HardLight
/SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity"""  # ISO 32000-1, 11.3.5
FILTERS = "/FlateDecode /DCTDecode /CCITTFaxDecode /RunLengthDecode /ASCII85Decode /JPXDecode"
SPACES = "/DeviceCMYK /DeviceGray /ICCBased /Lab /Separation /DeviceN /Indexed /Pattern"
INTENTS = "/AbsoluteColorimetric /RelativeColorimetric /Saturation /Perceptual"
# Of content (ISO 32000-1, annex A). PostScript's PS and compatibility's BX and EX are none of them.
OPERATORS = """b B b* B* BDC BMC BT c cm CS cs d d0 d1 Do DP EMC ET f F f* g G gs h i j J k K l m M MP n q Q
re ri s S sc SC scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' " """
EPSILON = 0.01  # points


def preflight(data: bytes) -> list[str]:
    """Empty for a file that may be printed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [said for rule in RULES for said in rule(pdf, data)]


def _file(pdf: Any, data: bytes) -> Finding:
    if not data.startswith(b"%PDF-1.") or float(data[5:8]) > 1.6 or float(pdf.Root.get("/Version", 0)) > 1.6:
        yield "it is no PDF 1.6 or earlier"
    if len(pdf.trailer.get("/ID", [])) != 2:
        yield "its trailer has no ID"
    if "/Encrypt" in pdf.trailer:
        yield "it is encrypted"
    for one in streams(pdf):
        used = one.get("/Filter")
        every = list(used) if isinstance(used, Array) else [used] if used else []
        yield from (f"a stream has the filter {name}" for name in every if str(name) not in FILTERS.split())
        if "/F" in one:
            yield "a stream is in another file"


def _metadata(pdf: Any, _data: bytes) -> Finding:
    stream = pdf.Root.get("/Metadata")
    if stream is None or stream.get("/Type") != "/Metadata" or stream.get("/Subtype") != "/XML":
        yield "it has no metadata"
        return
    said = ElementTree.fromstring(stream.read_bytes())

    def of(name: str) -> str:
        space, own = name.split(":")
        found = said.find(f".//{{{XMP[space]}}}{own}")
        return "" if found is None else "".join(found.itertext()).strip()

    if of("pdfxid:GTS_PDFXVersion") != "PDF/X-4":
        yield "its metadata do not say PDF/X-4"
    needed = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID")
    for name in (*needed, "xmpMM:RenditionClass", "xmpMM:VersionID", "dc:title"):
        if not of(name):
            yield f"its metadata have no {name}"
    info = pdf.docinfo
    if of("pdf:Trapped") not in ("True", "False") or info.get("/Trapped") not in (
        None,
        f"/{of('pdf:Trapped')}",
    ):
        yield "it does not say whether it is trapped, or says it in two ways"
    for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        if key in info and _digits(str(info[key])) != _digits(of(name)):
            yield f"{key} and {name} differ"
    if "/Title" in info and str(info["/Title"]) != of("dc:title"):
        yield "its two titles differ"


def _digits(date: str) -> str:
    return re.sub(r"\D", "", date)[:14]


def _intent(pdf: Any, _data: bytes) -> Finding:
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if one.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"it has {len(intents)} output intents for PDF/X"
        return
    [intent] = intents
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "its output intent has no identifier"
    if "/RegistryName" not in intent and not str(intent.get("/Info", "")):
        yield "its output intent is in no registry and not described"
    if "/DestOutputProfile" not in intent:
        yield "its output intent has no profile"
        return
    profile = intent["/DestOutputProfile"]
    read = ImageCms.ImageCmsProfile(io.BytesIO(profile.read_bytes())).profile
    if read.device_class != "prtr" or read.version >= 5:
        yield "the profile of its output intent is none of a printer"
    if read.xcolor_space.strip() != "CMYK" or int(profile.N) != 4:
        yield "the profile of its output intent is not of four inks"


def _boxes(pdf: Any, _data: bytes) -> Finding:
    for number, page in enumerate(pdf.pages, start=1):
        boxes = {name: page.obj.get(f"/{name}Box") for name in ("Media", "Crop", "Bleed", "Trim", "Art")}
        if (boxes["Trim"] is None) == (boxes["Art"] is None):
            yield f"page {number} has not one of a trim and an art box"
            continue
        sides = {name: [float(one) for one in box] for name, box in boxes.items() if box is not None}
        inner = "Trim" if "Trim" in sides else "Art"
        for one, around in ((inner, "Bleed"), (inner, "Media"), ("Bleed", "Media"), ("Crop", "Media")):
            if one in sides and around in sides and not _inside(sides[one], sides[around]):
                yield f"page {number}: its {one.lower()} box is not inside its {around.lower()} box"
        bleed = sides.get("Bleed", sides[inner])
        for note in page.obj.get("/Annots", []):
            left, foot, right, top = (float(one) for one in note.Rect)
            apart = left > bleed[2] or right < bleed[0] or foot > bleed[3] or top < bleed[1]
            if not apart or note.get("/Subtype") == "/Widget":
                yield f"page {number} has an annotation within its bleed"


def _inside(inner: list[float], outer: list[float]) -> bool:
    low = all(one >= other - EPSILON for one, other in zip(inner[:2], outer[:2], strict=True))
    return low and all(one <= other + EPSILON for one, other in zip(inner[2:], outer[2:], strict=True))


def _interaction(pdf: Any, _data: bytes) -> Finding:
    forbidden = ("/OpenAction", "/AA", "/AcroForm", "/Requirements", "/OCProperties", "/Collection")
    yield from (f"its catalogue has {key}" for key in forbidden if key in pdf.Root)
    named = ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations")
    yield from (f"it has {key} by name" for key in named if key in pdf.Root.get("/Names", {}))
    for one in dictionaries(pdf):
        if (
            one.get("/Type") == "/Action"
            or "/AA" in one
            or one.get("/S") in ("/JavaScript", "/URI", "/Launch")
        ):
            yield "it has an action"
        if one.get("/Type") in ("/Filespec", "/EmbeddedFile"):
            yield "it speaks of another file"
        if "/PresSteps" in one or "/SeparationInfo" in one:
            yield "a page is a step of a show, or one plate"


def _objects(pdf: Any, _data: bytes) -> Finding:
    for one in streams(pdf):
        kind = one.get("/Subtype")
        if kind == "/PS" or one.get("/Subtype2") == "/PS" or "/PS" in one:
            yield "it has PostScript in it"
        for key in ("/OPI", "/Ref", "/Alternates", "/OC"):
            if key in one:
                yield f"a form or picture has {key}"
        if kind == "/Image" and "/SMask" in one and "/Mask" in one:
            yield "a picture has two masks"
    for state in states(pdf):
        if "/TR" in state or state.get("/TR2", Name.Default) != "/Default" or "/HTP" in state:
            yield "a state of graphics has a transfer curve or an origin of halftones"
        half = state.get("/HT")
        if isinstance(half, Dictionary) and (int(half.HalftoneType) not in (1, 5) or "/HalftoneName" in half):
            yield "a halftone is of a kind that may not be"
        blend = state.get("/BM", Name.Normal)
        if str(blend) not in BLENDS.split():
            yield f"it blends by {blend}"


def _fonts(pdf: Any, _data: bytes) -> Finding:
    for font in dictionaries(pdf):
        if font.get("/Type") != "/Font" or font.get("/Subtype") in ("/Type0", "/Type3"):
            continue
        descriptor = font.get("/FontDescriptor", {})
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
            yield f"the font {font.get('/BaseFont')} is not in it"


def _colours(pdf: Any, _data: bytes) -> Finding:
    """Of four inks, of black, or of a profile: what a screen's colours would be is not known."""
    for one in dictionaries(pdf):
        for key in ("/ColorSpace", "/CS"):
            if key in one:
                yield from _space(one[key])
        for key in ("/DefaultRGB", "/DefaultGray", "/DefaultCMYK"):
            if key in one and len(one[key]) and one[key][0] != "/ICCBased":
                yield f"{key} has no profile"


def _space(space: Any) -> Finding:
    if isinstance(space, Dictionary) and not isinstance(space, Stream):
        for own in dict(space).values():  # by name, in resources
            yield from _space(own)
        return
    name = str(space[0]) if isinstance(space, Array) else str(space)
    if name not in SPACES.split():
        yield f"there are colours of {name}"
    if name == "/ICCBased":
        profile = ImageCms.ImageCmsProfile(io.BytesIO(space[1].read_bytes())).profile
        count = {"GRAY": 1, "RGB": 3, "CMYK": 4, "LAB": 3}[profile.xcolor_space.strip().upper()]
        if count != int(space[1].N):
            yield "a profile is not of as many inks as it says"
    if name in ("/Indexed", "/Separation", "/DeviceN"):
        yield from _space(space[1] if name == "/Indexed" else space[2])


def _contents(pdf: Any, _data: bytes) -> Finding:
    forms = [one for one in streams(pdf) if one.get("/Subtype") == "/Form" or "/PatternType" in one]
    for content in (*pdf.pages, *forms):
        depth = 0
        for one in pikepdf.parse_content_stream(content):
            operator = str(one.operator)
            depth += {"q": 1, "Q": -1}.get(operator, 0)
            if operator in ("rg", "RG") or (
                operator in ("cs", "CS") and str(one.operands[0]) == "/DeviceRGB"
            ):
                yield "something is painted in a screen's colours"
            elif operator not in OPERATORS.split() and operator != "INLINE IMAGE":
                yield f"the operator {operator} is none"
            elif operator == "ri" and str(one.operands[0]) not in INTENTS.split():
                yield "a rendering intent is none"
        if depth:
            yield "states of graphics are not given back"


RULES: tuple[Callable[[Any, bytes], Finding], ...] = (
    *(_file, _metadata, _intent, _boxes, _interaction, _objects, _fonts, _colours, _contents),
)


def streams(pdf: Any) -> Iterator[Any]:
    return (one for one in pdf.objects if isinstance(one, Stream))


def dictionaries(pdf: Any) -> Iterator[Any]:
    """All there are, those within others and in arrays too; of streams what they say of themselves."""
    ahead = [one for one in pdf.objects if isinstance(one, Dictionary | Stream | Array)]
    while ahead:
        one = ahead.pop()
        if isinstance(one, Array):
            ahead += [each for each in one if isinstance(each, Dictionary | Array) and not each.is_indirect]
            continue
        yield one
        inner = dict(one.stream_dict if isinstance(one, Stream) else one).values()
        ahead += [each for each in inner if isinstance(each, Dictionary | Array) and not each.is_indirect]


def states(pdf: Any) -> Iterator[Any]:
    for one in dictionaries(pdf):
        own = one.get("/ExtGState")
        if isinstance(own, Dictionary):
            yield from dict(own).values()
