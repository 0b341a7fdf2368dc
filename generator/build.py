"""The whole way from a talk's folder to its prints."""

# ruff: noqa: PLC0415 - what needs time to import is imported when needed: a deck needs no PDF engine, whose
# import is half of a build, and a build that finds everything up to date needs nothing.

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import apart, saving
from generator.isolation import isolate_libraries
from generator.outputs import OUTPUTS, Job, Options, Output, Print
from generator.problems import Place, Problem, ProblemsFound, did_you_mean
from generator.record import LEFT_OUT, Record, fingerprint

if TYPE_CHECKING:
    from generator.content import Talk
    from generator.language import Words
    from generator.look import Look
    from generator.templating import Templates

HOME = Path(__file__).resolve().parent.parent
TEMPLATES = HOME / "templates"

Made = tuple[dict[str, Print], list[Problem]]


@dataclass(frozen=True)
class Built:
    """What became of one output; `said` is empty when it was up to date already."""

    path: Path
    said: str
    warnings: tuple[Problem, ...] = ()


def build(folder: Path, into: Path, only: Sequence[str] = (), options: Options | None = None) -> list[Built]:
    """Build the talk in `folder` into `into`, all prints or the ones named by `only`.

    Raises ProblemsFound with everything wrong; then nothing has been written.
    """
    options = options or Options()
    chosen = [output for output in OUTPUTS if not only or output.name in only]
    inputs = fingerprint([folder, TEMPLATES, HOME / "generator"], extra=f"{options.paper} {options.when}")
    record = Record.read(into)
    if not options.force and all(record.unchanged(into, output.file, inputs) for output in chosen):
        return [one for output in chosen if (one := _found(output, into, record))]
    opened = _open(folder)
    talk = opened.talk
    wanted = [output for output in chosen if getattr(talk.file, output.key) is not None]
    if opened.sound:
        _check_wanted(talk, chosen, wanted, only)
    try:
        with isolate_libraries(into):
            prints = _make(wanted, Job(talk, opened.look, opened.templates, options))
    except ProblemsFound as error:
        raise ProblemsFound([*opened.problems, *error.problems]) from None
    if not opened.sound:
        raise ProblemsFound(opened.problems)
    files = {output.file: prints[output.file].data if output in wanted else None for output in chosen}
    warnings = {file: one.warnings for file, one in prints.items()}
    first = next(iter(prints))
    warnings[first] = (*talk.warnings, *_borrowed_words(talk, opened.templates), *warnings[first])
    saving.save(into, folder, files, inputs, warnings)
    built = [Built(into / file, one.said, warnings[file]) for file, one in prints.items()]
    unasked = [output for output in chosen if output not in wanted]
    return [*built, *(one for output in unasked if (one := _retired(output, into, record)))]


def _found(output: Output, into: Path, record: Record) -> Built | None:
    """A print that is up to date, with what was warned of when it was made; None if none is asked for."""
    path = into / output.file
    if record.rows[output.file].data == LEFT_OUT:
        return _retired(output, into, record)
    return Built(path, "", record.warnings(output.file))


def _retired(output: Output, into: Path, record: Record) -> Built | None:
    """What was done with an earlier print that the talk does not ask for now; None if there is none."""
    path = into / output.file
    if not path.exists():
        return None
    if record.made(into, output.file):
        path.unlink()
        return Built(path, f"is removed: talk.yaml asks for no {output.name} any more")
    said = f"is not what a build made, and talk.yaml asks for no {output.name}"
    warning = Problem(Place(path), said, f"remove it, or write '{output.key}:' in talk.yaml", warning=True)
    return Built(path, "was left as it is", (warning,))


def _borrowed_words(talk: Talk, templates: Templates) -> tuple[Problem, ...]:
    """A warning when the prints' own words stand in English in a talk of another language."""
    words = templates.words
    if not words.borrowed:
        return ()
    said = f"the prints have no words of their own in '{words.language}'; these are in English: "
    problem = talk.problem("talk", ("language",), said + ", ".join(words.borrowed), "say them with 'words:'")
    return (replace(problem, warning=True),)


