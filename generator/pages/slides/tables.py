"""Tables on paper: the colours of their words and rules, on our template and on somebody else's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.content.inline import SLIDE
from generator.deck.placed import PlacedTable
from generator.deck.template.layouts import Layout
from generator.shapes import Run, Stroke

_HEADER_RULE, _RULE = 1.5, 0.75  # points


def recolour_table(table: PlacedTable, layout: Layout) -> PlacedTable:
    """Its words in colours that can be read on the layout itself, since the style's fills are not drawn."""
    inks = layout.inks
    if inks is None:
        return table

    def recolour(run: Run, row: int) -> Run:
        usual = "hlink" if run.link and not run.link.startswith(SLIDE) else cell_colour(row)
        return replace(run, colour=inks.contrasting_text_colour(run.colour or usual, table.frame))

    rows = (
        tuple(replace(cell, runs=tuple(recolour(run, row) for run in cell.runs)) for cell in cells)
        for row, cells in enumerate(table.rows)
    )
    return replace(table, rows=tuple(rows))


def cell_colour(row: int) -> str:
    """A theme colour; row 0 is the header."""
    return "tx1" if row else "tx2"


def rules_of(table: PlacedTable, layout: Layout) -> Iterator[Stroke]:
    """Below each row, as our own template's table style has them."""
    inks, y = layout.inks, table.frame.y
    for index, height in enumerate(table.heights):
        y += height
        ends = ((table.frame.x, y), (table.frame.x + table.frame.width, y))
        colour = "tx2" if index else "accent1"
        seen = inks.contrasting_mark_colour(colour, table.frame) if inks else colour
        yield Stroke("", ends, seen, _RULE if index else _HEADER_RULE)
