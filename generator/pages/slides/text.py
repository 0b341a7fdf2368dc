"""Text of placed slides for paper: broken into lines and set where an office suite draws them.

LibreOffice sets a deck's lines 1.2 of their size apart whatever the font (its "font-independent line
spacing", which it turns on for every .pptx) times the paragraph's own spacing; of a line set tighter than
single, four fifths lie above the baseline, else the size itself. Lines with a link, fields, and lines in
tables are as high as the font asks. The space before a box's first paragraph counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator import text
from generator.content.inline import SLIDE
from generator.deck.file.text import emphasis
from generator.deck.placed import PlacedText
from generator.deck.placing.measuring import APART, Setting, direction, margins
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import Layout, Level
from generator.scripts import joined
from generator.shapes import BREAK, Label, Run
from generator.text import Style
from generator.units import EMU_PER_PT

ABOVE = 0.8
UNIT = 72 / 2540  # points to a hundredth of a millimetre
_SLACK = 0.3  # points; what fits to a hair fits


@dataclass(frozen=True)
class Span:
    """Words in one style; `colour` is a theme colour."""

    text: str
    style: Style
    colour: str
    tracking: float = 0
    link: str = ""


@dataclass(frozen=True)
class Line:
    """`height` and `baseline` in points, the latter from the line's top."""

    spans: tuple[Span, ...]
    height: float
    baseline: float


@dataclass(frozen=True)
class Block:
    """A paragraph. `margin`, `hang` and `before` are points: from the box's edge to the text, from there back
    to the marker, and above."""

    lines: tuple[Line, ...]
    align: str
    listed: str = ""
    marker: Span | None = None
    margin: float = 0
    hang: float = 0
    before: float = 0
    rtl: bool = False

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)


def blocks(
    placed: PlacedText, layout: Layout, setting: Setting, *, natural: bool = False
) -> tuple[Block, ...]:
    """The paragraphs of a placeholder, numbered as an office suite numbers them; `natural` for lines as high
    as the font asks."""
    found: list[Block] = []
    counts: dict[int, int] = {}
    for paragraph, sizes in zip(placed.paragraphs, placed.sizes, strict=True):
        levels = placed.placeholder.levels
        level = levels[min(paragraph.level, len(levels) - 1)]
        counts = {depth: count for depth, count in counts.items() if depth <= paragraph.level}
        if paragraph.marker == "number":
            counts[paragraph.level] = counts.get(paragraph.level, paragraph.start - 1) + 1
        else:
            counts.pop(paragraph.level, None)
        number = counts.get(paragraph.level, 0)
        found.append(
            _block(placed, paragraph, sizes, level, layout, setting, number, first=not found, natural=natural)
        )
    return tuple(found)


def _block(
    placed: PlacedText,
    paragraph: Paragraph,
    sizes: Sequence[float],
    level: Level,
    layout: Layout,
    setting: Setting,
    number: int,
    *,
    first: bool,
    natural: bool,
) -> Block:
    margin, indent = margins(paragraph, level)
    if placed.hang:
        margin, indent = placed.hang, -placed.hang
    spans = [
        _span(run, size, level, layout, setting) if run != BREAK else None
        for run, size in zip(paragraph.runs, sizes, strict=True)
    ]
    wide = placed.placeholder.room[0] - margin / EMU_PER_PT
    rtl, align = direction(paragraph, level)
    lines = tuple(_lines(spans, wide, level, sizes, natural=natural))
    return Block(
        lines,
        align,
        listed=paragraph.marker,
        marker=_marker(paragraph, spans, level, setting, number),
        margin=margin / EMU_PER_PT,
        hang=-indent / EMU_PER_PT,
        # LibreOffice's autofit makes spaces smaller with the words.
        before=0 if first else _counted(_counted(level.before) * placed.autofit.share) + placed.gap,
        rtl=rtl,
    )


