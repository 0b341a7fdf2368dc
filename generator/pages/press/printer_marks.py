"""Printer's marks: where to cut, and whether the inks lie on each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from typing import Any

import pydyf

from generator.pages.press.boxes import Boxes
from generator.theme import PressTokens

_CIRCLE = 0.5523  # of the radius: how far a Bézier curve's handles stand out for a quarter of a circle
_ALL = "Registration"  # a colour space's name in the page's resources
Line = tuple[float, float, float, float]


def draw(pdf: Any, page: Any, boxes: Boxes, kinds: Collection[str], tokens: PressTokens) -> None:
    """Add the marks to the page, as an artifact: nothing that is read aloud."""
    stream = pdf.objects[int(page["Contents"].split()[0])]
    _registration_colour(pdf, page)
    stream.begin_marked_content("Artifact", pydyf.Dictionary({"Type": "/Page"}))
    stream.push_state()
    stream.set_color_space(_ALL, stroke=True)
    stream.set_color_special(None, True, 1)
    stream.set_line_width(tokens.line.pt)
    length = tokens.mark.pt
    if "crop" in kinds:
        for line in crops(boxes, length):
            _line(stream, line)
    if "cross" in kinds:
        for x, y in centres(boxes, length):
            _line(stream, (x - length / 2, y, x + length / 2, y))
            _line(stream, (x, y - length / 2, x, y + length / 2))
            _circle(stream, x, y, length / 4)
    stream.pop_state()
    stream.end_marked_content()


def crops(boxes: Boxes, length: float) -> Iterator[Line]:
    """Two lines at each corner, that would meet in it."""
    left, bottom, right, top = boxes.trim
    for (x, across), (y, down) in product(((left, -1), (right, 1)), ((bottom, -1), (top, 1))):
        near, far = boxes.marks, boxes.marks + length
        yield x + across * near, y, x + across * far, y
        yield x, y + down * near, x, y + down * far


def centres(boxes: Boxes, length: float) -> Iterator[tuple[float, float]]:
    """Of the registration marks: the middle of each side, as far out as the crop marks."""
    left, bottom, right, top = boxes.trim
    out = boxes.marks + length / 2
    yield from ((x, (bottom + top) / 2) for x in (left - out, right + out))
    yield from (((left + right) / 2, y) for y in (bottom - out, top + out))


def _registration_colour(pdf: Any, page: Any) -> None:
    """A colour that every plate prints (ISO 32000-1, 8.6.6.4); a screen shows it as all four inks."""
    resources = pdf.objects[int(page["Resources"].split()[0])]
    spaces = pdf.objects[int(resources["ColorSpace"].split()[0])]
    if _ALL not in spaces:
        ends = {"C0": pydyf.Array([0] * 4), "C1": pydyf.Array([1] * 4)}
        tint = pydyf.Dictionary({"FunctionType": 2, "Domain": pydyf.Array([0, 1]), **ends, "N": 1})
        spaces[_ALL] = pydyf.Array(["/Separation", "/All", "/DeviceCMYK", tint.data])


def _line(stream: Any, line: Line) -> None:
    stream.move_to(*line[:2])
    stream.line_to(*line[2:])
    stream.stroke()


def _circle(stream: Any, x: float, y: float, radius: float) -> None:
    out, handle = radius, radius * _CIRCLE
    stream.move_to(x + out, y)
    stream.curve_to(x + out, y + handle, x + handle, y + out, x, y + out)
    stream.curve_to(x - handle, y + out, x - out, y + handle, x - out, y)
    stream.curve_to(x - out, y - handle, x - handle, y - out, x, y - out)
    stream.curve_to(x + handle, y - out, x + out, y - handle, x + out, y)
    stream.close()
    stream.stroke()
