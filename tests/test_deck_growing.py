"""Short texts are set larger than their layout says: as far as the theme allows, all of a slide together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.placed import PlacedText
from generator.deck.placing.fitting import fit
from generator.deck.placing.measuring import Setting, lines_of, margins, measure
from generator.deck.slides import Marker, Paragraph, Text
from generator.deck.template.layouts import Layout, Placeholder
from generator.shapes import Run
from generator.units import EMU_PER_PT
from tests.deck_talk import layouts, small_talk, tools

# Boxes that hold what a slide says, by layout.
CONTENT = [
    ("Points", "Body"),
    ("Statement", "Statement"),
    ("Quote", "Quote"),
    ("Milestone", "Text"),
    ("Point", "Text"),
    ("Comparison", "Side 1"),
    ("Columns 3", "Column 1"),
    ("Big Title", "Title"),
]


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    return Setting.of(tools(small_talk(tmp_path_factory.mktemp("talk")))[0])


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Layout]:
    return layouts(tools(small_talk(tmp_path_factory.mktemp("talk")))[0])


def listed(counts: Sequence[int], box: Placeholder) -> tuple[Paragraph, ...]:
    marker: Marker = "bullet" if box.levels[0].marker else ""
    return tuple(Paragraph((Run(" ".join(["kites"] * count)),), marker=marker) for count in counts)


def scale(placed: PlacedText) -> float:
    return placed.sizes[0][0] / placed.placeholder.levels[0].size


def filled(placed: PlacedText, setting: Setting) -> float:
    """The share of the box's height that the text takes, spaces between items counted."""
    box = placed.placeholder
    height, _ = measure(setting, placed.paragraphs, box.levels, box.room[0], scale(placed))
    return (height + placed.gap * (len(placed.paragraphs) - 1)) / box.room[1]


def count_lines(setting: Setting, paragraph: Paragraph, box: Placeholder, at: float) -> int:
    level = box.levels[0]
    return len(
        lines_of(setting, paragraph, level, box.room[0] - margins(paragraph, level)[0] / EMU_PER_PT, at)
    )


@given(st.sampled_from(CONTENT), st.lists(st.integers(1, 14), min_size=1, max_size=5))
def test_no_size_is_over_the_ceiling_and_what_grew_stays_in_its_box(
    setting: Setting, ours: dict[str, Layout], where: tuple[str, str], counts: list[int]
) -> None:
    layout, name = ours[where[0]], where[1]
    [placed], excess = fit(setting, [Text(name, listed(counts, layout.placeholders[name]))], layout)
    box = placed.placeholder
    assert scale(placed) <= setting.growth + 0.001
    if scale(placed) > 1:
        assert not excess
        assert placed.levels[0] == placed.sizes[0][0]
        assert filled(placed, setting) <= 1
        for one in placed.paragraphs:
            if one.marker:
                assert count_lines(setting, one, box, scale(placed)) <= count_lines(setting, one, box, 1)


@pytest.mark.parametrize(
    ("layout", "box"), [("Statement", "Statement"), ("Milestone", "Text"), ("Point", "Text")]
)
def test_a_few_words_are_as_large_as_the_theme_allows(
    setting: Setting, ours: dict[str, Layout], layout: str, box: str
) -> None:
    [placed], _ = fit(setting, [Text(box, listed([2], ours[layout].placeholders[box]))], ours[layout])
    assert scale(placed) == pytest.approx(setting.growth, abs=0.01)


@given(st.integers(3, 6), st.integers(1, 3))
def test_a_short_list_fills_most_of_its_place(
    setting: Setting, ours: dict[str, Layout], items: int, words: int
) -> None:
    box = ours["Points"].placeholders["Body"]
    [placed], _ = fit(setting, [Text("Body", listed([words] * items, box))], ours["Points"])
    assert 0.6 <= filled(placed, setting) <= 1


@given(st.integers(1, 4), st.integers(1, 12))
def test_columns_and_their_headings_grow_together(
    setting: Setting, ours: dict[str, Layout], items: int, words: int
) -> None:
    layout = ours["Columns 2"]
    texts = [
        Text("Heading 1", (Paragraph((Run("Flat"),)),)),
        Text("Heading 2", (Paragraph((Run("Boxed kites"),)),)),
        Text("Column 1", listed([words] * items, layout.placeholders["Column 1"])),
        Text("Column 2", listed([1], layout.placeholders["Column 2"])),
    ]
    placed, _ = fit(setting, texts, layout)
    assert placed[0].sizes[0] == placed[1].sizes[0]
    assert placed[2].sizes[0] == placed[3].sizes[0]
    assert placed[2].sizes[0][0] < placed[0].sizes[0][0]


def test_short_texts_side_by_side_stand_in_the_middle_if_they_are_level(
    setting: Setting, ours: dict[str, Layout]
) -> None:
    layout = ours["Comparison"]

    def anchors(*counts: int) -> list[str]:
        texts = [
            Text(f"Side {number}", listed([count], layout.placeholders[f"Side {number}"]))
            for number, count in enumerate(counts, start=1)
        ]
        return [one.placeholder.anchor for one in fit(setting, texts, layout)[0]]

    assert anchors(2, 3) == ["ctr", "ctr"]
    assert anchors(2, 30) == ["t", "t"]
    assert anchors(30, 30) == ["t", "t"]


def test_text_does_not_outgrow_its_title(setting: Setting, ours: dict[str, Layout]) -> None:
    layout = ours["Columns 2 Bare"]
    title = Text("Title", (Paragraph((Run("A title"),)),))
    placed, _ = fit(setting, [title, Text("Column 1", listed([1], layout.placeholders["Column 1"]))], layout)
    assert 32 < placed[1].sizes[0][0] <= placed[0].sizes[0][0] == 36


def test_titles_sources_and_what_stands_on_a_brand_keep_their_size(
    setting: Setting, ours: dict[str, Layout]
) -> None:
    short = (Paragraph((Run("Kites"),)),)
    for layout, box in (("Milestone", "Title"), ("Sources Few", "Sources 1"), ("Quote", "Role")):
        [placed], _ = fit(setting, [Text(box, short)], ours[layout])
        assert scale(placed) == 1
    [placed], _ = fit(replace(setting, growth=1), [Text("Statement", short)], ours["Statement"])
    assert scale(placed) == 1
