"""What a layout of somebody's template shows at a place, and which of its colours contrast with that."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING

from generator.deck.template.background import Gradient
from generator.deck.template.decoration import Art, Decoration
from generator.shapes import Frame
from generator.shapes.colours import Paint, named, parted
from generator.theme import AA_MARK, AA_TEXT, contrast, mix

if TYPE_CHECKING:
    from PIL import Image

PLAIN = ("tx1", "bg1", "tx2", "bg2")
# What PowerPoint offers below each theme colour: darker by a quarter, a half; lighter by 40, 60, 80 %.
SHADES = ("", ":lumMod75", ":lumMod50", ":lumMod60:lumOff40", ":lumMod40:lumOff60", ":lumMod20:lumOff80")
_ACROSS, _DOWN = 9, 7  # points that are looked at in a rectangle
_FEW = 0.05  # the share of them that a colour must have to count
_SMALL = 48  # pixels, a side, of a picture that is looked at
Point = tuple[float, float]


@dataclass(frozen=True)
class Backdrop:
    """`own` is the colour of the layout's own text, `fills` the grounds of placeholders by their frames."""

    colours: Mapping[str, str]
    decoration: Decoration
    whole: Frame
    own: str
    fills: tuple[tuple[Frame, Paint], ...] = ()

    def contrasting_text_colour(self, colour: str, frame: Frame) -> str:
        """The colour, a shade of it, or another that can be read there as text."""
        return self._nearest_readable(colour, self.colours_under(frame), AA_TEXT)

    def contrasting_mark_colour(self, colour: str, frame: Frame) -> str:
        """The colour, a shade of it, or another that can be seen there as a shape."""
        return self._nearest_readable(colour, self.colours_under(frame), AA_MARK)

    def text_colour_on_fill(self, colour: str, fill: str, frame: Frame) -> str:
        """The colour, a shade of it, or another that can be read as text on a shape of that colour."""
        return self._nearest_readable(
            colour, tuple(self.blend_over(fill, one) for one in self.colours_under(frame)), AA_TEXT
        )

    def text_colour_on(self, colour: str, grounds: Sequence[str]) -> str:
        """The colour, a shade of it, or another that can be read as text on all of these colours."""
        return self._nearest_readable(colour, grounds, AA_TEXT)

    def is_visible_on(self, colour: str, grounds: Sequence[str]) -> bool:
        """Whether the colour can be seen as a shape on all of these."""
        return self._is_readable(colour, grounds, AA_MARK)

    def blend_over(self, colour: str, ground: str) -> str:
        """The colour as it is seen on that ground, which it may let through."""
        found = named(colour, self.colours)
        return found.colour if found.opacity >= 1 else mix(ground, found.colour, found.opacity)

    def colours_under(self, frame: Frame) -> tuple[str, ...]:
        """The colours beneath a rectangle, of those that cover more than specks."""
        return self._colours_under(frame)

    def readable_share(self, frame: Frame) -> float:
        """The share of a rectangle on which words can be read, in the colour readable on most of it."""
        grounds = Counter(self.sample_colours(frame))
        read = (
            sum(count for one, count in grounds.items() if self._is_readable(colour, (one,), AA_TEXT))
            for colour in PLAIN
        )
        return max(read) / grounds.total()

    def sample_colours(self, frame: Frame) -> tuple[str, ...]:
        """The colours at points all over a rectangle."""
        return tuple(self.colour_at(point) for point in _sample_points(frame))

    def colour_at(self, point: Point) -> str:
        """The colour at a point in EMU: what is behind all, and what is drawn upon it."""
        behind = self.decoration
        graded = behind.gradient
        colour = _gradient_colour_at(graded, self.whole, point).colour if graded else behind.ground.colour
        if behind.picture:
            colour = _picture_colour_at(behind.picture, self.whole, point, colour)
        for one in behind.shapes:
            if isinstance(one, Art) and _covers(one, point):
                colour = _art_colour_at(one, point, colour)
        return colour

    @cached_property
    def _colours_under(self) -> Callable[[Frame], tuple[str, ...]]:
        return cache(self._find_colours_under)

    def _find_colours_under(self, frame: Frame) -> tuple[str, ...]:
        around = [paint for of, paint in self.fills if _overlap_share(frame, of) > 0.9]
        found = Counter(self.sample_colours(frame))
        often = [one for one, count in found.items() if count > _FEW * _ACROSS * _DOWN]
        return tuple(dict.fromkeys(_paint_over(one, around) for one in often or found))

    def _nearest_readable(self, colour: str, grounds: Sequence[str], least: float) -> str:
        name, _, strength = colour.partition(" ")
        shaded = ":" not in name and name not in PLAIN[:2]
        shades = [f"{name}{one}" for one in (SHADES if shaded else SHADES[:1])]
        own = [f"{one} {strength}".rstrip() for one in shades] + ([name] if strength else [])
        for one in (*own, *PLAIN):
            if self._is_readable(one, grounds, least):
                return one
        # None can be read all over: the one that can be read on most.
        tried = [one for one in (self.own, *PLAIN) if self._is_known(one)]
        return max(tried, key=lambda one: sum(self._is_readable(one, (each,), least) for each in grounds))

    def _is_readable(self, colour: str, grounds: Sequence[str], least: float) -> bool:
        return self._is_known(colour) and all(
            contrast(self.blend_over(colour, ground), ground) >= least for ground in grounds
        )

    def _is_known(self, colour: str) -> bool:
        name = parted(colour)[0]
        return name in self.colours or name.startswith("#")


