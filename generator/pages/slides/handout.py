"""The handout: slides as small drawings, with lines to write on or the notes beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.content import Talk
from generator.content.handouts import Handout
from generator.deck.slides import Paragraph
from generator.pages.checking import checked
from generator.pages.sheets import SheetSize, sheet, unfolded
from generator.pages.slides.deck_pdf import LaidDeck, Shown
from generator.pages.slides.grid import Area, Grid, Place
from generator.pages.slides.saying import Manner, all_notes, prepared
from generator.pages.slides.view import Said, grouped
from generator.templating import Templates
from generator.units import Length

CAPTION = 1.5  # ems: a line and its distance from the picture
HEADER, FOOTER = 30.0, 22.0  # points
_ORIENTATIONS = ("portrait", "landscape")
_LYING = {2}  # side by side, with room below: so many on an upright page leave little to write on
_MOST = 0.25  # of the notes may be set smaller than all the others
_FREE = 0.2  # of a page's height: what notes leave free is for the reader's own, if it is as high


@dataclass(frozen=True)
class Printed:
    data: bytes
    pages: int


@dataclass(frozen=True)
class Told:
    """Notes in a space of their own, set in that size; `height` is what they take of it."""

    area: Area
    said: tuple[Said, ...]
    size: float
    height: float


@dataclass(frozen=True)
class Item:
    """What fills a place: a slide, or more of its notes without its picture; `lines` to write on."""

    slide: Shown
    place: Place
    told: tuple[Told, ...] = ()
    goes_on: bool = False
    lines: Area | None = None


def build(talk: Talk, templates: Templates, deck: LaidDeck, paper: str | None = None) -> Printed:
    """`paper` None leaves the talk's own choice."""
    asked = talk.file.handout
    assert asked is not None, "build only asks for a handout that the talk has"
    plan = _plan(asked, unfolded(paper or asked.paper), deck)
    html = templates.on_paper().render(
        "handout/handout.html", talk=talk.file, look=deck.look, plan=plan, link=talk.link(asked.link)
    )
    laid = deck.press.lay_out(html, templates.folder, shown=deck.sheet.parts("slide"))
    return Printed(checked(talk, "handout", laid).pdf(), laid.pages)


def _plan(asked: Handout, paper: str, deck: LaidDeck) -> Plan:
    """On paper that stands as the talk wants it, else as its slides come out largest: but upright, if it is
    to be written on."""
    if asked.orientation:
        return Plan(asked, sheet(paper, asked.orientation), deck)
    if asked.beside != "nothing":
        return Plan(asked, sheet(paper, _ORIENTATIONS[asked.per_page in _LYING]), deck)
    plans = [Plan(asked, sheet(paper, one), deck) for one in _ORIENTATIONS]
    return max(plans, key=lambda plan: plan.places[0].picture.width)


@dataclass(frozen=True)
class Plan:
    """What stands where, on paper of that size."""

    asked: Handout
    paper: SheetSize
    deck: LaidDeck

    @property
    def margin(self) -> float:
        return self.deck.look.theme.handout.margin.pt

    @cached_property
    def room(self) -> Area:
        """Between the header and the footer."""
        wide, tall = (Length.of_mm(one).pt - 2 * self.margin for one in (self.paper.width, self.paper.height))
        return Area(self.margin, self.margin + HEADER, wide, tall - HEADER - FOOTER)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        tokens = self.deck.look.theme.handout
        share = 0 if self.asked.beside == "nothing" else tokens.writing
        ratio, caption = self.deck.width / self.deck.height, CAPTION * tokens.caption.pt
        grid = Grid(
            self.room, self.asked.per_page, ratio, caption, tokens.gutter.pt, share, tokens.narrowest.pt
        )
        rtl = self.deck.look.rtl
        return tuple(place.mirrored(self.room) if rtl else place for place in grid.places())

    @property
    def pages(self) -> tuple[tuple[Item, ...], ...]:
        """Places are filled one after another; slides that go on take more than one."""
        items: list[Item] = []
        for slide, size in zip(self.deck.slides, self._sizes(), strict=True):
            items += self._items(slide, size, len(items))
        count = len(self.places)
        return tuple(tuple(items[at : at + count]) for at in range(0, len(items), count))

    def _items(self, slide: Shown, size: float, start: int) -> Iterator[Item]:
        place = self.places[start % len(self.places)]
        if self.asked.beside != "notes" or place.writing is None:
            yield Item(slide, place, lines=place.writing)
            return
        told, rest = self._told(prepared(all_notes(slide.placed)), size, (place.writing,))
        yield Item(slide, place, told, lines=self._free(place.writing, told))
        while rest:
            start += 1
            place = self.places[start % len(self.places)]
            columns = place.columns[::-1] if self.deck.look.rtl else place.columns
            told, rest = self._told(rest, size, columns)
            yield Item(slide, place, told, goes_on=True)

    def _free(self, area: Area, told: Sequence[Told]) -> Area | None:
        """What the notes leave of the area, if it is worth writing on."""
        above = told[0].height + self.deck.look.theme.handout.gutter.pt / 2 if told else 0.0
        free = replace(area, y=area.y + above, height=area.height - above)
        return free if free.height >= _FREE * self.room.height else None

    def _told(
        self, notes: tuple[Paragraph, ...], size: float, areas: Sequence[Area]
    ) -> tuple[tuple[Told, ...], tuple[Paragraph, ...]]:
        """One area filled after another, and what is left."""
        told = []
        for area in areas:
            manner = Manner(self.deck.look, size, area.width)
            said, notes = manner.fitting(notes, area.height)
            told.append(Told(area, grouped(said), size, manner.height(said)))
        return tuple(one for one in told if one.said), notes

    def _sizes(self) -> Sequence[float]:
        """Of each slide's notes: one size for nearly all, smaller ones where it must be."""
        writing = self.places[0].writing
        if self.asked.beside != "notes" or writing is None:
            return [0.0] * len(self.deck.slides)
        own = [self._fitting(prepared(all_notes(one.placed)), writing) for one in self.deck.slides]
        usual = sorted(own)[int(len(own) * _MOST)]
        return [min(size, usual) for size in own]

    def _fitting(self, notes: Sequence[Paragraph], area: Area) -> float:
        """The largest size at which the notes fit there, else the smallest. In wide areas it is larger, lest
        lines grow too long to be read."""
        look, tokens = self.deck.look, self.deck.look.theme.handout
        largest = max(tokens.largest.pt, area.width / tokens.measure)
        steps = int((largest - tokens.smallest.pt) / tokens.step.pt)
        sizes = (largest - step * tokens.step.pt for step in range(steps + 1))
        fits = (one for one in sizes if Manner(look, one, area.width).height(notes) <= area.height)
        return next(fits, tokens.smallest.pt)
