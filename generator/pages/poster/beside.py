"""Blocks beside a timeline: they share the sheet's width as columns of the most even height."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from generator.content.base import bare_address
from generator.content.citations import UNCITED, Citations
from generator.content.collections import Fact, Milestone, Organisation, Passage, Person, Point, Quote
from generator.content.inline import NO_BREAK_SPACE, Inline, Run
from generator.content.talk import Link, Speaker
from generator.language import Words
from generator.look import Look
from generator.pages import columns
from generator.pages.blocks import Part, ResolvedBlock
from generator.templating import tie
from generator.text import Style
from generator.typesetting import rows

EXHIBITS = ("table", "chart", "image", "notes", "block")  # kinds of block that are shown whole
_COLUMN = 16.0  # ems of the text, the narrowest a column may be
_NEARLY = 1.15  # times the least height, where columns end more evenly
_ITEM_GAP = 0.9  # ems between items, as the template sets them


@dataclass(frozen=True)
class Entry:
    """One item in the neutral form that every kind takes beside a timeline; or a block that is shown whole
    by a template of its own. `mark` is the numbers of its sources, which follow its title, else its byline,
    else its text."""

    title: Inline | str | None
    text: Inline | None = None
    quoted: bool = False
    byline: str = ""
    mark: str = ""
    exhibit: Part | None = None


@dataclass(frozen=True)
class Shared:
    """A block with its entries column by column, and the points above its heading that bring it down to the
    longest one's last line."""

    block: ResolvedBlock
    columns: tuple[tuple[Entry, ...], ...]
    above: float = 0.0


@dataclass(frozen=True)
class Beside:
    """All blocks, the width in points of each of their columns, and the height of the tallest block."""

    blocks: tuple[Shared, ...]
    column: float
    height: float


@dataclass(frozen=True)
class Setting:
    """How blocks are set, in points: type, distance of columns, thickness of the rule above an entry.

    `heights` are those of exhibits, by their ids, in columns of these widths.
    """

    size: float
    gap: float
    rule: float
    look: Look
    words: Words
    citations: Citations = UNCITED
    heights: Mapping[tuple[str, float], float] = field(default_factory=dict)

    def lines(self, words: Sequence[tuple[str, Style]], width: float) -> float:
        """The lines of a paragraph whose styles are in ems."""
        return rows(tuple(words), width / self.size, self.words.language)

    def title(self, block: ResolvedBlock) -> Inline | None:
        """As it is printed, with the numbers of the block's own sources."""
        return block.title and self.citations.marked(block.title, *block.whole)

    def heading(self, title: Inline | str | None, width: float) -> float:
        """Points that a block's heading takes, with the distance to what stands below; 0 for None."""
        if not title:
            return 0.0
        card = self.look.theme.poster.card
        words = self.look.headed(tie(title).runs, card.block_title)
        lines = self.lines(words, width) * card.heading_leading
        return (lines + card.block_gap) * card.block_title * self.size

    def entry(self, one: Entry, width: float) -> float:
        """Points from the rule above an entry to the rule below it."""
        if one.exhibit:
            return self.heights[one.exhibit.id, width] + self.rule
        card = self.look.theme.poster.card
        ems = _ITEM_GAP
        if one.title:
            titled = self.look.headed(tie(one.title).runs, card.beside_title)
            ems += self.lines([*titled, *self._mark(one)], width) * card.beside_title * card.heading_leading
        if one.text:
            shown = self.look.runs(one.text.tied().runs)
            slanted = [(said, replace(style, italic=True)) for said, style in shown] if one.quoted else shown
            mark = [] if one.title or one.byline else self._mark(one)
            ems += self.lines([*slanted, *mark], width) * card.leading
        if one.byline:
            words = [(one.byline, self.look.style(self.look.text, 1.0, bold=True))]
            mark = [] if one.title else self._mark(one)
            ems += self.lines([*words, *mark], width) * card.leading
        return ems * self.size + self.rule

    def _mark(self, one: Entry) -> list[tuple[str, Style]]:
        family, size = self.look.text, self.look.theme.poster.card.cited
        space = (NO_BREAK_SPACE, self.look.style(family, 1.0, bold=True))
        return [space, (one.mark, self.look.style(family, size))] if one.mark else []


Measure = Callable[[Sequence[Part], Sequence[float]], Mapping[tuple[str, float], float]]
"""The height of each exhibit in a column of each width, inf where it has no room there."""


