"""A template's layouts read from its XML with PowerPoint's own inheritance: layout, master, the master's text
styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from generator.deck.template.layouts import SMALL, TITLES, A, Layout, Level, P, Placeholder
from generator.shapes import Face, Frame

LINE = 1.2  # of a size, what Office takes for a line where it reckons with shares
_FIXED_PITCH = 1  # the low bits of a pitchFamily
_TEXTS = ("body", "subTitle", "obj", "tbl", "pic", "chart")
_CHANGES = ("lumMod", "lumOff", "tint", "shade")  # of colours, that the deck's own values can name


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
        colour=_colour(_first(properties, f"{A}defRPr/{A}solidFill")),
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


def _colour(filled: etree._Element | None) -> str:
    """As the deck's own values name colours."""
    own = next(filled.iterchildren(f"{A}schemeClr", f"{A}srgbClr"), None) if filled is not None else None
    if own is None:
        return "tx1"
    name = own.get("val", "tx1")
    name = name if own.tag == f"{A}schemeClr" else f"#{name.upper()}"
    kept = (one for one in own if str(etree.QName(one).localname) in _CHANGES)
    changes = (f":{etree.QName(one).localname}{_hundredths(one)}" for one in kept)
    return name + "".join(changes)


def _hundredths(change: etree._Element) -> int:
    value = change.get("val", "100000")
    return round(float(value[:-1]) if value.endswith("%") else int(value) / 1000)


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
