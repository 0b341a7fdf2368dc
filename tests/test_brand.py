"""A deck in somebody's template: every kind, nothing of its samples, nothing lost unsaid."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image, ImageColor
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Pt

from generator import deck
from generator.cli import main
from generator.content.slides import MODELS
from generator.deck.placed import Area, Drawing, Label, PlacedChart, PlacedSlide, PlacedText, Stroke
from generator.deck.template.layouts import FREE, Frame
from generator.pages.slides import deck_pdf
from generator.problems import ProblemsFound
from generator.theme import AA_MARK, AA_TEXT, contrast
from tests import brand_templates
from tests.brand_templates import TEMPLATES
from tests.deck_talk import EVERY_KIND, TALK, built, opened, small_talk, tools
from tests.package_checks import findings

STORY = """
kind: milestones
eras:
  - {id: old, title: Old, from: 1900}
  - {id: new, title: New, from: 1950}
  - {id: now, title: Now, from: 1999}
items:
  - {id: first, date: 1900-12-03, title: The first kite, text: "It flew, [they say](https://example.org/one)."}
  - {id: second, date: 1960, title: The second, text: It did not.}
  - {id: third, date: 2004-05, title: The third, text: It may yet.}
"""
SLIDES = """    - timeline: {from: story, title: All of it}
    - milestone: {from: story, pick: second}
    - quote: {from: quotes, pick: one}
    - point: {from: points, pick: wind}
    - chart:
        title: Three lines
        type: line
        header: [Year, A, B, C]
        rows: [["1", 1, 2, 3], ["2", 3, 2, 1]]
