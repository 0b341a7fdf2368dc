"""How the poster is made, whole and in tiles."""

from __future__ import annotations

from generator.outputs import Needs
from generator.pages import poster
from generator.pages.poster.laid import Laid
from generator.pages.press import tile_sheets
from generator.prints.job import Given, Print, Step


def _lay_out_poster(given: Given) -> Laid:
    return poster.lay_out(given.talk, given.look, given.templates)


SHEET = Step(Needs(("poster", "print_"), ("poster", "exhibits", "press")), _lay_out_poster)


def make_poster(given: Given) -> Print:
    made = given.shared(SHEET).print(given.options.when)
    return Print(made.data, made.said, made.warnings)


def make_poster_tiles(given: Given) -> Print:
    laid = given.shared(SHEET)
    made = tile_sheets.build(given.talk, given.look, given.templates, laid.sheet, laid.size)
    return Print(made.data, made.said)
