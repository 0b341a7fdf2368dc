"""Slides that belong together are set in one size: the largest at which all of them fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from generator.deck.entries import Entry
from generator.deck.placed import PlacedSlide, PlacedTable, PlacedText
from generator.deck.placing.rows import Row, Scales, row_in
from generator.deck.slides import Slide, Text


def families(slides: Sequence[tuple[Entry, Slide]]) -> list[list[int]]:
    """Which of the slides, by their places from 0, belong together."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for index, (entry, slide) in enumerate(slides):
        found[_family(entry, slide)].append(index)
    return list(found.values())


def _family(entry: Entry, slide: Slide) -> Hashable:
    """Slides of a kind within a section, lists with explanations apart from those without; the sections of
    the whole deck. A template of a talk's own has no siblings."""
    if entry.model.siblings != "section":
        return entry.kind, entry.loc if entry.model.siblings == "none" else ()
    texts = (one for one in slide.contents if isinstance(one, Text))
    detailed = any(run.detail for one in texts for paragraph in one.paragraphs for run in paragraph.runs)
    return entry.kind, entry.chapter, detailed


def least_scales(slides: Sequence[PlacedSlide]) -> Scales:
    """Of every row that any of the slides has the smallest scale."""
    least: dict[Row, float] = {}
    for slide in slides:
        for row, scale in scales_of(slide):
            least[row] = min(scale, least.get(row, scale))
    return least


def scales_of(slide: PlacedSlide) -> Iterator[tuple[Row, float]]:
    for one in (slide.title, *slide.shapes):
        if isinstance(one, PlacedText | PlacedTable):
            yield row_in(one.placeholder), one.scale
