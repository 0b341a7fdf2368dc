"""How the deck's pages are made: by themselves, on the handout, and beside what the speaker says."""

from __future__ import annotations

from generator.outputs import Needs
from generator.pages.slides import handout, script
from generator.pages.slides.deck_pdf import LaidDeck, lay_out
from generator.prints.deck import SLIDES
from generator.prints.job import Given, Print, Step


def _lay_out_slides(given: Given) -> LaidDeck:
    return lay_out(given.talk, given.look, given.templates, given.shared(SLIDES))


PAGES = Step(
    Needs(("deck", "deck_pdf"), ("deck", "deck_pdf", "handout"), notes=True),
    _lay_out_slides,
)


def make_deck_pdf(given: Given) -> Print:
    made = given.shared(PAGES).print()
    return Print(made.data, _count(made.pages), made.warnings)


def make_handout(given: Given) -> Print:
    made = handout.build(given.talk, given.templates, given.shared(PAGES), given.options.paper)
    return Print(made.data, _count(made.pages))


def make_notes(given: Given) -> Print:
    made = script.build(given.talk, given.templates, given.shared(PAGES), given.options.paper)
    return Print(made.data, _count(made.pages))


def _count(pages: int) -> str:
    return f"{pages} page{'' if pages == 1 else 's'}"
