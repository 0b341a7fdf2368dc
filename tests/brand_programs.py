"""Templates as other programs write them, with what was found in theirs: made when a test needs them."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Pptx
from pptx.util import Emu

from tests import brand_templates
from tests.brand_templates import DEFAULT, A, P

_SPACES = f'xmlns:p="{P}" xmlns:a="{A}"'
_LINE = f"""<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="60" name="Line"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/>
<a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="0" h="0">
<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="0" y="0"/></a:lnTo></a:path></a:pathLst></a:custGeom>
<a:ln><a:solidFill><a:srgbClr val="AA3311"/></a:solidFill></a:ln></p:spPr></p:sp>"""
_OUTWARDS = f"""<p:bg {_SPACES}><p:bgPr><a:gradFill><a:gsLst>
<a:gs pos="0"><a:srgbClr val="1B2440"/></a:gs><a:gs pos="100000"><a:srgbClr val="05070D"/></a:gs></a:gsLst>
<a:path path="circle"><a:fillToRect l="50000" t="50000" r="50000" b="50000"/></a:path></a:gradFill>
<a:effectLst/></p:bgPr></p:bg>"""
_SQUARE = """<p:sp {}><p:nvSpPr><p:cNvPr id="{}" name="Square"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>
<a:xfrm><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
{}</p:spPr></p:sp>"""
_PLAIN = '<a:solidFill><a:srgbClr val="{}"/></a:solidFill>'
_LINED = """<a:pattFill prst="lgGrid"><a:fgClr><a:srgbClr val="FFFFFF"/></a:fgClr>
<a:bgClr><a:srgbClr val="{}"/></a:bgClr></a:pattFill>"""
FOOTERS = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_POWERPOINT = "application/vnd.ms-powerpoint."
_ADDINS = "application/vnd.ms-office.webextension"
_SINCE, _R = "http://schemas.microsoft.com/office", "relationships"
_LABEL = b"""<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="Label" pid="2"
fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"><vt:lpwstr>Internal</vt:lpwstr></property></Properties>"""
_LOUD = ("E02020", "20209A", "F0C000", "107040", "701080", "F5F5F5")


def laden(folder: Path) -> Path:
    """Sample slides with comments and tags; who wrote and changed them; a label, and an add-in's pane."""
    made = Presentation(str(brand_templates.sampled(folder)))
    package, slide = made.part.package, made.slides[0].part
    for owner, name, kind, relation in (
        (slide, "ppt/comments/comment1", f"{_OFFICE}presentationml.comments", RT.COMMENTS),
        (slide, "ppt/tags/tag2", f"{_OFFICE}presentationml.tags", RT.TAGS),
        (made.part, "ppt/commentAuthors", f"{_OFFICE}presentationml.commentAuthors", RT.COMMENT_AUTHORS),
        (made.part, "ppt/authors", f"{_POWERPOINT}authors", f"{_SINCE}/2018/10/{_R}/authors"),
        (
            made.part,
            "ppt/revisionInfo",
            f"{_POWERPOINT}revisioninfo",
            f"{_SINCE}/2015/10/{_R}/revisionInfo",
        ),
        (made.part, "ppt/changesInfo", f"{_POWERPOINT}changesinfo", f"{_SINCE}/2016/11/{_R}/changesInfo"),
        (package, "ppt/taskpanes", f"{_ADDINS}taskpanes", f"{_SINCE}/2011/{_R}/webextensiontaskpanes"),
        (made.part, "customXml/item1", "application/label", RT.CUSTOM_XML),
    ):
        owner.relate_to(Part(PackURI(f"/{name}.xml"), f"{kind}+xml", package, b"<story/>"), relation)
    label = Part(PackURI("/docProps/custom.xml"), f"{_OFFICE}custom-properties+xml", package, _LABEL)
    package.relate_to(label, RT.CUSTOM_PROPERTIES)
    made.core_properties.comments = made.core_properties.category = "Sample"
    return _saved(made, folder / "laden.pptx")


