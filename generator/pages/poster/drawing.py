"""What of a timeline is lines and colour: one SVG that lies behind the words, in points."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence

from generator.look import Look
from generator.pages.poster.legend import SWATCHES
from generator.pages.poster.parts import Chronology, Key, Mark, Point, Rect
from generator.timeline.marks import WORDLESS, trimmed

# Ems.
_HAIRLINE = 0.07
_RULE = 0.16
_TOOTH = 0.6  # of the edges of a break
_SWATCH = 0.8  # the height of an era's
# Of a mark's size.
_DOT = 0.42  # the radius of a major milestone's dot
_RING = 0.16
_RANGE = 0.5  # a range's bar
_WITHIN = 0.14  # the line of what is known to a year or a month
_CAP = 0.55  # the strokes at its ends
_SOFT = 7  # strokes of a soft end, each thinner than the one before


def drawing(timeline: Chronology, look: Look) -> str:
    """A data: address of a picture one em wider than the timeline on either side.

    As a background it is decoration, which a screen reader passes over.
    """
    width, height = timeline.width + 2 * timeline.size, timeline.height + timeline.lead
    parts = "".join(_parts(timeline, look))
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}pt" height="{height:.2f}pt"'
        f' viewBox="{-timeline.size:.2f} {-timeline.lead:.2f} {width:.2f} {height:.2f}">{parts}</svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode()


def _parts(timeline: Chronology, look: Look) -> Iterator[str]:
    colours, size = look.theme.colours, timeline.size
    yield from _axis(timeline, look)
    for card in timeline.cards:
        yield _line(card.leader, card.colour, _RULE * size)
    for mark in timeline.marks:
        yield from _reach(mark, timeline)
    for mark in timeline.marks:
        yield _dot(mark, colours.paper)
    for key in timeline.legend:
        yield from _swatch(key, size, colours.paper)


def _axis(timeline: Chronology, look: Look) -> Iterator[str]:
    colours, size = look.theme.colours, timeline.size
    for band in timeline.bands:
        for beside in band.beside:
            yield _rect(beside, colours.tint(band.colour, 0.12))
    yield _rect(timeline.axis, colours.ink)
    for band in timeline.bands:
        yield _rect(_cut_short(band.box, _HAIRLINE * size, timeline.upright), band.colour)
    for year in timeline.years:
        yield _line(year.line, colours.paper, _HAIRLINE * size)
    for lane in timeline.lanes:
        yield _rect(lane.rail, colours.ink)
    for box in (torn for gap in timeline.gaps for torn in gap.torn):
        yield _torn(box, timeline, colours.paper)


def _cut_short(box: Rect, gap: float, upright: bool) -> Rect:
    return Rect(box.x, box.y, box.width - (0 if upright else gap), box.height - (gap if upright else 0))


def _dot(mark: Mark, paper: str) -> str:
    """A major milestone's dot is full; the others are rings, which also print in black and white."""
    if mark.milestone.weight != "major":
        return _ring(mark.dot, mark.size, mark.colour, paper)
    return _circle(mark.dot, _DOT * mark.size, mark.colour, paper, _RING * mark.size)


def _ring(middle: Point, size: float, colour: str, paper: str) -> str:
    return _circle(middle, 0.8 * _DOT * size, paper, colour, _RING * size)


def _circle(middle: Point, radius: float, fill: str, edge: str, width: float) -> str:
    return (
        f'<circle cx="{middle[0]:.2f}" cy="{middle[1]:.2f}" r="{radius:.2f}" fill="{fill}"'
        f' stroke="{edge}" stroke-width="{width:.2f}"/>'
    )


def _reach(mark: Mark, timeline: Chronology) -> Iterator[str]:
    """How far a milestone reaches along the axis: a range as a bar, what is known less closely than to a day
    as a line that ends in strokes, or, when only about, in ever thinner ones."""
    size, when = mark.size, mark.milestone.date
    if not mark.bar:
        return
    start, last = trimmed(mark.extent.start, mark.extent.end, size, when.soft)
    thick = (_RANGE if when.ranged else _WITHIN) * size
    yield _along(mark, (start, last), thick, timeline)
    if when.about:
        yield from _soft(mark, thick, timeline)
    elif not when.ranged and when.precision != "day":
        for end in (start, last - _WITHIN * size):
            yield _along(mark, (end, end + _WITHIN * size), _CAP * size, timeline)


