"""Slides built click by click: `p:timing` with PowerPoint's own "appear", the first of its entrance effects."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from generator.deck.file.pen import XMLNS
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
    steps = "".join(_click(click, ids) for click in clicks)
    return (
        f'<p:timing {XMLNS}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{steps}</p:childTnLst></p:cTn>{_leads('prev')}{_leads('next')}</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"{_list(clicks)}</p:timing>"
    )


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
    """What ends the name of its box, "" for no number."""
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
    effects = "".join(_effect(one, ids, first=not index) for index, one in enumerate(click))
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>'
        f"{effects}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _effect(target: Target, ids: Iterator[int], *, first: bool) -> str:
    effect, change = next(ids), next(ids)
    group = ' grpId="0"' if target.text else ""
    inner = f'<p:txEl><p:pRg st="{target.paragraph}" end="{target.paragraph}"/></p:txEl>'
    aimed = f'spid="{target.shape}"' + ("/>" if target.paragraph is None else f">{inner}</p:spTgt>")
    return (
        f'<p:par><p:cTn id="{effect}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold"{group} nodeType="{"click" if first else "with"}Effect">'
        '<p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr>'
        f'<p:cTn id="{change}" dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn>'
        f"<p:tgtEl><p:spTgt {aimed}</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )


def _leads(way: str) -> str:
    """By what the show goes a click on or back."""
    event = f"on{way.capitalize()}"
    return f'<p:{way}CondLst><p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{way}CondLst>'


def _list(clicks: Sequence[Click]) -> str:
    """`p:bldLst`: of every text that appears whether as a whole or by paragraphs. Other shapes have no row."""
    rows = {
        one.shape: f'<p:bldP spid="{one.shape}" grpId="0"'
        + (' build="p"/>' if one.paragraph is not None else ' animBg="1"/>' if one.ground else "/>")
        for click in clicks
        for one in click
        if one.text
    }
    return f"<p:bldLst>{''.join(rows.values())}</p:bldLst>" if rows else ""
