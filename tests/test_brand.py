"""A deck in somebody's template: every kind, nothing of its samples, nothing lost unsaid."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image, ImageColor
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Pptx
from pptx.util import Pt

from generator import deck
from generator.content.slides import MODELS
from generator.deck.placed import Drawing, PlacedChart, PlacedSlide, PlacedText
from generator.deck.template.layouts import FREE
from generator.look import Look
from generator.pages.slides import deck_pdf
from generator.problems import ProblemsFound
from generator.shapes import Area, Frame, Label, Stroke
from generator.templating import Templates
from generator.theme import AA_MARK, AA_TEXT, contrast
from tests import brand_templates
from tests.brand_programs import FOOTERS, busy, laden, leftwards, scripted, untitled, upright
from tests.brand_templates import TEMPLATES
from tests.deck_talk import EVERY_KIND, TALK, opened, small_talk, tools
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
ARABIC = """
title: الطائرات الورقية
language: ar
theme: {template: brand.pptx}
deck:
  slides:
    - columns: {title: نوعان, columns: [{text: مسطح}, {text: صندوقي}]}
"""
AUDITED = (
    "office",
    "sampled",
    "ornate",
    "mastered",
    "impress",
)  # where parts differ, and not only what they say


def branded(name: str) -> str:
    """Every kind; a drawing is a picture like any other, and takes long to be drawn."""
    whole = EVERY_KIND.replace("    - appendix:", f"{SLIDES}    - appendix:")
    whole = re.sub(r"    - image: {title: A drawing.*\n", "", whole)
    return whole.replace("language: fr\n", f"language: fr\ntheme: {{template: {name}}}\n")


def folder_of(tmp_path: Path) -> Path:
    folder = tmp_path / "talk"
    folder.mkdir()
    (folder / "story.yaml").write_text(STORY, encoding="utf-8")
    return folder


Kit = tuple[Look, Templates]


class Made(NamedTuple):
    file: Path
    composed: deck.Composed
    deck: deck.Deck
    pptx: Pptx

    @property
    def missed(self) -> set[str]:
        """The boxes of ours that a warning says are not shown."""
        [said] = [one.message for one in self.deck.warnings if "not shown" in one.message]
        return set(re.findall(r"(?:: |; )([^;]+?) \(", said))


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The look and the slide templates of these talks, which are in one language and say the same."""
    return tools(small_talk(folder_of(tmp_path_factory.mktemp("kit")), branded("none.pptx")))


