"""The size at which text fits its placeholder, measured with the fonts that the deck names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil, floor, inf

from generator.content.inline import NO_BREAK_SPACE
from generator.deck.placed import PlacedText
from generator.deck.placing.autofit import autofit, own_share
from generator.deck.placing.breaking import links_by_line, tied
from generator.deck.placing.growing import centred, grows, growth
from generator.deck.placing.headings import PATIENCE, by_sentence, heads, ragged
from generator.deck.placing.measuring import Setting, lines_of, margins, measure, run_size
from generator.deck.placing.parting import parted
from generator.deck.placing.rows import NO_SCALES, Scales, row_in, row_of
from generator.deck.slides import Paragraph, Text
from generator.deck.template.layouts import TITLES, Layout, Level, Placeholder
from generator.shapes import Run
from generator.text import CAUTION
from generator.units import EMU_PER_PT

# And a little higher: LibreOffice sets a text smaller yet that fills its box to the brim.
BRIM = 0.98
# How much further apart than the layout says a list's paragraphs may stand, as a share of their size: where
# the list stands in the middle of its box, and elsewhere.
AIR, BREATH = 1.4, 0.8
# How much of a box's height its autofit may be kept from, for the sake of its neighbours or of better lines.
HELD = 0.5
# How much longer than the line before it a last line may become by what is held together.
LONGER = 1.25


@dataclass(frozen=True)
class Overflow:
    """A text too long for its box at the smallest size allowed, by so many points (`sideways`: of width);
    it is so many `times` as high as the box."""

    box: str
    size: float
    excess: float
    sideways: bool
    text: str
    times: float = 0


def fit(
    setting: Setting, texts: Sequence[Text], layout: Layout, scales: Scales = NO_SCALES
) -> tuple[list[PlacedText], list[Overflow]]:
    """The texts at the largest scale that fits; boxes of one row of the layout share theirs.

    A row is the boxes whose names differ in their number alone: figures side by side are one size. Where all
    that may grow fits as the layout has it, it grows together. Rows in `scales` are set at those.
    """
    placed: list[PlacedText] = []
    excess: list[Overflow] = []
    rows = [_row(setting, row, layout) for row in _rows(texts)]
    free = [row for row in rows if grows(setting, row.boxes[0], layout)]
    larger = 1.0
    # A heading that is smaller for the sake of its lines may find better ones in being larger.
    if not any(overflow(setting, *one, 1) for row in free for one in row.fitted):
        larger = growth(setting, [one for row in free for one in row.fitted], _title_size(rows))
    for row in rows:
        own = larger if row in free and larger > 1 else row.scale
        scale = scales.get(row_in(row.boxes[0]), own)
        shown = row if scale == own else _held(setting, row, scale)
        placed += _together(setting, shown, scale)
        over = [found for one, box in shown.fitted if (found := overflow(setting, one, box, scale))]
        if over:
            excess.append(max(over, key=lambda found: found.excess))
    order = {one.box: index for index, one in enumerate(texts)}
    return sorted(placed, key=lambda one: order[one.placeholder.name]), excess


@dataclass(frozen=True)
class _Row:
    """Texts for the boxes of one row, without what has no room, and the scale at which they all fit."""

    texts: tuple[Text, ...]
    boxes: tuple[Placeholder, ...]
    scale: float

    @property
    def fitted(self) -> list[tuple[tuple[Paragraph, ...], Placeholder]]:
        return [(one.paragraphs, box) for one, box in zip(self.texts, self.boxes, strict=True)]


def _rows(texts: Sequence[Text]) -> Iterator[list[Text]]:
    for _, row in groupby(sorted(texts, key=lambda one: row_of(one.box)), key=lambda one: row_of(one.box)):
        yield list(row)


def _row(setting: Setting, row: Sequence[Text], layout: Layout) -> _Row:
    boxes = tuple(layout.placeholders[one.box] for one in row)
    eased = [_eased(setting, one, box) for one, box in zip(row, boxes, strict=True)]
    return _Row(tuple(one for one, _ in eased), boxes, min(scale for _, scale in eased))


def _held(setting: Setting, row: _Row, scale: float) -> _Row:
    """For a scale that is not its own: headings that would leave their last word alone have it tied."""
    texts = list(row.texts)
    for index, (paragraphs, box) in enumerate(row.fitted):
        together = tuple(map(tied, paragraphs))
        apart = heads(box) and ragged(setting, paragraphs, box, scale)
        if apart and not overflow(setting, together, box, scale):
            texts[index] = replace(texts[index], paragraphs=together)
    return replace(row, texts=tuple(texts))


def _title_size(rows: Sequence[_Row]) -> float:
    """In points, as it is set; without bounds where there is none."""
    titles = (row for row in rows if row.boxes[0].kind in TITLES)
    return next((row.boxes[0].levels[0].size * row.scale for row in titles), inf)


def _together(setting: Setting, row: _Row, scale: float) -> Iterator[PlacedText]:
    """A row's texts at one scale, their paragraphs equally far apart."""
    gap = min((_gap(setting, *one, scale) for one in row.fitted if one[0]), default=0)
    middle = centred(setting, row.fitted, scale)
    boxes = [replace(one, anchor="ctr", restyled=True) if middle else one for one in row.boxes]
    shown = [one for one in zip(row.texts, boxes, strict=True) if one[0].paragraphs or one[0].fill]
    placed = [_placed(setting, *one, scale, own=scale == row.scale) for one in shown]
    apart = gap if gap < inf and not any(one.written for one in placed) else 0
    yield from (replace(one, gap=apart) for one in placed)


