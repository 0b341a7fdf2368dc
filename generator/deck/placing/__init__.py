"""A slide and its layout → a placed slide, and what of it does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator import text
from generator.deck.images import Loaded
from generator.deck.placed import Drawing, Placed, PlacedChart, PlacedSlide, PlacedText
from generator.deck.placing import axis
from generator.deck.placing.charts import place_chart
from generator.deck.placing.code import place_code
from generator.deck.placing.enlarging import enlarged, enlarged_frame
from generator.deck.placing.fitting import Overflow, fit
from generator.deck.placing.measuring import CAUTION, Setting
from generator.deck.placing.pictures import draw_initials, draw_play, place_picture, place_qr
from generator.deck.placing.scrim import scrims
from generator.deck.placing.strip import DoesNotFit, draw_strip
from generator.deck.placing.tables import place_table
from generator.deck.slides import (
    BREAK,
    Chart,
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
from generator.deck.template.layouts import Frame, Layout, Placeholder


@dataclass(frozen=True)
class Unplaced:
    """What found no place, in words for the person who wrote it; a warning where the slide can do without.

    `text` is what is too long, whole, "" where it is no single one.
    """

    message: str
    hint: str = ""
    warning: bool = False
    text: str = ""


def place(
    slide: Slide, layout: Layout, setting: Setting, pictures: Mapping[str, Loaded]
) -> tuple[PlacedSlide, list[Unplaced]]:
    """`pictures` are the talk's image files by the name the markup uses."""
    heading = layout.title
    assert heading is not None
    texts = [Text(heading.name, (Paragraph(slide.title),))]
    texts += [one for one in slide.contents if isinstance(one, Text)]
    placed_texts, excess = fit(setting, texts, layout)
    wrong = [_too_long(one) for one in excess]
    by_box: dict[str, Placed] = {one.placeholder.name: one for one in placed_texts[1:]}
    for content in slide.contents:
        if isinstance(content, Text):
            continue
        try:
            by_box[content.box] = _placed(content, layout.placeholders[content.box], setting, pictures)
        except DoesNotFit as error:
            wrong.append(Unplaced(error.message, error.hint, text=getattr(content, "text", "")))
    drawings = [one for one in by_box.values() if isinstance(one, Drawing | PlacedChart) and one.note]
    wrong += [Unplaced(one.note, one.remedy, warning=True) for one in drawings]
    behind = {one.box for one in slide.contents if isinstance(one, Picture) and one.behind}
    under = tuple(one for name, one in by_box.items() if name in behind)
    under += tuple(scrims(slide, layout, setting, pictures))
    ordered = tuple(by_box[one.box] for one in slide.contents if one.box in by_box and one.box not in behind)
    unsaid = slide.unsaid or (() if slide.notes else _left_out(texts, placed_texts))
    return PlacedSlide(layout, placed_texts[0], ordered, slide.notes, unsaid, behind=under), wrong


def _left_out(texts: Sequence[Text], placed: Sequence[PlacedText]) -> tuple[Paragraph, ...]:
    """Details that found no room, for the notes of a slide that has none of its own."""
    kept = {one.placeholder.name: sum(len(each.plain) for each in one.paragraphs) for one in placed}
    lost = [one for one in texts if kept.get(one.box, 0) < sum(len(each.plain) for each in one.paragraphs)]
    return tuple(
        Paragraph(tuple(replace(run, text=" ") if run == BREAK else run for run in paragraph.runs))
        for one in lost
        for paragraph in one.paragraphs
    )


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
    if isinstance(content, Chart):
        return place_chart(content, box, setting)
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


def _drawn(told: Timeline, frame: Frame, setting: Setting) -> Drawing:
    """In the measures of our own slides, which a brand's are a multiple of."""
    share = setting.share
    if share == 1:
        return draw_strip(told, frame) if told.slim else axis.draw(told, frame, setting)
    ours = replace(setting, share=1, floor=setting.floor / share, small_floor=setting.small_floor / share)
    return enlarged(_drawn(told, enlarged_frame(frame, 1 / share), ours), share)


def _too_long(over: Overflow) -> Unplaced:
    words = over.text if len(over.text) <= 50 else over.text[:48] + "…"
    if over.sideways:
        message = f"a word in '{over.box}' is {over.excess:.0f} pt wider than its box at {over.size:.0f} pt"
        return Unplaced(
            f"{message}, the smallest size allowed: “{words}”",
            "use a shorter word, or a hyphen",
            text=over.text,
        )
    message = f"'{over.box}' is {over.excess:.0f} pt too high for its box at {over.size:.0f} pt"
    hint = "say less here and more in the notes, or make two slides of it"
    return Unplaced(f"{message}, the smallest size allowed: “{words}”", hint, text=over.text)
