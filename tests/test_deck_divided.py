"""Slides that go on over several, quotes kept whole, and layouts that fill the slide."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.presentation import Presentation as Pptx

from generator.content import Talk
from generator.content.inline import NO_BREAK_SPACE
from generator.deck import Deck
from generator.deck.eras import EraColours
from generator.deck.outline import outline
from generator.deck.placing.fitting import fit
from generator.deck.placing.measuring import Setting, lines_of, margins
from generator.deck.slides import Paragraph, Text
from generator.deck.template.layouts import NAMESPACES, Layout
from generator.look import Look
from generator.problems import ProblemsFound
from generator.shapes import Run
from generator.units import EMU_PER_PT
from tests.deck_talk import TALK, built, layouts, opened, small_talk, tools

SECOND = f"Many (2{NO_BREAK_SPACE}sur{NO_BREAK_SPACE}2)"  # never broken within the brackets
LONG = "A point of rather many words, such as people write when they are in a hurry"


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Look:
    return tools(small_talk(tmp_path_factory.mktemp("talk")))[0]


@pytest.fixture(scope="module")
def column(look: Look) -> Layout:
    return layouts(look)["Columns 3"]


def added(slide: str) -> str:
    return f"{TALK}    - {slide}\n"


def titled(slides: Pptx, start: str) -> list[tuple[str, str]]:
    """Titles that begin so, each with its slide's notes."""
    return [
        (title.text_frame.text, slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
        for slide in slides.slides
        if (title := slide.shapes.title) is not None and title.text_frame.text.startswith(start)
    ]


@pytest.mark.parametrize("kind", ["columns", "comparison"])
def test_columns_that_do_not_fit_go_on_side_by_side(tmp_path: Path, kind: str) -> None:
    lists = [", ".join(f'"{side}{number} {LONG}"' for number in range(6)) for side in "ab"]
    sides = ", ".join(f"{{title: Side, items: [{one}]}}" for one in lists)
    key = "columns" if kind == "columns" else "sides"
    talk = small_talk(tmp_path, added(f"{kind}: {{title: Many, {key}: [{sides}], notes: Said.}}"))
    slides = opened(built(talk))
    shown = titled(slides, "Many")
    assert shown[0] == ("Many", "Said.")
    assert len(shown) > 1
    assert not any(notes for _, notes in shown[1:])
    words = [s.text_frame.text for one in slides.slides for s in one.placeholders if s.has_text_frame]
    assert all(any(f"{side}{number} " in text for text in words) for side in "ab" for number in range(6))


def test_an_agenda_that_does_not_fit_goes_on(tmp_path: Path) -> None:
    sections = "".join(f"    - section: Part {number}\n" for number in range(18))
    talk = small_talk(tmp_path, f"{TALK}    - agenda: {{title: Many}}\n{sections}")
    shown = [title for title, _ in titled(opened(built(talk)), "Many")]
    assert len(shown) == 2


def test_points_that_do_not_fit_go_on_with_the_notes_on_the_first(tmp_path: Path) -> None:
    items = ", ".join([f'"{LONG}"'] * 11)
    talk = small_talk(
        tmp_path, added(f"points: {{title: Many, numbered: yes, items: [{items}], notes: Said.}}")
    )
    slides = opened(built(talk))
    assert titled(slides, "Many") == [("Many", "Said."), (SECOND, "")]
    [second] = [s for s in slides.slides if s.shapes.title and s.shapes.title.text_frame.text == SECOND]
    assert b'startAt="7"' in second.part.blob


def test_a_table_goes_on_under_its_header(tmp_path: Path) -> None:
    rows = ", ".join(f'["{number}", b]' for number in range(1, 16))
    slides = opened(
        built(small_talk(tmp_path, added(f"table: {{title: Rows, header: [N, M], rows: [{rows}]}}")))
    )
    tables = [shape.table for slide in slides.slides for shape in slide.shapes if shape.has_table][1:]
    assert [len(table.rows) - 1 for table in tables] == [8, 7]
    assert [table.cell(1, 0).text for table in tables] == ["1", "9"]
    assert {table.cell(0, 0).text for table in tables} == {"N"}


@pytest.mark.parametrize("sources", ["", "sources: [book], "])
def test_nine_rows_are_one_slide_above_its_sources(tmp_path: Path, sources: str) -> None:
    rows = ", ".join(f'["{number}", b]' for number in range(1, 10))
    talk = small_talk(tmp_path, added(f"table: {{title: Rows, {sources}header: [N, M], rows: [{rows}]}}"))
    slides = list(opened(built(talk)).slides)
    assert (
        len([one for one in slides if one.shapes.title and "Rows" in one.shapes.title.text_frame.text]) == 1
    )
    last = slides[len(slides) - 1]
    [table] = (shape for shape in last.shapes if shape.has_table)
    below = last.slide_layout.placeholders
    [source], [footer] = ([one for one in below if one.name == name] for name in ("Source", "Footer"))
    foot = source.top + source.height
    assert foot <= footer.top
    assert table.top + table.height <= foot - (20 if sources else 0) * EMU_PER_PT


def test_a_cell_may_be_empty(tmp_path: Path) -> None:
    rows = '[[Price, "", "12"], ["", "3", ""]]'
    slides = opened(
        built(small_talk(tmp_path, added(f'table: {{title: T, header: ["", A, B], rows: {rows}}}')))
    )
    table = [shape.table for slide in slides.slides for shape in slide.shapes if shape.has_table][-1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "A", "B"],
        ["Price", "", "12"],
        ["", "3", ""],
    ]


