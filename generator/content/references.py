"""What no single field can know: ids that repeat, names that lead nowhere, highlights that were not said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.content.collections import KINDS, Image, Milestones, Quote, Quotes
from generator.content.slides import (
    FILLED_FROM,
    SHOWN_AS,
    Closing,
    Each,
    Facts,
    FromCollection,
    ImageSlide,
    Points,
)
from generator.content.talk import Block, TalkFile
from generator.problems import Problem, did_you_mean
from generator.source import Document, Loc

Documents = Mapping[str, Document]

SPECIAL_BLOCKS = ("summary", "links", "sources")  # a collection of that name comes first
_PICTURES = ("png", "jpg", "jpeg")


@dataclass(frozen=True)
class Known:
    """What one file offers to be named elsewhere, as typed, whether or not the rest of it is right."""

    kind: str  # "" when the file could not be read that far: then nothing is said against its use
    ids: tuple[str, ...]
    items: int


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
    problems = [*_repeated(original, "items"), *_repeated(original, "eras")]
    if isinstance(value, Quotes):
        problems += _highlights(document, value.items)
    if isinstance(value, Milestones):
        problems += _eras(document, value)
    return [*problems, *_images(document, value)]


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
    checker = _Names(file, documents["talk"], known)
    for index, slide in enumerate(file.deck.slides if file.deck else ()):
        checker.slide(("deck", "slides", index, slide.kind), slide)
    if file.one_pager:
        checker.link(("one_pager", "link"), file.one_pager.link)
        for index, block in enumerate(file.one_pager.blocks):
            checker.block(("one_pager", "blocks", index), block)
    if file.poster:
        checker.link(("poster", "link"), file.poster.link)
        checker.filled(("poster",), file.poster.from_, file.poster.pick, "milestones")
        for index, block in enumerate(file.poster.beside):
            checker.block(("poster", "beside", index), block)
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
            yield original.problem(loc, f"the id '{item_id}' stands here twice", hint)


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
            hint = "eras stand in the order of time"
            yield document.problem(("eras", index, "from"), "this era starts before the one above it", hint)


def _images(document: Document, value: Any) -> Iterator[Problem]:
    for index, item in enumerate(value.items):
        for field in ("image", "logo"):
            image = getattr(item, field, None)
            if image:
                yield from _image(document, ("items", index, field), image)


def _image(document: Document, loc: Loc, image: Image) -> Iterator[Problem]:
    folder = document.path.parent.resolve()
    path = (folder / image.file).resolve()
    if not path.is_relative_to(folder):
        yield document.problem((*loc, "file"), f"the image '{image.file}' lies outside the talk's folder")
    elif not path.is_file():
        near = [
            p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.suffix[1:].lower() in _PICTURES
        ]
        hint = did_you_mean(image.file, near) or "put the file in the talk's images/ folder"
        yield document.problem((*loc, "file"), f"there is no image '{image.file}'", hint)
    elif path.suffix[1:].lower() not in _PICTURES:
        hint = f"use {', '.join(_PICTURES)}"
        yield document.problem((*loc, "file"), f"'{image.file}' is not a picture this can print", hint)


def _source_ids(originals: Documents, known: Mapping[str, Known]) -> list[Problem]:
    """Looks at the plain data, so that an item with another mistake is checked too."""
    there = [one for found in known.values() if found.kind == "sources" for one in found.ids]
    return [
        document.problem(loc, f"there is no source '{document_id}'", did_you_mean(document_id, there))
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
                said = f"the source '{one}' stands in {first[one]}.yaml too"
                yield originals[name].problem(("items", index, "id"), said, "rename one")
            first.setdefault(one, name)


def _cited(document: Document) -> Iterator[tuple[Loc, str]]:
    """Every source id that an item or a slide names, written alone or in a list."""
    for loc in document.values:
        of_item = len(loc) in (3, 4) and loc[0] == "items" and loc[2] == "sources"
        of_slide = len(loc) in (5, 6) and loc[:2] == ("deck", "slides") and loc[4] == "sources"
        of_its_item = (
            len(loc) in (7, 8) and loc[:2] == ("deck", "slides") and loc[4::2][:2] == ("items", "sources")
        )
        if of_item or of_slide or of_its_item:
            value = document.at(loc)
            if isinstance(value, str):
                yield loc, value


class _Names:
    """Checks the names in talk.yaml against the collections, and gathers what leads nowhere."""

    def __init__(self, file: TalkFile, document: Document, known: Mapping[str, Known]) -> None:
        self.file, self.document, self.known = file, document, known
        self.problems: list[Problem] = []

    def add(self, loc: Loc, message: str, hint: str = "") -> None:
        self.problems.append(self.document.problem(loc, message, hint))

    def slide(self, loc: Loc, slide: Any) -> None:
        if isinstance(slide, Each):
            found = self.known.get(slide.from_)
            if found and found.kind and found.kind not in SHOWN_AS:
                hint = f"it works for {', '.join(SHOWN_AS)}"
                self.add(
                    (*loc, "from"), f"'{slide.from_}' holds {found.kind}, which make no slide each", hint
                )
            else:
                self.filled(loc, slide.from_, slide.pick, found.kind if found else "")
        elif isinstance(slide, Closing):
            self.link((*loc, "link"), slide.link)
        elif isinstance(slide, ImageSlide):
            self.problems += _image(self.document, (*loc, "image"), slide.image)
        elif isinstance(slide, FromCollection) and not fills_itself(slide):
            self.filled(loc, slide.from_, slide.pick, FILLED_FROM[slide.kind])  # type: ignore[attr-defined]

    def filled(self, loc: Loc, name: str | None, pick: tuple[str, ...], kind: str) -> None:
        """Whether `from` and `pick` at `loc` lead to items of a collection of that kind."""
        suiting = [one for one, found in self.known.items() if found.kind == kind]
        if name is None and len(suiting) != 1:
            hint = (
                f"of that kind: {', '.join(suiting)}"
                if suiting
                else "there is none; give it items of its own"
            )
            self.add(loc, f"say which collection of {kind} with 'from'", hint)
            return
        name = suiting[0] if name is None else name
        found = self.known.get(name)
        if found is None:
            self.add(
                (*loc, "from"), f"there is no collection '{name}'", did_you_mean(name, suiting or self.known)
            )
        elif found.kind and found.kind != kind:
            self.add((*loc, "from"), f"'{name}' holds {found.kind}, not {kind}", f"it takes {kind}")
        else:
            self.items((*loc, "from"), (*loc, "pick"), name, pick)

    def items(self, loc: Loc, pick_loc: Loc, name: str, pick: tuple[str, ...]) -> None:
        found = self.known[name]
        if found.kind and not found.items:
            self.add(loc, f"the collection '{name}' is empty", "add an item, or leave this out")
        for index, one in enumerate(pick):
            if found.kind and one not in found.ids:
                at = (*pick_loc, index)
                self.add(at, f"there is no item '{one}' in '{name}'", did_you_mean(one, found.ids))

    def link(self, loc: Loc, chosen: str | None) -> None:
        there = [link.id for link in self.file.links]
        if chosen is not None and chosen not in there:
            self.add(loc, f"there is no link '{chosen}' in this talk", did_you_mean(chosen, there))

    def block(self, loc: Loc, block: Block) -> None:
        inner = (*loc, block.name)
        if block.name in self.known:
            self.items(loc, (*inner, "pick"), block.name, block.pick)
        elif block.name == "quote":
            there = [one for found in self.known.values() if found.kind == "quotes" for one in found.ids]
            if len(block.pick) != 1:
                self.add(loc, "say which quote", "like '- quote: its-id'")
            elif block.pick[0] not in there:
                at = (*inner, "pick")
                self.add(at, f"there is no quote '{block.pick[0]}'", did_you_mean(block.pick[0], there))
        elif block.name not in SPECIAL_BLOCKS:
            there = [*SPECIAL_BLOCKS, "quote", *self.known]
            self.add(loc, f"there is no collection '{block.name}'", did_you_mean(block.name, there))


def fills_itself(slide: FromCollection) -> bool:
    """Whether the slide brings its own items, and so needs no collection."""
    own = slide.items if isinstance(slide, Points | Facts) else getattr(slide, "text", None)
    return bool(own) and slide.from_ is None
