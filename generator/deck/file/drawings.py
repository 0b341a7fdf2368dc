"""Drawings as groups of shapes that stay editable: areas, strokes and labels."""

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.file.elements import element
from generator.deck.file.shape_xml import (
    NO_FILL,
    NO_LINE,
    RunWriter,
    fill,
    line,
    name_shape,
    preset,
    xfrm,
)
from generator.deck.placed import Drawing, Part
from generator.scripts import right_to_left
from generator.shapes import BREAK, Area, Drawn, Frame, Label, Polygon, Stroke
from generator.units import EMU_PER_PT

EDGE = 28_575  # EMU, 2.25 points


def drawing(
    placed: Drawing, writer: RunWriter, number: int, *, apart: bool = False
) -> tuple[str, list[int], int]:
    """One group; or `apart` one for each of its parts as well, since nothing within a group can be animated.
    With their shape ids, the ground's first and then the parts' in their order, and the next free one."""
    if not apart or not placed.parts:
        xml = _group(placed.name, placed.alt, placed.frame, placed.shapes, writer, number)
        return xml, [number], number + 1 + len(placed.shapes)
    held = [[one for one in placed.shapes if one.part == index] for index in range(len(placed.parts) + 1)]
    frames = [placed.frame, *map(_holding, held[1:])]
    parts: tuple[Drawing | Part, ...] = (placed, *placed.parts)
    xml, ids = "", [0] * len(parts)
    for index in _as_read(frames):
        xml += _group(parts[index].name, parts[index].alt, frames[index], held[index], writer, number)
        ids[index] = number
        number += 1 + len(held[index])
    return xml, ids, number


def _as_read(frames: Sequence[Frame]) -> list[int]:
    """The ground, then what has none of the others above it: above the axis before below it."""
    highest = min(one.y + one.height for one in frames[1:])
    return sorted(range(len(frames)), key=lambda index: index > 0 and frames[index].y >= highest)


def _group(name: str, alt: str, frame: Frame, shapes: Sequence[Drawn], writer: RunWriter, number: int) -> str:
    inner = (_drawn(shape, writer, number + 1 + index) for index, shape in enumerate(shapes))
    room = element("a:chOff", x=frame.x, y=frame.y), element("a:chExt", cx=frame.width, cy=frame.height)
    called = name_shape(number, name, alt, told=True)
    return element(
        "p:grpSp",
        element("p:nvGrpSpPr", called, element("p:cNvGrpSpPr"), element("p:nvPr")),
        element("p:grpSpPr", xfrm(frame, "a", *room)),
        *inner,
    )


def _holding(shapes: Sequence[Drawn]) -> Frame:
    """The frame around all of them."""
    frames = [one.frame if isinstance(one, Area | Label) else _around(one.points) for one in shapes]
    corners = ((one.x + dx, one.y + dy) for one in frames for dx, dy in ((0, 0), (one.width, one.height)))
    return _around(tuple(corners))


def _drawn(shape: Drawn, writer: RunWriter, number: int) -> str:
    if isinstance(shape, Area):
        return _area(shape, writer, number)
    if isinstance(shape, Label):
        return _label(shape, writer, number)
    return _stroke(shape, number) if isinstance(shape, Stroke) else _polygon(shape, writer, number)


def _shape(called: str, *properties: str, body: str = "", box: bool = False) -> str:
    """`called` is its `p:cNvPr`, `body` its text."""
    known = element("p:nvSpPr", called, element("p:cNvSpPr", txBox=box or None), element("p:nvPr"))
    return element("p:sp", known, element("p:spPr", *properties), body)


def _area(shape: Area, writer: RunWriter, number: int) -> str:
    edge = line(EDGE, shape.line) if shape.line else NO_LINE
    ground = _fading(shape) if shape.fade else fill(shape.colour)
    called = name_shape(number, shape.name, "", writer.click(shape.link))
    return _shape(called, xfrm(shape.frame), preset(shape.shape), ground, edge)


