"""Whether pictures have enough dots for the size they are printed at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.content import Talk
from generator.pages.paper import Picture
from generator.problems import Problem, ProblemsFound
from generator.source import Loc
from generator.units import PT_PER_MM

GOOD = 150  # dots to the inch, from which nobody sees them at arm's length
LEAST = 100  # below, anybody does


def check(talk: Talk, pictures: Iterable[Picture]) -> tuple[Problem, ...]:
    """A warning for each picture with few dots; raises ProblemsFound for those with too few."""
    found = dict.fromkeys(said for one in pictures if (said := problem(talk, one)))
    if errors := [one for one in found if not one.warning]:
        raise ProblemsFound(errors)
    return tuple(found)


def problem(talk: Talk, picture: Picture) -> Problem | None:
    """What to say of it where the talk names it; None when all is well, or it is none of the talk's."""
    place = _named(talk, picture.file)
    pick = max if picture.cover else min
    scale = pick(picture.width / picture.across, picture.height / picture.down)  # points to the pixel
    dots = 72 / scale
    if place is None or round(dots) >= GOOD:
        return None
    name = picture.file.relative_to(talk.folder.resolve()).as_posix()
    size = f"{picture.across * scale / PT_PER_MM:.0f} × {picture.down * scale / PT_PER_MM:.0f} mm"
    said = f"'{name}' has {dots:.0f} dots per inch at its printed size of {size}"
    more = GOOD / dots
    hint = f"print it smaller, or use one of {picture.across * more:.0f} × {picture.down * more:.0f} pixels"
    return replace(talk.problem(*place, said, hint), warning=round(dots) >= LEAST)


def _named(talk: Talk, file: Path) -> tuple[str, Loc] | None:
    """The YAML file (its stem) that names the picture, and where: in a collection rather than on a slide."""
    places = [
        (stem, loc)
        for stem, document in talk.documents.items()
        for loc in document.values
        if isinstance(name := document.at(loc), str) and _is(talk.folder, name, file)
    ]
    return min(places, key=lambda place: place[0] == "talk" and place[1][0] == "deck", default=None)


def _is(folder: Path, name: str, file: Path) -> bool:
    return Path(name).name == file.name and (folder / name).resolve() == file
