"""What all drawers make of histories as people have them: no card on a card, no mark on a mark, no leader
across another, whatever the scale, the lanes and the language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.content import Talk
from generator.content.collections import Milestones
from generator.deck.placed import Drawing
from generator.deck.placing.axis import draw
from generator.deck.placing.measuring import Setting
from generator.deck.slides import Era, Lane, Milestone, Paragraph, Timeline
from generator.look import Look
from generator.pages.one_pager.strip import CHANNEL, INSET, LEADING, Laid, Strip
from generator.pages.poster.parts import Manner, Shows
from generator.pages.poster.sizing import Sheets
from generator.shapes import Area, Frame, Label, Run, Stroke
from generator.templating import Templates
from generator.timeline import led
from generator.timeline.detail_levels import DetailLevel
from generator.units import EMU_PER_PT
from tests import histories, papers

FRAME = Frame(685_800, 1_600_200, 10_820_400, 4_572_000)
Point = tuple[float, float]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, least: float = 0.05) -> bool:
        wide = min(self.right, other.right) - max(self.left, other.left)
        return wide > least and min(self.bottom, other.bottom) - max(self.top, other.top) > least


class Drawn(NamedTuple):
    """Boxes in any one unit, each leader with the card it leads to."""

    cards: Sequence[Box]
    marks: Sequence[Box]
    leaders: Sequence[Sequence[Point]]
    axes: Sequence[Box]


def faults(drawn: Drawn) -> Iterator[str]:
    assert len(drawn.cards) == len(drawn.leaders) > 0
    for one, other in combinations(drawn.cards, 2):
        if one.meets(other):
            yield f"a card on a card: {one} {other}"
    for one, other in combinations(drawn.marks, 2):
        if one.meets(other):
            yield f"a mark on a mark: {one} {other}"
    for card, other in product(drawn.cards, (*drawn.marks, *drawn.axes)):
        if card.meets(other):
            yield f"a card on a mark, an axis or the legend: {card} {other}"
    yield from crossed(drawn)


def crossed(drawn: Drawn) -> Iterator[str]:
    for way, other in combinations(drawn.leaders, 2):
        if any(crossing(*ends) for ends in product(pairwise(way), pairwise(other))):
            yield f"a leader across another: {way} {other}"
    for (number, way), (own, card) in product(enumerate(drawn.leaders), enumerate(drawn.cards)):
        if number != own and any(enters(ends, card) for ends in pairwise(way)):
            yield f"a leader through a card: {way} {card}"


def crossing(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    return turn(a, b, c) * turn(a, b, d) < -1e-6 and turn(c, d, a) * turn(c, d, b) < -1e-6


def turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def enters(ends: tuple[Point, Point], card: Box) -> bool:
    """Whether a point of that stretch lies well inside the card."""
    (x, y), (right, bottom) = ends
    ways = ((x + (right - x) * n / 20, y + (bottom - y) * n / 20) for n in range(21))
    return any(
        card.left + 0.1 < a < card.right - 0.1 and card.top + 0.1 < b < card.bottom - 0.1 for a, b in ways
    )


@pytest.fixture(scope="module", params=histories.HISTORIES)
def opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Talk, Look, Templates]:
    folder: Path = tmp_path_factory.mktemp("talk") / request.param
    return papers.opened(histories.write(request.param, folder, "landscape"))


def told(talk: Talk) -> Milestones:
    [collection] = talk.collections.values()
    assert isinstance(collection, Milestones)
    return collection


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_posters_keep_all_apart(opened: tuple[Talk, Look, Templates], orientation: str) -> None:
    """As many milestones as there is room for, in all forms in turn."""
    talk, look, templates = opened
    assert talk.file.poster
    sheets = Sheets(talk, talk.file.poster.model_copy(update={"orientation": orientation}), look, templates)
    room = (2300.0, 1500.0) if orientation == "landscape" else (1600.0, 2100.0)
    for share in (1, 3, 9, 15):
        if len(sheets.milestones) > 40 * share:
            continue
        turns = (DetailLevel.FULL, DetailLevel.LINE, DetailLevel.TITLE, DetailLevel.LINE)
        forms = tuple(DetailLevel.DOT if n % share else turns[n % 4] for n in range(len(sheets.milestones)))
        plan = sheets.plan(Manner(18.0, sheets.widths[0], Shows(forms)), room)
        if found := plan.arrange() if plan.fits() else None:
            break
    assert found
    upright = found.upright
    marks = []
    for one in found.marks:
        (x, y), half = one.dot, one.size / 2
        start, end = (y, x)[not upright] - half, (y, x)[not upright] + half
        if one.bar:
            start, end = min(start, one.extent.rises), max(end, one.extent.falls)
        marks.append(Box(x - half, start, x + half, end) if upright else Box(start, y - half, end, y + half))
    cards = [Box(c.box.x, c.box.y, c.box.x + c.box.width, c.box.y + c.box.height) for c in found.cards]
    axes = [
        Box(a.x, a.y, a.x + a.width, a.y + a.height) for a in (found.axis, *(one.rail for one in found.lanes))
    ]
    axes += [Box(k.box.x, k.box.y, k.box.x + k.box.width, k.box.y + k.box.height) for k in found.legend]
    assert list(faults(Drawn(cards, marks, [c.leader for c in found.cards], axes))) == []


@pytest.mark.parametrize(("width", "size"), [(520.0, 9.0), (250.0, 8.0)])
def test_strips_keep_all_apart(opened: tuple[Talk, Look, Templates], width: float, size: float) -> None:
    talk, look, templates = opened
    collection, words = told(talk), templates.words
    strip = Strip(
        collection.items,
        collection.eras,
        collection.lanes,
        width,
        size,
        look,
        False,
        lambda one: words.digits(one.date),
        words.word("bce"),
    )
    laid = strip.laid()
    assert list(faults(of_strip(laid))) == []


def of_strip(laid: Laid) -> Drawn:
    strip, setting = laid.setting.strip, laid.setting
    marks, stood = [], {}
    for number, mark, lane in laid.marks():
        y = laid.y(lane, mark.away)
        marks.append(Box(mark.start, y - mark.size / 2, mark.end, y + mark.size / 2))
        stood[number] = mark
    cards, leaders = [], []
    for number, placed, lane, depth in laid.cards():
        far = depth + CHANNEL * strip.size + placed.base
        top, bottom = sorted((laid.y(lane, far), laid.y(lane, far + placed.height)))
        widest = max(line.width for line in setting.lines(number)) + INSET * strip.size
        left, right = sorted((placed.x, placed.x + (-widest if strip.look.rtl else widest)))
        assert bottom - top == pytest.approx(len(setting.lines(number)) * LEADING * strip.size)
        assert left >= -0.1
        assert right <= strip.width + 1
        assert top >= -0.1
        assert bottom <= laid.height + 0.1
        cards.append(Box(left, top, right, bottom))
        way = led(placed, stood[number], depth, CHANNEL * strip.size)
        leaders.append([(x, laid.y(lane, away)) for x, away in way])
    axis = Box(0, laid.axis, strip.width, laid.axis + strip.axis)
    return Drawn(cards, marks, leaders, [axis])


@pytest.mark.parametrize("opened", ["two-millennia", "four-lanes", "arabic"], indirect=True)
def test_slides_keep_all_apart(opened: tuple[Talk, Look, Templates]) -> None:
    talk, look, templates = opened
    collection, words = told(talk), templates.words
    lanes = {lane.id: number for number, lane in enumerate(collection.lanes)}
    items = tuple(
        Milestone(
            Paragraph((Run(one.title.plain),)),
            words.digits(one.date),
            one.date.start,
            one.date.end,
            one.weight,
            lead=one.date.softness[0],
            tail=one.date.softness[1],
            lane=lanes.get(one.lane or "", 0),
        )
        for one in collection.items
    )
    bounds = [*(era.from_.start for era in collection.eras), max(one.end for one in items)]
    eras = tuple(
        Era(era.title, start, end, "accent1")
        for era, (start, end) in zip(collection.eras, pairwise(bounds), strict=True)
    )
    titles = tuple(Lane(lane.title, "accent1") for lane in collection.lanes)
    shown = Timeline("Drawing", "A timeline", eras, items, lanes=titles, bce=words.word("bce"))
    assert list(faults(of_slide(draw(shown, FRAME, Setting.of(look))))) == []


def of_slide(drawing: Drawing) -> Drawn:
    """Each milestone's shapes by its title, which the drawing names them by."""
    words, marks, leaders, axes = [], [], [], []
    for shape in drawing.shapes:
        sort, _, _ = shape.name.partition(": ")
        if isinstance(shape, Stroke):
            if sort == "Leader":
                leaders.append([(x / EMU_PER_PT, y / EMU_PER_PT) for x, y in shape.points])
            continue
        if not isinstance(shape, Area | Label):
            continue
        frame = shape.frame
        box = Box(
            *(one / EMU_PER_PT for one in (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height))
        )
        if sort in ("Date", "Title"):
            words.append(box)
        elif sort == "Dot":
            marks.append(box)
        elif sort in ("Axis", "Years"):
            axes.append(box)
    pairs = zip(words[::2], words[1::2], strict=True)
    cards = [
        Box(min(a.left, b.left), min(a.top, b.top), max(a.right, b.right), max(a.bottom, b.bottom))
        for a, b in pairs
    ]
    return Drawn(cards, marks, leaders, axes)
