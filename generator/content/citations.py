"""Source numbers: the same on every print, by a source's place among the talk's sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.content.collections import Source
from generator.content.inline import NO_BREAK_SPACE, Inline, Run
from generator.content.talk import Talk


def number_sources(talk: Talk) -> Mapping[str, int]:
    """The number of every source by its id, from 1 in the order written, cited or not."""
    return {name: number for number, name in enumerate(talk.sources, start=1)}


def cited_ids(items: Iterable[Any]) -> frozenset[str]:
    """The ids of all sources that the items, slides or blocks name."""
    return frozenset(one for item in items for one in getattr(item, "sources", ()))


@dataclass(frozen=True)
class Citations:
    """The sources that one print lists, by id, with their numbers; it prints no other numbers."""

    numbers: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, talk: Talk, listed: Iterable[Source]) -> Citations:
        numbers = number_sources(talk)
        return cls({one.id: numbers[one.id] for one in listed})

    def number(self, source: Source) -> str:
        """The number as the list prints it: `[4]`."""
        return f"[{self.numbers[source.id]}]"

    def mark(self, *items: Any) -> str:
        """The mark beside the items, like `[1, 4]`; "" if they name no source that is listed."""
        found = sorted(self.numbers[one] for one in cited_ids(items) if one in self.numbers)
        return f"[{f',{NO_BREAK_SPACE}'.join(map(str, found))}]" if found else ""

    def marked(self, text: Inline, *items: Any) -> Inline:
        """The text with the items' mark after it, for measuring."""
        mark = self.mark(*items)
        return Inline((*text.runs, Run(NO_BREAK_SPACE + mark))) if mark else text


UNCITED = Citations()
"""Of a print that lists no sources."""
