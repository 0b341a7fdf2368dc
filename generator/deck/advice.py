"""What a deck can be built with, and its speaker should know: titles said twice, walls of text, the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.content.collections import Quote
from generator.content.talk import Deck
from generator.deck.entries import Entry
from generator.deck.placing import Unplaced

# More than anybody reads while somebody speaks: words, and of a title letters.
QUOTE, STATEMENT, TITLE = 45, 35, 80
TOLERANCE = 0.2  # how far the notes may be off the time asked for, as a share of it


def advice(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Unplaced]]:
    """Of each slide what to warn of, with the slide."""
    for entry in entries:
        title = entry.title.plain
        if entry.namesake:
            hint = "screen readers and the outline tell slides apart by their titles: give it one of its own"
            said = f"slide {entry.namesake} has this title too, so it is told apart here"
            yield entry, Unplaced(said, hint, warning=True)
        elif (
            len(title) > TITLE and entry.part == 1 and (entry.kind != "statement" or title != _stated(entry))
        ):
            said = f"the title has {len(title)} characters"
            yield entry, Unplaced(said, f"it reads best with {TITLE} at most", warning=True)
        for said, hint in _walls(entry):
            yield entry, Unplaced(said, hint, warning=True)


def _walls(entry: Entry) -> Iterator[tuple[str, str]]:
    """Texts too long to be read from a slide, with what helps."""
    item = entry.item
    stated = _stated(entry) if entry.kind == "statement" else ""
    if len(words := stated.split()) > STATEMENT:
        hint = f"a statement is one sentence of {STATEMENT} words at most; the rest belongs in the notes"
        yield f"the statement has {len(words)} words", hint
    if isinstance(item, Quote) and entry.kind == "quote" and len(words := str(item.shown).split()) > QUOTE:
        whole = item.highlight is None
        hint = "give the quote a 'highlight', what the slide shows" if whole else "make its highlight shorter"
        yield f"the quote shown has {len(words)} words", f"{hint}: {QUOTE} words at most"


def _stated(entry: Entry) -> str:
    said = [entry.model.text] if entry.model.text else entry.item.text
    return " ".join(one.plain for one in said)


def on_time(words: int, deck: Deck) -> tuple[str, str] | None:
    """What is wrong with so many words for the minutes asked for, and what helps; None when nothing is."""
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
