"""Which prints are made beside which: those that share nothing in processes of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

from generator.background import run_in_background
from generator.outputs import Output
from generator.prints.job import Failed, Given, Job, Print, Step, make_or_fail
from generator.problems import Problem

Made = Mapping[str, Print | Failed]
"""By the print's file."""


@dataclass(frozen=True)
class _Task:
    """A print with what it still has to be made from: the steps that are not made yet, and its maker."""

    output: Output
    steps: tuple[Step[Any], ...]
    make: Callable[[Given], Print]


def make_prints(outputs: Sequence[Output], job: Job) -> tuple[Mapping[str, Print], list[Problem]]:
    """The prints by file, and why the others could not be made."""
    # All is imported before the first process begins, and so once for all of them.
    made = _make_branches([_load(output) for output in outputs], job)
    found = [(output.file, made[output.file]) for output in outputs]
    problems = [problem for _, one in found if isinstance(one, Failed) for problem in one.problems]
    return {file: one for file, one in found if isinstance(one, Print)}, problems


def _load(output: Output) -> _Task:
    return _Task(output, tuple(_find(one) for one in output.steps), _find(output.maker))


def _find(name: str) -> Any:
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


def _make_branches(tasks: Sequence[_Task], job: Job) -> Made:
    """Side by side what has no step in common."""
    branches: dict[object, list[_Task]] = {}
    for task in tasks:
        branches.setdefault(task.steps[0] if task.steps else task.output, []).append(task)
    work: list[Callable[[], Made]] = [partial(_make_branch, branch, job) for branch in branches.values()]
    begun = [run_in_background(one) for one in work[:-1]]
    results = [one() for one in (*work[-1:], *begun)]
    return {file: made for result in results for file, made in result.items()}


def _make_branch(tasks: Sequence[_Task], job: Job) -> Made:
    """What they share first, so that each process has it that begins after."""
    first = tasks[0]
    if not first.steps:
        return {first.output.file: make_or_fail(first.make, job.given(first.output.needs))}
    job.once(first.steps[0])
    return _make_branches([_Task(one.output, one.steps[1:], one.make) for one in tasks], job)