@pytest.fixture(scope="module")
def own(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Pptx:
    """The same talk in our own template."""
    plain = branded("none").replace("theme: {template: none}\n", "")
    return opened(deck.build(small_talk(folder_of(tmp_path_factory.mktemp("own")), plain), *kit))


@pytest.fixture(scope="module")
def brands(
    kit: Kit, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Made]:
    """Every kind on the template of that name, built once however many tests look at it."""

    @cache
    def made(name: str) -> Made:
        folder = folder_of(tmp_path_factory.mktemp(name))
        if name == "impress":
            file = brand_templates.impress(folder, request.getfixturevalue("soffice"))
        else:
            file = MADE[name](folder)
        talk = small_talk(folder, branded(file.name))
        composed = deck.compose(talk, *kit)
        written = deck.write_deck(talk, kit[0], composed)
        return Made(file, composed, written, opened(written))

    return made


MADE = {one.__name__: one for one in (*TEMPLATES, laden, scripted, untitled, busy, upright, leftwards)}
NAMES = [*MADE, "impress"]


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_is_written_into_it(name: str, brands: Callable[[str], Made], tmp_path: Path) -> None:
    made = brands(name)
    assert list(unreadable(made.composed)) == []
    assert findings(made.deck.data) == []
    if name in AUDITED:
        assert audited(made.deck.data, tmp_path) == set()
    assert all(slide.shapes.title.text_frame.text for slide in made.pptx.slides)
    assert not any("Sample" in shape.name or (shape.has_text_frame and "Sample" in shape.text_frame.text)
                   for slide in made.pptx.slides for shape in slide.shapes)  # fmt: skip
    low = made.pptx.slide_height or 0
    for slide in made.pptx.slides:
        places = [(shape.left, shape.top, shape.width) for shape in slide.shapes if shape.has_text_frame]
        assert len(set(places)) == len(places)
        assert all(shape.top + shape.height <= low + Pt(1) for shape in slide.shapes)
    assert any("not shown" in one.message for one in made.deck.warnings)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost_unsaid(name: str, brands: Callable[[str], Made], own: Pptx) -> None:
    made = brands(name)
    ours, its = (words_of(one, made.missed) for one in (own, made.pptx))
    assert {title: lost for title in ours if (lost := ours[title] - its[title])} == {}


def words_of(pptx: Pptx, unshown: Collection[str]) -> dict[str, Counter[str]]:
    """By slides' titles, without how many slides they go on over: the words of all that is on them."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for slide in pptx.slides:
        title = re.sub(r" \(\d+/\d+\)$", "", slide.shapes.title.text_frame.text)
        shown = [one for one in slide.shapes if one.name not in unshown]
        for said in (said for one in shown for said in said_in(one)):
            found[title].update(said.split())
    return found


def said_in(shape: Any) -> Iterator[str]:
    if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        # Of an axis's years there are as many as find room.
        yield from (said for one in shape.shapes for said in said_in(one) if not said.isdigit())
    elif getattr(shape, "has_chart", False):
        root = shape.chart._chartSpace
        yield from (one.text for one in root.iter("{*}v") if one.text)
    elif getattr(shape, "has_table", False):
        yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)
    elif (shape.has_text_frame and not shape.is_placeholder) or (
        shape.has_text_frame and shape.placeholder_format.type not in FOOTERS
    ):
        yield shape.text_frame.text


def audited(data: bytes, folder: Path) -> set[str]:
    (folder / "deck.pptx").write_bytes(data)
    return {str(one) for one in OpenXmlValidator().validate(str(folder / "deck.pptx")).errors}


def unreadable(composed: deck.Composed) -> Iterator[str]:
    """Words and marks that cannot be told from what the layout shows beneath them."""
    brand = composed.template.brand
    assert brand
    for number, slide in enumerate(composed.slides, start=1):
        backdrop = brand.choices[slide.layout.name].layout.inks
        for what, colour, frame, least in coloured(slide):
            for ground in backdrop.colours_under(frame):
                seen = contrast(backdrop.blend_over(colour, ground), ground)
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
            yield "a chart's words", one.chart.ink, one.frame, AA_TEXT
            for colour in {*one.chart.colours, *(point for row in one.chart.points for point in row)}:
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


def test_each_master_has_its_own_colours_and_fonts_and_notes_theirs(brands: Callable[[str], Made]) -> None:
    _, composed, _, pptx = brands("mastered")
    brand = composed.template.brand
    assert brand
    assert [brand.choices[name].layout.master for name in ("Section", "Points")] == [2, 1]
    wider = [composed.template.setting_of(name).wider["text"] for name in ("Section", "Points")]
    assert wider == [1.3, 1.0]
    assert len([one for one in composed.warnings if "'Verdana'" in one.message]) == 1
    used = {str(slide.slide_layout.slide_master.part.partname) for slide in pptx.slides}
    assert used == {f"/ppt/slideMasters/slideMaster{number}.xml" for number in (1, 2)}
    notes = pptx.part.part_related_by(RT.NOTES_MASTER)
    assert pptx.part._element.find("{*}notesMasterIdLst") is not None
    assert b'latin typeface="Calibri"' in notes.part_related_by(RT.THEME).blob


def test_content_stands_where_it_can_be_read_and_has_room(brands: Callable[[str], Made]) -> None:
    brand = brands("busy").composed.template.brand
    assert brand
    chosen = brand.choices
    assert {chosen[name].layout.master for name in ("Points", "Table", "Facts 3", "Columns 2")} == {2}
    assert chosen["Comparison"].sort == "bare"
    low = brand.size[1]
    for name in ("Points", "Facts 3"):
        layout = brand.arrange_layout(brand.ours[name], {"Body", "Figure 1"})
        title, content = layout.title, layout.placeholders.get("Body") or layout.placeholders["Figure 1"]
        assert title
        assert title.frame.y < low / 10
        assert content.frame.y < low / 3
    assert chosen["Points"].layout.area.height > low / 2


def test_a_cover_stands_in_the_middle_of_a_layout_for_content(brands: Callable[[str], Made]) -> None:
    for name in ("scripted", "untitled"):
        pptx = brands(name).pptx
        title = pptx.slides[0].shapes.title
        middle = (title.top + title.height / 2) / (pptx.slide_height or 1)
        assert 0.2 < middle < 0.6
    assert any(
        "no layout of the template has a title" in one.message for one in brands("untitled").deck.warnings
    )


def test_nothing_of_the_samples_is_left_but_the_companys_labels_are(brands: Callable[[str], Made]) -> None:
    made = brands("laden")
    with zipfile.ZipFile(io.BytesIO(made.deck.data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    left = {name for name in parts if re.match(r"ppt/\w+\.xml|\w+Props/|customXml|ppt/tags", name)}
    assert left == {
        "customXml/item1.xml", "docProps/app.xml", "docProps/core.xml", "docProps/custom.xml",
        "ppt/presProps.xml", "ppt/presentation.xml", "ppt/tableStyles.xml", "ppt/viewProps.xml",
    }  # fmt: skip
    assert b"Sample" not in b"".join(parts.values())


def test_text_runs_as_the_talk_does_whatever_the_templates_way(
    brands: Callable[[str], Made], tmp_path: Path
) -> None:
    styles = brands("leftwards").pptx.slide_master._element.find("{*}txStyles/{*}bodyStyle")
    assert {(level.get("rtl"), level.get("algn")) for level in styles} == {("0", "l")}
    file = brand_templates.office(tmp_path)
    talk = small_talk(tmp_path, ARABIC.replace("brand.pptx", file.name))
    composed = deck.compose(talk, *tools(talk))
    first, second, *_ = (one for one in composed.slides[0].shapes if isinstance(one, PlacedText))
    assert (first.placeholder.name, second.placeholder.name) == ("Column 1", "Column 2")
    assert first.placeholder.frame.x > second.placeholder.frame.x
    assert all(one.placeholder.levels[0].rtl for one in (first, second))


@pytest.mark.parametrize("name", ["mastered", "scripted"])
def test_a_person_can_go_on_in_it(name: str, brands: Callable[[str], Made], tmp_path: Path) -> None:
    pptx = opened(brands(name).deck)
    pptx.slides[0].shapes.title.text_frame.text = "Another title"
    pptx.slides[3].shapes[1].left += 12_700
    for layout in pptx.slides[3].slide_layout.slide_master.slide_layouts:
        added = pptx.slides.add_slide(layout)
        if added.shapes.title is not None:
            added.shapes.title.text_frame.text = f"On {layout.name}"
    pptx.save(str(tmp_path / "changed.pptx"))
    data = (tmp_path / "changed.pptx").read_bytes()
    assert audited(data, tmp_path) == set()
    again = Presentation(io.BytesIO(data))
    assert again.slides[0].shapes.title.text_frame.text == "Another title"
    assert len(again.slides) == len(pptx.slides)


def test_a_potx_is_as_good_as_a_pptx(kit: Kit, tmp_path: Path) -> None:
    decks = []
    for template in (brand_templates.office, brand_templates.as_template):
        (tmp_path / template.__name__).mkdir()
        folder = folder_of(tmp_path / template.__name__)
        plain = f"theme: {{template: {template(folder).name}}}\n{TALK}"
        decks.append(deck.build(small_talk(folder, plain), *kit).data)
    assert decks[0] == decks[1]


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


@pytest.mark.parametrize(
    ("template", "dark", "light"),
    [(brand_templates.gloomy, (0.5, 0.02), (0.5, 0.98)), (busy, (0.01, 0.01), (0.5, 0.5))],
)
def test_its_pdf_has_gradients(
    template: Callable[[Path], Path],
    dark: tuple[float, float],
    light: tuple[float, float],
    kit: Kit,
    tmp_path: Path,
) -> None:
    file = template(tmp_path)
    talk = small_talk(tmp_path, f"title: T\ntheme: {{template: {file.name}}}\ndeck: {{slides: [title]}}\n")
    made = deck_pdf.lay_out(talk, *kit, deck.compose(talk, *kit)).print()
    page = pypdfium2.PdfDocument(made.data)[0].render(scale=1).to_pil().convert("L")
    seen = [page.getpixel((round(x * page.width), round(y * page.height))) for x, y in (dark, light)]
    assert seen[0] + 10 < seen[1]


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
        ("brand.key", b"PK", "neither a .pptx nor a .potx"),
        ("brand.ppt", b"\xd0\xcf\x11\xe0", "neither a .pptx nor a .potx"),
        ("brand.pptm", b"PK", "macros"),
        ("brand.potm", b"PK", "macros"),
        ("brand.pptx", b"PK nothing", "damaged"),
        ("brand.pptx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted"),
    ],
)
def test_a_file_that_is_no_template_is_told_at_its_line(
    name: str, data: bytes | None, said: str, kit: Kit, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path)
    if data is not None:
        (folder / name).write_bytes(data)
    with pytest.raises(ProblemsFound) as raised:
        deck.compose(small_talk(folder, branded(name)), *kit)
    (problem,) = raised.value.problems
    assert said in problem.message
    assert (problem.place.file.name, problem.place.line) == ("talk.yaml", 5)


def test_a_template_without_layouts_or_that_is_cut_is_refused(kit: Kit, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    made = Presentation(str(brand_templates.DEFAULT))
    for layout in list(made.slide_layouts):
        made.slide_layouts.remove(layout)
    made.save(str(folder / "bare.pptx"))
    data = brand_templates.DEFAULT.read_bytes()
    (folder / "cut.pptx").write_bytes(data[: len(data) // 2])
    with zipfile.ZipFile(folder / "poor.pptx", "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
    with zipfile.ZipFile(brand_templates.DEFAULT) as old, zipfile.ZipFile(folder / "lost.pptx", "w") as new:
        for name in old.namelist():
            if not name.startswith("ppt/slideLayouts/"):
                new.writestr(name, old.read(name))
    for name, said in (
        ("bare", "has no layouts"),
        ("cut", "damaged"),
        ("poor", "damaged"),
        ("lost", "damaged"),
    ):
        with pytest.raises(ProblemsFound, match=said):
            deck.compose(small_talk(folder, branded(f"{name}.pptx")), *kit)


def test_a_strict_file_is_said_to_be_one(kit: Kit, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    usual = b"http://schemas.openxmlformats.org/officeDocument/2006/"
    strict = b"http://purl.oclc.org/ooxml/officeDocument/"
    with zipfile.ZipFile(brand_templates.DEFAULT) as old, zipfile.ZipFile(folder / "strict.pptx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(usual, strict))
    with pytest.raises(ProblemsFound, match="Strict Open XML") as raised:
        deck.compose(small_talk(folder, branded("strict.pptx")), *kit)
    assert raised.value.problems[0].place.line == 5


def test_a_font_that_cannot_be_measured_is_given_more_room_and_named(kit: Kit, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    file = folder / "strange.pptx"
    with zipfile.ZipFile(brand_templates.DEFAULT) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            inner = old.read(name)
            strange = inner.replace(b'latin typeface="Calibri"', b'latin typeface="Nobody Sans"')
            new.writestr(name, strange if "theme" in name else inner)
    made = deck.compose(small_talk(folder, f"theme: {{template: {file.name}}}\n{TALK}"), *kit)
    (said,) = [one.message for one in made.warnings if "Nobody Sans" in one.message]
    assert "20% wider" in said
