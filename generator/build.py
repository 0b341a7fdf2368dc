"""The whole way from a talk's folder to its prints, and the registry of what can be printed."""

# ruff: noqa: PLC0415 - what needs time to import is imported when needed: a deck needs no PDF engine, whose
# import is half of a build, and a build that finds everything up to date needs nothing.

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import apart, saving
from generator.isolation import isolate_libraries
from generator.problems import Problem, ProblemsFound, did_you_mean

if TYPE_CHECKING:
    from generator.content import Talk
    from generator.deck import Composed
    from generator.language import Words
    from generator.look import Look
    from generator.pages.poster.laid import Laid as LaidPoster
    from generator.pages.slides.deck_pdf import LaidDeck
    from generator.templating import Templates

HOME = Path(__file__).resolve().parent.parent
TEMPLATES = HOME / "templates"
PAPERS = ("a4", "letter", "a5", "legal", "half-fold", "letter-half-fold")  # of the one-pager


@dataclass(frozen=True)
class Print:
    """A finished file, one line about it for the person who asked, and what they should know."""

    data: bytes
    said: str
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Options:
    """`paper` None leaves the talk's own choice; `when` None has prints say of their making a fixed day."""

    paper: str | None = None
    force: bool = False
    when: datetime | None = None


Made = tuple[dict[str, Print], list[Problem]]


@dataclass(frozen=True)
class Job:
    """A talk to be printed; what several prints show is laid out once for all of them."""

    talk: Talk
    look: Look
    templates: Templates
    options: Options

    @property
    def composed(self) -> Composed:
        """Raises ProblemsFound, each time, with what is wrong with the slides."""
        if isinstance(self._placed, ProblemsFound):
            raise self._placed
        return self._placed

    @cached_property
    def _placed(self) -> Composed | ProblemsFound:
        from generator.deck import compose

        try:
            return compose(self.talk, self.look, self.templates)
        except ProblemsFound as error:
            return error

    @cached_property
    def slides(self) -> LaidDeck:
        from generator.pages.slides.deck_pdf import lay_out

        return lay_out(self.talk, self.look, self.templates, self.composed)

    @cached_property
    def poster(self) -> LaidPoster:
        from generator.pages.poster import lay_out

        return lay_out(self.talk, self.look, self.templates)

    def lay_out(self) -> None:
        """The slides on paper, if nothing is wrong with them."""
        if not isinstance(self._placed, ProblemsFound):
            _ = self.slides

    def place(self) -> None:
        """The slides, ahead of the prints; what is wrong with them the prints that need them say."""
        _ = self._placed


@dataclass(frozen=True)
class Output:
    """A row of the registry: its key in talk.yaml, and the module that makes it, which brings its engine."""

    name: str
    file: str
    module: str
    make: Callable[[Any, Job], Print]
    apart: str = ""  # slow enough to be made beside the others, by the name of where; "" with the deck
    shows_slides: bool = False

    @property
    def key(self) -> str:
        return self.name.replace("-", "_")


@dataclass(frozen=True)
class Built:
    """What became of one output; `said` is empty when it was up to date already."""

    path: Path
    said: str
    warnings: tuple[Problem, ...] = ()


def _deck(module: Any, job: Job) -> Print:
    made = module.written(job.talk, job.look, job.composed, job.options.when)
    asked = job.talk.file.deck
    minutes = round(made.words / (asked.words_per_minute if asked else 130))
    of = f" of {asked.minutes}" if asked and asked.minutes else ""
    unit = "minute" if ((asked and asked.minutes) or minutes) == 1 else "minutes"
    slides = f"{made.slides} slide{'' if made.slides == 1 else 's'}"
    return Print(made.data, f"{slides}, {minutes}{of} {unit} of notes", made.warnings)


def _deck_pdf(_module: Any, job: Job) -> Print:
    made = job.slides.print()
    return Print(made.data, _pages(made.pages), made.warnings)


