"""Finds where the text was written that a slide has no room for: in the outline, or in an item's own file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.content.inline import Inline
from generator.content.talk import Talk, is_among
from generator.deck.entries import Entry
from generator.source import Document, Loc

# The parts of a text tell where it is when they make up this share of it: single words may stand anywhere.
ENOUGH = 0.7


def locate_text(talk: Talk, entry: Entry, text: str) -> tuple[str, Loc]:
    """File (its stem) and place of the text on the entry's slide, or of what holds all its parts, such as an
    item or a list; the entry itself where it cannot be told."""
    if not (wanted := _letters_only(text)):
        return "talk", entry.loc
    for file, loc in _places_to_search(talk, entry):
        leaves = [
            (at, _letters_only(words))
            for at, words in _text_leaves(_value_at(talk.documents[file], loc), loc)
        ]
        parts = [(at, len(words)) for at, words in leaves if words in wanted]
        if sum(count for _, count in parts) >= ENOUGH * len(wanted):
            return file, _deepest_holding(parts, loc, ENOUGH * len(wanted))
    return "talk", entry.loc


def _places_to_search(talk: Talk, entry: Entry) -> Iterator[tuple[str, Loc]]:
    """The places the slide's words may come from: its entry, its items, and the source of its title."""
    yield "talk", entry.loc
    for name, collection in talk.collections.items():
        found = [index for index, item in enumerate(collection.items) if is_among(item, entry.items)]
        yield from ((name, ("items", index)) for index in found)
        if len(found) > 1:
            yield name, ("items",)
        if collection is entry.collection and collection.title:
            yield name, ("title",)
    yield from (("talk", (key,)) for key in entry.model.shows_of_talk)


def _value_at(document: Document, loc: Loc) -> Any:
    """What stands there; None for what was left out, as the keys of a slide that is its kind's name alone."""
    try:
        return document.at(loc)
    except (KeyError, IndexError, TypeError):
        return None


def _text_leaves(data: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _text_leaves(value, (*loc, key))


def _letters_only(words: str) -> str:
    """Letters and signs alone: spaces may have become others, and marks are not shown."""
    return "".join(Inline.parse(words).plain.split()).casefold()


def _deepest_holding(parts: list[tuple[Loc, int]], loc: Loc, enough: float) -> Loc:
    """From `loc` down to what alone holds enough of the letters counted at its leaves."""
    within: Counter[Loc] = Counter()
    for at, count in parts:
        for depth in range(len(loc), len(at) + 1):
            within[at[:depth]] += count
    return max((at for at, count in within.items() if count >= enough), key=len)
