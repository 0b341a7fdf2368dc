"""Lengths that know their unit, so that a bare number is never mistaken for one."""

from __future__ import annotations

import re
from dataclasses import dataclass

EMU_PER_PT = 12_700
PT_PER_INCH = 72
MM_PER_INCH = 25.4
PT_PER_MM = PT_PER_INCH / MM_PER_INCH
EMU_PER = {"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": EMU_PER_PT}
_WRITTEN = re.compile(r"(-?\d+(?:\.\d+)?)\s*([a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Length:
    """A distance, held in whole EMU (914,400 to the inch), the unit of Office files."""

    emu: int

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read `12 mm`, `0.5 in`, `18 pt` or `2 cm`. Raises ValueError, also for a bare number."""
        match = _WRITTEN.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is not a length; write it with its unit, like '12 mm' or '0.5 in'")
        number, unit = match.groups()
        if unit.lower() not in EMU_PER:
            raise ValueError(f"{unit!r} is not a unit of length; use {', '.join(EMU_PER)}")
        return cls(round(float(number) * EMU_PER[unit.lower()]))

    @classmethod
    def of_mm(cls, value: float) -> Length:
        return cls(round(value * EMU_PER["mm"]))

    @classmethod
    def of_pt(cls, value: float) -> Length:
        return cls(round(value * EMU_PER["pt"]))

    @property
    def mm(self) -> float:
        return self.emu / EMU_PER["mm"]

    @property
    def pt(self) -> float:
        return self.emu / EMU_PER["pt"]

    def __add__(self, other: Length) -> Length:
        return Length(self.emu + other.emu)

    def __sub__(self, other: Length) -> Length:
        return Length(self.emu - other.emu)

    def __mul__(self, factor: float) -> Length:
        return Length(round(self.emu * factor))

    def __truediv__(self, divisor: float) -> Length:
        return Length(round(self.emu / divisor))

    def __str__(self) -> str:
        return f"{self.mm:g}mm"
