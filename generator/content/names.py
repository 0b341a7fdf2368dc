"""Checks that everything talk.yaml names exists: collections, items, links, blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from generator.content import listings, pictures
from generator.content.blocks import SPECIAL, Block, OwnBlock, SlideBlock, SpecialBlock, TimelineBlock
from generator.content.printing import Printing, fault_of
from generator.content.slides import SHOWN_AS
from generator.content.slides.base import FromCollection
from generator.content.slides.exhibits import QrSlide, TableFields
from generator.content.slides.free import FreeSlide
from generator.content.slides.listing import CodeSlide
from generator.content.slides.story import Agenda, Appendix, Each, Section, SourcesSlide
from generator.content.talk import TalkFile
from generator.problems import Problem, did_you_mean
from generator.source import Document, Loc

SPECIAL_BLOCKS = ("summary", "links", "sources", "contact")  # a collection of that name comes first


@dataclass(frozen=True)
class Known:
    """What other files may name in this one, as typed, whether or not the rest of it is right."""

    kind: str  # "" when the file could not be read that far: then nothing is said against its use
    ids: tuple[str, ...]
    items: int


def unread(known: Mapping[str, Known]) -> bool:
    """Whether some file could not be read. What is named may be in it, so nothing is reported as missing."""
    return any(not found.kind for found in known.values())


class Names:
    """Checks the names in talk.yaml against the collections, and collects those that lead nowhere."""

    def __init__(self, file: TalkFile, document: Document, known: Mapping[str, Known]) -> None:
        self.file, self.document, self.known = file, document, known
        self.problems: list[Problem] = []

    def add(self, loc: Loc, message: str, hint: str = "") -> None:
        self.problems.append(self.document.problem(loc, message, hint))

    def profile(self, loc: Loc, wish: Printing | None) -> None:
        if wish and wish.profile and (said := fault_of(self.document.path.parent, wish.profile)):
            self.add(loc, *said)

    def slide(self, loc: Loc, slide: Any) -> None:
        self.problems += pictures.check_all(self.document, slide, loc)
        self.link((*loc, "link"), getattr(slide, "link", None))
        if isinstance(slide, Each):
            self._each(loc, slide)
        elif isinstance(slide, CodeSlide):
            self.problems += listings.check(self.document, loc, slide)
        elif isinstance(slide, FreeSlide):
            self._template((*loc, "template"), slide.template)
        elif isinstance(slide, TableFields):
            self._rows(loc, slide)
        elif isinstance(slide, Agenda) and not self._any_section:
            self.add(loc, "an agenda lists the sections, and this deck has none", "add '- section: …' slides")
        elif isinstance(slide, SourcesSlide) and not self._any_source:
            self.add(loc, "this talk has no sources to list", "add a file with 'kind: sources'")
        elif isinstance(slide, QrSlide) and not (slide.url or slide.link or self.file.links):
            self.add(loc, "this slide has no address to show", "give it a 'url', or the talk 'links'")
        elif isinstance(slide, FromCollection) and not slide.fills_itself:
            self.filled(loc, slide.from_, slide.pick, slide.filled_from)

    def _template(self, loc: Loc, name: str) -> None:
        folder = self.document.path.parent.resolve()
        file = (folder / name).resolve()
        if not file.is_relative_to(folder / "templates"):
            self.add(loc, f"the template '{name}' is not in the talk's templates/ folder")
        elif not file.is_file():
            there = [
                one.relative_to(folder).as_posix()
                for one in (folder / "templates").glob(f"**/*{file.suffix}")
            ]
            self.add(loc, f"there is no template '{name}'", did_you_mean(name, there))

    def _special(self, loc: Loc, inner: Loc, block: SpecialBlock) -> None:
        if block.name in self.known:
            said = f"'{block.name}' is a block of its own, but this talk has a collection of that name"
            self.add(loc, said, f"rename {block.name}.yaml")
        self.problems += pictures.check_all(self.document, block, inner)
        if isinstance(block, OwnBlock):
            self._template((*inner, "template"), block.template)
        elif isinstance(block, TableFields):
            self._rows(inner, block)
        elif isinstance(block, TimelineBlock):
            self.filled(inner, block.from_, block.pick, "milestones")
        elif isinstance(block, SlideBlock):
            slides = self.file.deck.slides if self.file.deck else ()
            there = [str(one.id) for one in slides if one.kind == block.kind and getattr(one, "id", None)]
            if block.slide not in there:
                hint = did_you_mean(block.slide, there) or f"give the {block.kind} slide an 'id'"
                self.add((*inner, "slide"), f"the deck has no {block.kind} '{block.slide}'", hint)

    def _each(self, loc: Loc, slide: Each) -> None:
        found = self.known.get(slide.from_)
        if found and found.kind and found.kind not in SHOWN_AS:
            hint = f"it works for {', '.join(SHOWN_AS)}"
            self.add(
                (*loc, "from"), f"'{slide.from_}' holds {found.kind}, which cannot have a slide each", hint
            )
        else:
            self.filled(loc, slide.from_, slide.pick, found.kind if found else "")

    @property
    def _any_section(self) -> bool:
        slides = self.file.deck.slides if self.file.deck else ()
        talked = takewhile(lambda slide: not isinstance(slide, Appendix), slides)
        return any(isinstance(slide, Section) for slide in talked)

    @property
    def _any_source(self) -> bool:
        return unread(self.known) or any(
            found.kind == "sources" and found.items for found in self.known.values()
        )

    def _rows(self, loc: Loc, table: TableFields) -> None:
        for index, row in enumerate(table.rows):
            if len(row) != len(table.header):
                said = f"the number of cells here is {len(row)}, but the header has {len(table.header)}"
                self.add((*loc, "rows", index), said)

    def filled(self, loc: Loc, name: str | None, pick: tuple[str, ...], kind: str) -> None:
        """Whether `from` and `pick` at `loc` lead to items of a collection of that kind."""
        suiting = [one for one, found in self.known.items() if found.kind == kind]
        if name is None and not suiting and unread(self.known):
            return
        if name is None and len(suiting) != 1:
            self._which(loc, kind, suiting)
            return
        name = suiting[0] if name is None else name
        found = self.known.get(name)
        if found is None:
            hint = did_you_mean(name, suiting or self.known) or f"add a file that begins with 'kind: {kind}'"
            self.add((*loc, "from"), f"there is no collection '{name}'", hint)
        elif found.kind and found.kind != kind:
            self.add((*loc, "from"), f"'{name}' holds {found.kind}, not {kind}", f"it takes {kind}")
        else:
            self.items((*loc, "from"), (*loc, "pick"), name, pick)

    def _which(self, loc: Loc, kind: str, suiting: list[str]) -> None:
        if suiting:
            hint = f"write 'from: {suiting[0]}', or {', '.join(suiting[1:])}"
            self.add(loc, f"say which collection of {kind} with 'from'", hint)
            return
        own = "give it 'items:', or " if kind in ("points", "facts") else ""
        hint = f"{own}add a file {kind}.yaml that begins with 'kind: {kind}'"
        self.add(loc, f"this is filled from a collection of {kind}, but there is none", hint)

    def items(self, loc: Loc, pick_loc: Loc, name: str, pick: tuple[str, ...]) -> None:
        found = self.known[name]
        if found.kind and not found.items:
            self.add(loc, f"the collection '{name}' is empty", "add an item, or leave this out")
        for index, one in enumerate(pick):
            if found.kind and one not in found.ids:
                at = (*pick_loc, index)
                hint = did_you_mean(one, found.ids) or f"write 'id: {one}' on the item you mean"
                self.add(at, f"there is no item '{one}' in '{name}'", hint)

    def link(self, loc: Loc, chosen: str | None) -> None:
        there = [link.id for link in self.file.links]
        if chosen is not None and chosen not in there:
            add = f"add it below 'links:', with 'id: {chosen}'"
            hint = f"for an address write 'url: {chosen}'" if re.search(r"\.\w|:", chosen) else add
            hint = did_you_mean(chosen, there) or hint
            self.add(loc, f"there is no link '{chosen}' in this talk", hint)

    def beside(self, loc: Loc, block: Block | SpecialBlock) -> None:
        """Check a block beside the poster's timeline."""
        if isinstance(block, TimelineBlock):
            there = (*SPECIAL_BLOCKS, "quote", *(name for name in SPECIAL if name != block.kind))
            hint = (
                f"the poster's own is drawn from 'from'; beside it can stand collections, {', '.join(there)}"
            )
            self.add(loc, "a poster has one timeline, and this block would be another", hint)
        else:
            self.block(loc, block)

    def block(self, loc: Loc, block: Block | SpecialBlock) -> None:
        inner = (*loc, block.name)
        if isinstance(block, SpecialBlock):
            self._special(loc, inner, block)
        elif block.name in self.known:
            self.items(loc, (*inner, "pick"), block.name, block.pick)
        elif block.name == "quote":
            there = [one for found in self.known.values() if found.kind == "quotes" for one in found.ids]
            if len(block.pick) != 1:
                self.add(loc, "say which quote", "like '- quote: its-id'")
            elif block.pick[0] not in there:
                at = (*inner, "pick")
                self.add(at, f"there is no quote '{block.pick[0]}'", did_you_mean(block.pick[0], there))
        elif block.name not in SPECIAL_BLOCKS:
            there = [*SPECIAL_BLOCKS, *SPECIAL, "quote", *self.known]
            self.add(loc, f"there is no collection '{block.name}'", did_you_mean(block.name, there))
