"""Templates of other houses, made when a test needs them: each is written to a folder."""

from __future__ import annotations

import io
import re
import subprocess
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
_GRADED = """<p:bg xmlns:p="{}" xmlns:a="{}"><p:bgPr><a:gradFill><a:gsLst>
<a:gs pos="0"><a:srgbClr val="08090C"/></a:gs><a:gs pos="100000"><a:srgbClr val="0B2A5B"/></a:gs></a:gsLst>
<a:lin ang="5400000" scaled="0"/></a:gradFill><a:effectLst/></p:bgPr></p:bg>"""
_PANEL = """<p:sp xmlns:p="{}" xmlns:a="{}"><p:nvSpPr><p:cNvPr id="{}" name="Panel {}"/><p:cNvSpPr/>
<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:schemeClr val="tx2"/></a:solidFill></p:spPr></p:sp>"""
_WHITE = '<a:solidFill xmlns:a="{}"><a:srgbClr val="FFFFFF"/></a:solidFill>'
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


def mastered(folder: Path) -> Path:
    """Two masters: a plain one without covers, and one on a dark picture's colour with fonts of its own, the
    names of whose layouts are those of the first."""
    with zipfile.ZipFile(DEFAULT) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    layouts = [name for name in parts if re.fullmatch(r"ppt/slideLayouts/\w+\.xml", name)]
    for name in layouts:
        at = int(re.sub(r"\D", "", name))
        rels = parts[f"ppt/slideLayouts/_rels/slideLayout{at}.xml.rels"]
        parts[f"ppt/slideLayouts/slideLayout{at + 20}.xml"] = parts[name]
        again = rels.replace(b"slideMaster1", b"slideMaster2")
        parts[f"ppt/slideLayouts/_rels/slideLayout{at + 20}.xml.rels"] = again
        if at in (1, 3):  # the plain one's cover and section
            parts[name] = parts[name].replace(b'type="title"', b"", 1).replace(b'type="secHead"', b"", 1)
            parts[name] = re.sub(rb'<p:cSld name="[^"]*"', b'<p:cSld name="Other"', parts[name])
    master = parts["ppt/slideMasters/slideMaster1.xml"]
    swapped = master.replace(b'bg1="lt1" tx1="dk1"', b'bg1="dk2" tx1="lt1"')
    fresh = iter(range(2**31 + 100, 2**31 + 200))
    parts["ppt/slideMasters/slideMaster2.xml"] = re.sub(
        rb'(<p:sldLayoutId )id="\d+"', lambda one: one[1] + b'id="%d"' % next(fresh), swapped
    )
    rels = parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"].replace(b"theme1.xml", b"theme9.xml")
    moved = re.sub(rb"slideLayout(\d+)\.xml", lambda one: b"slideLayout%d.xml" % (int(one[1]) + 20), rels)
    parts["ppt/slideMasters/_rels/slideMaster2.xml.rels"] = moved
    theme = parts["ppt/theme/theme1.xml"]
    parts["ppt/theme/theme9.xml"] = theme.replace(b'latin typeface="Calibri"', b'latin typeface="Verdana"')
    types = parts["[Content_Types].xml"]
    for number, name in (
        ("slideMasters/slideMaster1", "slideMasters/slideMaster2"),
        ("theme/theme1", "theme/theme9"),
    ):
        [old] = re.findall(rb'<Override [^>]*"/ppt/%s.xml"[^>]*/>' % number.encode(), types)
        new = re.sub(rb"/ppt/[^\"]+", f"/ppt/{name}.xml".encode(), old, count=1)
        types = types.replace(old, old + new)
    for name in layouts:
        [old] = re.findall(rb'<Override [^>]*"/%s"[^>]*/>' % name.encode(), types)
        at = int(re.sub(r"\D", "", name))
        types = types.replace(old, old + old.replace(b"slideLayout%d." % at, b"slideLayout%d." % (at + 20)))
    parts["[Content_Types].xml"] = types
    listed = parts["ppt/_rels/presentation.xml.rels"]
    more = (
        f'<Relationship Id="rId99" Type="{RT.SLIDE_MASTER}" Target="slideMasters/slideMaster2.xml"/>'.encode()
    )
    parts["ppt/_rels/presentation.xml.rels"] = listed.replace(b"</Relationships>", more + b"</Relationships>")
    whole = parts["ppt/presentation.xml"]
    second = b'<p:sldMasterId id="%d" r:id="rId99"/></p:sldMasterIdLst>' % (2**31 + 99)
    parts["ppt/presentation.xml"] = whole.replace(b"</p:sldMasterIdLst>", second)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new_archive:
        for name, data in parts.items():
            new_archive.writestr(name, data)
    return _written(folder / "mastered.pptx", out.getvalue())