def test_what_cannot_be_divided_is_an_error(tmp_path: Path) -> None:
    long = " ".join(["kites"] * 300)
    talk = small_talk(tmp_path, added(f"points: {{title: Two, items: [short, {long}, short]}}"))
    with pytest.raises(ProblemsFound) as caught:
        built(talk)
    assert ["pt too high" in one.message for one in caught.value.problems] == [True]


def test_a_title_that_is_too_long_is_told_once_and_divides_nothing(tmp_path: Path) -> None:
    title = " ".join(["kites"] * 150)
    talk = small_talk(tmp_path, added(f"points: {{title: {title}, items: [One, Two, Three]}}"))
    with pytest.raises(ProblemsFound) as caught:
        built(talk)
    assert len(caught.value.problems) == 1


def words_of(made: Deck) -> str:
    """All that slides show, in order; not their notes."""
    shapes = (shape for slide in opened(made).slides for shape in slide.placeholders)
    return "\n".join(one.text_frame.text for one in shapes if one.has_text_frame).replace(NO_BREAK_SPACE, " ")


SENTENCE = "In the wind a kite climbs at once, and where it has a tail it stands still as well, sentence"


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("points", "title: Wait for the wind, text: '{}'"),
        ("facts", "value: '1,234', unit: kites, label: '{}'"),
        ("organisations", "name: The Society of Kites, role: '{}'"),
        ("people", "name: Ada van der Wind, role: '{}'"),
    ],
)
@pytest.mark.parametrize("count", [4, 6, 9, 12])
def test_no_sentence_leaves_a_slide_because_there_are_many(
    tmp_path: Path, kind: str, item: str, count: int
) -> None:
    said = [f"{SENTENCE} {number}." for number in range(count)]
    small_talk(tmp_path)
    items = "".join(f"  - {{{item.format(one)}}}\n" for one in said)
    (tmp_path / "many.yaml").write_text(f"kind: {kind}\nitems:\n{items}", encoding="utf-8")
    made = built(small_talk(tmp_path, added(f"{kind}: {{title: Many, from: many, notes: Said.}}")))
    shown = words_of(made)
    assert [one for one in said if one not in shown] == []
    assert not made.warnings
    first, *others = (notes for _, notes in titled(opened(made), "Many"))
    assert first == "Said."
    assert not any(others)


def test_the_long_list_of_one_column_goes_on_beside_the_text_of_the_other(tmp_path: Path) -> None:
    items = ", ".join(f'"{number} {LONG}"' for number in range(8))
    columns = f"[{{title: One, text: Alone.}}, {{title: Two, items: [{items}]}}]"
    shown = words_of(built(small_talk(tmp_path, added(f"columns: {{title: Many, columns: {columns}}}"))))
    assert all(f"{number} {LONG}" in shown for number in range(8))
    assert shown.count("Alone.") == 1


