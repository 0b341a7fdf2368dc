"""How far down a box reaches: to what stands below it, which may take less than its place, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.deck.placed import PlacedText
from generator.deck.placing.measuring import Setting, measure
from generator.deck.template.layouts import Layout, Placeholder
from generator.units import EMU_PER_PT

_SOURCE = "Source"
_BETWEEN = 12.0  # points


def reaching_down(
    box: Placeholder, layout: Layout, texts: Sequence[PlacedText], setting: Setting
) -> Placeholder:
    """The box, as high as the sources below it leave it, whose text stands at the foot of theirs."""
    below = layout.placeholders.get(_SOURCE)
    end = box.frame.y + box.frame.height
    if below is None or below.frame.y < end or below.anchor != "b" or below.frame.x > box.frame.x:
        return box
    said = next((one for one in texts if one.placeholder.name == _SOURCE), None)
    height = measure(setting, said.paragraphs, below.levels, below.room[0], said.scale)[0] if said else 0
    free = below.frame.y + below.frame.height - below.insets[3] - round((height + _BETWEEN) * EMU_PER_PT)
    return replace(box, frame=replace(box.frame, height=max(end, free) - box.frame.y))