def share_out(blocks: Sequence[ResolvedBlock], width: float, setting: Setting, measure: Measure) -> Beside:
    """Columns for the blocks in `width` points: as many as make the tallest one shortest."""
    entries = [list(_entries(f"beside-{at}", block, setting)) for at, block in enumerate(blocks)]
    gap = setting.gap
    most = min(int((width + gap) // (_COLUMN * setting.size + gap)), sum(len(one) for one in entries))
    counts = range(len(blocks), max(most, len(blocks)) + 1)
    counted = [(n, (width - (n - 1) * gap) / n) for n in counts if n]
    if exhibits := [one.exhibit for block in entries for one in block if one.exhibit]:
        setting = replace(setting, heights=measure(exhibits, [column for _, column in counted]))
    tried = [_cut_all(blocks, entries, one, setting) for one in counted]
    tried = [one for one in tried if one.height < math.inf] or tried[:1]
    if not tried:
        return Beside((), 0.0, 0.0)
    enough = _NEARLY * min(one.height for one in tried)
    best = min((one for one in tried if one.height <= enough), key=lambda one: (one.white, one.height))
    shared = (
        Shared(
            block,
            tuple(tuple(own[a:b]) for a, b in zip((0, *ends), (*ends, len(own)), strict=True)),
            max(best.heads) - head,
        )
        for block, own, ends, head in zip(blocks, entries, best.ends, best.heads, strict=True)
    )
    return Beside(tuple(shared), best.column, best.height)


def _entries(name: str, block: ResolvedBlock, setting: Setting) -> Iterator[Entry]:
    """`name` becomes an exhibit's id."""
    if block.kind in EXHIBITS:
        yield Entry(None, exhibit=Part(name, block, share=1.0))
    else:
        for item in block.items:
            yield replace(entry(item, block, setting.words), mark=setting.citations.mark(item))


@dataclass(frozen=True)
class _Cut:
    """Blocks cut into columns: for each block the indices at which its columns after the first begin.

    `heads` are the heights of their headings; `white` is the share of the columns' area in which nothing
    stands.
    """

    ends: tuple[tuple[int, ...], ...]
    heads: tuple[float, ...]
    column: float
    height: float
    white: float


def _cut_all(
    blocks: Sequence[ResolvedBlock],
    entries: Sequence[Sequence[Entry]],
    counted: tuple[int, float],
    setting: Setting,
) -> _Cut:
    """The blocks in so many columns of that width."""
    count, column = counted
    heights = [[setting.entry(one, column) for one in block] for block in entries]
    tried = []
    for shares in _shares(count, [len(one) for one in entries]):
        cuts = [columns.fill_evenly(h, n) for h, n in zip(heights, shares, strict=True)]
        heads = tuple(
            setting.heading(setting.title(block), n * (column + setting.gap) - setting.gap)
            for block, n in zip(blocks, shares, strict=True)
        )
        # All begin on one line below the longest heading, but for those that have none.
        tops = [max(heads) if head else 0.0 for head in heads]
        tallest = max(top + height for top, (height, _) in zip(tops, cuts, strict=True))
        filled = sum(head * n + sum(h) for head, n, h in zip(heads, shares, heights, strict=True))
        ends = tuple(ends for _, ends in cuts)
        tried.append(_Cut(ends, heads, column, tallest, 1 - filled / (count * tallest)))
    return min(tried, key=lambda one: one.height)


def entry(item: object, block: ResolvedBlock, words: Words) -> Entry:
    """The item's title and text; the text alone is left out when only titles are to show."""
    found = _dated(item, block, words) if isinstance(item, Milestone) else _entry(item, words)
    return Entry(found.title) if block.show == "titles" and found.title else found


def _dated(item: Milestone, block: ResolvedBlock, words: Words) -> Entry:
    date, title, lane = words.digits(item.date), words.apart(str(item.title)), words.apart(block.lane(item))
    return Entry(f"{date} · {lane} · {title}" if lane else f"{date} {title}", item.text)


def _entry(item: object, words: Words) -> Entry:
    match item:
        case Quote():
            by = ", ".join(words.apart(one) for one in (item.person, item.role, item.organisation) if one)
            return Entry(None, item.text, quoted=True, byline=by)
        case Fact():
            return Entry(words.apart(item.figure), item.label)
        case Person() | Organisation() | Speaker():
            return Entry(item.name, _what_they_are(item))
        case Passage():
            return Entry(item.title, Inline(tuple(run for one in item.text for run in one.runs)))
        case Point():
            return Entry(item.title, item.text)
        case Link():
            return Entry(item.title, Inline((Run(item.text, link=item.url),)))
        case Inline():
            return Entry(None, item)
    return Entry(str(getattr(item, "title", item)))


def _what_they_are(one: Person | Organisation | Speaker) -> Inline | None:
    """The role, with a person's organisation or a speaker's address."""
    role = (Run(one.role),) if isinstance(one.role, str) else one.role.runs if one.role else ()
    more = [Run(one.organisation)] if isinstance(one, Person) and one.organisation else []
    if isinstance(one, Speaker) and one.url:
        more = [Run(bare_address(one.url), link=one.url)]
    between = [Run(", ")] if role and more else []
    return Inline((*role, *between, *more)) if role or more else None


def _shares(count: int, items: Sequence[int]) -> list[tuple[int, ...]]:
    """Every way to give `count` columns to the blocks: one at least to each, no more than it has items."""
    cuts = combinations(range(1, count), len(items) - 1)
    ways = [tuple(b - a for a, b in zip((0, *cut), (*cut, count), strict=True)) for cut in cuts]
    fair = [way for way in ways if all(n <= have for n, have in zip(way, items, strict=True))]
    return fair or [tuple(max(1, min(count // len(items), have)) for have in items)]
