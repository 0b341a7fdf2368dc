"""Placed shapes as PresentationML: one function a shape, each returning the XML that PowerPoint itself would save."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from generator.deck.fitting import margins
from generator.deck.layouts import NAMESPACES, Frame, Layout, Level, Placeholder
from generator.deck.placed import Area, Drawing, Drawn, Label, PlacedPicture, PlacedTable, PlacedText, Stroke
from generator.deck.slides import BREAK, Paragraph, Run

XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own "No Style, No Grid"
_BULLET = '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="+mn-lt"/><a:buChar char="–"/>'
CELL_PAD = (0, 50_800)  # EMU at a cell's sides (the first column's left has none), and above and below


@dataclass(frozen=True)
class Pen:
    """What writing one slide's text needs: its language, the mono family, and how a link gets its relation."""

    language: str
    code: str
    relate: Callable[[str], str]

    def run(self, run: Run, emphasis: str, *, size: float = 0, fixed: bool = False) -> str:
        """`emphasis` is a theme colour that stands for italics, "" for italics themselves."""
        if run == BREAK:
            sized = f' sz="{round(size * 100)}"' if size else ""
            return f'<a:br><a:rPr lang="{self.language}"{sized}/></a:br>'
        manner = ' b="1"' if run.strong else ""
        manner += ' i="1"' if run.emphasis and not emphasis else ""
        if size:
            manner = f' sz="{round(size * 100)}"{manner}'
        inner = fill(emphasis) if run.emphasis and emphasis else ""
        if run.code or fixed:
            inner += f'<a:latin typeface="{escape(self.code)}" pitchFamily="49" charset="0"/>'
        if run.link:
            inner += f'<a:hlinkClick r:id="{self.relate(run.link)}"/>'
        return f'<a:r><a:rPr lang="{self.language}"{manner} dirty="0">{inner}</a:rPr><a:t>{escape(run.text)}</a:t></a:r>'


def fill(colour: str) -> str:
    """`accent1`, or `accent1 20` for that theme colour at 20 % of its strength."""
    name, _, alpha = colour.partition(" ")
    inner = f'<a:alpha val="{int(alpha) * 1000}"/>' if alpha else ""
    return f'<a:solidFill><a:schemeClr val="{name}">{inner}</a:schemeClr></a:solidFill>'


def text(placed: PlacedText, layout: Layout, pen: Pen, number: int) -> str:
    """A placeholder that inherits place and style from its layout."""
    box = placed.placeholder
    body = "<a:bodyPr><a:normAutofit/></a:bodyPr>" if box.shrinks else "<a:bodyPr/>"
    own = fill(placed.fill) if placed.fill else ""
    click = f'<a:hlinkClick r:id="{pen.relate(placed.link)}"/>' if placed.link else ""
    paragraphs = "".join(
        _paragraph(one, sizes, placed, layout, pen)
        for one, sizes in zip(placed.paragraphs, placed.sizes, strict=True)
    )
    return (
        f'<p:sp {XMLNS}><p:nvSpPr>{_named(number, box.name, "", click)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{_mark(box)}</p:nvPr></p:nvSpPr><p:spPr>{own}</p:spPr>"
        f"<p:txBody>{body}<a:lstStyle/>{paragraphs or '<a:p/>'}</p:txBody></p:sp>"
    )


def _paragraph(
    paragraph: Paragraph, sizes: Sequence[float], placed: PlacedText, layout: Layout, pen: Pen
) -> str:
    """Sizes are written only where they differ from the layout's. They are written in full, not as the box's
    `fontScale`: LibreOffice takes no notice of that one, and what the font menu then says is true."""
    levels = placed.placeholder.levels
    level = levels[min(paragraph.level, len(levels) - 1)]
    runs = "".join(
        pen.run(run, emphasis(level, layout), size=size if size != level.size else 0)
        for run, size in zip(paragraph.runs, sizes, strict=True)
    )
    return f"<a:p>{_properties(paragraph, level, placed.gap)}{runs}</a:p>"


def emphasis(level: Level, layout: Layout) -> str:
    """Headings emphasise with the accent where their ground lets it be read; on dark layouts that is the links'."""
    if level.face != "heading" or level.colour not in ("tx1", "tx2"):
        return ""
    return "hlink" if layout.colours else "accent1"


def _properties(paragraph: Paragraph, level: Level, gap: float) -> str:
    at = f' lvl="{paragraph.level}"' if paragraph.level else ""
    apart = round((level.before + gap) * 100)
    inner, spaced = "", f'<a:spcBef><a:spcPts val="{apart}"/></a:spcBef>' if gap else ""
    if paragraph.marker != level.marker:
        margin, indent = margins(paragraph, level)
        at += f' marL="{margin}" indent="{indent}"'
        inner = {"": "<a:buNone/>", "bullet": _BULLET, "number": _numbering(paragraph.start)}[
            paragraph.marker
        ]
    elif paragraph.marker == "number" and paragraph.start > 1:
        inner = _numbering(paragraph.start)
    return f"<a:pPr{at}>{spaced}{inner}</a:pPr>" if at or spaced or inner else ""


