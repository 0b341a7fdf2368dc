"""The whole way from a talk's folder to its prints, and the registry of what can be printed."""

# ruff: noqa: PLC0415 - engines are imported when first needed: a deck needs no PDF engine, whose import is
# half of a build, and a build that finds everything up to date needs none of them.

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import saving
from generator.problems import Problem, ProblemsFound, did_you_mean

if TYPE_CHECKING:
    from generator.content import Talk
    from generator.look import Look
    from generator.templating import Templates

HOME = Path(__file__).resolve().parent.parent
TEMPLATES = HOME / "templates"


@dataclass(frozen=True)
class Print:
    """A finished file, one line about it for the person who asked, and what they should know."""

    data: bytes
    said: str
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Options:
    """`paper` None leaves the talk's own choice."""

    paper: str | None = None
    force: bool = False


@dataclass(frozen=True)
class Output:
    """A row of the registry. `wants` says whether a talk asks for it: its key in talk.yaml."""

    name: str
    file: str
    wants: Callable[[Talk], bool]
    make: Callable[[Talk, Look, Templates, Options], Print]


@dataclass(frozen=True)
class Built:
    """What became of one output; `said` is empty when it was up to date already."""

    path: Path
    said: str
    warnings: tuple[Problem, ...] = ()


def _deck(talk: Talk, look: Look, templates: Templates, _options: Options) -> Print:
    from generator import deck

    made = deck.build(talk, look, templates)
    wanted = talk.file.deck.words_per_minute if talk.file.deck else 130
    return Print(
        made.data, f"{made.slides} slides, {made.words / wanted:.0f} minutes of notes", made.warnings
    )


def _one_pager(talk: Talk, look: Look, templates: Templates, options: Options) -> Print:
    from generator.pages import one_pager

    made = one_pager.build(talk, look, templates, options.paper)
    return Print(made.data, f"one page, text at {made.size:.1f} pt", made.warnings)


def _poster(talk: Talk, look: Look, templates: Templates, _options: Options) -> Print:
    from generator.pages import poster

    made = poster.build(talk, look, templates)
    return Print(made.data, made.said, made.warnings)


OUTPUTS = (
    Output("deck", "deck.pptx", lambda talk: talk.file.deck is not None, _deck),
    Output("one-pager", "one-pager.pdf", lambda talk: talk.file.one_pager is not None, _one_pager),
    Output("poster", "poster.pdf", lambda talk: talk.file.poster is not None, _poster),
)


def build(folder: Path, into: Path, only: Sequence[str] = (), options: Options | None = None) -> list[Built]:
    """Build the talk in `folder` into `into`, all prints or the ones named by `only`.

    Raises ProblemsFound with everything wrong; then nothing has been written.
    """
    options = options or Options()
    chosen = [output for output in OUTPUTS if not only or output.name in only]
    inputs = saving.fingerprint([folder, TEMPLATES, HOME / "generator"], extra=f"{options.paper}")
    if not options.force and all(saving.unchanged(into, output.file, inputs) for output in chosen):
        there = (into / output.file for output in chosen)
        return [Built(path, "") for path in there if path.exists()]
    talk, look, templates = _open(folder)
    wanted = [output for output in chosen if output.wants(talk)]
    if only and len(wanted) < len(chosen):
        raise ProblemsFound(_not_asked_for(talk, output) for output in chosen if output not in wanted)
    prints = {output.file: output.make(talk, look, templates, options) for output in wanted}
    files = {output.file: prints[output.file].data if output in wanted else None for output in chosen}
    saving.save(into, files, inputs)
    return [Built(into / file, one.said, one.warnings) for file, one in prints.items()]


def _not_asked_for(talk: Talk, output: Output) -> Problem:
    key = output.name.replace("-", "_")
    return talk.problem("talk", (), f"this talk has no {output.name}", f"add the key '{key}:' to talk.yaml")


def _open(folder: Path) -> tuple[Talk, Look, Templates]:
    from generator.content import load
    from generator.language import load_words
    from generator.look import look_for
    from generator.templating import Templates

    talk = load(folder)
    look = look_for(talk, TEMPLATES / "theme.yaml")
    words = load_words(TEMPLATES / "words.yaml", talk.file.language, talk.file.words)
    if unknown := [name for name in talk.file.words if name not in words.known]:
        hints = {name: did_you_mean(name, words.known) for name in unknown}
        raise ProblemsFound(
            talk.problem("talk", ("words", name), f"the prints have no word '{name}'", hint, key=True)
            for name, hint in hints.items()
        )
    return talk, look, Templates(TEMPLATES, words)
