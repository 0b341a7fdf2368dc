"""What goes on over several slides where it does not fit one, and how it is shared out among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.content.slides.exhibits import Column
from generator.content.slides.listing import Lines
from generator.deck.placing.strip import Excess

# How many items a slide may show whose layouts have a place for each, the larger the fewer they are.
AT_MOST = {"facts": 6, "organisations": 12, "people": 12, "sources": 12}
DIVISIBLE = {"points", "table", "agenda", "columns", "comparison", "code", *AT_MOST}
# How far from the middle code may be divided for the sake of an empty line, as a share of an even part.
NEAR = 1 / 3


class Division(NamedTuple):
    """Over how many slides something goes on; of code how many lines each has room for, 0 for any number."""

    parts: int
    most: int = 0


def helped(kind: str, too: Excess) -> bool:
    """Whether a slide of that kind, which has too much of something, could do with fewer items."""
    return kind in DIVISIBLE and (too == "high" or (too == "wide" and kind in AT_MOST))


def shares(count: int, parts: int) -> Iterator[slice]:
    """Of so many items, as evenly as can be."""
    size, more = divmod(count, parts)
    first = 0
    for part in range(parts):
        after = first + size + (part < more)
        yield slice(first, after)
        first = after


def columns_over(columns: Sequence[Column], parts: int) -> Iterator[tuple[Column, ...]]:
    """For each slide the columns with their share of their lists; a column's text stands on the first."""
    lists = [list(shares(len(one.items), parts)) for one in columns]
    for part in range(parts):
        yield tuple(
            one.model_copy(update={"items": one.items[own[part]], "text": None if part else one.text})
            for one, own in zip(columns, lists, strict=True)
        )


def code_over(lines: Sequence[str], shown: Lines, division: Division) -> Iterator[Lines]:
    """The lines shown, about evenly: a part ends before an empty line where one is near, which is in none."""
    start = shown.first
    for left in range(division.parts, 1, -1):
        end = _end_of_part(lines, start, shown.last, left, division.most)
        yield Lines(start, end)
        start = end + 1
        while not lines[start - 1].strip() and shown.last - start + 1 >= left:
            start += 1
    yield Lines(start, shown.last)


def _end_of_part(lines: Sequence[str], start: int, last: int, left: int, most: int) -> int:
    """The last line of the part that begins at `start`, where so many parts are left for what remains."""
    count = last - start + 1
    even, room = count / left, most or count
    first, final = max(start, last - room * (left - 1)), min(start + room - 1, last - left + 1)
    middle = min(max(start + round(even) - 1, first), final)
    ends = (end for end in range(first, final + 1) if lines[end - 1].strip() and not lines[end].strip())
    near = (end for end in ends if abs(end - middle) <= even * NEAR)
    return min(near, key=lambda end: abs(end - middle), default=middle)
