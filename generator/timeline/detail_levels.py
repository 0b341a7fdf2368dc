"""How much of each milestone shows if not everything has room: the lightest give way first."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, partial
from heapq import heapify, heappop, heappush
from math import inf

ASKED = 6
"""Milestones of a story without words that are asked whether they have room for some."""

WEIGHTS = ("major", "normal", "minor")


class DetailLevel(IntEnum):
    """More is greater. A line has the date and the title side by side."""

    DOT = 0
    LINE = 1
    TITLE = 2
    FULL = 3


TURNS = (
    ("minor", DetailLevel.TITLE),
    ("minor", DetailLevel.LINE),
    ("normal", DetailLevel.TITLE),
    ("normal", DetailLevel.LINE),
    ("minor", DetailLevel.DOT),
    ("major", DetailLevel.TITLE),
    ("normal", DetailLevel.DOT),
    ("major", DetailLevel.LINE),
    ("major", DetailLevel.DOT),
)
"""Who gives way to which form, in this order: texts before words, and light words before a heavy text."""


@dataclass(frozen=True)
class RankedMilestone:
    """A milestone with the most that there is of it, its moment in any unit, and the story it belongs to."""

    weight: str
    most: DetailLevel
    at: float
    story: Hashable = None


Forms = tuple[DetailLevel, ...]
Step = tuple[int, DetailLevel]
"""The milestone of that number is shown in that form from now on."""


@dataclass(frozen=True)
class DetailSchedule:
    """What gives way, one after another, from all of everything down to dots. The last of a story that has
    words keeps them until no other has any."""

    told: tuple[RankedMilestone, ...]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        now, found, last = [one.most for one in self.told], list[Step](), list[int]()
        worded = Counter(one.story for one in self.told if one.most)
        for weight, form in TURNS:
            stories: dict[Hashable, list[int]] = {}
            for number, shown in enumerate(now):
                if shown > form:
                    stories.setdefault(self.told[number].story, []).append(number)
            for number in _crowded_first(self.told, list(stories.values()), weight):
                story = self.told[number].story
                if form is DetailLevel.DOT and worded[story] == 1:
                    last.append(number)
                    continue
                worded[story] -= form is DetailLevel.DOT
                now[number] = form
                found.append((number, form))
        lines = ((number, DetailLevel.LINE) for number in last if now[number] > DetailLevel.LINE)
        return *found, *lines, *((number, DetailLevel.DOT) for number in last)

    def after(self, taken: Iterable[Step]) -> Forms:
        """The forms that show after these steps."""
        now = [one.most for one in self.told]
        for number, form in taken:
            now[number] = min(now[number], form)
        return tuple(now)

    def most_shown(
        self, widths: Sequence[float], fit: Callable[[float, Forms], bool], known: int = -1
    ) -> tuple[float, Forms]:
        """With as few steps as let all fit, and the width of card with which they are the fewest.

        With dots alone all fits, with `known` steps it does not. A story with room gets back what it gave way
        for the sake of another.
        """
        kept, best = widths[0], len(self.steps)
        for width in widths:
            own = partial(self._fits, partial(fit, width))
            if best - known > 1 and own(best - 1):
                kept, best = width, fewest(best - 1, own, known)
        in_it = partial(fit, kept)
        return kept, self.after(self._given_back(self._heard(self.steps[:best], in_it), in_it))

    def _fits(self, fit: Callable[[Forms], bool], count: int) -> bool:
        return fit(self.after(self.steps[:count]))

    def _heard(self, taken: Sequence[Step], fit: Callable[[Forms], bool]) -> Sequence[Step]:
        """With words for one milestone of every story, if not the heaviest one of the last to lose them."""
        now = list(taken)
        for story in dict.fromkeys(one.story for one in self.told):
            shown = zip(self.told, self.after(now), strict=True)
            if not any(form for one, form in shown if one.story == story):
                own = (step for step in now if self.told[step[0]].story == story)
                silent = [step for step in own if step[1] is DetailLevel.DOT]
                ways = ([one for one in now if one != step] for step in silent[: -ASKED - 1 : -1])
                now = next((way for way in ways if fit(self.after(way))), now)
        return now

    def _given_back(self, taken: Sequence[Step], fit: Callable[[Forms], bool]) -> list[Step]:
        """Those of the steps that each story has to take itself: turn by turn, the last one first."""
        now = list(taken)
        stories = dict.fromkeys(one.story for one in self.told)
        for turn in reversed(TURNS if len(stories) > 1 else ()):
            for story in stories:
                own = [step for step in now if self._whose(step) == (turn, story)]
                others = [step for step in now if self._whose(step) != (turn, story)]

                def alone(count: int, own: list[Step] = own, others: list[Step] = others) -> bool:
                    return fit(self.after([*others, *own[:count]]))

                now = [*others, *own[: fewest(len(own), alone)]]
        return now

    def _whose(self, step: Step) -> tuple[tuple[str, DetailLevel], Hashable]:
        number, form = step
        return (self.told[number].weight, form), self.told[number].story


def fewest(count: int, fit: Callable[[int], bool], known: int = -1) -> int:
    """About the least number of steps above `known` with which all fits, by halving; with `count` it does."""
    low, high = known, count
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fit(middle) else (middle, high)
    return high


def _crowded_first(
    milestones: Sequence[RankedMilestone], stories: Sequence[list[int]], weight: str
) -> Iterator[int]:
    """The milestones of that weight, each time the one whose neighbours in its story are nearest."""
    before: dict[int, int | None] = {}
    after_it: dict[int, int | None] = {}
    for story in stories:
        story.sort(key=lambda number: milestones[number].at)
        before |= zip(story, [None, *story[:-1]], strict=True)
        after_it |= zip(story, [*story[1:], None], strict=True)

    def room(number: int) -> float:
        left, right = before[number], after_it[number]
        # The first and the last of a story tell how far it reaches.
        return inf if left is None or right is None else milestones[right].at - milestones[left].at

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
