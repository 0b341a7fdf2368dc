"""What a PowerPoint template says of its layouts: where placeholders stand and how text in them is set.

Read from its XML with PowerPoint's own inheritance: layout, master, the master's text styles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, TypeVar

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
A, P = (f"{{{NAMESPACES[prefix]}}}" for prefix in "ap")
TITLES = ("title", "ctrTitle")
FOOTERS = ("dt", "ftr", "sldNum")
FREE = "free"  # the kind of a box that no layout has: a text box, which carries its levels itself
SMALL = "Source"  # how the names of placeholders begin whose text may be small
LINE = 1.2  # of a size, what Office takes for a line where it reckons with shares
_FIXED_PITCH = 1  # the low bits of a pitchFamily
_TEXTS = ("body", "subTitle", "obj", "tbl", "pic", "chart")

Face = Literal["heading", "text", "code"]


T = TypeVar("T")


class Lazily(Mapping[str, T]):
    """Values by name, each made when it is first asked for: of forty layouts a talk uses a dozen."""

    def __init__(self, names: Iterable[str], make: Callable[[str], T]) -> None:
        self._names, self._make = dict.fromkeys(names), cache(make)

    def __getitem__(self, name: str) -> T:
        if name not in self._names:
            raise KeyError(name)
        return self._make(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True)
class Frame:
    """A rectangle on the slide, in EMU from its left and top edges."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Level:
    """How paragraphs of one level are set: sizes and spaces in points, margins in EMU, leading as a share.

    `small` text may be set smaller than what is read from the back of a room; `align` is `l`, `ctr` or `r`.
    """

    size: float = 18
    bold: bool = False
    italic: bool = False
    face: Face = "text"
    colour: str = "tx1"
    capitals: bool = False
    tracking: float = 0
    leading: float = 1
    before: float = 0
    after: float = 0
    margin: int = 0
    indent: int = 0
    marker: str = ""
    small: bool = False
    align: str = "l"
    rtl: bool = False
    bullet: str = "–"


@dataclass(frozen=True)
class Placeholder:
    """`kind` and `index` are how PowerPoint ties a slide's shape to its layout's; `kind` is FREE for none.

    `moved` tells that its frame is not the layout's; `said` is what the layout's own footer says; `shape` is
    its outline, by its preset's name; `upright` is no for text that runs down."""

    name: str
    kind: str
    index: int
    frame: Frame
    insets: tuple[int, int, int, int]
    anchor: str
    levels: tuple[Level, ...]
    shrinks: bool
    shape: str = "rect"
    moved: bool = False
    said: str = ""
    upright: bool = True

    @property
    def room(self) -> tuple[float, float]:
        """Width and height for text, in points."""
        left, top, right, bottom = self.insets
        return (self.frame.width - left - right) / 12_700, (self.frame.height - top - bottom) / 12_700


@dataclass(frozen=True)
class Layout:
    """`colours` is its own colour mapping, as XML that a slide on it must repeat; "" for the master's.

    `ground` is the theme colour of its own background, "" when it has none. `inks` has theme colours that
    cannot be read here and those that stand for them; `foreign` layouts are not of our own template.
    """

    name: str
    placeholders: Mapping[str, Placeholder]
    colours: str
    ground: str = ""
    inks: Mapping[str, str] = field(default_factory=dict)
    foreign: bool = False

    @property
    def title(self) -> Placeholder | None:
        return next((one for one in self.placeholders.values() if one.kind in TITLES), None)


def read_layout(layout: etree._Element, master: etree._Element, defaults: etree._Element | None) -> Layout:
    """`defaults` is the presentation's own default text style."""
    found = {one.name: one for one in read_placeholders(layout, master, defaults)}
    name = layout.find(f"{P}cSld").get("name", "")  # type: ignore[union-attr]
    ground = layout.find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill/{A}schemeClr")
    return Layout(name, found, colours_of(layout), "" if ground is None else ground.get("val", ""))


def colours_of(layout: etree._Element) -> str:
    """Its own colour mapping, as XML; "" for its master's."""
    own = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    return "" if own is None else etree.tostring(own).decode()


def read_placeholders(
    layout: etree._Element, master: etree._Element, defaults: etree._Element | None
) -> tuple[Placeholder, ...]:
    """All of them, of which several may have one name."""
    return tuple(
        _placeholder(shape, master, defaults)
        for shape in layout.iterfind(f"{P}cSld/{P}spTree/{P}sp")
        if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None
    )


def _placeholder(
    shape: etree._Element, master: etree._Element, defaults: etree._Element | None
) -> Placeholder:
    mark = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    assert mark is not None
    kind, index = mark.get("type", "obj"), int(mark.get("idx", "0"))
    chain = [shape, *_ancestors(master, kind)]
    body = _merged(one.find(f"{P}txBody/{A}bodyPr") for one in chain)
    fits = next((fit for one in chain if (fit := _fit(one))), "noAutofit")
    named = shape.find(f"{P}nvSpPr/{P}cNvPr")
    outline = shape.find(f"{P}spPr/{A}prstGeom")
    name = named.get("name", "") if named is not None else ""
    small = name.startswith(SMALL)
    words = ("".join(map(str, one.itertext(f"{A}t"))).strip() for one in chain)
    return Placeholder(
        name=name,
        kind=kind,
        index=index,
        frame=_frame(chain),
        insets=(
            int(body.get("lIns", 91440)),
            int(body.get("tIns", 45720)),
            int(body.get("rIns", 91440)),
            int(body.get("bIns", 45720)),
        ),
        anchor=body.get("anchor", "t"),
        levels=tuple(replace(one, small=small) for one in levels_of(chain, master, kind, defaults)),
        shrinks=fits == "normAutofit",
        shape=outline.get("prst", "rect") if outline is not None else "rect",
        said=next(filter(None, words), "") if kind == "ftr" else "",
        upright=mark.get("orient") != "vert" and body.get("vert", "horz") == "horz",
    )


