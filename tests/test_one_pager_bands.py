"""One-pagers of many papers and contents, measured as they are laid out: blank bands, small print, order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from PIL import Image

from generator.pages import one_pager
from generator.pages.one_pager.gauge import Gauge
from generator.pages.one_pager.leaflet import Design, Leaflet
from generator.pages.paper import Box, Sheet
from generator.problems import ProblemsFound
from tests.papers import characters, opened

LEAST = 8.0
SENTENCE = "A line of rails came to a town that had waited for it, and nothing there was as before."
STEPS = {
    "kind": "points",
    "title": "Steps",
    "items": [{"title": f"Step {n}", "text": SENTENCE} for n in range(6)],
}
ROADS = {
    "kind": "milestones",
    "items": [
        {"date": str(1830 + 9 * n), "title": f"Station {n}", "text": SENTENCE, "sources": ["map"]}
        for n in range(5)
    ],
}
FACTS = {"kind": "facts", "items": [{"value": v, "label": "miles of rails"} for v in ("120", "8", "2.5%")]}
QUOTES = {
    "kind": "quotes",
    "items": [{"id": "guard", "text": SENTENCE, "person": "A guard"}],
}
SOURCES = {"kind": "sources", "items": [{"id": "map", "title": "The map"}, {"id": "book", "title": "A book"}]}
TALK: dict[str, Any] = {
    "title": "Rails to *everywhere*",
    "summary": SENTENCE * 2,
    "speakers": [{"name": "Ada Rail", "role": "a guard"}],
    "links": [{"id": "more", "title": "More of it", "url": "https://example.org/rails"}],
}
MILES = {
    "title": "Miles",
    "type": "column",
    "header": ["Year", "Miles"],
    "rows": [["1830", "2"], ["1840", "9"]],
}
CHART: dict[str, dict[str, Any]] = {
    "chart": {
        "title": "Miles",
        "type": "column",
        "header": ["Year", "Miles"],
        "rows": [["1830", "2"], ["1840", "9"]],
    }
}
BARS = {"chart": {"type": "bar", "header": ["Line", "Miles"], "rows": [["North", "2"], ["South", "9"]]}}
TABLE = {"table": {"title": "Lines", "header": ["Line", "Miles"], "rows": [["North", "2"], ["South", "9"]]}}
IMAGE = {"image": {"image": {"file": "plan.png", "alt": "A plan"}}}
CUT = {"image": {"image": {"file": "plan.png", "alt": "A plan"}, "fit": "cover"}}
OWN = {"block": {"template": "templates/said.html", "title": "Said", "with": {"said": "All *aboard*"}}}
LEADING = ["summary", "facts", {"timeline": {"from": "roads"}}]
QUOTE = {"quote": "guard"}
TWENTY = [
    *LEADING, "steps", CHART, "roads", TABLE, IMAGE, OWN, QUOTE, "contact", "links", BARS, "summary",
    "facts", CUT, TABLE, QUOTE, "sources", "notes",
]  # fmt: skip
CONTENTS: dict[str, list[Any]] = {
    "drawn": [CHART, IMAGE],
    "mixed": ["facts", CHART, "steps"],
    "short": ["steps", QUOTE, BARS],
    "ordered": ["sources", QUOTE, "roads", "summary", TABLE],
    "leading": LEADING,
    "noted": ["contact", "notes"],
    "twenty": TWENTY,
}
SHEETS = [
    ("drawn", "a4", 1), ("drawn", "half-fold", 1), ("mixed", "letter", 1), ("mixed", "a5", 2),
    ("short", "legal", 1), ("short", "letter-half-fold", 2), ("ordered", "a5", 1),
    ("ordered", "half-fold", 2), ("leading", "half-fold", 1), ("noted", "a5", 1), ("twenty", "half-fold", 2),
]  # fmt: skip


def made(folder: Path, blocks: list[Any], poster: Any = None, **asked: Any) -> Path:
    """A talk with these blocks on its one-pager."""
    (folder / "templates").mkdir(parents=True, exist_ok=True)
    (folder / "templates" / "said.html").write_text("<p>{{ said | md }}</p>", encoding="utf-8")
    Image.new("L", (1200, 800), 128).save(folder / "plan.png")
    talk = {**TALK, "one_pager": {"blocks": blocks, **asked}, **({"poster": poster} if poster else {})}
    files = {"talk": talk, "steps": STEPS, "roads": ROADS, "facts": FACTS, "said": QUOTES, "read": SOURCES}
    for name, written in files.items():
        quoted = yaml.safe_dump(written, sort_keys=False)
        (folder / f"{name}.yaml").write_text(quoted, encoding="utf-8")
    return folder


def fitted(folder: Path) -> tuple[Leaflet, Design, Sheet]:
    leaflet, _ = one_pager.prepare(*opened(folder))
    return leaflet, *one_pager.fit(Gauge(leaflet))


@pytest.mark.parametrize(("content", "paper", "pages"), SHEETS)
def test_no_column_has_a_blank_band_and_no_letter_is_too_small(
    content: str, paper: str, pages: int, tmp_path: Path
) -> None:
    leaflet, design, sheet = fitted(made(tmp_path, CONTENTS[content], paper=paper, pages=pages))
    height = leaflet.paper.height * 72 / 25.4
    for page, drop in enumerate(design.drops):
        # On a page that is short even so, all of it stands in the middle.
        ends = list(_left_below(leaflet, design, sheet, page))
        assert all(-1 < left < 0.07 * height for left in ends), (page, ends)
        assert drop < 0.25 * height
    for inside in _gaps(design, sheet):
        assert inside < 0.15 * height
    data = sheet.pdf()
    assert min(one.size for side in range(sheet.pages) for one in characters(data, side)) >= LEAST - 0.01


def _left_below(leaflet: Leaflet, design: Design, sheet: Sheet, page: int) -> Iterator[float]:
    """Points between each column's end and the page's foot, but for a cover, which is one band."""
    foot = sheet.boxes[leaflet.foot(page)].y
    covered = sheet.boxes["lead"].bottom > foot - 1
    for column in design.columns:
        if column.page == page and not (page == 0 and covered):
            last = [sheet.boxes[part.box].bottom for part in column.parts]
            yield foot - max(last, default=0.0) - design.drops[page]


def _gaps(design: Design, sheet: Sheet) -> Iterator[float]:
    """Points between what stands below one another in a column."""
    for column in design.columns:
        boxes = [box for part in column.parts for box in _boxes(part.box, part.item_ids, sheet)]
        for above, below in pairwise(sorted(boxes, key=lambda box: box.y)):
            yield below.y - above.bottom


def _boxes(name: str, items: list[str], sheet: Sheet) -> Iterator[Box]:
    """The items, the first one with the heading above it; or all of the block."""
    block, *inside = (sheet.boxes[one] for one in (name, *items) if one in sheet.boxes)
    yield replace(block, height=(inside[0].bottom if inside else block.bottom) - block.y)
    yield from inside[1:]


def test_drawings_and_pictures_take_the_height_that_is_left_and_keep_their_shape(tmp_path: Path) -> None:
    _, design, sheet = fitted(made(tmp_path, [CHART, CUT]))
    [parts] = [column.parts for column in design.columns]
    assert sum(part.stretch for part in parts) > 40
    for part in parts:
        box = sheet.boxes[f"{part.box}-least"]
        assert 1.0 < box.width / box.height < 2.0


def test_blocks_stand_in_the_order_they_are_written_in_whatever_and_however_many(tmp_path: Path) -> None:
    written = [TABLE, "sources", TABLE, QUOTE, {"sources": "book"}, BARS, QUOTE, "facts", "summary", "facts"]
    folder = made(tmp_path, [*written, "sources", {"sources": {"pick": ["map"]}}])
    leaflet, _ = one_pager.prepare(*opened(folder))
    assert [block.kind for block in leaflet.flow] == [
        next(iter(one)) if isinstance(one, dict) else one for one in written
    ]
    assert [block.kind for block in leaflet.sources] == ["sources", "sources"]


def test_every_block_is_a_page_by_itself_too(tmp_path: Path) -> None:
    for index, block in enumerate([OWN, "links", "sources"]):
        folder = made(tmp_path / str(index), [block])
        assert one_pager.build(*opened(folder)).size == 15, block


def test_a_block_is_said_in_its_own_language(tmp_path: Path) -> None:
    chart = {"chart": {**CHART["chart"], "language": "fr", "title": "Lieues"}}
    leaflet, design, sheet = fitted(
        made(tmp_path, [chart, {"notes": {"language": "de", "title": "Notizen"}}])
    )
    html = leaflet.html(design)
    assert '<section class="block chart" id="b0" lang="fr">' in html
    assert '<span lang="de">Notizen</span>' in html
    assert "Lieues" in pypdfium2.PdfDocument(sheet.pdf())[0].get_textpage().get_text_bounded()


def test_no_blocks_are_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="at least 1 needed here"):
        opened(made(tmp_path, []))
