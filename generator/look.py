"""The look of one talk: the theme's tokens, and of its fonts the families that can draw the talk's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator import text
from generator.content.inline import Inline
from generator.content.talk import Talk
from generator.problems import Problem, ProblemsFound
from generator.theme import Theme, load_theme, readable, unreadable

# Fields printed in the heading face; everything else is printed in the text face.
_HEADINGS = {"title", "value", "unit", "highlight", "person", "name", "subtitle"}
_UNPRINTED = {"notes", "documents", "folder", "id", "file", "url", "kind", "theme", "weight"}


@dataclass(frozen=True)
class Look:
    """What a print is to look like. The families are names; `text.Style` and CSS take them as they are."""

    theme: Theme
    heading: str
    text: str
    code: str


def look_for(talk: Talk, theme_file: Path) -> Look:
    """Raises ProblemsFound when a colour cannot be read or a word cannot be drawn."""
    theme = load_theme(theme_file, talk.file.theme)
    words = list(_words(talk.file, "")) + [
        pair for found in talk.collections.values() for pair in _words(found, "")
    ]
    everything = "".join(word for _, word in words)
    headings = "".join(word for field, word in words if field in _HEADINGS)
    look = Look(
        theme,
        heading=text.choose(theme.fonts.heading, headings),
        text=text.choose(theme.fonts.text, everything),
        code=theme.fonts.code[0],
    )
    problems = _unreadable(talk, theme)
    lacking = text.missing(headings, look.heading) | text.missing(everything, look.text)
    problems += [_undrawable(talk, char) for char in sorted(lacking)]
    if problems:
        raise ProblemsFound(problems)
    return look


def _unreadable(talk: Talk, theme: Theme) -> list[Problem]:
    """A problem for each colour that cannot be read; one for a talk's own accent, wherever it is used."""
    pairs, accent = unreadable(theme), theme.colours.accent
    of_accent = [pair for pair in pairs if accent in (pair.text, pair.ground)]
    problems = [
        talk.problem("talk", ("theme",), str(pair), "leave the theme's own colour")
        for pair in pairs
        if pair not in of_accent
    ]
    if of_accent:
        nearest = readable(accent, theme.colours.paper, towards=theme.colours.ink)
        loc = ("theme", "accent")
        problems.append(talk.problem("talk", loc, str(of_accent[0]), f"'{nearest}' can be read"))
    return problems


def _words(value: Any, field: str) -> Iterator[tuple[str, str]]:
    """Every printed text of a model with the name of the field it stands in."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _UNPRINTED:
                yield from _words(getattr(value, name), name)
    elif isinstance(value, Inline):
        yield field, value.plain
    elif isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one, field)


def _undrawable(talk: Talk, char: str) -> Problem:
    """Placed at the character's first appearance in the talk's files."""
    message = f"no font of the theme can draw '{char}' (U+{ord(char):04X})"
    hint = "write it another way, or add a family that has it to fonts in templates/theme.yaml"
    for document in talk.documents.values():
        for number, line in enumerate(document.lines, start=1):
            if char in line:
                place = document.place()
                at = line.index(char) + 1
                return Problem(type(place)(document.path, number, at, 1, line), message, hint)
    return Problem(talk.documents["talk"].place(), message, hint)
