"""How the deck is made, and the slides that it shares with its pages."""

from __future__ import annotations

from generator.deck import Composed, compose, write_deck
from generator.outputs import Needs
from generator.prints.job import Given, Print, Step


def _place_slides(given: Given) -> Composed:
    return compose(given.talk, given.look, given.templates)


SLIDES = Step(Needs(("deck",), ("deck",), notes=True), _place_slides)


def make_deck(given: Given) -> Print:
    made = write_deck(given.talk, given.look, given.shared(SLIDES), given.options.when)
    asked = given.talk.file.deck
    minutes = round(made.words / (asked.words_per_minute if asked else 130))
    of = f" of {asked.minutes}" if asked and asked.minutes else ""
    unit = "minute" if ((asked and asked.minutes) or minutes) == 1 else "minutes"
    slides = f"{made.slides} slide{'' if made.slides == 1 else 's'}"
    return Print(made.data, f"{slides}, {minutes}{of} {unit} of notes", made.warnings)