def _handout(module: Any, job: Job) -> Print:
    made = module.build(job.talk, job.templates, job.slides, job.options.paper)
    return Print(made.data, _pages(made.pages))


def _notes(module: Any, job: Job) -> Print:
    made = module.build(job.talk, job.templates, job.slides, job.options.paper)
    return Print(made.data, _pages(made.pages))


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def _one_pager(module: Any, job: Job) -> Print:
    made = module.build(job.talk, job.look, job.templates, job.options.paper, job.options.when)
    return Print(made.data, made.said, made.warnings)


def _poster(_module: Any, job: Job) -> Print:
    made = job.poster.print(job.options.when)
    return Print(made.data, made.said, made.warnings)


def _poster_tiles(module: Any, job: Job) -> Print:
    made = module.build(job.talk, job.look, job.templates, job.poster.sheet, job.poster.size)
    return Print(made.data, made.said)


OUTPUTS = (
    Output("deck", "deck.pptx", "generator.deck", _deck, shows_slides=True),
    Output("deck-pdf", "deck.pdf", "generator.pages.slides.deck_pdf", _deck_pdf, "slides", shows_slides=True),
    Output("handout", "handout.pdf", "generator.pages.slides.handout", _handout, "slides", shows_slides=True),
    Output("notes", "notes.pdf", "generator.pages.slides.script", _notes, "slides", shows_slides=True),
    Output("one-pager", "one-pager.pdf", "generator.pages.one_pager", _one_pager, "one-pager"),
    Output("poster", "poster.pdf", "generator.pages.poster", _poster),
    Output("poster-tiles", "poster-tiles.pdf", "generator.pages.press.tiles", _poster_tiles),
)


def build(folder: Path, into: Path, only: Sequence[str] = (), options: Options | None = None) -> list[Built]:
    """Build the talk in `folder` into `into`, all prints or the ones named by `only`.

    Raises ProblemsFound with everything wrong; then nothing has been written.
    """
    options = options or Options()
    chosen = [output for output in OUTPUTS if not only or output.name in only]
    inputs = saving.fingerprint(
        [folder, TEMPLATES, HOME / "generator"], extra=f"{options.paper} {options.when}"
    )
    if not options.force and all(saving.unchanged(into, output.file, inputs) for output in chosen):
        there = (into / output.file for output in chosen)
        return [Built(path, "") for path in there if path.exists()]
    talk, look, templates = _open(folder)
    wanted = [output for output in chosen if getattr(talk.file, output.key) is not None]
    if not wanted and not only:
        keys = ", ".join(f"{output.key}:" for output in chosen)
        raise ProblemsFound(
            [talk.problem("talk", (), "this talk asks for no print", f"add {keys}, or one of them")]
        )
    if only and len(wanted) < len(chosen):
        raise ProblemsFound(_not_asked_for(talk, output) for output in chosen if output not in wanted)
    with isolate_libraries(into):
        prints = _make(wanted, Job(talk, look, templates, options))
    files = {output.file: prints[output.file].data if output in wanted else None for output in chosen}
    saving.save(into, files, inputs)
    general = (*talk.warnings, *_borrowed_words(talk, templates))
    built = [Built(into / file, one.said, one.warnings) for file, one in prints.items()]
    return [replace(built[0], warnings=(*general, *built[0].warnings)), *built[1:]]


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


def _open(folder: Path) -> tuple[Talk, Look, Templates]:
    from generator.content import load
    from generator.language import load_words
    from generator.look import look_for
    from generator.templating import Templates

    talk = load(folder)
    words = load_words(TEMPLATES / "words.yaml", talk.file.language, talk.file.words)
    if wrong := list(_wrong_words(talk, words)):
        raise ProblemsFound(wrong)
    return talk, look_for(talk, TEMPLATES / "theme.yaml", words), Templates(TEMPLATES, words)


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
