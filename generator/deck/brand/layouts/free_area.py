"""The free area of a brand's layout: where content may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from generator.deck.template.layouts import FOOTERS, TITLES, A, P, Placeholder
from generator.shapes import Frame

HOLDS_TEXT = ("body", "obj", "subTitle")
_GAP = 0.02  # of the slide's height, between the title and what is below
_LARGE = 0.4  # a share of the slide: a shape as large is a ground, not a logo
_HEAD = 0.16  # of the slide's height: a title that is moved to its head is at most as high
AMPLE = 0.35  # a share of the slide: content has room there
# Shares of the slide: where art that is small leaves no ample place, what is smaller is not kept clear of.
_KEPT_CLEAR = (0, 0.005, 0.02, 0.05, 1)


def find_free_area(
    boxes: Sequence[Placeholder], common: Sequence[Frame], art: Sequence[Frame], size: tuple[int, int]
) -> Frame:
    """Where content may stand: as far as texts go, below the title, above footers, beside logos. `common` are
    the texts of the master's other layouts, where this one has none."""
    texts = [one.frame for one in boxes if one.kind in HOLDS_TEXT and one.frame.width]
    titles = [one.frame for one in boxes if one.kind in TITLES]
    around = texts or list(common) or titles
    margin = size[0] // 20
    left = min((one.x for one in around), default=margin)
    right = max((one.x + one.width for one in around), default=size[0] - margin)
    if right - left < size[0] // 2:
        left, right = min([left, margin]), max(right, size[0] - margin)
    top = max((one.y + one.height for one in titles), default=size[1] // 24) + round(size[1] * _GAP)
    if texts and min(one.y for one in texts) >= top - round(size[1] * _GAP):
        top = min(one.y for one in texts)
    low = [one.frame.y for one in boxes if one.kind in FOOTERS and one.frame.y > size[1] // 2]
    bottom = min([*low, size[1] - size[1] // 24])
    area = Frame(left, min(top, bottom - size[1] // 5), right - left, 0)
    return _without_art(replace(area, height=bottom - area.y), art, size)


def _without_art(area: Frame, art: Sequence[Frame], size: tuple[int, int]) -> Frame:
    """The part of the area that the art leaves free; of many small shapes only the largest count."""
    air, whole = round(size[1] * _GAP), size[0] * size[1]
    left = area
    for least in _KEPT_CLEAR:
        left = area
        for one in (one for one in art if one.width * one.height >= whole * least):
            left = _largest_remainder(
                left, Frame(one.x - air, one.y - air, one.width + 2 * air, one.height + 2 * air)
            )
        if left.width * left.height >= whole * AMPLE:
            break
    return left


def split_below_title(title: Frame, room: Frame, size: tuple[int, int]) -> tuple[Frame, Frame]:
    """A title at the head of the free room, and what is left of that below it."""
    tall = min(title.height, round(size[1] * _HEAD))
    used = tall + round(size[1] * _GAP)
    head = Frame(title.x, room.y, title.width, tall)
    return head, replace(room, y=room.y + used, height=room.height - used)


def _largest_remainder(area: Frame, other: Frame) -> Frame:
    """The largest part of the area that the other leaves free."""
    right, bottom = area.x + area.width, area.y + area.height
    split_below_title, after = other.y + other.height, other.x + other.width
    if other.x >= right or other.y >= bottom or after <= area.x or split_below_title <= area.y:
        return area
    left_over = (
        Frame(area.x, area.y, area.width, other.y - area.y),
        Frame(area.x, split_below_title, area.width, bottom - split_below_title),
        Frame(area.x, area.y, other.x - area.x, area.height),
        Frame(after, area.y, right - after, area.height),
    )
    return max(left_over, key=lambda one: max(0, one.width) * max(0, one.height))


def art_frames(root: etree._Element, size: tuple[int, int]) -> Iterator[Frame]:
    """Frames of logos, rules and bars, without placeholders and without what fills much of the slide."""
    tree = root.find(f"{P}cSld/{P}spTree")
    for shape in [] if tree is None else tree:
        placed = shape.find(f"./*/{A}xfrm")
        if placed is None or shape.find(f".//{P}ph") is not None:
            continue
        at, extent = placed.find(f"{A}off"), placed.find(f"{A}ext")
        if at is None or extent is None:
            continue
        x, y = (int(at.get(one, "0")) for one in "xy")
        frame = Frame(x, y, int(extent.get("cx", "0")), int(extent.get("cy", "0")))
        if frame.width * frame.height < size[0] * size[1] * _LARGE / 4 or _is_band(frame, size):
            yield frame


def _is_band(frame: Frame, size: tuple[int, int]) -> bool:
    """Whether it lies along the slide's top or foot, as wide as that, and leaves most of the slide free."""
    at_edge = frame.y <= 0 or frame.y + frame.height >= size[1]
    return at_edge and frame.width >= size[0] * (1 - _GAP) and frame.height < size[1] * _LARGE
