"""Hundreds of slides as LibreOffice draws them: short and long texts in several scripts, each in its box."""

from __future__ import annotations

import ctypes
import json
import random
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from generator import deck
from generator.deck import compose
from generator.deck.placed import PlacedSlide, PlacedText
from generator.text import Cut, office_font
from tests.deck_talk import small_talk, tools
from tests.drawing import draw

WORDS = {
    "en": [
        "wind",
        "kite",
        "string",
        "sky",
        "of",
        "in",
        "the",
        "paper",
        "flight",
        "remarkable",
        "engineering",
        "to",
        "a",
        "community",
        "winter",
        "silk",
    ],
    "ru": [
        "ветер",
        "змей",
        "нить",
        "небо",
        "в",
        "и",
        "на",
        "бумага",
        "полёт",
        "замечательный",
        "инженерный",
        "для",
        "сообщество",
        "зима",
        "шёлк",
    ],
    "ar": [
        "ريح",
        "طائرة",
        "خيط",
        "سماء",
        "في",
        "من",
        "ورق",
        "طيران",
        "رائع",
        "هندسة",
        "إلى",
        "مجتمع",
        "شتاء",
        "حرير",
    ],
    "zh": ["风", "筝", "线", "天空", "在", "的", "纸", "飞行", "非凡", "工程", "到", "社区", "冬天", "丝绸"],
    "narrow": ["ill", "fit", "lift", "tilt", "jolt", "fill", "flit", "till", "il", "l", "i", "lilt"],
    "wide": ["WOMM", "MWMWM", "OWWO", "WMO", "QWMQ", "MOOWM"],
}
# The theme's step; the points that a letter's tail, at 54 of them, may hang below a frame.
STEP, EDGE = 0.05, 12


def said(rng: random.Random, count: int) -> str:
    words = WORDS[rng.choice(list(WORDS))]
    glue = "" if words is WORDS["zh"] else " "
    return glue.join(rng.choice(words) for _ in range(count))


def several(rng: random.Random) -> list[str]:
    return [said(rng, rng.randint(2, 14)) for _ in range(rng.randint(2, 6))]


def columns(rng: random.Random) -> list[dict[str, str]]:
    return [{"text": said(rng, rng.randint(2, 16))} for _ in range(2)]


def slides(rng: random.Random, count: int) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    for number in range(count):
        title = f"{number} {said(rng, rng.randint(1, 5))}"
        made.append(
            rng.choice(
                [
                    {"points": {"title": title, "items": several(rng)}},
                    {"statement": {"title": title, "text": said(rng, rng.randint(4, 40))}},
                    {"section": {"title": title, "text": said(rng, rng.randint(2, 14))}},
                    {
                        "columns": {
                            "title": title,
                            "columns": [{"text": said(rng, rng.randint(2, 16))} for _ in "ab"],
                        }
                    },
                ]
            )
        )
    return made


def texts(slide: PlacedSlide) -> list[PlacedText]:
    return [one for one in (slide.title, *slide.shapes) if isinstance(one, PlacedText)]


def test_text_stays_in_its_box_and_what_fits_is_not_set_smaller(
    tmp_path: Path, drawing_env: dict[str, str]
) -> None:
    talk = {"title": "风筝 طائرة змей", "deck": {"slides": slides(random.Random(2026), 240)}}
    loaded = small_talk(tmp_path / "talk", json.dumps(talk, ensure_ascii=False))
    look, templates = tools(loaded)
    fonts = Path(drawing_env["FONTCONFIG_FILE"]).parent
    for bold in (False, True):
        (fonts / f"SC-{bold}.ttf").write_bytes(office_font(Cut("Noto Sans SC", bold), look.letters))
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck.build(loaded, look, templates).data)
    placed = compose(loaded, look, templates).slides
    draw(file, tmp_path / "drawn", drawing_env, dpi=8)
    wrong = []
    with pypdfium2.PdfDocument(tmp_path / "drawn" / "deck.pdf") as document:
        assert len(document) == len(placed)
        for slide, page in zip(placed, document, strict=True):
            wrong += [f"{slide.title.paragraphs[0].plain}: {one}" for one in faults(slide, page)]
    assert not wrong, f"{len(wrong)}: " + "; ".join(wrong[:12])


def faults(slide: PlacedSlide, page: pypdfium2.PdfPage) -> list[str]:
    """What stands in no box, and sizes that were not measured."""
    found, sizes, tall = [], set(), page.get_size()[1]
    frames = [box.frame for box in slide.layout.placeholders.values()]
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = (value * 12_700 for value in one.get_bounds())
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(one.raw, ctypes.byref(size))
        sizes.add(size.value * abs(one.get_matrix().d))
        above, below, edge = tall * 12_700 - top, tall * 12_700 - bottom, EDGE * 12_700
        if right > left and not any(
            left >= one.x - edge
            and right <= one.x + one.width + edge
            and above >= one.y - edge
            and below <= one.y + one.height + edge
            for one in frames
        ):
            at = ", ".join(f"{value / 12_700:.0f}" for value in (left, above, right, below))
            found.append(f"stands out at {at}")
    wanted = {size for text in texts(slide) for line in text.sizes for size in line}
    found += [f"nothing at {size}" for size in wanted if min(abs(one / size - 1) for one in sizes) > STEP]
    return found