def _numbering(start: int) -> str:
    first = f' startAt="{start}"' if start > 1 else ""
    return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{first}/>'


def footer(box: Placeholder, words: str, pen: Pen, number: int) -> str:
    """Footer, date or slide number: the number as a field that PowerPoint counts."""
    if box.kind == "sldNum":
        inner = (
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr lang="{pen.language}"/><a:t>{words}</a:t></a:fld>'
        )
    else:
        inner = pen.run(Run(words), "")
    return (
        f'<p:sp {XMLNS}><p:nvSpPr>{_named(number, box.name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{_mark(box)}</p:nvPr></p:nvSpPr><p:spPr/>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inner}</a:p></p:txBody></p:sp>"
    )


def picture(placed: PlacedPicture, relation: str, pen: Pen, number: int) -> str:
    box = placed.placeholder
    click = f'<a:hlinkClick r:id="{pen.relate(placed.link)}"/>' if placed.link else ""
    return (
        f"<p:pic {XMLNS}><p:nvPicPr>{_named(number, box.name, placed.alt, click, told=True)}"
        f'<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{_mark(box)}</p:nvPr></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{_xfrm(placed.frame)}</p:spPr></p:pic>"
    )


def table(placed: PlacedTable, pen: Pen, number: int) -> str:
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in placed.widths)
    rows = "".join(
        f'<a:tr h="{height}">{"".join(_cell(cell, placed, pen, header=not index, first=not at) for at, cell in enumerate(row))}</a:tr>'
        for index, (row, height) in enumerate(zip(placed.rows, placed.heights, strict=True))
    )
    return (
        f"<p:graphicFrame {XMLNS}><p:nvGraphicFramePr>{_named(number, placed.placeholder.name, placed.alt, told=True)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{_mark(placed.placeholder)}</p:nvPr>'
        f"</p:nvGraphicFramePr>{_xfrm(placed.frame, 'p')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr firstRow="1"><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}'
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: Paragraph, placed: PlacedTable, pen: Pen, *, header: bool, first: bool) -> str:
    side, above = CELL_PAD[0] if first else 182_880, CELL_PAD[1]
    colour = fill("tx2") if header else ""
    runs = "".join(pen.run(run, "", size=placed.size) for run in cell.runs)
    if header:
        runs = runs.replace('dirty="0">', f'b="1" dirty="0">{colour}')
    elif first:
        runs = runs.replace('dirty="0">', 'b="1" dirty="0">')
    spaced = f'<a:pPr><a:lnSpc><a:spcPct val="{round(placed.leading * 100_000)}"/></a:lnSpc></a:pPr>'
    rule = f'<a:lnB w="{19_050 if header else 9_525}">{fill("accent1" if header else "tx2")}</a:lnB>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{spaced}{runs or f'<a:endParaRPr lang={quoteattr(pen.language)}/>'}</a:p></a:txBody>"
        f'<a:tcPr marL="{side}" marR="91440" marT="{above}" marB="{above}" anchor="{"b" if header else "ctr"}">{rule}</a:tcPr></a:tc>'
    )


def drawing(placed: Drawing, pen: Pen, number: int) -> tuple[str, int]:
    """The group, and the next free shape id."""
    inner = "".join(_drawn(shape, pen, number + 1 + index) for index, shape in enumerate(placed.shapes))
    frame = placed.frame
    place = (
        f'<a:xfrm><a:off x="{frame.x}" y="{frame.y}"/><a:ext cx="{frame.width}" cy="{frame.height}"/>'
        f'<a:chOff x="{frame.x}" y="{frame.y}"/><a:chExt cx="{frame.width}" cy="{frame.height}"/></a:xfrm>'
    )
    group = (
        f"<p:grpSp {XMLNS}><p:nvGrpSpPr>{_named(number, placed.name, placed.alt, told=True)}<p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr>{place}</p:grpSpPr>{inner}</p:grpSp>"
    )
    return group, number + 1 + len(placed.shapes)


def _drawn(shape: Drawn, pen: Pen, number: int) -> str:
    if isinstance(shape, Area):
        return _area(shape, number)
    return _stroke(shape, number) if isinstance(shape, Stroke) else _label(shape, pen, number)


def _area(shape: Area, number: int) -> str:
    line = f'<a:ln w="28575">{fill(shape.line)}</a:ln>' if shape.line else "<a:ln><a:noFill/></a:ln>"
    return (
        f"<p:sp><p:nvSpPr>{_named(number, shape.name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_xfrm(shape.frame)}"
        f'<a:prstGeom prst="{shape.shape}"><a:avLst/></a:prstGeom>{fill(shape.colour)}{line}</p:spPr></p:sp>'
    )


