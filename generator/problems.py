"""What a person can get wrong: many problems at once, each with its place and a hint.

The tree of errors that leave the package:

    TriptychError
    ├── ProblemsFound     the user's to mend; carries every Problem found
    └── MissingTool       something the machine lacks; the message says what to type
"""

from __future__ import annotations

import difflib
import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SHOWN_AT_MOST = 120  # characters of a quoted line; of a longer one what stands around the column
_BEFORE_COLUMN = 40  # of these
_JOINERS = "\u200c\u200d"  # letters of some scripts and emoji are written with them


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a text file. Line and column count from 1; line 0 means the file or folder as a whole."""

    file: Path
    line: int = 0
    column: int = 0
    width: int = 1
    text: str = ""

    def __str__(self) -> str:
        name = _shown(self.file)
        return f"{name}:{self.line}:{self.column}" if self.line else name


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to fix. An empty hint means there is nothing useful to add."""

    place: Place
    message: str
    hint: str = ""
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        rows = [f"{self.place}: {kind}{visible(self.message)}"]
        if self.place.text:
            number = str(self.place.line)
            line, carets = _quoted(self.place)
            rows += [f"  {number} | {line}", f"  {' ' * len(number)} | {carets}"]
        if self.hint:
            rows.append(f"  hint: {visible(self.hint)}")
        return "\n".join(rows)


class TriptychError(Exception):
    """The root of every error this package raises on purpose."""


class ProblemsFound(TriptychError):
    """Everything wrong that one run could find, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(dict.fromkeys(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[tuple[Problem, ...]]]:
        """Pickle the problems, not the text."""
        return ProblemsFound, (self.problems,)


class MissingTool(TriptychError):
    """The machine lacks something a print needs."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them if none is near; '' if there are none."""
    choices = sorted(set(known))
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known here: {', '.join(choices)}" if choices else ""


def visible(text: str) -> str:
    """The text on one line, with characters that are invisible or control a terminal written as escapes."""
    return "".join(map(_visible, text))


def _visible(char: str) -> str:
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in _JOINERS
    return char.encode("unicode_escape").decode() if hidden else char


def _quoted(place: Place) -> tuple[str, str]:
    """The line as shown, cut around the column if it is long, and the row of carets below it."""
    begin = place.column - 1
    start = max(0, begin - _BEFORE_COLUMN) if len(place.text) > SHOWN_AT_MOST else 0
    shown = place.text[start : start + SHOWN_AT_MOST]
    cut = "…" * bool(start), "…" * (start + len(shown) < len(place.text))
    marked = shown[begin - start : begin - start + max(1, place.width)]
    carets = "".join("^" * _columns(char) for char in marked) or "^"
    line = "".join(char if char == "\t" else _visible(char) for char in shown)
    # Tabs keep their width in the carets' row, or the caret would point beside its word.
    lead = "".join("\t" if char == "\t" else " " * _columns(char) for char in shown[: begin - start])
    return f"{cut[0]}{line}{cut[1]}", f"{' ' * len(cut[0])}{lead}{carets}"


def _columns(char: str) -> int:
    """How many columns of a terminal the text takes."""
    if len(shown := _visible(char)) > 1:
        return len(shown) if char != "\t" else 1
    if unicodedata.combining(char) or char in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _shown(file: Path) -> str:
    """The path as the user would type it: relative where it lies below the current folder."""
    here = Path.cwd()
    for whole in (os.path.normpath(here / file), os.path.realpath(file)):
        if Path(whole).is_relative_to(here):
            return visible(Path(whole).relative_to(here).as_posix())
    return visible(file.as_posix())
