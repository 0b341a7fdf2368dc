"""Where boxes stand in the free area of a brand's layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.deck.template.layouts import Placeholder
from generator.shapes import Frame
from generator.units import EMU_PER_PT

_AIR = 1.3  # of a foot's text, how high its box is to each line


def split_off_feet(area: Frame, feet: Sequence[Placeholder]) -> tuple[Frame, list[Placeholder]]:
    """What is left of the area above its lines at the foot, and these, as one below the other."""
    placed, low = [], area.y + area.height
    for box in reversed(feet):
        tall = round(box.levels[0].size * _AIR * 2 * EMU_PER_PT)
        low -= tall
        placed.append(replace(box, frame=Frame(area.x, low, area.width, tall), anchor="b"))
    return replace(area, height=low - area.y), placed[::-1]


def bounding_frame(boxes: Iterable[Placeholder]) -> Frame:
    """The frame around all of them; a unit frame if there are none."""
    frames = [box.frame for box in boxes]
    left, top = min((one.x for one in frames), default=0), min((one.y for one in frames), default=0)
    right = max((one.x + one.width for one in frames), default=1)
    bottom = max((one.y + one.height for one in frames), default=1)
    return Frame(left, top, right - left, bottom - top)


def square_in(frame: Frame, *, low: bool = False) -> Frame:
    """A square in the frame, so that circles stay round: in the middle, at the top, or `low`."""
    side = min(frame.width, frame.height)
    y = frame.y + (frame.height - side if low else 0)
    return Frame(frame.x + (frame.width - side) // 2, y, side, side)


def scale_frame(frame: Frame, old: Frame, new: Frame) -> Frame:
    across, down = new.width / old.width, new.height / old.height
    return Frame(
        round(new.x + (frame.x - old.x) * across),
        round(new.y + (frame.y - old.y) * down),
        round(frame.width * across),
        round(frame.height * down),
    )


def share_of_frame(area: Frame, share: tuple[float, float, float, float]) -> Frame:
    left, top, wide, tall = share
    return Frame(
        round(area.x + left * area.width),
        round(area.y + top * area.height),
        round(wide * area.width),
        round(tall * area.height),
    )
