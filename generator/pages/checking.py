"""The last check of a print: nothing on it may lie on anything else or stick out of its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.content import Talk
from generator.content.inline import Inline
from generator.pages.collisions import Collision, collisions
from generator.pages.paper import Sheet
from generator.problems import Problem, ProblemsFound
from generator.source import Loc

_PRINTS = {"deck_pdf": "deck.pdf", "one_pager": "one-pager.pdf", "poster_tiles": "poster-tiles.pdf"}
_SHOWN = 40  # letters of what is quoted


def checked(talk: Talk, key: str, sheet: Sheet) -> Sheet:
    """The sheet; `key` is that of its print in `talk.yaml`.

    Raises ProblemsFound with each place where words lie on others or reach beyond their box or the page.
    """
    found = dict.fromkeys(collisions(sheet.document.pages))
    if found:
        raise ProblemsFound([_problem(talk, key, one) for one in found])
    return sheet


def _problem(talk: Talk, key: str, one: Collision) -> Problem:
    where = f"page {one.page + 1} of {_PRINTS.get(key, f'{key}.pdf')}"
    lies = f"lies over '{_quoted(one.other)}'" if one.other else "sticks out of its place"
    said = f"on {where}, '{_quoted(one.words)}' {lies} by {one.points:.1f} pt"
    file, loc = next(_written(talk, one), ("talk", (key,)))
    return talk.problem(file, loc, said, "say it in fewer or shorter words")


def _quoted(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"


def _written(talk: Talk, one: Collision) -> Iterator[tuple[str, Loc]]:
    """The place in the talk of these words, or of those they lie over."""
    for wanted in filter(None, map(_bare, (one.words, one.other))):
        for file, document in talk.documents.items():
            for loc, text in _leaves(document.data, ()):
                if wanted in _bare(text):
                    yield file, loc


def _leaves(data: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _leaves(value, (*loc, key))


def _bare(words: str) -> str:
    """The visible characters alone: spaces may have changed, and marks and hyphens at line ends are new."""
    try:
        plain = Inline.parse(words).plain
    except ValueError:
        plain = words
    return "".join(char for char in plain if char.isalnum()).casefold()
