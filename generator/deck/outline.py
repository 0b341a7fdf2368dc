"""The talk's outline → entries, one a slide: `each` expanded, items picked, titles found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from generator.content.citations import Citations, cited_ids
from generator.content.collections import Item
from generator.content.inline import NO_BREAK_SPACE, Inline, Run
from generator.content.notes import Note
from generator.content.slides import SHOWN_AS, SLIDES
from generator.content.slides.base import FromCollection, Slide, plain_inline
from generator.content.slides.dividing import Division
from generator.content.slides.story import Appendix, Each, Section, anchor_of
from generator.content.talk import Talk, chosen, collection_of, in_order, is_among
from generator.deck.entries import Chapter, Entry
from generator.deck.eras import EraColours
from generator.language import Words
from generator.source import Loc


def outline(
    talk: Talk, words: Words, eras: EraColours, divided: Mapping[Loc, Division] | None = None
) -> tuple[Entry, ...]:
    """`divided` says of slides that do not fit, by their place in talk.yaml, over how many they go on."""
    slides = talk.file.deck.slides if talk.file.deck else ()
    sections = _list_sections(takewhile(lambda slide: not isinstance(slide, Appendix), slides))
    named = [getattr(slide, "id", None) or "" for slide in slides]
    anchors = tuple(filter(None, (*named, *(section.anchor for section in sections))))
    citations = Citations.of(talk, talk.sources.values())
    listed = any(slide.lists_sources for slide in slides)
    entries: list[Entry] = []
    section, section_number, in_appendix = "", 0, False
    for index, slide in enumerate(slides):
        anchor = named[index]
        if isinstance(slide, Section) and not in_appendix:
            anchor = sections[section_number].anchor
        if isinstance(slide, Section | Appendix):
            section = slide.title.plain if slide.title else words.word("appendix")
            section_number, in_appendix = section_number + 1, in_appendix or isinstance(slide, Appendix)
        loc = ("deck", "slides", index, slide.kind)
        model = _slide_for_each(talk, slide) if isinstance(slide, Each) else slide
        base = Entry(loc, model, Inline(()), section=section, sections=sections, anchors=anchors)
        base = replace(base, citations=citations, listed=listed)
        base = replace(
            base,
            number=0 if in_appendix else section_number,
            of=len(sections),
            chapter=section_number,
            spare=in_appendix,
        )
        first, *others = _expand(talk, base, (divided or {}).get(loc, Division(1)))
        own_eras, lanes = eras.of(first.collection), eras.lanes(first.collection)
        named_first = (replace(first, anchor=anchor), *others)
        expanded = (replace(entry, eras=own_eras, lanes=lanes) for entry in named_first)
        entries.extend(_complete(talk, words, entry) for entry in expanded)
    return tuple(_make_titles_distinct(_drop_repeated_footnotes(entries), words, talk))


def _drop_repeated_footnotes(entries: Sequence[Entry]) -> list[Entry]:
    """What shows the titles of items alone leaves their footnotes to slides of their own."""
    alone = [entry.item for entry in entries if entry.model.one_each and entry.items]
    return [
        replace(entry, footnotes=_footnotes([item for item in entry.items if not is_among(item, alone)]))
        if entry.model.footnotes_once
        else entry
        for entry in entries
    ]


def _list_sections(slides: Iterable[Any]) -> tuple[Chapter, ...]:
    found = (slide for slide in slides if isinstance(slide, Section))
    return tuple(Chapter(one.title, anchor_of(one.id, number)) for number, one in enumerate(found, start=1))


def _expand(talk: Talk, base: Entry, division: Division) -> Iterator[Entry]:
    slide, items = base.model, base.model.contents(talk, base.sections)
    if isinstance(slide, FromCollection):
        base, items = _fill_from_collection(talk, base, slide)
    if not slide.one_each:
        yield from _divide(base, items, division)
    elif items:
        yield from _one_each(base, items)
    else:
        yield base


def _slide_for_each(talk: Talk, each: Each) -> Slide:
    """The slide that an `each` stands for, which makes one of every item."""
    kind = SHOWN_AS[talk.collections[each.from_].kind]
    written: dict[str, Any] = {"from": each.from_, "pick": each.pick, "weight": each.weight}
    shown = {"transition": each.transition, "hidden": each.hidden}
    slide = SLIDES[kind].model_construct(None, kind=kind, **shown, **written)
    assert isinstance(slide, Slide)
    return slide


def _fill_from_collection(talk: Talk, base: Entry, slide: FromCollection) -> tuple[Entry, tuple[Any, ...]]:
    """With its collection, and the items: the slide's own before those picked."""
    own = tuple(getattr(slide, "items", ()))
    found = None if slide.fills_itself else collection_of(talk, slide.from_, slide.filled_from)
    collection = found[1] if found else None
    picked = chosen(collection.items, slide.pick, slide.weight) if collection else ()
    items = own + (tuple(in_order(picked)) if slide.by_date else picked)
    return replace(base, collection=collection), items


