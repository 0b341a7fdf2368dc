"""What a person can get wrong, and where: many at once, each with its place and a hint.

The tree of errors that leave the package:

    TriptychError
    ├── ProblemsFound     the user's to mend; carries every Problem found
    └── MissingTool       something the machine lacks; the message says what to type
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


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
    """One thing to mend. An empty hint means there is nothing useful to add."""

    place: Place
    message: str
    hint: str = ""
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        rows = [f"{self.place}: {kind}{self.message}"]
        if self.place.text:
            number = str(self.place.line)
            # Tabs keep their width in the caret's row, or the caret would point beside its word.
            lead = "".join("\t" if c == "\t" else " " for c in self.place.text[: self.place.column - 1])
            room = max(1, len(self.place.text) - self.place.column + 1)
            carets = "^" * max(1, min(self.place.width, room))
            rows += [f"  {number} | {self.place.text}", f"  {' ' * len(number)} | {lead}{carets}"]
        if self.hint:
            rows.append(f"  hint: {self.hint}")
        return "\n".join(rows)


class TriptychError(Exception):
    """The root of every error this package raises on purpose."""


class ProblemsFound(TriptychError):
    """Everything wrong that one look could find, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(dict.fromkeys(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[tuple[Problem, ...]]]:
        """Passed between processes by its problems, not by its text."""
        return ProblemsFound, (self.problems,)


class MissingTool(TriptychError):
    """The machine lacks something a print needs."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them when none is near; '' when there are none."""
    choices = sorted(set(known))
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known here: {', '.join(choices)}" if choices else ""


def _shown(file: Path) -> str:
    """The path as the user would type it: relative where it lies below the current folder."""
    try:
        return file.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()
