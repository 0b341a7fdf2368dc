"""handout.pdf and notes.pdf: every slide once, nothing over anything, nothing cut."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image

from generator.content import Talk, load
from generator.content.handouts import Handout, Script
from generator.deck import compose, timing
from generator.pages.sheets import sheet
from generator.pages.slides import handout, script
from generator.pages.slides.deck_pdf import LaidDeck, lay_out
from generator.pages.slides.grid import Area, Grid
from generator.pages.slides.saying import Manner
from generator.templating import Templates
from tests.deck_talk import TALK, small_talk, tools
from tests.likeness import likeness
from tests.papers import complaints

LONG = " ".join(f"Word{number} of what there is to say about it." for number in range(120))
ASKED = "\nhandout: yes\nnotes: {starts: 23:55}\n"
Opened = tuple[Talk, Templates, LaidDeck]
Count = Literal[1, 2, 3, 4, 6, 9]


def opened(folder: Path, source: str) -> Opened:
    small_talk(folder, source)
    talk = load(folder)
    look, templates = tools(talk)
    composed = compose(talk, look, templates)
    return talk, templates, lay_out(talk, look, templates, composed)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    more = f"- agenda: {{hidden: yes, notes: Unseen.}}\n    - question: {{title: Long, notes: {LONG}}}"
    source = TALK.replace("- agenda", more)
    assert source != TALK
    return opened(tmp_path_factory.mktemp("handout") / "talk", source + ASKED)


def made(small: Opened, **asked: Any) -> bytes:
    talk, templates, deck = small
    own = talk.model_copy(update={"file": talk.file.model_copy(update={"handout": Handout(**asked)})})
    return handout.build(own, templates, deck).data


def said(data: bytes) -> list[str]:
    """The words of every page."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u00ad", "").lower())