def _soft(mark: Mark, thick: float, timeline: Chronology) -> Iterator[str]:
    for edge, far in ((mark.extent.start, mark.extent.rises), (mark.extent.end, mark.extent.falls)):
        for ends in _fading(edge, far):
            yield _along(mark, ends, thick, timeline)


def _fading(edge: float, far: float) -> Iterator[Point]:
    """Strokes that become shorter and their distances longer, away from what is certain."""
    step = (far - edge) / _SOFT
    for number in range(_SOFT if step else 0):
        gap = (number + 1) / (_SOFT + 1)
        first, last = sorted((edge + (number + gap) * step, edge + (number + 1) * step))
        yield first, last


def _swatch(key: Key, size: float, paper: str) -> Iterator[str]:
    """An era's colour, or a mark as it lies on a sheet that lies."""
    wide, high = SWATCHES[key.sort] * size, _SWATCH * size
    x, y = key.box.x, key.box.y + key.box.height / 2
    if key.sort == "era":
        yield _rect(Rect(x, y - high / 2, wide, high), key.colour)
        return
    thick = (_RANGE if key.sort == "range" else _WITHIN) * size
    bars = {
        "dot": [],
        "range": [(x, x + wide)],
        "within": [(x, x + wide)],
        "about": [*_fading(x + wide / 2, x), *_fading(x + wide / 2, x + wide)],
    }[key.sort]
    for start, end in bars:
        yield _rect(Rect(start, y - thick / 2, end - start, thick), key.colour)
    for end in (x, x + wide - thick) if key.sort == "within" else ():
        yield _rect(Rect(end, y - _CAP * size / 2, thick, _CAP * size), key.colour)
    yield _ring((x + wide / 2, y), WORDLESS * size, key.colour, paper)


def _torn(box: Rect, timeline: Chronology, paper: str) -> str:
    """A strip of paper with zigzag edges, across the axis or a tint beside it."""
    if timeline.upright:
        near, far, first, across = box.y, box.y + box.height, box.x, box.width
    else:
        near, far, first, across = box.x, box.x + box.width, box.y, box.height
    tooth = _TOOTH * timeline.size
    count = max(2, 2 * round(across / tooth / 2))
    teeth = [(tooth / 2 * (n % 2), first + across * n / count) for n in range(count + 1)]
    edge = [(near + out, at) for out, at in teeth] + [(far - tooth / 2 + out, at) for out, at in teeth[::-1]]
    points = " ".join(f"{b:.2f},{a:.2f}" if timeline.upright else f"{a:.2f},{b:.2f}" for a, b in edge)
    return f'<polygon points="{points}" fill="{paper}"/>'


def _along(mark: Mark, stretch: tuple[float, float], thick: float, timeline: Chronology) -> str:
    """A bar along the axis, as far away from it as the mark's dot, and no longer than the axis."""
    axis = timeline.axis
    first, last = (axis.y, axis.y + axis.height) if timeline.upright else (axis.x, axis.x + axis.width)
    start, end = (min(max(one, first), last) for one in stretch)
    x, y = mark.dot
    if timeline.upright:
        return _rect(Rect(x - thick / 2, start, thick, end - start), mark.colour)
    return _rect(Rect(start, y - thick / 2, end - start, thick), mark.colour)


def _rect(box: Rect, fill: str) -> str:
    place = f'x="{box.x:.2f}" y="{box.y:.2f}" width="{box.width:.2f}" height="{box.height:.2f}"'
    return f'<rect {place} fill="{fill}"/>'


def _line(points: Sequence[Point], colour: str, width: float) -> str:
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width:.2f}"'
        ' stroke-linejoin="round"/>'
    )
