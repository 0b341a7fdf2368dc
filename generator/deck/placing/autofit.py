"""The share of its sizes at which a placeholder's own autofit sets a text that is too long for it.

PowerPoint takes the share from the file. LibreOffice 7.4 takes no notice of it and looks for its own, so it
is looked for here in the same way: both then show what was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from math import sqrt

from generator.deck.placed import Autofit
from generator.deck.placing.measuring import Setting, measure, run_size
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import Placeholder
from generator.text import CAUTION

_TRIES = 10
_NEAR = 1  # hundredths
# In how many parts the heights of a text's lines at a share and at two hundredths more are tried for a room.
_PARTS = 20


def own_share(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, sought: float) -> float:
    """The share that the box's own autofit comes to with what is to be shown at the one sought; 0 where a
    size would be under its floor."""
    if not paragraphs:
        return 0
    own = _found(_heights(setting, paragraphs, box, sought), box.room[1]) / 100
    levels = [(one, box.levels[min(one.level, len(box.levels) - 1)]) for one in paragraphs]
    runs = [(run, level) for one, level in levels for run in one.runs]
    least = (setting.least(run_size(*one), one[1]) for one in runs)
    written = (setting.written(*one, sought) for one in runs)
    return own if all(size * own >= floor for size, floor in zip(written, least, strict=True)) else 0


def autofit(
    setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, share: float
) -> Autofit | None:
    """None where LibreOffice comes near that share in no room. It makes the spaces before paragraphs smaller
    as well; PowerPoint makes up for them with its lines, where they need be nearer."""
    height, _ = measure(setting, paragraphs, box.levels, box.room[0] / CAUTION, share)
    drawn = _heights(setting, paragraphs, box, share)
    wanted = round(share * 100)
    room = _room(drawn, wanted, box.room[1])
    if abs(_found(drawn, room) - wanted) > _NEAR:
        return None
    return Autofit(share, height > box.room[1], box.room[1] - room)


def _heights(
    setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, share: float
) -> Callable[[int], float]:
    """How high LibreOffice sets what is to be shown at that share, at so many hundredths of its sizes."""
    sought = replace(setting, sought=share)
    return cache(lambda at: measure(sought, paragraphs, box.levels, box.room[0] / CAUTION, at / 100)[0])


def _room(height: Callable[[int], float], wanted: int, tall: float) -> float:
    """The height, at most the box's, that LibreOffice fills with so many hundredths of the text's sizes, or
    with what comes next to it: of several the one in the middle, which is the safest."""
    tried = [height(wanted) * (1 + 2 / wanted * part / _PARTS) for part in range(_PARTS + 1)]
    rooms = [tall] if _found(height, tall) == wanted else [tall, *(one for one in tried if one < tall)]
    missed = [abs(_found(height, room) - wanted) for room in rooms]
    nearest = [room for room, off in zip(rooms, missed, strict=True) if off == min(missed)]
    return nearest[len(nearest) // 2]


def _found(height: Callable[[int], float], tall: float) -> int:
    """What LibreOffice's search comes to, in hundredths of the text's sizes and spaces.

    A text's height goes with the square of its size, where its lines are full: hence the root.
    """
    at, best, met = 100, 0, set[int]()
    for _ in range(_TRIES):
        room = sqrt(tall / height(at))
        if room >= 1:
            best = max(best, at)
        if at in met:
            break
        met.add(at)
        at = max(min(100, int(at * room)), 1)
    return best or at
