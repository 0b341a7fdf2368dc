"""The deck as LibreOffice draws it: every word on the slide, no size under the floor."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from tests.deck_talk import EVERY_KIND, built, small_talk
from tests.drawing import draw


def test_words_stay_on_the_slide_and_above_the_floor(tmp_path: Path, drawing_env: dict[str, str]) -> None:
    made = built(small_talk(tmp_path / "talk", EVERY_KIND))
    file = tmp_path / "deck.pptx"
    file.write_bytes(made.data)
    assert len(draw(file, tmp_path / "drawn", drawing_env, dpi=24)) == made.slides
    with pypdfium2.PdfDocument(tmp_path / "drawn" / "deck.pdf") as document:
        for page in document:
            wide, tall = page.get_size()
            for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, top = one.get_bounds()
                assert left >= 0
                assert bottom >= 0
                assert right <= wide
                assert top <= tall
                size = ctypes.c_float()
                pdfium.FPDFTextObj_GetFontSize(one.raw, ctypes.byref(size))
                assert size.value * abs(one.get_matrix().d) >= 11.5
