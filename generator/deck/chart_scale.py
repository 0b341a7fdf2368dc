"""A chart's value axis."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """A value axis from `least` to `most`, both multiples of `step`."""

    least: float
    most: float
    step: float

    def share(self, value: float) -> float:
        """The position of the value, 0 at `least` and 1 at `most`."""
        return (value - self.least) / (self.most - self.least)

    @property
    def ticks(self) -> tuple[float, ...]:
        count = round((self.most - self.least) / self.step)
        return tuple(self.least + index * self.step for index in range(count + 1))