def _stroke(shape: Stroke, number: int) -> str:
    """A straight one as a connector, a bent one as a freeform: both as PowerPoint draws them."""
    line = f'<a:ln w="{round(shape.width * 12_700)}">{fill(shape.colour)}</a:ln>'
    xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
    frame = Frame(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    if len(shape.points) == 2:
        (x0, y0), (x1, y1) = shape.points
        flip = ' flipV="1"' if (x1 - x0) * (y1 - y0) < 0 else ""
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{_named(number, shape.name)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>"
            f'{_xfrm(frame).replace("<a:xfrm", f"<a:xfrm{flip}")}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}</p:spPr></p:cxnSp>'
        )
    path = f'<a:moveTo><a:pt x="{xs[0] - frame.x}" y="{ys[0] - frame.y}"/></a:moveTo>'
    path += "".join(
        f'<a:lnTo><a:pt x="{x - frame.x}" y="{y - frame.y}"/></a:lnTo>'
        for _, (x, y) in pairwise(shape.points)
    )
    return (
        f"<p:sp><p:nvSpPr>{_named(number, shape.name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_xfrm(frame)}"
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{frame.width}" h="{frame.height}" fill="none">{path}</a:path></a:pathLst></a:custGeom><a:noFill/>{line}</p:spPr></p:sp>'
    )


def _label(shape: Label, pen: Pen, number: int) -> str:
    face = {"heading": "+mj-lt", "text": "+mn-lt", "code": ""}[shape.face]
    latin = (
        f'<a:latin typeface="{face}"/>'
        if face
        else f'<a:latin typeface="{escape(pen.code)}" pitchFamily="49" charset="0"/>'
    )
    style = (
        f'<a:lstStyle><a:lvl1pPr algn="{shape.align}"><a:defRPr sz="{round(shape.size * 100)}" b="{int(shape.bold)}">'
        f"{fill(shape.colour)}{latin}</a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    slant = "accent1" if shape.face == "heading" else ""
    broken = [f for index, line in enumerate(shape.lines) for f in ((BREAK, *line) if index else line)]
    runs = "".join(pen.run(run, slant) for run in broken)
    return (
        f'<p:sp><p:nvSpPr>{_named(number, shape.name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{_xfrm(shape.frame)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        f'<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{shape.anchor}"><a:noAutofit/></a:bodyPr>'
        f"{style}<a:p>{runs}</a:p></p:txBody></p:sp>"
    )


def notes(paragraphs: Sequence[Paragraph], pen: Pen, slide_number: int) -> tuple[str, str, str]:
    """The shapes of a notes slide: the slide's picture, the words, the number."""
    said = "".join(f"<a:p>{''.join(pen.run(run, '') for run in one.runs)}</a:p>" for one in paragraphs)
    number = (
        f'<a:fld id="{{C7A4E0B1-5D0E-4B2C-9D5A-0A6C2B8F4E11}}" type="slidenum"><a:rPr lang="{pen.language}"/>'
        f"<a:t>{slide_number}</a:t></a:fld>"
    )
    return (
        _note(2, "Slide Image", 'type="sldImg"', ' noRot="1" noChangeAspect="1"', ""),
        _note(3, "Notes", 'type="body" idx="1"', "", said),
        _note(4, "Slide Number", 'type="sldNum" sz="quarter" idx="5"', "", f"<a:p>{number}</a:p>"),
    )


def _note(number: int, name: str, mark: str, locks: str, paragraphs: str) -> str:
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>" if paragraphs else ""
    return (
        f'<p:sp {XMLNS}><p:nvSpPr>{_named(number, name)}<p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {mark}/></p:nvPr></p:nvSpPr><p:spPr/>{body}</p:sp>"
    )


def _named(number: int, name: str, alt: str = "", inner: str = "", *, told: bool = False) -> str:
    """`told` for what a screen reader has to describe: without words it is marked as decoration."""
    described = f" descr={quoteattr(alt)}" if alt else ""
    inner += _DECORATIVE if told and not alt else ""
    return f'<p:cNvPr id="{number}" name={quoteattr(name)}{described}>{inner}</p:cNvPr>'


def _mark(box: Placeholder) -> str:
    kind = "" if box.kind == "obj" else f' type="{box.kind}"'
    sized = {"dt": ' sz="half"', "ftr": ' sz="quarter"', "sldNum": ' sz="quarter"'}.get(box.kind, "")
    index = f' idx="{box.index}"' if box.index else ""
    return f"<p:ph{kind}{sized}{index}/>"


def _xfrm(frame: Frame, prefix: str = "a") -> str:
    return f'<{prefix}:xfrm><a:off x="{frame.x}" y="{frame.y}"/><a:ext cx="{frame.width}" cy="{frame.height}"/></{prefix}:xfrm>'
