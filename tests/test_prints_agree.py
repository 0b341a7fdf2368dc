"""The three prints say the same of a milestone: its date, in the same order, its words and its colour."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import pypdfium2
import pytest
import yaml

from generator.build import build
from generator.theme import Colours
from tests.papers import Character, characters, opened

INVISIBLE = "\u200e\u200f"
DATES: list[tuple[Any, str]] = [
    ("2017-03", "2017-03"),
    ("2018-12-07", "2018-12-07"),
    ({"from": "2019", "to": "2021"}, "2019–2021"),
    ({"about": "2022-09"}, "2022-09"),
    ({"from": "2023-10", "to": "2025-10"}, "2023-10–2025-10"),
    ("2028-05", "2028-05"),
]
ERAS = [
    {"id": "a", "title": "AA", "from": "2017"},
    {"id": "b", "title": "BB", "from": "2020-08", "to": "2026"},
]
COLOURED = (0, 0, 0, 1, 1, None)  # each milestone's era
ABOUT = 3  # the date that a word stands before
WORDS = {
    "en": ("Plan", "Bridge", "Growth", "Opening", "Long work", "Close"),
    "ar": ("خطة", "إصدار", "نمو", "مؤسسة", "عمل طويل", "نهاية"),
    "he": ("תוכנית", "גשר", "צמיחה", "פתיחה", "עבודה", "סיום"),
}


class Prints(NamedTuple):
    language: str
    colours: Colours
    pages: dict[str, bytes]


@pytest.fixture(scope="module", params=list(WORDS))
def prints(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Prints:
    folder = tmp_path_factory.mktemp(request.param)
    items = [
        {"date": date, "title": title} for (date, _), title in zip(DATES, WORDS[request.param], strict=True)
    ]
    talk = {
        "title": "Agreed" if request.param == "en" else WORDS[request.param][4],
        "language": request.param,
        "deck_pdf": "yes",
        "deck": {"slides": [{"timeline": {"from": "ms", "scale": "linear"}}]},
        "one_pager": {"blocks": [{"timeline": {"from": "ms"}}]},
        "poster": {"size": "a2", "from": "ms", "scale": "linear"},
    }
    milestones = {"kind": "milestones", "eras": ERAS, "items": items[::-1]}
    for name, data in (("talk", talk), ("ms", milestones)):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    built = build(folder, folder / "out")
    pages = {one.path.stem: one.path.read_bytes() for one in built if one.path.suffix == ".pdf"}
    return Prints(request.param, opened(folder)[1].theme.colours, pages)


def lines(data: bytes) -> list[list[Character]]:
    """The characters of each line as they stand from left to right, whichever way they are read."""
    found: list[list[Character]] = []
    for one in sorted(characters(data), key=lambda char: char.box[1] + char.box[3]):
        middle = (one.box[1] + one.box[3]) / 2
        if found and middle - (found[-1][-1].box[1] + found[-1][-1].box[3]) / 2 < 0.2 * one.size:
            found[-1].append(one)
        else:
            found.append([one])
    return [sorted(line, key=lambda char: char.box[0]) for line in found]


def date_at(data: bytes, date: str) -> list[Character]:
    """The characters of the date as they stand from left to right."""
    for line in lines(data):
        shown = [one for one in line if one.char not in INVISIBLE]
        at = "".join(one.char for one in shown).find(date)
        if at >= 0:
            return shown[at : at + len(date)]
    raise AssertionError(f"{date} is not printed from left to right")


def line_beside(data: bytes, date: list[Character], *, rtl: bool) -> tuple[int, int, int]:
    """The colour of the leader beside a card's date, in the room before it."""
    page, scale = pypdfium2.PdfDocument(data)[0], 4
    image = page.render(scale=scale).to_pil().convert("RGB")
    left, bottom, right, top = date[-1].box if rtl else date[0].box
    reach = 1.2 * date[0].size
    span = (right, right + reach) if rtl else (left - reach, left)
    height = page.get_height()
    area = (span[0], height - top, span[1], height - bottom)
    pixels = Counter(image.crop(tuple(round(one * scale) for one in area)).get_flattened_data())
    ground = max(pixels, key=lambda colour: (sum(colour) > 700, pixels[colour]))
    ink = {colour: count for colour, count in pixels.items() if max(map(abs, _less(colour, ground))) > 60}
    drawn: tuple[int, int, int] = max(ink, key=lambda colour: ink[colour])
    return drawn


def _less(one: tuple[int, ...], other: tuple[int, ...]) -> list[int]:
    return [a - b for a, b in zip(one, other, strict=True)]


@pytest.mark.parametrize("number", range(len(DATES)))
def test_a_date_reads_the_same_and_has_its_eras_colour(prints: Prints, number: int) -> None:
    era, rtl = COLOURED[number], prints.language != "en"
    known = [prints.colours.ink, *(prints.colours.era(one) for one in range(len(ERAS)))]
    for name, data in prints.pages.items():
        found = date_at(data, DATES[number][1])
        if number == ABOUT:
            continue  # a word stands between it and its line
        drawn = line_beside(data, found, rtl=rtl)
        nearest = min(known, key=lambda one: sum(map(abs, _less(drawn, tuple(bytes.fromhex(one[1:]))))))
        assert known.index(nearest) == (0 if era is None else era + 1), name


def test_titles_and_soft_dates_stand_on_all_prints(prints: Prints) -> None:
    for name, data in prints.pages.items():
        text = "".join(one.char for one in characters(data) if one.char not in INVISIBLE)
        for title in WORDS[prints.language]:
            said = title.replace(" ", "")
            assert said in text or said[::-1] in text, name
