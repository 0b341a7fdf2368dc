"""What decks are drawn with: static fonts under their own names, and a LibreOffice that uses them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pptx import Presentation
from pptx.util import Inches

from tests import drawing

FAMILIES = ("Archivo", "Inter Tight", "JetBrains Mono", "Source Sans 3")


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drawing.static_fonts(tmp_path_factory.mktemp("fonts"))


def test_every_family_is_there_in_four_static_styles(fonts: Path) -> None:
    named = {}
    for file in fonts.glob("*.ttf"):
        font = TTFont(file)
        assert "fvar" not in font
        named[font["name"].getDebugName(1), font["name"].getDebugName(2)] = font["OS/2"].usWeightClass
    wanted = [(style, 700 if "Bold" in style else 400) for style in drawing.STYLES.values()]
    for family in FAMILIES:
        assert {style: named[family, style] for style, _ in wanted} == dict(wanted)


def test_bold_is_wider_than_regular_and_italic_leans(fonts: Path) -> None:
    def width(style: str) -> int:
        font = TTFont(fonts / f"SourceSans3-{style}.ttf")
        return sum(font["hmtx"][font.getBestCmap()[ord(letter)]][0] for letter in "Handgloves")

    assert width("Bold") > width("Regular") > width("Italic")
    assert TTFont(fonts / "SourceSans3-Italic.ttf")["post"].italicAngle < 0


def test_libreoffice_draws_a_deck_in_these_fonts_and_no_other(
    drawing_env: dict[str, str], tmp_path: Path
) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for row, family in enumerate(FAMILIES):
        box = slide.shapes.add_textbox(Inches(1), Inches(1 + row), Inches(8), Inches(1))
        for bold, italic in ((False, False), (True, False), (False, True), (True, True)):
            run = box.text_frame.paragraphs[0].add_run()
            run.text, run.font.name, run.font.bold, run.font.italic = "Handgloves ", family, bold, italic
    deck.save(str(tmp_path / "fonts.pptx"))
    (picture,) = drawing.draw(tmp_path / "fonts.pptx", tmp_path / "drawn", drawing_env)
    assert picture.name == "fonts-01.png"
    styles = ("Regular", "Bold", "Italic", "BoldItalic")
    wanted = {f"{family}-{style}".replace(" ", "") for family in FAMILIES for style in styles}
    assert fonts_of(tmp_path / "drawn" / "fonts.pdf") == wanted


def fonts_of(pdf: Path) -> set[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        texts = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
        return {text.get_font().get_base_name().rpartition("+")[2] for text in texts}


def test_a_deck_that_cannot_be_drawn_says_why(drawing_env: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(drawing.DrawingFailed, match=r"nothing\.pptx"):
        drawing.draw(tmp_path / "nothing.pptx", tmp_path, drawing_env)
