"""A talk to be printed: what each print is given of it, and what several prints share, made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.content import Talk
from generator.content.views import view_talk
from generator.look import Look
from generator.outputs import Needs, Options
from generator.problems import Problem, ProblemsFound
from generator.templating import Templates

Shared = TypeVar("Shared")


@dataclass(frozen=True)
class Print:
    """A finished file, one line about it for the person who asked, and what they should know."""

    data: bytes
    said: str
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Failed:
    """Instead of what could not be made: why."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Step(Generic[Shared]):
    """What several prints are made from: what it needs itself, and the function that makes it."""

    needs: Needs
    make: Callable[[Given], Shared]


@dataclass(frozen=True)
class Given:
    """What something is made from, and nothing else of the talk, its look, the templates and the options."""

    needs: Needs
    talk: Talk
    look: Look
    templates: Templates
    options: Options
    job: Job

    def shared(self, step: Step[Shared]) -> Shared:
        """What the step makes. Raises ProblemsFound where it cannot be made."""
        assert self.needs.covers(step.needs), "what is shared would bring in what this does not need"
        found = self.job.once(step)
        if isinstance(found, Failed):
            raise ProblemsFound(found.problems)
        return found


class Job:
    """One talk to be printed in one build."""

    def __init__(self, talk: Talk, look: Look, templates: Templates, options: Options) -> None:
        self._talk, self._look, self._templates, self._options = talk, look, templates, options
        self._made: dict[Step[Any], Any] = {}

    def given(self, needs: Needs) -> Given:
        return Given(
            needs,
            view_talk(self._talk, needs.keys, notes=needs.notes),
            self._look,
            self._templates.only(needs.templates),
            self._options.of(needs),
            self,
        )

    def once(self, step: Step[Shared]) -> Shared | Failed:
        if step not in self._made:
            self._made[step] = make_or_fail(step.make, self.given(step.needs))
        found: Shared | Failed = self._made[step]
        return found


def make_or_fail(make: Callable[[Given], Shared], given: Given) -> Shared | Failed:
    """What the function makes, or what is wrong."""
    try:
        return make(given)
    except ProblemsFound as error:
        return Failed(error.problems)
