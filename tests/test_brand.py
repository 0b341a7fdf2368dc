"""A deck in somebody's template: every kind, nothing of its samples, nothing lost unsaid."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image, ImageColor
from pptx.util import Pt

from generator import deck
from generator.cli import main
from generator.pages.slides import deck_pdf
from generator.problems import ProblemsFound
from tests import brand_templates
from tests.brand_templates import TEMPLATES
from tests.deck_talk import EVERY_KIND, TALK, built, opened, small_talk, tools
from tests.package_checks import findings


def branded(name: str) -> str:
    return EVERY_KIND.replace("language: fr\n", f"language: fr\ntheme: {{template: {name}}}\n")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.__name__)
def test_every_kind_is_written_into_it(template: Callable[[Path], Path], tmp_path: Path) -> None:
    folder = tmp_path / "talk"
    folder.mkdir()
    file = template(folder)
    made = built(small_talk(folder, branded(file.name)))
    (tmp_path / "deck.pptx").write_bytes(made.data)
    assert findings(made.data) == []
    assert [str(one) for one in OpenXmlValidator().validate(str(tmp_path / "deck.pptx")).errors] == []
    deck = opened(made)
    assert all(slide.shapes.title.text_frame.text for slide in deck.slides)
    assert not any("Sample" in shape.name or (shape.has_text_frame and "Sample" in shape.text_frame.text)
                   for slide in deck.slides for shape in slide.shapes)  # fmt: skip
    low = deck.slide_height or 0
    for slide in deck.slides:
        places = [(shape.left, shape.top, shape.width) for shape in slide.shapes if shape.has_text_frame]
        assert len(set(places)) == len(places)
        assert all(shape.top + shape.height <= low + Pt(1) for shape in slide.shapes)
    assert any("not shown" in one.message for one in made.warnings)


def test_its_pdf_has_the_pictures_of_the_master(tmp_path: Path) -> None:
    folder = tmp_path / "talk"
    folder.mkdir()
    file = brand_templates.ornate(folder)
    asked = TALK.replace("language: fr\n", f"language: fr\ntheme: {{template: {file.name}}}\n")
    talk = small_talk(folder, asked + "\ndeck_pdf: yes\n")
    look, templates = tools(talk)
    made = deck_pdf.build(talk, look, templates, deck.compose(talk, look, templates))
    for page in pypdfium2.PdfDocument(made.data):
        drawn = page.render(scale=1).to_pil().convert("RGB")
        wide, high = drawn.size
        assert likely(drawn, wide - 40, 30, "#AA3311")
        assert likely(drawn, 5, high // 2, "#F4EFE6")


def likely(drawn: Image.Image, x: int, y: int, colour: str) -> bool:
    """Whether a pixel has a colour, as near as a picture's compression keeps it."""
    seen = drawn.crop((x, y, x + 1, y + 1)).tobytes()
    return all(abs(one - other) < 6 for one, other in zip(seen, ImageColor.getrgb(colour), strict=True))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("brand.pptx", None, "there is no"),
        ("../brand.pptx", None, "outside the talk's folder"),
        ("brand.pdf", b"%PDF", "neither a .pptx nor a .potx"),
        ("brand.pptm", b"PK", "macros"),
        ("brand.pptx", b"PK nothing", "damaged"),
        ("brand.pptx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted"),
    ],
)
def test_a_file_that_is_no_template_is_told_at_its_line(
    name: str, data: bytes | None, said: str, tmp_path: Path
) -> None:
    folder = tmp_path / "talk"
    folder.mkdir()
    if data is not None:
        (folder / name).write_bytes(data)
    with pytest.raises(ProblemsFound) as raised:
        built(small_talk(folder, branded(name)))
    (problem,) = raised.value.problems
    assert said in problem.message
    assert (problem.place.file.name, problem.place.line) == ("talk.yaml", 5)


