"""The poster on office paper: sheets laid together by their guides give the poster back."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content import Talk
from generator.content.talk import PosterTiles
from generator.look import Look
from generator.pages import poster
from generator.pages.paper import Press
from generator.pages.poster.laid import Laid
from generator.pages.press import tile_sheets
from generator.pages.press.tile_geometry import Tile, Tiling, lay_out_tiles
from generator.pages.sheets import SHEETS, SheetSize, sheet
from generator.templating import Templates
from tests import papers
from tests.likeness import likeness
from tests.papers import complaints

PT_PER_MM = 72 / 25.4
CUT, OVERLAP = 1.0, 8.0
PAPERS = {"shipped": "a4", "second": "letter"}
TALKS = {"shipped": papers.SHIPPED, "second": papers.SECOND}
lengths = st.floats(min_value=100, max_value=3000)


@cache
def opened(name: str) -> tuple[Talk, Look, Templates]:
    talk, look, templates = papers.opened(TALKS[name])
    asked = PosterTiles.model_validate({"paper": PAPERS[name]})
    return (
        talk.model_copy(update={"file": talk.file.model_copy(update={"poster_tiles": asked})}),
        look,
        templates,
    )


@cache
def laid_out(name: str) -> Laid:
    return poster.lay_out(*opened(name))


@cache
def printed(name: str) -> tuple[bytes, bytes]:
    """The poster, and its tiles."""
    return laid_out(name).print().data, in_parts(name)


def in_parts(name: str) -> bytes:
    return tile_sheets.build(*opened(name), laid_out(name).sheet, laid_out(name).size).data


def tiling(name: str) -> Tiling:
    talk, look, _ = opened(name)
    assert talk.file.poster
    return tile_sheets.geometry_for(talk, look, sheet(talk.file.poster.size, talk.file.poster.orientation))


@given(lengths, lengths, st.sampled_from(["a3", "a4", "letter"]), st.floats(0, 25), st.floats(8, 30))
def test_every_part_of_the_poster_is_on_one_sheet_and_fits_it(
    width: float, height: float, paper: str, margin: float, overlap: float
) -> None:
    found = lay_out_tiles(SheetSize(width, height), sheet(paper), margin, CUT, overlap)
    assert sum(found.widths) == pytest.approx(width)
    assert sum(found.heights) == pytest.approx(height)
    for tile in found.tiles():
        beside = CUT if tile.column == len(found.widths) - 1 else overlap
        assert tile.width > 0
        assert found.edge + tile.width + beside <= found.paper.width - margin + 1e-6
        assert found.edge + tile.height + overlap <= found.paper.height - margin + 1e-6
    labels = [tile.label for tile in found.tiles()]
    assert len(set(labels)) == found.sheets


@given(lengths, lengths, st.sampled_from(["a3", "a4", "letter"]))
def test_no_other_way_takes_fewer_sheets(width: float, height: float, paper: str) -> None:
    margin = 5.0
    found = lay_out_tiles(SheetSize(width, height), sheet(paper), margin, CUT, OVERLAP)

    def least(length: float, side: float, *, labelled: bool) -> int:
        """By laying sheets in a row until they cover the length."""
        room, count = side - 2 * margin - CUT, 1
        last = room - (OVERLAP if labelled else CUT)
        while (count - 1) * (room - OVERLAP) + last < length - 1e-6:
            count += 1
        return count

    short, long = SHEETS[paper]
    ways = [
        least(width, across, labelled=False) * least(height, down, labelled=True)
        for across, down in ((short, long), (long, short))
    ]
    assert found.sheets == min(ways)


def test_an_a1_takes_twelve_sheets_of_a4_or_six_of_a3() -> None:
    a1 = sheet("a1", "landscape")
    assert [lay_out_tiles(a1, sheet(paper), 5, CUT, OVERLAP).sheets for paper in ("a4", "a3")] == [12, 6]
    assert lay_out_tiles(sheet("a4"), sheet("a3"), 5, CUT, OVERLAP).sheets == 1
    assert Tile(27, 9, 0, 0, 1, 1).label == "AB10"


@pytest.mark.parametrize("name", TALKS)
def test_sheets_laid_together_give_the_poster_back(name: str) -> None:
    data, parts = printed(name)
    scale = 1.0  # pixel to the point
    document, found = pypdfium2.PdfDocument(parts), tiling(name)
    whole = pypdfium2.PdfDocument(data)[0]
    width, height = (int(side * scale) for side in whole.get_size())
    wanted = cut(whole, 0, whole.get_height(), width, height, scale)
    together = np.full_like(wanted, -1)
    for number, tile in enumerate(found.tiles(), start=1):
        left, right = (min(round(one * PT_PER_MM * scale), width) for one in (tile.x, tile.x + tile.width))
        top, bottom = (min(round(one * PT_PER_MM * scale), height) for one in (tile.y, tile.y + tile.height))
        page = document[number]
        x = found.edge * PT_PER_MM + left / scale - tile.x * PT_PER_MM
        y = page.get_height() - found.edge * PT_PER_MM - top / scale + tile.y * PT_PER_MM
        together[top:bottom, left:right] = cut(page, x, y, right - left, bottom - top, scale)
    assert together.min() >= 0, "no pixel of the poster is missing"
    inner = slice(2, -2)
    assert likeness(together[inner, inner], wanted[inner, inner]) > 0.995
    assert np.percentile(abs(together - wanted), 99) < 24


def cut(page: Any, x: float, y: float, width: int, height: int, scale: float) -> Any:
    """As the guides say, to whole pixels from that corner: what has a part of a pixel is drawn stretched."""
    page.set_mediabox(x, y - height / scale, x + width / scale, y)
    return drawn(page, scale)[:height, :width]


def drawn(page: Any, scale: float) -> Any:
    return np.asarray(page.render(scale=scale).to_pil().convert("L"), dtype=float)


@pytest.mark.parametrize("name", TALKS)
def test_each_sheet_says_which_it_is_and_what_is_glued_on_it(name: str) -> None:
    document, found = pypdfium2.PdfDocument(printed(name)[1]), tiling(name)
    assert len(document) == found.sheets + 1
    rows = list(found.rows())
    for number, tile in enumerate(found.tiles(), start=1):
        page = document[number]
        width, height = (one * PT_PER_MM for one in (found.paper.width, found.paper.height))
        assert page.get_size() == pytest.approx((width, height), abs=0.5)
        page.set_cropbox(0, 0, width, height)
        told = page.get_textpage().get_text_range().replace("\u00a0", " ")
        assert tile.label in told
        for row, column in ((tile.row, tile.column + 1), (tile.row + 1, tile.column)):
            if row < len(rows) and column < len(rows[0]):
                assert f" · {rows[row][column].label}" in told


@pytest.mark.parametrize("name", TALKS)
def test_the_poster_is_in_the_file_once_and_as_vectors(name: str) -> None:
    data, parts = printed(name)
    assert len(parts) < len(data) + 150_000
    with pikepdf.open(io.BytesIO(parts)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        assert not [one for one in streams if one.get("/Subtype") == "/Image"]
        [form] = [one for one in streams if one.get("/Subtype") == "/Form" and "/Group" not in one]
        assert b"BDC" not in form.read_bytes(), "read aloud are the alternative texts of the parts"
        structure = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        figures = [str(one["/Alt"]) for one in structure if one.get("/S") == "/Figure"]
    assert len(set(figures)) == tiling(name).sheets + 1


@pytest.mark.parametrize("tool", ["outloud", "pdfua", "qpdf"])
def test_checkers_find_nothing(tool: str, tmp_path: Path) -> None:
    (tmp_path / "tiles.pdf").write_bytes(printed("second")[1])
    # outloud warns of what is the point here: pages that are pictures, of which parts return on the next.
    assert complaints(tool, tmp_path / "tiles.pdf", fails_on="error") == ""


def test_the_same_poster_gives_the_same_bytes() -> None:
    assert in_parts("second") == printed("second")[1]


@pytest.mark.parametrize("name", TALKS)
def test_the_line_to_measure_is_as_long_on_paper_as_it_says(name: str) -> None:
    """What a person does with a ruler: from the left end of the line to the right one."""
    page = pypdfium2.PdfDocument(printed(name)[1])[0]
    said, length = {"a4": ("100 mm", 100.0), "letter": ("4 in", 101.6)}[PAPERS[name]]
    text = page.get_textpage()
    finds = text.search(said)
    places = [text.get_charbox(index) for index, _ in iter(finds.get_next, None)]
    foot = min(box[1] for box in places)
    scale = 10 / PT_PER_MM  # ten pixels to the millimetre
    rows = drawn(page, scale)[round((page.get_height() - foot) * scale) :] < 128
    longest = max(_longest_run(row) for row in rows)
    assert longest / 10 == pytest.approx(length, abs=0.25)


def _longest_run(row: Any) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(int), [0]))))
    return int(max(edges[1::2] - edges[::2], default=0))


@pytest.mark.parametrize("name", TALKS)
def test_every_sheet_shows_all_of_its_part_and_what_lies_under_the_next(name: str) -> None:
    """A poster that is black all over leaves no white in any part, nor at any seam."""
    talk, look, templates = opened(name)
    found, size = tiling(name), laid_out(name).size
    wide, tall = (one * PT_PER_MM for one in (size.width, size.height))
    page = f"@page {{ size: {wide}pt {tall}pt; margin: 0 }} body {{ margin: 0; background: #000 }}"
    black = f"<html lang=en><style>{page}</style><title>Black</title><body><h1>.</h1></body></html>"
    poster_ = Press(look, [templates.folder]).lay_out(black, templates.folder)
    document = pypdfium2.PdfDocument(tile_sheets.build(talk, look, templates, poster_, size).data)
    last_column, last_row = len(found.widths) - 1, len(found.heights) - 1
    for number, tile in enumerate(found.tiles(), start=1):
        seen = drawn(document[number], 2 / PT_PER_MM)
        right = found.edge + tile.width + (0 if tile.column == last_column else 0.5)
        below = found.edge + tile.height + (0 if tile.row == last_row else 0.5)
        inside = seen[round(2 * found.edge) + 2 : round(2 * below) - 2]
        inside = inside[:, round(2 * found.edge) + 2 : round(2 * right) - 2]
        # Where the line to cut along or the seam's grey lies over it is not white either.
        assert inside.max() < 180, tile.label


@given(lengths, st.floats(120, 400), st.floats(120, 400))
def test_parts_are_alike_where_that_fits_and_else_the_last_one_is_smaller(
    width: float, short: float, long: float
) -> None:
    found = lay_out_tiles(SheetSize(width, 200), SheetSize(*sorted((short, long))), 5, CUT, OVERLAP)
    *others, last = found.widths
    assert all(one == pytest.approx(others[0]) for one in others)
    room = found.paper.width - 2 * 5 - CUT - OVERLAP
    assert 0 < last <= room + OVERLAP - CUT + 1e-6, "the last one has no strip to glue"
    assert not others or others[0] == pytest.approx(min(width / len(found.widths), room))