def _span(run: Run, size: float, level: Level, layout: Layout, setting: Setting) -> Span:
    accent = emphasis(level, layout)
    style = replace(setting.style(run, level), size=_counted(size))
    if run.emphasis and accent:
        style = replace(style, italic=level.italic)
    colour = run.colour or (accent if run.emphasis and accent else level.colour)
    if run.link and not run.link.startswith(SLIDE) and not run.colour:
        colour = "hlink"
    words = run.text.upper() if level.capitals else run.text
    tracking = 0 if joined(run.text) else level.tracking
    return Span(words, style, colour, tracking, run.link)


def _marker(
    paragraph: Paragraph, spans: Sequence[Span | None], level: Level, setting: Setting, number: int
) -> Span | None:
    if not paragraph.marker:
        return None
    of = next((span.style for span in spans if span), Style(setting.families["text"], level.size))
    if paragraph.marker == "number":
        bare = level.face == "code"
        return Span(f"{number}" if bare else f"{number}.", of, "tx2" if bare else "accent1")
    return Span(level.bullet, replace(of, family=setting.families["text"], bold=False), level.dot)


def _lines(
    spans: Sequence[Span | None], wide: float, level: Level, sizes: Sequence[float], *, natural: bool
) -> Iterator[Line]:
    """Between line ends that were asked for, as many as it takes."""
    for broken, group in groupby(spans, key=lambda span: span is None):
        if broken:
            continue
        part = [span for span in group if span]
        for shown in _wrapped(part, wide):
            size = max((span.style.size for span in shown), default=max(sizes, default=level.size))
            yield _line(shown, size, level.leading, natural=natural)


def _line(spans: tuple[Span, ...], size: float, leading: float, *, natural: bool = False) -> Line:
    asked = max((span.style.line_height for span in spans), default=0.0)
    linked = any(span.link and not span.link.startswith(SLIDE) for span in spans)
    high = asked if natural else max(asked, APART * size) if linked else APART * _counted(size)
    high = _counted(high) * leading
    above = size if linked or leading >= 1 else _counted(high) * ABOVE
    if natural and leading >= 1:
        above = max((span.style.extent[0] for span in spans), default=size)
    return Line(spans, _counted(high), _counted(above))


def _counted(points: float) -> float:
    """In whole hundredths of a millimetre, as LibreOffice counts, which leaves off the rest."""
    return int(points / UNIT + 0.01) * UNIT


def _wrapped(spans: Sequence[Span], wide: float) -> Iterator[tuple[Span, ...]]:
    """The spans cut where their lines end, without the spaces there."""
    tracked = 1 + max((span.tracking / (0.55 * span.style.size) for span in spans), default=0)
    if any(span.text[:1] in " \t" for span in spans[:1]):
        yield tuple(spans)  # code keeps its indentation, and was fitted to its box
        return
    lines = text.wrap([(span.text, span.style) for span in spans], wide / tracked + _SLACK)
    whole, at = "".join(span.text for span in spans), 0
    for line in lines:
        at = whole.index(line.text, at)
        *before, last = _between(spans, at, at + len(line.text))
        yield (*before, replace(last, text=last.text[:-1] + line.shown[-1:]))
        at += len(line.text)


def _between(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """What of the spans lies between two places in their whole text."""
    at = 0
    for span in spans:
        words = span.text[max(0, start - at) : max(0, end - at)]
        if words:
            yield replace(span, text=words)
        at += len(span.text)


def labelled(label: Label, setting: Setting) -> tuple[Line, ...]:
    """The lines of a drawing's label, as they were broken."""
    level = Level(label.size, label.bold, face=label.face, colour=label.colour)
    found = []
    for runs in label.lines:
        styled = [(run, replace(setting.style(run, level), size=label.size)) for run in runs]
        spans = tuple(Span(run.text, style, run.colour or label.colour) for run, style in styled)
        found.append(_line(spans, label.size, 1))
    return tuple(found)
