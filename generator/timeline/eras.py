"""To which era a milestone belongs: one rule, whatever is printed."""

from collections.abc import Sequence

from generator.days import Day

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
