"""What goes on over several slides where it does not fit one, and how it is shared out among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.content.slides.exhibits import Column
from generator.deck.placing.strip import Excess

# How many items a slide may show whose layouts have a place for each, the larger the fewer they are.
AT_MOST = {"facts": 6, "organisations": 12, "people": 12, "sources": 12}
DIVISIBLE = {"points", "table", "agenda", "columns", "comparison", *AT_MOST}


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
