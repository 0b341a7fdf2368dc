"""How much larger than its layout says a slide's text is set where there is little of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.deck.placing.breaking import is_lonely
from generator.deck.placing.measuring import LARGE, Setting, lines_of, margins, measure
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import FOOTERS, FREE, TITLES, Layout, Placeholder
from generator.units import EMU_PER_PT

# Above this size, in points, a layout's text is a picture of a number, as large as it should be.
HUGE = 100
# How much of a box larger text may fill; and what must be left between items, as a share of their size.
FULL, BETWEEN = 0.95, 0.35
# Where the longest of a row of texts takes less of its box, they stand in the middle.
EMPTY = 0.4


def grows(setting: Setting, box: Placeholder, layout: Layout) -> bool:
    """Whether short text in that box may be larger than the layout says.

    Not titles, which are the same on every slide, unless the title is all there is; nor what is small beside
    something else, and what a talk's own template has given its size.
    """
    if box.kind in FOOTERS or box.kind == FREE or not box.shrinks:
        return False
    if box.kind in TITLES and any(_tells(setting, one) for one in layout.placeholders.values() if one != box):
        return False
    first = box.levels[0]
    aside = first.small or first.capitals or first.face == "code"
    return not aside and LARGE <= first.size <= HUGE


def _tells(setting: Setting, box: Placeholder) -> bool:
    """Whether the box is for what the slide says, and not for what goes with it."""
    return box.kind not in FOOTERS and not any(
        one.capitals or one.size < setting.floor for one in box.levels[:1]
    )


def centred(setting: Setting, texts: Sequence[tuple[Sequence[Paragraph], Placeholder]], scale: float) -> bool:
    """Whether texts side by side that the layout has at the top stand in the middle: they leave more than
    half of their boxes empty, and their first lines are level all the same."""
    boxes = [box for _, box in texts]
    first = boxes[0].levels[0]
    listed = first.face == "text" and not first.small and boxes[0].anchor == "t" and boxes[0].kind != FREE
    if setting.growth == 1 or len(texts) < 2 or not listed:
        return False
    heights = [measure(setting, one, box.levels, box.room[0], scale)[0] for one, box in texts]
    return max(heights) - min(heights) < 1 and max(heights) < EMPTY * boxes[0].room[1]


def growth(setting: Setting, texts: Iterable[tuple[Sequence[Paragraph], Placeholder]], title: float) -> float:
    """The factor for all these texts of one slide: its proportions stay the layout's. At most the theme's, in
    its steps, and no text is larger than the slide's title, whose size is in points, that was not before."""
    shown = [one for one in texts if one[0]]
    sizes = (level.size for _, box in shown for level in box.levels if level.face == "text")
    most = min([setting.growth, *(title / size for size in sizes if size <= title)])
    steps = int((most - 1) / setting.step + 0.001) if shown else 0
    larger = (round(1 + setting.step * step, 3) for step in range(steps, 0, -1))
    return next((one for one in larger if all(_holds(setting, *text, one) for text in shown)), 1)


def _holds(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, scale: float) -> bool:
    wide, tall = box.room
    height, width = measure(setting, paragraphs, box.levels, wide, scale)
    listed = sum(bool(one.marker) for one in paragraphs[1:])
    height += BETWEEN * listed * box.levels[0].size * scale
    return (
        width <= wide
        and height <= tall * FULL
        and all(_unbroken(setting, one, box, scale) for one in paragraphs)
    )


def _unbroken(setting: Setting, paragraph: Paragraph, box: Placeholder, scale: float) -> bool:
    """Whether no item of a list and no single line takes a line more, and a heading no short word alone."""
    level = box.levels[min(paragraph.level, len(box.levels) - 1)]
    wide = box.room[0] - margins(paragraph, level)[0] / EMU_PER_PT
    before, after = (lines_of(setting, paragraph, level, wide, one) for one in (1, scale))
    if level.face == "heading" and len(after) > 1 and is_lonely(after[-1].text):
        return False
    return len(after) <= len(before) or not (paragraph.marker or len(before) == 1)
