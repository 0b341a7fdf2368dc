"""What of a slide is no text, as SVG: grounds, drawings, charts, the template's own shapes."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from math import cos, hypot, radians, sin

from generator.deck.template.background import Gradient
from generator.deck.template.decoration import Art
from generator.shapes import Area, Drawn, Frame, Label, Polygon, Stroke
from generator.shapes.colours import Paint, named
from generator.units import EMU_PER_PT

_DASHES = {"sysDash": (3, 1), "sysDot": (1, 1)}  # in widths of the line
Pictured = Callable[[bytes], str]


def svg(frame: Frame, inner: Iterable[str], title: str = "") -> str:
    """A picture of that part of the slide. With a title it is a figure and not decoration."""
    x, y, wide, tall = (one / EMU_PER_PT for one in (frame.x, frame.y, frame.width, frame.height))
    told = f"<title>{escape(title)}</title>" if title else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{wide:.2f}pt" height="{tall:.2f}pt" viewBox="{x:.2f} {y:.2f} {wide:.2f} {tall:.2f}">'
        f"{told}{''.join(inner)}</svg>"
    )


def address(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def drawn(shapes: Iterable[Drawn], colours: Mapping[str, str]) -> Iterator[str]:
    """All but the labels, which are text of the page: WeasyPrint sets that of pictures letter by letter."""
    for shape in shapes:
        if isinstance(shape, Label):
            continue
        if isinstance(shape, Stroke):
            dash = "".join(f" {one * shape.width:.2f}" for one in _DASHES.get(shape.dash, ()))
            more = f' stroke-dasharray="{dash.strip()}"' if dash else ""
            yield _path(shape.points, None, named(shape.colour, colours), shape.width, more)
        elif isinstance(shape, Polygon):
            edge = named(shape.line, colours) if shape.line else None
            yield _path(shape.points, named(shape.colour, colours), edge, shape.width)
        else:
            yield _area(shape, colours)


def decorated(shapes: Iterable[Art], pictured: Pictured) -> Iterator[str]:
    """The template's own shapes; `pictured` gives the address of a picture."""
    for one in shapes:
        if one.kind == "picture":
            yield _image(one, pictured)
            continue
        graded, more = _graded(one) if one.gradient else ("", "")
        ground = None if one.gradient else one.ground
        yield graded
        if one.points:
            yield _path(one.points, ground, one.edge, one.width, more)
        else:
            yield _shape(one.kind, one.frame, ground, one.edge, one.width, more)


def _graded(art: Art) -> tuple[str, str]:
    """A gradient, and the attribute that fills a shape with it: across the shape's own box."""
    assert art.gradient is not None
    stops = "".join(
        f'<stop offset="{at:.4f}" stop-color="{colour.colour}" stop-opacity="{colour.opacity:.3f}"/>'
        for at, colour in art.gradient.stops
    )
    name = f"graded-{art.frame.x}-{art.frame.y}-{art.frame.width}"
    sort, way = _way(art.gradient, art.frame)
    gradient = f'<defs><{sort} id="{name}" {way}>{stops}</{sort}></defs>'
    return gradient, f' style="fill: url(#{name})"'


def _way(gradient: Gradient, frame: Frame) -> tuple[str, str]:
    """The gradient's element and its way: from the middle to the farthest corner, or along a line from corner
    to corner. In the drawing's own units: gradients in shares of the box are not drawn."""
    left, top, wide, tall = (one / EMU_PER_PT for one in (frame.x, frame.y, frame.width, frame.height))
    x, y = gradient.middle or (0.5, 0.5)
    cx, cy = left + x * wide, top + y * tall
    units = 'gradientUnits="userSpaceOnUse"'
    if gradient.middle:
        far = hypot(max(x, 1 - x) * wide, max(y, 1 - y) * tall)
        return "radialGradient", f'{units} cx="{cx:.2f}" cy="{cy:.2f}" r="{far:.2f}"'
    across, down = cos(radians(gradient.angle)), sin(radians(gradient.angle))
    half = (abs(across) * wide + abs(down) * tall) / 2
    dx, dy = across * half, down * half
    ends = f'x1="{cx - dx:.2f}" y1="{cy - dy:.2f}" x2="{cx + dx:.2f}" y2="{cy + dy:.2f}"'
    return "linearGradient", f"{units} {ends}"


def _area(shape: Area, colours: Mapping[str, str]) -> str:
    edge, ground = named(shape.line, colours) if shape.line else None, named(shape.colour, colours)
    if shape.fade:
        return _fading(shape, ground)
    return _shape(shape.shape, shape.frame, ground, edge, 2.25)


def _fading(shape: Area, ground: Paint) -> str:
    """From solid to nothing, as a gradient from the edge where it is solid."""
    start, end = (1, 0) if shape.fade == "up" else (0, 1)
    stops = "".join(
        f'<stop offset="{at:.4f}" stop-color="{ground.colour}" stop-opacity="{opacity:.3f}"/>'
        for at, opacity in ((0, ground.opacity), (shape.solid, ground.opacity), (1, 0))
    )
    name = f"fade-{shape.frame.y}"
    gradient = f'<linearGradient id="{name}" x1="0" x2="0" y1="{start}" y2="{end}">{stops}</linearGradient>'
    x, y, wide, tall = (one / EMU_PER_PT for one in _sides(shape.frame))
    box = f'x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{tall:.2f}"'
    return f'<defs>{gradient}</defs><rect {box} fill="url(#{name})"/>'


def _sides(frame: Frame) -> tuple[int, int, int, int]:
    return frame.x, frame.y, frame.width, frame.height


def _shape(
    kind: str, frame: Frame, ground: Paint | None, edge: Paint | None, width: float, more: str = ""
) -> str:
    x, y, wide, tall = (one / EMU_PER_PT for one in (frame.x, frame.y, frame.width, frame.height))
    paint = f"{_fill(ground)}{_stroke(edge, width)}{more}"
    if kind == "ellipse":
        rx, ry = wide / 2, tall / 2
        return f'<ellipse cx="{x + rx:.2f}" cy="{y + ry:.2f}" rx="{rx:.2f}" ry="{ry:.2f}"{paint}/>'
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{tall:.2f}"{paint}/>'


def _path(
    points: Sequence[tuple[int, int]], ground: Paint | None, edge: Paint | None, width: float, more: str = ""
) -> str:
    way = " ".join(f"{x / EMU_PER_PT:.2f},{y / EMU_PER_PT:.2f}" for x, y in points)
    tag = "polygon" if ground or more.startswith(" style") else "polyline"
    return f'<{tag} points="{way}"{_fill(ground)}{_stroke(edge, width)}{more}/>'


def _image(art: Art, pictured: Pictured) -> str:
    x, y, wide, tall = (
        one / EMU_PER_PT for one in (art.frame.x, art.frame.y, art.frame.width, art.frame.height)
    )
    return (
        f'<image x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{tall:.2f}" preserveAspectRatio="none" '
        f'xlink:href="{pictured(art.picture)}"/>'
    )


def _fill(paint: Paint | None) -> str:
    if paint is None:
        return ' fill="none"'
    return f' fill="{paint.colour}"' + (f' fill-opacity="{paint.opacity:.3f}"' if paint.opacity < 1 else "")


def _stroke(paint: Paint | None, width: float) -> str:
    if paint is None:
        return ""
    clear = f' stroke-opacity="{paint.opacity:.3f}"' if paint.opacity < 1 else ""
    return f' stroke="{paint.colour}" stroke-width="{width:.2f}"{clear}'
