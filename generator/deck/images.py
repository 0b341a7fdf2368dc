"""Picture files as a deck takes them: upright, in formats that PowerPoint opens, drawings in pixels too."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from generator import drawing
from generator.content.talk import Talk
from generator.look import Look

_ORIENTATION = 0x0112  # Exif's tag; 1 is upright
_KEPT = ("PNG", "JPEG")


@dataclass(frozen=True)
class Loaded:
    """`data` is a PNG or JPEG of `size` pixels; `vector` the SVG that it was
    drawn from, empty where there is none that looks the same everywhere."""

    data: bytes
    size: tuple[int, int]
    vector: bytes = b""


class Images(dict[str, Loaded]):
    """A talk's pictures by their names, each read when it is first asked for."""

    def __init__(self, talk: Talk, look: Look) -> None:
        super().__init__()
        self._folder, self._look = Path(talk.folder), look

    def __missing__(self, name: str) -> Loaded:
        self[name] = _loaded(self._folder / name, self._look)
        return self[name]


def _loaded(path: Path, look: Look) -> Loaded:
    if path.suffix.lower() == ".svg":
        drawn = drawing.load(path, look)
        return Loaded(drawn.pixels, _size(drawn.pixels), drawn.vector)
    upright = _upright(path.read_bytes())
    return Loaded(upright, _size(upright))


def _size(data: bytes) -> tuple[int, int]:
    from PIL import Image  # noqa: PLC0415  # many talks have no pictures

    with Image.open(io.BytesIO(data)) as image:
        return image.size


def _upright(data: bytes) -> bytes:
    """The picture turned as the camera was held, which PowerPoint ignores; the first of several."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    with Image.open(io.BytesIO(data)) as image:
        if image.format in _KEPT and image.getexif().get(_ORIENTATION, 1) == 1:
            return data
        out = io.BytesIO()
        ImageOps.exif_transpose(image).save(out, "PNG" if image.format == "PNG" else "JPEG", quality=92)
        return out.getvalue()
