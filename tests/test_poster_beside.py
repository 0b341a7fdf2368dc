"""Blocks beside the poster's timeline: every kind that a poster takes, measured as it is laid out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from generator.pages.paper import Sheet
from generator.pages.poster.fitting import fitted
from generator.pages.poster.sizing import Sheets
from tests.papers import complaints, opened
from tests.test_one_pager_bands import BARS, CHART, IMAGE, OWN, TABLE, made

NOTES = {"notes": {"lines": 3}}


def sheets_of(folder: Path, beside: list[Any], **asked: Any) -> Sheets:
    talk, look, templates = opened(
        made(folder, ["facts"], poster={"from": "roads", "beside": beside, **asked})
    )
    assert talk.file.poster
    return Sheets(talk, talk.file.poster, look, templates.on_paper())


@pytest.fixture(scope="module")
def poster(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sheets, float, Sheet]:
    sheets = sheets_of(tmp_path_factory.mktemp("poster"), [CHART, TABLE, IMAGE, OWN, "contact", NOTES])
    found = fitted(sheets)
    return sheets, found.size, found.sheet


def test_all_that_a_poster_takes_is_printed(poster: tuple[Sheets, float, Sheet]) -> None:
    text = pypdfium2.PdfDocument(poster[2].pdf())[0].get_textpage().get_text_bounded()
    words = ["1840", "Lines", "North", "All aboard", "Ada Rail", "a guard", "Contact", "Notes"]
    assert [word for word in words if word not in " ".join(text.split())] == []


def test_it_stands_where_it_was_measured_to(poster: tuple[Sheets, float, Sheet]) -> None:
    sheets, size, sheet = poster
    beside = sheets._beside(size)
    shown = [entry.exhibit for shared in beside.blocks for entry in shared.columns[0] if entry.exhibit]
    assert [part.block.kind for part in shown] == ["chart", "table", "image", "block", "notes"]
    heights = sheets._measured(size, shown, [beside.column])
    tallest = max(heights.values()) + sheets._setting(size).heading("Miles", beside.column)
    assert beside.height == pytest.approx(tallest, abs=2 * size)
    assert sheet.boxes["beside-0-least"].right <= sheet.boxes["beside-1-0"].x
    assert max(box.bottom for box in sheet.boxes.values()) <= sheets.size.height * 72 / 25.4 + 0.1


def test_a_table_is_given_no_column_that_its_words_are_too_wide_for(tmp_path: Path) -> None:
    word = "Eisenbahnknotenpunkthinundherschieber"
    wide = {"table": {"header": [word, "Miles"], "rows": [[word, "9"]]}}
    sheets = sheets_of(tmp_path, [wide, "steps", BARS], size="a3")
    found = fitted(sheets)
    beside = sheets._beside(found.size)
    assert found.sheet.boxes["beside-0-0"].width <= beside.column


def test_a_screen_reader_has_nothing_to_complain_of(
    poster: tuple[Sheets, float, Sheet], tmp_path: Path
) -> None:
    file = tmp_path / "poster.pdf"
    file.write_bytes(poster[2].pdf())
    assert [complaints(tool, file, fails_on="error") for tool in ("outloud", "pdfua", "qpdf")] == ["", "", ""]
