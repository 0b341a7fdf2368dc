"""How the one-pager is made."""

from __future__ import annotations

from generator.pages import one_pager
from generator.prints.job import Given, Print


def make_one_pager(given: Given) -> Print:
    options = given.options
    made = one_pager.build(given.talk, given.look, given.templates, options.paper, options.when)
    return Print(made.data, made.said, made.warnings)
