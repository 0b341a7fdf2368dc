"""A slide and its layout → a placed slide, and what of it does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator import text
from generator.charts.placing import place_chart
from generator.charts.room import ChartText
from generator.deck.images import Loaded
from generator.deck.placed import Drawing, Placed, PlacedChart, PlacedSlide, PlacedText
from generator.deck.placing import axis
from generator.deck.placing.code import place_code
from generator.deck.placing.enlarging import enlarged, enlarged_frame
from generator.deck.placing.fitting import Overflow, fit
from generator.deck.placing.measuring import Setting
from generator.deck.placing.pictures import draw_initials, draw_play, place_picture, place_qr
from generator.deck.placing.reaching import reaching_down
from generator.deck.placing.rows import Scales, row_in
from generator.deck.placing.scrim import scrims
from generator.deck.placing.strip import draw_strip
from generator.deck.placing.tables import place_table
from generator.deck.slides import (
    ChartInBox,
    Code,
    Content,
    Initials,
    Paragraph,
    Picture,
    Play,
    Qr,
    Slide,
    Table,
    Text,
    Timeline,
)
from generator.deck.template.layouts import Layout, Placeholder
from generator.language import capitals
from generator.page_line_ends import is_technical
from generator.shapes import DoesNotFit, Excess, Frame
from generator.text import CAUTION


@dataclass(frozen=True)
class Unplaced:
    """What found no place, in words for the person who wrote it; a warning where the slide can do without.

    `text` is what is too long, whole, "" where it is no single one; `too`, `times` and `most` as of what
    does not fit.
    """

    message: str
    hint: str = ""
    warning: bool = False
    text: str = ""
    too: Excess = ""
    times: float = 0
    most: int = 0


def place(
    slide: Slide, layout: Layout, setting: Setting, pictures: Mapping[str, Loaded]
) -> tuple[PlacedSlide, list[Unplaced]]:
    """`pictures` are the talk's image files by the name the markup uses."""
    texts = _texts(slide, layout, setting)
    placed_texts, excess = fit(setting, texts, layout)
    wrong = [_too_long(one, texts[0].box) for one in excess]
    by_box: dict[str, Placed] = {one.placeholder.name: one for one in placed_texts[1:]}
    for content in slide.contents:
        if isinstance(content, Text):
            continue
        try:
            box = layout.placeholders[content.box]
            if isinstance(content, Table):
                box = reaching_down(box, layout, placed_texts, setting)
            by_box[content.box] = _placed(content, box, setting, pictures)
        except DoesNotFit as error:
            said = getattr(content, "text", "")
            wrong.append(Unplaced(error.message, error.hint, False, said, error.too, error.times, error.most))
    drawings = [one for one in by_box.values() if isinstance(one, Drawing | PlacedChart) and one.note]
    wrong += [Unplaced(one.note, one.remedy, warning=True) for one in drawings]
    behind = {one.box for one in slide.contents if isinstance(one, Picture) and one.behind}
    under = tuple(one for name, one in by_box.items() if name in behind)
    under += tuple(scrims(slide, layout, setting, pictures))
    ordered = tuple(by_box[one.box] for one in slide.contents if one.box in by_box and one.box not in behind)
    spare = tuple(_left_out(texts, placed_texts))
    wrong += [_spared(one) for one in spare]
    unsaid = (*slide.unsaid, *(Paragraph(one.runs) for one in spare))
    return PlacedSlide(layout, placed_texts[0], ordered, slide.notes, unsaid, behind=under), wrong


def set_at(
    placed: PlacedSlide, slide: Slide, layout: Layout, setting: Setting, scales: Scales
) -> PlacedSlide:
    """The slide with its texts, tables and code at those scales of their layout's sizes, which are not larger
    than theirs; all else stays."""
    texts, excess = fit(setting, _texts(slide, layout, setting), layout, scales)
    if excess:
        return placed
    again: dict[str, Placed] = {one.placeholder.name: one for one in texts[1:]}
    for one in slide.contents:
        box = layout.placeholders[one.box]
        if isinstance(one, Table):
            tall = reaching_down(box, layout, texts, setting)
            again[one.box] = place_table(one, tall, setting, scales.get(row_in(box)))
        elif isinstance(one, Code):
            again[one.box] = place_code(one, box, setting, scales.get(row_in(box)))
    shapes = (again.get(_box_of(one), one) for one in placed.shapes)
    return replace(placed, title=texts[0], shapes=tuple(shapes))


def _box_of(one: Placed) -> str:
    return one.name if isinstance(one, Drawing) else one.placeholder.name


def _texts(slide: Slide, layout: Layout, setting: Setting) -> list[Text]:
    """The title first."""
    heading = layout.title
    assert heading is not None
    texts = [one for one in slide.contents if isinstance(one, Text)]
    titled = [Text(heading.name, (Paragraph(slide.title),)), *texts]
    return [_capitalised(one, layout.placeholders.get(one.box, heading), setting) for one in titled]


