"""A drawing on slides that are larger or smaller than ours: all its measures times one number."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.placed import Drawing
from generator.shapes import Drawn, Frame, Label, Polygon, Stroke


def enlarged(drawing: Drawing, by: float) -> Drawing:
    shapes = tuple(_shape(one, by) for one in drawing.shapes)
    return replace(drawing, frame=enlarged_frame(drawing.frame, by), shapes=shapes)


def enlarged_frame(frame: Frame, by: float) -> Frame:
    return Frame(*(round(one * by) for one in (frame.x, frame.y, frame.width, frame.height)))


def _shape(shape: Drawn, by: float) -> Drawn:
    if isinstance(shape, Stroke | Polygon):
        points = tuple((round(x * by), round(y * by)) for x, y in shape.points)
        return replace(shape, points=points, width=shape.width * by)
    moved = replace(shape, frame=enlarged_frame(shape.frame, by))
    return replace(moved, size=round(moved.size * by, 1)) if isinstance(moved, Label) else moved
