"""A pie: as large as the words around it allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from generator.charts import geometry
from generator.charts.colours import choose_colours
from generator.charts.layout import ChartLayout
from generator.charts.room import ChartRoom
from generator.charts.scale import Scale
from generator.shapes import DoesNotFit, Frame, frame_in_points
from generator.units import EMU_PER_PT

AWAY = 4.0  # points from the edge to the words beside it
SHARES = tuple(share / 100 for share in range(96, 56, -4))  # of the height, for the pie
# Where the first slice begins: at the top, or where the words beside thin slices have more room.
BEGINNINGS = (0, *range(15, 360, 15))


def place_pie(room: ChartRoom, top: float, *, labels: bool) -> ChartLayout:
    """The largest at which all words stay in the box and clear of each other. Raises DoesNotFit."""
    tall = room.tall - top
    if not labels:
        return _place_at_size(room, top, tall, 0, labels=False)
    for share in SHARES:
        for begin in BEGINNINGS:
            placed = _place_at_size(room, top, tall * share, begin, labels=True)
            frames = list(frames_of_words(placed, room))
            if all(_inside(one, room.frame) for one in frames) and not any(
                _overlap(one, other) for one, other in combinations(frames, 2)
            ):
                return placed
    said = f"the names around the pie's {len(room.chart.categories)} slices do not fit"
    raise DoesNotFit(said, "join the thinnest slices, use shorter names, or 'type: bar'")


def _place_at_size(room: ChartRoom, top: float, across: float, begin: int, *, labels: bool) -> ChartLayout:
    frame, chart = room.frame, room.chart
    inner = frame_in_points((room.wide - across) / 2, top + (room.tall - top - across) / 2, across, across)
    plot = replace(inner, x=inner.x + frame.x, y=inner.y + frame.y)
    own, single = choose_colours(chart)
    none = Scale(0, 1, 1)
    return ChartLayout(frame, chart, plot, room.size, none, chart.numerals, own, single, labels, begin=begin)


def frames_of_words(placed: ChartLayout, room: ChartRoom) -> Iterator[Frame]:
    """The frames of the slices' words, on the slide."""
    for one in geometry.place_slices(placed):
        wide = round(room.width(geometry.slice_label(placed, one)) * EMU_PER_PT)
        yield frame_beside(placed, one.middle, wide, round(room.line * EMU_PER_PT))


def frame_beside(placed: ChartLayout, angle: float, wide: int, tall: int) -> Frame:
    """A frame that touches the pie's edge at that angle: at three, six, nine and twelve o'clock by the middle
    of a side, else by a corner."""
    x, y = geometry.on_circle(placed, angle, AWAY * EMU_PER_PT)
    x -= {"l": 0, "r": wide, "ctr": wide // 2}[geometry.side_of(angle)]
    y -= {-1: tall, 0: tall // 2, 1: 0}[geometry.below(angle)]
    return Frame(x, y, wide, tall)


def _inside(one: Frame, box: Frame) -> bool:
    return (
        one.x >= box.x
        and one.y >= box.y
        and one.x + one.width <= box.x + box.width
        and one.y + one.height <= box.y + box.height
    )


def _overlap(one: Frame, other: Frame) -> bool:
    apart = (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )
    return not apart
