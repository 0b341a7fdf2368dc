"""The one-pager: exactly one page, in the largest type that fits, with the space left shared out as air."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from operator import itemgetter

from generator.content.citations import Citations
from generator.content.talk import Talk
from generator.look import Look
from generator.pages import blocks, columns, size_search
from generator.pages.checking import checked
from generator.pages.one_pager import overflow
from generator.pages.one_pager.gauge import Gauge
from generator.pages.one_pager.leaflet import LEADS, Design, Leaflet
from generator.pages.one_pager.left_out import left_out
from generator.pages.one_pager.measured import Arrangement, Order
from generator.pages.one_pager.panels import format_of
from generator.pages.paper import Press, Sheet
from generator.pages.press import finishing, resolution
from generator.problems import Problem, ProblemsFound
from generator.templating import Templates

SHARES = tuple(percent / 100 for percent in range(40, 61, 2))  # of the columns' width, the left one's
BLANK = 0.06  # of the page's height, that may be left below a column where others are full
SMALLER = (1.0, 0.95, 0.9)  # shares of the largest size, which an evener page is tried in
WIDTHS = (0.4, 0.5, 0.6)  # in which blocks are measured, to foresee the others
WORTH_PARTING = 0.5  # pt of type that a list must win by running on in the next column


@dataclass(frozen=True)
class Page:
    """The finished sheet. `size` is its body type in points; `note` describes its format."""

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
    """Build the one-pager; `paper` overrides the talk's own. Raises ProblemsFound if it cannot be made to
    fit.

    `when` is what the file may have to say of its making, in UTC; None: a fixed day.
    """
    leaflet, warnings = prepare(talk, look, templates, paper)
    if one := _on_one_side(leaflet):
        leaflet = one
        said = "all of this fits on one side in the largest type, so there is no second"
        problem = talk.problem("talk", ("one_pager", "pages"), said, "remove 'pages: 2', or say more")
        warnings += (replace(problem, warning=True),)
    design, laid_out = fit(Gauge(leaflet))
    own = talk.file.one_pager
    assert own is not None, "prepared above"
    asked = finishing(talk, own, look, templates.folder).at(when)
    warnings += (*left_out(talk, leaflet.lead + leaflet.flow, laid_out.boxes),)
    warnings += resolution.check(talk, laid_out.pictures)
    data = checked(talk, "one_pager", laid_out).pdf(asked, leaflet.format.order)
    return Page(data, design.size, leaflet.format.sides, warnings, asked.said)


def _on_one_side(leaflet: Leaflet) -> Leaflet | None:
    """The page, if two sides are asked for and one has room for everything in the largest type."""
    if leaflet.format.sides == 1:
        return None
    one = _led(replace(leaflet, format=format_of(leaflet.format.name, rtl=leaflet.look.rtl)))
    gauge = Gauge(one)
    arrangement = Arrangement(Order.LISTS if one.flow else Order.ALONE)
    return one if gauge.at(arrangement, gauge.high).need <= 1 else None


def prepare(
    talk: Talk, look: Look, templates: Templates, paper: str | None = None
) -> tuple[Leaflet, tuple[Problem, ...]]:
    """What to print, and a warning for each block that has nothing to print.

    Sources that come last stand at the foot.
    """
    own = talk.file.one_pager
    if own is None:
        raise ProblemsFound([talk.problem("talk", (), "this talk has no one-pager", "add 'one_pager:'")])
    templates = templates.on_paper()
    every = blocks.resolve_all(talk, own.blocks, ("one_pager", "blocks"))
    printed = [block for block in every if block.items]
    listed = [one for block in printed if block.kind == "sources" for one in block.items]
    citations = Citations.of(talk, listed)
    foot = next((at for at in range(len(printed), 0, -1) if printed[at - 1].kind != "sources"), 0)
    leaflet = Leaflet(
        talk,
        look,
        templates,
        Press(look, [*templates.roots, talk.folder]),
        format_of(paper or own.paper, own.pages, rtl=look.rtl),
        lead=(),
        flow=tuple(printed[:foot]),
        sources=tuple(printed[foot:]),
        citations=citations,
    )
    unlisted = blocks.unlisted(talk, printed, citations, ("one_pager", "blocks"))
    return _led(leaflet), (*blocks.empty(talk, every), *unlisted)


def _led(leaflet: Leaflet) -> Leaflet:
    """With what comes first and may run across the page above its columns; if nothing else came, further
    pages would be empty."""
    every = leaflet.lead + leaflet.flow
    leads = next((at for at, block in enumerate(every) if block.kind not in LEADS), len(every))
    if leads == len(every) and len(leaflet.format.panels) > 1:
        leads = 0
    return replace(leaflet, lead=every[:leads], flow=every[leads:])


def fit(gauge: Gauge) -> tuple[Design, Sheet]:
    """The largest design that fits, and its page; where it would leave a blank band below a column, one that
    leaves less. How the blocks stand is settled first, then the size."""
    if gauge.too_wide:
        raise ProblemsFound([overflow.problem(gauge)])
    ways = arrange(gauge)
    found = ((way, gauge.largest(way, foreseen)) for way, foreseen in ways)
    arrangement, step = next((one for one in found if one[1] is not None), (ways[0][0], None))
    if step is None:
        raise ProblemsFound([overflow.problem(gauge)])
    made = _across(gauge, step) if step >= gauge.across else None
    made = made or gauge.largest_laid_out(arrangement, step)
    if not made:
        raise ProblemsFound([overflow.problem(gauge)])
    return made if made[0].blank <= BLANK else _evener(gauge, made, arrangement)


def _across(gauge: Gauge, step: int) -> tuple[Design, Sheet] | None:
    """One block under another across the page, where lines are short enough and little size is lost by it."""
    alone = Arrangement(Order.ALONE)
    largest = gauge.largest(alone, step)
    if largest is None or largest < max(gauge.across, step - round(WORTH_PARTING / gauge.step)):
        return None
    return gauge.laid_out(alone, largest)


def _evener(gauge: Gauge, found: tuple[Design, Sheet], whole: Arrangement) -> tuple[Design, Sheet]:
    """Of other ways to set it, and of a little smaller ones, the largest that leaves no blank band; if there
    is none, the one that leaves least."""
    tried = []
    ways = dict.fromkeys((Arrangement(Order.ALONE), whole, Arrangement(Order.LISTS)))
    largest = {way: gauge.largest(way, round(found[0].size / gauge.step)) or 0 for way in ways}
    for share, way in product(SMALLER, ways):
        step = round(largest[way] * share)
        if way.order is Order.ALONE and step < gauge.across:
            continue
        if step >= gauge.low and (made := gauge.designed(way, step)) and made.blank < found[0].blank:
            tried.append((made.blank, way, step))
            if made.blank <= BLANK:
                break
    laid_out = (gauge.laid_out(way, step) for _, way, step in sorted(tried, key=itemgetter(0)))
    return next(filter(None, laid_out), found)


def arrange(gauge: Gauge) -> list[tuple[Arrangement, int]]:
    """How the blocks may stand, best first, and the step of size that this lets expect.

    Blocks stay whole, unless a list that runs on wins much in size or mends a gap under one column.
    """
    if not gauge.leaflet.flow:
        return [(Arrangement(Order.ALONE), gauge.high)]
    parted = Arrangement(Order.LISTS)
    first = gauge.at(parted, gauge.first)
    step = min(max(size_search.foresee_largest(gauge.first, first.need), gauge.low), gauge.high)
    if len(first.rooms) > 2:
        return [(parted, step)]
    strips, room = gauge.strips(step, WIDTHS)
    whole = columns.foreseen(strips, SHARES)
    lists = columns.parted(strips[columns.HALF], (1.0, 1.0))
    need = whole.taller / room if room > 0 else math.inf
    [cut] = whole.cuts
    ways = [
        (Arrangement(Order.WHOLE, whole.share, cut.block), size_search.foresee_largest(step, need)),
        (parted, step),
    ]
    gain = step * gauge.step * (1 - math.sqrt(lists.taller / whole.taller))
    return ways[::-1] if whole.uneven or gain >= WORTH_PARTING else ways