def test_what_is_spare_goes_to_the_notes_with_a_warning(tmp_path: Path) -> None:
    note = " ".join(["kites"] * 150)
    fact = f"{{value: '7', label: fly, footnote: {note}}}"
    made = built(small_talk(tmp_path, added(f"facts: {{title: F, items: [{fact}], notes: Said.}}")))
    assert [notes for _, notes in titled(opened(made), "F")][-1] == f"Said.\n{note}"
    [warned] = made.warnings
    assert "there is no room for this, so it is in the notes: “kites kites" in warned.message
    assert warned.place.line == TALK.count("\n") + 1


@pytest.mark.parametrize(("count", "parts"), [(6, [6]), (7, [4, 3]), (13, [5, 4, 4])])
def test_slides_that_go_on_are_filled_evenly(tmp_path: Path, count: int, parts: list[int]) -> None:
    items = ", ".join(["{value: '1', label: one}"] * count)
    talk = small_talk(tmp_path, added(f"facts: {{title: Many, items: [{items}]}}"))
    entries = outline(talk, tools(talk)[1].words, EraColours(("accent1",)))
    many = [entry for entry in entries if entry.title.plain.startswith("Many")]
    assert [len(entry.items) for entry in many] == parts


def test_a_quote_shown_in_part_stands_whole_in_the_notes_and_is_not_counted(tmp_path: Path) -> None:
    made = built(small_talk(tmp_path))
    slides = opened(made)
    assert titled(slides, "The Kite") == [
        ("The Kite", "“The sky is not a limit but a place.” — The Kite, Kites & Co"),
    ]
    aloud = sum(
        len(slide.notes_slide.notes_text_frame.text.split())
        for slide in slides.slides
        if slide.has_notes_slide
    )
    assert made.words == aloud - 15


def test_a_second_quote_of_a_person_has_another_title(tmp_path: Path) -> None:
    slides = opened(built(small_talk(tmp_path)))
    assert [title for title, _ in titled(slides, "First part")] == ["First part", "First part · Citation"]


@pytest.mark.parametrize("count", [2, 3])
def test_facts_in_rows_stand_beside_their_labels_from_top_to_bottom(tmp_path: Path, count: int) -> None:
    boxes = layouts(tools(small_talk(tmp_path))[0])[f"Facts {count}"].placeholders
    figures = [boxes[f"Figure {number}"].frame for number in range(1, count + 1)]
    labels = [boxes[f"Label {number}"].frame for number in range(1, count + 1)]
    for figure, label in zip(figures, labels, strict=True):
        assert figure.x + figure.width <= label.x
        assert (figure.y, figure.height) == (label.y, label.height)
    assert sum(figure.height for figure in figures) > 3.5 * 914_400
    assert boxes["Figure 1"].levels[0].size >= 72


def test_a_logo_stands_in_its_tile_with_its_words(tmp_path: Path) -> None:
    items = "[{name: Aero, logo: {file: kite.png, alt: The kite of Aero}}, {name: Bow}]"
    logos = f"kind: organisations\nitems: {items}\n"
    (tmp_path / "logos.yaml").write_text(logos, encoding="utf-8")
    slides = opened(built(small_talk(tmp_path, added("organisations: {from: logos, title: With logos}"))))
    last = slides.slides[len(slides.slides) - 1]
    by_name = {shape.name: shape for shape in last.placeholders}
    tile, logo = by_name["Name 1"], by_name["Logo 1"]
    assert logo._element.nvPicPr.cNvPr.get("descr") == "The kite of Aero"
    assert tile.left <= logo.left
    assert logo.left + logo.width <= tile.left + tile.width
    assert "Logo 2" not in by_name


@settings(max_examples=40)
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=11), min_size=1, max_size=14))
def test_tying_words_costs_no_line(look: Look, column: Layout, words: list[str]) -> None:
    setting, layout = Setting.of(look), column
    box = layout.placeholders["Column 1"]
    loose = Paragraph((Run(" ".join(words)),), marker="bullet")
    [placed], _ = fit(setting, [Text("Column 1", (loose,))], layout)
    [held] = placed.paragraphs
    assert held.plain.replace(NO_BREAK_SPACE, " ") == loose.plain
    wide = box.room[0] - margins(loose, box.levels[0])[0] / EMU_PER_PT
    scale = placed.sizes[0][0] / box.levels[0].size
    lines = [lines_of(setting, one, box.levels[0], wide, scale) for one in (loose, held)]
    assert len(lines[1]) <= len(lines[0])


