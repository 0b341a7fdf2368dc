"""The package around the layouts: theme, master, notes master, presentation, properties."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from tools.template_parts import (
    CLEAR_MAP,
    HEAD,
    NAMESPACES,
    Box,
    Layout,
    Shape,
    Type,
    background,
    relations,
    tree,
)

_TYPES = "application/vnd.openxmlformats-officedocument"
TABLE_STYLE = "{8A2F6A6E-6C1B-4B0E-9C53-7B1E0E5D2A41}"
_SLIDE = 'cx="12192000" cy="6858000"'
# Only what shows in an empty PowerPoint: the generator writes the look's own into every deck.
_COLOURS = {
    "dk1": "1C1B20", "lt1": "FBF8F2", "dk2": "5F5B57", "lt2": "BDBAB6",
    "accent1": "C62A0A", "accent2": "5B2A86", "accent3": "0B6B70", "accent4": "8F5A00", "accent5": "2F5D1E", "accent6": "8A1C4E",
    "hlink": "C62A0A", "folHlink": "F6684B",
}  # fmt: skip

_PACKAGE = [
    ("officeDocument", "ppt/presentation.xml"),
    (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    ),
    ("extended-properties", "docProps/app.xml"),
]
_PRESENTATION = [
    ("slideMaster", "slideMasters/slideMaster1.xml"),
    ("notesMaster", "notesMasters/notesMaster1.xml"),
    ("presProps", "presProps.xml"),
    ("viewProps", "viewProps.xml"),
    ("theme", "theme/theme1.xml"),
    ("tableStyles", "tableStyles.xml"),
]


def parts(
    boxes: tuple[Box, ...], layouts: tuple[Layout, ...], title: Type, levels: tuple[Type, ...], rule: Shape
) -> dict[str, str]:
    """Every file of the package by its name, in the order PowerPoint writes them."""
    count = len(layouts)
    made = {
        "[Content_Types].xml": _content_types(count),
        "_rels/.rels": relations(_PACKAGE),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": relations(_PRESENTATION),
        "ppt/slideMasters/slideMaster1.xml": _master(boxes, count, title, levels, rule),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            [("slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in range(1, count + 1)]
            + [("theme", "../theme/theme1.xml")]
        ),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations([("theme", "../theme/theme2.xml")]),
        "ppt/theme/theme1.xml": _theme(),
        "ppt/theme/theme2.xml": _theme(),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": _TABLES,
        "docProps/app.xml": _APP,
        "docProps/core.xml": _CORE,
    }
    for number, layout in enumerate(layouts, start=1):
        made[f"ppt/slideLayouts/slideLayout{number}.xml"] = layout.xml()
        made[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = relations(
            [("slideMaster", "../slideMasters/slideMaster1.xml")]
        )
    return made


def _content_types(count: int) -> str:
    overrides = {
        "ppt/presentation.xml": f"{_TYPES}.presentationml.presentation.main+xml",
        "ppt/slideMasters/slideMaster1.xml": f"{_TYPES}.presentationml.slideMaster+xml",
        **{
            f"ppt/slideLayouts/slideLayout{i}.xml": f"{_TYPES}.presentationml.slideLayout+xml"
            for i in range(1, count + 1)
        },
        "ppt/notesMasters/notesMaster1.xml": f"{_TYPES}.presentationml.notesMaster+xml",
        "ppt/theme/theme1.xml": f"{_TYPES}.theme+xml",
        "ppt/theme/theme2.xml": f"{_TYPES}.theme+xml",
        "ppt/presProps.xml": f"{_TYPES}.presentationml.presProps+xml",
        "ppt/viewProps.xml": f"{_TYPES}.presentationml.viewProps+xml",
        "ppt/tableStyles.xml": f"{_TYPES}.presentationml.tableStyles+xml",
        "docProps/app.xml": f"{_TYPES}.extended-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _presentation() -> str:
    level = Type(18)
    levels = "".join(level.level(number, (number - 1) * 0.5) for number in range(1, 10))
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz {_SLIDE}/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{levels}</p:defaultTextStyle></p:presentation>"
    )


def _master(boxes: tuple[Box, ...], count: int, title: Type, levels: tuple[Type, ...], rule: Shape) -> str:
    bodies = list(levels) + [levels[-1]] * (9 - len(levels))
    body = "".join(one.level(number, (number - 1) * 0.36) for number, one in enumerate(bodies, start=1))
    other = "".join(Type(18).level(number, (number - 1) * 0.5) for number in range(1, 10))
    listed = "".join(f'<p:sldLayoutId id="{2147483648 + i}" r:id="rId{i}"/>' for i in range(1, count + 1))
    return (
        f'{HEAD}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>{background("bg1")}{tree((), boxes)}</p:cSld>'
        f"<p:clrMap {CLEAR_MAP}/><p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{title.level(1)}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _notes_master() -> str:
    plain = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    image = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr>{plain}</p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="685800"/>'
        '<a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    notes = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4114800"/>'
        '<a:ext cx="5486400" cy="4343400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"/><a:lstStyle/>'
        '<a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-GB"/><a:t>What the speaker says</a:t></a:r></a:p></p:txBody></p:sp>'
    )
    number = (
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="5257800" y="8549640"/>'
        '<a:ext cx="914400" cy="320040"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="b"/><a:lstStyle>'
        '<a:lvl1pPr algn="r"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle><a:p>'
        '<a:fld id="{C7A4E0B1-5D0E-4B2C-9D5A-0A6C2B8F4E11}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
        "</a:p></p:txBody></p:sp>"
    )
    levels = "".join(Type(12, before=6).level(number, (number - 1) * 0.3) for number in range(1, 10))
    drawn = tree((), ()).replace("</p:spTree>", f"{image}{notes}{number}</p:spTree>")
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{background('bg1')}{drawn}</p:cSld>"
        f"<p:clrMap {CLEAR_MAP}/><p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def _theme() -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{name}" pitchFamily="34" charset="0"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, name in (("major", "Archivo"), ("minor", "Source Sans 3"))
    )
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="{{}}" cap="flat" cmpd="sng" algn="ctr">{solid}<a:prstDash val="solid"/></a:ln>'
    lines = "".join(line.format(width) for width in (6350, 12700, 19050))
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Triptych"><a:themeElements>'
        f'<a:clrScheme name="Triptych">{colours}</a:clrScheme><a:fontScheme name="Triptych">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="Flat"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


# The style every table names, so that a row somebody adds looks like the others, and PowerPoint's own Table Design
# tab can swap it: rules below the rows, the header's in the accent, header and first column bold.
def _rule(edge: str, colour: str, width: int) -> str:
    line = f'<a:ln w="{width}" cmpd="sng"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:ln>'
    return f"<a:{edge}>{line}</a:{edge}>"


_FONT = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'
_TABLES = (
    f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'def="{TABLE_STYLE}"><a:tblStyle styleId="{TABLE_STYLE}" styleName="Triptych"><a:wholeTbl>'
    f'<a:tcTxStyle>{_FONT}<a:schemeClr val="tx1"/></a:tcTxStyle><a:tcStyle><a:tcBdr>'
    f"{_rule('bottom', 'tx2', 9_525)}{_rule('insideH', 'tx2', 9_525)}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
    f'<a:firstCol><a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>'
    f'<a:firstRow><a:tcTxStyle b="on">{_FONT}<a:schemeClr val="tx2"/></a:tcTxStyle><a:tcStyle><a:tcBdr>'
    f"{_rule('bottom', 'accent1', 19_050)}</a:tcBdr></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
)
_APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office PowerPoint</Application><PresentationFormat>Widescreen</PresentationFormat></Properties>"
)
_CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Triptych</dc:title><cp:revision>1</cp:revision>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
