"""What a sheet's blocks stand for: names in talk.yaml become kinds, titles and items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from generator.content.blocks import Block, SlideBlock, SpecialBlock, TimelineBlock
from generator.content.citations import Citations, cited_ids
from generator.content.collections import Item, Milestone, Milestones, Source
from generator.content.inline import Inline
from generator.content.slides.exhibits import TableFields
from generator.content.talk import AnyCollection, Talk, chosen, collection_of, in_order, is_among
from generator.problems import Problem
from generator.source import Loc


@dataclass(frozen=True)
class ResolvedBlock:
    """A block with what it prints.

    `kind` is a collection's kind, or `summary` (of paragraphs), `links` (of Link), `contact` (of Speaker),
    `quote` (one Quote), `table` (of rows), `timeline` (of Milestone); others have one item. `model` is what
    was written in talk.yaml, or the slide that was named.
    A title of None means that the block says none: a template may print a word of its own.
    `loc` is where the block stands in talk.yaml.
    """

    kind: str
    name: str
    title: Inline | None
    items: tuple[Any, ...]
    show: str
    picked: bool
    loc: Loc
    model: Any = None
    collection: AnyCollection | None = None

    @property
    def whole(self) -> tuple[Any, ...]:
        """The items whose sources its heading names: a single exhibit, or everything in a drawing."""
        return self.items if self.kind == "timeline" else (self.model,)

    @property
    def language(self) -> str | None:
        """The language of what is written in the block itself; None means the talk's."""
        return getattr(self.model, "language", None)

    def lane(self, item: Milestone) -> str:
        """The title of the milestone's lane; "" without one."""
        return self.collection.lane_title(item) if isinstance(self.collection, Milestones) else ""


@dataclass(frozen=True)
class Part:
    """A block, or those of its items that stand in one column."""

    id: str
    block: ResolvedBlock
    share: float
    first: int = 0
    stop: int | None = None
    stretch: float = 0.0  # points that it may be taller than it must

    @property
    def items(self) -> tuple[Any, ...]:
        return self.block.items[self.first : self.stop]

    @property
    def continued(self) -> bool:
        return self.first > 0

    @property
    def box(self) -> str:
        """The name of its box on the page."""
        return f"{self.id}-on-{self.first}" if self.continued else self.id

    def item_id(self, index: int) -> str:
        return f"{self.box}-{index}"

    @property
    def item_ids(self) -> list[str]:
        return [self.item_id(index) for index in range(len(self.items))]


def resolve(talk: Talk, block: Block | SpecialBlock, loc: Loc = ()) -> ResolvedBlock:
    """The block with its items. A block of sources without `pick` holds all of the talk's."""
    if isinstance(block, SpecialBlock):
        return _special(talk, block, loc)
    resolved = ResolvedBlock(block.name, block.name, block.title, (), block.show, bool(block.pick), loc)
    if found := talk.collections.get(block.name):
        items = chosen(found.items, block.pick, block.weight)
        return replace(
            resolved, kind=found.kind, title=block.title or found.title, items=items, collection=found
        )
    if block.name == "quote":
        quotes = tuple(item for one in talk.of_kind("quotes").values() for item in one.items)
        return replace(resolved, items=chosen(quotes, block.pick))
    if block.name == "sources":
        return replace(resolved, items=chosen(tuple(talk.sources.values()), block.pick))
    if block.name == "links":
        wanted = block.pick or tuple(link.id for link in talk.file.links)
        by_id = {link.id: link for link in talk.file.links}
        return replace(resolved, items=tuple(by_id[one] for one in wanted if one in by_id))
    if block.name == "contact":
        return replace(resolved, items=talk.file.speakers)
    return replace(resolved, items=talk.file.summary)


def _special(talk: Talk, block: SpecialBlock, loc: Loc) -> ResolvedBlock:
    model: Any = block
    if isinstance(block, SlideBlock):
        slides = talk.file.deck.slides if talk.file.deck else ()
        model = next(one for one in slides if getattr(one, "id", None) == block.slide)
    items: tuple[Any, ...] = (model,)
    if isinstance(model, TableFields):
        items = model.rows
    elif isinstance(model, TimelineBlock):
        found = collection_of(talk, model.from_, "milestones")
        items = tuple(in_order(chosen(found[1].items, model.pick, model.weight))) if found else ()
    title = block.title or getattr(model, "title", None)
    return ResolvedBlock(block.kind, block.name, title, items, "full", picked=False, loc=loc, model=model)


def resolve_all(
    talk: Talk, blocks: Iterable[Block | SpecialBlock], loc: Loc, also: Iterable[Item] = ()
) -> tuple[ResolvedBlock, ...]:
    """Every block of one sheet. Sources that are not picked are those its items cite, if they cite any.

    `loc` leads to the list of blocks in talk.yaml; `also` are items the sheet shows outside of its blocks.
    """
    resolved = [resolve(talk, block, (*loc, index)) for index, block in enumerate(blocks)]
    cited = cited_by(talk, shown_on(talk, resolved, also))
    return tuple(
        replace(block, items=cited) if block.kind == "sources" and not block.picked and cited else block
        for block in resolved
    )


def shown_on(talk: Talk, blocks: Iterable[ResolvedBlock], also: Iterable[Item]) -> Iterator[Any]:
    """Everything on a sheet that may name sources; the summary's are the talk's."""
    yield from also
    for block in blocks:
        yield from (*block.items, block.model, *([talk.file] if block.kind == "summary" else []))


def cited_by(talk: Talk, items: Iterable[Any]) -> tuple[Source, ...]:
    """The sources that the items name, in the order in which the talk lists its sources."""
    named = cited_ids(items)
    return tuple(source for name, source in talk.sources.items() if name in named)


def unlisted(
    talk: Talk, blocks: Sequence[ResolvedBlock], citations: Citations, loc: Loc, also: Iterable[Item] = ()
) -> tuple[Problem, ...]:
    """A warning where the sheet shows what cites sources that it does not list. `loc` leads to its blocks."""
    cited = cited_by(talk, shown_on(talk, blocks, also))
    missing = [one.id for one in cited if one.id not in citations.numbers]
    if not missing:
        return ()
    picked = next((block for block in blocks if block.kind == "sources"), None)
    names = ", ".join(f"'{one}'" for one in missing)
    said = f"this sheet does not list every source it cites, so there is no number for {names}"
    hint = f"add them to the 'pick' of '{picked.name}'" if picked else "add '- sources' to its blocks"
    return (replace(talk.problem("talk", picked.loc if picked else loc, said, hint), warning=True),)


def noted(blocks: Iterable[ResolvedBlock], also: Iterable[Item] = ()) -> tuple[Item, ...]:
    """What a sheet shows that has a footnote, once each. Where titles alone are asked for it has none, and
    sources bring theirs along."""
    full = (block.items for block in blocks if block.show == "full" and block.kind != "sources")
    shown: list[Item] = []
    for item in (*also, *chain(*full)):
        if getattr(item, "footnote", None) and not is_among(item, shown):
            shown.append(item)
    return tuple(shown)


def empty(talk: Talk, blocks: Iterable[ResolvedBlock]) -> tuple[Problem, ...]:
    """A warning for each block that would print nothing."""
    hint = "fill it, lower its 'weight', or leave the block out"
    problems = (
        talk.problem("talk", block.loc, f"the block '{block.name}' has nothing to print", hint)
        for block in blocks
        if not block.items
    )
    return tuple(replace(problem, warning=True) for problem in problems)
