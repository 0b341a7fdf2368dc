"""The share of its sizes at which a placeholder's own autofit sets a text that is too high for it.

PowerPoint takes the share from the file. LibreOffice 7.4 takes no notice of it and looks for its own, so it
is looked for here in the same way: both then show what was measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import sqrt

from generator.deck.placed import Autofit
from generator.deck.placing.measuring import CAUTION, Setting, measure, run_size
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import Placeholder
from generator.scripts import joined

_TRIES = 10
# Points by which headings may stand over their box in LibreOffice, whose last line ends below its letters
# where these are not Arabic.
_OVER = 3
_FULL = 0.98  # in LibreOffice a text may be a bit higher than its box


def row_of(name: str) -> str:
    """By which boxes side by side know one another: their name without its number."""
    return re.sub(r" \d+$", "", name)


def own_share(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder) -> float:
    """The share that the box's own autofit comes to; 0 where it is not left to it: a size would be under its
    floor, LibreOffice would let the text stand over, or there are links, whose lines it ends elsewhere."""
    if any(run.link for one in paragraphs for run in one.runs):
        return 0
    free = replace(setting, floor=0, small_floor=0)
    # Above a paragraph that is alone there is no space.
    spaced = len(paragraphs) > 1

    def height(at: float) -> float:
        return measure(free, paragraphs, box.levels, box.room[0] / CAUTION, at, at * spaced)[0]

    own = _share(height, box.room[1])
    hanging = any(joined(run.text) for one in paragraphs for run in one.runs)
    over = _OVER if box.levels[0].face == "heading" and not hanging else 0
    if not paragraphs or height(own) > box.room[1] + over:
        return 0
    levels = [(one, box.levels[min(one.level, len(box.levels) - 1)]) for one in paragraphs]
    sizes = [(run_size(run, level), level) for one, level in levels for run in one.runs]
    return own if all(size * own >= setting.least(size, level) for size, level in sizes) else 0


def by_itself(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, scale: float) -> bool:
    """Whether the box's own autofit sets the text at that scale."""
    return box.shrinks and scale > 0 and bool(paragraphs) and scale == own_share(setting, paragraphs, box)


def autofit(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder) -> Autofit:
    """LibreOffice makes the spaces before paragraphs smaller as well. PowerPoint makes up for them with its
    lines, where they need be nearer."""
    own = own_share(setting, paragraphs, box)
    height, _ = measure(setting, paragraphs, box.levels, box.room[0] / CAUTION, own)
    return Autofit(own, height > box.room[1])


def _share(height: Callable[[float], float], tall: float) -> float:
    """In hundredths. `height` is the text's at a share of its sizes and spaces, `tall` the box's, in points.

    A text's height goes with the square of its size, where its lines are full: hence the root.
    """
    at, best, met = 100, 0, set[int]()
    for _ in range(_TRIES):
        room = sqrt(tall / height(at / 100))
        if room >= _FULL:
            best = max(best, at)
        if at in met:
            break
        met.add(at)
        at = min(100, int(at * room))
    return best / 100