def scripted(folder: Path) -> Path:
    """As PptxGenJS writes them: one layout for all, without a type, its placeholders numbered from 100; the
    parts of the presentation's XML in another order than PowerPoint's."""
    made = Presentation(str(DEFAULT))
    _keep(made, "Title and Content")
    layout = made.slide_layouts[0]
    layout.name = "MASTER_SLIDE"
    del layout._element.attrib["type"]
    for number, shape in enumerate(layout.placeholders):
        next(shape._element.iter(qn("p:ph"))).set("idx", str(100 + number))
        shape.name = "Text 2"
    root = made.part._element
    root.extend(root.findall(qn("p:sldSz")))
    return _saved(made, folder / "scripted.pptx")


def untitled(folder: Path) -> Path:
    """Wide, and no layout has a title: one is empty, one has a text."""
    made = Presentation(str(DEFAULT))
    made.slide_width, made.slide_height = Emu(12_192_000), Emu(6_858_000)
    _keep(made, "Blank", "Title and Content")
    for root in (made.slide_master, *made.slide_layouts):
        for shape in [one for one in root.placeholders if one.placeholder_format.idx == 0]:
            shape._element.getparent().remove(shape._element)
    return _saved(made, folder / "untitled.pptx")


def busy(folder: Path) -> Path:
    """As Impress's gallery exports them: a first master full of art, on which nothing can be read, with a
    line without length; a second, calm one, dark from a middle outwards, whose titles stand so low that there
    is no room below; texts alike where others compare; no view's properties, two shapes of one id."""
    made = Presentation(str(brand_templates.mastered(folder)))
    wide, high = made.slide_width or 0, made.slide_height or 0
    loud, calm = made.slide_masters
    for number in range(24):
        x, y = number % 6 * wide // 6, number // 6 * high // 4
        fill = (_PLAIN, _LINED)[number % 2].format(_LOUD[number * 5 % 6])
        square = _SQUARE.format(_SPACES, 100 + number, x, y, wide // 6, high // 4, fill)
        loud.shapes._spTree.insert(2, parse_xml(square))
    loud.shapes._spTree.insert(2, parse_xml(_LINE))
    old = calm._element.cSld.find(qn("p:bg"))
    old.getparent().replace(old, parse_xml(_OUTWARDS))
    for root in (calm, *calm.slide_layouts):
        for shape in (one for one in root.placeholders if one._element.spPr.xfrm is not None):
            if shape.placeholder_format.idx == 0:
                shape.top, shape.height = Emu(high // 2), Emu(high // 5)
            elif shape.placeholder_format.type not in FOOTERS:
                shape.top, shape.height = Emu(round(high * 0.72)), Emu(high // 5)
    made.part.drop_rel(next(key for key, one in made.part.rels.items() if one.reltype == RT.VIEW_PROPS))
    twice = list(calm.slide_layouts[1]._element.iter(qn("p:cNvPr")))
    twice[-1].set("id", twice[-2].get("id"))
    return _saved(made, folder / "busy.pptx")


def _keep(made: Pptx, *names: str) -> None:
    for layout in [one for one in made.slide_layouts if one.name not in names]:
        made.slide_layouts.remove(layout)


def _saved(made: Pptx, file: Path) -> Path:
    made.save(str(file))
    return file


def upright(folder: Path) -> Path:
    """A4 on its short side, as for a report."""
    made = Presentation(str(DEFAULT))
    _resize(made, 6_858_000, 9_906_000)
    return _saved(made, folder / "upright.pptx")


def leftwards(folder: Path) -> Path:
    """16:10, and text runs from right to left."""
    made = Presentation(str(DEFAULT))
    _resize(made, 9_144_000, 5_715_000)
    for style in made.slide_master._element.find(qn("p:txStyles")):
        for level in style:
            level.attrib.update({"rtl": "1", "algn": "ctr" if level.get("algn") == "ctr" else "r"})
    return _saved(made, folder / "leftwards.pptx")


def _resize(made: Pptx, wide: int, high: int) -> None:
    across, down = wide / (made.slide_width or 1), high / (made.slide_height or 1)
    made.slide_width, made.slide_height = Emu(wide), Emu(high)
    for root in (made.slide_master, *made.slide_layouts):
        for shape in (one for one in root.placeholders if one._element.spPr.xfrm is not None):
            left, top = round(shape.left * across), round(shape.top * down)
            shape.width, shape.height = round(shape.width * across), round(shape.height * down)
            shape.left, shape.top = Emu(left), Emu(top)
