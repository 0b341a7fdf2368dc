"""A talk → its PowerPoint deck: outline, templates' markup, placed slides, .pptx."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from pptx.opc.package import Part

from generator.content.inline import NO_BREAK_SPACE
from generator.content.listings import read_code
from generator.content.pictures import fault_of
from generator.content.slides.free import FreeSlide
from generator.content.slides.listing import CodeSlide
from generator.content.talk import Talk, collection_of
from generator.deck import markup
from generator.deck.advice import advice, on_time
from generator.deck.brand.legible import legible
from generator.deck.brand.opening import BadTemplate, inside
from generator.deck.culprits import written_at
from generator.deck.cuts import cuts_of
from generator.deck.dividing import helped
from generator.deck.entries import Entry
from generator.deck.eras import EraColours
from generator.deck.file import Imprint, write
from generator.deck.file.archive import archived
from generator.deck.file.fonts import embed
from generator.deck.grounds import Ground, brand_ground, our_ground
from generator.deck.images import Images, Loaded
from generator.deck.outline import outline
from generator.deck.placed import PlacedSlide, Showing
from generator.deck.placing import Unplaced, footer, place
from generator.deck.slides import Picture, Slide
from generator.deck.template.layouts import NAMESPACES, Frame, Layout, Lazily
from generator.deck.template.package import CountingPackage, describe, open_template
from generator.deck.template.themed import era_slots
from generator.language import regional
from generator.look import Look
from generator.problems import Place, Problem, ProblemsFound
from generator.sandbox import OwnTemplates
from generator.scripts import words
from generator.source import Loc
from generator.templating import Templates
from generator.text import Cut

TEMPLATE = "deck/template.pptx"
SHARED = "deck/_shared.xml"
EPOCH = datetime(1980, 1, 1)  # the earliest a zip entry can say


@dataclass(frozen=True)
class Deck:
    """`words` counts what the speaker notes give to be said, before the appendix."""

    data: bytes
    slides: int
    words: int
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Composed:
    """The slides of a deck, placed, with what its prints take from the template: layouts and their parts by
    name, the package to be written into, and what stands on every slide."""

    slides: tuple[PlacedSlide, ...]
    ground: Ground
    imprint: Imprint
    warnings: tuple[Problem, ...] = ()

    @property
    def package(self) -> CountingPackage:
        return self.ground.package

    @property
    def layouts(self) -> Mapping[str, tuple[Layout, Part]]:
        return self.ground.written

    @property
    def size(self) -> Frame:
        """A slide's, in EMU."""
        found = self.package.presentation_part._element.find("p:sldSz", NAMESPACES)
        assert found is not None
        return Frame(0, 0, int(found.get("cx", 0)), int(found.get("cy", 0)))


def build(talk: Talk, look: Look, templates: Templates, when: datetime | None = None) -> Deck:
    """The deck from its talk; see `compose` and `written`."""
    return written(talk, look, compose(talk, look, templates), when)


def compose(talk: Talk, look: Look, templates: Templates) -> Composed:
    """Raises ProblemsFound with all that does not fit, and with templates that do not keep to the markup."""
    look = own_look(talk, look)
    ground = _ground(talk, look, templates)
    slides, warnings = _placed(talk, look, templates, ground)
    file = talk.file
    date = templates.words.date(file.event.date) if file.event and file.event.date else ""
    on = {slide.layout.name: slide.layout for slide in slides}.values()
    foot = footer(file.title.plain, on, ground.setting_of)
    unnamed = tuple(name for name in look.others if name not in (look.eastern, look.joined))
    imprint = Imprint(foot, date, regional(file.language), look.code, unnamed, ground.table_style)
    return Composed(tuple(slides), ground, imprint, warnings)