def _placed(setting: Setting, one: Text, box: Placeholder, scale: float, *, own: bool) -> PlacedText:
    """What is set smaller is left to the box's own autofit, where this leaves it room for what somebody adds;
    else, and where the scale is not the text's `own`, its sizes are the box's."""
    paragraphs = tuple(_joined(setting, each, box, scale) for each in one.paragraphs)
    paragraphs = tuple(_by_line(setting, each, box, scale) for each in paragraphs)
    sizes = _sizes(setting.size, paragraphs, box, scale)
    placed = PlacedText(box, paragraphs, sizes, one.fill, scale=scale)
    if scale == 1:
        return placed
    share = autofit(setting, paragraphs, box, scale) if paragraphs and scale < 1 and own else None
    if share is None or share.held > box.room[1] * HELD:
        return replace(placed, levels=_levels(setting.size, box, scale))
    written = _sizes(setting.written, paragraphs, box, scale)
    sizes = tuple(tuple(size * scale for size in line) for line in written)
    levels = _levels(setting.written, box, scale)
    return replace(placed, sizes=sizes, autofit=share, written=written, levels=levels)


def _levels(size: Callable[[Run, Level, float], float], box: Placeholder, scale: float) -> tuple[float, ...]:
    return tuple(size(Run(""), level, scale) for level in box.levels)


def _by_line(setting: Setting, paragraph: Paragraph, box: Placeholder, scale: float) -> Paragraph:
    """With its links cut where lines end at that scale."""
    if not any(run.link for run in paragraph.runs):
        return paragraph
    level = box.levels[min(paragraph.level, len(box.levels) - 1)]
    wide = box.room[0] - margins(paragraph, level)[0] / EMU_PER_PT
    lines = lines_of(setting, paragraph, level, wide * CAUTION, scale)
    return links_by_line(paragraph, [line.text for line in lines])


def _sizes(
    size: Callable[[Run, Level, float], float],
    paragraphs: Sequence[Paragraph],
    box: Placeholder,
    scale: float,
) -> tuple[tuple[float, ...], ...]:
    return tuple(
        tuple(size(run, box.levels[min(one.level, len(box.levels) - 1)], scale) for run in one.runs)
        for one in paragraphs
    )


def _eased(setting: Setting, one: Text, box: Placeholder) -> tuple[Text, float]:
    """The text and its scale, without its last spare paragraphs where it does not fit with them; a heading
    that would leave its last word alone, whatever its size, with that word held back by a no-break space."""
    scale = scale_for(setting, one.paragraphs, box)
    over = overflow(setting, one.paragraphs, box, scale)
    if over and over.sideways:
        smallest = ceil(setting.least(box.levels[0].size, box.levels[0]) / box.levels[0].size * 100) / 100
        for at in (1, smallest):
            whole = replace(one, paragraphs=parted(setting, one.paragraphs, box, at))
            scale = scale_for(setting, whole.paragraphs, box)
            if not overflow(setting, whole.paragraphs, box, scale):
                break
        one = whole
    paragraphs = one.paragraphs
    if overflow(setting, one.paragraphs, box, scale):
        paragraphs = _shortened(setting, one.paragraphs, box)
    elif heads(box) and (broken := by_sentence(setting, one.paragraphs, box, scale)):
        paragraphs = broken
    elif heads(box) and ragged(setting, one.paragraphs, box, scale):
        paragraphs = tuple(map(tied, one.paragraphs))
    if paragraphs == one.paragraphs:
        return one, scale
    return replace(one, paragraphs=paragraphs), scale_for(setting, paragraphs, box)


