"""What must not be on a finished page: words over words, past the box they were set in, or off the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

# Of a line of type, in ems: what capitals and descenders reach of it. Ems, too, by which boxes may touch.
_ABOVE, _BELOW = 0.68, 0.2
_DEEP, _WIDE = 0.22, 0.2
_PAST = 0.35
PT_PER_PX = 0.75


class Words(NamedTuple):
    """Words of one line: what is seen of them, and between which edges their box lies, in CSS pixels."""

    said: str
    size: float
    left: float
    top: float
    right: float
    bottom: float
    edges: tuple[float, float] | None


@dataclass(frozen=True)
class Collision:
    """On a page, counted from 0, words and what is wrong with them, by how many points."""

    page: int
    words: str
    other: str
    points: float


def collisions(pages: Sequence[Any]) -> Iterator[Collision]:
    """What is wrong on pages that WeasyPrint has laid out; `other` is words, or "" for a box or the page."""
    for number, page in enumerate(pages):
        words = sorted(_words(page._page_box, None), key=lambda one: one.top)
        for at, one in enumerate(words):
            past = _past(one, page.width, page.height)
            if past > 0:
                yield Collision(number, one.said, "", past * PT_PER_PX)
            for other in words[at + 1 :]:
                if other.top > one.bottom:
                    break
                if deep := _over(one, other):
                    yield Collision(number, one.said, other.said, deep * PT_PER_PX)


def _past(one: Words, width: float, height: float) -> float:
    """By how much the words reach beyond their box or the page; 0 if that cannot be seen."""
    off = max(-one.left, -one.top, one.right - width, one.bottom - height)
    if one.edges:
        left, right = one.edges
        off = max(off, left - one.left - _PAST * one.size, one.right - right - _PAST * one.size)
    return off if off > 1 else 0.0


def _over(one: Words, other: Words) -> float:
    """How far the words overlap; 0 if that cannot be seen."""
    size = min(one.size, other.size)
    wide = min(one.right, other.right) - max(one.left, other.left)
    deep = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(wide, deep) if wide > _WIDE * size and deep > _DEEP * size else 0.0


def _words(box: Any, edges: tuple[float, float] | None) -> Iterator[Words]:
    """All within that box of WeasyPrint's, `edges` being those of the block it stands in. What is shown of
    another sheet is that sheet's."""
    turned = _turned(box)
    if turned is None:
        return
    if hasattr(box, "text"):
        yield from _line(box, edges)
        return
    edges = _edges(box) or edges
    for child in getattr(box, "children", ()):
        for one in _words(child, edges):
            yield _rotated(one, box, turned) if turned else one


def _edges(box: Any) -> tuple[float, float] | None:
    """Where the lines of a block begin and end; None for other boxes."""
    if not getattr(box, "style", None) or box.style["display"] == ("inline", "flow"):
        return None
    left = box.border_box_x()
    return left, left + box.border_width()


def _line(box: Any, edges: tuple[float, float] | None) -> Iterator[Words]:
    said, size = box.text.strip(), float(box.style["font_size"])
    if not said or box.style["visibility"] != "visible" or size == 0:
        return
    base = box.position_y + box.baseline
    yield Words(
        said,
        size,
        box.position_x,
        base - _ABOVE * size,
        box.position_x + box.width,
        base + _BELOW * size,
        edges,
    )


def _turned(box: Any) -> int | None:
    """By how many right angles the content of the box is turned; None if it is shown elsewhere."""
    style = getattr(box, "style", None)
    given = style["transform"] if style else ()
    if not given:
        return 0
    (kind, angle), *more = given
    quarters = angle / (math.pi / 2) if kind == "rotate" and not more else 0.5
    return round(quarters) if abs(quarters) == 1 else None


def _rotated(one: Words, about: Any, turned: int) -> Words:
    """The words turned about the middle of that box; how far they may reach is not known then."""
    x = about.border_box_x() + about.border_width() / 2
    y = about.border_box_y() + about.border_height() / 2
    across = sorted(x - turned * (edge - y) for edge in (one.top, one.bottom))
    down = sorted(y + turned * (edge - x) for edge in (one.left, one.right))
    return Words(one.said, one.size, across[0], down[0], across[1], down[1], None)
