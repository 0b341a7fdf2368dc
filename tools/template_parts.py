"""The parts of a PowerPoint file as XML: what `make_template` fills with the design. Knows no design of its own."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HEADING, TEXT = "+mj-lt", "+mn-lt"  # the theme's major and minor fonts
# 49 says fixed pitch, modern: where the face is missing, a machine then takes its own monospace.
CODE = "JetBrains Mono"
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


@dataclass(frozen=True)
class At:
    """A frame in inches from the slide's left and top edges."""

    x: float
    y: float
    width: float
    height: float

    @property
    def xfrm(self) -> str:
        x, y, cx, cy = (round(one * 914_400) for one in (self.x, self.y, self.width, self.height))
        return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'


@dataclass(frozen=True)
class Type:
    """How text is set. Sizes and spaces are points, insets and indents inches; `colour` is a theme colour."""

    size: float
    font: str = TEXT
    colour: str = "tx1"
    bold: bool = False
    capitals: bool = False
    tracking: float = 0
    leading: int = 100
    before: float = 0
    align: str = "l"
    anchor: str = "t"
    bullet: str = ""
    indent: float = 0
    fits: bool = True
    wraps: bool = True
    insets: tuple[float, float, float, float] = (0, 0, 0, 0)

    def but(self, **changes: object) -> Type:
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def body(self) -> str:
        left, top, right, bottom = (round(one * 914_400) for one in self.insets)
        fit = "<a:normAutofit/>" if self.fits else "<a:noAutofit/>"
        wrap = "square" if self.wraps else "none"
        return (
            f'<a:bodyPr vert="horz" wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
            f'rtlCol="0" anchor="{self.anchor}">{fit}</a:bodyPr>'
        )

    def level(self, number: int, inset: float = 0) -> str:
        margin, indent = round((inset + self.indent) * 914_400), round(-self.indent * 914_400)
        bold, capitals = int(self.bold), "all" if self.capitals else "none"
        return (
            f'<a:lvl{number}pPr marL="{margin}" indent="{indent}" algn="{self.align}" defTabSz="914400" rtl="0" '
            f'eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="{self.leading * 1000}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(self.before * 100)}"/></a:spcBef>{self._bullet}'
            f'<a:defRPr sz="{round(self.size * 100)}" b="{bold}" i="0" kern="1200" cap="{capitals}" '
            f'spc="{round(self.tracking * 100)}" baseline="0">{fill(self.colour)}{_face(self.font)}</a:defRPr>'
            f"</a:lvl{number}pPr>"
        )

    @property
    def _bullet(self) -> str:
        if not self.bullet:
            return "<a:buNone/>"
        colour = '<a:buClr><a:schemeClr val="accent1"/></a:buClr>'
        if self.bullet == "number":
            return f'{colour}<a:buFontTx/><a:buAutoNum type="arabicPeriod"/>'
        return f'{colour}<a:buFont typeface="{TEXT}"/><a:buChar char="{self.bullet}"/>'


def fill(colour: str) -> str:
    """`accent1`, or `accent1 20` for that colour at 20 % of its strength."""
    name, _, alpha = colour.partition(" ")
    inner = f'<a:alpha val="{int(alpha) * 1000}"/>' if alpha else ""
    return f'<a:solidFill><a:schemeClr val="{name}">{inner}</a:schemeClr></a:solidFill>'


def _face(font: str) -> str:
    if font == CODE:
        return f'<a:latin typeface="{CODE}" pitchFamily="49" charset="0"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    script = font[1:3]
    return f'<a:latin typeface="{font}"/><a:ea typeface="+{script}-ea"/><a:cs typeface="+{script}-cs"/>'