def _make(wanted: Sequence[Output], job: Job) -> dict[str, Print]:
    """The prints by file; slow ones are made beside the others, and problems come all at once."""
    groups: dict[str, list[Output]] = {}
    for output in wanted:
        groups.setdefault(output.apart, []).append(output)
    tasks: list[tuple[bool, Callable[[], Made]]] = []
    # First those that need no slides: they are made while the slides are placed, once for all that show them.
    for apart_, group in sorted(groups.items(), key=lambda one: (_show_slides(one[1]), not one[0])):
        if _show_slides(group):
            job.place()
        task = partial(_made, [(output, import_module(output.module)) for output in group], job)
        beside = bool(apart_) and len(groups) > 1
        tasks.append((beside, apart.begin(task) if beside else task))
    made = [task() for _, task in sorted(tasks, key=lambda one: one[0])]
    if problems := [problem for _, found in made for problem in found]:
        raise ProblemsFound(problems)
    prints = {file: one for found, _ in made for file, one in found.items()}
    return {output.file: prints[output.file] for output in wanted}


def _show_slides(group: Sequence[Output]) -> bool:
    return any(output.shows_slides for output in group)


def _made(group: Sequence[tuple[Output, Any]], job: Job) -> Made:
    """The prints by file, and what is wrong with the others. What they share is laid out before they part."""
    if len(group) > 1 and group[0][0].apart:
        job.lay_out()
    first, *others = [(output.apart, partial(_print, output, module, job)) for output, module in group]
    begun: list[Callable[[], Made]] = [apart.begin(task) if beside else task for beside, task in others]
    made = [first[1](), *(task() for task in begun)]
    prints = {file: one for found, _ in made for file, one in found.items()}
    return prints, [problem for _, found in made for problem in found]


def _print(output: Output, module: Any, job: Job) -> Made:
    try:
        return {output.file: output.make(module, job)}, []
    except ProblemsFound as error:
        return {}, list(error.problems)


def _not_asked_for(talk: Talk, output: Output) -> Problem:
    said, hint = f"this talk has no {output.name}", f"add the key '{output.key}:' to talk.yaml"
    return talk.problem("talk", (), said, hint)


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


def _open(folder: Path) -> Opened:
    """Raises ProblemsFound when so much is wrong that nothing can be printed, to see whether it would fit."""
    from generator.content import attempt
    from generator.language import load_words
    from generator.look import try_look
    from generator.templating import Templates

    found = attempt(folder)
    words = load_words(TEMPLATES / "words.yaml", found.read.file.language, found.read.file.words)
    look, wrong = try_look(found.read, TEMPLATES / "theme.yaml", words)
    problems = (*found.problems, *_wrong_words(found.read, words), *wrong)
    if found.sound is None:
        raise ProblemsFound(problems)
    return Opened(found.sound, look, Templates(TEMPLATES, words), problems)


def _check_wanted(
    talk: Talk, chosen: Sequence[Output], wanted: Sequence[Output], only: Sequence[str]
) -> None:
    """Raises ProblemsFound when the talk asks for none, or not for one of those that were named."""
    if not wanted and not only:
        keys = ", ".join(f"{output.key}:" for output in chosen)
        said, hint = "this talk asks for no print", f"add {keys}, or one of them"
        raise ProblemsFound([talk.problem("talk", (), said, hint)])
    if only and len(wanted) < len(chosen):
        raise ProblemsFound(_not_asked_for(talk, output) for output in chosen if output not in wanted)


def _wrong_words(talk: Talk, words: Words) -> Iterator[Problem]:
    """Of the talk's own: those that no print uses, and patterns that cannot be filled."""
    from generator.language import PLACES

    for name, said in talk.file.words.items():
        places = PLACES.get(name, ())
        if name not in words.known:
            hint = did_you_mean(name, words.known)
            yield talk.problem("talk", ("words", name), f"the prints have no word '{name}'", hint, key=True)
        elif places and not any(place in said for place in places):
            hint = f"write {' or '.join(places)} where it belongs, in quotes"
            yield talk.problem("talk", ("words", name), f"'{said}' says nothing of the date", hint)
