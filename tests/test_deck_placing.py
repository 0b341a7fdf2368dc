"""Text in its boxes: measured, set smaller to the floor, and a problem past it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import text
from generator.content.inline import NO_BREAK_SPACE, Inline
from generator.deck.placed import PlacedText
from generator.deck.placing import footer, place
from generator.deck.placing.breaking import links_by_line
from generator.deck.placing.fitting import fit
from generator.deck.placing.measuring import DETAIL, Setting, measure
from generator.deck.slides import Paragraph, Slide, Table, Text
from generator.deck.template.layouts import Layout
from generator.look import Look
from generator.problems import ProblemsFound
from generator.shapes import BREAK, Run
from generator.units import EMU_PER_PT
from tests.deck_talk import TALK, built, layouts, small_talk, tools


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Look:
    return tools(small_talk(tmp_path_factory.mktemp("talk")))[0]


@pytest.fixture(scope="module")
def plain(look: Look) -> dict[str, Layout]:
    return layouts(look)


def words(count: int, *, bold: bool = False) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(" ".join(["kites"] * count), strong=bold),)),)


def test_the_template_is_read_with_its_inheritance(plain: dict[str, Layout]) -> None:
    title = plain["Facts 3"].placeholders["Title"]
    assert (title.levels[0].size, title.levels[0].bold, title.levels[0].face) == (36, True, "heading")
    eyebrow = plain["Facts 3"].placeholders["Eyebrow"].levels[0]
    assert (eyebrow.face, eyebrow.capitals) == ("code", True)
    assert plain["Points"].placeholders["Body"].levels[0].marker == "bullet"
    assert plain["Closing"].colours.startswith("<a:overrideClrMapping")


@pytest.mark.parametrize("box", ["Title", "Body", "Source"])
def test_no_layout_sets_text_under_the_floor(plain: dict[str, Layout], box: str) -> None:
    for layout in plain.values():
        if box in layout.placeholders:
            floor = 12 if box == "Source" else 18
            assert min(level.size for level in layout.placeholders[box].levels) >= floor


@given(st.integers(1, 160), st.booleans())
def test_what_is_placed_fits_its_box_and_keeps_to_the_floor(
    look: Look, plain: dict[str, Layout], count: int, bold: bool
) -> None:
    setting = Setting.of(look)
    layout = plain["Points"]
    [placed], excess = fit(setting, [Text("Body", words(count, bold=bold))], layout)
    assert all(size >= 18 for sizes in placed.sizes for size in sizes)
    if not excess:
        box = placed.placeholder
        scale = min(size / box.levels[0].size for sizes in placed.sizes for size in sizes)
        height, width = measure(setting, placed.paragraphs, box.levels, box.room[0], scale)
        assert height <= box.room[1]
        assert width <= box.room[0]


def test_boxes_of_one_row_share_their_size(look: Look, plain: dict[str, Layout]) -> None:
    texts = [
        Text("Figure 1", (Paragraph((Run("7"),)),)),
        Text("Figure 2", (Paragraph((Run("150,000,000+"),)),)),
    ]
    placed, excess = fit(Setting.of(look), texts, plain["Facts 2"])
    assert not excess
    assert placed[0].sizes == placed[1].sizes
    assert placed[0].sizes[0][0] < placed[0].placeholder.levels[0].size


def test_figures_never_wrap(look: Look, plain: dict[str, Layout]) -> None:
    [placed], _ = fit(
        Setting.of(look), [Text("Figure 1", (Paragraph((Run("123,456,789"),)),))], plain["Facts 3"]
    )
    style = text.Style(look.heading, placed.sizes[0][0], bold=True)
    assert text.width("123,456,789", style) <= placed.placeholder.room[0]


def test_details_are_never_left_out(look: Look, plain: dict[str, Layout]) -> None:
    detail = Run("a detail that explains at length " * 6, detail=True)
    paragraphs = tuple(Paragraph((Run(f"Point {number} "), detail), marker="bullet") for number in range(6))
    [placed], [over] = fit(Setting.of(look), [Text("Body", paragraphs)], plain["Points"])
    assert over.excess > 0
    assert [one.plain.replace(NO_BREAK_SPACE, " ") for one in placed.paragraphs] == [
        one.plain for one in paragraphs
    ]


def test_of_spare_paragraphs_the_last_go_first_and_no_more_than_must(
    look: Look, plain: dict[str, Layout]
) -> None:
    source, note = Paragraph((Run("A source"),), spare="yes"), Paragraph((Run("kites " * 300),), spare="yes")
    slide = Slide("Table", (Run("T"),), (Text("Source", (source, note)),), ())
    placed, [wrong] = place(slide, plain["Table"], Setting.of(look), {})
    [kept] = (one for one in placed.shapes if isinstance(one, PlacedText))
    assert [one.plain for one in kept.paragraphs] == ["A source"]
    assert wrong.warning
    assert [one.plain for one in placed.unsaid] == [note.plain]
    again = replace(slide, contents=(Text("Source", (replace(note, spare="repeated"),)),))
    placed, wrong_again = place(again, plain["Table"], Setting.of(look), {})
    assert (placed.shapes, placed.unsaid, wrong_again) == ((), (), [])


def test_a_heading_shrinks_a_little_rather_than_break_a_word(look: Look, plain: dict[str, Layout]) -> None:
    [placed], _ = fit(
        Setting.of(look),
        [Text("Title", (Paragraph((Run("Watch the film. Take the one-pager."),)),))],
        plain["Closing"],
    )
    assert 48 <= placed.sizes[0][0] < 60


def test_a_table_that_is_too_long_says_by_how_much(look: Look, plain: dict[str, Layout]) -> None:
    rows = tuple((Paragraph((Run("a"),)), Paragraph((Run("b"),))) for _ in range(30))
    slide = Slide("Table", (Run("T"),), (Table("Table", "", rows),), ())
    _, [wrong] = place(slide, plain["Table"], Setting.of(look), {})
    assert "pt too high at 18 pt" in wrong.message


GOES_ON = " of very many words that go on and on and on about the history of kites in the wind"


@pytest.mark.parametrize(
    ("title", "foot"),
    [
        ("On kites: a history", "On kites: a history"),
        (f"On kites: a history{GOES_ON}", "On kites"),
        (f"Fly ! A history{GOES_ON}", "Fly"),
        (f"Well-known kites – a history{GOES_ON}", "Well-known kites"),
        (f"A title{GOES_ON}: kites", ""),
    ],
)
def test_a_footer_is_never_cut(look: Look, plain: dict[str, Layout], title: str, foot: str) -> None:
    assert footer(title, [plain["Points"], plain["Facts 3"]], lambda _: Setting.of(look)) == foot


def test_the_narrowest_slide_decides_on_the_footer_of_all(look: Look, plain: dict[str, Layout]) -> None:
    title, setting = "Kites: a title that has room on a wide slide and none beside a panel", Setting.of(look)
    assert footer(title, [plain["Facts 3"]], lambda _: setting) == title
    assert footer(title, [plain["Facts 3"], plain["Points"]], lambda _: setting) == "Kites"


def test_text_past_the_floor_is_a_problem_at_its_line_with_how_much_is_too_much(tmp_path: Path) -> None:
    long = " ".join(["kites"] * 300)
    talk = small_talk(tmp_path, TALK + f"    - statement: {{title: Long, text: {long}}}\n")
    with pytest.raises(ProblemsFound) as caught:
        built(talk)
    [problem] = caught.value.problems
    assert problem.place.line == len((tmp_path / "talk.yaml").read_text(encoding="utf-8").splitlines())
    assert "pt too high for its box at 18 pt" in problem.message


def test_inline_and_slide_runs_are_one_kind_of_thing() -> None:
    assert isinstance(Run("x"), type(Inline.parse("x").runs[0]))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Watch the film. Take the one-pager.", ["Watch the film.", "Take the one-pager."]),
        ("Watch it. Go.", ["Watch it. Go."]),
        (
            "Watch the film. Take the one-pager and a poster and go home.",
            ["Watch the film. Take the one-pager and a poster and go\u00a0home."],
        ),
        ("Ask Dr. Kite about the wind of yesterday", ["Ask Dr. Kite about the wind of yesterday"]),
    ],
)
def test_a_heading_of_two_sentences_breaks_between_them(
    look: Look, plain: dict[str, Layout], title: str, lines: list[str]
) -> None:
    [placed], excess = fit(Setting.of(look), [Text("Title", (Paragraph((Run(title),)),))], plain["Closing"])
    assert not excess
    assert placed.paragraphs[0].plain.replace("\u00a0", " ").split("\n") == [
        one.replace("\u00a0", " ") for one in lines
    ]


def test_the_break_between_sentences_keeps_emphasis(look: Look, plain: dict[str, Layout]) -> None:
    runs = (Run("Watch the film. Take the "), Run("one-pager", emphasis=True), Run("."))
    [placed], _ = fit(Setting.of(look), [Text("Title", (Paragraph(runs),))], plain["Closing"])
    assert [run.text for run in placed.paragraphs[0].runs] == [
        "Watch the film.",
        "\n",
        "Take the ",
        "one-pager",
        ".",
    ]
    assert placed.paragraphs[0].runs[3].emphasis


def test_an_era_in_the_date_panel_does_not_end_on_one_word(look: Look, plain: dict[str, Layout]) -> None:
    words = Text(
        "Date panel", (Paragraph((Run("Sixteen bits for all"),)), Paragraph((Run("1988"),), level=1))
    )
    [placed], _ = fit(Setting.of(look), [words], plain["Milestone"])
    assert placed.paragraphs[0].plain == "Sixteen bits for\u00a0all"


def test_a_slide_without_notes_gets_none_from_held_or_broken_words(
    look: Look, plain: dict[str, Layout]
) -> None:
    slide = Slide("Closing", (Run("Watch the film. Take the one-pager."),), (), ())
    placed, _ = place(slide, plain["Closing"], Setting.of(look), {})
    assert not placed.unsaid


def test_a_text_too_high_is_left_to_the_autofit_of_its_box(look: Look, plain: dict[str, Layout]) -> None:
    setting, shares = Setting.of(look), []
    for count in range(20, 60):
        [placed], excess = fit(setting, [Text("Quote", words(count))], plain["Quote"])
        level = placed.placeholder.levels[0]
        assert not excess
        [[size]] = placed.sizes
        if placed.autofit.share < 1:
            assert size == pytest.approx(level.size * placed.autofit.share, abs=0.1)
        shares.append(placed.autofit.share)
    assert sum(share < 1 for share in shares) > len(shares) / 2


def test_text_with_links_is_left_to_the_autofit_of_its_box(look: Look, plain: dict[str, Layout]) -> None:
    line = Run("What is said before "), Run("a link of some words", link="https://example.org"), Run(" ends.")
    paragraphs = tuple(Paragraph(line, marker="bullet") for _ in range(7))
    [placed], excess = fit(Setting.of(look), [Text("Body", paragraphs)], plain["Points"])
    assert not excess
    assert placed.autofit.share < 1
    assert {size for sizes in placed.written for size in sizes} == {placed.placeholder.levels[0].size}


def test_what_the_autofit_would_set_under_the_floor_is_written_larger(
    look: Look, plain: dict[str, Layout]
) -> None:
    detail = Run("which is said in some more words " * 3, detail=True)
    paragraphs = tuple(Paragraph((Run("A point"), BREAK, detail), marker="bullet") for _ in range(5))
    [placed], excess = fit(Setting.of(look), [Text("Body", paragraphs)], plain["Points"])
    assert not excess
    share = placed.autofit.share
    assert share < 18 / (32 * DETAIL)
    assert placed.written[0][0] == 32
    assert placed.written[0][-1] == pytest.approx(18 / share)
    assert placed.sizes[0][-1] == pytest.approx(18, abs=0.1)


def test_of_a_row_all_are_left_to_their_boxes_at_one_share_where_this_leaves_them_room(
    look: Look, plain: dict[str, Layout]
) -> None:
    texts = [Text(f"Column {n}", words(count)) for n, count in enumerate((60, 50, 4), start=1)]
    (long, other, short), excess = fit(Setting.of(look), texts, plain["Columns 3 Bare"])
    assert not excess
    assert long.autofit.share == other.autofit.share < 1
    assert 0 < other.autofit.held <= other.placeholder.room[1] / 2
    [[size]] = short.sizes
    assert short.autofit.share == 1
    assert short.levels[0] == size == long.sizes[0][0] < long.placeholder.levels[0].size


def test_words_that_are_too_wide_together_are_not_tied(look: Look, plain: dict[str, Layout]) -> None:
    layout, words = plain["Columns 3"], "Tried out by Meta's researchers"
    setting, old = Setting.of(look), plain["Columns 3"].placeholders["Column 1"]
    last = text.width("researchers", setting.plain("text", old.levels[0].size))
    for more in range(20, 120, 10):
        wide = round((last + more) * EMU_PER_PT) + old.insets[0] + old.insets[2]
        box = replace(old, frame=replace(old.frame, width=wide))
        narrow = replace(layout, placeholders={**layout.placeholders, "Column 1": box})
        title = layout.title
        assert title
        texts = [
            Text(title.name, (Paragraph((Run("A title"),)),)),
            Text("Column 1", (Paragraph((Run(words),)),)),
        ]
        [_, placed], wrong = fit(setting, texts, narrow)
        room = box.room[0]
        tied = max(placed.paragraphs[0].plain.split(" "), key=len)
        assert not wrong
        assert text.width(tied, setting.plain("text", placed.sizes[0][0])) <= room


@pytest.mark.parametrize(
    ("said", "lines", "parts"),
    [
        ("see the book of kites", ["see the book", "of kites"], ["see ", "the book", " ", "of kites"]),
        ("see 风筝线天空", ["see 风筝", "线天空"], ["see ", "风筝", "线天空"]),
        ("see the long-awaited", ["see the long-", "awaited"], ["see ", "the long-", "awaited"]),
    ],
)
def test_a_link_is_one_on_each_of_its_lines(said: str, lines: list[str], parts: list[str]) -> None:
    paragraph = Paragraph((Run(said[:4]), Run(said[4:], link="https://example.org")))
    cut = links_by_line(paragraph, lines)
    assert [run.text for run in cut.runs] == parts
    assert {run.text.strip() for run in cut.runs if not run.link} <= {"see", ""}
