"""A talk's folder to all that its prints are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content import Talk, attempt
from generator.language import PLACES, Words, load_words
from generator.look import Look, try_look
from generator.problems import Problem, ProblemsFound, did_you_mean
from generator.templating import Templates


@dataclass(frozen=True)
class Opened:
    """A talk ready to be printed, or what is sound of it, and all problems and warnings of its content."""

    talk: Talk
    look: Look
    templates: Templates
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        return all(problem.warning for problem in self.problems)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Of the talk as a whole, whichever prints are made of it."""
        return (*self.talk.warnings, *_warn_of_borrowed_words(self.talk, self.templates.words))


def open_talk(folder: Path, templates: Path) -> Opened:
    """Raises ProblemsFound when so much is wrong that nothing can be printed, to see whether it would fit."""
    found = attempt(folder)
    words = load_words(templates / "words.yaml", found.read.file.language, found.read.file.words)
    look, wrong = try_look(found.read, templates / "theme.yaml", words)
    problems = (*found.problems, *_check_words(found.read, words), *wrong)
    if found.sound is None:
        raise ProblemsFound(problems)
    return Opened(found.sound, look, Templates(templates, words), problems)


def _check_words(talk: Talk, words: Words) -> Iterator[Problem]:
    """Of the talk's own: those that no print uses, and patterns that cannot be filled."""
    for name, said in talk.file.words.items():
        places = PLACES.get(name, ())
        if name not in words.known:
            hint = did_you_mean(name, words.known)
            yield talk.problem("talk", ("words", name), f"the prints have no word '{name}'", hint, key=True)
        elif places and not any(place in said for place in places):
            hint = f"write {' or '.join(places)} where it belongs, in quotes"
            yield talk.problem("talk", ("words", name), f"'{said}' does not mention the date", hint)


def _warn_of_borrowed_words(talk: Talk, words: Words) -> Iterator[Problem]:
    """Where the prints' own words stand in English in a talk of another language."""
    if words.borrowed:
        said = f"the prints have no words of their own in '{words.language}'; these are in English: "
        hint = "say them with 'words:'"
        problem = talk.problem("talk", ("language",), said + ", ".join(words.borrowed), hint)
        yield replace(problem, warning=True)
