"""Where lines end on pages, and that the poster prints the lines that were measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest
import yaml

from generator.page_line_ends import hyphenated, on_pages, within
from generator.pages import poster
from generator.pages.paper import Press
from generator.text import Style, width
from generator.typesetting import evened, set_lines
from tests import papers

PLAIN = Style("Source Sans 3", 1.0)
GERMAN = "Die Nahverkehrsfreifahrtberechtigung gilt bei der Bundesbahn."


def parts(text: str, language: str) -> list[str]:
    ends = on_pages(text, language)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("while C++ and C# compiled", "en", "while |C++ |and |C# |compiled"),
        ("MIL-STD-1815, an X-ray, and/or .NET", "en", "MIL-STD-1815, |an |X-ray, |and/or |.NET"),
        ("a well-known one", "en", "a |well-|known |one"),
        ("at 300 km/h, 5 % of No. 5", "en", "at |300 km/h, |5 % |of |No. 5"),
        ("5 million in 1990–2010", "en", "5 |million |in |1990–2010"),
        ("「はい」と言った。価格は¥5,000です。", "ja", "「はい」と|言った。|価格は|¥5,000です。"),
        ("改革开放开始了。", "zh", "改革|开放|开始|了。"),
        ("한국어는 단어로 나눈다.", "ko", "한국어는 |단어로 |나눈다."),
        ("ทรงสถาปนาเป็นราชธานี", "th", "ทรง|สถาปนา|เป็น|ราชธานี"),
    ],
)
def test_lines_end_between_words(text: str, language: str, wanted: str) -> None:
    assert "|".join(parts(text, language)) == wanted


def test_an_address_and_a_name_in_code_are_cut_after_their_signs() -> None:
    address = "https://example.org/wiki/K_(B)?a=1&b=2"
    places = within(address)
    cut = [address[start:end] for start, end in zip([0, *places], [*places, None], strict=True)]
    assert cut == ["https://", "example.", "org/", "wiki/", "K_(B)?", "a=", "1&", "b=", "2"]
    assert within("torch.nn.functional") == [6, 9]
    assert within("Dampflokomotive") == []


def test_hyphens_are_the_languages_or_the_words_own() -> None:
    assert "Nahverkehrs" in [
        "Nahverkehrsfreifahrt"[:at] for at in hyphenated("Nahverkehrsfreifahrt", "de", 3)
    ]
    assert hyphenated("Donau\u00addampfschifffahrt", "de", 3) == [6]
    assert hyphenated("https://example.org/nahverkehr", "de", 3) == []
    assert hyphenated("Nahverkehrsfreifahrt", "tlh", 3) == []


@pytest.mark.parametrize("room", [2.0, 5.0, 9.0, 14.0, 30.0])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        ("https://de.wikipedia.org/wiki/Begriff?a=1&b=2#Abschnitt_davon", "de"),
        ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "tlh"),
        ("A short one", "en"),
    ],
)
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, language: str, room: float) -> None:
    lines = set_lines(((text, PLAIN),), room, language)
    shown = [text[line.start : line.end] + line.hyphen for line in lines]
    assert all(width(line, PLAIN) <= room + 0.05 for line in shown)
    assert "".join(text[line.start : line.after] for line in lines) == text
    even = evened(((text, PLAIN),), room, language)
    assert len(even) == len(lines)


MILESTONES: dict[str, list[tuple[int, str, str]]] = {
    "en": [
        (1545, "Cardano's *Ars magna* and `solve`", "Go was made while C++ compiled, as MIL-STD-1815 was."),
        (1637, "Descartes", "https://example.org/a/very/long/path/that_goes_on/and-on/to?its=end&more=of_it"),
        (1700, "*Leibniz* founds an *Academy*", "In **Berlin**, with a [link](https://example.org) in it."),
    ],
    "de": [
        (1975, "Dampflokomotivbetriebseinstellung", "Dampflokomotivbetriebseinstellung bei der Bundesbahn."),
        (1980, "Zwei", "Höchstgeschwindigkeit 300 km/h."),
        (1990, "Nahverkehr", "Nahverkehrsfreifahrtberechtigungsausweisnummernschild für alle."),
    ],
    "th": [
        (1238, "อาณาจักรสุโขทัย", "พ่อขุนศรีอินทราทิตย์ทรงสถาปนากรุงสุโขทัยเป็นราชธานี"),
        (1351, "กรุงศรีอยุธยา", "พระเจ้าอู่ทองทรงสถาปนา"),
        (1782, "กรุงเทพมหานคร", "รัชกาลที่ 1 ทรงสถาปนากรุงรัตนโกสินทร์"),
        (1905, "เลิกทาส", "รัชกาลที่ 5 ทรงประกาศพระราชบัญญัติเลิกทาส"),
    ],
}


def folder(at: Path, language: str, orientation: str) -> Path:
    items: list[Any] = [
        {"date": year, "title": title, "text": said} for year, title, said in MILESTONES[language]
    ]
    milestones = {"kind": "milestones", "items": items}
    talk = {
        "title": "Lines",
        "language": language,
        "poster": {"size": "a1", "orientation": orientation, "from": "milestones"},
    }
    for name, written in (("milestones", milestones), ("talk", talk)):
        (at / f"{name}.yaml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return at


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("language", MILESTONES)
def test_the_poster_prints_the_lines_that_were_measured(
    language: str, orientation: str, tmp_path: Path
) -> None:
    talk, look, templates = papers.opened(folder(tmp_path, language, orientation))
    page = pymupdf.open(stream=poster.build(talk, look, templates).data)[0]
    words = [word for word in page.get_text("words") if word[4].strip()]
    assert all(word[0] >= 0 and word[2] <= page.rect.width for word in words)
    over = [
        (one[4], other[4])
        for at, one in enumerate(words)
        for other in words[at + 1 :]
        if min(one[2], other[2]) - max(one[0], other[0]) > 2
        and min(one[3], other[3]) - max(one[1], other[1]) > 0.45 * (one[3] - one[1])
    ]
    assert over == []
    lines = printed_lines(page)
    if language == "en":
        assert any("C++" in line for line in lines)
        assert any("MIL-STD-1815" in line for line in lines)
    if language == "de":
        assert any(line.endswith("-") for line in lines)
        assert any("300 km/h." in line for line in lines)


def printed_lines(page: Any) -> list[str]:
    return [
        "".join(span["text"] for span in line["spans"]).strip()
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
    ]


def test_what_weasyprint_breaks_keeps_together_what_we_keep(tmp_path: Path) -> None:
    """Words are set in the narrowest column there is, so that lines end wherever they may."""
    look = papers.opened(papers.SHIPPED)[1]
    style = "@page { size: 300pt; margin: 0 } p { width: 1pt; font: 12pt 'Source Sans 3' }"
    said = "C++ MIL-STD and/or <b>C++</b>, 300 km/h <code>src/generator/pages/paper_of_pages.py</code>"
    html = f'<html lang="en"><head><style>{style}</style></head><body><p>{said}</p></body></html>'
    sheet = Press(look, [tmp_path]).lay_out(html, tmp_path)
    lines = printed_lines(pymupdf.open(stream=sheet.pdf())[0])
    path = ["src/", "generator/", "pages/", "paper_", "of_", "pages.", "py"]
    assert lines == ["C++", "MIL-STD", "and/or", "C++,", "300 km/h", *path]
    assert not set("\u200b\u2060") & set(papers.spoken(sheet.pdf()))
