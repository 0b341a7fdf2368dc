"""Whether pictures have enough dots for the size they are printed at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.content import Talk
from generator.problems import Problem, ProblemsFound
from generator.source import Loc

GOOD = 150  # dots to the inch, from which nobody sees them at arm's length
LEAST = 100  # below, anybody does
_MM_PER_PT = 25.4 / 72
_SIDEWAYS = (5, 6, 7, 8)  # the values of Exif's orientation that turn a picture onto its side
_ORIENTATION = 0x0112


@dataclass(frozen=True)
class Placed:
    """A picture of the talk on paper, in a box measured in points; `cover` has it fill the box and be cut.

    `file` is the stem of the YAML file that names it, and `loc` leads to the name.
    """

    file: str
    loc: Loc
    name: str
    width: float
    height: float
    cover: bool = False


def check(talk: Talk, pictures: Iterable[Placed]) -> tuple[Problem, ...]:
    """A warning for each picture with few dots; raises ProblemsFound for those with too few."""
    problems = [found for one in pictures if (found := problem(talk, one))]
    if errors := [one for one in problems if not one.warning]:
        raise ProblemsFound(errors)
    return tuple(dict.fromkeys(problems))


def problem(talk: Talk, picture: Placed) -> Problem | None:
    """What to say of its resolution; None when that is fine, as that of a drawing (SVG) always is."""
    if picture.name.lower().endswith(".svg"):
        return None
    across, down = _pixels(talk, picture.name)
    pick = max if picture.cover else min
    scale = pick(picture.width / across, picture.height / down)  # points to the pixel
    dots = 72 / scale
    if round(dots) >= GOOD:
        return None
    size = f"{across * scale * _MM_PER_PT:.0f} × {down * scale * _MM_PER_PT:.0f} mm"
    said = f"'{picture.name}' has {dots:.0f} dots to the inch at its printed size of {size}"
    least = GOOD / 72 * scale
    hint = f"print it smaller, or take one of {across * least:.0f} × {down * least:.0f} pixels or more"
    return replace(talk.problem(picture.file, picture.loc, said, hint), warning=round(dots) >= LEAST)


def _pixels(talk: Talk, name: str) -> tuple[int, int]:
    """How wide and high the picture is as it is seen, upright."""
    from PIL import Image  # noqa: PLC0415 - few talks have pictures, and Pillow takes its time to import

    with Image.open(talk.folder / name) as picture:
        width, height = picture.size
        return (height, width) if picture.getexif().get(_ORIENTATION) in _SIDEWAYS else (width, height)
