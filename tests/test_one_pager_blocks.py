"""The one-pager's own blocks: drawn, written on, by a talk's own templates; in little ink, and in grey."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from generator.content import load
from generator.content.blocks import OwnBlock
from generator.pages import one_pager, own
from generator.pages.one_pager.gauge import Gauge
from generator.pages.one_pager.leaflet import Design
from generator.pages.paper import Sheet
from generator.problems import ProblemsFound
from tests.papers import characters, complaints, objects, opened

SHARP = 4  # pixels to the point
TALK = """\
title: Sheets *folded*
speakers: [{name: Ada Folder, role: folds, url: "mailto:ada@example.org"}]
links: [{id: how, title: See it done, url: "https://example.org/fold"}]
deck:
  slides:
    - chart:
        id: grown
        title: Sheets folded
        type: column
        header: [Year, Sheets]
        rows: [["2019", 3], ["2020", 5]]
one_pager:
  INK
  blocks:
    - timeline: {from: folds}
    - chart: grown
    - table: {title: Sizes, header: [Sheet, Width], rows: [[A4, 210 mm], [A5, 148 mm]]}
    - image: {image: {file: images/fold.png, alt: A fold, caption: A fold by hand, credit: Ada}}
    - block: {template: templates/card.html, title: By hand, with: {said: "Fold it *twice*"}}
    - contact
    - links
    - notes: {lines: 3}
"""
FOLDS = """\
kind: milestones
title: Folds
eras: [{id: early, title: Early, from: 1900}, {id: late, title: Late, from: 1950}]
items:
  - {date: 1912, title: The first fold}
  - {date: 1950, title: The second fold, weight: major}
  - {date: {about: 1975}, title: The third fold}
"""
CARD = """\
<p class="name">{{ said | md }}</p>
<ul>{% for one in ("one", "two") %}<li>{{ one }}</li>{% endfor %}</ul>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("talk"))


@pytest.fixture(scope="module")
def saving(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("low"), ink="ink: low")


def made(folder: Path, ink: str = "ink: full", card: str = CARD) -> Path:
    (folder / "images").mkdir()
    (folder / "templates").mkdir()
    Image.new("RGB", (40, 30), "#808080").save(folder / "images" / "fold.png")
    (folder / "templates" / "card.html").write_text(card, encoding="utf-8")
    (folder / "folds.yaml").write_text(FOLDS, encoding="utf-8")
    (folder / "talk.yaml").write_text(TALK.replace("INK", ink), encoding="utf-8")
    return folder


@cache
def fitted(folder: Path) -> tuple[Design, Sheet, str, bytes]:
    leaflet, _ = one_pager.prepare(*opened(folder))
    design, sheet = one_pager.fit(Gauge(leaflet))
    return design, sheet, leaflet.html(design), sheet.pdf()


def test_every_block_is_printed(folder: Path) -> None:
    _, _, html, data = fitted(folder)
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    for said in (
        "The third fold",
        "about 1975",
        "Early",
        "2020",
        "148 mm",
        "A fold by hand",
        "Fold it twice",
    ):
        assert said in text
    assert "<title>Chart. Sheets: 2019 3, 2020 5.</title>" in html
    assert "<title>Timeline. 1912: The first fold; " in html
    assert {one["/A"]["/URI"] for one in objects(data, "/Link")} == {
        "mailto:ada@example.org",
        "https://example.org/fold",
    }


def test_the_timeline_names_its_lanes(tmp_path: Path) -> None:
    folder = made(tmp_path)
    lanes = FOLDS.replace("items:", "lanes: [{id: a, title: Paper}, {id: b, title: Cloth}]\nitems:")
    for title, lane in (("first", "a"), ("second", "b"), ("third", "a")):
        lanes = lanes.replace(f"The {title} fold", f"The {title} fold, lane: {lane}")
    (folder / "folds.yaml").write_text(lanes, encoding="utf-8")
    text = pypdfium2.PdfDocument(fitted(folder)[3])[0].get_textpage().get_text_bounded()
    order = [text.index(said) for said in ("Paper", "The first", "The third", "Cloth", "The second")]
    assert order[0] < order[3]
    assert max(order) < text.index("Sizes")