def test_a_template_without_layouts_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "talk"
    folder.mkdir()
    with zipfile.ZipFile(brand_templates.DEFAULT) as old, zipfile.ZipFile(folder / "bare.pptx", "w") as new:
        for name in old.namelist():
            if not name.startswith("ppt/slideLayouts/"):
                new.writestr(name, old.read(name))
    with pytest.raises(ProblemsFound, match=r"damaged"):
        built(small_talk(folder, branded("bare.pptx")))


def test_a_strict_file_is_said_to_be_one(tmp_path: Path) -> None:
    folder = tmp_path / "talk"
    folder.mkdir()
    usual = b"http://schemas.openxmlformats.org/officeDocument/2006/"
    strict = b"http://purl.oclc.org/ooxml/officeDocument/"
    with zipfile.ZipFile(brand_templates.DEFAULT) as old, zipfile.ZipFile(folder / "strict.pptx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(usual, strict))
    with pytest.raises(ProblemsFound, match="Strict Open XML") as raised:
        built(small_talk(folder, branded("strict.pptx")))
    assert raised.value.problems[0].place.line == 5


def test_the_mapping_is_told_written_once_and_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "talk"
    folder.mkdir()
    file = brand_templates.office(folder)
    assert main(["template", str(file)]) == 0
    said = capsys.readouterr().out
    assert "Points -> 'Title and Content' of master 1\n" in said
    assert re.search(r"Body +placeholder '.+' 1\n", said)
    assert opened(built(small_talk(folder, branded(file.name)))).slides[3].slide_layout.name != "Two Content"
    mapping = folder / "office.pptx.yaml"
    mapping.write_text("layouts:\n  Points: 'Two Content'\n", encoding="utf-8")
    assert main(["template", str(file)]) == 0
    assert "left as it is" in capsys.readouterr().out
    deck = opened(built(small_talk(folder, branded(file.name))))
    assert deck.slides[3].slide_layout.name == "Two Content"
    mapping.write_text("layouts:\n  Points: Two Contents\n  Pints: Blank\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as raised:
        built(small_talk(folder, branded(file.name)))
    assert [(one.place.line, one.hint[:12]) for one in raised.value.problems] == [
        (2, "did you mean"),
        (3, "did you mean"),
    ]


def test_boxes_go_where_the_mapping_says(tmp_path: Path) -> None:
    folder = tmp_path / "talk"
    folder.mkdir()
    file = brand_templates.office(folder)
    mapping = folder / "office.pptx.yaml"
    row = "layouts:\n  Points: {layout: Two Content, master: 1, boxes: {Body: 2, Eyebrow: 1}}\n"
    mapping.write_text(row, encoding="utf-8")
    slide = opened(built(small_talk(folder, branded(file.name)))).slides[3]
    assert {one.placeholder_format.idx for one in slide.placeholders} >= {0, 2}
    mapping.write_text(row.replace("Body: 2", "Body: text box"), encoding="utf-8")
    slide = opened(built(small_talk(folder, branded(file.name)))).slides[3]
    assert 2 not in {one.placeholder_format.idx for one in slide.placeholders}
    wrong = "layouts:\n  Points:\n    master: 9\n  Table:\n    boxes:\n      Tabel: 1\n      Table: 99\n"
    mapping.write_text(wrong, encoding="utf-8")
    with pytest.raises(ProblemsFound) as raised:
        built(small_talk(folder, branded(file.name)))
    assert [one.place.line for one in raised.value.problems] == [3, 6, 7]


def test_a_font_that_cannot_be_measured_is_given_more_room_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "talk"
    folder.mkdir()
    file = folder / "strange.pptx"
    with zipfile.ZipFile(brand_templates.DEFAULT) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            inner = old.read(name)
            strange = inner.replace(b'latin typeface="Calibri"', b'latin typeface="Nobody Sans"')
            new.writestr(name, strange if "theme" in name else inner)
    made = built(small_talk(folder, branded(file.name)))
    (said,) = [one.message for one in made.warnings if "Nobody Sans" in one.message]
    assert "20% wider" in said
