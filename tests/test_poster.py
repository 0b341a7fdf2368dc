"""The poster: what is on the sheet, how large, and that nothing lies on anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations, cycle, islice, pairwise, product
from pathlib import Path
from typing import get_args

import pypdfium2
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from weasyprint.formatting_structure.boxes import TextBox

from generator.content import Talk
from generator.content.collections import Milestone, Milestones
from generator.content.paper import Name
from generator.content.talk import Poster
from generator.look import Look
from generator.pages import poster
from generator.pages.paper import PT_PER_PX, Sheet
from generator.pages.poster.across import Across
from generator.pages.poster.down import Down
from generator.pages.poster.fitting import fitted
from generator.pages.poster.parts import Chronology, Manner, Mark, Rect, Shows
from generator.pages.poster.sizing import Sheets
from generator.pages.sheets import SHEETS, sheet
from generator.templating import Templates
from generator.timeline.detail_levels import DetailLevel
from tests import histories, papers
from tests.lines import meet, runs_through
from tests.papers import characters, complaints, objects

TALKS = {"shipped": papers.SHIPPED, "second": papers.SECOND}
PT_PER_MM = 72 / 25.4


@cache
def opened(name: str) -> tuple[Talk, Look, Templates]:
    return papers.opened(TALKS[name])


def with_poster(talk: Talk, **changes: object) -> Talk:
    """The talk with another poster; `milestones` replaces the items of its collection."""
    assert talk.file.poster
    file = talk.file.model_copy(update={"poster": talk.file.poster.model_copy(update=changes)})
    return talk.model_copy(update={"file": file})


@cache
def printed(name: str, size: str | None = None) -> bytes:
    talk, look, templates = opened(name)
    return poster.build(with_poster(talk, size=size) if size else talk, look, templates).data


@pytest.mark.parametrize("name", TALKS)
def test_the_sheet_is_one_page_of_its_size(name: str) -> None:
    asked = opened(name)[0].file.poster
    assert asked
    document = pypdfium2.PdfDocument(printed(name))
    size = sheet(asked.size, asked.orientation)
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((size.width * PT_PER_MM, size.height * PT_PER_MM), abs=0.5)


@pytest.mark.parametrize("size", ["a0", "a4", "24x36"])
def test_type_scales_with_the_sheet_and_keeps_its_least_size(size: str) -> None:
    talk = opened("shipped")[0]
    assert talk.file.poster
    scale = sheet(size, talk.file.poster.orientation).scale
    sizes = sorted(one.size for one in characters(printed("shipped", size)))
    small = [points for points in sizes if points < 17.9 * scale]
    assert sizes[0] >= 13.9 * scale
    assert len(small) < 0.3 * len(sizes), "only the sources may be smaller than the text"


@pytest.mark.parametrize("name", TALKS)
def test_every_milestone_is_there(name: str) -> None:
    talk, _, templates = opened(name)
    [collection] = [one for one in talk.collections.values() if isinstance(one, Milestones)]
    text = pypdfium2.PdfDocument(printed(name))[0].get_textpage().get_text_range()
    words = " ".join(text.split()).replace("\u00a0", " ")
    assert all(templates.words.digits(one.date) in words for one in collection.items)
    assert all(one.title.plain.replace("\u00a0", " ") in words for one in collection.items)


def test_the_same_talk_gives_the_same_bytes() -> None:
    talk, look, templates = opened("shipped")
    assert poster.build(talk, look, templates).data == printed("shipped")


def many(count: int, days: int = 3650) -> tuple[Milestone, ...]:
    first = date(2010, 1, 1)
    return tuple(
        Milestone(
            id=f"m{i}",
            date=(first + timedelta(days=days * i // count)).isoformat(),  # type: ignore[arg-type]
            title=f"What happened as number {i}",  # type: ignore[arg-type]
            text="A sentence about it that has about as many words as such sentences have.",  # type: ignore[arg-type]
        )
        for i in range(count)
    )


def talk_of(milestones: tuple[Milestone, ...]) -> Talk:
    talk = opened("shipped")[0]
    collection = Milestones(kind="milestones", items=milestones)
    file = talk.file.model_copy(update={"poster": Poster.model_validate({"from": "milestones"})})
    return talk.model_copy(update={"file": file, "collections": {"milestones": collection}})


@pytest.mark.parametrize("count", [1, 2])
def test_a_few_milestones_fill_the_sheet(count: int) -> None:
    _, look, templates = opened("shipped")
    made = poster.build(talk_of(many(count)), look, templates)
    assert not made.warnings
    data = made.data
    assert min(one.size for one in characters(data)) >= 17.9


moments = st.lists(
    st.tuples(st.integers(0, 4000), st.sampled_from([0, 0, 0, 30, 365])), min_size=1, max_size=24
)


@given(
    moments,
    st.sampled_from([(Across, 15.0), (Across, 19.0), (Across, 26.0), (Down, 0.0)]),
    st.sampled_from(
        [
            tuple(DetailLevel),
            (DetailLevel.FULL,),
            (DetailLevel.TITLE, DetailLevel.DOT),
            (DetailLevel.LINE, DetailLevel.DOT, DetailLevel.DOT),
        ]
    ),
)
def test_no_card_meets_another_card_a_leader_the_axis_or_the_edge(
    spans: list[tuple[int, int]],
    way: tuple[type[Across | Down], float],
    shown: tuple[DetailLevel, ...],
) -> None:
    first = date(2005, 1, 1)
    items = tuple(
        Milestone(
            date={"from": f"{first + timedelta(a)}", "to": f"{first + timedelta(a + b)}"},  # type: ignore[arg-type]
            title="Some title of a usual length",  # type: ignore[arg-type]
            text="And a text below it, of one line or of more.",  # type: ignore[arg-type]
        )
        for a, b in sorted(spans)
    )
    kind, width = way
    forms = tuple(islice(cycle(shown), len(items)))
    room = (2200.0, 1000.0) if kind is Across else (1500.0, 1200.0)
    plan = kind(
        items,
        (),
        room,
        Manner(18.0, width, Shows(forms)),
        opened("shipped")[1],
        opened("shipped")[2].words,
    )
    if not plan.fits():
        return
    found = plan.arrange()
    assert found is not None
    assert [card.form for card in found.cards] == [form for form in forms if form]
    assert [mark.milestone for mark in found.marks] == list(items)
    assert_apart(found)


def assert_apart(found: Chronology) -> None:
    for card in found.cards:
        box = card.box
        assert box.x >= -0.01
        assert box.x + box.width <= found.width + 0.01
        assert box.y >= -0.01
        assert box.y + box.height <= found.height + 0.01
        assert not overlap(box, found.axis)
        assert not any(overlap(box, taken(mark, found)) for mark in found.marks)
        assert not any(overlap(box, key.box) for key in found.legend)
        others = [other.box for other in found.cards if other is not card]
        for words in (*others, *titles_and_years(found)):
            assert not any(
                runs_through((words.x, words.y, words.width, words.height), *ends)
                for ends in pairwise(card.leader)
            )
    for one, other in combinations(found.cards, 2):
        assert not overlap(one.box, other.box)
        assert not any(meet(a, b) for a, b in product(pairwise(one.leader), pairwise(other.leader)))

    for key in found.legend:
        assert key.box.y + key.box.height <= found.height + 0.01
        assert not overlap(key.box, found.axis)
    for one_key, other_key in combinations(found.legend, 2):
        assert not overlap(one_key.box, other_key.box)
    for mark, other_mark in combinations(found.marks, 2):
        assert not overlap(taken(mark, found), taken(other_mark, found))
    for mark in found.marks:
        assert not overlap(taken(mark, found), found.axis)


def taken(mark: Mark, found: Chronology) -> Rect:
    """What a mark takes: its dot, and what is drawn along the axis, which ends with it."""
    (x, y), half = mark.dot, mark.size / 2
    start, end = ((y, x)[not found.upright] + way * half for way in (-1, 1))
    if mark.bar:
        start, end = min(start, mark.extent.rises), max(end, mark.extent.falls)
    across = (x, y)[not found.upright] - half
    return (
        Rect(across, start, mark.size, end - start)
        if found.upright
        else Rect(start, across, end - start, mark.size)
    )


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0.01 and down > 0.01


def titles_and_years(found: Chronology) -> Iterator[Rect]:
    yield from (year.box for year in found.years)
    yield from (band.title for band in found.bands if band.lines)
    yield from (lane.box for lane in found.lanes)
    yield from (key.box for key in found.legend)


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_has_a_scale_and_hangs_either_way(name: str) -> None:
    upright, lying = sheet(name, "portrait"), sheet(name, "landscape")
    assert (upright.width, upright.height) == (lying.height, lying.width)
    assert upright.scale == pytest.approx(lying.scale)
    assert sheet("a1", "landscape").scale == 1


def test_every_size_that_can_be_asked_for_is_a_sheet_and_others_hang_as_they_are_written() -> None:
    assert set(get_args(Name)) <= set(SHEETS)
    for written in ("500 x 700 mm", "50cm × 70cm", {"width": "500 mm", "height": "700 mm"}):
        own = Poster.model_validate({"size": written})
        size = sheet(own.size, own.orientation)
        assert (size.width, size.height) == (500, 700)
        assert size.scale == pytest.approx(700 / 841)
    assert sheet(Poster.model_validate({"size": "24×36"}).size, "portrait") == sheet("24x36", "portrait")


def spans(*dates: object) -> tuple[Milestone, ...]:
    return tuple(Milestone.model_validate({"date": one, "title": "Some title"}) for one in dates)


@pytest.mark.parametrize("way", [Across, Down])
def test_a_legend_explains_the_marks_without_words_that_are_on_the_sheet(way: type[Across | Down]) -> None:
    items = spans("1900-01-01", {"from": "1910", "to": "1930"}, {"about": "1940"}, "1950s", "1990-12-31")
    worded, dot = DetailLevel.TITLE, DetailLevel.DOT
    for forms, said in (
        ((worded,) * 5, []),
        ((dot, worded, worded, worded, worded), ["dot"]),
        ((worded, dot, dot, worded, worded), ["dot", "range", "about"]),
        ((worded, worded, worded, dot, worded), ["dot", "within"]),
    ):
        _, look, templates = opened("shipped")
        plan = way(items, (), (2200.0, 1500.0), Manner(18.0, 15.0, Shows(forms)), look, templates.words)
        found = plan.arrange()
        assert found
        assert [key.sort for key in found.legend] == said
        assert_apart(found)


@pytest.mark.parametrize("tool", ["outloud", "pdfua", "qpdf"])
@pytest.mark.parametrize("name", TALKS)
def test_the_checkers_have_nothing_against_it(tool: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / "poster.pdf"
    file.write_bytes(printed(name))
    assert complaints(tool, file) == ""


def test_fonts_are_embedded_as_subsets_and_the_file_is_small() -> None:
    fonts = objects(printed("shipped"), "/FontDescriptor")
    assert 3 <= len(fonts) <= 6
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & font.keys() for font in fonts)
    assert len(printed("shipped")) < 500_000


def test_links_can_be_followed_and_are_printed() -> None:
    links = objects(printed("shipped"), "/Link")
    assert any("youtube.com" in link["/A"]["/URI"] for link in links)
    assert {link["/F"] for link in links} == {"4"}


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("name", histories.HISTORIES)
def test_in_histories_as_people_have_them_nothing_lies_on_words(
    name: str, orientation: str, tmp_path: Path
) -> None:
    talk, look, templates = papers.opened(histories.write(name, tmp_path / name, orientation))
    assert talk.file.poster
    sheets = Sheets(talk, talk.file.poster, look, templates)
    found = fitted(sheets)
    worded = sum(form > DetailLevel.DOT for form in found.shows.forms)
    assert 60 < worded < 110 if name == "four-hundred" else worded > 0.85 * len(sheets.milestones)
    assert len(found.timeline.lanes) == (4 if name == "four-lanes" else 0)
    assert_apart(found.timeline)
    lines = list(printed_lines(found.sheet))
    assert len(lines) > 2
    for line in lines:
        assert line.x >= -0.1
        assert line.x + line.width <= sheets.size.width * PT_PER_MM + 0.1
        assert line.y + line.height <= sheets.size.height * PT_PER_MM + 0.1
    for one, other in combinations(sorted(lines, key=lambda line: line.y), 2):
        assert not overlap(one, other)


def printed_lines(laid: Sheet) -> Iterator[Rect]:
    """What each piece of a line takes, without what tall and deep letters reach above and below it."""
    [page] = laid.document.pages
    for box in page._page_box.descendants(placeholders=True):
        if isinstance(box, TextBox) and box.text.strip():
            x, y, width, height = (
                PT_PER_PX * side for side in (box.position_x, box.position_y, box.width, box.height)
            )
            yield Rect(x, y + 0.25 * height, width, 0.5 * height)


@pytest.mark.parametrize(("count", "shown"), [(3, True), (90, False)])
def test_pictures_stand_on_cards_or_are_left_off_with_a_word(count: int, shown: bool, tmp_path: Path) -> None:
    folder = histories.write("three", tmp_path / "talk", "portrait")
    collection = histories.spread(count)
    collection["items"][0]["image"] = {"file": "a b.png", "alt": "A ramp", "credit": "Somebody"}
    (folder / "steps.yaml").write_text(yaml.safe_dump(collection, default_style='"'), encoding="utf-8")
    Image.linear_gradient("L").resize((1800, 1400)).save(folder / "a b.png")
    made = poster.build(*papers.opened(folder))
    assert any("pictures" in one.message for one in made.warnings) == (not shown)
    assert bool(re.search(rb"/Subtype ?/Image", made.data)) == shown
