"""Explains why a one-pager does not fit in its smallest type, and what would help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.pages import columns
from generator.pages.blocks import ResolvedBlock
from generator.pages.columns import Span, Stack
from generator.pages.one_pager.gauge import Gauge, design
from generator.pages.one_pager.leaflet import Leaflet
from generator.pages.one_pager.measured import EDGE, Arrangement, Measured, Order
from generator.pages.one_pager.panels import format_of
from generator.problems import Problem
from generator.units import Length

WEIGHTS = {"normal": ("major", "normal"), "major": ("major",)}
COUNTED = {2: "two", 4: "four", 8: "eight"}
OFFERED = 3  # ways out that are named when each of them is enough


@dataclass(frozen=True)
class Change:
    """A way to save room: the block at `index` becomes `stack`, or goes when that is None. Points saved."""

    index: int
    words: str
    stack: Stack | None
    saves: float


def problem(gauge: Gauge) -> Problem:
    """At the talk's `one_pager`, with every block's height and a way out that has been tried."""
    measured = gauge.at(Arrangement(Order.LISTS), gauge.low)
    leaflet = gauge.leaflet
    if (measured.need <= 1 or gauge.too_wide) and (wide := _too_wide(leaflet, measured)):
        return wide
    heights = [(block.name, stack.height) for block, stack in zip(leaflet.flow, measured.strip, strict=True)]
    blocks = ", ".join(f"{name} {_mm(height)}" for name, height in [*measured.fixed, *heights])
    over = f"{_mm(_excess(measured))} too much for its {_columns(measured.rooms)}"
    if min(measured.rooms) <= 0:  # what stands across the page leaves no columns
        over = f"what runs across it is {_mm(-min(measured.rooms))} too much for the page"
    message = f"the one-pager does not fit at {measured.size:g} pt: {over} ({blocks})"
    document = leaflet.talk.documents["talk"]
    return document.problem(("one_pager",), message, _hint(gauge, measured), key=True)


def _too_wide(leaflet: Leaflet, measured: Measured) -> Problem | None:
    """The first block that reaches over the page's margin, where all are low enough; None if none does."""
    made = design(leaflet, measured, 2)
    boxes = leaflet.lay_out(made).boxes
    for column in made.columns:
        right = boxes[f"page-{column.page}"].x + leaflet.margin + leaflet.inner
        for part in column.parts:
            names = (name for name in (part.box, *part.item_ids) if name in boxes)
            over = max((boxes[name].right - right for name in names), default=0.0)
            if over > EDGE:
                size = f"at {measured.size:g} pt '{part.block.name}'"
                said = f"{size} is {_mm(over)} wider than the page has room for"
                hint = "give it fewer columns, or shorter words; a soft hyphen (U+00AD) lets a word be broken"
                return leaflet.talk.problem("talk", part.block.loc, said, hint)
    return None


def _columns(rooms: Sequence[float]) -> str:
    heights = f"{_mm(min(rooms))}" if len(set(rooms)) == 1 else f"{_number(min(rooms))} to {_mm(max(rooms))}"
    return f"{COUNTED[len(rooms)]} columns of {heights}"


def _excess(measured: Measured) -> float:
    """The excess of the column that lacks most, or of all together."""
    if not measured.strip:
        return -min(measured.rooms)
    total = sum(pile.height for pile in measured.split.piles)
    return max(total - sum(measured.rooms), *(pile.height - room for pile, room in measured.columns))


def _hint(gauge: Gauge, measured: Measured) -> str:
    shorter = _shorter(gauge, measured)
    form = gauge.leaflet.format
    if form.sides > 1:
        return shorter
    both = replace(gauge.leaflet, format=format_of(form.name, 2, rtl=gauge.leaflet.look.rtl))
    fits = Gauge(both).at(Arrangement(Order.LISTS), gauge.low).need <= 1
    return f"'pages: 2' makes it fit; else {shorter}" if fits else shorter


def _shorter(gauge: Gauge, measured: Measured) -> str:
    changes = sorted(_changes(gauge, measured), key=lambda change: (change.stack is None, change.saves))
    enough = [change for change in changes if _fits(measured, [change])]
    if enough:
        said = " or ".join(f"{one.words} (saves {_mm(one.saves)})" for one in enough[:OFFERED])
        return f"this makes it fit: {said}"
    taken: list[Change] = []
    for change in sorted(changes, key=lambda change: (change.stack is None, -change.saves)):
        if all(change.index != other.index for other in taken):
            taken.append(change)
            if _fits(measured, taken):
                said = " and ".join(f"{one.words} (saves {_mm(one.saves)})" for one in taken)
                return f"together these make it fit: {said}"
    across = sorted(measured.fixed, key=lambda one: -one[1])[:2]
    named = " or ".join(f"'{name}' ({_mm(height)})" for name, height in across)
    return (
        f"shorten {named or 'the title'}, across the page, or leave it out: the columns have too little room"
    )


def _changes(gauge: Gauge, measured: Measured) -> Iterator[Change]:
    flow = gauge.leaflet.flow
    short = replace(gauge.leaflet, flow=tuple(replace(block, show="titles") for block in flow))
    titles = Gauge(short).at(Arrangement(Order.LISTS), gauge.low).strip
    for index, (block, full, brief) in enumerate(zip(flow, measured.strip, titles, strict=True)):
        for weight, stack in _lighter(block, full):
            words = f"'{block.name}: {{weight: {weight}}}'"
            yield Change(index, words, stack, full.height - stack.height)
        if brief.height < full.height:
            yield Change(index, f"'{block.name}: {{show: titles}}'", brief, full.height - brief.height)
        yield Change(index, f"leaving out '{block.name}'", None, full.height)


def _lighter(block: ResolvedBlock, stack: Stack) -> Iterator[tuple[str, Stack]]:
    """The block with only its weightier items, where that leaves some and drops some."""
    for weight, shown in WEIGHTS.items():
        kept = [index for index, item in enumerate(block.items) if getattr(item, "weight", "major") in shown]
        if 0 < len(kept) < len(stack.items):
            yield weight, _thinned(stack, kept)


def _thinned(stack: Stack, kept: Sequence[int]) -> Stack:
    gap = stack.items[1].top - stack.items[0].bottom
    items: list[Span] = []
    top = stack.items[0].top
    for height in (stack.items[index].bottom - stack.items[index].top for index in kept):
        items.append(Span(top, top + height))
        top += height + gap
    return Stack(stack.top, items[-1].bottom, tuple(items))


def _fits(measured: Measured, changes: Sequence[Change]) -> bool:
    by_index = {change.index: change.stack for change in changes}
    gap = next(
        (low.top - high.bottom for high, low in zip(measured.strip, measured.strip[1:], strict=False)), 0
    )
    strip: list[Stack] = []
    for index, stack in enumerate(measured.strip):
        chosen = by_index.get(index, stack)
        if chosen:
            strip.append(_moved(chosen, strip[-1].bottom + gap if strip else 0.0))
    if min(measured.rooms) <= 0:
        return False
    split = columns.parted(tuple(strip), measured.rooms) if strip else None
    return split is None or all(
        pile.height <= room for pile, room in zip(split.piles, measured.rooms, strict=True)
    )


def _moved(stack: Stack, top: float) -> Stack:
    by = top - stack.top
    return Stack(top, stack.bottom + by, tuple(Span(item.top + by, item.bottom + by) for item in stack.items))


def _number(points: float) -> str:
    return f"{Length.of_pt(points).mm:.0f}"


def _mm(points: float) -> str:
    return f"{_number(points)} mm"
