"""The largest size of type at which something fits, in few tries. Pure arithmetic over steps of size."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

GROWTH = 2.3  # the power of the size by which text grows: more than its area, for the ends of lines


def find_largest(low: int, high: int, need: Callable[[int], float], first: int) -> int | None:
    """The last step before one that does not fit; None when `low` itself does not.

    `need` is what a step takes of the room it has: up to 1 it fits. It grows about as the step's square, so
    each answer tells where to look next, and never more slowly than the step, since lines only get more.
    `first` is looked at first.
    """
    fits, fails = low - 1, high + 1
    known: dict[int, float] = {}
    step = min(max(first, low), high)
    while fails - fits > 1:
        known[step] = need(step)
        if known[step] > 1:
            fails = step
        else:
            fits = step
            if known[step] * (step + 1) / step > 1:
                break
        step = min(max(_foresee_crossing(known, fits, fails), fits + 1), fails - 1)
    return fits if fits >= low else None


def _foresee_crossing(known: Mapping[int, float], fits: int, fails: int) -> int:
    """Where the need would be 1 if it went on as a power of the step."""
    nearest = fits if fits in known else fails
    power: float = GROWTH
    if fits in known and fails in known and 0 < known[fits] < known[fails] < math.inf:
        power = math.log(known[fails] / known[fits]) / math.log(fails / fits)
    return foresee_largest(nearest, known[nearest], power)


def foresee_largest(step: int, need: float, power: float = GROWTH) -> int:
    """The largest step whose need should be 1 or less, from what one step needs."""
    return math.floor(step * math.pow(min(max(need, 0.01), 100.0), -1 / power))
