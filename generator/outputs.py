"""The registry of what can be printed, and how each print is made."""

# ruff: noqa: PLC0415 - what needs time to import is imported when needed: a deck needs no PDF engine, whose
# import is half of a build, and a build that finds everything up to date needs nothing.

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.problems import Problem, ProblemsFound

if TYPE_CHECKING:
    from generator.content import Talk
    from generator.deck import Composed
    from generator.look import Look
    from generator.pages.poster.laid import Laid as LaidPoster
    from generator.pages.slides.deck_pdf import LaidDeck
    from generator.templating import Templates

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


def _deck(module: Any, job: Job) -> Print:
    made = module.write_deck(job.talk, job.look, job.composed, job.options.when)
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
