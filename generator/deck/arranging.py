"""Places the outline's entries: divides what does not fit while it can, and sets siblings in one size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from generator.content.slides.dividing import Division
from generator.content.talk import Talk
from generator.deck.brand.colours.recolouring import recolour_slide
from generator.deck.deck_template import DeckTemplate, SlideOnLayout
from generator.deck.entries import Entry
from generator.deck.eras import EraColours
from generator.deck.filling import read_slide
from generator.deck.images import Loaded
from generator.deck.outline import outline
from generator.deck.placed import PlacedSlide, Showing
from generator.deck.placing import Unplaced, place, set_at
from generator.deck.siblings import families, least_scales, scales_of
from generator.deck.slides import Slide, Table
from generator.deck.template.layouts import Layout
from generator.source import Loc
from generator.templating import Templates


@dataclass(frozen=True)
class Attempt:
    """A slide as its template says it, on its layout and placed, and what of it does not fit."""

    fitted: SlideOnLayout
    placed: PlacedSlide
    wrong: tuple[Unplaced, ...]

    @property
    def slide(self) -> Slide:
        return self.fitted.slide

    @property
    def layout(self) -> Layout:
        return self.fitted.layout


def arrange(
    talk: Talk, templates: Templates, template: DeckTemplate, eras: EraColours, pictures: Mapping[str, Loaded]
) -> list[tuple[Entry, Attempt]]:
    """Every slide of the deck with its entry. Raises ProblemsFound with templates that do not keep to the
    markup."""
    divided: dict[Loc, Division] = {}
    whole: dict[Loc, Slide] = {}
    done: dict[tuple[Any, ...], Attempt] = {}
    while True:
        entries = outline(talk, templates.words, eras, divided)
        keys = [(one.loc, one.title.plain, one.number, one.part, one.parts) for one in entries]
        for key, entry in zip(keys, entries, strict=True):
            if key not in done:
                done[key] = place_entry(entry, talk, templates, template, pictures, whole.get(entry.loc))
            if entry.parts == 1:
                whole[entry.loc] = done[key].slide
        tried = [(entry, done[key]) for key, entry in zip(keys, entries, strict=True)]
        further = _further(tried)
        if not further:
            return _at_one_size(tried, template)
        divided |= further


def _at_one_size(
    tried: Sequence[tuple[Entry, Attempt]], template: DeckTemplate
) -> list[tuple[Entry, Attempt]]:
    arranged = list(tried)
    for members in families([(entry, attempt.slide) for entry, attempt in tried]):
        least = least_scales([tried[index][1].placed for index in members])
        for index in members:
            entry, attempt = tried[index]
            if any(least[row] != scale for row, scale in scales_of(attempt.placed)):
                slide, layout = attempt.slide, attempt.layout
                placed = set_at(attempt.placed, slide, layout, template.setting_of(layout.name), least)
                arranged[index] = entry, replace(attempt, placed=placed)
    return arranged


def place_entry(
    entry: Entry,
    talk: Talk,
    templates: Templates,
    template: DeckTemplate,
    pictures: Mapping[str, Loaded],
    whole: Slide | None = None,
) -> Attempt:
    """Place an entry; `whole` is the slide as it would be if it were not divided."""
    read = read_slide(entry, talk, templates, template.layouts)
    fitted = template.place_on_layout(_among(read, whole) if whole else read, pictures)
    setting = template.setting_of(fitted.layout.name)
    placed, wrong = place(fitted.slide, fitted.layout, setting, pictures)
    return Attempt(fitted, placed, tuple(wrong))


def _among(part: Slide, whole: Slide) -> Slide:
    """The slide with tables that know the rows of all parts."""
    rows = {one.box: one.rows for one in whole.contents if isinstance(one, Table)}
    contents = (replace(one, whole=rows[one.box]) if isinstance(one, Table) else one for one in part.contents)
    return replace(part, contents=tuple(contents))


def _further(tried: Sequence[tuple[Entry, Attempt]]) -> dict[Loc, Division]:
    """The entries that need more slides than were tried, with how many."""
    found: dict[Loc, Division] = {}
    for entry, attempt in tried:
        for one in attempt.wrong:
            if entry.parts < entry.whole and _is_helped(entry, one):
                # Items of a grid become larger on a slide of fewer: how much does not fit tells nothing.
                sure = ceil(one.times) if entry.parts == 1 and not entry.model.most_items else 0
                parts = min(max(entry.parts + 1, sure), entry.whole)
                known = found.get(entry.loc, Division(0))
                found[entry.loc] = Division(max(known.parts, parts), one.most or known.most)
    return found


def _is_helped(entry: Entry, wrong: Unplaced) -> bool:
    """Whether a slide that has too much of something could do with fewer items."""
    kind = entry.model
    return kind.divides and (wrong.too == "high" or (wrong.too == "wide" and kind.most_items > 0))


def finish_slide(entry: Entry, attempt: Attempt, talk: Talk, template: DeckTemplate) -> PlacedSlide:
    """The slide in readable colours, with how it is shown."""
    placed = attempt.placed
    if template.brand and template.table_style:
        backdrop = template.brand.choices[attempt.layout.name].layout.inks
        placed = recolour_slide(placed, backdrop, template.table_style)
    deck = talk.file.deck
    showing = Showing(
        anchor=entry.anchor,
        chapter=entry.chapter,
        section=entry.section or talk.file.title.plain,
        transition=entry.model.transition or (deck.transition if deck else "none"),
        build=entry.model.build,
        hidden=entry.model.hidden,
        spare=entry.spare,
    )
    return replace(placed, showing=showing)
