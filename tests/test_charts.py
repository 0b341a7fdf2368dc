"""Charts placed: scales that a person would choose, words that do not touch, numbers understood."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.charts import geometry
from generator.charts.drawing import draw_chart
from generator.charts.layout import ChartLayout
from generator.charts.model import Chart, ChartType, Numerals, Series
from generator.charts.placing import place_chart
from generator.charts.room import ChartRoom, legend_mark_width
from generator.charts.scale import choose_scale, decimals_needed, nice_step, scale_around_zero
from generator.content import load
from generator.content.charts import number
from generator.deck.file import charts as charts_xml
from generator.deck.placing import chart_text
from generator.deck.placing.measuring import Setting
from generator.deck.template.layouts import Layout
from generator.look import Look
from generator.shapes import DoesNotFit, Label
from generator.units import EMU_PER_PT
from tests.deck_talk import layouts, small_talk, tools

VALUES = st.lists(st.floats(-1e7, 1e7).map(lambda value: round(value, 3)), min_size=1, max_size=20)


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Look:
    return tools(small_talk(tmp_path_factory.mktemp("talk")))[0]


@pytest.fixture(scope="module")
def layout(look: Look) -> Layout:
    return layouts(look)["Chart"]


def chart(kind: ChartType, rows: Mapping[str, Sequence[float | None]], **more: object) -> Chart:
    count = max(len(row) for row in rows.values())
    series = tuple(Series(f"Series {at}", tuple(row[at] for row in rows.values())) for at in range(count))
    return Chart("", kind, "", tuple(rows), series, **more)  # type: ignore[arg-type]


def placed(one: Chart, look: Look, layout: Layout) -> ChartLayout:
    box = layout.placeholders["Chart"]
    return place_chart(one, box.frame, chart_text(box, Setting.of(look)))


@given(st.floats(1e-6, 1e9))
def test_a_step_is_one_two_two_and_a_half_or_five(rough: float) -> None:
    step = nice_step(rough)
    assert rough * (1 - 1e-9) <= step <= rough * 2.5
    assert any(math.isclose(step / 10 ** math.floor(math.log10(step)), one) for one in (1, 2, 2.5, 5, 10))
    assert math.isclose(round(step, decimals_needed(step)), step)


@given(VALUES, st.integers(2, 9), st.booleans())
@example([1.0, -6.0], 2, False)
def test_a_scale_holds_its_values_in_as_few_steps_as_asked_for(
    values: list[float], steps: int, from_zero: bool
) -> None:
    assume(max(map(abs, values)) == 0 or max(map(abs, values)) > 1e-2)
    scale = choose_scale(values, steps, from_zero=from_zero)
    dust = scale.step * 1e-6
    assert scale.least - dust <= min(values) <= max(values) <= scale.most + dust
    assert 1 <= len(scale.ticks) - 1 <= steps
    assert all(
        math.isclose(tick / scale.step, round(tick / scale.step), abs_tol=1e-6) for tick in scale.ticks
    )
    if from_zero:
        assert scale.least <= 0 <= scale.most
    # A scale much longer than its values would waste the plot.
    least, most = (
        (min(*values, 0), max(*values, 0)) if scale.least <= 0 <= scale.most else (min(values), max(values))
    )
    # One that has nought between two ticks of few must be as long on both sides.
    length = 2 * max(-least, most) if least < 0 < most else most - least
    assert scale.most - scale.least <= (length * 2.5 or 1)


@pytest.mark.parametrize(
    ("values", "steps", "ticks"),
    [
        ([3, 97], 5, (0, 20, 40, 60, 80, 100)),
        ([1200, 3100], 4, (0, 1000, 2000, 3000, 4000)),
        ([-11, 16], 4, (-20, -10, 0, 10, 20)),
        ([0], 2, (0, 0.5, 1)),
    ],
)
def test_scales_are_those_that_a_person_would_draw(
    values: list[float], steps: int, ticks: tuple[float, ...]
) -> None:
    assert choose_scale(values, steps).ticks == ticks


@pytest.mark.parametrize("kind", ["bar", "column", "stacked", "line"])
def test_all_below_nought_hangs_from_nought_in_proportion(
    look: Look, layout: Layout, kind: ChartType
) -> None:
    one = placed(chart(kind, {"A": [-5.0], "B": [-2.0], "C": [-9.0]}), look, layout)
    assert one.scale.most == 0
    assert one.scale.least <= -9
    if kind != "line":
        sizes = [bar.frame.width if kind == "bar" else bar.frame.height for bar in geometry.place_bars(one)]
        assert [size / sizes[0] for size in sizes] == pytest.approx([1, 2 / 5, 9 / 5], rel=0.01)


@pytest.mark.parametrize(("step", "decimals"), [(20, 0), (1, 0), (2.5, 1), (0.5, 1), (0.25, 2), (0.002, 3)])
def test_ticks_are_printed_with_the_decimals_they_need(step: float, decimals: int) -> None:
    assert decimals_needed(step) == decimals


@given(
    st.floats(-1e6, -1e-3), st.floats(0, 1e6).filter(lambda most: most == 0 or most > 1e-3), st.floats(1, 1.5)
)
def test_an_unseen_axis_is_ended_at_the_same_multiples_by_all(least: float, most: float, more: float) -> None:
    scale = scale_around_zero(least, most, least * more)
    assert scale.least <= least * more
    for room in (0.05 * (max(most, 0) - least), 0.05 * (scale.most - scale.least)):
        assert scale.least <= least - room
        assert scale.most >= most + room or scale.most == most == 0
    for end in (scale.least, scale.most):
        assert end / scale.step == pytest.approx(round(end / scale.step), abs=1e-6)


@pytest.mark.parametrize("value", [5.0, -5.0])
def test_a_line_of_equal_values_lies_in_the_plot_away_from_nought(
    look: Look, layout: Layout, value: float
) -> None:
    one = placed(chart("line", {"A": [value], "B": [value], "C": [value]}), look, layout)
    assert abs(one.scale.share(value) - one.scale.share(0)) > 0.5


@pytest.mark.parametrize("values", [[-95.0, -92.0, -99.0], [95.0, 90.0, 99.0]])
def test_a_line_away_from_nought_does_not_touch_its_axis(
    look: Look, layout: Layout, values: list[float]
) -> None:
    one = placed(chart("line", dict(zip("ABC", ([value] for value in values), strict=True))), look, layout)
    assert one.scale.least < min(values)
    assert one.scale.most > max(values)


def test_a_line_that_lies_close_is_not_flat(look: Look, layout: Layout) -> None:
    one = placed(chart("line", {"A": [1013.2], "B": [1013.4], "C": [1013.1]}), look, layout)
    assert one.scale.share(1013.4) - one.scale.share(1013.1) > 0.4


def test_the_axis_crosses_no_value_of_a_line(look: Look, layout: Layout) -> None:
    rows = {"A": [-0.25], "B": [-1.5], "C": [0.75]}
    assert not placed(chart("line", rows), look, layout).labels
    assert placed(chart("line", {"A": [-4.0], "B": [-9.0], "C": [7.0]}), look, layout).labels


def test_parts_of_nought_have_no_value_over_their_neighbours(look: Look, layout: Layout) -> None:
    one = placed(chart("stacked", {"A": [0, 5, 0], "B": [3, 0, 2]}), look, layout)
    assert one.labels
    said = [shape.name for shape in draw_chart(one) if isinstance(shape, Label)]
    assert "0" not in said
    assert {"2", "3", "5"} <= set(said)
    assert ';&quot;&quot;"' in charts_xml.part(one, "en-GB", "rId1").decode()


def test_a_line_may_begin_above_nought_where_its_values_lie_close() -> None:
    assert choose_scale([94, 97, 99], 4, from_zero=False).least >= 90
    assert choose_scale([20, 97], 4, from_zero=False).least == 0


NAMES = st.lists(
    st.text("abcdefgh ", min_size=1, max_size=24).map(lambda name: name.strip() or "x"),
    min_size=1,
    max_size=14,
    unique=True,
)


@given(
    st.sampled_from(("bar", "column", "line", "stacked")),
    NAMES,
    st.integers(1, 4),
    st.lists(st.one_of(st.none(), st.integers(-900, 90_000)), min_size=60, max_size=60),
)
def test_what_is_placed_stays_in_its_box(
    look: Look, layout: Layout, kind: ChartType, names: list[str], count: int, values: list[float | None]
) -> None:
    rows = {name: values[at * count : (at + 1) * count] for at, name in enumerate(names)}
    assume(any(value is not None for row in rows.values() for value in row))
    try:
        one = placed(chart(kind, rows), look, layout)
    except DoesNotFit:
        return
    assert one.size >= 12
    assert (one.size >= 18) == (one.note == "")
    frame, plot = one.frame, one.plot
    assert frame.x <= plot.x
    assert frame.y <= plot.y
    assert plot.x + plot.width <= frame.x + frame.width
    assert plot.y + plot.height <= frame.y + frame.height
    assert plot.height > 60 * EMU_PER_PT
    for bar in geometry.place_bars(one) if kind != "line" else ():
        assert plot.y - EMU_PER_PT <= bar.frame.y
        assert bar.frame.y + bar.frame.height <= plot.y + plot.height + EMU_PER_PT
        assert plot.x - EMU_PER_PT <= bar.frame.x
        assert bar.frame.x + bar.frame.width <= plot.x + plot.width + EMU_PER_PT


@given(
    st.sampled_from(("bar", "column", "line", "stacked")),
    st.lists(st.text("abc defgh", min_size=1, max_size=60).filter(str.strip), min_size=2, max_size=6),
    st.integers(1, 4),
)
def test_the_entries_of_a_legend_keep_clear_of_each_other(
    look: Look, layout: Layout, kind: ChartType, names: list[str], narrow: int
) -> None:
    made = Chart("", kind, "", ("A", "B"), tuple(Series(name.strip(), (1.0, 2.0)) for name in names))
    box = layout.placeholders["Chart"]
    box = replace(box, frame=replace(box.frame, width=box.frame.width // narrow))
    try:
        one = place_chart(made, box.frame, chart_text(box, Setting.of(look)))
    except DoesNotFit:
        return
    assert one.legend is not None
    frame, sheet = one.legend.frame, ChartRoom(made, box.frame, one.size, look.text)
    assert frame.x + frame.width <= box.frame.x + box.frame.width + EMU_PER_PT
    assert frame.y + frame.height <= one.plot.y
    boxes = []
    for entry, name in zip(one.legend.entries, names, strict=True):
        assert "".join(entry.lines).replace(" ", "") == name.replace(" ", "")
        right = entry.x + round(
            (legend_mark_width(made) * one.size + max(map(sheet.width, entry.lines))) * EMU_PER_PT
        )
        assert frame.x <= entry.x < right <= frame.x + frame.width
        foot = entry.y + round(len(entry.lines) * sheet.line * EMU_PER_PT)
        assert frame.y <= entry.y < foot <= frame.y + frame.height + EMU_PER_PT
        boxes.append((entry.x, entry.y, right, foot))
    for (left, top, right, foot), other in combinations(boxes, 2):
        assert (
            right < other[0]
            or other[2] < left
            or foot <= other[1] + EMU_PER_PT
            or other[3] <= top + EMU_PER_PT
        )


def test_values_stand_at_their_bars_where_they_have_room_and_else_there_is_an_axis(
    look: Look, layout: Layout
) -> None:
    roomy = {str(year): [1000.0 + year] for year in range(6)}
    assert placed(chart("column", roomy), look, layout).labels
    crowded = {str(year): [1000.0 + year] * 4 for year in range(9)}
    one = placed(chart("column", crowded), look, layout)
    assert not one.labels
    assert len(one.scale.ticks) >= 4
    with pytest.raises(DoesNotFit, match="the values are"):
        placed(chart("column", crowded, labels=True), look, layout)


def test_years_are_thinned_out_and_long_names_are_an_error_that_helps(look: Look, layout: Layout) -> None:
    years = {str(year): [float(year)] for year in range(1985, 2025)}
    one = placed(chart("line", years), look, layout)
    assert (one.size, one.turned, one.every) == (18, True, 2)
    many = {f"A long name of something {letter}": [1.0] for letter in "abcdefghijkl"}
    with pytest.raises(DoesNotFit) as caught:
        placed(chart("column", many), look, layout)
    assert "type: bar" in caught.value.hint
    assert placed(chart("bar", many), look, layout).size == 18


def test_a_pie_begins_where_its_words_do_not_touch(look: Look, layout: Layout) -> None:
    even = {name: [25.0] for name in ("North", "East", "South", "West")}
    assert placed(chart("pie", even), look, layout).begin == 0
    uneven = {"Staff": [80.0], "Travel": [6.0], "Legal": [5.0], "Prints": [5.0], "Coffee": [4.0]}
    one = placed(chart("pie", uneven), look, layout)
    assert one.size == 18
    assert one.begin > 0


def test_what_is_highlighted_has_the_accent_and_nothing_else_has(look: Look, layout: Layout) -> None:
    rows = {"2023": [1.0, 2.0], "2024": [3.0, 4.0]}
    assert placed(chart("column", rows, highlight="Series 1"), look, layout).colours[1] == "accent1"
    one = placed(chart("column", {"2023": [1.0], "2024": [3.0]}, highlight="2024"), look, layout)
    assert [colour.startswith("accent1") for colour in one.points[0]] == [False, True]


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("1234", "1234"),
        ("1,234.50", "1234.50"),
        ("1 234 567", "1234567"),
        ("1\u202f234", "1234"),
        ("12’000", "12000"),
        ("−3.5", "-3.5"),
        ("", ""),
        ("–", ""),
    ],
)
def test_numbers_are_understood_as_people_write_them(written: str, digits: str) -> None:
    assert number(written) == digits


@pytest.mark.parametrize("written", ["1,5", "12,34", "1.234.567", "1e5", "12%", "ten", "1 23", ".5", "5."])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(written)


@pytest.mark.parametrize(
    ("written", "digits"), [("12,5", "12.5"), ("1.234,5", "1234.5"), ("0,125", "0.125"), ("12.5", "12.5")]
)
def test_a_comma_begins_decimals_between_semicolons(written: str, digits: str) -> None:
    assert number(written, semicolons=True) == digits


@pytest.mark.parametrize("written", ["1.234", "1,234", "-12,500"])
def test_what_could_be_two_numbers_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="could be"):
        number(written, semicolons=True)


def test_numbers_are_printed_in_the_talks_language() -> None:
    assert Numerals(1, ",", "\u00a0", after=" km").shown(-12345.67) == "−12\u00a0345,7 km"
    assert Numerals(0, before="$", after="M").shown(1200) == "$1,200M"
    assert Numerals(0).shown(-0.2) == "0"


def test_a_chart_says_its_numbers_in_words_of_many_the_telling_ones() -> None:
    few = chart("bar", {"A": [1.0, 2.0], "B": [None, 1500.0]})
    assert few.told == "Series 0: A 1. Series 1: A 2, B 1,500."
    many = chart("line", {str(year): [float(abs(year - 2010))] for year in range(1980, 2025)})
    assert many.told == "Series 0: 1980 30, 2010 0, 2024 14."


def test_a_file_gives_the_same_chart_as_rows(tmp_path: Path) -> None:
    rows = "type: line, header: [Year, Here, There], rows: [[2019, 1200.5, 3], ['2020, late', '', 4]]"
    first, second = f"{{chart: {{title: A, {rows}}}}}", "{chart: {title: B, type: line, data: b.csv}}"
    talk = f"title: T\ndeck: {{slides: [{first}, {second}]}}"
    (tmp_path / "talk.yaml").write_text(talk, encoding="utf-8")
    text = '\ufeff"Year";Here;There\r\n2019;1.200,5;3\r\n\r\n"2020, late";;4\r\n'
    (tmp_path / "b.csv").write_bytes(text.encode())
    deck = load(tmp_path).file.deck
    assert deck is not None
    written, read = (slide.model_dump(include={"header", "rows"}) for slide in deck.slides)
    assert written == read
