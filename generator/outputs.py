"""The registry of prints: what asks for each, what it is made from, and what makes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

PAPERS = ("a4", "letter", "a5", "legal", "half-fold", "letter-half-fold")  # of the one-pager


@dataclass(frozen=True)
class Options:
    """`paper` None leaves the talk's own choice; `when` None has prints say of their making a fixed day."""

    paper: str | None = None
    force: bool = False
    when: datetime | None = None

    def of(self, needs: Needs) -> Options:
        """What of them a print is made from that has these needs."""
        return Options(self.paper if needs.paper else None, when=self.when if needs.day else None)


@dataclass(frozen=True)
class Needs:
    """What a print is made from, beside what all are made from: the keys of talk.yaml that are not for all,
    folders of templates, what the speaker says, and what was asked for when it was built.

    See the note in docs/decisions/building.md.
    """

    keys: tuple[str, ...]
    templates: tuple[str, ...]
    notes: bool = False
    paper: bool = False
    day: bool = False

    def covers(self, other: Needs) -> bool:
        """Whether all that the other needs is here too."""
        flags = ((self.notes, other.notes), (self.paper, other.paper), (self.day, other.day))
        within = set(other.keys) <= set(self.keys) and set(other.templates) <= set(self.templates)
        return within and all(mine or not its for mine, its in flags)


@dataclass(frozen=True)
class Output:
    """A row of the registry: its key in talk.yaml, what it is made from, and the function that makes it.

    `maker` and `steps` are named, not imported, as they bring their engines: a deck needs no PDF engine,
    whose import is half of a build. `steps` are what it shares with others, each made from those before.
    """

    name: str
    file: str
    needs: Needs
    maker: str
    steps: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.name.replace("-", "_")


_SLIDES = "generator.prints.deck:SLIDES"
_PAGES = "generator.prints.slide_pages:PAGES"
_SHEET = "generator.prints.poster:SHEET"
_ON_SHEETS = ("exhibits", "press")
_ON_PAGES = ("deck", "deck_pdf", "handout")

OUTPUTS = (
    Output(
        "deck",
        "deck.pptx",
        Needs(("deck",), ("deck",), notes=True, day=True),
        "generator.prints.deck:make_deck",
        (_SLIDES,),
    ),
    Output(
        "deck-pdf",
        "deck.pdf",
        Needs(("deck", "deck_pdf"), _ON_PAGES, notes=True),
        "generator.prints.slide_pages:make_deck_pdf",
        (_SLIDES, _PAGES),
    ),
    Output(
        "handout",
        "handout.pdf",
        Needs(("deck", "deck_pdf", "handout"), _ON_PAGES, notes=True, paper=True),
        "generator.prints.slide_pages:make_handout",
        (_SLIDES, _PAGES),
    ),
    Output(
        "notes",
        "notes.pdf",
        Needs(("deck", "deck_pdf", "notes"), (*_ON_PAGES, "notes"), notes=True, paper=True),
        "generator.prints.slide_pages:make_notes",
        (_SLIDES, _PAGES),
    ),
    Output(
        "one-pager",
        "one-pager.pdf",
        Needs(("one_pager", "print_"), ("one_pager", *_ON_SHEETS), paper=True, day=True),
        "generator.prints.one_pager:make_one_pager",
    ),
    Output(
        "poster",
        "poster.pdf",
        Needs(("poster", "print_"), ("poster", *_ON_SHEETS), day=True),
        "generator.prints.poster:make_poster",
        (_SHEET,),
    ),
    Output(
        "poster-tiles",
        "poster-tiles.pdf",
        Needs(("poster", "print_", "poster_tiles"), ("poster", *_ON_SHEETS, "poster_tiles")),
        "generator.prints.poster:make_poster_tiles",
        (_SHEET,),
    ),
)
