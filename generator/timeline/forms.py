"""How much of each milestone shows where not all of everything has room: the lightest give way first."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from heapq import heapify, heappop, heappush
from math import inf

WEIGHTS = ("major", "normal", "minor")


class Form(IntEnum):
    """More is greater. A line has the date and the title side by side."""

    DOT = 0
    LINE = 1
    TITLE = 2
    FULL = 3


TURNS = (
    ("minor", Form.TITLE),
    ("minor", Form.LINE),
    ("normal", Form.TITLE),
    ("normal", Form.LINE),
    ("minor", Form.DOT),
    ("major", Form.TITLE),
    ("normal", Form.DOT),
    ("major", Form.LINE),
    ("major", Form.DOT),
)
"""Who gives way to which form, in this order: texts before words, and light words before a heavy text."""


@dataclass(frozen=True)
class Told:
    """A milestone with the most that there is of it, its moment in any unit, and the story it belongs to."""

    weight: str
    most: Form
    at: float
    story: Hashable = None


Step = tuple[int, Form]
"""The milestone of that number is shown in that form from now on."""


def steps(milestones: Sequence[Told], least: Form = Form.DOT) -> tuple[Step, ...]:
    """From all of everything down to the least of each: the next that gives way, one after another."""
    now, found = [one.most for one in milestones], list[Step]()
    for weight, form in TURNS:
        if form < least:
            continue
        above = [number for number, shown in enumerate(now) if shown > form]
        stories: dict[Hashable, list[int]] = {}
        for number in above:
            stories.setdefault(milestones[number].story, []).append(number)
        for number in _crowded_first(milestones, list(stories.values()), weight):
            now[number] = form
            found.append((number, form))
    return tuple(found)


def after(taken: Sequence[Step], milestones: Sequence[Told]) -> tuple[Form, ...]:
    """The forms once those steps are taken."""
    now = [one.most for one in milestones]
    for number, form in taken:
        now[number] = form
    return tuple(now)


def most_shown(
    widths: Sequence[float], count: int, fit: Callable[[float, int], bool], known: int = -1
) -> tuple[float, int]:
    """The width of card with which the fewest of so many steps let all fit, the first of equals, and these.

    With all of the steps all fits, with `known` of them nothing does.
    """
    kept, best = widths[0], count
    for width in widths:
        if best - known > 1 and fit(width, best - 1):
            kept, best = width, fewest(best - 1, partial(fit, width), known)
    return kept, best


def fewest(count: int, fit: Callable[[int], bool], known: int = -1) -> int:
    """About the least number of steps above `known` with which all fits, by halving; with `count` it does."""
    low, high = known, count
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fit(middle) else (middle, high)
    return high


def _crowded_first(milestones: Sequence[Told], stories: Sequence[list[int]], weight: str) -> Iterator[int]:
    """Those of that weight, one after another whichever then has its neighbours of a story nearest to it."""
    before: dict[int, int | None] = {}
    after_it: dict[int, int | None] = {}
    for story in stories:
        story.sort(key=lambda number: milestones[number].at)
        before |= zip(story, [None, *story[:-1]], strict=True)
        after_it |= zip(story, [*story[1:], None], strict=True)

    def room(number: int) -> float:
        here = milestones[number].at
        near = [
            abs(milestones[one].at - here) for one in (before[number], after_it[number]) if one is not None
        ]
        return inf if not near else sum(near) * (2 / len(near))

    queue = [(room(number), number) for number in before if milestones[number].weight == weight]
    heapify(queue)
    while queue:
        known, number = heappop(queue)
        if room(number) > known:
            heappush(queue, (room(number), number))
            continue
        yield number
        left, right = before[number], after_it[number]
        if left is not None:
            after_it[left] = right
        if right is not None:
            before[right] = left
