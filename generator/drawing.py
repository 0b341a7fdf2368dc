"""A talk's drawings (SVG), alike on all prints: as they are if every program draws them alike, else in
pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import svg
from generator.fonts import family
from generator.look import Look
from generator.problems import Place, Problem, ProblemsFound

PIXELS = 2_000  # of the longer side, for programs that cannot show the drawing itself
PRINTED = 3_000  # where it is shown in pixels: 300 to the inch at ten inches


@dataclass(frozen=True)
class Drawing:
    """`vector` is the drawing itself; empty when only its `pixels`, a PNG, look the same everywhere."""

    vector: bytes
    pixels: bytes


def load(path: Path, look: Look) -> Drawing:
    """The drawing in that file, which is valid. Raises ProblemsFound if drawing it takes too much."""
    normal = svg.normal(path.read_bytes())
    plain = svg.draws_alike_everywhere(normal)
    return Drawing(normal if plain else b"", _pixels(path, normal, look, PIXELS if plain else PRINTED))


def printed(path: Path, look: Look) -> tuple[bytes, str]:
    """What is printed on paper, and its file type. Raises ProblemsFound as `load` does."""
    normal = svg.normal(path.read_bytes())
    if svg.draws_alike_everywhere(normal):
        return normal, "image/svg+xml"
    return _pixels(path, normal, look, PRINTED), "image/png"


def _pixels(path: Path, normal: bytes, look: Look, longest: int) -> bytes:
    try:
        return svg.pixels(normal, tuple(_fonts(look)), {"text": look.text, "code": look.code}, longest)
    except ValueError as error:
        hint = "save it as a PNG in the program it comes from"
        raise ProblemsFound([Problem(Place(path, 1, 1), f"the drawing {error}", hint)]) from None


def _fonts(look: Look) -> Iterator[Path]:
    for name in dict.fromkeys((look.text, look.heading, look.code, *look.others)):
        yield from (face.file for face in family(name).faces)
