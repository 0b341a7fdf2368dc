"""Words in tables can be read on every template: on paper by their pixels, in the deck by their colours."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pymupdf
import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from generator import deck
from generator.pages.slides import deck_pdf
from generator.theme import AA_TEXT, contrast
from tests import brand_templates, papers
from tests.brand_templates import TEMPLATES

TALK = """\
title: Kites
theme: {{template: {}}}
deck_pdf: yes
deck:
  slides:
    - table:
        title: Flown
        header: [Year, Kites]
        rows: [["1999", "[four](https://example.org/4)"], ["[2000](https://example.org/5)", "**five**"]]
"""
WORDS = {"Year", "Kites", "1999", "four", "2000", "five"}
TABLE_STYLES = """<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
def="{0}"><a:tblStyle styleId="{0}" styleName="Own">
<a:wholeTbl><a:tcStyle><a:fill><a:solidFill><a:srgbClr val="202020"/></a:solidFill></a:fill></a:tcStyle>
</a:wholeTbl>
<a:firstRow><a:tcTxStyle><a:srgbClr val="EEEEEE"/></a:tcTxStyle><a:tcStyle><a:fill><a:gradFill><a:gsLst>
<a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000"><a:srgbClr val="DDDDDD"/></a:gs></a:gsLst>
</a:gradFill></a:fill></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"""
OWN = "{11111111-2222-3333-4444-555555555555}"
GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's No Style, Table Grid: not in the file


@pytest.mark.parametrize("template", TEMPLATES)
def test_words_of_a_table_can_be_read_on_paper(template: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(TALK.format(template(tmp_path).name), encoding="utf-8")
    talk, look, templates = papers.opened(tmp_path)
    composed = deck.compose(talk, look, templates)
    with pymupdf.open(stream=deck_pdf.lay_out(talk, look, templates, composed).print().data) as pdf:
        seen = {word: best for word, best in _word_contrasts(pdf[0]) if word in WORDS}
    assert set(seen) == WORDS
    assert {word: best for word, best in seen.items() if best < AA_TEXT} == {}


def _word_contrasts(page: pymupdf.Page) -> Iterator[tuple[str, float]]:
    """Each word with the contrast between the darkest and the lightest pixel of its box."""
    for x0, y0, x1, y1, word, *_ in page.get_text("words"):
        drawn = page.get_pixmap(
            clip=pymupdf.Rect(x0, y0, x1, y1), dpi=round(72 * 60 / (y1 - y0))
        )  # 60 pixels high
        colours = {f"#{drawn.samples[at : at + 3].hex()}" for at in range(0, len(drawn.samples), 3)}
        shades = sorted(colours, key=lambda colour: contrast(colour, "#000000"))
        yield word, contrast(shades[0], shades[-1])


@pytest.mark.parametrize(
    ("template", "styles", "header", "body"),
    [
        (brand_templates.office, None, None, None),
        (brand_templates.gloomy, f'def="{GRID}"', "FFFFFF", "FFFFFF"),
        (brand_templates.office, TABLE_STYLES.format(OWN), "000000", "FFFFFF"),
    ],
)
def test_a_tables_style_is_helped_where_its_words_cannot_be_read(
    template: Callable[[Path], Path],
    styles: str | None,
    header: str | None,
    body: str | None,
    tmp_path: Path,
) -> None:
    file = template(tmp_path)
    if styles:
        _set_table_styles(file, styles)
    (tmp_path / "talk.yaml").write_text(TALK.format(file.name), encoding="utf-8")
    made = Presentation(io.BytesIO(deck.build(*papers.opened(tmp_path)).data))
    (table,) = (shape.table for shape in made.slides[0].shapes if shape.has_table)
    colours = made.slide_masters[0].part.part_related_by(RT.THEME).blob.decode()
    assert _run_colour(table.cell(0, 0), colours) == header
    assert _run_colour(table.cell(1, 0), colours) == body


def _set_table_styles(file: Path, styles: str) -> None:
    made = Presentation(str(file))
    part = made.part.part_related_by(RT.TABLE_STYLES)
    old = part.blob.decode()
    new = re.sub(r'def="[^"]*"', styles, old) if styles.startswith("def") else styles
    part._blob = new.encode()
    made.save(str(file))


def _run_colour(cell: object, theme: str) -> str | None:
    """Of a cell's first run, through Office's own mapping; None where it is the table style's."""
    (run, *_) = cell.text_frame.paragraphs[0].runs  # type: ignore[attr-defined]
    names = run._r.xpath("./a:rPr/a:solidFill/a:schemeClr/@val")
    if not names:
        return None
    slot = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}.get(names[0], names[0])
    found = re.search(rf"<a:{slot}><a:s\w+Clr [^>]*?(?:lastClr|val)=\"([0-9A-F]{{6}})\"", theme)
    assert found
    return found[1]
