"""What the template of a slide's page prints: elements with place and style as CSS, in order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from generator.content.inline import Inline
from generator.deck.slides import Paragraph
from generator.pages.slides.text import Block, Line, Span
from generator.shapes.colours import named


@dataclass(frozen=True)
class Element:
    """`kind` is art, figure, picture, table, text, or aside for text that decorates; `place` is CSS."""

    kind: str
    place: str
    address: str = ""
    svg: str = ""
    alt: str = ""
    link: str = ""
    css: str = ""
    groups: tuple[Group, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Group:
    """Blocks of one sort: `tag` is p, h1, h2, ul or ol."""

    tag: str
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True)
class Cell:
    width: float
    css: str
    block: BlockView


@dataclass(frozen=True)
class Row:
    header: bool
    height: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class SpanView:
    """`css` is "" for words as their line is set."""

    text: str
    css: str
    link: str = ""


@dataclass(frozen=True)
class LineView:
    css: str
    spans: tuple[SpanView, ...]


@dataclass(frozen=True)
class BlockView:
    css: str
    lines: tuple[LineView, ...]
    marker: SpanView | None = None
    hang: float = 0
    rtl: bool = False


@dataclass(frozen=True)
class Said:
    """Notes of one sort: `tag` is p, ul or ol; `start` is a list's first number, `level` how many lists it is
    within."""

    tag: str
    said: tuple[Inline, ...]
    start: int = 1
    level: int = 0


@dataclass(frozen=True)
class SlideView:
    anchor: str
    ground: str
    heading: str
    elements: tuple[Element, ...]
    notes: tuple[Said, ...] = ()


def grouped(notes: Iterable[Paragraph]) -> tuple[Said, ...]:
    """Notes as a template prints them, a list's items together; items have numbers of their own."""
    groups = groupby(notes, key=lambda one: (one.marker, one.level))
    tags = {"bullet": "ul", "number": "ol"}
    found = []
    for (marker, level), group in groups:
        first, *others = group
        said = tuple(Inline(one.runs) for one in (first, *others))
        found.append(Said(tags.get(marker, "p"), said, first.start, level))
    return tuple(found)


def numbered(notes: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The same, each item of a numbered list with its own number as its `start`; it goes on after the lists
    within it."""
    found: list[Paragraph] = []
    before: list[Paragraph] = []  # the last item of each list that is open
    for one in notes:
        before = before[: one.level + 1] if one.marker else []
        last = before[one.level] if len(before) > one.level else None
        goes_on = last and last.marker == one.marker == "number"
        found.append(replace(one, start=last.start + 1) if last and goes_on else one)
        before = [*before[: one.level], found[-1]]
    return tuple(found)


@dataclass(frozen=True)
class Dress:
    """Turns text that was broken and placed into what the template prints, in one layout's colours."""

    colours: Mapping[str, str]
    target: Callable[[str], str]  # where a link of the deck leads on paper; "" nowhere

    def groups(self, found: Iterable[Block], tag: str) -> tuple[Group, ...]:
        """Lists by themselves; what is in none has the tag given."""
        by_list = groupby(found, key=lambda block: block.listed)
        return tuple(
            Group({"bullet": "ul", "number": "ol"}.get(listed, tag), tuple(map(self.block, blocks)))
            for listed, blocks in by_list
        )

    def block(self, block: Block) -> BlockView:
        align = {"ctr": "center", "r": "right"}.get(block.align, "left")
        left, right = (0.0, block.margin) if block.rtl else (block.margin, 0.0)
        css = f"margin: {block.before:.2f}pt {right:.2f}pt 0 {left:.2f}pt; text-align: {align}"
        css += "; direction: rtl" if block.rtl else ""
        marker = None
        if block.marker:
            marker = SpanView(block.marker.text, self._style(block.marker))
        return BlockView(css, tuple(map(self._line, block.lines)), marker, round(block.hang, 2), block.rtl)

    def _line(self, line: Line) -> LineView:
        """CSS centres what the font claims on the line; the shift puts the baseline where it is to be."""
        above, below = line.spans[0].style.extent
        shift = line.baseline - ((line.height - above - below) / 2 + above)
        own = self._style(line.spans[0])
        css = f"height: {line.height:.2f}pt; line-height: {line.height:.2f}pt; top: {shift:.2f}pt; {own}"
        return LineView(css, tuple(self._span(one, own) for one in line.spans))

    def _span(self, span: Span, usual: str) -> SpanView:
        """Without a style of its own where it is the line's: WeasyPrint's time goes with the elements."""
        css, target = self._style(span), self.target(span.link)
        return SpanView(span.text, "" if css == usual and not target else css, target)

    def _style(self, span: Span) -> str:
        style = span.style
        parts = [
            f"font-family: {style.families}",
            f"font-size: {style.size:.2f}pt",
            f"font-weight: {700 if style.bold else 400}",
            f"font-style: {'italic' if style.italic else 'normal'}",
            f"color: {named(span.colour, self.colours).colour}",
        ]
        if span.tracking:
            parts.append(f"letter-spacing: {span.tracking:.2f}pt")
        return "; ".join(parts)