def headings(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as document, document.open_outline() as outline:
        return [one.title for root in outline.root for one in (root, *root.children)]


@given(
    per_page=some.sampled_from([1, 2, 3, 4, 6, 9]),
    ratio=some.floats(1, 2.4),
    wide=some.floats(380, 900),
    tall=some.floats(380, 900),
    share=some.sampled_from([0, 0.3, 0.5]),
)
def test_places_lie_in_the_room_and_apart(
    per_page: int, ratio: float, wide: float, tall: float, share: float
) -> None:
    room = Area(40, 70, wide, tall)
    places = Grid(room, per_page, ratio, 12, 16, share, 60).places()
    assert len(places) == per_page
    for place in places:
        parts = [place.caption, place.picture, *([place.writing] if place.writing else [])]
        assert (place.writing is not None) == (share > 0)
        assert place.picture.width == pytest.approx(place.picture.height * ratio)
        assert place.mirrored(room).mirrored(room).picture.x == pytest.approx(place.picture.x)
        for part in parts:
            assert part.width > 0
            assert part.height > 0
            assert inside(part, place.whole)
        assert apart(parts)
    assert all(inside(place.whole, room) for place in places)
    assert apart([place.whole for place in places])


def inside(part: Area, whole: Area) -> bool:
    least = min(part.x - whole.x, part.y - whole.y)
    most = min(whole.x + whole.width - part.x - part.width, whole.bottom - part.bottom)
    return min(least, most) > -0.01


def apart(areas: list[Area]) -> bool:
    pairs = [(one, other) for at, one in enumerate(areas) for other in areas[:at]]
    return all(
        max(one.x, other.x) > min(one.x + one.width, other.x + other.width) - 0.01
        or max(one.y, other.y) > min(one.bottom, other.bottom) - 0.01
        for one, other in pairs
    )


@pytest.mark.parametrize("per_page", [1, 2, 3, 4, 6, 9])
def test_every_slide_and_every_note_is_there_once_and_in_order(small: Opened, per_page: Count) -> None:
    _, _, deck = small
    data = made(small, per_page=per_page, beside="notes")
    assert [one.lower() for one in headings(data)] == [one.placed.heading.lower() for one in deck.slides]
    found = words(" ".join(said(data)))
    assert "unseen" not in found
    assert [word for word in found if re.fullmatch(r"word\d+", word)] == [f"word{at}" for at in range(120)]
    pages = len(made_pages(small, per_page))
    assert pages == len(said(data))
    if per_page == 9:
        assert pages > len(deck.slides) / 9


def made_pages(small: Opened, per_page: Count) -> tuple[tuple[handout.Item, ...], ...]:
    return handout._plan(Handout(per_page=per_page, beside="notes"), "a4", small[2]).pages


@pytest.mark.parametrize("per_page", [1, 3, 9])
def test_notes_fit_their_places(small: Opened, per_page: Count) -> None:
    """What WeasyPrint makes of them is no higher than what was measured."""
    _, templates, deck = small
    plan = handout._plan(Handout(per_page=per_page, beside="notes"), "a4", deck)
    talk = small[0].file
    html = templates.on_paper().render(
        "handout/handout.html", talk=talk, look=deck.look, plan=plan, link=None
    )
    sheet = deck.press.lay_out(html, templates.folder, shown=deck.sheet.parts("slide"))
    told = [one for page in plan.pages for item in page for one in item.told]
    boxes = [box for name, box in sheet.boxes.items() if name.startswith("said-")]
    for box, one in zip(boxes, told, strict=True):
        assert one.size >= 8
        assert box.height <= one.area.height + 0.45 * one.size + 0.1  # the air below the last


def test_a_slide_on_a_page_is_the_slide_of_the_deck(small: Opened) -> None:
    _, _, deck = small
    plan = handout._plan(Handout(per_page=1), "a4", deck)
    picture = plan.places[0].picture
    box = [round(4 * at) for at in (picture.x, picture.y, picture.x + picture.width, picture.bottom)]
    ours = drawn(made(small, per_page=1), 4)
    for one, other in zip(ours, drawn(deck.print().data, 4), strict=True):
        size = 320, round(320 * other.height / other.width)
        pair = one.crop((box[0], box[1], box[2], box[3])), other
        grey = [np.asarray(each.resize(size, Image.Resampling.BOX).convert("L"), float) for each in pair]
        assert likeness(*grey) > 0.97


def drawn(data: bytes, scale: float) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        for page in list(document)[:3]:
            yield page.render(scale=scale).to_pil()


def test_links_lie_on_their_pictures(small: Opened) -> None:
    plan = handout._plan(Handout(per_page=3), "a4", small[2])
    pictures = [place.picture for place in plan.places]
    tall = plan.paper.height * 72 / 25.4
    with pikepdf.open(io.BytesIO(made(small, per_page=3))) as document:
        links = [one for page in document.pages for one in page.get("/Annots", [])]
        boxes = [list(map(float, one["/Rect"])) for one in links]
    boxes = [box for box in boxes if tall - box[1] < plan.room.bottom]  # without the one at the foot
    assert boxes
    for x1, y1, x2, y2 in boxes:
        left, right = min(x1, x2), max(x1, x2)
        area = Area(left, tall - max(y1, y2), right - left, abs(y2 - y1))
        assert any(inside(area, picture) for picture in pictures)


@pytest.mark.parametrize("tool", ["outloud", "pdfua", "qpdf"])
def test_the_checkers_find_no_error(small: Opened, tmp_path: Path, tool: str) -> None:
    talk, templates, deck = small
    (tmp_path / "handout.pdf").write_bytes(made(small, beside="notes", per_page=4))
    (tmp_path / "notes.pdf").write_bytes(script.build(talk, templates, deck).data)
    for file in tmp_path.iterdir():
        assert complaints(tool, file, fails_on="error") == ""


def test_the_script_has_all_notes_and_the_time_of_each_slide(small: Opened) -> None:
    talk, templates, deck = small
    pages = said(script.build(talk, templates, deck).data)
    found = words(" ".join(pages))
    assert [word for word in found if re.fullmatch(r"word\d+", word)] == [f"word{at}" for at in range(120)]
    assert "23:55" in pages[0]
    for page, following in pairwise(pages):
        [then] = re.findall(r"(?:Ensuite: [\d:]+\s+|suite: )(.+?)\s+\d+ sur", page)
        goes_on = "suite: Long" in page
        assert " ".join(words(then)) in " ".join(words(following)) or goes_on
    assert any("suite: Long" in page for page in pages)


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_pages_of_the_script_are_full_and_notes_divided_at_sentences(small: Opened, paper: str) -> None:
    _, _, deck = small
    measures = script._measures(deck, sheet(paper))
    manner = Manner(deck.look, measures.size, measures.room[0])
    cues = list(script._cues(deck, [0] * (len(deck.slides) + 1), None))
    found = list(script.pages(cues, measures, manner))
    for page in found:
        for cue, following in pairwise(page.cues):
            assert cue.y + cue.height <= following.y + 0.01
        last = page.cues[-1]
        assert last.y + last.height <= measures.room[1] + 0.01
        full = page is found[-1] or len(page.cues) == 1 or last.y + last.height > measures.room[1] - 0.01
        assert full, "what is left free lies between the notes"
    parts = [cue for page in found for cue in page.cues]
    ends = [one.notes[-1].plain for one, after in pairwise(parts) if after.goes_on]
    assert ends
    assert all(end.endswith(".") for end in ends)


def test_long_notes_without_spaces_go_on(tmp_path: Path) -> None:
    told = "这是一个很长的句子没有空格。" * 150
    slides = f"  slides:\n    - statement: {{text: 纸, notes: {told}}}\n"
    source = f"title: 纸\nlanguage: zh\ndeck:\n{slides}handout: {{beside: notes}}\nnotes: yes\n"
    talk, templates, deck = opened(tmp_path / "talk", source)
    for made_so in (handout.build(talk, templates, deck).data, script.build(talk, templates, deck).data):
        pages = [re.sub(r"\s", "", page) for page in said(made_so)]
        assert "".join(pages).count("空格。") == 150


@given(some.lists(some.none() | some.integers(0, 300), min_size=1, max_size=40), some.integers(1, 60))
def test_times_rise_and_add_up(counts: list[int | None], minutes: int) -> None:
    found = timing.cues(counts, 130, minutes)
    times = [one for one in found if one is not None]
    assert times == sorted(times)
    assert [one is None for one in found[:-1]] == [one is None for one in counts]
    assert found[-1] == (minutes * 60 if any(one is not None for one in counts) else 0)


def test_times_are_written_as_clocks_show_them() -> None:
    assert [timing.elapsed(one) for one in (0, 65, 3725)] == ["0:00", "1:05", "1:02:05"]
    assert [timing.clock(23 * 60 + 55, one) for one in (0, 299, 300)] == ["23:55", "23:59", "0:00"]


@pytest.mark.parametrize(("language", "word"), [("ar", "شريحة"), ("zh", "幻灯片")])
def test_other_languages(tmp_path: Path, language: str, word: str) -> None:
    slides = f"  slides:\n    - title: {{notes: {word * 9}}}\n"
    source = f"title: {word}\nlanguage: {language}\ndeck:\n  minutes: 1\n{slides}"
    talk, templates, deck = opened(tmp_path / "talk", source + "handout: {beside: notes}\nnotes: yes\n")
    for data in (handout.build(talk, templates, deck).data, script.build(talk, templates, deck).data):
        with pikepdf.open(io.BytesIO(data)) as document:
            assert str(document.Root["/Lang"]) == language
    place = handout._plan(Handout(), "a4", deck).places[0]
    assert place.writing is not None
    assert (place.writing.x < place.picture.x) == (language == "ar")
    [page, *_] = drawn(handout.build(talk, templates, deck).data, 1)
    left, top, width, height = place.picture.x, place.picture.y, place.picture.width, place.picture.height
    shown = np.asarray(page.crop((int(left), int(top), int(left + width), int(top + height))))
    assert shown.min() < 60, "the slide lies where its place is"
    assert (shown.max(axis=(0, 1)) - shown.min(axis=(0, 1))).max() > 100


def test_the_same_slides_give_the_same_bytes(small: Opened) -> None:
    """Whatever was printed of them before."""
    talk, templates, deck = small
    first = made(small), script.build(talk, templates, deck).data, deck.print().data
    assert (made(small), script.build(talk, templates, deck).data, deck.print().data) == first
    assert Script().starts is None
