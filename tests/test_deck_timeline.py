"""The timeline as shapes on a slide: nothing over anything else, nothing outside, and too much refused."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.days import Day
from generator.deck.placed import Drawing
from generator.deck.placing.axis import draw
from generator.deck.placing.measuring import Setting
from generator.deck.placing.strip import draw_strip
from generator.deck.slides import Era, Lane, Milestone, Paragraph, Timeline
from generator.shapes import Area, DoesNotFit, Frame, Label, Polygon, Run, Stroke
from generator.units import EMU_PER_PT
from tests.deck_talk import small_talk, tools
from tests.lines import meet, runs_through

FRAME = Frame(685_800, 1_600_200, 10_820_400, 4_572_000)
ERAS = (
    Era("Before", Day.of(2001), Day.of(2005), "accent1"),
    Era("After", Day.of(2005), Day.of(2011), "accent2"),
)


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    return Setting.of(tools(small_talk(tmp_path_factory.mktemp("talk")))[0])


def milestone(days: int, title: str, weight: str = "normal") -> Milestone:
    day = Day.of(2001) + days
    return Milestone(Paragraph((Run(title),)), day.digits(2), day, day, weight)


def timeline(milestones: list[Milestone], eras: tuple[Era, ...] = ERAS) -> Timeline:
    return Timeline("Drawing", "A timeline", eras, tuple(milestones))


def labels(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.shapes if isinstance(shape, Label)]


def apart(one: Frame, other: Frame) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y + EMU_PER_PT
        or other.y + other.height <= one.y + EMU_PER_PT
    )


@settings(max_examples=25)
@given(st.lists(st.integers(0, 3600), min_size=1, max_size=9, unique=True))
def test_words_never_stand_on_words_nor_outside_nor_under_the_floor(
    setting: Setting, days: list[int]
) -> None:
    drawing = draw(timeline([milestone(one, f"Something happened {one}") for one in days]), FRAME, setting)
    for label in labels(drawing):
        assert label.size >= 18
        assert label.frame.x >= FRAME.x - EMU_PER_PT
        assert label.frame.x + label.frame.width <= FRAME.x + FRAME.width + EMU_PER_PT
        assert label.frame.y >= FRAME.y - EMU_PER_PT
        assert label.frame.y + label.frame.height <= FRAME.y + FRAME.height + EMU_PER_PT
    for one, other in combinations(labels(drawing), 2):
        assert apart(one.frame, other.frame), (one.name, other.name)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 3600), min_size=2, max_size=9, unique=True))
def test_no_leader_crosses_another_or_runs_through_words(setting: Setting, days: list[int]) -> None:
    drawing = draw(timeline([milestone(one, f"Something happened {one}") for one in days]), FRAME, setting)
    leaders = [one for one in drawing.shapes if isinstance(one, Stroke) and one.name.startswith("Leader")]
    lines = {one.name: [(x / EMU_PER_PT, y / EMU_PER_PT) for x, y in one.points] for one in leaders}
    for label in labels(drawing):
        box = label.frame
        sides = (
            box.x / EMU_PER_PT,
            box.y / EMU_PER_PT,
            box.width / EMU_PER_PT,
            box.height / EMU_PER_PT,
        )
        for line in lines.values():
            assert not any(runs_through(sides, *ends) for ends in pairwise(line)), label.name
    for one, other in combinations(lines.values(), 2):
        assert not any(meet(a, b) for a, b in product(pairwise(one), pairwise(other)))


def test_the_lesser_milestones_become_dots_when_words_have_no_room(setting: Setting) -> None:
    many = [
        milestone(120 * at, f"Something number {at} happened", "major" if at % 4 == 0 else "minor")
        for at in range(28)
    ]
    drawing = draw(timeline(many), FRAME, setting)
    titles = [label for label in labels(drawing) if label.name.startswith("Title")]
    dots = [shape for shape in drawing.shapes if shape.name.startswith("Dot")]
    assert {f"Title: Something number {at} happened" for at in range(0, 28, 4)} < {one.name for one in titles}
    assert 9 < len(titles) < 28
    assert len(dots) == 28
    assert f"{28 - len(titles)} of 28" in drawing.note


def test_of_too_many_as_many_as_fit_get_words_from_the_whole_scale(setting: Setting) -> None:
    many = [milestone(60 * at, f"Something number {at} happened", "major") for at in range(60)]
    drawing = draw(timeline(many), FRAME, setting)
    titles = [label for label in labels(drawing) if label.name.startswith("Title")]
    assert len(titles) >= 4
    assert {"Title: Something number 0 happened", "Title: Something number 59 happened"} <= {
        label.name for label in titles
    }
    assert drawing.note.startswith(f"{60 - len(titles)} of 60 milestones are dots")


LONG = "The opening of a new direction in the affairs of public education and of printing"


@pytest.mark.parametrize(("count", "least"), [(1, 1), (3, 3), (45, 4)])
def test_titles_of_eighty_characters_get_wider_cards_and_more_lines(
    setting: Setting, count: int, least: int
) -> None:
    drawing = draw(timeline([milestone(80 * at, f"{LONG} {at}") for at in range(count)]), FRAME, setting)
    titles = [label for label in labels(drawing) if label.name.startswith("Title")]
    assert len(titles) >= least
    assert max(len(label.lines) for label in titles) in (3, 4, 5)
    for one, other in combinations(labels(drawing), 2):
        assert apart(one.frame, other.frame), (one.name, other.name)


def test_a_title_that_fits_no_card_is_named_with_its_length(setting: Setting) -> None:
    with pytest.raises(DoesNotFit) as caught:
        draw(timeline([milestone(0, f"{LONG}, {LONG}, {LONG}")]), FRAME, setting)
    assert (
        "no milestone has room for its title at 18 pt; its title has 247 characters" in caught.value.message
    )
    assert LONG in caught.value.message


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_title_of_as_many_characters_as_its_hint_asks_for_fits(setting: Setting, count: int) -> None:
    with pytest.raises(DoesNotFit) as caught:
        draw(timeline([milestone(80 * at, ", ".join([LONG] * 4)) for at in range(count)]), FRAME, setting)
    most = int(re.findall(r"keep it to (\d+) characters", caught.value.hint)[0])
    said = ", ".join([LONG] * 4)[:most].rstrip(" ,")
    drawing = draw(timeline([milestone(80 * at, said) for at in range(count)]), FRAME, setting)
    assert any(label.name.startswith("Title") for label in labels(drawing))


def test_a_word_wider_than_any_card_is_named_and_not_counted(setting: Setting) -> None:
    with pytest.raises(DoesNotFit) as caught:
        draw(timeline([milestone(0, "An " + "unbreakable" * 8)]), FRAME, setting)
    assert "pt wider than a card: “unbreakable" in caught.value.message
    assert "characters" not in caught.value.hint


def test_the_scale_spans_the_milestones_shown_and_leaves_out_the_eras_outside(setting: Setting) -> None:
    drawing = draw(timeline([milestone(2200, "Late"), milestone(2900, "Later")]), FRAME, setting)
    assert [shape.name for shape in drawing.shapes if shape.name.startswith("Era: ")] == ["Era: After"]
    assert [label.name for label in labels(drawing) if label.name.startswith("Name")] == ["Name of After"]
    years = [label.name for label in labels(drawing) if label.name.startswith("Year")]
    assert years
    assert min(years) >= "Year 2007"


def test_an_era_that_only_reaches_into_the_scale_is_cut_off(setting: Setting) -> None:
    drawing = draw(timeline([milestone(1200, "Before"), milestone(2900, "Later")]), FRAME, setting)
    bands = [one.frame for one in drawing.shapes if isinstance(one, Area) and one.name.startswith("Era: ")]
    assert len(bands) == 2
    assert bands[0].x >= FRAME.x - EMU_PER_PT
    assert bands[0].width < bands[1].width


def test_a_strip_marks_where_the_story_stands() -> None:
    current = Milestone(Paragraph((Run("Now"),)), "2003", Day.of(2003), Day.of(2003), current=True)
    strip = draw_strip(timeline([milestone(0, "Then"), current]), FRAME)
    sizes = {shape.name: shape.frame.width for shape in strip.shapes if isinstance(shape, Area)}
    assert sizes["Dot: Now"] > sizes["Dot: Then"]


def test_one_milestone_without_eras_is_drawn(setting: Setting, tmp_path: Path) -> None:
    drawing = draw(timeline([milestone(10, "Alone")], ()), FRAME, setting)
    assert [label.lines[0][0].text for label in labels(drawing) if label.name.startswith("Title")] == [
        "Alone"
    ]


def test_a_history_with_empty_centuries_is_broken_and_says_where(setting: Setting) -> None:
    days = [-700_000, *range(0, 9000, 600)]
    drawing = draw(timeline([milestone(day, f"Event {day}") for day in days], ()), FRAME, setting)
    broken = [shape.name for shape in drawing.shapes if isinstance(shape, Polygon)]
    assert len(broken) == 1
    assert broken[0].endswith("–2000")
    straight = replace(timeline([milestone(day, f"Event {day}") for day in days], ()), scale="linear")
    shapes = draw(straight, FRAME, setting).shapes
    assert not any(isinstance(shape, Polygon) for shape in shapes)


@settings(max_examples=10)
@given(st.lists(st.integers(-1_400_000, 0), min_size=2, max_size=7, unique=True))
def test_years_before_1_have_their_era_and_its_room(setting: Setting, days: list[int]) -> None:
    told = timeline([milestone(day, f"Event {day}") for day in days], ())
    drawing = draw(replace(told, bce="{date} av. J.-C."), FRAME, setting)
    years = [label for label in labels(drawing) if label.name.startswith("Year")]
    for label in years:
        assert label.frame.x >= FRAME.x - EMU_PER_PT
        assert label.frame.x + label.frame.width <= FRAME.x + FRAME.width + EMU_PER_PT
    said = [label.lines[0][0].text.removesuffix(" av. J.-C.") for label in years]
    assert all(one.replace("-", "").isdigit() for one in said)
    for one, other in combinations(labels(drawing), 2):
        assert apart(one.frame, other.frame), (one.name, other.name)


def test_four_lanes_have_their_names_and_no_word_on_another(setting: Setting) -> None:
    told = replace(
        timeline(
            [
                replace(milestone(900 * at + 200 * lane, f"Event {at} of {lane}"), lane=lane)
                for lane in range(4)
                for at in range(4)
            ]
        ),
        lanes=tuple(
            Lane(title, "accent1") for title in ("Hardware", "Software", "People", "The law of the land")
        ),
    )
    drawing = draw(told, FRAME, setting)
    found = labels(drawing)
    assert sum(label.name.startswith("Title") for label in found) == 16
    lanes = [label for label in found if label.name.startswith("Lane")]
    assert [label.frame.y for label in lanes] == sorted(label.frame.y for label in lanes)
    assert len(lanes) == 4
    for one, other in combinations(found, 2):
        assert apart(one.frame, other.frame), (one.name, other.name)
    assert min(label.size for label in found) >= 18


def test_what_lasted_is_a_bar_and_what_is_uncertain_has_dotted_ends(setting: Setting) -> None:
    year = replace(milestone(0, "A year"), end=Day.of(2001, 12, 31))
    about = replace(milestone(1200, "About then"), end=Day.of(2005), lead=365, tail=365)
    drawing = draw(timeline([year, about, milestone(3000, "A day")]), FRAME, setting)
    bars = [shape.name for shape in drawing.shapes if shape.name.startswith("Span")]
    soft = [shape for shape in drawing.shapes if shape.name.startswith("About")]
    assert bars == ["Span: A year", "Span: About then"]
    assert len(soft) == 2
    assert all(isinstance(shape, Stroke) and shape.dash == "sysDot" for shape in soft)


def test_four_hundred_in_a_year_are_four_hundred_dots_apart(setting: Setting) -> None:
    many = [milestone(3000 + at % 366, f"Release {at}", "minor") for at in range(396)]
    drawing = draw(timeline([*many, milestone(0, "The beginning", "major")], ()), FRAME, setting)
    dots = [shape for shape in drawing.shapes if shape.name.startswith("Dot: Release")]
    assert len(dots) >= 390
    assert len({(shape.frame.x, shape.frame.y) for shape in dots if isinstance(shape, Area)}) == len(dots)


def test_a_year_that_an_era_begins_in_is_said_beyond_the_edge(setting: Setting) -> None:
    eras = (replace(ERAS[0], end=Day.of(2004, 12, 31)), replace(ERAS[1], start=Day.of(2005, 2, 1)))
    drawing = draw(
        timeline([milestone(one, f"Event {one}") for one in (0, 1400, 3600)], eras), FRAME, setting
    )
    years = [label.name for label in labels(drawing) if label.name.startswith("Year")]
    assert "Year 2005" in years


def test_a_year_stands_in_its_middle_on_the_strip_too() -> None:
    year = replace(milestone(0, "A year"), end=Day.of(2001, 12, 31))
    strip = draw_strip(
        timeline([year, replace(year, start=Day.of(2010), end=Day.of(2010, 12, 31))], ()), FRAME
    )
    dots = [shape.frame for shape in strip.shapes if isinstance(shape, Area) and shape.name.startswith("Dot")]
    room = (FRAME.width - 20 * EMU_PER_PT) / 10
    assert dots[0].x + dots[0].width / 2 == pytest.approx(FRAME.x + 10 * EMU_PER_PT + room / 2, rel=1e-3)
