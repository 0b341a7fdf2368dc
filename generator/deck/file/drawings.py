"""Drawings as groups of shapes that stay editable: areas, strokes and labels."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.file.pen import XMLNS, Pen, fill, named, xfrm
from generator.deck.placed import Area, Drawing, Drawn, Label, Part, Polygon, Stroke
from generator.deck.slides import BREAK
from generator.deck.template.layouts import Frame
from generator.scripts import right_to_left

_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def drawing(placed: Drawing, pen: Pen, number: int, *, apart: bool = False) -> tuple[str, list[int], int]:
    """One group; or `apart` one for each of its parts as well, since nothing within a group can be animated.
    With their shape ids, the ground's first and then the parts' in their order, and the next free one."""
    if not apart or not placed.parts:
        xml = _group(placed.name, placed.alt, placed.frame, placed.shapes, pen, number)
        return xml, [number], number + 1 + len(placed.shapes)
    held = [[one for one in placed.shapes if one.part == index] for index in range(len(placed.parts) + 1)]
    frames = [placed.frame, *map(_holding, held[1:])]
    parts: tuple[Drawing | Part, ...] = (placed, *placed.parts)
    xml, ids = "", [0] * len(parts)
    for index in _as_read(frames):
        xml += _group(parts[index].name, parts[index].alt, frames[index], held[index], pen, number)
        ids[index] = number
        number += 1 + len(held[index])
    return xml, ids, number


def _as_read(frames: Sequence[Frame]) -> list[int]:
    """The ground, then what has none of the others above it: above the axis before below it."""
    highest = min(one.y + one.height for one in frames[1:])
    return sorted(range(len(frames)), key=lambda index: index > 0 and frames[index].y >= highest)


def _group(name: str, alt: str, frame: Frame, shapes: Sequence[Drawn], pen: Pen, number: int) -> str:
    inner = "".join(_drawn(shape, pen, number + 1 + index) for index, shape in enumerate(shapes))
    place = (
        f'<a:xfrm><a:off x="{frame.x}" y="{frame.y}"/><a:ext cx="{frame.width}" cy="{frame.height}"/>'
        f'<a:chOff x="{frame.x}" y="{frame.y}"/><a:chExt cx="{frame.width}" cy="{frame.height}"/></a:xfrm>'
    )
    return (
        f"<p:grpSp {XMLNS}><p:nvGrpSpPr>{named(number, name, alt, told=True)}<p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr>{place}</p:grpSpPr>{inner}</p:grpSp>"
    )


def _holding(shapes: Sequence[Drawn]) -> Frame:
    """The frame around them all."""
    frames = [one.frame if isinstance(one, Area | Label) else _around(one.points) for one in shapes]
    corners = ((one.x + dx, one.y + dy) for one in frames for dx, dy in ((0, 0), (one.width, one.height)))
    return _around(tuple(corners))


def _drawn(shape: Drawn, pen: Pen, number: int) -> str:
    if isinstance(shape, Area):
        return _area(shape, pen, number)
    if isinstance(shape, Label):
        return _label(shape, pen, number)
    return _stroke(shape, number) if isinstance(shape, Stroke) else _polygon(shape, pen, number)


def _area(shape: Area, pen: Pen, number: int) -> str:
    line = f'<a:ln w="28575">{fill(shape.line)}</a:ln>' if shape.line else _NO_LINE
    ground = _fading(shape) if shape.fade else fill(shape.colour)
    return (
        f"<p:sp><p:nvSpPr>{named(number, shape.name, '', pen.click(shape.link))}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
        f'{xfrm(shape.frame)}<a:prstGeom prst="{shape.shape}"><a:avLst/></a:prstGeom>{ground}{line}</p:spPr></p:sp>'
    )


def _fading(shape: Area) -> str:
    """From clear to its colour, which is kept for a share of its height; stops are counted from the top."""
    name, _, strength = shape.colour.partition(" ")
    alphas = (0, int(strength or 100) * 1000, int(strength or 100) * 1000)
    places = (0.0, 1 - shape.solid, 1.0)
    stops = list(zip(places, alphas, strict=True))
    if shape.fade == "down":
        stops = [(1 - place, alpha) for place, alpha in reversed(stops)]
    inner = "".join(
        f'<a:gs pos="{round(place * 100_000)}"><a:schemeClr val="{name}"><a:alpha val="{alpha}"/></a:schemeClr></a:gs>'
        for place, alpha in stops
    )
    return f'<a:gradFill><a:gsLst>{inner}</a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill>'


def _stroke(shape: Stroke, number: int) -> str:
    """A straight one as a connector, a bent one as a freeform: both as PowerPoint draws them."""
    dash = f'<a:prstDash val="{shape.dash}"/>' if shape.dash else ""
    line = f'<a:ln w="{round(shape.width * 12_700)}">{fill(shape.colour)}{dash}</a:ln>'
    if len(shape.points) > 2:
        return _freeform(named(number, shape.name), shape.points, "<a:noFill/>", line, closed=False)
    (x0, y0), (x1, y1) = shape.points
    flip = ' flipV="1"' if (x1 - x0) * (y1 - y0) < 0 else ""
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{named(number, shape.name)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>"
        f'{xfrm(_around(shape.points)).replace("<a:xfrm", f"<a:xfrm{flip}")}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f"{line}</p:spPr></p:cxnSp>"
    )


def _polygon(shape: Polygon, pen: Pen, number: int) -> str:
    edge = f'<a:ln w="{round(shape.width * 12_700)}">{fill(shape.line)}</a:ln>' if shape.line else _NO_LINE
    named_as = named(number, shape.name, "", pen.click(shape.link))
    return _freeform(named_as, shape.points, fill(shape.colour), edge, closed=True)


def _freeform(called: str, points: Sequence[tuple[int, int]], ground: str, line: str, *, closed: bool) -> str:
    """`called` is its `p:cNvPr`."""
    frame = _around(points)
    way = "".join(
        f'<a:{"lnTo" if index else "moveTo"}><a:pt x="{x - frame.x}" y="{y - frame.y}"/></a:{"lnTo" if index else "moveTo"}>'
        for index, (x, y) in enumerate(points)
    )
    path = f'<a:path w="{frame.width}" h="{frame.height}">{way}<a:close/></a:path>'
    if not closed:
        path = path.replace("<a:close/>", "").replace("<a:path ", '<a:path fill="none" ')
    return (
        f"<p:sp><p:nvSpPr>{called}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{xfrm(frame)}"
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f"{path}</a:pathLst></a:custGeom>{ground}{line}</p:spPr></p:sp>"
    )


def _around(points: Sequence[tuple[int, int]]) -> Frame:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Frame(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _label(shape: Label, pen: Pen, number: int) -> str:
    style = (
        f'<a:lstStyle><a:lvl1pPr algn="{shape.align}"><a:defRPr sz="{round(shape.size * 100)}" b="{int(shape.bold)}">'
        f"{fill(shape.colour)}{pen.latin(shape.face)}</a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    way = ' vert="vert270"' if shape.turned else ""
    slant = "accent1" if shape.face == "heading" else ""
    broken = [f for index, line in enumerate(shape.lines) for f in ((BREAK, *line) if index else line)]
    runs = "".join(pen.run(run, slant) for run in broken)
    turned = '<a:pPr rtl="1"/>' if right_to_left("".join(run.text for run in broken)) else ""
    return (
        f'<p:sp><p:nvSpPr>{named(number, shape.name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{xfrm(shape.frame)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        f'<a:bodyPr{way} wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{shape.anchor}"><a:noAutofit/></a:bodyPr>'
        f"{style}<a:p>{turned}{runs}</a:p></p:txBody></p:sp>"
    )
