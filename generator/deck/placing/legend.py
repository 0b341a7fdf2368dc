"""The names of a drawn timeline's eras, with their colours, below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import text
from generator.deck.placing.measuring import Setting
from generator.deck.slides import Era
from generator.shapes import Area, Drawn, Label, Run, frame_in_points

CHIP = 14.0  # points, a side


def legend_places(
    eras: Sequence[Era], wide: float, tall: float, setting: Setting
) -> Iterator[tuple[float, float, Era]]:
    """Names of the eras with their colour, in rows from the bottom up; where the colours' chips begin."""
    style = setting.plain("text", setting.floor)
    rows: list[list[tuple[float, Era]]] = [[]]
    x = 0.0
    for era in eras:
        need = CHIP + 8 + text.width(era.title, style) + 28
        if x and x + need > wide:
            rows.append([])
            x = 0.0
        rows[-1].append((x, era))
        x += need
    for index, row in enumerate(rows):
        for at, era in row:
            left = wide - at - CHIP if setting.rtl else at
            yield left, tall - (len(rows) - index) * setting.floor * 1.4, era


def draw_legend(legend: Sequence[tuple[float, float, Era]], setting: Setting) -> Iterator[Drawn]:
    """A chip and a name for each place that `legend_places` gave."""
    style = setting.plain("text", setting.floor)
    tall = setting.floor * 1.4
    for x, y, era in legend:
        yield Area(
            f"Colour of {era.title}", frame_in_points(x, y + (tall - CHIP) / 2, CHIP, CHIP), era.colour
        )
        need = text.width(era.title, style) * 1.03
        frame = frame_in_points(x - 8 - need if setting.rtl else x + CHIP + 8, y, need, tall)
        name = Label(
            f"Name of {era.title}", frame, ((Run(era.title),),), setting.floor, "text", "tx1", anchor="ctr"
        )
        yield replace(name, align="r") if setting.rtl else name
