"""The size at which text fits its placeholder, measured with the fonts that the deck names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator import text
from generator.deck.layouts import Face, Layout, Level, Placeholder
from generator.deck.placed import PlacedText
from generator.deck.slides import BREAK, Paragraph, Run, Text
from generator.look import Look

EMU = 12_700  # to the point
# Other engines set the same words a little wider: a line is only full when this share of it is.
CAUTION = 0.98
# Details are smaller than what they explain, where that is large enough to stay so.
DETAIL, LARGE = 0.8, 24


@dataclass(frozen=True)
class Overflow:
    """A text that does not fit its box at the smallest size allowed, by so many points of height (or width)."""

    box: str
    size: float
    excess: float
    sideways: bool
    text: str


@dataclass(frozen=True)
class Setting:
    """What measuring needs: the families by role and the floors, in points."""

    families: Mapping[Face, str]
    floor: float
    small_floor: float
    step: float

    @classmethod
    def of(cls, look: Look) -> Setting:
        tokens = look.theme.deck
        families: dict[Face, str] = {"heading": look.heading, "text": look.text, "code": look.code}
        return cls(families, tokens.floor.pt, tokens.small_floor.pt, tokens.autofit_step)

    def least(self, size: float) -> float:
        """The floor for text whose layout sets it at that size: what is small by design may stay so."""
        return self.floor if size >= self.floor else self.small_floor

    def style(self, run: Run, level: Level, scale: float = 1.0) -> text.Style:
        face: Face = "code" if run.code else level.face
        slanted = level.italic or (run.emphasis and level.face == "text")
        return text.Style(self.families[face], run_size(run, level) * scale, level.bold or run.strong, slanted)


def run_size(run: Run, level: Level) -> float:
    """In points, before the box is scaled."""
    return level.size * DETAIL if run.detail and level.size >= LARGE else level.size


def fit(setting: Setting, texts: Sequence[Text], layout: Layout) -> tuple[list[PlacedText], list[Overflow]]:
    """The texts at the largest scale that fits; boxes of one row of the layout share theirs.

    A row is the boxes whose names differ in their number alone: figures side by side are one size.
    """
    placed: list[PlacedText] = []
    excess: list[Overflow] = []
    by_row = sorted(range(len(texts)), key=lambda index: _row(texts[index].box))
    for _, indices in groupby(by_row, key=lambda index: _row(texts[index].box)):
        row = [texts[index] for index in indices]
        fitted = [(_eased(setting, one, layout), layout.placeholders[one.box]) for one in row]
        scales = [scale_for(setting, one.paragraphs, box) for one, box in fitted]
        shared = min(scales)
        for one, box in fitted:
            placed.append(PlacedText(box, one.paragraphs, shared, one.fill))
            if over := overflow(setting, one.paragraphs, box, shared):
                excess.append(over)
    order = {one.box: index for index, one in enumerate(texts)}
    return sorted(placed, key=lambda one: order[one.placeholder.name]), excess


def _eased(setting: Setting, one: Text, layout: Layout) -> Text:
    """The text, without its details where it does not fit with them."""
    box = layout.placeholders[one.box]
    if not overflow(setting, one.paragraphs, box, scale_for(setting, one.paragraphs, box)):
        return one
    bare = tuple(paragraph.bare for paragraph in one.paragraphs)
    return replace(one, paragraphs=tuple(paragraph for paragraph in bare if paragraph.runs))


def _row(name: str) -> str:
    return re.sub(r" \d+$", "", name)


def scale_for(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder) -> float:
    """The largest scale, in the theme's steps, at which the text fits; the smallest allowed where none does."""
    if not paragraphs:
        return 1.0
    levels = [(one, box.levels[min(one.level, len(box.levels) - 1)]) for one in paragraphs]
    sizes = [run_size(run, level) for one, level in levels for run in one.runs] or [box.levels[0].size]
    least = max(setting.least(size) / size for size in sizes)
    if not box.shrinks or least >= 1:
        return 1.0
    steps = [1 - setting.step * step for step in range(int((1 - least) / setting.step) + 1)]
    for scale in (*steps, least):
        if not overflow(setting, paragraphs, box, scale):
            return round(scale, 4)
    return least


def overflow(setting: Setting, paragraphs: Sequence[Paragraph], box: Placeholder, scale: float) -> Overflow | None:
    """None when the text fits its box at that scale."""
    wide, tall = box.room
    height, width = measure(setting, paragraphs, box.levels, wide, scale)
    if height <= tall + 0.5 and width <= wide:
        return None
    size = box.levels[0].size * scale
    words = " ".join(paragraph.plain for paragraph in paragraphs)
    if width > wide:
        return Overflow(box.name, size, width - wide, True, words)
    return Overflow(box.name, size, height - tall, False, words)


def measure(
    setting: Setting, paragraphs: Sequence[Paragraph], levels: Sequence[Level], room: float, scale: float
) -> tuple[float, float]:
    """Height and greatest width, in points, of the paragraphs set in that room."""
    height = width = 0.0
    for paragraph in paragraphs:
        level = levels[min(paragraph.level, len(levels) - 1)]
        margin = margins(paragraph, level)[0] / EMU
        lines = lines_of(setting, paragraph, level, room - margin, scale)
        height += sum(line.height for line in lines) * level.leading + level.before + level.after
        width = max([width, *(line.width + margin for line in lines)])
    return height, width


def margins(paragraph: Paragraph, level: Level) -> tuple[int, int]:
    """Left margin and indent in EMU; a list in a box that lists nothing by itself hangs by a fixed measure."""
    if paragraph.marker == level.marker:
        return level.margin, level.indent
    return (342_900, -342_900) if paragraph.marker else (0, 0)


def lines_of(
    setting: Setting, paragraph: Paragraph, level: Level, room: float, scale: float
) -> list[text.Line]:
    """The lines the paragraph fills. Letters set apart need their share of the line, so the room is the less."""
    tracked = 1 + level.tracking / (0.55 * level.size)
    lines: list[text.Line] = []
    for broken, runs in groupby(paragraph.runs, key=lambda run: run == BREAK):
        if broken:
            continue
        styled = [
            (run.text.upper() if level.capitals else run.text, setting.style(run, level, scale)) for run in runs
        ]
        lines += text.wrap(styled, room * CAUTION / tracked)
    return [replace(line, width=line.width * tracked / CAUTION) for line in lines]
