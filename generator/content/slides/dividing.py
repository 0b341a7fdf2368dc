"""How what does not fit one slide is shared out among several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple


class Division(NamedTuple):
    """Over how many slides something goes on; of code how many lines each has room for, 0 for any number."""

    parts: int
    most: int = 0


def shares(count: int, parts: int) -> Iterator[slice]:
    """Of so many items, as evenly as can be."""
    size, more = divmod(count, parts)
    first = 0
    for part in range(parts):
        after = first + size + (part < more)
        yield slice(first, after)
        first = after


def divide_evenly(items: Sequence[Any], parts: int) -> Iterator[tuple[int, Sequence[Any]]]:
    """For each part the place of its first item, from 0, and its items."""
    for share in shares(len(items), parts):
        yield share.start, items[share]
