"""An entry of the outline → its slide in the deck's markup, written by its kind's template, and read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.content.pictures import fault_of
from generator.content.talk import Talk, collection_of
from generator.deck import markup
from generator.deck.entries import Entry
from generator.deck.slides import Picture, Slide
from generator.deck.template.layouts import Layout, Lazily
from generator.problems import Place, Problem, ProblemsFound
from generator.sandbox import OwnTemplates
from generator.templating import Templates

SHARED = "deck/_shared.xml"


def marked_up(entry: Entry, talk: Talk, templates: Templates) -> str:
    """The slide in the deck's markup, as its template writes it."""
    story = collection_of(talk, None, "milestones")
    context: dict[str, Any] = {"entry": entry, "slide": entry.model, "item": entry.item, "talk": talk.file}
    context["story"] = story[1].items if story else ()
    context["link"] = talk.link(getattr(entry.model, "link", None))
    context = {**entry.model.template_values(talk), **context}
    if entry.model.own_template:
        own = OwnTemplates(Path(talk.folder), templates, SHARED)
        return own.render(entry.model.own_template, **context)
    return templates.render(f"deck/{entry.kind}.xml", **context)


def read_slide(entry: Entry, talk: Talk, templates: Templates, layouts: Mapping[str, Layout]) -> Slide:
    boxes = Lazily(layouts, lambda name: tuple(layouts[name].placeholders))
    try:
        slide = markup.parse(marked_up(entry, talk, templates), boxes, entry.anchors, talk.file.language)
        if entry.model.own_template:
            _check_pictures(slide, Path(talk.folder))
        return slide
    except markup.Fault as fault:
        raise ProblemsFound([_fault(fault, _template_of(entry, talk, templates), templates)]) from None


def _check_pictures(slide: Slide, folder: Path) -> None:
    """Raise Fault for a picture that a talk's own template names and that cannot be printed."""
    for one in slide.contents:
        if isinstance(one, Picture) and (said := fault_of(folder, one.src)):
            raise markup.Fault(said[0], f'"{one.src}"', said[1])


def _template_of(entry: Entry, talk: Talk, templates: Templates) -> Path:
    if entry.model.own_template:
        return Path(talk.folder) / entry.model.own_template
    return templates.folder / f"deck/{entry.kind}.xml"


def _fault(fault: markup.Fault, template: Path, templates: Templates) -> Problem:
    """The problem, placed where the template or the shared macros first write what is wrong."""
    files = [template, templates.folder / SHARED]
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        for number, line in enumerate(lines, start=1):
            if fault.needle in line:
                place = Place(file, number, line.index(fault.needle) + 1, len(fault.needle), line)
                return Problem(place, fault.message, fault.hint)
    return Problem(Place(files[0], 1, 1), fault.message, fault.hint)
