"""The one-pager: exactly one page, in the largest type that fits, with the room left shared out as air."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime

from generator.content.talk import Talk
from generator.look import Look
from generator.pages import blocks
from generator.pages.one_pager import columns, overflow
from generator.pages.one_pager.gauge import Arrangement, Gauge, Order
from generator.pages.one_pager.leaflet import Design, Leaflet
from generator.pages.one_pager.panels import format_of
from generator.pages.paper import Press, Sheet
from generator.pages.press import finishing, resolution
from generator.pages.tagging import Reading
from generator.problems import Problem, ProblemsFound
from generator.templating import Templates

LEADS = ("summary", "facts", "timeline")  # run across the page while they come first
SHARES = tuple(percent / 100 for percent in range(40, 61, 2))  # of the columns' width, the left one's
WORTH_PARTING = 0.5  # pt of type that a list must win by running on in the next column


@dataclass(frozen=True)
class Page:
    """The finished sheet; `size` is its body type in points, `note` what is to be known of its kind."""

    data: bytes
    size: float
    sides: int
    warnings: tuple[Problem, ...]
    note: str = ""

    @property
    def said(self) -> str:
        """One line about it."""
        pages = "one page" if self.sides == 1 else "two pages"
        return f"{pages}, text at {self.size:.1f} pt{self.note}"


def build(
    talk: Talk, look: Look, templates: Templates, paper: str | None = None, when: datetime | None = None
) -> Page:
    """`paper` wins over the talk's own. Raises ProblemsFound when it cannot be made to fit.

    `when` is what the file may have to say of its making, in UTC; None: a fixed day.
    """
    leaflet, warnings = prepare(talk, look, templates, paper)
    gauge = Gauge(leaflet)
    design, laid_out = fit(gauge)
    if round(design.size / gauge.step) == gauge.high and (found := _on_one_side(leaflet)):
        leaflet, design, laid_out = found
        said = f"all of this fits on one side at {design.size:g} pt, so there is no second"
        problem = talk.problem("talk", ("one_pager", "pages"), said, "remove 'pages: 2', or say more")
        warnings += (replace(problem, warning=True),)
    own = talk.file.one_pager
    assert own is not None, "prepared above"
    asked = finishing(talk, own, look, templates.folder).at(when)
    warnings += resolution.check(talk, laid_out.pictures)
    data = laid_out.pdf(Reading(order=leaflet.format.order), asked)
    return Page(data, design.size, leaflet.format.sides, warnings, asked.said)


def _on_one_side(leaflet: Leaflet) -> tuple[Leaflet, Design, Sheet] | None:
    """The page, where two are asked for and one has room for all in the largest type."""
    if leaflet.format.sides == 1:
        return None
    one = replace(leaflet, format=format_of(leaflet.format.name, rtl=leaflet.look.rtl))
    gauge = Gauge(one)
    arrangement, foreseen = arrange(gauge)
    if gauge.largest(arrangement, foreseen) != gauge.high:
        return None
    return one, *fit(gauge)


def prepare(
    talk: Talk, look: Look, templates: Templates, paper: str | None = None
) -> tuple[Leaflet, tuple[Problem, ...]]:
    """What is to be printed, and a warning for each block that has nothing to say."""
    own = talk.file.one_pager
    if own is None:
        raise ProblemsFound([talk.problem("talk", (), "this talk has no one-pager", "add 'one_pager:'")])
    templates = templates.on_paper()
    every = blocks.resolve_all(talk, own.blocks, ("one_pager", "blocks"))
    printed = [block for block in every if block.items]
    flowing = [block for block in printed if block.kind != "sources"]
    leads = next((at for at, block in enumerate(flowing) if block.kind not in LEADS), len(flowing))
    leaflet = Leaflet(
        talk,
        look,
        templates,
        Press(look, [templates.folder, talk.folder]),
        format_of(paper or own.paper, own.pages, rtl=look.rtl),
        lead=tuple(flowing[:leads]),
        flow=tuple(flowing[leads:]),
        sources=tuple(block for block in printed if block.kind == "sources"),
    )
    return leaflet, blocks.empty(talk, every)


def fit(gauge: Gauge) -> tuple[Design, Sheet]:
    """The largest design that fits, and its page. How the blocks stand is settled first, then the size."""
    arrangement, foreseen = arrange(gauge)
    step = gauge.largest(arrangement, foreseen)
    if step is None and arrangement.order is Order.WHOLE:
        arrangement = Arrangement(Order.LISTS)
        step = gauge.largest(arrangement, gauge.low)
    if step is not None and step >= gauge.across and (found := _across(gauge, step)):
        return found
    while step is not None and step >= gauge.low:
        if found := gauge.laid_out(arrangement, step):
            return found
        step -= 1  # a heading said again took a line more than above the first part of its list
    raise ProblemsFound([overflow.problem(gauge)])


def _across(gauge: Gauge, step: int) -> tuple[Design, Sheet] | None:
    """One block under another across the page, where lines are short enough and little size is lost by it."""
    alone = Arrangement(Order.ALONE)
    largest = gauge.largest(alone, step)
    if largest is None or largest < max(gauge.across, step - round(WORTH_PARTING / gauge.step)):
        return None
    return gauge.laid_out(alone, largest)


def arrange(gauge: Gauge) -> tuple[Arrangement, int]:
    """How the blocks are to stand, and the step of size that this lets expect.

    Blocks stay whole, unless a list that runs on wins much in size or mends a gap under one column.
    """
    if not gauge.leaflet.flow:
        return Arrangement(Order.ALONE), gauge.high
    parted = Arrangement(Order.LISTS)
    first = gauge.at(parted, gauge.first)
    if len(first.rooms) > 2:
        return parted, columns.expected(gauge.first, first.need)
    whole = columns.foreseen(first.strip, SHARES)
    gain = first.size * (1 - math.sqrt(first.split.taller / whole.taller))
    if whole.uneven or gain >= WORTH_PARTING:
        return parted, gauge.first
    need = whole.taller / first.rooms[0] if first.rooms[0] > 0 else math.inf
    [cut] = whole.cuts
    return Arrangement(Order.WHOLE, whole.share, cut.block), columns.expected(gauge.first, need)
