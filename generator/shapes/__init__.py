"""What every print draws with: shapes that know nothing of slides or sheets. Lengths are in EMU."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from generator.content import inline
from generator.units import EMU_PER_PT

Face = Literal["heading", "text", "code"]
Excess = Literal["", "high", "wide"]


@dataclass(frozen=True)
class Frame:
    """A rectangle on the slide, in EMU from its left and top edges."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Run(inline.Run):
    """`detail` is set smaller where the text around it is large.

    `colour` is a theme colour of its own, "" for its box's.
    """

    detail: bool = False
    colour: str = ""


BREAK = Run("\n")  # the end of a line inside a paragraph


@dataclass(frozen=True)
class Area:
    """A filled rectangle or ellipse; `line` is the colour of its outline or "".

    One that does `fade` upwards or downwards is solid for the share `solid` of its height and then less and
    less; `link` is where a click on it leads.
    """

    name: str
    frame: Frame
    colour: str
    shape: Literal["rect", "ellipse"] = "rect"
    line: str = ""
    part: int = 0
    fade: Literal["", "up", "down"] = ""
    solid: float = 1
    link: str = ""


@dataclass(frozen=True)
class Stroke:
    """A line through points in EMU; `width` in points, `dash` in the words of DrawingML, "" for none."""

    name: str
    points: tuple[tuple[int, int], ...]
    colour: str
    width: float
    dash: Literal["", "sysDash", "sysDot"] = ""
    part: int = 0


@dataclass(frozen=True)
class Polygon:
    """A filled outline through points in EMU; `line` is the colour of its edge or "", `width` in points."""

    name: str
    points: tuple[tuple[int, int], ...]
    colour: str
    line: str = ""
    width: float = 0
    part: int = 0
    link: str = ""


@dataclass(frozen=True)
class Label:
    """Words in a drawing: their own box, no insets, lines as they are broken here; `turned` reads upwards."""

    name: str
    frame: Frame
    lines: tuple[tuple[Run, ...], ...]
    size: float
    face: Face
    colour: str
    bold: bool = False
    align: Literal["l", "ctr", "r"] = "l"
    anchor: Literal["t", "ctr", "b"] = "t"
    part: int = 0
    turned: bool = False


Drawn = Area | Stroke | Polygon | Label


@dataclass(frozen=True)
class DoesNotFit(Exception):
    """What cannot be drawn in its frame at a size that can be read, in words for the person who wrote it.

    `too` high it fits with less on the slide, too wide perhaps where it then has a larger place, else not.
    It takes its place so many `times` at least, 0 where that is not known; `most` of its lines fit.
    """

    message: str
    hint: str = ""
    too: Excess = ""
    times: float = 0
    most: int = 0


def frame_in_points(x: float, y: float, width: float, height: float) -> Frame:
    """A frame given in points."""
    return Frame(*(round(one * EMU_PER_PT) for one in (x, y, width, height)))


def move_shape(shape: Drawn, by: Frame) -> Drawn:
    """The shape counted from the slide's corner instead of the frame's."""
    if isinstance(shape, Stroke | Polygon):
        return replace(shape, points=tuple((x + by.x, y + by.y) for x, y in shape.points))
    frame = shape.frame
    return replace(shape, frame=Frame(frame.x + by.x, frame.y + by.y, frame.width, frame.height))