def _ancestors(master: etree._Element, kind: str) -> list[etree._Element]:
    wanted = "title" if kind in TITLES else "body" if kind in _TEXTS else kind
    shapes = master.iterfind(f"{P}cSld/{P}spTree/{P}sp")
    return [
        one for one in shapes if (ph := one.find(f".//{P}ph")) is not None and ph.get("type", "obj") == wanted
    ]


def _fit(shape: etree._Element) -> str:
    body = shape.find(f"{P}txBody/{A}bodyPr")
    fits = [str(etree.QName(child).localname) for child in body] if body is not None else []
    return next((fit for fit in fits if fit in ("normAutofit", "noAutofit", "spAutoFit")), "")


def _frame(chain: Sequence[etree._Element]) -> Frame:
    for shape in chain:
        placed = shape.find(f"{P}spPr/{A}xfrm")
        if placed is not None:
            at, size = placed.find(f"{A}off"), placed.find(f"{A}ext")
            assert at is not None
            assert size is not None
            return Frame(
                int(at.get("x", 0)), int(at.get("y", 0)), int(size.get("cx", 0)), int(size.get("cy", 0))
            )
    return Frame(0, 0, 0, 0)


def _merged(elements: Iterator[etree._Element | None]) -> dict[str, str]:
    """The attributes of all, the first one's winning."""
    merged: dict[str, str] = {}
    for element in reversed([one for one in elements if one is not None]):
        merged |= {str(name): str(value) for name, value in element.attrib.items()}
    return merged


def levels_of(
    chain: Sequence[etree._Element], master: etree._Element, kind: str, defaults: etree._Element | None
) -> Iterator[Level]:
    style = "titleStyle" if kind in TITLES else "bodyStyle" if kind in _TEXTS else "otherStyle"
    lists = [shape.find(f"{P}txBody/{A}lstStyle") for shape in chain]
    lists += [master.find(f"{P}txStyles/{P}{style}"), defaults]
    for number in range(1, 6):
        found = (one.find(f"{A}lvl{number}pPr") for one in lists if one is not None)
        yield _level([one for one in found if one is not None])


def _level(properties: Sequence[etree._Element]) -> Level:
    own = _merged(iter(properties))
    run = _merged(one.find(f"{A}defRPr") for one in properties)
    size = int(run.get("sz", 1800)) / 100
    return Level(
        size=size,
        bold=run.get("b", "0") in ("1", "true"),
        italic=run.get("i", "0") in ("1", "true"),
        face=_face(_first(properties, f"{A}defRPr/{A}latin")),
        colour=_colour(_first(properties, f"{A}defRPr/{A}solidFill/{A}schemeClr")),
        capitals=run.get("cap") == "all",
        tracking=int(run.get("spc", 0)) / 100,
        leading=_space(_first(properties, f"{A}lnSpc"), size * LINE, size * LINE) / (size * LINE),
        before=_space(_first(properties, f"{A}spcBef"), size * LINE),
        after=_space(_first(properties, f"{A}spcAft"), size * LINE),
        margin=int(own.get("marL", 0)),
        indent=int(own.get("indent", 0)),
        marker=_marker(properties),
        align=own.get("algn", "l"),
        rtl=own.get("rtl", "0") in ("1", "true"),
        bullet=_bullet(properties),
    )


def _first(properties: Sequence[etree._Element], path: str) -> etree._Element | None:
    return next((found for one in properties if (found := one.find(path)) is not None), None)


def _space(spacing: etree._Element | None, line: float, otherwise: float = 0) -> float:
    """In points; some say it as a share of a line."""
    if spacing is None or not len(spacing):
        return otherwise
    value = int(spacing[0].get("val", "0").rstrip("%"))
    return value / 100 if spacing[0].tag == f"{A}spcPts" else value / 100_000 * line


def _face(latin: etree._Element | None) -> Face:
    if latin is None or latin.get("typeface", "").startswith("+mn"):
        return "text"
    if latin.get("typeface", "").startswith("+mj"):
        return "heading"
    return "code" if int(latin.get("pitchFamily", "0")) & 3 == _FIXED_PITCH else "text"


def _colour(scheme: etree._Element | None) -> str:
    return "tx1" if scheme is None else scheme.get("val", "tx1")


def _marker(properties: Sequence[etree._Element]) -> str:
    marks = {"buNone": "", "buChar": "bullet", "buAutoNum": "number"}
    for one in properties:
        for child in one:
            if (name := str(etree.QName(child).localname)) in marks:
                return marks[name]
    return ""


def _bullet(properties: Sequence[etree._Element]) -> str:
    found = _first(properties, f"{A}buChar")
    return "–" if found is None else found.get("char", "–")
