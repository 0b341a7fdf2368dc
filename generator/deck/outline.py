"""The talk's outline → entries, one a slide: `each` expanded, items picked, titles found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import Any

from generator.content.citations import Citations, cited_ids
from generator.content.collections import Item, Quote
from generator.content.inline import NO_BREAK_SPACE, Inline, Run
from generator.content.listings import read_code
from generator.content.notes import Note
from generator.content.slides import SHOWN_AS
from generator.content.slides.base import FromCollection
from generator.content.slides.listing import Lines
from generator.content.slides.story import Appendix, Section, anchor_of
from generator.content.talk import Talk, bare, chosen, collection_of, in_order, is_among
from generator.deck.dividing import AT_MOST, Division, code_over, columns_over, shares
from generator.deck.entries import Chapter, Entry
from generator.deck.eras import EraColours
from generator.language import Words
from generator.source import Loc

ONE_EACH = ("point", "milestone", "quote", "statement", "person")
# The pictures of items that slides show.
PICTURED = {"milestone": "image", "organisations": "logo", "people": "photo", "person": "photo"}
# The word that titles a slide which nobody titled.
WORDS = {
    "agenda": "agenda",
    "sources": "sources",
    "closing": "thanks",
    "timeline": "timeline",
    "appendix": "appendix",
}


def outline(
    talk: Talk, words: Words, eras: EraColours, divided: Mapping[Loc, Division] | None = None
) -> tuple[Entry, ...]:
    """`divided` says of slides that do not fit, by their place in talk.yaml, over how many they go on."""
    slides = talk.file.deck.slides if talk.file.deck else ()
    sections = _chapters(takewhile(lambda slide: not isinstance(slide, Appendix), slides))
    named = [getattr(slide, "id", None) or "" for slide in slides]
    anchors = tuple(filter(None, (*named, *(section.anchor for section in sections))))
    citations = Citations.of(talk, talk.sources.values())
    listed = any(slide.kind == "sources" for slide in slides)
    entries: list[Entry] = []
    section, met, spare = "", 0, False
    for index, slide in enumerate(slides):
        anchor = named[index]
        if isinstance(slide, Section) and not spare:
            anchor = sections[met].anchor
        if isinstance(slide, Section | Appendix):
            section = slide.title.plain if slide.title else words.word("appendix")
            met, spare = met + 1, spare or isinstance(slide, Appendix)
        loc = ("deck", "slides", index, slide.kind)
        base = Entry(slide.kind, loc, slide, Inline(()), section=section, sections=sections, anchors=anchors)
        base = replace(base, citations=citations, listed=listed)
        base = replace(base, number=0 if spare else met, of=len(sections), chapter=met, spare=spare)
        first, *others = _expanded(talk, base, (divided or {}).get(loc, Division(1)))
        own_eras, lanes = eras.of(first.collection), eras.lanes(first.collection)
        named_first = (replace(first, anchor=anchor), *others)
        expanded = (replace(entry, eras=own_eras, lanes=lanes) for entry in named_first)
        entries.extend(_completed(talk, words, entry) for entry in expanded)
    return tuple(_told_apart(_noted_once(entries), words, talk))


def _noted_once(entries: Sequence[Entry]) -> list[Entry]:
    """A timeline, which shows titles alone, leaves the footnotes of milestones to their own slides."""
    alone = [entry.item for entry in entries if entry.kind == "milestone"]
    return [
        replace(entry, footnotes=_footnotes([item for item in entry.items if not is_among(item, alone)]))
        if entry.kind == "timeline"
        else entry
        for entry in entries
    ]


def _chapters(slides: Iterable[Any]) -> tuple[Chapter, ...]:
    found = (slide for slide in slides if isinstance(slide, Section))
    return tuple(Chapter(one.title, anchor_of(one.id, number)) for number, one in enumerate(found, start=1))


def _expanded(talk: Talk, base: Entry, division: Division) -> Iterator[Entry]:
    slide, parts = base.model, division.parts
    if slide.kind == "sources":
        yield from _divided(base, tuple(talk.sources.values()), parts)
    elif slide.kind == "table":
        yield from _divided(base, slide.rows, parts)
    elif slide.kind == "agenda":
        yield from _divided(base, base.sections, parts)
    elif slide.kind in ("columns", "comparison"):
        columns = slide.columns if slide.kind == "columns" else slide.sides
        whole = max(len(one.items) for one in columns)
        for part, shown in enumerate(columns_over(columns, parts), start=1):
            yield replace(base, items=shown, part=part, parts=parts, whole=whole)
    elif slide.kind == "code":
        yield from _listed(talk, base, division)
    elif slide.kind == "each":
        collection = talk.collections[slide.from_]
        kind = SHOWN_AS[collection.kind]
        items = chosen(collection.items, slide.pick, slide.weight)
        yield from _one_each(replace(base, kind=kind, collection=collection), items)
    elif isinstance(slide, FromCollection):
        yield from _from_collection(talk, base, slide, parts)
    else:
        yield base


def _listed(talk: Talk, base: Entry, division: Division) -> Iterator[Entry]:
    """Code, whose items are lines: those that a slide shows."""
    lines = read_code(base.model, Path(talk.folder)).split("\n")
    shown = base.model.lines or Lines(1, len(lines))
    for part, held in enumerate(code_over(lines, shown, division), start=1):
        whole = shown.last - shown.first + 1
        yield replace(base, items=(held,), part=part, parts=division.parts, whole=whole)


def _from_collection(talk: Talk, base: Entry, slide: FromCollection, parts: int) -> Iterator[Entry]:
    own = tuple(getattr(slide, "items", ()))
    alone = slide.fills_itself
    found = None if alone else collection_of(talk, slide.from_, slide.filled_from)
    collection = found[1] if found else None
    picked = chosen(collection.items, slide.pick, slide.weight) if collection else ()
    items = own + (tuple(in_order(picked)) if slide.kind == "timeline" else picked)
    base = replace(base, collection=collection)
    if base.kind in ONE_EACH and items:
        yield from _one_each(base, items)
    elif base.kind in ONE_EACH:
        yield replace(base, items=items)
    else:
        yield from _divided(base, items, parts)


def _one_each(base: Entry, items: Sequence[Item]) -> Iterator[Entry]:
    """Numbered as their collection is told, so that a picked one still knows its place."""
    fellows: Sequence[Any] = in_order(base.collection.items) if base.collection else items
    for item in items:
        number = next((place for place, fellow in enumerate(fellows, start=1) if fellow is item), 0)
        yield replace(base, items=(item,), number=number, of=len(fellows))


def _divided(base: Entry, items: tuple[Any, ...], parts: int) -> Iterator[Entry]:
    """Over that many slides, or as few as hold all items, filled evenly."""
    parts = max(parts, -(-len(items) // AT_MOST.get(base.kind, len(items) or 1)))
    for part, share in enumerate(shares(len(items), parts), start=1):
        shown, first = items[share], share.start + 1
        yield replace(base, items=shown, first=first, part=part, parts=parts, whole=len(items))


def _completed(talk: Talk, words: Words, entry: Entry) -> Entry:
    slide, item = entry.model, entry.item if entry.kind in ONE_EACH else None
    own = tuple(getattr(slide, "notes", ()))
    cited = cited_ids([slide, *([item] if item else entry.items)])
    notes = own or (item.notes if item else _own_notes(entry))
    return replace(
        entry,
        title=_numbered(_title(talk, words, entry), words, entry),
        eyebrow=getattr(slide, "eyebrow", None) or _eyebrow(words, entry),
        notes=notes if entry.part == 1 else (),
        sources=tuple(one for one in talk.sources.values() if one.id in cited and entry.kind != "sources"),
        footnotes=(*_footnotes([item] if item else entry.items), *_credits(entry))
        if entry.kind != "sources"
        else (),
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
    for item in entry.items if entry.kind in PICTURED else ():
        if image := getattr(item, PICTURED[entry.kind]):
            yield from (one for one in (image.caption, image.credit and _plain(image.credit)) if one)


def _title(talk: Talk, words: Words, entry: Entry) -> Inline:
    slide, item = entry.model, entry.item
    if getattr(slide, "title", None):
        return slide.title  # type: ignore[no-any-return]
    if entry.kind == "title":
        return talk.file.title
    if entry.kind in ("point", "milestone") and item is not None:
        return item.title  # type: ignore[no-any-return]
    if entry.kind == "person" and item is not None:
        return _plain(item.name)
    if entry.kind == "quote" and isinstance(item, Quote):
        return _plain(item.person)
    if entry.kind == "statement":
        return _said(entry)
    if entry.collection is not None and entry.collection.title:
        return entry.collection.title
    if entry.kind in WORDS:
        return _plain(words.word(WORDS[entry.kind]))
    return _plain(_named(talk, slide) or entry.section or talk.file.title.plain)


def _named(talk: Talk, slide: Any) -> str:
    """What a slide shows that nobody titled, by its own name; "" where it has none."""
    if slide.kind in ("image", "picture"):
        return slide.image.caption.plain if slide.image.caption else str(slide.image.alt)
    if slide.kind == "video":
        return bare(slide.url)
    if slide.kind == "code":
        return PurePosixPath(slide.file).name if slide.file else ""
    if slide.kind == "qr":
        link = talk.link(slide.link)
        return bare(slide.url) if slide.url else link.title if link else ""
    return ""


def _said(entry: Entry) -> Inline:
    """A statement without a title is its own."""
    written = entry.model.text
    if written is not None:
        return written  # type: ignore[no-any-return]
    return entry.item.title or entry.item.text[0]  # type: ignore[no-any-return]


def _eyebrow(words: Words, entry: Entry) -> str:
    if entry.kind == "point" and entry.collection and entry.collection.title and entry.of:
        of = words.apart(f"{entry.number} {words.word('of')} {entry.of}")
        return f"{words.apart(entry.collection.title.plain)} · {of}"
    return "" if entry.kind in ("title", "section", "agenda", "closing", "appendix") else entry.section


def _plain(text: str) -> Inline:
    return Inline((Run(text),))


def _numbered(title: Inline, words: Words, entry: Entry) -> Inline:
    """The title, which says on the slides that go on which of how many they are."""
    if entry.part == 1:
        return title
    said = f"({entry.part} {words.word('of')} {entry.parts})".replace(" ", NO_BREAK_SPACE)
    return Inline((*title.runs, Run(f" {said}")))


def _told_apart(entries: Sequence[Entry], words: Words, talk: Talk) -> Iterator[Entry]:
    """No two titles are the same: the later one is another, or has a number. A section's stays, which the
    agenda names; a statement is not said with a number: it gets a title beside itself."""
    met: dict[str, int] = {}
    for place, entry in enumerate(entries, start=1):
        if entry.kind == "section":
            met.setdefault(entry.title.plain, place)
    for place, entry in enumerate(entries, start=1):
        title, namesake = entry.title, met.get(entry.title.plain, 0)
        if namesake == place:
            yield entry
            continue
        if namesake and isinstance(entry.item, Quote) and title.plain == entry.item.person:
            title, namesake = _plain(" · ".join(filter(None, (entry.section, words.word("quote"))))), 0
        elif namesake and entry.kind == "statement" and title == _said(entry):
            title = _plain(entry.section or talk.file.title.plain)
        bare, number = title, 1
        while title.plain in met:
            number += 1
            title = Inline((*bare.runs, Run(f"{NO_BREAK_SPACE}({number})")))
        met[title.plain] = place
        yield replace(entry, title=title, namesake=namesake)
