"""What stands inside a slide's markup, element by element: boxes, lists, runs, tables, drawings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from lxml import etree

from generator.charts.model import Chart, ChartType, Numerals, Series
from generator.days import Day
from generator.deck.slides import (
    ChartInBox,
    Content,
    Era,
    Lane,
    Marker,
    Milestone,
    Paragraph,
    Spare,
    Table,
    Text,
    Timeline,
)
from generator.language import script_of
from generator.problems import did_you_mean
from generator.scripts import stretches
from generator.shapes import BREAK, Run

LARGEST = 1e15  # of a chart's numbers: beyond, whole ones are no longer exact
LANGUAGE = "lang"  # as HTML has it: of an element and all in it
_INLINE = {"strong", "b", "em", "i", "code", "a", "br", "small", "span"}
_BLOCKS = {"p", "ul", "ol"}


@dataclass(frozen=True)
class Fault(Exception):
    """What a template wrote that the markup does not allow. `needle` stands in its source, at the mistake."""

    message: str
    needle: str
    hint: str = ""


def _box(element: etree._Element) -> Text | None:
    """None for a box without a word in it: its placeholder is left out of the slide."""
    paragraphs = tuple(paragraphs_of(element))
    if not any(paragraph.plain.strip() for paragraph in paragraphs) and not element.get("fill"):
        return None
    return Text(element.get("name", ""), paragraphs, element.get("fill", ""))


def paragraphs_of(element: etree._Element) -> Iterator[Paragraph]:
    blocks = [child for child in element if child.tag in _BLOCKS]
    if not blocks:
        if runs := runs_of(element):
            yield Paragraph(runs)
        return
    stray = next((child for child in element if child.tag not in _BLOCKS), None)
    if stray is not None or _stray_words(element):
        raise Fault("one box holds both loose words and paragraphs", f"<{element.tag}", "put them into a <p>")
    for block in blocks:
        if block.tag == "p":
            yield Paragraph(runs_of(block), int(block.get("level", "1")) - 1, spare=_spare(block))
        else:
            yield from _listed(block, int(block.get("level", "1")) - 1)


def _spare(element: etree._Element) -> Spare:
    found = element.get("spare", "")
    for one in get_args(Spare):
        if one == found:
            return one  # type: ignore[no-any-return]
    raise Fault(f"spare is '{found}'", f'spare="{found}"', "it is yes or repeated")


def _listed(element: etree._Element, level: int) -> Iterator[Paragraph]:
    marker: Marker = "number" if element.tag == "ol" else "bullet"
    for item in element:
        if item.tag != "li":
            raise Fault(f"<{item.tag}> in a list", f"<{item.tag}", "a list holds only <li>")
        inner = [child for child in item if child.tag in ("ul", "ol")]
        runs = runs_of(item, skip=inner)
        yield Paragraph(runs, level, marker, int(element.get("start", "1")))
        for child in inner:
            yield from _listed(child, level + 1)


def _stray_words(element: etree._Element) -> bool:
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))


def runs_of(element: etree._Element, skip: Collection[etree._Element] = ()) -> tuple[Run, ...]:
    """Runs with their white space as HTML shows it: one space between words, none at the ends of a line.

    What is in another script than its language is written in becomes a run of its own.
    """
    tidy: list[Run] = []
    spoken = next((str(one.get(LANGUAGE)) for one in _outwards(element) if one.get(LANGUAGE)), "")
    for run in _raw(element, Run("", language=spoken), skip):
        if run == BREAK:
            tidy.append(run)
            continue
        text = _collapsed(run.text)
        if not tidy or tidy[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            tidy.append(run if text == run.text else replace(run, text=text))
    while tidy and (tidy[-1] == BREAK or not tidy[-1].text.strip(" ")):
        tidy.pop()
    if tidy and tidy[-1].text.endswith(" "):
        tidy[-1] = replace(tidy[-1], text=tidy[-1].text.rstrip(" "))
    talks = element.getroottree().getroot().get(LANGUAGE)
    apart = (one for run in tidy for one in _by_script(run))
    return tuple(replace(one, language="") if one.language == talks else one for one in apart)


def _outwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _by_script(run: Run) -> Iterator[Run]:
    for text, language in stretches(run.text, script_of(run.language)):
        whole = text == run.text and not language
        yield run if whole else replace(run, text=text, language=language or run.language)


def _collapsed(text: str) -> str:
    words = text.replace("\n", " ").replace("\t", " ").split(" ")
    inner = " ".join(word for word in words if word)
    if not inner:
        return " " if text else ""
    return (" " if not words[0] else "") + inner + (" " if not words[-1] else "")


def _raw(element: etree._Element, manner: Run, skip: Collection[etree._Element] = ()) -> Iterator[Run]:
    if element.text:
        yield replace(manner, text=element.text)
    for child in element:
        if child in skip:
            continue
        if child.tag not in _INLINE:
            raise Fault(f"<{child.tag}> cannot stand inside <{element.tag}>", f"<{child.tag}")
        if child.tag == "br":
            yield BREAK
        else:
            yield from _raw(child, _manner(child, manner))
        if child.tail:
            yield replace(manner, text=child.tail)


def _manner(element: etree._Element, outer: Run) -> Run:
    tag = element.tag
    return replace(
        outer,
        strong=outer.strong or tag in ("strong", "b"),
        emphasis=outer.emphasis or tag in ("em", "i"),
        code=outer.code or tag == "code",
        link=element.get("href", outer.link),
        detail=outer.detail or tag == "small",
        language=element.get(LANGUAGE, outer.language),
    )


def _table(element: etree._Element) -> Table:
    rows = []
    for row in element:
        if row.tag != "tr" or any(cell.tag not in ("th", "td") for cell in row):
            raise Fault("a table holds <tr>, and these <th> or <td>", "<table")
        rows.append(tuple(Paragraph(runs_of(cell)) for cell in row))
    if len({len(row) for row in rows}) != 1:
        raise Fault("the rows of this table differ in length", "<table")
    return Table(element.get("box", ""), element.get("alt", ""), tuple(rows))


def _timeline(element: etree._Element) -> Timeline:
    eras, lanes, milestones = [], [], []
    for child in element:
        if child.tag == "era":
            start, end = _days(child)
            eras.append(Era(child.get("title", ""), start, end, child.get("colour", "accent1")))
        elif child.tag == "lane":
            lanes.append(Lane(child.get("title", ""), child.get("colour", "accent1")))
        elif child.tag == "milestone":
            milestones.append(_milestone(child))
        else:
            raise Fault("a timeline holds <era>, <lane> and <milestone>", f"<{child.tag}")
    if not milestones:
        raise Fault("a timeline has at least one <milestone>", "<timeline")
    return Timeline(
        element.get("box", ""),
        element.get("alt", ""),
        tuple(eras),
        tuple(milestones),
        element.get("slim") == "yes",
        tuple(lanes),
        element.get("scale", "auto"),
        element.get("bce", Timeline.bce),
    )


def _milestone(element: etree._Element) -> Milestone:
    start, end = _days(element)
    try:
        lead, tail, lane = (int(element.get(name) or 0) for name in ("lead", "tail", "lane"))
    except ValueError:
        raise Fault("'lead', 'tail' and 'lane' are whole numbers", "<milestone") from None
    weight, current = element.get("weight", "normal"), element.get("current") == "yes"
    title = Paragraph(runs_of(element))
    return Milestone(title, element.get("date", ""), start, end, weight, current, lead, tail, lane)


def _days(element: etree._Element) -> tuple[Day, Day]:
    try:
        start = Day.fromisoformat(element.get("from", ""))
        return start, Day.fromisoformat(element.get("to", "")) if element.get("to") else start
    except ValueError as error:
        raise Fault(f"<{element.tag}>: {error}", f"<{element.tag}", "write days, like 2018-12-07") from None


def _chart(element: etree._Element) -> ChartInBox:
    names = [one.get("name", "") for one in element.iterfind("series")]
    categories = list(element.iterfind("category"))
    rows = [_values(one) for one in categories]
    kind = element.get("type", "")
    if kind not in get_args(ChartType):
        raise Fault(f"a chart of type '{kind}'", f'"{kind}"', did_you_mean(kind, get_args(ChartType)))
    if not names or not rows or any(len(row) != len(names) for row in rows):
        raise Fault("a chart has <series>, and each <category> a value for each of them", "<chart")
    columns = zip(*rows, strict=True)
    labels = element.get("labels")
    chart = Chart(
        element.get("alt", ""),
        kind,  # type: ignore[arg-type]
        element.get("corner", ""),
        tuple(one.get("name", "") for one in categories),
        tuple(Series(name, values) for name, values in zip(names, columns, strict=True)),
        _numerals(element),
        element.get("highlight", ""),
        labels == "yes" if labels else None,
    )
    lead = element.get("lead")
    return ChartInBox(element.get("box", ""), chart if lead is None else chart.described(lead))


def _numerals(element: etree._Element) -> Numerals:
    say = element.get
    return Numerals.with_unit(
        int(say("decimals", "0")), say("point", "."), say("group", ","), say("unit", "")
    )


def _values(element: etree._Element) -> list[float | None]:
    """Between semicolons; None for an empty one: a gap."""
    written = element.get("values", "")
    try:
        found = [float(one) if one else None for one in written.split(";")]
        if any(one is not None and not abs(one) < LARGEST for one in found):
            raise ValueError
        return found
    except ValueError:
        raise Fault(f"'{written}' are not numbers", "values=", "digits with a point: 12;;3.5") from None


READERS: Mapping[str, Callable[[etree._Element], Content | None]] = {
    "box": _box,
    "table": _table,
    "timeline": _timeline,
    "chart": _chart,
}
