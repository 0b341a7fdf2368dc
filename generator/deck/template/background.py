"""What is behind all on a layout or master: a colour, a gradient, a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from pptx.opc.package import Part

from generator.deck.template.colours import Paint, paint
from generator.deck.template.layouts import NAMESPACES, A, P

_R = f"{{{NAMESPACES['r']}}}"


@dataclass(frozen=True)
class Gradient:
    """Colours at shares of the way, which runs at an `angle` in degrees clockwise from the right."""

    stops: tuple[tuple[float, Paint], ...]
    angle: float


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
    return Background(ground, blip_of(properties.find(f"{A}blipFill"), part), gradient, unread)


def gradient_of(filled: etree._Element | None, colours: Mapping[str, str]) -> Gradient | None:
    """None for one that runs from a middle outwards."""
    line = filled.find(f"{A}lin") if filled is not None else None
    if filled is None or line is None:
        return None
    found = ((int(one.get("pos", "0")) / 100_000, paint(one, colours)) for one in filled.iter(f"{A}gs"))
    stops = tuple((at, colour) for at, colour in sorted(found, key=lambda one: one[0]) if colour)
    return Gradient(stops, int(line.get("ang", "0")) / 60_000) if stops else None


def blip_of(fill: etree._Element | None, part: Part) -> bytes:
    blip = fill.find(f"{A}blip") if fill is not None else None
    relation = blip.get(f"{_R}embed") if blip is not None else None
    return bytes(part.related_part(relation).blob) if relation else b""