def _shortened(
    setting: Setting, paragraphs: tuple[Paragraph, ...], box: Placeholder
) -> tuple[Paragraph, ...]:
    """Without as many of the spare ones, from the last, as have no room."""
    spare = [index for index, one in enumerate(paragraphs) if one.spare]
    kept = paragraphs
    while spare and overflow(setting, kept, box, scale_for(setting, kept, box)):
        last = spare.pop()
        kept = kept[:last] + kept[last + 1 :]
    return kept


def _joined(setting: Setting, paragraph: Paragraph, box: Placeholder, scale: float) -> Paragraph:
    """All but headings without a short word alone on its last line, where that costs no line more."""
    level = box.levels[min(paragraph.level, len(box.levels) - 1)]
    # Before a link to the web LibreOffice ends lines whatever stands there.
    if level.face == "heading" or not paragraph.runs or paragraph.runs[-1].link:
        return paragraph
    wide = box.room[0] - margins(paragraph, level)[0] / EMU_PER_PT
    if len(lines_of(setting, paragraph, level, wide, scale)) == 1:
        return paragraph
    together = tied(paragraph)
    changes = False
    for room in (wide, wide / CAUTION):
        loose = lines_of(setting, paragraph, level, room, scale)
        held = lines_of(setting, together, level, room, scale)
        # Words that are tied may be too wide together, and would be broken within.
        if len(held) > len(loose) or any(line.width > room for line in held):
            return paragraph
        ends = [line.text.replace(NO_BREAK_SPACE, " ") for line in held]
        changes = changes or ends != [line.text for line in loose]
        if len(held) > 1 and held[-1].width > held[-2].width * LONGER:
            return paragraph
    # A no-break space hides words from a search: none stands where it does nothing.
    return together if changes else paragraph


def _gap(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, scale: float) -> float:
    """How far a list is opened: in the middle of its box until it fills it or has plenty of air; or a bit."""
    level = box.levels[0]
    if len(paragraphs) < 2:
        return inf
    if not any(paragraph.marker for paragraph in paragraphs):
        return 0
    air = AIR if box.anchor == "ctr" else BREATH
    height, _ = measure(setting, paragraphs, box.levels, box.room[0], scale)
    free = (box.room[1] * BRIM - height) / (len(paragraphs) - 1)
    return max(0, floor(min(free, level.size * scale * air)))


def scale_for(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder) -> float:
    """The largest scale, in the theme's steps, at which the text fits; the smallest allowed where none does.

    A heading is set a little smaller yet where that keeps a word from standing alone or being broken.
    """
    if not paragraphs:
        return 1.0
    levels = [(one, box.levels[min(one.level, len(box.levels) - 1)]) for one in paragraphs]
    sizes = [(run_size(run, level), level) for one, level in levels for run in one.runs]
    least = min([ceil(setting.least(size, level) / size * 100) / 100 for size, level in sizes], default=1.0)
    if not box.shrinks or least >= 1:
        return 1.0

    def fits(scale: float) -> bool:
        return not overflow(setting, paragraphs, box, scale)

    steps = [round(1 - setting.step * step, 2) for step in range(int((1 - least) / setting.step + 0.001) + 1)]
    largest = next((one for one in (*steps, least) if fits(one)), least)
    if not heads(box) or not ragged(setting, paragraphs, box, largest):
        return largest
    near = (one for one in steps if largest * PATIENCE <= one < largest and fits(one))
    return next((one for one in near if not ragged(setting, paragraphs, box, one)), largest)


def _within(height: float, box: Placeholder) -> bool:
    return height <= (box.room[1] * BRIM if box.shrinks else box.room[1] + 0.5)


def _to_the_brim(
    setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, scale: float, height: float
) -> bool:
    """Whether LibreOffice leaves a text that is as high as its box at that scale."""
    return box.shrinks and height <= box.room[1] and own_share(setting, paragraphs, box, scale) >= scale


def overflow(
    setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, scale: float
) -> Overflow | None:
    """None when the text fits its box at that scale."""
    wide, tall = box.room
    height, width = measure(setting, paragraphs, box.levels, wide, scale)
    if width <= wide and (_within(height, box) or _to_the_brim(setting, paragraphs, box, scale, height)):
        return None
    size = min(setting.size(run, box.levels[0], scale) for one in paragraphs for run in one.runs)
    words = " ".join(paragraph.plain for paragraph in paragraphs)
    if width > wide:
        return Overflow(box.name, size, width - wide, True, words)
    return Overflow(box.name, size, max(height - tall * BRIM, 1), False, words, height / tall)
