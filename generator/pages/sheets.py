"""Paper by name."""

from __future__ import annotations

from dataclasses import dataclass

_MM_PER_INCH = 25.4

# Portrait, in millimetres. ISO 216, and the sheets that North American shops stock.
_ISO = {"a0": (841, 1189), "a1": (594, 841), "a2": (420, 594), "a3": (297, 420), "a4": (210, 297)}
_INCHES = {
    "letter": (8.5, 11),
    "legal": (8.5, 14),
    "tabloid": (11, 17),
    "18x24": (18, 24),
    "24x36": (24, 36),
    "36x48": (36, 48),
}
SHEETS: dict[str, tuple[float, float]] = {
    **_ISO,
    **{name: (w * _MM_PER_INCH, h * _MM_PER_INCH) for name, (w, h) in _INCHES.items()},
}


@dataclass(frozen=True)
class SheetSize:
    """Width and height in mm, as the sheet hangs."""

    width: float
    height: float

    @property
    def scale(self) -> float:
        """How large the sheet is beside an A1 that hangs the same way: what its type is scaled by."""
        short, long = _ISO["a1"]
        across, down = (long, short) if self.width > self.height else (short, long)
        return min(self.width / across, self.height / down)


def sheet(name: str, orientation: str = "portrait") -> SheetSize:
    """Raises KeyError for a name that is no sheet."""
    short, long = SHEETS[name]
    return SheetSize(long, short) if orientation == "landscape" else SheetSize(short, long)


def shown(name: str) -> str:
    """The name as people write it: `A1`, `Letter`, `24×36 in`."""
    return f"{name.replace('x', '×')} in" if name[0].isdigit() else name.capitalize()
