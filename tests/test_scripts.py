"""Writing systems: runs by script with their language, where lines may end, text from right to left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from generator.content import load
from generator.content.collections import Quote
from generator.deck import compose
from generator.language import regional, script_of
from generator.pages.directions import direct
from generator.scripts import right_to_left, stretches, words
from generator.text import Cut, Style, office_font, pieces, width, wrap
from tests.deck_talk import TALK, built, opened, small_talk, tools

OTHERS = ("Rubik", "Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans SC")
STYLE = Style("Source Sans 3", 20, others=OTHERS)
WORLD = """
title: "Kites: 风筝"
language: en
deck:
  slides:
    - title
    - points:
        title: Names
        items: ["In Chinese 风筝, in Japanese 凧たこ", طائرة ورقية, "עפיפון, kite", ว่าว, Змей, पतंग]
    - table: {title: Words, header: [Language, Name], rows: [[Arabic, طائرة], [Korean, 연]]}
"""


@pytest.mark.parametrize(
    ("text", "script", "found"),
    [
        ("A 风筝, kite", "Latn", [("A ", ""), ("风筝", "zh"), (", kite", "")]),
        ("凧 or たこ", "Latn", [("凧", "zh"), (" or ", ""), ("たこ", "ja")]),
        ("凧はたこ", "Latn", [("凧はたこ", "ja")]),
        ("凧 kite", "Jpan", [("凧 ", ""), ("kite", "en")]),
        ("طائرة 2.0 ورقية", "Latn", [("طائرة 2.0 ورقية", "ar")]),
        ("café — naïve", "Latn", [("café — naïve", "")]),
    ],
)
def test_what_is_in_another_script_is_told_apart(
    text: str, script: str, found: list[tuple[str, str]]
) -> None:
    assert list(stretches(text, script)) == found


def test_languages_know_their_script_and_the_region_that_office_proofs() -> None:
    assert [script_of(one) for one in ("en", "zh-TW", "sr-Latn", "fa", "ja")] == [
        "Latn",
        "Hant",
        "Latn",
        "Arab",
        "Jpan",
    ]
    assert [regional(one) for one in ("zh", "ar", "he", "fr-CA")] == ["zh-CN", "ar-SA", "he-IL", "fr-CA"]


def test_a_text_runs_the_way_of_its_first_letter() -> None:
    assert right_to_left("3. שלום world") is True
    assert right_to_left("World שלום") is False
    assert right_to_left("80 %") is None


def test_letters_come_from_the_family_that_has_them_and_signs_go_with_the_letter_before() -> None:
    assert pieces("A 风筝, ok", "Source Sans 3", OTHERS) == [
        ("A ", "Source Sans 3"),
        ("风筝, ", "Noto Sans SC"),
        ("ok", "Source Sans 3"),
    ]
    assert width("风筝", STYLE) == pytest.approx(40)


def test_lines_end_neither_before_what_closes_nor_after_what_opens() -> None:
    found = [line.text for line in wrap([("去（北京）吧。“放手”是，难", STYLE)], 45)]
    assert not any(re.match("[），。”]", line) or re.search("[（“]$", line) for line in found)
    assert len(found) > 4


def test_the_letters_of_a_line_make_its_height() -> None:
    [latin], [both] = wrap([("kite", STYLE)], 500), wrap([("kite 风筝", STYLE)], 500)
    assert both.height > latin.height == pytest.approx(STYLE.line_height)


def test_a_font_of_ideographs_can_be_had_with_some_letters_alone() -> None:
    assert len(office_font(Cut("Noto Sans SC", bold=True), "风筝")) < 20_000


def test_runs_say_their_language_and_paragraphs_their_direction(tmp_path: Path) -> None:
    deck = opened(built(small_talk(tmp_path, WORLD)))
    xml = "".join(slide._element.xml for slide in deck.slides)
    spoken = set(re.findall(r'lang="([\w-]+)"', xml))
    assert spoken >= {"en-GB", "zh-CN", "ja-JP", "ar-SA", "he-IL", "th-TH", "ru-RU", "hi-IN", "ko-KR"}
    assert re.search(r'lang="zh-CN" altLang="en-GB"', xml)
    turned = [
        "".join(run.text for run in one.runs)
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.has_text_frame
        for one in shape.text_frame.paragraphs
        if one._p.pPr is not None and one._p.pPr.get("rtl") == "1" and one._p.pPr.get("algn") == "r"
    ]
    assert turned == ["طائرة ورقية", "עפיפון, kite"]


def test_a_talk_from_right_to_left_has_its_tables_so(tmp_path: Path) -> None:
    talk = (
        "title: جدول\nlanguage: ar\ndeck: {slides: [{table: {title: ت, header: [أ, ب], rows: [[ج, د]]}}]}\n"
    )
    deck = opened(built(small_talk(tmp_path, talk)))
    assert 'rtl="1"' in deck.slides[0]._element.xml.partition("<a:tblPr")[2].partition(">")[0]


def test_the_families_of_other_scripts_stand_in_the_theme(tmp_path: Path) -> None:
    look = tools(small_talk(tmp_path, WORLD))[0]
    assert (look.eastern, look.joined) == ("Noto Sans JP", "Rubik")
    assert tools(small_talk(tmp_path / "plain", TALK))[0].others == ()


@pytest.mark.parametrize(
    ("language", "letters", "families"),
    [
        ("zh", "约世纪公元前年月", ("Noto Sans SC",)),
        ("ko", "약기원전", ("Noto Sans KR",)),
        ("fa", "ژوئن", ("Rubik",)),
        ("hi", "जून", ("Noto Sans Devanagari",)),
        ("de", "", ()),
    ],
)
def test_the_letters_of_the_prints_own_words_and_dates_are_there_too(
    tmp_path: Path, language: str, letters: str, families: tuple[str, ...]
) -> None:
    talk = f"title: Kites\nlanguage: {language}\nevent: {{name: Park, date: 44-06-15 BCE}}\n"
    (tmp_path / "talk.yaml").write_text(talk, encoding="utf-8")
    look = tools(load(tmp_path))[0]
    assert look.others == families
    assert set(letters) <= set(look.letters)


def test_texts_in_another_language_of_the_same_script_say_so(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(
        "title: Good evening\ndeck: {slides: [{quote: one}, {statement: {text: Guten Tag, language: de}}]}\n"
        "one_pager: {blocks: [{quote: one}]}\n",
        encoding="utf-8",
    )
    (tmp_path / "quotes.yaml").write_text(
        "kind: quotes\nitems: [{id: one, language: fr, text: Bonsoir *Madame*., person: A guest}]\n",
        encoding="utf-8",
    )
    talk = load(tmp_path)
    look, templates = tools(talk)
    found = {
        run.text: run.language
        for slide in compose(talk, look, templates).slides
        for shape in (slide.title, *slide.shapes)
        for paragraph in getattr(shape, "paragraphs", ())
        for run in paragraph.runs
    }
    assert found["Bonsoir Madame."] == "fr"
    assert found["Guten Tag"] == "de"
    assert found["A guest"] == ""
    [quote] = talk.collections["quotes"].items
    assert isinstance(quote, Quote)
    assert quote.shown.__html__() == '<span lang="fr">Bonsoir Madame.</span>'


def test_joined_letters_are_not_set_apart(tmp_path: Path) -> None:
    talk = "title: Kites\ndeck: {slides: [title, statement: {text: Up, eyebrow: طائرة kite}]}\n"
    xml = opened(built(small_talk(tmp_path, talk))).slides[1]._element.xml
    apart = dict(re.findall(r'<a:rPr [^>]*?lang="([\w-]+)"([^>]*)>', xml.partition("Eyebrow")[2]))
    assert 'spc="0"' in apart["ar-SA"]
    assert "spc=" not in apart["en-GB"]


def test_each_paragraph_on_paper_runs_the_way_of_its_first_letter() -> None:
    page = etree.fromstring("<div><p>ورقية.</p><p>kite.</p><p>80 %</p><li><p>עפיפון</p></li></div>")
    direct(page, rtl=False)
    assert [one.get("dir") for one in page.iter("p")] == ["rtl", None, None, "rtl"]
    assert [one.get("style", "")[:17] for one in page.iter("p")] == ["letter-spacing: 0", "", "", ""]
    direct(page, rtl=True)
    assert [one.get("dir") for one in page.iter("p")] == ["rtl", "ltr", None, "rtl"]


def test_words_are_counted_as_they_are_spoken() -> None:
    assert [words(one) for one in ("", "Two words", "What? – nothing", "단어 셋 이다")] == [0, 2, 3, 3]
    assert words("纸张比竹简轻，比丝绸便宜。") == 6
    assert words("用 PyTorch 写") == 2
