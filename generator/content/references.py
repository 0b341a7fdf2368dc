"""Checks that no single field can make: repeated ids, dead references, highlights not in their quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.content import anchors, pictures
from generator.content.collections import KINDS, Milestones, Quote, Quotes
from generator.content.names import Known, Names, unread
from generator.content.talk import TalkFile
from generator.problems import Problem, did_you_mean
from generator.source import Document, Loc

Documents = Mapping[str, Document]


def known(documents: Documents, names: Iterable[str]) -> dict[str, Known]:
    """Every collection of the folder by name, from its plain data."""
    return {name: _known(documents.get(name)) for name in names if name != "talk"}


def _known(document: Document | None) -> Known:
    data = document.data if document and isinstance(document.data, dict) else {}
    items = data.get("items")
    if data.get("kind") not in KINDS or not isinstance(items, list):
        return Known("", (), 0)
    ids = tuple(str(item["id"]) for item in items if isinstance(item, dict) and item.get("id"))
    return Known(data["kind"], ids, len(items))


def within(document: Document, original: Document, value: Any) -> list[Problem]:
    """Problems inside one file: repeated ids, eras out of order, highlights not verbatim, missing images.

    `document` is what was parsed of the `original`, where repeated ids are looked for.
    """
    if isinstance(value, TalkFile):
        return list(_repeated(original, "links"))
    problems = [problem for where in ("items", "eras", "lanes") for problem in _repeated(original, where)]
    if isinstance(value, Quotes):
        problems += _highlights(document, value.items)
    if isinstance(value, Milestones):
        problems += [*_eras(document, value), *_lanes(document, original, value)]
    return [*problems, *pictures.check_all(document, value)]


def across(
    parsed: Mapping[str, Any], documents: Documents, originals: Documents, known: Mapping[str, Known]
) -> list[Problem]:
    """Problems between files: sources, collections and items that are named but are not there.

    `documents` are what was parsed of the `originals`.
    """
    problems = [*_source_ids(originals, known), *_sources_twice(originals, known)]
    file = parsed.get("talk")
    if not isinstance(file, TalkFile):
        return problems
    problems += anchors.check(parsed, documents, originals["talk"])
    checker = Names(file, documents["talk"], known)
    for index, slide in enumerate(file.deck.slides if file.deck else ()):
        checker.slide(("deck", "slides", index, slide.kind), slide)
    for loc, asking in (((), file), (("one_pager",), file.one_pager), (("poster",), file.poster)):
        checker.profile((*loc, "print", "profile"), asking.print_ if asking else None)
    if file.one_pager:
        checker.link(("one_pager", "link"), file.one_pager.link)
        for index, block in enumerate(file.one_pager.blocks):
            checker.block(("one_pager", "blocks", index), block)
    if file.handout:
        checker.link(("handout", "link"), file.handout.link)
    if file.poster_tiles and not file.poster and "poster" not in originals["talk"].data:
        checker.add(("poster_tiles",), "there is no poster to print in parts", "add the key 'poster:'")
    if file.poster:
        checker.link(("poster", "link"), file.poster.link)
        checker.filled(("poster",), file.poster.from_, file.poster.pick, "milestones")
        for index, block in enumerate(file.poster.beside):
            checker.beside(("poster", "beside", index), block)
    return [*problems, *checker.problems]


def _repeated(original: Document, where: str) -> Iterator[Problem]:
    found = original.data.get(where)
    items = found if isinstance(found, list) else []
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    for index, item_id in enumerate(ids):
        first = ids.index(item_id)
        if isinstance(item_id, str) and first < index:
            hint = f"the first is on line {original.place((where, first, 'id')).line}; rename one"
            loc = (where, index, "id")
            yield original.problem(loc, f"the id '{item_id}' is here twice", hint)


def _highlights(document: Document, quotes: tuple[Quote, ...]) -> Iterator[Problem]:
    for index, quote in enumerate(quotes):
        if quote.highlight and quote.highlight not in quote.text.plain:
            hint = "copy it out of the text, letter for letter"
            loc = ("items", index, "highlight")
            yield document.problem(loc, "this highlight is not a verbatim part of its quote", hint)


def _eras(document: Document, milestones: Milestones) -> Iterator[Problem]:
    for index, era in enumerate(milestones.eras):
        if era.to and era.to.end < era.from_.start:
            yield document.problem(("eras", index, "to"), "this era ends before it starts")
        if index and era.from_.start <= milestones.eras[index - 1].from_.start:
            hint = "put eras in the order of time"
            yield document.problem(("eras", index, "from"), "this era starts before the one above it", hint)


def _lanes(document: Document, original: Document, milestones: Milestones) -> Iterator[Problem]:
    """Check that every milestone has a lane, if there are lanes; a lane with another mistake counts."""
    written = original.data.get("lanes") or ()
    there = [str(one.get("id")) for one in written if isinstance(one, dict)]
    for index, one in enumerate(milestones.items):
        if one.lane and one.lane not in there:
            hint = did_you_mean(one.lane, there) if there else "add 'lanes:' to the file"
            yield document.problem(("items", index, "lane"), f"there is no lane '{one.lane}'", hint)
        elif there and not one.lane:
            hint = f"give it one: {', '.join(there)}"
            yield document.problem(("items", index), "this milestone has no lane", hint)


def _source_ids(originals: Documents, known: Mapping[str, Known]) -> list[Problem]:
    """Looks at the plain data, so that an item with another mistake is checked too."""
    there = [one for found in known.values() if found.kind == "sources" for one in found.ids]
    if unread(known):
        return []  # the source may be in there
    none = "add a file with 'kind: sources', and below its 'items:' one with 'id: {}'"
    return [
        document.problem(
            loc,
            f"there is no source '{document_id}'",
            did_you_mean(document_id, there) or none.format(document_id),
        )
        for document in originals.values()
        for loc, document_id in _cited(document)
        if document_id not in there
    ]


def _sources_twice(originals: Documents, known: Mapping[str, Known]) -> Iterator[Problem]:
    """A source id must be the only one of the talk: nobody who cites it says which file it is in."""
    first: dict[str, str] = {}
    for name, found in known.items():
        for one in dict.fromkeys(found.ids) if found.kind == "sources" else ():
            if one in first:
                items = originals[name].data["items"]
                index = next(i for i, item in enumerate(items) if item.get("id") == one)
                said = f"the source '{one}' is in {first[one]}.yaml too"
                yield originals[name].problem(("items", index, "id"), said, "rename one")
            first.setdefault(one, name)


def _cited(document: Document) -> Iterator[tuple[Loc, str]]:
    """Every source id that an item, a slide, a block or the talk names, written alone or in a list."""
    for loc in document.values:
        of_talk = len(loc) in (1, 2) and loc[0] == "sources"
        of_block = len(loc) in (5, 6) and loc[1] in ("blocks", "beside") and loc[4] == "sources"
        of_item = len(loc) in (3, 4) and loc[0] == "items" and loc[2] == "sources"
        of_slide = len(loc) in (5, 6) and loc[:2] == ("deck", "slides") and loc[4] == "sources"
        of_its_item = (
            len(loc) in (7, 8) and loc[:2] == ("deck", "slides") and loc[4::2][:2] == ("items", "sources")
        )
        if of_talk or of_block or of_item or of_slide or of_its_item:
            value = document.at(loc)
            if isinstance(value, str):
                yield loc, value