def written(talk: Talk, look: Look, composed: Composed, when: datetime | None = None) -> Deck:
    """`when` is what the file says of its making, in UTC; None: a fixed day."""
    package, slides, file = composed.package, composed.slides, talk.file
    describe(
        package,
        title=file.title.plain,
        subject=file.subtitle.plain if file.subtitle else "",
        author=", ".join(speaker.name for speaker in file.speakers),
        keywords=", ".join(file.keywords),
        language=file.language,
        when=when or EPOCH,
    )
    write(package, slides, composed.layouts, composed.imprint)
    cuts = composed.ground.carried(cuts_of(slides, composed.ground.setting_of))
    warnings = composed.warnings + _embedded(talk, package, cuts, look.letters)
    said = (one for one in slides if not one.showing.hidden and not one.showing.spare)
    count = sum(words(paragraph.plain) for one in said for paragraph in one.notes)
    if file.deck and (off := on_time(count, file.deck)):
        warnings += (replace(talk.problem("talk", ("deck", "minutes"), *off), warning=True),)
    return Deck(archived(package, when or EPOCH), len(slides), count, warnings)


def own_look(talk: Talk, look: Look) -> Look:
    """The deck's: without its fonts in the file it is set in those that all machines have."""
    return look if talk.file.deck is None or talk.file.deck.embed_fonts else look.everywhere


def _ground(talk: Talk, look: Look, templates: Templates) -> Ground:
    """Our own template, or the one that the talk names."""
    own = open_template(templates.folder / TEMPLATE, look)
    name, loc = talk.file.theme.template, ("theme", "template")
    if name is None:
        return our_ground(own, look)
    try:
        file = inside(Path(talk.folder), name)
        return brand_ground(file, own, look, partial(talk.problem, "talk", loc))
    except BadTemplate as error:
        problem = talk.problem("talk", loc, error.message, error.hint)
        raise ProblemsFound([problem]) from None


def _embedded(
    talk: Talk, package: CountingPackage, cuts: Collection[Cut], letters: str
) -> tuple[Problem, ...]:
    """The fonts put into the package, if the talk does not ask for none; a warning for those that may not."""
    if talk.file.deck and not talk.file.deck.embed_fonts:
        return ()
    said = "the family '{}' cannot be embedded; where it is missing, PowerPoint shows the deck in another"
    hint = "its licence or its kind of outlines does not allow it; 'embed_fonts: no' uses one that all have"
    problems = (
        talk.problem("talk", ("deck",), said.format(name), hint) for name in embed(package, cuts, letters)
    )
    return tuple(replace(problem, warning=True) for problem in problems)


def _placed(
    talk: Talk, look: Look, templates: Templates, ground: Ground
) -> tuple[list[PlacedSlide], tuple[Problem, ...]]:
    """The slides, those that do not fit divided as long as they can be, and what to warn of."""
    pictures = Images(talk, look)
    eras = EraColours(era_slots(look.theme.colours))
    divided: dict[Loc, int] = {}
    done: dict[tuple[Any, ...], tuple[PlacedSlide, list[Unplaced]]] = {}
    while True:
        entries = outline(talk, templates.words, eras, divided)
        keys = [(entry.loc, entry.title.plain, entry.number, entry.part, entry.parts) for entry in entries]
        for key, entry in zip(keys, entries, strict=True):
            if key not in done:
                done[key] = place_entry(entry, talk, templates, ground, pictures)
        found = [(entry, one) for key, entry in zip(keys, entries, strict=True) for one in done[key][1]]
        over = {
            entry.loc: entry.parts + 1
            for entry, one in found
            if entry.parts < entry.whole and helped(entry.kind, one.too)
        }
        if not over:
            break
        divided |= over
    problems = [_problem(talk, entry, one) for entry, one in (*found, *advice(entries))]
    problems += [*ground.warnings, *_unshown(talk, ground)]
    if any(not problem.warning for problem in problems):
        raise ProblemsFound(problem for problem in problems if not problem.warning)
    return [done[key][0] for key in keys], tuple(problems)


def _unshown(talk: Talk, ground: Ground) -> list[Problem]:
    """What the template has no place for, or a layout that its mapping file names has too few."""
    said = [f"{one}: the rest stand in text boxes" for one in ground.short]
    if ground.unshown:
        said.append(f"the template has no place for these, so they are not shown: {ground.unshown}")
    found = (talk.problem("talk", ("theme", "template"), one) for one in said)
    return [replace(one, warning=True) for one in found]


