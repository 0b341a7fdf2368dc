"""Rows: the boxes of a layout, or of several, whose texts are of one size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from generator.deck.template.layouts import Placeholder

# A row of a layout, and the size in points that this gives it.
Row = tuple[str, float]
# At what share of their layout's size rows are set.
Scales = Mapping[Row, float]
NO_SCALES: Scales = MappingProxyType({})


def row_of(name: str) -> str:
    """By which boxes side by side know one another: their name without its number."""
    return re.sub(r" \d+$", "", name)


def row_in(box: Placeholder) -> Row:
    return row_of(box.name), box.levels[0].size
