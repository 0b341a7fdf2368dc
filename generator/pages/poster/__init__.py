"""The poster: the largest type at which the timeline and what stands beside it fill one sheet."""

from __future__ import annotations

from dataclasses import replace

from generator.content import Talk
from generator.look import Look
from generator.pages.blocks import empty, unlisted
from generator.pages.checking import checked
from generator.pages.poster.fitting import fitted
from generator.pages.poster.laid import Laid, PosterPrint
from generator.pages.poster.parts import Shows
from generator.pages.poster.sizing import Sheets
from generator.pages.press import resolution
from generator.pages.sheets import shown
from generator.problems import Problem
from generator.templating import Templates
from generator.timeline.detail_levels import DetailLevel


def build(talk: Talk, look: Look, templates: Templates) -> PosterPrint:
    """Build the poster. Raises ProblemsFound if the blocks beside the timeline do not fit the sheet."""
    return lay_out(talk, look, templates).print()


def lay_out(talk: Talk, look: Look, templates: Templates) -> Laid:
    """Lay the poster out. Raises as `build` does."""
    poster = talk.file.poster
    assert poster is not None, "build only asks for a poster that the talk has"
    sheets = Sheets(talk, poster, look, templates.on_paper())
    found = fitted(sheets)
    points = found.size / sheets.size.scale
    said = f"{shown(poster.size)}, {len(sheets.milestones)} milestones, text at {found.size:.0f} pt"
    if sheets.size.scale != 1:
        said += f" ({points:.0f} pt on A1)"
    said += sheets.finishing.said
    few = resolution.check(talk, found.sheet.pictures)
    missing = unlisted(talk, sheets.blocks, sheets.citations, ("poster", "beside"), sheets.milestones)
    warnings = (*empty(talk, sheets.blocks), *missing, *_left_off(sheets, found.shows), *few)
    return Laid(checked(talk, "poster", found.sheet), sheets.size, sheets.finishing, said, warnings)


def _left_off(sheets: Sheets, shows: Shows) -> tuple[Problem, ...]:
    """Warnings of how many milestones have no room for any words, or only for their dates and titles."""
    shown = zip(sheets.milestones, shows.forms, strict=True)
    count = sum(bool(one.text) and DetailLevel.DOT < form < DetailLevel.FULL for one, form in shown)
    bare = shows.forms.count(DetailLevel.DOT)
    pictures = 0 if shows.pictures else sum(bool(one.image) for one in sheets.milestones)
    said = []
    if pictures:
        said.append(f"the milestones' pictures, {pictures} of them, do not fit and are left off")
    if count:
        said.append(
            f"the texts of {count} milestones do not fit and are left off; their dates and titles are printed"
        )
    if bare:
        said.append(
            f"{bare} of {len(sheets.milestones)} milestones have no room for words and are only marked"
        )
    hint = "shorten texts, choose with 'weight' or 'pick', or put less beside the timeline"
    problems = (sheets.talk.problem("talk", ("poster",), one, hint) for one in said)
    return tuple(replace(problem, warning=True) for problem in problems)