@dataclass(frozen=True)
class Box:
    """A placeholder. `kind` is its type in the standard's words; a body's `prompt` says what belongs in it."""

    name: str
    kind: str
    at: At
    type: Type | None = None
    prompt: str = ""
    ground: str = ""
    levels: tuple[Type, ...] = ()
    shape: str = "rect"

    def xml(self, number: int, index: int) -> str:
        listed = "".join(
            one.level(i) for i, one in enumerate(self.levels or ((self.type,) if self.type else ()), 1)
        )
        listed = f"<a:lstStyle>{listed}</a:lstStyle>" if listed else "<a:lstStyle/>"
        ground = fill(self.ground) if self.ground else ""
        body = self.type.body if self.type else "<a:bodyPr/>"
        hinted = ' hasCustomPrompt="1"' if self.prompt else ""
        place = f' idx="{index}"' if index else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(self.name)}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{_kind(self.kind)}{place}{hinted}/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{self.at.xfrm}<a:prstGeom prst="{self.shape}"><a:avLst/></a:prstGeom>{ground}</p:spPr>'
            f"<p:txBody>{body}{listed}<a:p>{self._text}</a:p></p:txBody></p:sp>"
        )

    @property
    def _text(self) -> str:
        if self.kind == "sldNum":
            return '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
        return f'<a:r><a:rPr lang="en-GB"/><a:t>{escape(self.prompt or self.name)}</a:t></a:r>'


@dataclass(frozen=True)
class Shape:
    """Decoration that belongs to a layout: a filled rectangle without a line."""

    name: str
    at: At
    colour: str

    def xml(self, number: int) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(self.name)}"/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{self.at.xfrm}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{fill(self.colour)}<a:ln><a:noFill/></a:ln></p:spPr>"
            '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
        )


@dataclass(frozen=True)
class Mark:
    """Decoration drawn as text: a quotation mark."""

    name: str
    at: At
    type: Type
    text: str

    def xml(self, number: int) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(self.name)}"/><p:cNvSpPr txBox="1"/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{self.at.xfrm}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"<a:noFill/></p:spPr><p:txBody>{self.type.body}<a:lstStyle>{self.type.level(1)}</a:lstStyle>"
            f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{self.text}</a:t></a:r></a:p></p:txBody></p:sp>'
        )


@dataclass(frozen=True)
class Layout:
    """`dark` swaps ink and paper, so that text and links stay readable whatever a person adds."""

    name: str
    boxes: tuple[Box, ...]
    shapes: tuple[Shape | Mark, ...] = ()
    ground: str = ""
    dark: bool = False
    kind: str = ""

    def xml(self) -> str:
        kind = f' type="{self.kind}"' if self.kind else ""
        return (
            f'{HEAD}<p:sldLayout {NAMESPACES}{kind} preserve="1" userDrawn="1">'
            f'<p:cSld name="{escape(self.name)}">{background(self.ground)}{tree(self.shapes, self.boxes)}</p:cSld>'
            f"<p:clrMapOvr>{_DARK if self.dark else '<a:masterClrMapping/>'}</p:clrMapOvr></p:sldLayout>"
        )


# Followed links keep the colour of links: a talk is clicked through before it is given.
CLEAR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="hlink"'
)
# On dark, links take the theme's last slot: the accent light enough to be read on ink. So does accented text there.
_DARK = (
    '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="folHlink" folHlink="folHlink"/>'
)
_FIXED = {"title": 0, "ctrTitle": 0, "dt": 10, "ftr": 11, "sldNum": 12}


def _kind(kind: str) -> str:
    sized = {"dt": ' sz="half"', "ftr": ' sz="quarter"', "sldNum": ' sz="quarter"'}
    return f' type="{kind}"{sized.get(kind, "")}' if kind else ""


def background(colour: str) -> str:
    return f"<p:bg><p:bgPr>{fill(colour)}<a:effectLst/></p:bgPr></p:bg>" if colour else ""


def tree(shapes: tuple[Shape | Mark, ...], boxes: tuple[Box, ...]) -> str:
    """The shapes below the placeholders; indices count from 13, after those PowerPoint keeps for its own."""
    drawn = [shape.xml(number) for number, shape in enumerate(shapes, start=2)]
    free = iter(range(13, 100))
    for number, box in enumerate(boxes, start=2 + len(shapes)):
        index = _FIXED[box.kind] if box.kind in _FIXED else next(free)
        drawn.append(box.xml(number, index))
    return f"<p:spTree>{_GROUP}{''.join(drawn)}</p:spTree>"


def relations(targets: list[tuple[str, str]]) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(
        f'<Relationship Id="rId{i}" Type="{kind if "://" in kind else f"{base}/{kind}"}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'
