"""The scale of a chart's value axis: ends and steps that a person would choose."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
# A line may begin above nought where its values would lie closer together than this share of the largest.
_CLOSE = 1 / 3
_BEYOND = 0.051  # of the range of the values: PowerPoint leaves a twentieth


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


def choose_scale(values: Sequence[float], steps: int, *, from_zero: bool = True) -> Scale:
    """From the least to the most of the values in at most so many steps, two or more; with nought on it where
    `from_zero`, and where the values lie so far apart that it costs little."""
    least, most = min(values), max(values)
    if from_zero or not are_close(values):
        least, most = min(least, 0.0), max(most, 0.0)
    if least == most:
        most = 1.0  # all are nought
    step = nice_step((most - least) / steps)
    while True:
        low, high = math.floor(least / step + 1e-9) * step, math.ceil(most / step - 1e-9) * step
        if round((high - low) / step) <= steps:
            return Scale(_round_off(low, step), _round_off(high, step), step)
        step = nice_step(step * 1.1)


def add_headroom(values: Sequence[float], *, from_zero: bool = True) -> list[float]:
    """The values, and as much room beyond them as PowerPoint leaves where it ends an axis itself.

    Without nought there is room on both sides, so that no value lies on the axis as if it were nothing.
    """
    low, high = min(values), max(values)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    room = (high - low) * _BEYOND
    return [
        *values,
        *([high + room] if high > 0 or not from_zero else ()),
        *([low - room] if low < 0 or not from_zero else ()),
    ]


def are_close(values: Sequence[float]) -> bool:
    """Whether a line through them would look flat on an axis with nought."""
    least, most = min(values), max(values)
    return 0 < most - least < max(abs(least), abs(most)) * _CLOSE


def scale_from_zero(most: float) -> Scale:
    """From nought to little more than the largest value, in one step, for an axis that nobody sees.

    PowerPoint ends an axis itself at a multiple of its step: here today, further on when a number grows.
    """
    step = _round_up(most * (1 + _BEYOND))
    return Scale(0.0, step, step)


def scale_around_zero(least: float, most: float, below: float) -> Scale:
    """From `below`, or less, to more than `most`, for an axis with values below nought that nobody sees.

    Programs end it themselves, at multiples of its step: PowerPoint leaves a twentieth of the values' range
    beyond them, LibreOffice of the axis, or goes a step further. Of the steps for which neither does, the one
    whose scale is shortest is taken.
    """
    room = (max(most, 0.0) - least) * _BEYOND
    low, high = max(-below, room - least), most + room if most > 0 else 0.0
    steps = [_round_up(side / count) for side in (low, high) if side for count in range(1, 13)]
    scales = [_scale_of_multiples(-least, most, step) for step in (*steps, _round_up(max(low, high) * 1.2))]
    roomy = [one for one in scales if one.least <= -low and _leaves_room(one, least, most)]
    return min(roomy, key=lambda scale: scale.most - scale.least)


def _leaves_room(scale: Scale, least: float, most: float) -> bool:
    room = (scale.most - scale.least) * _BEYOND
    return least - scale.least >= room and (scale.most == 0 or scale.most - most >= room)


def _scale_of_multiples(low: float, high: float, step: float) -> Scale:
    return Scale(-math.ceil(low / step) * step, math.ceil(max(high, 0.0) / step) * step, step)


def _round_up(value: float) -> float:
    """To three digits."""
    power = 10.0 ** (math.floor(math.log10(value)) - 2)
    return float(f"{math.ceil(value / power - 1e-9) * power:.12g}")


def nice_step(rough: float) -> float:
    """The least of 1, 2, 2.5 and 5 times a power of ten that is no smaller."""
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(one for one in _NICE if one * power >= rough * (1 - 1e-9)) * power
    return float(f"{step:.12g}")


def decimals_needed(step: float) -> int:
    """How many decimals the multiples of a step need."""
    return max(0, -math.floor(math.log10(step)) + (f"{step:e}"[2] != "0"))


def _round_off(value: float, step: float) -> float:
    """Without the dust of floating point."""
    return round(value, decimals_needed(step) + 2) + 0.0
