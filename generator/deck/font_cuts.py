"""Chooses a deck's fonts: the cuts of each family that occur."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.deck.placed import Drawing, Placed, PlacedSlide, PlacedTable, PlacedText
from generator.deck.placing.measuring import Setting
from generator.deck.template.layouts import FOOTERS, Level
from generator.shapes import Label, Run
from generator.text import Cut


def cuts_of(slides: Iterable[PlacedSlide], setting_of: Callable[[str], Setting]) -> frozenset[Cut]:
    """Headings, text and what draws the letters they lack in regular and bold, for somebody may make a
    word bold, and what else occurs. `setting_of` is that of a layout."""
    always, by_manner = set[Cut](), dict[tuple[object, ...], tuple[Setting, Level, Run]]()
    for one in slides:
        setting = setting_of(one.layout.name)
        names = (setting.families["heading"], setting.families["text"], *setting.others)
        always |= {Cut(name, bold) for name in names for bold in (False, True)}
        for level, run in _runs(one):
            by_manner[names, level, run.code, run.strong, run.emphasis] = setting, level, run
    found = {setting.style(run, level).cut for setting, level, run in by_manner.values()}
    return frozenset(always | found)


def _runs(slide: PlacedSlide) -> Iterator[tuple[Level, Run]]:
    for shape in (slide.title, *slide.shapes):
        yield from _runs_of(shape)
    for box in slide.layout.placeholders.values():
        if box.kind in FOOTERS:
            yield box.levels[0], Run("")


def _runs_of(shape: Placed) -> Iterator[tuple[Level, Run]]:
    if isinstance(shape, PlacedText):
        levels = shape.placeholder.levels
        for one in shape.paragraphs:
            level = levels[min(one.level, len(levels) - 1)]
            yield from ((level, run) for run in one.runs)
    elif isinstance(shape, PlacedTable):
        level = shape.placeholder.levels[0]
        yield from ((level, run) for row in shape.rows for cell in row for run in cell.runs)
    elif isinstance(shape, Drawing):
        for label in (one for one in shape.shapes if isinstance(one, Label)):
            level = Level(label.size, label.bold, face=label.face)
            yield from ((level, run) for line in label.lines for run in line)