def test_lines_to_write_on_take_what_is_left(tmp_path: Path) -> None:
    made(tmp_path)
    talk = TALK[: TALK.index("    - timeline")].replace("INK", "paper: a5") + "    - contact\n    - notes\n"
    (tmp_path / "talk.yaml").write_text(talk, encoding="utf-8")
    design, sheet, html, _ = fitted(tmp_path)
    assert html.count('class="ruled"') > 10
    last = sheet.boxes[design.columns[-1].parts[-1].box]
    assert sheet.boxes["footer"].y - last.bottom == pytest.approx(0, abs=1)


@pytest.mark.parametrize("tool", ["outloud", "pdfua", "qpdf"])
def test_a_screen_reader_finds_no_error(tool: str, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "one-pager.pdf"
    file.write_bytes(fitted(folder)[3])
    assert complaints(tool, file, fails_on="error") == ""


def test_little_ink_is_black_words_on_white(saving: Path) -> None:
    picture = rendered(fitted(saving)[3])
    red, green, blue = picture.split()
    assert max(ImageChops.difference(one, green).getextrema()[1] for one in (red, blue)) <= 2  # type: ignore[operator]
    assert sum(picture.convert("L").histogram()[:100]) < 0.1 * picture.width * picture.height


@pytest.mark.parametrize("ink", ["folder", "saving"])
def test_every_word_can_be_read_without_colour(ink: str, request: pytest.FixtureRequest) -> None:
    data = fitted(request.getfixturevalue(ink))[3]
    picture = rendered(data).convert("L")
    for char, size, (left, bottom, right, top) in characters(data):
        above, below = picture.height - round(top * SHARP), picture.height - round(bottom * SHARP)
        box = (round(left * SHARP) - 3, above - 3, round(right * SHARP) + 3, below + 3)
        if char.isalnum() and size >= 8:
            found = [grey for grey, count in enumerate(picture.crop(box).histogram()) if count]
            least, most = found[0], found[-1]
            assert (luminance(most) + 0.05) / (luminance(least) + 0.05) >= 4.4, char


def rendered(data: bytes) -> Image.Image:
    picture: Image.Image = pypdfium2.PdfDocument(data)[0].render(scale=SHARP).to_pil().convert("RGB")
    return picture


def luminance(grey: float) -> float:
    share = grey / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize(
    ("card", "line", "said"),
    [
        ("<p>a</p>\n<script>b</script>", 2, "<script> is not known to a block"),
        ('<p>a</p>\n\n<p style="position: fixed">b</p>', 3, "a block cannot set 'position: fixed'"),
        ('<p>a</p>\n<img src="images/fold.png"/>', 2, "a picture must say what it shows"),
        ('<p>a</p>\n<img src="../../secret.png" alt=""/>', 2, "lies outside the talk's folder"),
        ("<p>a</p>\n{{ unknown }}", 2, "'unknown' is undefined"),
        ("<p>a", 1, "not HTML with every tag closed"),
    ],
)
def test_what_a_template_may_not_do_is_said_at_its_line(
    card: str, line: int, said: str, tmp_path: Path
) -> None:
    talk, _, templates = opened(made(tmp_path, card=card))
    assert talk.file.one_pager
    [block] = [one for one in talk.file.one_pager.blocks if isinstance(one, OwnBlock)]
    with pytest.raises(ProblemsFound) as caught:
        own.written(block, talk, templates)
    [problem] = caught.value.problems
    assert (problem.place.file.name, problem.place.line) == ("card.html", line)
    assert said in problem.message


def test_a_chart_block_holds_the_same_as_the_slide(folder: Path) -> None:
    file = load(folder).file
    assert file.deck
    leaflet, _ = one_pager.prepare(*opened(folder))
    [chart] = [block for block in leaflet.flow if block.kind == "chart"]
    assert chart.model == file.deck.slides[0]
    assert str(chart.title) == "Sheets folded"
