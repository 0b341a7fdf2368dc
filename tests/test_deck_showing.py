"""What makes the deck a talk: sections, transitions, hidden slides, as PowerPoint saves them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation as Pptx

from generator import deck
from generator.deck.file.archive import archived
from generator.deck.template.layouts import NAMESPACES
from generator.deck.template.package import CountingPackage
from generator.pages import one_pager
from generator.pages.one_pager.leaflet import Design
from tests.deck_talk import built, opened, small_talk, tools
from tests.package_checks import findings

EPOCH = datetime(1980, 1, 1)
NAMES = NAMESPACES | {
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p159": "http://schemas.microsoft.com/office/powerpoint/2015/09/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
TALK = """
title: On *kites*
deck:
  transition: fade
  slides:
    - title:
        transition: none
        notes: |
          One **two** [three](https://example.org/notes),
          `four`:

          1. five
          2. six,
             seven
          - eight
    - agenda
    - section: {title: Wind, transition: push}
    - points: {title: Lessons, items: ["[Hold](#end)", "[Out](https://example.org)"], transition: morph}
    - section: {title: "*Wind*", id: again}
    - statement: {id: end, text: Hold on., hidden: yes, notes: "Not [to be](#again) counted."}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> deck.Deck:
    return built(small_talk(tmp_path_factory.mktemp("talk"), TALK))


@pytest.fixture(scope="module")
def slides(made: deck.Deck) -> list[etree._Element]:
    return [etree.fromstring(etree.tostring(slide._element)) for slide in opened(made).slides]


def sections(pptx: Pptx) -> list[etree._Element]:
    return list(pptx.part._element.iterfind("p:extLst/p:ext/p14:sectionLst/p14:section", NAMES))


def test_sections_are_the_outlines_and_hold_every_slide_once(made: deck.Deck) -> None:
    pptx = opened(made)
    found = sections(pptx)
    assert [one.get("name") for one in found] == ["On kites", "Wind", "Wind"]
    held = [[int(one.get("id", 0)) for one in section.iter(f"{{{NAMES['p14']}}}sldId")] for section in found]
    assert [len(ids) for ids in held] == [2, 2, 2]
    assert [one for ids in held for one in ids] == [slide.slide_id for slide in pptx.slides]
    assert len({one.get("id") for one in found}) == 3


def test_a_deck_without_sections_has_no_list_of_them(tmp_path: Path) -> None:
    made = built(small_talk(tmp_path, "title: Kites\ndeck:\n  slides: [title]\n"))
    assert not sections(opened(made))


def test_transitions_are_the_slides_own_or_the_decks(slides: list[etree._Element]) -> None:
    names = [slide.xpath("name(p:transition/*|mc:*)", namespaces=NAMES) for slide in slides]
    assert names == ["", "p:fade", "p:push", "mc:AlternateContent", "p:fade", "p:fade"]


def test_a_morph_says_what_it_needs_and_falls_back_to_a_fade(slides: list[etree._Element]) -> None:
    [choice, fallback] = slides[3].iterfind("mc:AlternateContent/*", NAMES)
    assert choice.get("Requires") == "p159"
    assert choice.nsmap["p159"] == NAMES["p159"]
    assert choice.xpath("string(p:transition/p159:morph/@option)", namespaces=NAMES) == "byObject"
    assert fallback.find("p:transition/p:fade", NAMES) is not None


def test_parts_of_a_slide_stand_in_the_schemas_order(slides: list[etree._Element]) -> None:
    order = ["cSld", "clrMapOvr", "AlternateContent", "transition", "timing", "extLst"]
    for slide in slides:
        places = [order.index(etree.QName(child).localname) for child in slide]
        assert places == sorted(set(places))


def test_a_hidden_slide_is_skipped_and_its_notes_are_not_counted(
    made: deck.Deck, slides: list[etree._Element]
) -> None:
    assert [slide.get("show") for slide in slides] == [None] * 5 + ["0"]
    assert made.words == 8


def jumps(made: deck.Deck, number: int) -> dict[str, str]:
    """Of a slide's links to slides the words and the title that they lead to."""
    slide = opened(made).slides[number]
    found = {}
    for link in slide._element.iterfind(".//a:rPr/a:hlinkClick[@action]", NAMES):
        assert link.get("action") == "ppaction://hlinksldjump"
        assert link.xpath("a:extLst/a:ext/*")[0].get("val") == "tx"
        part = slide.part.related_part(link.get(f"{{{NAMES['r']}}}id"))
        found[link.getparent().getnext().text] = part.slide.shapes.title.text_frame.text
    return found


def test_an_agenda_leads_to_its_sections_and_a_text_to_the_slide_it_names(made: deck.Deck) -> None:
    assert jumps(made, 1) == {"Wind": "Wind\u00a0(2)"}  # the second of two such sections
    agenda, lessons = (opened(made).slides[number].part.rels.values() for number in (1, 3))
    leads = [rel.target_part.partname for rel in agenda if rel.reltype.endswith("/slide")]
    assert leads == ["/ppt/slides/slide3.xml", "/ppt/slides/slide5.xml"]
    assert jumps(made, 3) == {"Hold": "Hold on."}
    assert [rel.target_ref for rel in lessons if rel.is_external] == ["https://example.org"]


def test_notes_have_their_manner_their_lists_and_their_own_links(made: deck.Deck) -> None:
    page = opened(made).slides[0].notes_slide
    assert page.notes_text_frame is not None
    first, *listed = page.notes_text_frame.paragraphs
    [strong] = [run.text for run in first.runs if run.font.bold]
    [link] = [run for run in first.runs if run.hyperlink.address]
    [code] = [run.text for run in first.runs if run.font.name == "JetBrains Mono"]
    assert (strong, link.text, code) == ("two", "three", "four")
    assert link.hyperlink.address == "https://example.org/notes"
    assert [one.text for one in listed] == ["five", "six, seven", "eight"]
    marks = [one._p.find("a:pPr", NAMES)[-1] for one in listed]
    assert [etree.QName(mark).localname for mark in marks] == ["buAutoNum", "buAutoNum", "buChar"]


def test_on_a_page_of_notes_a_link_to_a_slide_is_plain(made: deck.Deck) -> None:
    page = opened(made).slides[5].notes_slide
    assert page.notes_text_frame is not None
    assert page.notes_text_frame.text == "Not to be counted."
    assert not page._element.findall(".//a:hlinkClick", NAMES)


def test_on_paper_a_link_to_a_slide_is_plain(tmp_path: Path) -> None:
    pages = "one_pager: {blocks: [summary]}\nsummary: See [the end](#end) or [out](https://example.org).\n"
    talk = small_talk(tmp_path, TALK + pages)
    leaflet, _ = one_pager.prepare(talk, *tools(talk))
    html = leaflet.html(Design(9, ()))
    assert re.findall(r'<p [^>]*>See\sthe end\sor\s<a href="(.*)">out</a>', html) == ["https://example.org"]


def test_a_thousand_slides_may_each_lead_to_the_next(tmp_path: Path) -> None:
    file = tmp_path / "empty.pptx"
    Presentation().save(str(file))
    package = CountingPackage.open(str(file))
    names = [PackURI(f"/ppt/slides/slide{number}.xml") for number in range(1, 2001)]
    parts = [Part(name, "text/xml", package, b"<p/>") for name in names]
    package.relate_to(parts[0], RT.SLIDE)
    for one, other in pairwise(parts):
        one.relate_to(other, RT.SLIDE)
    with zipfile.ZipFile(io.BytesIO(archived(package, EPOCH))) as archive:
        assert {name.membername for name in names} < set(archive.namelist())


MORPHS = """
title: Kites
deck:
  transition: morph
  slides:
    - timeline: {from: story, title: Story}
    - each: story
    - image: {title: Flying, image: {file: kite.png, alt: A kite}}
    - statement: {text: Kept aside., hidden: yes}
    - image: {title: Landing, image: {file: kite.png, alt: A kite, caption: Again}}
"""
STORY = """
kind: milestones
eras: [{id: early, title: Early, from: 2000}, {id: late, title: Late, from: 2005}]
items: [{date: 2001, title: First}, {date: 2007, title: Twice}, {date: 2008, title: Twice}]
"""


def test_a_morph_pairs_what_both_slides_show(tmp_path: Path) -> None:
    small_talk(tmp_path)
    (tmp_path / "story.yaml").write_text(STORY, encoding="utf-8")
    made = built(small_talk(tmp_path, MORPHS))
    names = [
        [one.get("name", "") for one in slide._element.iter(f"{{{NAMES['p']}}}cNvPr")]
        for slide in opened(made).slides
    ]
    found = [{name.removeprefix("!!") for name in each if name.startswith("!!")} for each in names]
    strip = {"Timeline", "Era: Early", "Era: Late", "Dot: First"}
    assert found[0] == found[1] == strip | {"Title: First"}
    assert found[2] == found[3] == strip
    assert not found[5]
    [picture] = found[4]
    assert picture.startswith("Picture ")
    assert found[6] == {picture}


def test_nothing_is_paired_where_nothing_morphs(slides: list[etree._Element]) -> None:
    assert not [slide for slide in slides if b'name="!!' in etree.tostring(slide)]


def test_the_properties_count_the_slides_and_list_their_titles(made: deck.Deck) -> None:
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        said = etree.fromstring(archive.read("docProps/app.xml"))
    counted = {etree.QName(one).localname: one.text for one in said if not len(one)}
    assert counted == {
        "Application": "Triptych",
        "PresentationFormat": "Widescreen",
        "Slides": "6",
        "Notes": "2",
        "HiddenSlides": "1",
    }
    titles = [one.text for one in said.iterfind("{*}TitlesOfParts/{*}vector/{*}lpstr")]
    slides = [one.shapes.title.text_frame.text for one in opened(made).slides if one.shapes.title]
    assert titles == [title.replace("\xa0", " ") for title in slides]


def test_a_slide_added_later_finds_footer_and_date_in_its_layout(tmp_path: Path) -> None:
    event = "event: {name: Kite Day, date: 2026-12-03}\nlanguage: fr\n"
    pptx = opened(built(small_talk(tmp_path, TALK + event)))
    for holder in (pptx.slide_master, *pptx.slide_layouts):
        words = {one.placeholder_format.type: one.text_frame.text for one in holder.placeholders}
        assert words[PP_PLACEHOLDER.FOOTER] == "On kites"
        assert words[PP_PLACEHOLDER.DATE] == "3 décembre 2026"


def test_the_audit_has_no_finding(tmp_path: Path, made: deck.Deck) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(made.data)
    assert list(OpenXmlValidator().validate(str(file)).errors) == []
    assert findings(made.data) == []
    assert len(Presentation(io.BytesIO(made.data)).slides) == made.slides