def boxes_of(talk: Talk) -> dict[str, str]:
    """The last slide's words by the name of their placeholder."""
    slides = opened(built(talk)).slides
    return {
        one.name: one.text_frame.text for one in slides[len(slides) - 1].placeholders if one.has_text_frame
    }


def test_a_picture_has_its_credit_below_it_and_its_sources_at_the_foot(tmp_path: Path) -> None:
    image = "file: kite.png, alt: A kite, credit: by Ada"
    talk = small_talk(
        tmp_path, added(f"image: {{title: P, sources: book, image: {{{image}, caption: Blue}}}}")
    )
    found = boxes_of(talk)
    assert (found["Caption"], found["Source Credit"]) == ("Blue", "by Ada")
    assert "The Book of Kites" in found["Source"]
    talk = small_talk(tmp_path, added(f"image: {{title: P, sources: book, image: {{{image}}}}}"))
    found = boxes_of(talk)
    assert found["Caption"] == "by Ada"
    assert "The Book of Kites" in found["Source"]


def test_footnotes_of_several_figures_begin_with_their_figure(tmp_path: Path) -> None:
    one = "{value: '7', unit: '%', label: fly, footnote: In May.}"
    two = "{value: '8', label: fall, footnote: In June.}"
    found = boxes_of(small_talk(tmp_path, added(f"facts: {{title: F, items: [{one}, {two}]}}")))
    assert found["Source"] == "7%: In May. 8: In June."
    found = boxes_of(small_talk(tmp_path, added(f"facts: {{title: F, items: [{one}]}}")))
    assert found["Source"] == "In May."


def test_a_list_says_in_which_of_the_sections_it_stands(tmp_path: Path) -> None:
    points = "points: {title: More, items: [One, Two]}"
    found = boxes_of(small_talk(tmp_path, added(f"section: Second\n    - {points}")))
    assert found["Progress"] == "2/2"
    assert "Progress" not in boxes_of(small_talk(tmp_path, added(points)))
    assert "Progress" not in boxes_of(small_talk(tmp_path, added("agenda: {title: Again}")))


def test_a_link_of_two_lines_is_one_on_each_with_the_space_between_them_bare(tmp_path: Path) -> None:
    long, url = "The International Consortium of Kite Makers", "url: https://example.org"
    items = f"[{{name: {long}, {url}/a}}, {{name: Bow, {url}/b}}, {{name: Cody}}]"
    small_talk(tmp_path)
    (tmp_path / "linked.yaml").write_text(f"kind: organisations\nitems: {items}\n", encoding="utf-8")
    slides = opened(built(small_talk(tmp_path, added("organisations: {title: L, from: linked}")))).slides
    tiles = {one.name: one for one in slides[len(slides) - 1].placeholders if one.name.startswith("Name")}
    first = tiles["Name 1"].text_frame
    assert first.text == long
    [runs] = [[(run.text, bool(run.hyperlink.address)) for run in one.runs] for one in first.paragraphs]
    assert len(runs) > 1
    assert all(linked == (text != " ") == (not index % 2) for index, (text, linked) in enumerate(runs))
    for name, linked in (("Name 2", True), ("Name 3", False)):
        [run] = tiles[name].text_frame.paragraphs[0].runs
        assert bool(run.hyperlink.address) == linked


def test_the_lists_of_columns_begin_at_one_height_whether_titled_or_not(tmp_path: Path) -> None:
    titled, bare = "{title: One, items: [Simple, Old]}", "{items: [Newer, Newest, Latest]}"
    slides = opened(
        built(small_talk(tmp_path, added(f"columns: {{title: C, columns: [{titled}, {bare}]}}")))
    ).slides
    boxes = [one for one in slides[len(slides) - 1].placeholders if one.name.startswith("Column")]
    assert len({box.top for box in boxes}) == 1
    before = [box._element.findall(".//a:spcPts", NAMESPACES) for box in boxes]
    assert len({each.get("val") for column in before for each in column}) == 1


def test_the_appendix_is_in_no_agenda_and_takes_no_time(tmp_path: Path) -> None:
    words = built(small_talk(tmp_path)).words
    after = "appendix\n    - section: {title: Left out, notes: Not a word}\n    - agenda: {title: Again}"
    talk = small_talk(tmp_path, added(after))
    assert built(talk).words == words
    assert boxes_of(talk)["Body"] == "First part"
