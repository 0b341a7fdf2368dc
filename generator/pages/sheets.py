"""Paper by name."""

from __future__ import annotations

from dataclasses import dataclass

from generator.content.paper import OwnSize
from generator.units import MM_PER_INCH, PT_PER_MM

# Portrait, in millimetres. ISO 216, and the sheets that North American shops stock.
_ISO = {
    "a0": (841, 1189),
    "a1": (594, 841),
    "a2": (420, 594),
    "a3": (297, 420),
    "a4": (210, 297),
    "a5": (148, 210),
}
_ISO_B = {"b1": (707, 1000), "b2": (500, 707)}
_INCHES = {
    "letter": (8.5, 11),
    "legal": (8.5, 14),
    "tabloid": (11, 17),
    "18x24": (18, 24),
    "24x36": (24, 36),
    "36x48": (36, 48),
}
FOLDED = {"half-fold": "a4", "letter-half-fold": "letter"}  # the sheet, which lies
SHEETS: dict[str, tuple[float, float]] = {
    **_ISO,
    **_ISO_B,
    **{name: (w * MM_PER_INCH, h * MM_PER_INCH) for name, (w, h) in _INCHES.items()},
}


@dataclass(frozen=True)
class SheetSize:
    """Width and height in mm, as the sheet hangs."""

    width: float
    height: float

    @property
    def width_pt(self) -> float:
        return self.width * PT_PER_MM

    @property
    def height_pt(self) -> float:
        return self.height * PT_PER_MM

    @property
    def upright(self) -> bool:
        return self.height >= self.width

    @property
    def scale(self) -> float:
        """How large the sheet is beside an A1 that hangs the same way: what its type is scaled by."""
        short, long = _ISO["a1"]
        across, down = (long, short) if not self.upright else (short, long)
        return min(self.width / across, self.height / down)


def sheet(size: str | OwnSize, orientation: str | None = "portrait") -> SheetSize:
    """Without an orientation, as the size itself says, and lying if it is a name.

    Raises KeyError for a name that is no sheet.
    """
    if isinstance(size, OwnSize):
        if orientation is None:
            return SheetSize(size.width.mm, size.height.mm)
        short, long = sorted((size.width.mm, size.height.mm))
    else:
        short, long = SHEETS[size]
    return SheetSize(short, long) if orientation == "portrait" else SheetSize(long, short)


def unfolded(paper: str) -> str:
    """The sheet itself, for what is printed on whole pages."""
    return FOLDED.get(paper, paper)


def shown(size: str | OwnSize) -> str:
    """The size as people write it: `A1`, `Letter`, `24×36 in`, `500 × 700 mm`."""
    if isinstance(size, OwnSize):
        return f"{size.width.mm:g} × {size.height.mm:g} mm"
    return f"{size.replace('x', '×')} in" if size[0].isdigit() else size.capitalize()
