"""Keys with nothing after them: what was probably meant, and what to leave out meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.content import hints
from generator.problems import Problem
from generator.source import Document, Loc
from generator.yaml_mistakes import in_quotes


@dataclass(frozen=True)
class Blank:
    """A problem, and the paths to treat as if they had not been written."""

    problem: Problem
    left_out: tuple[Loc, ...]


def find(document: Document, root: type[BaseModel]) -> list[Blank]:
    """The blanks of one file. A slide or block alone in its entry, like `- agenda:`, is not one."""
    nothing = [loc for loc in document.values if loc and document.at(loc) is None]
    return [
        _blank(document, root, loc) for loc in nothing if not (len(loc) > 1 and _alone(document, loc[:-1]))
    ]


def _alone(document: Document, loc: Loc) -> bool:
    around = document.at(loc)
    return isinstance(loc[-1], int) and isinstance(around, dict) and len(around) == 1


def _blank(document: Document, root: type[BaseModel], loc: Loc) -> Blank:
    strays = list(_strays(document, root, loc))
    if strays:
        place, at = document.place(loc, key=True), document.place(strays[0], key=True)
        names = ", ".join(f"'{stray[-1]}:'" for stray in strays)
        hint = f"indent {names}, and what is below, by two more spaces"
        message = f"this belongs below '{loc[-1]}:' on line {place.line}, but is not indented"
        entry = loc[:-1] if isinstance(loc[-2:-1][0] if len(loc) > 1 else "", int) else None
        return Blank(Problem(at, message, hint), (entry,) if entry else (loc, *strays))
    what = f"'{loc[-1]}:'" if isinstance(loc[-1], str) else "this '-'"
    return Blank(
        document.problem(loc, f"there is nothing after {what}", _hint(document, loc), key=True), (loc,)
    )


def _strays(document: Document, root: type[BaseModel], loc: Loc) -> Iterator[Loc]:
    """The keys that follow in the same column but are known only below this one."""
    around: dict[str, Any] = document.at(loc[:-1])
    if not isinstance(loc[-1], str):
        return
    entry = len(loc) > 1 and isinstance(loc[-2], int) and hints.is_choice(root, loc[:-2])
    known = {loc[-1]} if entry else hints.fields_at(root, loc[:-1])
    below = hints.fields_at(root, loc) if entry else hints.keys_below(root, loc[:-1]).get(loc[-1], set())
    mine = document.place(loc, key=True)
    following = list(around)[list(around).index(loc[-1]) + 1 :]
    for key in following:
        place = document.place((*loc[:-1], key), key=True)
        if place.line > mine.line and place.column == mine.column and key in below and key not in known:
            yield (*loc[:-1], key)


def _hint(document: Document, loc: Loc) -> str:
    place, word = document.place(loc, key=True), str(loc[-1])
    rest = place.text[place.column - 1 + place.width :]
    if isinstance(loc[-1], str) and not rest.lstrip().startswith(":"):
        return _in_braces(place.text[: place.column - 1], word)
    if comment := re.match(r"\s*:\s+(#.*)", rest):
        said = in_quotes(comment[1].split(" #")[0].strip())
        return f"' #' begins a comment; put text that begins with # in quotes: {said}"
    return "write something after it, or remove it"


def _in_braces(before: str, word: str) -> str:
    """A hint for something between braces that has no value: part of a text, or a key that lacks a space."""
    if glued := re.fullmatch(r"([A-Za-z_]+):(\S.*)", word):
        return f"put a space after the colon: '{glued[1]}: {glued[2]}'"
    if (number := re.search(r"(\d+),\s*$", before)) and word.isdigit():
        return f"put a number with a comma in quotes: {in_quotes(f'{number[1]},{word}')}"
    return "inside {…}, put text with a comma in quotes"
