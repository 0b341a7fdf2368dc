"""The closed markup that the deck's templates write → a Slide, or what in the template is not allowed.

<slide layout="Quote">
  <title>…</title>
  <box name="Quote" fill="accent2">inline text, or p, ul, ol, table</box>
  <picture box="Picture" src="images/a.png" alt="…"/>   <qr box="Code" address="https://…" alt="…"/>
  <timeline box="Drawing" alt="…" slim="yes"><era …/><milestone …>title</milestone></timeline>
  <aside class="notes"><p>…</p></aside>   <aside class="unsaid"><p>after the notes, not to be said</p></aside>
</slide>
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from lxml import etree

from generator.deck.slides import (
    BREAK,
    Content,
    Era,
    Marker,
    Milestone,
    Paragraph,
    Picture,
    Qr,
    Run,
    Slide,
    Table,
    Text,
    Timeline,
)
from generator.problems import did_you_mean

T = TypeVar("T")
ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "slide": ("layout",),
    "title": (),
    "box": ("name", "fill"),
    "p": ("level",),
    "ul": (),
    "ol": ("start",),
    "li": (),
    "strong": (),
    "b": (),
    "em": (),
    "i": (),
    "code": (),
    "a": ("href",),
    "br": (),
    "small": (),
    "table": ("box", "alt"),
    "tr": (),
    "th": (),
    "td": (),
    "picture": ("box", "src", "alt"),
    "qr": ("box", "address", "alt"),
    "timeline": ("box", "alt", "slim"),
    "era": ("title", "from", "to", "colour"),
    "milestone": ("date", "from", "to", "weight", "current"),
    "aside": ("class",),
}
OPTIONAL = {"fill", "level", "start", "slim", "weight", "current", "to"}
_INLINE = {"strong", "b", "em", "i", "code", "a", "br", "small"}
_BLOCKS = {"p", "ul", "ol"}
_IN_SLIDE = ("title", "box", "picture", "qr", "table", "timeline", "aside")


@dataclass(frozen=True)
class Fault(Exception):
    """What a template wrote that the markup does not allow. `needle` stands in its source, at the mistake."""

    message: str
    needle: str
    hint: str = ""


def parse(source: str, layouts: Mapping[str, Collection[str]]) -> Slide:
    """Raises Fault. `layouts` names the placeholders of every layout."""
    try:
        root = etree.fromstring(
            source.strip().encode(), etree.XMLParser(resolve_entities=False, no_network=True)
        )
    except etree.XMLSyntaxError as error:
        raise Fault(f"the markup is not well formed: {error.msg}", "<slide") from None
    for element in root.iter(etree.Element):
        _check(element)
    if root.tag != "slide":
        raise Fault("a slide's markup begins with <slide>", "<")
    layout = str(root.get("layout"))
    if layout not in layouts:
        raise Fault(f"the deck's template has no layout '{layout}'", "<slide", did_you_mean(layout, layouts))
    slide = _slide(root, layout)
    for content in slide.contents:
        if content.box not in layouts[layout]:
            hint = did_you_mean(content.box, layouts[layout])
            raise Fault(f"the layout '{layout}' has no box '{content.box}'", f'"{content.box}"', hint)
    return slide


def _check(element: etree._Element) -> None:
    tag = str(element.tag)
    if tag not in ATTRIBUTES:
        raise Fault(f"<{tag}> is no tag of the slides' markup", f"<{tag}", did_you_mean(tag, ATTRIBUTES))
    for name in map(str, element.attrib):
        if name not in ATTRIBUTES[tag]:
            raise Fault(f"<{tag}> has no attribute '{name}'", f"{name}=", did_you_mean(name, ATTRIBUTES[tag]))
    for name in ATTRIBUTES[tag]:
        if name not in OPTIONAL and element.get(name) is None:
            raise Fault(f"<{tag}> lacks its attribute '{name}'", f"<{tag}")


def _slide(root: etree._Element, layout: str) -> Slide:
    title: tuple[Run, ...] = ()
    contents: list[Content] = []
    beside: dict[str, tuple[Paragraph, ...]] = {"notes": (), "unsaid": ()}
    for child in root:
        if child.tag not in _IN_SLIDE:
            raise Fault(
                f"<{child.tag}> cannot stand in a slide by itself", f"<{child.tag}", "put it into a <box>"
            )
        if child.tag == "title":
            title = _runs(child)
        elif child.tag == "aside":
            if (kind := child.get("class", "")) not in beside:
                raise Fault(f"an <aside> of class '{kind}'", f'"{kind}"', did_you_mean(kind, beside))
            beside[kind] = tuple(_paragraphs(child))
        elif content := _READERS[str(child.tag)](child):
            contents.append(content)
    if not "".join(run.text for run in title).strip():
        raise Fault(
            "this slide has no <title>", "<slide", "every slide has one, for outlines and screen readers"
        )
    return Slide(layout, title, tuple(contents), beside["notes"], beside["unsaid"])


def _box(element: etree._Element) -> Text | None:
    """None for a box without a word in it: its placeholder is left out of the slide."""
    paragraphs = tuple(_paragraphs(element))
    if not any(paragraph.plain.strip() for paragraph in paragraphs) and not element.get("fill"):
        return None
    return Text(element.get("name", ""), paragraphs, element.get("fill", ""))


def _paragraphs(element: etree._Element) -> Iterator[Paragraph]:
    blocks = [child for child in element if child.tag in _BLOCKS]
    if not blocks:
        if runs := _runs(element):
            yield Paragraph(runs)
        return
    stray = next((child for child in element if child.tag not in _BLOCKS), None)
    if stray is not None or _stray_words(element):
        raise Fault("words stand beside paragraphs in one box", f"<{element.tag}", "put them into a <p>")
    for block in blocks:
        if block.tag == "p":
            yield Paragraph(_runs(block), int(block.get("level", "1")) - 1)
        else:
            yield from _listed(block, 0)


def _listed(element: etree._Element, level: int) -> Iterator[Paragraph]:
    marker: Marker = "number" if element.tag == "ol" else "bullet"
    for item in element:
        if item.tag != "li":
            raise Fault(f"<{item.tag}> in a list", f"<{item.tag}", "a list holds <li> alone")
        inner = [child for child in item if child.tag in ("ul", "ol")]
        runs = _runs(item, skip=inner)
        yield Paragraph(runs, level, marker, int(element.get("start", "1")))
        for child in inner:
            yield from _listed(child, level + 1)


def _stray_words(element: etree._Element) -> bool:
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))


def _runs(element: etree._Element, skip: Collection[etree._Element] = ()) -> tuple[Run, ...]:
    """Runs with their white space as HTML shows it: one space between words, none at the ends of a line."""
    tidy: list[Run] = []
    for run in _raw(element, Run(""), skip):
        if run == BREAK:
            tidy.append(run)
            continue
        text = _collapsed(run.text)
        if not tidy or tidy[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            tidy.append(replace(run, text=text))
    while tidy and (tidy[-1] == BREAK or not tidy[-1].text.strip(" ")):
        tidy.pop()
    if tidy:
        tidy[-1] = replace(tidy[-1], text=tidy[-1].text.rstrip(" "))
    return tuple(tidy)


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
    )


def _picture(element: etree._Element) -> Picture:
    return Picture(element.get("box", ""), element.get("src", ""), element.get("alt", ""))


def _qr(element: etree._Element) -> Qr:
    return Qr(element.get("box", ""), element.get("address", ""), element.get("alt", ""))


def _table(element: etree._Element) -> Table:
    rows = []
    for row in element:
        if row.tag != "tr" or any(cell.tag not in ("th", "td") for cell in row):
            raise Fault("a table holds <tr>, and these <th> or <td>", "<table")
        rows.append(tuple(Paragraph(_runs(cell)) for cell in row))
    if len({len(row) for row in rows}) != 1:
        raise Fault("the rows of this table differ in length", "<table")
    return Table(element.get("box", ""), element.get("alt", ""), tuple(rows))


def _timeline(element: etree._Element) -> Timeline:
    eras, milestones = [], []
    for child in element:
        if child.tag == "era":
            start, end = _days(child)
            eras.append(Era(child.get("title", ""), start, end, child.get("colour", "accent1")))
        elif child.tag == "milestone":
            start, end = _days(child)
            said = (
                child.get("date", ""),
                start,
                end,
                child.get("weight", "normal"),
                child.get("current") == "yes",
            )
            milestones.append(Milestone(Paragraph(_runs(child)), *said))
        else:
            raise Fault("a timeline holds <era> and <milestone>", f"<{child.tag}")
    slim = element.get("slim") == "yes"
    return Timeline(element.get("box", ""), element.get("alt", ""), tuple(eras), tuple(milestones), slim)


def _days(element: etree._Element) -> tuple[date, date]:
    try:
        start = date.fromisoformat(element.get("from", ""))
        return start, date.fromisoformat(element.get("to", "")) if element.get("to") else start
    except ValueError as error:
        raise Fault(f"<{element.tag}>: {error}", f"<{element.tag}", "write days, like 2018-12-07") from None


_READERS: Mapping[str, Callable[[etree._Element], Content | None]] = {
    "box": _box,
    "picture": _picture,
    "qr": _qr,
    "table": _table,
    "timeline": _timeline,
}
