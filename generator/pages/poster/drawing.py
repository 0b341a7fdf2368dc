"""What of a timeline is lines and colour: one SVG that lies behind the words, in points."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from generator.look import Look
from generator.pages.poster.chronology import CardBox, Chronology

_HAIRLINE = 0.07  # ems
_RULE = 0.16
_DOT = 0.42


def drawing(timeline: Chronology, look: Look) -> str:
    """A data: address of a picture one em wider than the timeline on either side.

    As a background it is decoration, which a screen reader passes over.
    """
    width, height = timeline.width + 2 * timeline.size, timeline.height
    parts = "".join(_parts(timeline, look))
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}pt" height="{height:.2f}pt"'
        f' viewBox="{-timeline.size:.2f} 0 {width:.2f} {height:.2f}">{parts}</svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode()


def _parts(timeline: Chronology, look: Look) -> Iterator[str]:
    colours = look.theme.colours
    top, bottom = timeline.axis, timeline.axis + timeline.axis_height
    for band in timeline.bands:
        tint = colours.tint(band.colour, 0.12)
        yield _rect(band.x, top - timeline.channel, band.width, bottom - top + 2 * timeline.channel, tint)
    yield _rect(0, top, timeline.width, bottom - top, colours.ink)
    gap = _HAIRLINE * timeline.size
    for band in timeline.bands:
        yield _rect(band.x, top, band.width - gap, timeline.band_height, band.colour)
    for tick in timeline.ticks:
        yield _line([(tick.x, top + timeline.band_height), (tick.x, bottom)], colours.paper, gap)
    for card in timeline.cards:
        yield from _card(card, timeline, colours.paper)


def _card(card: CardBox, timeline: Chronology, paper: str) -> Iterator[str]:
    size = timeline.size
    yield _line(card.leader, card.colour, _RULE * size)
    start, end = card.extent
    if card.milestone.date.ranged:
        yield _line([(start, card.dot[1]), (end, card.dot[1])], card.colour, 2 * _RULE * size)
    x, y = card.dot
    # A major milestone's dot is full; the others are rings, which also print in black and white.
    full = card.milestone.weight == "major"
    fill = card.colour if full else paper
    radius = _DOT * size * (1 if full else 0.8)
    ring = f'stroke="{paper if full else card.colour}" stroke-width="{_RULE * size:.2f}"'
    yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{fill}" {ring}/>'


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}"/>'


def _line(points: object, colour: str, width: float) -> str:
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)  # type: ignore[attr-defined]
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width:.2f}"'
        ' stroke-linejoin="round"/>'
    )