def _fading(shape: Area) -> str:
    """From clear to its colour, which is kept for a share of its height; stops are counted from the top."""
    name, _, strength = shape.colour.partition(" ")
    alphas = (0, int(strength or 100) * 1000, int(strength or 100) * 1000)
    places = (0.0, 1 - shape.solid, 1.0)
    stops = list(zip(places, alphas, strict=True))
    if shape.fade == "down":
        stops = [(1 - place, alpha) for place, alpha in reversed(stops)]
    inner = (
        element(
            "a:gs",
            element("a:schemeClr", element("a:alpha", val=alpha), val=name),
            pos=round(place * 100_000),
        )
        for place, alpha in stops
    )
    return element("a:gradFill", element("a:gsLst", *inner), element("a:lin", ang=5_400_000, scaled=False))


def _stroke(shape: Stroke, number: int) -> str:
    """A straight one as a connector, a bent one as a freeform: both as PowerPoint draws them."""
    dash = element("a:prstDash", val=shape.dash) if shape.dash else ""
    drawn = line(round(shape.width * EMU_PER_PT), shape.colour, dash)
    called = name_shape(number, shape.name)
    if len(shape.points) > 2:
        return _freeform(called, shape.points, NO_FILL, drawn, closed=False)
    (x0, y0), (x1, y1) = shape.points
    place = xfrm(_around(shape.points), flipped=(x1 - x0) * (y1 - y0) < 0)
    return element(
        "p:cxnSp",
        element("p:nvCxnSpPr", called, element("p:cNvCxnSpPr"), element("p:nvPr")),
        element("p:spPr", place, preset("line"), drawn),
    )


def _polygon(shape: Polygon, writer: RunWriter, number: int) -> str:
    edge = line(round(shape.width * EMU_PER_PT), shape.line) if shape.line else NO_LINE
    called = name_shape(number, shape.name, "", writer.click(shape.link))
    return _freeform(called, shape.points, fill(shape.colour), edge, closed=True)


def _freeform(called: str, points: Sequence[tuple[int, int]], ground: str, edge: str, *, closed: bool) -> str:
    """`called` is its `p:cNvPr`."""
    frame = _around(points)
    way = (
        element("a:lnTo" if index else "a:moveTo", element("a:pt", x=x - frame.x, y=y - frame.y))
        for index, (x, y) in enumerate(points)
    )
    path = element(
        "a:path",
        *way,
        element("a:close") if closed else "",
        fill="" if closed else "none",
        w=frame.width,
        h=frame.height,
    )
    lists = (element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    room = element("a:rect", l="0", t="0", r="r", b="b")
    outline = element("a:custGeom", *lists, room, element("a:pathLst", path))
    return _shape(called, xfrm(frame), outline, ground, edge)


def _around(points: Sequence[tuple[int, int]]) -> Frame:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Frame(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _label(shape: Label, writer: RunWriter, number: int) -> str:
    usual = element(
        "a:defRPr", fill(shape.colour), writer.latin(shape.face), sz=round(shape.size * 100), b=shape.bold
    )
    slant = "accent1" if shape.face == "heading" else ""
    broken = [f for index, said in enumerate(shape.lines) for f in ((BREAK, *said) if index else said)]
    runs = (writer.run(run, slant) for run in broken)
    rtl = right_to_left("".join(run.text for run in broken))
    body = element(
        "a:bodyPr",
        element("a:noAutofit"),
        vert="vert270" if shape.turned else "",
        wrap="none",
        lIns=0,
        tIns=0,
        rIns=0,
        bIns=0,
        anchor=shape.anchor,
    )
    style = element("a:lstStyle", element("a:lvl1pPr", usual, algn=shape.align))
    paragraph = element("a:p", element("a:pPr", rtl=True) if rtl else "", *runs)
    text = element("p:txBody", body, style, paragraph)
    called = name_shape(number, shape.name)
    return _shape(called, xfrm(shape.frame), preset("rect"), NO_FILL, body=text, box=True)
