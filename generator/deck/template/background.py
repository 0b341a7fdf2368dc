"""What is behind all on a layout or master: a colour, a gradient, a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from pptx.opc.package import Part

from generator.deck.template.colours import paint
from generator.deck.template.layouts import NAMESPACES, A, P
from generator.shapes.colours import Paint
from generator.theme import mix

_LINES = 0.3  # of a pattern, what its lines cover
_R = f"{{{NAMESPACES['r']}}}"


@dataclass(frozen=True)
class Gradient:
    """Colours at shares of the way, which runs at an `angle` in degrees clockwise from the right, or, where
    there is a `middle` (in shares of the rectangle), from that outwards."""

    stops: tuple[tuple[float, Paint], ...]
    angle: float
    middle: tuple[float, float] | None = None


@dataclass(frozen=True)
class Background:
    """What is behind all: a colour, a gradient, a picture."""

    ground: Paint | None
    picture: bytes = b""
    gradient: Gradient | None = None
    unread: tuple[str, ...] = ()


def background_of(part: Part, theme: Part | None, colours: Mapping[str, str]) -> Background | None:
    """None where the part has no background of its own."""
    own = part._element.find(f"{P}cSld/{P}bg")  # type: ignore[attr-defined]
    if own is None:
        return None
    reference = own.find(f"{P}bgRef")
    if reference is not None:
        return _referred(reference, theme, colours)
    return _filled(own.find(f"{P}bgPr"), part, colours)


def _referred(reference: etree._Element, theme: Part | None, colours: Mapping[str, str]) -> Background:
    """By its number one of the theme's fills, in the colour that the reference names; from 1001 on those for
    backgrounds: ECMA-376, 19.3.1.3."""
    base = paint(reference, colours)
    styles = etree.fromstring(theme.blob).find(".//a:bgFillStyleLst", NAMESPACES) if theme else None
    at = int(reference.get("idx", "0")) - 1001
    if theme is None or styles is None or base is None or not 0 <= at < len(styles):
        return Background(base)
    around = etree.Element("around")
    around.append(styles[at])
    found = _filled(around, theme, {**colours, "phClr": base.colour})
    return found if found.ground or found.picture else Background(base)


def _filled(properties: etree._Element, part: Part, colours: Mapping[str, str]) -> Background:
    graded = properties.find(f"{A}gradFill")
    stop = graded.find(f"{A}gsLst/{A}gs") if graded is not None else None
    solid = properties.find(f"{A}solidFill")
    gradient = gradient_of(graded, colours)
    known = graded is None or gradient is not None
    unread = () if known and properties.find(f"{A}pattFill") is None else ("the background",)
    ground = paint(solid if solid is not None else stop, colours)
    ground = ground or patterned(properties.find(f"{A}pattFill"), colours)
    return Background(ground, blip_of(properties.find(f"{A}blipFill"), part), gradient, unread)


def gradient_of(filled: etree._Element | None, colours: Mapping[str, str]) -> Gradient | None:
    """One that runs outwards in rectangles is taken for one in circles."""
    if filled is None:
        return None
    found = ((int(one.get("pos", "0")) / 100_000, paint(one, colours)) for one in filled.iter(f"{A}gs"))
    stops = tuple((at, colour) for at, colour in sorted(found, key=lambda one: one[0]) if colour)
    if not stops:
        return None
    line, path = filled.find(f"{A}lin"), filled.find(f"{A}path")
    if path is None:
        return Gradient(stops, int(line.get("ang", "0")) / 60_000 if line is not None else 0)
    inner = path.find(f"{A}fillToRect")
    sides = [0 if inner is None else int(inner.get(side, "0")) / 100_000 for side in "ltrb"]
    return Gradient(stops, 0, ((sides[0] + 1 - sides[2]) / 2, (sides[1] + 1 - sides[3]) / 2))


def patterned(filled: etree._Element | None, colours: Mapping[str, str]) -> Paint | None:
    """A pattern as it is seen from afar: its ground with a little of its lines."""
    if filled is None:
        return None
    back, front = (paint(filled.find(f"{A}{one}Clr"), colours) for one in ("bg", "fg"))
    return Paint(mix(back.colour, front.colour, _LINES)) if back and front else back or front


def blip_of(fill: etree._Element | None, part: Part) -> bytes:
    blip = fill.find(f"{A}blip") if fill is not None else None
    relation = blip.get(f"{_R}embed") if blip is not None else None
    return bytes(part.related_part(relation).blob) if relation else b""