"""
AUDITED = ("office", "sampled", "ornate", "mastered")  # where parts differ, and not only what they say


def branded(name: str) -> str:
    whole = EVERY_KIND.replace("    - appendix:", f"{SLIDES}    - appendix:")
    return whole.replace("language: fr\n", f"language: fr\ntheme: {{template: {name}}}\n")


def folder_of(tmp_path: Path) -> Path:
    folder = tmp_path / "talk"
    folder.mkdir()
    (folder / "story.yaml").write_text(STORY, encoding="utf-8")
    return folder


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.__name__)
def test_every_kind_is_written_into_it(template: Callable[[Path], Path], tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    file = template(folder)
    talk = small_talk(folder, branded(file.name))
    look, templates = tools(talk)
    composed = deck.compose(talk, look, templates)
    assert list(unreadable(composed)) == []
    made = deck.written(talk, look, composed)
    assert findings(made.data) == []
    if template.__name__ in AUDITED:
        assert audited(made, tmp_path) == set()
    pptx = opened(made)
    assert all(slide.shapes.title.text_frame.text for slide in pptx.slides)
    assert not any("Sample" in shape.name or (shape.has_text_frame and "Sample" in shape.text_frame.text)
                   for slide in pptx.slides for shape in slide.shapes)  # fmt: skip
    low = pptx.slide_height or 0
    for slide in pptx.slides:
        places = [(shape.left, shape.top, shape.width) for shape in slide.shapes if shape.has_text_frame]
        assert len(set(places)) == len(places)
        assert all(shape.top + shape.height <= low + Pt(1) for shape in slide.shapes)
    assert any("not shown" in one.message for one in made.warnings)


def audited(made: deck.Deck, folder: Path) -> set[str]:
    (folder / "deck.pptx").write_bytes(made.data)
    return {str(one) for one in OpenXmlValidator().validate(str(folder / "deck.pptx")).errors}


def unreadable(composed: deck.Composed) -> Iterator[str]:
    """Words and marks that cannot be told from what the layout shows beneath them."""
    brand = composed.ground.brand
    assert brand
    for number, slide in enumerate(composed.slides, start=1):
        canvas = brand.chosen[slide.layout.name].layout.inks
        for what, colour, frame, least in coloured(slide):
            for ground in canvas.under(frame):
                seen = contrast(canvas.shown(colour, ground), ground)
                if seen < least:
                    yield f"slide {number}: {what} in {colour} on {ground}: {seen:.1f}"


def coloured(slide: PlacedSlide) -> Iterator[tuple[str, str, Frame, float]]:
    """What, in which colour, where, and the contrast that it needs."""
    for one in (slide.title, *slide.shapes):
        if isinstance(one, PlacedText):
            yield from of_text(one)
        elif isinstance(one, Drawing):
            yield from of_drawing(one)
        elif isinstance(one, PlacedChart):
            yield "a chart's words", one.ink, one.frame, AA_TEXT
            for colour in {*one.colours, *(point for row in one.points for point in row)}:
                yield "a series", colour, one.frame, AA_MARK


def of_text(one: PlacedText) -> Iterator[tuple[str, str, Frame, float]]:
    """How the brand sets its own words is its affair, as long as they can be seen."""
    levels = one.placeholder.levels
    for paragraph in one.paragraphs:
        own = levels[min(paragraph.level, len(levels) - 1)].colour
        for run in paragraph.runs:
            link = "hlink" if run.link.startswith("http") else ""
            least = AA_TEXT if one.placeholder.kind == FREE or run.colour or link else AA_MARK
            yield run.text, run.colour or link or own, one.placeholder.frame, least


def of_drawing(one: Drawing) -> Iterator[tuple[str, str, Frame, float]]:
    areas = [shape.frame for shape in one.shapes if isinstance(shape, Area)]
    for shape in one.shapes:
        if isinstance(shape, Label):
            if not any(holds(each, shape.frame) for each in areas):
                yield shape.name, shape.colour, one.frame, AA_TEXT
        elif isinstance(shape, Stroke | Area) and shape.colour != "bg1" and " " not in shape.colour:
            yield shape.name, shape.colour, one.frame, AA_MARK


def holds(one: Frame, other: Frame) -> bool:
    x, y = other.x + other.width / 2, other.y + other.height / 2
    return one.x <= x <= one.x + one.width and one.y <= y <= one.y + one.height


def test_what_brands_are_tried_with_is_every_kind() -> None:
    said = branded("x")
    kinds = {get_args(model.model_fields["kind"].annotation)[0] for model in MODELS}
    assert {kind for kind in kinds if not re.search(rf"^    - \{{?{kind}\b", said, re.M)} == set()


def test_each_master_has_its_own_colours_and_fonts_and_notes_theirs(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    file = brand_templates.mastered(folder)
    talk = small_talk(folder, branded(file.name))
    look, templates = tools(talk)
    composed = deck.compose(talk, look, templates)
    brand = composed.ground.brand
    assert brand
    assert [brand.chosen[name].layout.master for name in ("Section", "Points")] == [2, 1]
    wider = [composed.ground.setting_of(name).wider["text"] for name in ("Section", "Points")]
    assert wider == [1.3, 1.0]
    assert len([one for one in composed.warnings if "'Verdana'" in one.message]) == 1
    pptx = opened(deck.written(talk, look, composed))
    used = {str(slide.slide_layout.slide_master.part.partname) for slide in pptx.slides}
    assert used == {f"/ppt/slideMasters/slideMaster{number}.xml" for number in (1, 2)}
    notes = pptx.part.part_related_by(RT.NOTES_MASTER)
    assert pptx.part._element.find("{*}notesMasterIdLst") is not None
    assert b'latin typeface="Calibri"' in notes.part_related_by(RT.THEME).blob


def test_a_layout_with_too_few_places_is_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    file = brand_templates.office(folder)
    (folder / "office.pptx.yaml").write_text("layouts:\n  Comparison: Title Only\n", encoding="utf-8")
    made = built(small_talk(folder, branded(file.name)))
    assert any("'Title Only' has 0 of 4 places for 'Comparison'" in one.message for one in made.warnings)


def test_an_export_of_impress_is_written_into(soffice: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    file = brand_templates.impress(folder, soffice)
    made = built(small_talk(folder, branded(file.name)))
    assert all(slide.shapes.title.text_frame.text for slide in opened(made).slides)
    old = {str(one) for one in OpenXmlValidator().validate(str(file)).errors}
    assert audited(made, tmp_path) - old == set()


def test_its_pdf_has_the_pictures_of_the_master(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    file = brand_templates.ornate(folder)
    asked = TALK.replace("language: fr\n", f"language: fr\ntheme: {{template: {file.name}}}\n")
    talk = small_talk(folder, asked + "\ndeck_pdf: yes\n")
    look, templates = tools(talk)
    made = deck_pdf.lay_out(talk, look, templates, deck.compose(talk, look, templates)).print()
    assert any("cannot draw of the template: the style of tables" in one.message for one in made.warnings)
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
        ("brand.odp", b"PK", "neither a .pptx nor a .potx"),
        ("brand.ppt", b"\xd0\xcf\x11\xe0", "neither a .pptx nor a .potx"),
        ("brand.pptm", b"PK", "macros"),
        ("brand.potm", b"PK", "macros"),
        ("brand.pptx", b"PK nothing", "damaged"),
        ("brand.pptx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted"),
    ],
)
def test_a_file_that_is_no_template_is_told_at_its_line(
    name: str, data: bytes | None, said: str, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path)
    if data is not None:
        (folder / name).write_bytes(data)
    with pytest.raises(ProblemsFound) as raised:
        built(small_talk(folder, branded(name)))
    (problem,) = raised.value.problems
    assert said in problem.message
    assert (problem.place.file.name, problem.place.line) == ("talk.yaml", 5)


def test_a_template_without_layouts_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    with zipfile.ZipFile(brand_templates.DEFAULT) as old, zipfile.ZipFile(folder / "bare.pptx", "w") as new:
        for name in old.namelist():
            if not name.startswith("ppt/slideLayouts/"):
                new.writestr(name, old.read(name))
    with pytest.raises(ProblemsFound, match=r"damaged"):
        built(small_talk(folder, branded("bare.pptx")))


def test_a_strict_file_is_said_to_be_one(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
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
    folder = folder_of(tmp_path)
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
    folder = folder_of(tmp_path)
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
    folder = folder_of(tmp_path)
    file = folder / "strange.pptx"
    with zipfile.ZipFile(brand_templates.DEFAULT) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            inner = old.read(name)
            strange = inner.replace(b'latin typeface="Calibri"', b'latin typeface="Nobody Sans"')
            new.writestr(name, strange if "theme" in name else inner)
    made = built(small_talk(folder, branded(file.name)))
    (said,) = [one.message for one in made.warnings if "Nobody Sans" in one.message]
    assert "20% wider" in said
