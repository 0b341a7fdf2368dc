"""The .pptx itself, opened again: placeholders, languages, colours, links, notes, the same bytes twice."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Pptx

from generator import deck
from generator.content.slides import SLIDES
from generator.deck.file.shape_xml import RunWriter
from generator.deck.template.layouts import NAMESPACES
from generator.theme import Theme
from tests.deck_talk import EVERY_KIND, TALK, TEMPLATES, built, opened, small_talk, tools


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> deck.Deck:
    return built(small_talk(tmp_path_factory.mktemp("talk"), EVERY_KIND))


@pytest.fixture(scope="module")
def slides(made: deck.Deck) -> Pptx:
    return opened(made)


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return tools(small_talk(tmp_path_factory.mktemp("talk")))[0].theme


def parts(made: deck.Deck) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(made: deck.Deck, kind: str = "slides") -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(data)
        for name, data in parts(made).items()
        if re.fullmatch(rf"ppt/{kind}/\w+\.xml", name)
    }


def test_every_slide_has_a_title_of_its_own(made: deck.Deck, slides: Pptx) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in slides.slides if slide.shapes.title is not None]
    assert len(titles) == made.slides == len(slides.slides)
    assert all(title.strip() for title in titles)
    assert len(set(titles)) == len(titles)


def test_every_slide_has_footer_number_and_date_as_placeholders(slides: Pptx) -> None:
    wanted = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE}
    first, *others = slides.slides
    assert not wanted & {shape.placeholder_format.type for shape in first.placeholders}
    for number, slide in enumerate(others, start=2):
        found = {shape.placeholder_format.type: shape for shape in slide.placeholders}
        assert wanted <= set(found)
        field = found[PP_PLACEHOLDER.SLIDE_NUMBER]._element.find(".//a:fld", NAMESPACES)
        assert field.get("type") == "slidenum"
        assert found[PP_PLACEHOLDER.SLIDE_NUMBER].text_frame.text in ("", str(number))


def test_words_of_a_footer_are_each_in_their_language() -> None:
    written = RunWriter("en-GB", "JetBrains Mono", lambda _: "").plain("Kites 风筝 طائرة")
    runs = re.findall(r'<a:rPr lang="([^"]+)".*?<a:t>(.*?)</a:t>', written)
    assert [one for one in runs if one[1] != " "] == [
        ("en-GB", "Kites "),
        ("zh-CN", "风筝"),
        ("ar-SA", "طائرة"),
    ]


def test_every_kind_of_slide_is_among_them(tmp_path: Path) -> None:
    deck_of = small_talk(tmp_path, EVERY_KIND).file.deck
    assert deck_of is not None
    # Every point and quote is shown by an `each`; milestones have tests of their own.
    shown = {slide.kind for slide in deck_of.slides} | {"point", "quote", "milestone", "timeline"}
    assert shown == set(SLIDES)


def test_no_placeholder_is_left_empty(slides: Pptx) -> None:
    for slide in slides.slides:
        for shape in slide.placeholders:
            if shape.has_text_frame:
                assert shape._element.findall(".//a:t", NAMESPACES), (slide.slide_id, shape.name)


def test_text_stands_in_placeholders_of_the_layout_and_nowhere_else(slides: Pptx) -> None:
    for slide in slides.slides:
        there = {one.placeholder_format.idx for one in slide.slide_layout.placeholders}
        for shape in slide.shapes:
            if shape.is_placeholder:
                assert shape.placeholder_format.idx in there
            else:
                assert shape.shape_type is not None
                assert not shape.has_text_frame


def test_lists_tables_and_pictures_are_real(made: deck.Deck, slides: Pptx) -> None:
    by_title = {slide.shapes.title.text_frame.text: slide for slide in slides.slides if slide.shapes.title}
    numbered = by_title["One, two"]
    assert len(numbered._element.findall(".//a:buAutoNum", NAMESPACES)) == 2
    [table] = [shape for shape in by_title["A table"].shapes if shape.has_table]
    assert table.is_placeholder
    assert table.table.first_row
    assert not table._element.findall(".//a:lnB", NAMESPACES)  # the style's, not the cells'
    named = table._element.findtext(".//a:tableStyleId", namespaces=NAMESPACES)
    assert f'styleId="{named}"'.encode() in parts(made)["ppt/tableStyles.xml"]
    assert [cell.text for cell in table.table.rows[2].cells] == ["Boxed", "1893"]
    [picture] = [shape for shape in by_title["A picture"].placeholders if shape.placeholder_format.type == 18]
    assert picture._element.nvPicPr.cNvPr.get("descr") == "A blue kite in the sky"


def test_links_lead_where_the_talk_says(made: deck.Deck) -> None:
    targets = re.findall(
        rb'Target="(https[^"]*)"', b"".join(d for n, d in parts(made).items() if "slides/_rels" in n)
    )
    assert {b"https://example.org/kites", b"https://example.org/kites/book"} <= set(targets)


def test_every_run_says_its_language(made: deck.Deck) -> None:
    for kind in ("slides", "notesSlides"):
        for root in xml(made, kind).values():
            assert root.xpath("//a:r", namespaces=NAMESPACES)
            assert not root.xpath("//a:r[not(a:rPr/@lang='fr-FR')]", namespaces=NAMESPACES)


def test_colours_and_fonts_are_the_themes(made: deck.Deck) -> None:
    for kind in ("slides", "slideLayouts", "slideMasters"):
        for name, root in xml(made, kind).items():
            assert not list(root.iter(f"{{{NAMESPACES['a']}}}srgbClr")), name
            faces = {one.get("typeface", "") for one in root.iter(f"{{{NAMESPACES['a']}}}latin")}
            assert {face for face in faces if not face.startswith("+")} <= {"JetBrains Mono"}, name


def test_the_theme_has_the_looks_colours_and_families(tmp_path: Path) -> None:
    talk = small_talk(tmp_path, TALK + "theme: {accent: '#0B5E6E'}\n")
    root = etree.fromstring(parts(built(talk))["ppt/theme/theme1.xml"])
    slots = root.iterfind(".//a:clrScheme/*", NAMESPACES)
    colours = {etree.QName(one).localname: one[0].get("val", "") for one in slots}
    look, _ = tools(talk)
    assert colours["accent1"] == "0B5E6E"
    assert colours["dk1"] == look.theme.colours.ink[1:]
    assert colours["folHlink"] == look.theme.colours.accent_on_ink[1:]
    assert root.xpath("string(//a:majorFont/a:latin/@typeface)", namespaces=NAMESPACES) == look.heading


def test_notes_are_what_the_talk_says(made: deck.Deck, slides: Pptx) -> None:
    assert slides.slides[0].notes_slide.notes_text_frame.text == "Welcome to the kites."
    [wind] = [
        s for s in slides.slides if s.has_notes_slide and "Wait for it" in s.notes_slide.notes_text_frame.text
    ]
    assert wind.shapes.title.text_frame.text == "Wait for the wind"
    assert made.words >= 7


def test_the_files_properties_are_the_talks(slides: Pptx) -> None:
    said = slides.core_properties
    assert (said.title, said.subject, said.keywords, said.language) == (
        "On kites: a short history",
        "What flies",
        "kites, wind",
        "fr",
    )
    assert said.created is not None
    assert said.created.year == 1980


def test_the_same_talk_gives_the_same_bytes(tmp_path: Path, made: deck.Deck) -> None:
    assert built(small_talk(tmp_path, EVERY_KIND)).data == made.data


def test_parts_and_shapes_are_numbered_without_gap_or_repeat(made: deck.Deck) -> None:
    names = list(parts(made))
    assert len(set(names)) == len(names)
    numbers = sorted(int(re.findall(r"\d+", name)[0]) for name in xml(made))
    assert numbers == list(range(1, made.slides + 1))
    for root in xml(made).values():
        ids = [one.get("id") for one in root.iter(f"{{{NAMESPACES['p']}}}cNvPr")]
        assert len(set(ids)) == len(ids)


def test_a_template_has_no_sample_slides_and_none_of_python_pptx(made: deck.Deck) -> None:
    everything = b"".join(data for name, data in parts(made).items() if name.endswith(".xml"))
    for leftover in (b"Calibri", b"4F81BD", b"python-pptx", b"PowerPoint Presentation"):
        assert leftover not in everything


@pytest.mark.parametrize("which", ["deck", "template"])
def test_the_audit_has_no_finding(tmp_path: Path, made: deck.Deck, which: str) -> None:
    file = TEMPLATES / deck.TEMPLATE
    if which == "deck":
        file = tmp_path / "deck.pptx"
        file.write_bytes(made.data)
    result = OpenXmlValidator().validate(str(file))
    assert list(result.errors) == []
    assert result.is_valid
