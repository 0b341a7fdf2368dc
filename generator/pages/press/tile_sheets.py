"""The poster on office paper: a sheet that tells how it goes together, and one for each part of it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.content import Talk
from generator.look import Look
from generator.pages.checking import checked
from generator.pages.inlay import Part
from generator.pages.paper import Box, Press, Sheet
from generator.pages.press.tile_geometry import Tile, Tiling, lay_out_tiles
from generator.pages.sheets import SheetSize, sheet, shown
from generator.templating import Templates
from generator.units import PT_PER_MM

RULERS = {"letter": (101.6, "4 in")}  # to be measured on paper by who has inches
RULER = (100.0, "100 mm")


@dataclass(frozen=True)
class Tiles:
    data: bytes
    said: str


def build(talk: Talk, look: Look, templates: Templates, poster: Sheet, size: SheetSize) -> Tiles:
    """The sheets of that poster, which is laid out without a bleed or with one: what is cut is left off."""
    asked = talk.file.poster_tiles
    assert asked is not None, "build only asks for tiles of a talk that has them"
    tiling = geometry_for(talk, look, size)
    parts = {tile.label: _part(tiling, tile, poster, look) for tile in tiling.tiles()}
    whole = poster.part(Box(0, 0, 0, size.width_pt, size.height_pt))
    html = templates.on_paper().render(
        "poster_tiles/tiles.html",
        talk=talk.file,
        look=look,
        tokens=look.theme.press.tiles,
        tiling=tiling,
        parts=parts,
        labels=[[tile.label for tile in row] for row in tiling.rows()],
        size=shown(talk.file.poster.size) if talk.file.poster else "",
        paper_name=shown(asked.paper),
        ruler=RULERS.get(asked.paper, RULER),
    )
    press = Press(look, templates.roots)
    laid = press.lay_out(html, templates.folder, {**parts, "whole": whole})
    return Tiles(
        checked(talk, "poster_tiles", laid).pdf(),
        f"{tiling.sheets} sheets of {shown(asked.paper)}, and one that shows how they go together",
    )


def geometry_for(talk: Talk, look: Look, size: SheetSize) -> Tiling:
    asked, cut = talk.file.poster_tiles, look.theme.press.tiles.cut.mm
    assert asked is not None
    return lay_out_tiles(size, sheet(asked.paper), asked.margin.mm, cut, asked.overlap.mm)


def _part(tiling: Tiling, tile: Tile, poster: Sheet, look: Look) -> Part:
    """What the sheet prints of the poster: its tile, and a little under the next ones, lest white shows."""
    under = look.theme.press.tiles.under.mm
    last_column, last_row = len(tiling.widths) - 1, len(tiling.heights) - 1
    width = tile.width + (under if tile.column < last_column else 0)
    height = tile.height + (under if tile.row < last_row else 0)
    return poster.part(Box(0, *(one * PT_PER_MM for one in (tile.x, tile.y, width, height))))