def _left_out(texts: Sequence[Text], placed: Sequence[PlacedText]) -> Iterator[Paragraph]:
    """Spare paragraphs that found no room, but those that are said elsewhere."""
    kept = {one.placeholder.name: len(one.paragraphs) for one in placed}
    for one in texts:
        spare = [paragraph for paragraph in one.paragraphs if paragraph.spare]
        gone = len(one.paragraphs) - kept.get(one.box, 0)
        yield from (each for each in spare[len(spare) - gone :] if each.spare == "yes")


def _spared(one: Paragraph) -> Unplaced:
    message = f"there is no room for this, so it is in the notes: “{_short(one.plain)}”"
    address = is_technical("".join(one.plain.split("\n")))
    hint = _SHORTER if address else "say it in fewer words, or show less beside it"
    return Unplaced(message, hint, True, one.plain)


def _capitalised(said: Text, box: Placeholder, setting: Setting) -> Text:
    """In capitals where programs, which go by no language, would make others of it."""
    if not any(level.capitals for level in box.levels):
        return said
    return replace(said, paragraphs=tuple(_in_capitals(one, box, setting) for one in said.paragraphs))


def _in_capitals(paragraph: Paragraph, box: Placeholder, setting: Setting) -> Paragraph:
    if not box.levels[min(paragraph.level, len(box.levels) - 1)].capitals:
        return paragraph
    runs = []
    for run in paragraph.runs:
        words = capitals(run.text, run.language or setting.language)
        runs.append(run if words == run.text.upper() else replace(run, text=words))
    return replace(paragraph, runs=tuple(runs))


def footer(title: str, layouts: Iterable[Layout], setting_of: Callable[[str], Setting]) -> str:
    """What stands at the foot of every slide, on one line of the narrowest: the title, or what comes before
    its first colon, exclamation mark or dash; "" where that has no room either: nothing is cut."""
    boxes = [
        (box, setting_of(layout.name))
        for layout in layouts
        for box in layout.placeholders.values()
        if box.kind == "ftr"
    ]
    beginning = re.split(r"\s*[:!]|\s+[–—-]\s", title, maxsplit=1)[0]
    return next((words for words in (title, beginning) if _on_a_line(words, boxes)), "")


def _on_a_line(words: str, boxes: Sequence[tuple[Placeholder, Setting]]) -> bool:
    styled = [(box, setting.plain(box.levels[0].face, box.levels[0].size)) for box, setting in boxes]
    return all(text.width(words, style) <= box.room[0] * CAUTION for box, style in styled)


def _placed(content: Content, box: Placeholder, setting: Setting, pictures: Mapping[str, Loaded]) -> Placed:
    if isinstance(content, Timeline):
        return _drawn(content, box.frame, setting)
    if isinstance(content, ChartInBox):
        return PlacedChart(box, place_chart(content.chart, box.frame, chart_text(box, setting)))
    if isinstance(content, Table):
        return place_table(content, box, setting)
    if isinstance(content, Code):
        return place_code(content, box, setting)
    if isinstance(content, Qr):
        return place_qr(content, box)
    if isinstance(content, Play):
        return draw_play(content, box.frame)
    if isinstance(content, Initials):
        return draw_initials(content, box.frame)
    assert isinstance(content, Picture)
    return place_picture(content, box, pictures[PurePosixPath(content.src).as_posix()])


def chart_text(box: Placeholder, setting: Setting) -> ChartText:
    """How words of a chart in that box may be set."""
    floors = setting.floor, setting.small_floor
    return ChartText(box.levels[0].size, *floors, setting.families["text"], setting.others, setting.rtl)


def _drawn(told: Timeline, frame: Frame, setting: Setting) -> Drawing:
    """In the measures of our own slides, which a brand's are a multiple of."""
    share = setting.share
    if share == 1:
        return draw_strip(told, frame) if told.slim else axis.draw(told, frame, setting)
    ours = replace(setting, share=1, floor=setting.floor / share, small_floor=setting.small_floor / share)
    return enlarged(_drawn(told, enlarged_frame(frame, 1 / share), ours), share)


_SHORTER = "say in the link's 'shown' how it is to be printed, such as 'example.org'"


def _too_long(over: Overflow, heading: str) -> Unplaced:
    words, heads = _short(over.text), over.box == heading
    if over.sideways:
        message = f"a word in '{over.box}' is {over.excess:.0f} pt wider than its box at {over.size:.0f} pt"
        return Unplaced(
            f"{message}, the smallest size allowed: “{words}”",
            _SHORTER if is_technical(over.text) else "use a shorter word, or a hyphen",
            text=over.text,
            too="" if heads else "wide",
        )
    message = f"'{over.box}' is {over.excess:.0f} pt too high for its box at {over.size:.0f} pt"
    hint = (
        "say it in fewer words"
        if heads
        else "say less here and more in the notes, or split it into two slides"
    )
    if is_technical("".join(over.text.split("\n"))):
        hint = _SHORTER
    too: Excess = "" if heads else "high"
    said = f"{message}, the smallest size allowed: “{words}”"
    return Unplaced(said, hint, text=over.text, too=too, times=over.times)


def _short(words: str) -> str:
    return words if len(words) <= 50 else words[:48] + "…"
