"""Where slides stand on a handout's page: pure arithmetic, in points from the page's top left corner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

GAP = 0.08  # between columns, of their width


@dataclass(frozen=True)
class Area:
    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def mirrored(self, room: Area) -> Area:
        """As far from the room's other side."""
        return replace(self, x=2 * room.x + room.width - self.x - self.width)


@dataclass(frozen=True)
class Place:
    """One slide's: its caption above its picture, and room to write beside or below; None for no room."""

    whole: Area
    caption: Area
    picture: Area
    writing: Area | None

    @property
    def columns(self) -> tuple[Area, ...]:
        """Room for words where no picture is, in columns about as wide as the writing; none without it."""
        if self.writing is None:
            return ()
        whole, gap = self.whole, GAP * self.writing.width
        count = max(round((whole.width + gap) / (self.writing.width + gap)), 1)
        wide = (whole.width - (count - 1) * gap) / count
        y = self.picture.y
        return tuple(Area(whole.x + at * (wide + gap), y, wide, whole.bottom - y) for at in range(count))

    def mirrored(self, room: Area) -> Place:
        writing = self.writing.mirrored(room) if self.writing else None
        return Place(
            self.whole.mirrored(room), self.caption.mirrored(room), self.picture.mirrored(room), writing
        )


@dataclass(frozen=True)
class Grid:
    """`room` is what a page has between its header and footer, `ratio` a slide's width to its height.

    `share` is the least part of a place, without its caption, that is left for writing, and `narrowest` the
    least width of that; 0 for no writing.
    """

    room: Area
    per_page: int
    ratio: float
    caption: float  # its height
    gutter: float
    share: float = 0
    narrowest: float = 0

    def places(self) -> tuple[Place, ...]:
        """Row by row, in the columns and rows that leave the slides largest."""
        columns = (count for count in range(1, self.per_page + 1) if self.per_page % count == 0)
        return max(map(self._places, columns), key=lambda places: places[0].picture.width)

    def _places(self, columns: int) -> tuple[Place, ...]:
        rows = self.per_page // columns
        wide = (self.room.width - (columns - 1) * self.gutter) / columns
        tall = (self.room.height - (rows - 1) * self.gutter) / rows
        return tuple(
            self._place(
                Area(
                    self.room.x + column * (wide + self.gutter),
                    self.room.y + row * (tall + self.gutter),
                    wide,
                    tall,
                )
            )
            for row, column in product(range(rows), range(columns))
        )

    def _place(self, whole: Area) -> Place:
        """As it leaves the picture largest: with the writing below, or to its right."""
        return max(self._divided(whole), key=lambda place: place.picture.width)

    def _divided(self, whole: Area) -> Iterator[Place]:
        x, y, wide, tall = whole.x, whole.y + self.caption, whole.width, whole.height - self.caption
        gap, caption = self.gutter / 2, replace(whole, height=self.caption)
        if not self.share:
            width = max(min(wide, tall * self.ratio), 0)
            yield Place(whole, caption, Area(x, y, width, width / self.ratio), None)
            return
        width = max(min(wide, (tall * (1 - self.share) - gap) * self.ratio), 0)
        picture = Area(x, y, width, width / self.ratio)
        top = picture.bottom + gap
        yield Place(whole, caption, picture, Area(x, top, wide, whole.bottom - top))
        width = max(min(wide * (1 - self.share) - gap, wide - self.narrowest - gap, tall * self.ratio), 0)
        picture = Area(x, y, width, width / self.ratio)
        left = x + width + gap
        yield Place(whole, caption, picture, Area(left, y, x + wide - left, tall))