def gloomy(folder: Path) -> Path:
    """Dark by a gradient, and its text left black; places of text as small as captions but one."""
    made = Presentation(str(DEFAULT))
    old = made.slide_master._element.cSld.find(qn("p:bg"))
    old.getparent().replace(old, parse_xml(_GRADED.format(P, A)))
    for layout in made.slide_layouts:
        del layout._element.attrib["type"]
        layout.name = f"Look {layout.name[:1]}"
        for shape in list(layout.shapes):
            if (
                shape.is_placeholder
                and layout.name != "Look B"
                and shape.placeholder_format.idx in (1, 2, 3, 4)
            ):
                shape.left, shape.top, shape.width, shape.height = (
                    Emu(one) for one in (5_000_000, 1_700_000, 2_000_000, 400_000)
                )
    return _saved(made, folder / "gloomy.pptx")


def huge(folder: Path) -> Path:
    """As Keynote exports: a slide of 1920 by 1080 points, and all sizes with it."""
    made = Presentation(str(DEFAULT))
    across, down = 24_384_000 / 9_144_000, 13_716_000 / 6_858_000
    made.slide_width, made.slide_height = Emu(24_384_000), Emu(13_716_000)
    for root in (made.slide_master, *made.slide_layouts):
        for sized in root._element.iter(qn("a:defRPr")):
            if sized.get("sz"):
                sized.set("sz", str(int(sized.get("sz")) * 2))
        for shape in root.placeholders:
            if shape._element.spPr.xfrm is not None:
                left, top = round(shape.left * across), round(shape.top * down)
                shape.width, shape.height = round(shape.width * across), round(shape.height * down)
                shape.left, shape.top = left, top
    return _saved(made, folder / "huge.pptx")


def panelled(folder: Path) -> Path:
    """A band of the darkest colour behind every title, whose words are white by a colour of no theme, and a
    panel at the left."""
    made = Presentation(str(DEFAULT))
    master = made.slide_master
    wide, high = made.slide_width or 0, made.slide_height or 0
    for number, (x, y, w, h) in enumerate(((0, 0, wide, 1_500_000), (0, 1_500_000, 400_000, high))):
        shape = parse_xml(_PANEL.format(P, A, 80 + number, number, x, y, w, h))
        master.shapes._spTree.insert(2, shape)
    for style in master._element.iter(qn("p:titleStyle")):
        for run in style.iter(qn("a:defRPr")):
            old = run.find(qn("a:solidFill"))
            old.getparent().replace(old, parse_xml(_WHITE.format(A)))
    return _saved(made, folder / "panelled.pptx")


def impress(folder: Path, soffice: str) -> Path:
    """A real export of LibreOffice Impress, of a deck with one slide of each of three layouts."""
    made = Presentation(str(DEFAULT))
    for number in (0, 1, 3):
        made.slides.add_slide(made.slide_layouts[number]).shapes.title.text = f"Sample {number}"
    (folder / "in").mkdir()
    source = _saved(made, folder / "in" / "impress.pptx")
    where = ["--convert-to", "pptx:Impress MS PowerPoint 2007 XML", "--outdir", str(folder)]
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run([soffice, own, "--headless", *where, str(source)], check=True, capture_output=True)
    return folder / "impress.pptx"


TEMPLATES: tuple[Callable[[Path], Path], ...] = (
    office, german, dark, ornate, exported, unindexed, mastered, gloomy, huge, panelled,
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
