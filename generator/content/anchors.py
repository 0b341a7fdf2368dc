"""Links to slides, written `[text](#id)`: what they may name, and the ones that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.base import Model
from generator.content.inline import SLIDE, Inline
from generator.content.slides import SLIDES
from generator.content.slides.base import Entry
from generator.content.slides.story import anchor_of
from generator.problems import Problem, did_you_mean
from generator.source import Document, Loc


def check(parsed: Mapping[str, Any], documents: Mapping[str, Document], original: Document) -> list[Problem]:
    """Report slide ids used twice and links to no slide; `original` is talk.yaml with all its mistakes."""
    there = list(_anchors(original))
    known = [anchor for anchor, _ in there]
    problems = [
        _twice(original, loc, anchor, there[known.index(anchor)][1])
        for index, (anchor, loc) in enumerate(there)
        if known.index(anchor) < index
    ]
    for name, value in parsed.items():
        for loc, anchor in dict.fromkeys(_links(value, ())):
            if anchor not in known:
                hint = did_you_mean(anchor, known) or "give the slide an 'id'"
                problems.append(documents[name].problem(loc, f"there is no slide '{anchor}'", hint))
    return problems


def _twice(original: Document, loc: Loc, anchor: str, first: Loc) -> Problem:
    hint = f"the first is on line {original.place(first).line}; rename one"
    return original.problem(loc, f"the id '{anchor}' is here twice", hint)


def _anchors(original: Document) -> Iterator[tuple[str, Loc]]:
    """The anchor of every slide that has one, with its place, read from the plain data whatever else is
    wrong.
    """
    sections, spare = 0, False
    for index, (kind, fields) in _slides(original):
        own = fields.get("id") if isinstance(fields, dict) else None
        opens = SLIDES[kind].opens if kind in SLIDES else ""
        spare = spare or opens == "appendix"
        counted = opens == "section" and not spare
        sections += counted
        anchor = anchor_of(own, sections) if counted else own
        if isinstance(anchor, str):
            yield anchor, ("deck", "slides", index, kind, "id")


def _slides(original: Document) -> Iterator[tuple[int, tuple[str, Any]]]:
    deck = original.data.get("deck") if isinstance(original.data, dict) else None
    slides = deck.get("slides") if isinstance(deck, dict) else None
    for index, slide in enumerate(slides if isinstance(slides, list) else ()):
        if isinstance(slide, str):
            yield index, (slide, None)
        elif isinstance(slide, dict) and len(slide) == 1:
            yield index, next(iter(slide.items()))


def _links(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every slide that a text links to, with the place of the text."""
    if isinstance(value, Inline):
        yield from ((loc, run.link[1:]) for run in value.runs if run.link.startswith(SLIDE))
    elif isinstance(value, Model):
        within = (*loc, value.kind) if isinstance(value, Entry) else loc
        for name, field in type(value).model_fields.items():
            yield from _links(getattr(value, name), (*within, field.alias or name))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _links(one, (*loc, index))
