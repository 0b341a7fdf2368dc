"""Templates of other houses, made when a test needs them: each is written to a folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import fontpkg
import pptx
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from generator.deck.file.fonts import wrapped
from tests.drawing import REGULAR, instance

DEFAULT = Path(pptx.__file__).parent / "templates" / "default.pptx"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Of the default's eleven layouts; "" for those that Google has not.
_EXPORTED = (
    "TITLE", "TITLE_AND_BODY", "SECTION_HEADER", "TITLE_AND_TWO_COLUMNS", "", "TITLE_ONLY", "BLANK",
    "", "", "", "",
)  # fmt: skip
_SHOW = """<p:custShowLst xmlns:p="{}" xmlns:r="{}"><p:custShow name="Short" id="0"><p:sldLst>
<p:sld r:id="{}"/></p:sldLst></p:custShow></p:custShowLst>"""
_SECTIONS = """<p:extLst xmlns:p="{}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">
<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">
<p14:section name="Samples" id="{{6B29FC40-CA47-1067-B31D-00DD010662DA}}"><p14:sldIdLst>
<p14:sldId id="{}"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"""
_BEHIND = """<p:bg xmlns:p="{}" xmlns:a="{}" xmlns:r="{}"><p:bgPr><a:blipFill><a:blip r:embed="{}"/>
<a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>"""
_LOGO = """<p:pic xmlns:p="{}" xmlns:a="{}" xmlns:r="{}"><p:nvPicPr><p:cNvPr id="90" name="Logo"
descr="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{}"/>
<a:stretch><a:fillRect/>
</a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="{}" y="{}"/><a:ext cx="800000" cy="500000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>"""
_BAND = """<p:sp xmlns:p="{}" xmlns:a="{}"><p:nvSpPr><p:cNvPr id="91" name="Band"/><p:cNvSpPr/>
<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr></p:sp>"""
_FONTS = """<p:embeddedFontLst xmlns:p="{}" xmlns:r="{}"><p:embeddedFont><p:font typeface="Brand"/>
<p:regular r:id="{}"/></p:embeddedFont></p:embeddedFontLst>"""
_LEVELS = """<a:lstStyle xmlns:a="{}"><a:lvl1pPr marL="457200" indent="-342900">
<a:spcBef><a:spcPts val="0"/></a:spcBef>
<a:buSzPts val="1800"/><a:buChar char="●"/><a:defRPr sz="1800"/></a:lvl1pPr></a:lstStyle>"""


def office(folder: Path) -> Path:
    """python-pptx's own, which PowerPoint made: 4:3, eleven layouts, printer settings."""
    return _written(folder / "office.pptx", DEFAULT.read_bytes())


def as_template(folder: Path) -> Path:
    """The same with the content type of a .potx."""
    out = io.BytesIO()
    with zipfile.ZipFile(DEFAULT) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            inner = old.read(name)
            if name == "[Content_Types].xml":
                inner = inner.replace(CT.PML_PRESENTATION_MAIN.encode(), CT.PML_TEMPLATE_MAIN.encode())
            new.writestr(name, inner)
    return _written(folder / "office.potx", out.getvalue())


def sampled(folder: Path) -> Path:
    """With sample slides, notes and a picture that only they use, a section and a custom show of them."""
    made = Presentation(str(DEFAULT))
    for number in range(3):
        slide = made.slides.add_slide(made.slide_layouts[number])
        slide.shapes.title.text = f"Sample {number}"
        slide.notes_slide.notes_text_frame.text = "Say this"
    made.slides[0].shapes[0].click_action.target_slide = made.slides[2]
    made.slides[1].shapes.add_picture(_picture("#AA3311"), 0, 0).name = "Sample picture"
    root = made.part._element
    slides = made.slides._sldIdLst.sldId_lst
    root.insert_element_before(parse_xml(_SHOW.format(P, R, slides[1].rId)), "p:defaultTextStyle")
    root.append(parse_xml(_SECTIONS.format(P, slides[0].id)))
    return _saved(made, folder / "sampled.pptx")