def _sample_points(frame: Frame) -> Iterator[Point]:
    for row in range(_DOWN):
        for column in range(_ACROSS):
            yield (
                frame.x + frame.width * (column + 0.5) / _ACROSS,
                frame.y + frame.height * (row + 0.5) / _DOWN,
            )


def _overlap_share(one: Frame, other: Frame) -> float:
    """The share of one rectangle that lies in the other."""
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    tall = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(0, wide) * max(0, tall) / ((one.width * one.height) or 1)


def _paint_over(ground: str, paints: Sequence[Paint]) -> str:
    for one in paints:
        ground = mix(ground, one.colour, one.opacity)
    return ground


def _art_colour_at(art: Art, point: Point, ground: str) -> str:
    if art.picture:
        return _picture_colour_at(art.picture, art.frame, point, ground)
    found = _gradient_colour_at(art.gradient, art.frame, point) if art.gradient else art.ground
    return _paint_over(ground, [found] if found else [])


def _covers(art: Art, point: Point) -> bool:
    x, y = point
    frame = art.frame
    if not (frame.x <= x <= frame.x + frame.width and frame.y <= y <= frame.y + frame.height):
        return False
    if art.kind == "ellipse":
        rx, ry = frame.width / 2, frame.height / 2
        return ((x - frame.x - rx) / rx) ** 2 + ((y - frame.y - ry) / ry) ** 2 <= 1
    return not art.points or _is_inside_outline(art.points, point)


def _is_inside_outline(outline: Sequence[tuple[int, int]], point: Point) -> bool:
    """Whether a ray from the point crosses the outline an odd number of times."""
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def _gradient_colour_at(gradient: Gradient, frame: Frame, point: Point) -> Paint:
    """The colour between the two stops around the point's place on the gradient."""
    x, y = (point[0] - frame.x) / (frame.width or 1), (point[1] - frame.y) / (frame.height or 1)
    share = _gradient_position(gradient, x, y)
    stops = gradient.stops
    before = max((one for one in stops if one[0] <= share), default=stops[0], key=lambda one: one[0])
    after = min((one for one in stops if one[0] >= share), default=stops[-1], key=lambda one: one[0])
    way = (share - before[0]) / (after[0] - before[0]) if after[0] > before[0] else 0.0
    opacity = before[1].opacity + (after[1].opacity - before[1].opacity) * way
    return Paint(_round_colour(mix(before[1].colour, after[1].colour, way)), opacity)


def _gradient_position(gradient: Gradient, x: float, y: float) -> float:
    """How far along the gradient a point of the frame is; both as shares."""
    if gradient.middle:
        left, top = gradient.middle
        return hypot(x - left, y - top) / hypot(max(left, 1 - left), max(top, 1 - top))
    across, down = cos(radians(gradient.angle)), sin(radians(gradient.angle))
    return ((x - 0.5) * across + (y - 0.5) * down) / ((abs(across) + abs(down)) or 1) + 0.5


def _picture_colour_at(data: bytes, frame: Frame, point: Point, ground: str) -> str:
    """A pixel of a picture stretched over the frame; the background where it is clear or cannot be read."""
    small = _thumbnail(data)
    if small is None:
        return ground
    column = min(_SMALL - 1, max(0, int((point[0] - frame.x) / (frame.width or 1) * _SMALL)))
    row = min(_SMALL - 1, max(0, int((point[1] - frame.y) / (frame.height or 1) * _SMALL)))
    red, green, blue, opacity = small.getpixel((column, row))  # type: ignore[misc]
    return mix(ground, _round_colour(f"#{red:02X}{green:02X}{blue:02X}"), opacity / 255)


def _round_colour(colour: str) -> str:
    """The colour rounded, so that nearly equal colours are one."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{min(255, (one + 8) // 16 * 16):02X}" for one in parts)


@lru_cache(maxsize=32)
def _thumbnail(data: bytes) -> Image.Image | None:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  # few templates have pictures

    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.convert("RGBA").resize((_SMALL, _SMALL), Image.Resampling.BOX)
    except (UnidentifiedImageError, OSError, ValueError):
        return None
