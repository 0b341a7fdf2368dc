"""The era of a milestone, whose colour it has, and where eras lie on the axis: one rule for all prints."""

from collections.abc import Sequence

from generator.days import Day
from generator.timeline.scale import Span, TimeScale

Stretch = tuple[Day, Day | None]
"""The first and the last day; None: without an end."""


def era_at(eras: Sequence[Stretch], start: Day, end: Day) -> int | None:
    """The place of the last era that holds the middle of those days, where the milestone's mark stands; None
    for none."""
    middle = (start.ordinal + end.ordinal + 1) / 2
    held = (
        place
        for place, (first, last) in enumerate(eras)
        if first.ordinal <= middle and (last is None or middle < last.ordinal + 1)
    )
    return max(held, default=None)


def colour_index(eras: Sequence[Stretch], lane: int | None, start: Day, end: Day) -> int | None:
    """The place of the era whose colour a milestone of those days has; where there are no eras, of the lane.

    None: the milestone lies outside all eras, or there are neither.
    """
    return era_at(eras, start, end) if eras else lane


def era_extents(eras: Sequence[Stretch], scale: TimeScale) -> list[tuple[float, float]]:
    """Where each era begins and ends on the axis, within the scale; an open one lasts to the end."""
    lasts = (scale.extent(Span(last, last))[1] if last else scale.width for _, last in eras)
    return [
        (max(scale.x(first), 0.0), min(until, scale.width))
        for (first, _), until in zip(eras, lasts, strict=True)
    ]