def _problem(talk: Talk, entry: Entry, wrong: Unplaced) -> Problem:
    file, loc = written_at(talk, entry, wrong.text)
    problem = talk.problem(file, loc, _said(entry, wrong), wrong.hint)
    return replace(problem, warning=wrong.warning)


def _said(entry: Entry, wrong: Unplaced) -> str:
    item = getattr(entry.item, "id", None) if len(entry.items) == 1 else None
    title = entry.title.plain.replace(NO_BREAK_SPACE, " ")
    return f"slide '{title}'{f' ({item})' if item else ''}: {wrong.message}"


def place_entry(
    entry: Entry,
    talk: Talk,
    templates: Templates,
    ground: Ground,
    pictures: Mapping[str, Loaded],
) -> tuple[PlacedSlide, list[Unplaced]]:
    slide, layout = ground.arranged(read_slide(entry, talk, templates, ground.layouts), pictures)
    placed, wrong = place(slide, layout, ground.setting_of(layout.name), pictures)
    if ground.brand:
        placed = legible(placed, ground.brand.chosen[layout.name].layout.inks)
    return replace(placed, showing=_showing(entry, talk)), wrong


def _showing(entry: Entry, talk: Talk) -> Showing:
    return Showing(
        anchor=entry.anchor,
        chapter=entry.chapter,
        section=entry.section or talk.file.title.plain,
        transition=entry.model.transition or (talk.file.deck.transition if talk.file.deck else "none"),
        build=getattr(entry.model, "build", False),
        hidden=entry.model.hidden,
        spare=entry.spare,
    )


def marked_up(entry: Entry, talk: Talk, templates: Templates) -> str:
    """The slide in the deck's markup, as its template writes it."""
    story = collection_of(talk, None, "milestones")
    context: dict[str, Any] = {"entry": entry, "slide": entry.model, "item": entry.item, "talk": talk.file}
    context["story"] = story[1].items if story else ()
    if isinstance(entry.model, CodeSlide):
        context["code"] = read_code(entry.model, Path(talk.folder))
    link = talk.link(getattr(entry.model, "link", None))
    if isinstance(entry.model, FreeSlide):
        own = OwnTemplates(Path(talk.folder), templates, SHARED)
        return own.render(entry.model.template, link=link, **{**entry.model.with_, **context})
    return templates.render(f"deck/{entry.kind}.xml", link=link, **context)


def read_slide(entry: Entry, talk: Talk, templates: Templates, layouts: Mapping[str, Layout]) -> Slide:
    boxes = Lazily(layouts, lambda name: tuple(layouts[name].placeholders))
    try:
        slide = markup.parse(marked_up(entry, talk, templates), boxes, entry.anchors, talk.file.language)
        if isinstance(entry.model, FreeSlide):
            _check_pictures(slide, Path(talk.folder))
        return slide
    except markup.Fault as fault:
        raise ProblemsFound([_fault(fault, _template_of(entry, talk, templates), templates)]) from None


def _check_pictures(slide: Slide, folder: Path) -> None:
    """Raises Fault for one that a template of the talk's own names, and that cannot be printed."""
    for one in slide.contents:
        if isinstance(one, Picture) and (said := fault_of(folder, one.src)):
            raise markup.Fault(said[0], f'"{one.src}"', said[1])


def _template_of(entry: Entry, talk: Talk, templates: Templates) -> Path:
    if isinstance(entry.model, FreeSlide):
        return Path(talk.folder) / entry.model.template
    return templates.folder / f"deck/{entry.kind}.xml"


def _fault(fault: markup.Fault, template: Path, templates: Templates) -> Problem:
    """Placed where the template, or the macros all share, first write what is wrong."""
    files = [template, templates.folder / SHARED]
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        for number, line in enumerate(lines, start=1):
            if fault.needle in line:
                place = Place(file, number, line.index(fault.needle) + 1, len(fault.needle), line)
                return Problem(place, fault.message, fault.hint)
    return Problem(Place(files[0], 1, 1), fault.message, fault.hint)