def _one_each(base: Entry, items: Sequence[Item]) -> Iterator[Entry]:
    """Numbered as their collection is told, so that a picked one still knows its place."""
    fellows: Sequence[Any] = in_order(base.collection.items) if base.collection else items
    for item in items:
        number = next((place for place, fellow in enumerate(fellows, start=1) if fellow is item), 0)
        yield replace(base, items=(item,), number=number, of=len(fellows))


def _divide(base: Entry, contents: Sequence[Any], division: Division) -> Iterator[Entry]:
    divided = list(base.model.divide(contents, division))
    whole = base.model.count(contents)
    for part, (first, items) in enumerate(divided, start=1):
        yield replace(base, items=tuple(items), first=first + 1, part=part, parts=len(divided), whole=whole)


def _complete(talk: Talk, words: Words, entry: Entry) -> Entry:
    slide, item = entry.model, entry.item if entry.model.one_each else None
    cited = cited_ids([slide, *([item] if item else entry.items)])
    notes = slide.notes or (item.notes if item else _own_notes(entry))
    return replace(
        entry,
        title=_add_part_number(_title(talk, words, entry), words, entry),
        eyebrow=slide.eyebrow or _eyebrow(words, entry),
        notes=notes if entry.part == 1 else (),
        sources=tuple(one for one in talk.sources.values() if one.id in cited and not slide.lists_sources),
        footnotes=()
        if slide.lists_sources
        else (*_footnotes([item] if item else entry.items), *_credits(entry)),
    )


def _own_notes(entry: Entry) -> tuple[Note, ...]:
    """Of a slide whose only item it is."""
    return getattr(entry.item, "notes", ()) if len(entry.items) == 1 else ()


def _footnotes(items: Sequence[Any]) -> tuple[Inline, ...]:
    """Those of several items say first of which they are."""
    noted = [item for item in items if getattr(item, "footnote", None)]
    return tuple(
        Inline((Run(f"{item.known_as}: ", strong=True), *item.footnote.runs))
        if len(items) > 1 and item.known_as
        else item.footnote
        for item in noted
    )


def _credits(entry: Entry) -> Iterator[Inline]:
    """What is said of the pictures of items, and whose they are."""
    picture = entry.model.item_picture
    for item in entry.items if picture else ():
        if image := getattr(item, picture):
            yield from (one for one in (image.caption, image.credit and plain_inline(image.credit)) if one)


def _title(talk: Talk, words: Words, entry: Entry) -> Inline:
    """The slide's own, else what the kind finds, the collection's, the kind's word, the section's."""
    if found := entry.model.title or entry.model.title_from(entry.item, talk):
        return found
    if entry.collection is not None and entry.collection.title:
        return entry.collection.title
    word = entry.model.title_word
    return plain_inline(words.word(word) if word else entry.section or talk.file.title.plain)


def _eyebrow(words: Words, entry: Entry) -> str:
    shows = entry.model.eyebrow_shows
    if shows == "place" and entry.collection and entry.collection.title and entry.of:
        of = words.apart(f"{entry.number} {words.word('of')} {entry.of}")
        return f"{words.apart(entry.collection.title.plain)} · {of}"
    return entry.section if shows else ""


def _add_part_number(title: Inline, words: Words, entry: Entry) -> Inline:
    """The title, which says on the slides that go on which of how many they are."""
    if entry.part == 1:
        return title
    said = f"({entry.part} {words.word('of')} {entry.parts})".replace(" ", NO_BREAK_SPACE)
    return Inline((*title.runs, Run(f" {said}")))


def _make_titles_distinct(entries: Sequence[Entry], words: Words, talk: Talk) -> Iterator[Entry]:
    """No two titles are the same: the later one is another, or has a number. What the slide says anyway is
    not said with a number: the slide gets a title beside it, with the kind's word if it has one."""
    met: dict[str, int] = {}
    for place, entry in enumerate(entries, start=1):
        if entry.model.keeps_title:
            met.setdefault(entry.title.plain, place)
    for place, entry in enumerate(entries, start=1):
        title, duplicate_of = entry.title, met.get(entry.title.plain, 0)
        if duplicate_of == place:
            yield entry
            continue
        if duplicate_of and entry.model.says_title(title, entry.item):
            word = entry.model.title_word
            beside = " · ".join(filter(None, (entry.section, words.word(word) if word else "")))
            title, duplicate_of = plain_inline(beside or talk.file.title.plain), 0 if word else duplicate_of
        bare, number = title, 1
        while title.plain in met:
            number += 1
            title = Inline((*bare.runs, Run(f"{NO_BREAK_SPACE}({number})")))
        met[title.plain] = place
        yield replace(entry, title=title, duplicate_of=duplicate_of)
