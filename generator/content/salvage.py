"""What can be printed of a talk with mistakes, so that one run also reports what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content.load import Checked, check, read_folder
from generator.content.talk import Talk, TalkFile
from generator.problems import Place, Problem
from generator.source import Document, Loc

_ROUNDS = 5  # what is left out may leave others without what they name, which are left out next
_SHEETS = ("one_pager", "poster", "poster_tiles", "handout", "print")


@dataclass(frozen=True)
class Attempt:
    """`problems` are all that is wrong with the content, and its warnings. `read` is the talk as far as it
    could be read, its collections where `talk.yaml` could not; `sound` what no problem is of, if any."""

    problems: tuple[Problem, ...]
    read: Talk
    sound: Talk | None


def attempt(folder: Path) -> Attempt:
    """Read a talk, or the sound part of it. Raises ProblemsFound if there is no talk."""
    checked = check(folder, *read_folder(folder))
    problems = tuple(sorted(dict.fromkeys([*checked.problems, *checked.warnings])))
    read = checked.talk or checked.with_file(TalkFile.model_validate({"title": "Talk"}))
    return Attempt(problems, read, _sound(checked))


def _sound(checked: Checked) -> Talk | None:
    for _ in range(_ROUNDS):
        if not checked.errors or checked.talk is None:
            return checked.talk
        reduced = {
            name: checked.documents[name].without(_about(checked.documents[name], checked.errors))
            for name in checked.parsed
        }
        checked = check(checked.folder, reduced, list(reduced))
    return None


def _about(document: Document, problems: Iterable[Problem]) -> set[Loc]:
    """The paths the problems are about: list entries or, outside lists, sheets or keys."""
    spots: dict[tuple[int, int], Loc] = {}
    for marks in (document.values, document.keys):
        for loc, (line, column, _) in marks.items():
            spots[line, column] = max(loc, spots.get((line, column), ()), key=len)
    places = [problem.place for problem in problems]
    found = [spots.get((at.line, at.column), ()) for at in places if at.file == document.path]
    found += [loc for at in places if at.file != document.path for loc in _charts(document, at)]
    return {_entry(loc) for loc in found if loc}


def _charts(document: Document, place: Place) -> Iterator[Loc]:
    """The paths of the charts that are filled from the file of that place."""
    for loc in document.values:
        if loc and loc[-1] == "data" and (document.path.parent / str(document.at(loc))) == place.file:
            yield loc


def _entry(loc: Loc) -> Loc:
    first = next((at for at, part in enumerate(loc) if isinstance(part, int)), None)
    if first is not None:
        return loc[: first + 1]
    return loc[:1] if loc[0] in _SHEETS else loc[:2]