def german(folder: Path) -> Path:
    """Wide, layouts without types and with names in German and French, one of them twice."""
    made = Presentation(str(DEFAULT))
    made.slide_width, made.slide_height = Emu(12_192_000), Emu(6_858_000)
    names = [
        "Titelfolie",
        "Titel und Inhalt",
        "Abschnittsüberschrift",
        "Zwei Inhalte",
        "Vergleich",
        "Titre seul",
    ]
    for layout, name in zip(made.slide_layouts, [*names, *["Leer"] * 5], strict=True):
        del layout._element.attrib["type"]
        layout.name = name
    for root in (made.slide_master, *made.slide_layouts):
        for number, shape in enumerate(root.placeholders):
            shape.name = f"Platzhalter für Text {number // 2}"
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * 4 / 3), round(shape.width * 4 / 3)
    return _saved(made, folder / "german.pptx")


def dark(folder: Path) -> Path:
    """White on black by the master's colour mapping, tall."""
    made = Presentation(str(DEFAULT))
    mapping = made.slide_master._element.find("{*}clrMap")
    mapping.attrib.update({"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"})
    return _saved(made, folder / "dark.pptx")


def ornate(folder: Path) -> Path:
    """A picture behind everything, a logo and a band at the foot on the master, fonts embedded."""
    made = Presentation(str(DEFAULT))
    master = made.slide_master
    _, behind = master.part.get_or_add_image_part(_picture("#F4EFE6"))
    old = master._element.cSld.find(qn("p:bg"))
    old.getparent().replace(old, parse_xml(_BEHIND.format(P, A, R, behind)))
    wide, high = made.slide_width or 0, made.slide_height or 0
    _, logo = master.part.get_or_add_image_part(_picture("#AA3311"))
    marks = (
        _LOGO.format(P, A, R, logo, wide - 1_000_000, 150_000),
        _BAND.format(P, A, high - 500_000, wide, 500_000),
    )
    for mark in marks:
        master.shapes._spTree.insert(2, parse_xml(mark))
    font = Part(PackURI("/ppt/fonts/font1.fntdata"), "application/x-fontdata", made.part.package, _embedded())
    fonts = _FONTS.format(P, R, made.part.relate_to(font, RT.FONT))
    made.part._element.insert_element_before(parse_xml(fonts), "p:defaultTextStyle")
    return _saved(made, folder / "ornate.pptx")


def exported(folder: Path) -> Path:
    """As Google Slides exports: its names and types, sizes of its own, only numbers at the foot."""
    made = Presentation(str(DEFAULT))
    made.slide_width, made.slide_height = Emu(9_144_000), Emu(5_143_500)
    for layout, name in zip(list(made.slide_layouts), _EXPORTED, strict=True):
        if not name:
            made.slide_layouts.remove(layout)
            continue
        layout.name = name
    for root in (made.slide_master, *made.slide_layouts):
        for number, shape in enumerate(list(root.placeholders)):
            mark = shape._element.nvSpPr.nvPr.find(qn("p:ph"))
            if mark.get("type") in ("dt", "ftr"):
                shape._element.getparent().remove(shape._element)
                continue
            shape.name = f"Google Shape;{number + 50};p{number + 1}"
            if mark.get("type", "obj") == "obj":
                mark.set("type", "body")
            if shape._element.spPr.xfrm is not None:
                shape.top, shape.height = round(shape.top * 3 / 4), round(shape.height * 3 / 4)
            if mark.get("type") == "body":
                old = shape._element.txBody.find(qn("a:lstStyle"))
                old.getparent().replace(old, parse_xml(_LEVELS.format(A)))
    return _saved(made, folder / "exported.pptx")


def unindexed(folder: Path) -> Path:
    """As LibreOffice writes them: the placeholders of a layout have no index, and so all the same."""
    made = Presentation(str(DEFAULT))
    for layout in made.slide_layouts:
        for mark in layout._element.iter(qn("p:ph")):
            if mark.get("type", "obj") in ("obj", "body") and "idx" in mark.attrib:
                del mark.attrib["idx"]
    return _saved(made, folder / "unindexed.pptx")


TEMPLATES: tuple[Callable[[Path], Path], ...] = (
    office, as_template, sampled, german, dark, ornate, exported, unindexed,
)  # fmt: skip


def _written(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


def _saved(made: object, file: Path) -> Path:
    made.save(str(file))  # type: ignore[attr-defined]
    return file


def _embedded() -> bytes:
    file = next(iter(fontpkg.families().values())).files[0]
    return wrapped(instance(file.path, REGULAR))


def _picture(colour: str) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (160, 100), colour).save(out, "PNG")
    out.seek(0)
    return out
