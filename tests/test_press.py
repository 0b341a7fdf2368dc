"""What the copy shop asks for: boxes, marks, grounds that bleed, pictures with dots enough."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from generator.content import Talk
from generator.content.printing import Printing
from generator.look import Look
from generator.pages import one_pager, poster
from generator.pages.press.resolution import Placed, check
from generator.pages.sheets import sheet
from generator.problems import ProblemsFound
from generator.templating import Templates
from tests import papers
from tests.papers import complaints

PT_PER_MM = 72 / 25.4
PRINTS = ("poster", "one_pager")
FULL = Printing.model_validate({"bleed": "3 mm", "marks": "crop cross"})


@cache
def opened(printing: Printing) -> tuple[Talk, Look, Templates]:
    talk, look, templates = papers.opened(papers.SHIPPED)
    return (
        talk.model_copy(update={"file": talk.file.model_copy(update={"print_": printing})}),
        look,
        templates,
    )


@cache
def printed(name: str, printing: Printing = FULL) -> bytes:
    print_of = poster.build if name == "poster" else one_pager.build
    return print_of(*opened(printing)).data


def size(name: str) -> tuple[float, float]:
    """Points, across and down."""
    file = opened(FULL)[0].file
    assert file.poster
    assert file.one_pager
    large, small = sheet(file.poster.size, file.poster.orientation), sheet(file.one_pager.paper)
    paper = large if name == "poster" else small
    return paper.width * PT_PER_MM, paper.height * PT_PER_MM


def boxes(data: bytes) -> dict[str, list[float]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page: Any = pdf.pages[0].obj
        names = ("MediaBox", "CropBox", "BleedBox", "TrimBox")
        return {name: [float(one) for one in page[f"/{name}"]] for name in names}


@pytest.mark.parametrize("name", PRINTS)
def test_the_boxes_are_the_sheet_its_bleed_and_room_for_the_marks(name: str) -> None:
    found, bleed = boxes(printed(name)), 3 * PT_PER_MM
    width, height = size(name)
    assert found["TrimBox"] == pytest.approx([0, 0, width, height], abs=0.01)
    assert found["BleedBox"] == pytest.approx([-bleed, -bleed, width + bleed, height + bleed], abs=0.01)
    assert found["MediaBox"] == found["CropBox"]
    assert found["MediaBox"][0] < -bleed - 5 * PT_PER_MM


def test_without_marks_there_is_nothing_but_the_bleed() -> None:
    found = boxes(printed("one_pager", Printing.model_validate({"bleed": "0.125 in"})))
    assert found["MediaBox"] == found["BleedBox"] == pytest.approx([-9, -9, 604.28, 850.89], abs=0.01)


@pytest.mark.parametrize("name", PRINTS)
def test_grounds_run_into_the_bleed_and_marks_stand_outside_it(name: str) -> None:
    data, scale = printed(name), 2.0
    drawn = np.asarray(pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil(), dtype=int)
    found = boxes(data)
    edge = round((found["BleedBox"][0] - found["MediaBox"][0]) * scale)
    clear = round(1.7 * PT_PER_MM * scale)
    around = ring(drawn, edge - clear, edge - 2)
    assert all(side.min() > 250 for side in around), "white between the bleed and the marks"
    assert all(side.min() < 60 for side in ring(drawn, 6, edge - clear)), "marks on every side"
    ink, ground = [28, 27, 32], [251, 248, 242] if name == "poster" else [255, 255, 255]
    outermost = edge + 3
    assert drawn[outermost, -outermost] == pytest.approx(ink, abs=3)
    assert drawn[-outermost, outermost] == pytest.approx(ground, abs=3)
    corner = drawn[outermost, outermost]
    assert corner == pytest.approx(ink if name == "poster" else [198, 42, 10], abs=3)


def ring(picture: Any, outer: int, inner: int) -> list[Any]:
    """The four sides of the picture from `outer` to `inner` pixels off its edges."""
    return [picture[outer:inner], picture[-inner:-outer], picture[:, outer:inner], picture[:, -inner:-outer]]


@pytest.mark.parametrize("name", PRINTS)
@pytest.mark.parametrize("tool", ["outloud", "pdfua", "qpdf"])
def test_checkers_find_nothing(name: str, tool: str, tmp_path: Path) -> None:
    (tmp_path / "print.pdf").write_bytes(printed(name))
    assert complaints(tool, tmp_path / "print.pdf") == ""


def test_a_print_has_its_own_wishes_in_place_of_the_talks() -> None:
    own = Printing.model_validate({"marks": "crop"})
    assert FULL.with_own(own) == Printing.model_validate({"bleed": "3 mm", "marks": "crop"})
    assert FULL.with_own(None) == FULL


@pytest.mark.parametrize(("millimetres", "dots"), [(50, None), (100, 127), (150, 85)])
def test_pictures_are_held_against_their_printed_size(
    tmp_path: Path, millimetres: int, dots: int | None
) -> None:
    talk = opened(FULL)[0].model_copy(update={"folder": tmp_path})
    Image.new("L", (500, 250)).save(tmp_path / "plan.png")
    placed = Placed("talk", ("title",), "plan.png", millimetres * PT_PER_MM, 1000)
    if dots is None:
        assert check(talk, [placed]) == ()
    elif dots >= 100:
        [warning] = check(talk, [placed, placed])
        assert f"{dots} dots to the inch at its printed size of 100 × 50 mm" in str(warning)
    else:
        with pytest.raises(
            ProblemsFound, match=f"talk.yaml:1:8: 'plan.png' has {dots} dots .*\n.*\n.*\n.*886 × 443"
        ):
            check(talk, [placed])
