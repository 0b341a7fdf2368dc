"""The words on their way: what two programs read in every print is what was typed."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pymupdf
import pypdfium2
import pytest
from lxml import etree
from pptx import Presentation

from generator.build import build
from generator.outputs import OUTPUTS

TALK = """\
title: Words on their way
deck_pdf: {notes: yes}
notes: yes
handout: {per_page: 2, beside: notes}
deck:
  slides:
    - points:
        title: Office flow, C#
        items:
          - Efficient affix, __init__ & 5 > 3
          - हिन्दी में लिखा हुआ क्षेत्र
          - كتاب في المكتبة العامة
          - ภาษาไทยที่นี่ น้ำ
          - 中文的句子
          - שלום עולם
        notes: |
          Say `a <= b` of चन्द्रगुप्त मौर्य, اللغة العربية กำลังทำ, 風箏飛 and עברית today:

          3. Third
             - nested
          4. Fourth
    - code:
        title: Compare
        language: python
        text: |
          if a != b and a <= b or a >= b:
              f = lambda x: x  # -> => === :: <!-- www fi
one_pager: {blocks: [points]}
poster: {size: a2, from: milestones}
poster_tiles: yes
"""
POINTS = """\
kind: points
items:
  - {title: Code, text: "Inline `a != b` and `x => y`, हड़प्पा और मोहनजोदड़ो के नगर।"}
  - {title: Old city, text: المدينة القديمة}
  - {title: Peace, text: שלום לכולם}
  - {title: Here, text: ภาษาไทยที่นี่ 中文的句子}
"""
MILESTONES = """\
kind: milestones
items:
  - {date: 1947, title: भारत की स्वतंत्रता, text: सिंधु घाटी सभ्यता}
  - {date: 1950, title: المملكة العربية, text: في بداية القرن}
  - {date: 1953, title: กรุงเทพมหานคร, text: ที่นี่ กำลังทำ}
  - {date: 1956, title: 中华人民, text: "`a <= b`, `->`"}
  - {date: 1959, title: שלום עולם, text: עברית קלה}
"""
# What is no letter of a text: the signs and the quotes of YAML, keys, marks of Markdown, numbers of lists.
_KEYS = re.compile(
    r"^ *\d\. |^[ -]*(?:\{date: \d+, )?(?:[a-z_]+: *\|?)?|[`{}]|, text: |\"|title: ", re.MULTILINE
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_SLIDES = TALK[TALK.index("Office") : TALK.index("one_pager")].replace("language: python", "")
_TYPED = {
    "deck.pptx": _SLIDES,
    "deck.pdf": _SLIDES,
    "handout.pdf": _SLIDES,
    "notes.pdf": _SLIDES,
    "one-pager.pdf": POINTS[POINTS.index("  -") :],
    "poster.pdf": MILESTONES[MILESTONES.index("  -") :],
    "poster-tiles.pdf": MILESTONES[MILESTONES.index("  -") :],
}


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words") / "talk"
    folder.mkdir()
    for name, text in {"talk": TALK, "points": POINTS, "milestones": MILESTONES}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    build(folder, folder.parent / "out")
    return folder.parent / "out"


def bare(text: str) -> str:
    """Without spaces, which no two programs set alike, and without what only turns or joins letters."""
    return re.sub(r"\s", "", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))


def by_pdfium(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    return " ".join(page.get_textpage().get_text_range() for page in document)


def by_mupdf(file: Path) -> str:
    document = pymupdf.open(file)
    return " ".join(document[number].get_text() for number in range(len(document)))


def by_python_pptx(file: Path) -> str:
    slides = Presentation(str(file)).slides
    parts = [part for slide in slides for part in (slide, slide.notes_slide) if part]
    return " ".join(shape.text_frame.text for part in parts for shape in part.shapes if shape.has_text_frame)


def by_its_xml(file: Path) -> str:
    slides = Presentation(str(file)).slides
    parts = [part for slide in slides for part in (slide, slide.notes_slide) if part]
    found = [etree.fromstring(etree.tostring(part._element)) for part in parts]
    return " ".join("".join(str(run.text) for run in one.iter("{*}t")) for one in found)


READERS = [
    (output.file, read)
    for output in OUTPUTS
    for read in ((by_python_pptx, by_its_xml) if output.file.endswith(".pptx") else (by_pdfium, by_mupdf))
]


def test_every_print_is_read() -> None:
    assert {file for file, _ in READERS} == set(_TYPED)


@pytest.mark.parametrize(("file", "read"), READERS)
def test_the_words_are_those_that_were_typed(prints: Path, file: str, read: object) -> None:
    assert callable(read)
    text = bare(read(prints / file))
    typed = [word for line in _TYPED[file].splitlines() for word in _KEYS.sub(" ", line).split()]
    assert len(typed) >= 15
    assert [word for word in typed if bare(word) not in text] == []
