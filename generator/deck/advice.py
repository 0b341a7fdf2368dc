"""Warnings that do not stop a build: repeated titles, walls of text, notes that do not match the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.content.talk import Deck
from generator.deck.entries import Entry
from generator.deck.placing import Unplaced

TITLE = 80  # letters, more than which nobody reads while somebody speaks
TOLERANCE = 0.2  # how far the notes may be off the time asked for, as a share of it


def advice(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Unplaced]]:
    """The warnings for every slide, each with its slide."""
    for entry in entries:
        title = entry.title.plain
        if entry.duplicate_of:
            hint = "screen readers and the outline tell slides apart by their titles: give it one of its own"
            said = f"slide {entry.duplicate_of} has this title too, so it is told apart here"
            yield entry, Unplaced(said, hint, warning=True)
        elif len(title) > TITLE and entry.part == 1 and title != entry.model.words_shown(entry.item):
            said = f"the title has {len(title)} characters"
            yield entry, Unplaced(said, f"it reads best with {TITLE} at most", warning=True)
        if wall := entry.model.advice(entry.item):
            yield entry, Unplaced(*wall, warning=True)


def on_time(words: int, deck: Deck) -> tuple[str, str] | None:
    """What is wrong with so many words for the minutes asked for, and a hint; None if nothing."""
    if deck.minutes is None:
        return None
    wanted = deck.minutes * deck.words_per_minute
    if abs(words - wanted) <= wanted * TOLERANCE:
        return None
    lasts = words / deck.words_per_minute
    shown = f"{lasts:.0f}" if lasts >= 10 or lasts == round(lasts) else f"{lasts:.1f}".removesuffix(".0")
    said = f"the notes last about {shown} minute{'' if shown == '1' else 's'}, {deck.minutes} are asked for"
    off = f"{max(round(abs(words - wanted), -1), 10):,} words"
    return said, f"write about {off} more, or ask for less" if words < wanted else f"cut about {off}"
