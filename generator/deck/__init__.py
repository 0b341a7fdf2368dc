"""A talk → its PowerPoint deck: outline, templates' markup, placed slides, .pptx."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pptx.opc.package import Part

from generator.content.inline import NO_BREAK_SPACE
from generator.content.talk import Talk
from generator.deck.advice import advice, on_time
from generator.deck.arranging import arrange, finish_slide
from generator.deck.brand.package.opening import BadTemplate, path_inside
from generator.deck.deck_template import DeckTemplate, SlideOnLayout, open_brand_template, own_template
from generator.deck.describing import description_of
from generator.deck.entries import Entry
from generator.deck.eras import EraColours
from generator.deck.file import Imprint, write
from generator.deck.file.archive import archived
from generator.deck.file.fonts import embed
from generator.deck.font_cuts import cuts_of
from generator.deck.images import Images
from generator.deck.overflow_source import locate_text
from generator.deck.placed import PlacedSlide
from generator.deck.placing import Unplaced, footer
from generator.deck.template.layouts import NAMESPACES, Layout
from generator.deck.template.package import CountingPackage, describe, open_template
from generator.deck.template.themed import era_slots
from generator.language import regional
from generator.look import Look
from generator.problems import Problem, ProblemsFound
from generator.scripts import words
from generator.shapes import Frame
from generator.templating import Templates
from generator.text import Cut

TEMPLATE = "deck/template.pptx"
EPOCH = datetime(1980, 1, 1)  # the earliest a zip entry can say


@dataclass(frozen=True)
class Deck:
    """`words` counts the words of the speaker notes before the appendix."""

    data: bytes
    slides: int
    words: int
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Composed:
    """The slides of a deck, placed, with what its prints take from the template: layouts and their parts by
    name, the package to be written into, and what stands on every slide."""

    slides: tuple[PlacedSlide, ...]
    template: DeckTemplate
    imprint: Imprint
    warnings: tuple[Problem, ...] = ()

    @property
    def package(self) -> CountingPackage:
        return self.template.package

    @property
    def layouts(self) -> Mapping[str, tuple[Layout, Part]]:
        return self.template.written

    @property
    def size(self) -> Frame:
        """The size of a slide, in EMU."""
        found = self.package.presentation_part._element.find("p:sldSz", NAMESPACES)
        assert found is not None
        return Frame(0, 0, int(found.get("cx", 0)), int(found.get("cy", 0)))


def build(talk: Talk, look: Look, templates: Templates, when: datetime | None = None) -> Deck:
    """The deck from its talk; see `compose` and `write_deck`."""
    return write_deck(talk, look, compose(talk, look, templates), when)


def compose(talk: Talk, look: Look, templates: Templates) -> Composed:
    """Place the slides. Raises ProblemsFound with everything that does not fit, and for templates that break
    the markup.
    """
    look = own_look(talk, look)
    template = _choose_template(talk, look, templates)
    slides, warnings = _place_slides(talk, look, templates, template)
    file = talk.file
    date = templates.words.date(file.event.date) if file.event and file.event.date else ""
    on = {slide.layout.name: slide.layout for slide in slides}.values()
    foot = footer(file.title.plain, on, template.setting_of)
    unnamed = tuple(name for name in look.others if name not in (look.eastern, look.joined))
    imprint = Imprint(foot, date, regional(file.language), look.code, unnamed, template.table_style_id)
    return Composed(tuple(slides), template, imprint, warnings)


def write_deck(talk: Talk, look: Look, composed: Composed, when: datetime | None = None) -> Deck:
    """Write the deck. `when` is the time of making that the file states, in UTC; None means a fixed day."""
    package, slides, file = composed.package.copy(), composed.slides, talk.file
    description, cut = description_of(talk)
    describe(package, description, language=file.language, when=when or EPOCH)
    layouts = {part.partname: part for part in package.iter_parts()}
    on = {slide.layout.name: layouts[composed.layouts[slide.layout.name][1].partname] for slide in slides}
    write(package, slides, on, composed.imprint)
    cuts = composed.template.fonts_to_embed(cuts_of(slides, composed.template.setting_of))
    warnings = composed.warnings + cut + _embedded(talk, package, cuts, look.letters)
    said = (one for one in slides if not one.showing.hidden and not one.showing.spare)
    count = sum(words(paragraph.plain) for one in said for paragraph in one.notes)
    if file.deck and (off := on_time(count, file.deck)):
        warnings += (replace(talk.problem("talk", ("deck", "minutes"), *off), warning=True),)
    return Deck(archived(package, when or EPOCH), len(slides), count, warnings)


def own_look(talk: Talk, look: Look) -> Look:
    """The look of the deck: without fonts in the file, it uses those that all machines have."""
    return look if talk.file.deck is None or talk.file.deck.embed_fonts else look.everywhere


def _choose_template(talk: Talk, look: Look, templates: Templates) -> DeckTemplate:
    """Our own template, or the one that the talk names."""
    own = open_template(templates.folder / TEMPLATE, look)
    name, loc = talk.file.theme.template, ("theme", "template")
    if name is None:
        return own_template(own, look)
    try:
        file = path_inside(Path(talk.folder), name)
        return open_brand_template(file, own, look, partial(talk.problem, "talk", loc))
    except BadTemplate as error:
        problem = talk.problem("talk", loc, error.message, error.hint)
        raise ProblemsFound([problem]) from None


def _embedded(
    talk: Talk, package: CountingPackage, cuts: Collection[Cut], letters: str
) -> tuple[Problem, ...]:
    """Embed the fonts, unless the talk asks for none; a warning for those that may not be embedded."""
    if talk.file.deck and not talk.file.deck.embed_fonts:
        return ()
    said = "the family '{}' cannot be embedded; where it is missing, PowerPoint shows the deck in another"
    hint = "its licence or its kind of outlines forbids it; 'embed_fonts: no' uses one that every machine has"
    problems = (
        talk.problem("talk", ("deck",), said.format(name), hint) for name in embed(package, cuts, letters)
    )
    return tuple(replace(problem, warning=True) for problem in problems)


def _place_slides(
    talk: Talk, look: Look, templates: Templates, template: DeckTemplate
) -> tuple[list[PlacedSlide], tuple[Problem, ...]]:
    """The placed slides, with warnings."""
    pictures = Images(talk, look)
    eras = EraColours(era_slots(look.theme.colours))
    arranged = arrange(talk, templates, template, eras, pictures)
    entries = [entry for entry, _ in arranged]
    found = [(entry, one) for entry, attempt in arranged for one in attempt.wrong]
    problems = [_problem(talk, entry, one) for entry, one in (*found, *advice(entries))]
    fitted = [attempt.fitted for _, attempt in arranged]
    problems += [*template.warnings, *_warn_of_lacks(talk, fitted)]
    if any(not problem.warning for problem in problems):
        raise ProblemsFound(problem for problem in problems if not problem.warning)
    return [finish_slide(entry, attempt, talk, template) for entry, attempt in arranged], tuple(problems)


def _warn_of_lacks(talk: Talk, slides: Iterable[SlideOnLayout]) -> list[Problem]:
    """What the template has no place for, or a layout that its mapping file names has too few."""
    lacks = dict.fromkeys(one.lacks for one in slides if one.lacks)
    said = [f"{one}: the rest stand in text boxes" for one in lacks]
    unshown = sorted({(box, one.layout.name) for one in slides for box in one.unshown})
    if unshown:
        rows = (
            f"{box} ({', '.join(layout for _, layout in rows)})"
            for box, rows in groupby(unshown, key=itemgetter(0))
        )
        said.append(f"the template has no place for these, so they are not shown: {'; '.join(rows)}")
    found = (talk.problem("talk", ("theme", "template"), one) for one in said)
    return [replace(one, warning=True) for one in found]


def _problem(talk: Talk, entry: Entry, wrong: Unplaced) -> Problem:
    file, loc = locate_text(talk, entry, wrong.text)
    problem = talk.problem(file, loc, _said(entry, wrong), wrong.hint)
    return replace(problem, warning=wrong.warning)


def _said(entry: Entry, wrong: Unplaced) -> str:
    item = getattr(entry.item, "id", None) if len(entry.items) == 1 else None
    title = entry.title.plain.replace(NO_BREAK_SPACE, " ")
    return f"slide '{title}'{f' ({item})' if item else ''}: {wrong.message}"
