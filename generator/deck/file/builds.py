"""Slides built click by click: `p:timing` with PowerPoint's own "appear", its first entrance effect."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from generator.deck.file.elements import element, text_element
from generator.deck.placed import Drawing, Placed, PlacedText

Written = tuple[Placed, Sequence[int]]  # a shape with the ids of what was written for it


@dataclass(frozen=True)
class Target:
    """What appears: the shape of that id, or of its text the paragraph counted from 0."""

    shape: int
    paragraph: int | None = None
    text: bool = False
    ground: bool = False


Click = tuple[Target, ...]


def timing(written: Sequence[Written]) -> str:
    """ "" where nothing can appear by itself."""
    clicks = list(_clicks(written))
    if not clicks:
        return ""
    ids = count(3)
    steps = (_click(click, ids) for click in clicks)
    main = element(
        "p:seq",
        element("p:cTn", element("p:childTnLst", *steps), id=2, dur="indefinite", nodeType="mainSeq"),
        _leads("prev"),
        _leads("next"),
        concurrent=True,
        nextAc="seek",
    )
    whole = element(
        "p:cTn", element("p:childTnLst", main), id=1, dur="indefinite", restart="never", nodeType="tmRoot"
    )
    return element("p:timing", element("p:tnLst", element("p:par", whole)), _list(clicks))


def _clicks(written: Sequence[Written]) -> Iterator[Click]:
    """Boxes that stand in rows, told by the number that ends their names, one number after another; lists by
    their paragraphs; drawings by their parts."""
    stems = Counter(_row(shape) for shape, _ in written)
    rows: dict[str, list[Target]] = {}
    for shape, ids in written:
        if stems[_row(shape)] > 1 and (number := _number(shape)):
            rows.setdefault(number, []).append(_whole(shape, ids[0]))
    yield from (tuple(rows[number]) for number in sorted(rows, key=int))
    for shape, ids in written:
        if isinstance(shape, Drawing):
            yield from ((Target(one),) for one in ids[1:])
        elif isinstance(shape, PlacedText) and stems[_row(shape)] == 1:
            yield from _paragraphs(shape, ids[0])


def _number(shape: Placed) -> str:
    """The number at the end of its box's name; "" if there is none."""
    found = None if isinstance(shape, Drawing) else re.search(r" (\d+)$", shape.placeholder.name)
    return found[1] if found else ""


def _row(shape: Placed) -> str:
    name = shape.name if isinstance(shape, Drawing) else shape.placeholder.name
    return name.removesuffix(f" {_number(shape)}")


def _whole(shape: Placed, number: int) -> Target:
    text = isinstance(shape, PlacedText)
    return Target(number, text=text, ground=isinstance(shape, PlacedText) and bool(shape.fill))


def _paragraphs(shape: PlacedText, number: int) -> Iterator[Click]:
    """An item with what stands below it; what comes before the first item is there from the start."""
    click: list[Target] = []
    for index, paragraph in enumerate(shape.paragraphs):
        begins = bool(paragraph.marker) and not paragraph.level
        if begins and click:
            yield tuple(click)
            click = []
        if begins or click:
            click.append(Target(number, index, text=True))
    if click:
        yield tuple(click)


def _click(click: Click, ids: Iterator[int]) -> str:
    """`p:par` of one click: the first effect waits for it, the others come with the first."""
    outer, inner = next(ids), next(ids)
    effects = [_effect(one, ids, first=not index) for index, one in enumerate(click)]
    together = element("p:par", _time(inner, "0", *effects))
    return element("p:par", _time(outer, "indefinite", together))


def _time(number: int, delay: str, *children: str) -> str:
    begun, held = _delayed(delay), element("p:childTnLst", *children)
    return element("p:cTn", begun, held, id=number, fill="hold")


def _delayed(delay: str) -> str:
    return element("p:stCondLst", element("p:cond", delay=delay))


def _effect(target: Target, ids: Iterator[int], *, first: bool) -> str:
    effect, change = next(ids), next(ids)
    at = target.paragraph
    part = "" if at is None else element("p:txEl", element("p:pRg", st=at, end=at))
    shown = element(
        "p:set",
        element(
            "p:cBhvr",
            element("p:cTn", _delayed("0"), id=change, dur=1, fill="hold"),
            element("p:tgtEl", element("p:spTgt", part, spid=target.shape)),
            element("p:attrNameLst", text_element("p:attrName", "style.visibility")),
        ),
        element("p:to", element("p:strVal", val="visible")),
    )
    time = element(
        "p:cTn",
        _delayed("0"),
        element("p:childTnLst", shown),
        id=effect,
        presetID=1,
        presetClass="entr",
        presetSubtype=0,
        fill="hold",
        grpId=0 if target.text else None,
        nodeType="clickEffect" if first else "withEffect",
    )
    return element("p:par", time)


def _leads(way: str) -> str:
    """The conditions on which the show goes a click forward or back."""
    slide = element("p:tgtEl", element("p:sldTgt"))
    return element(f"p:{way}CondLst", element("p:cond", slide, evt=f"on{way.capitalize()}", delay=0))


def _list(clicks: Sequence[Click]) -> str:
    """`p:bldLst`: of every text that appears whether whole or by paragraphs. Other shapes have no row."""
    rows = {one.shape: _row_of(one) for click in clicks for one in click if one.text}
    return element("p:bldLst", *rows.values()) if rows else ""


def _row_of(text: Target) -> str:
    by_paragraphs = text.paragraph is not None
    ground = text.ground and not by_paragraphs
    build = "p" if by_paragraphs else ""
    return element("p:bldP", spid=text.shape, grpId=0, build=build, animBg=ground or None)
