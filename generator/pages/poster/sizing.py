"""The poster at any size of type: its HTML laid out, and the room that is left for the timeline."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from typing import Any

from generator.content import Talk
from generator.content.citations import Citations
from generator.content.collections import Era, Milestone, Milestones, Source
from generator.content.inline import Inline, Run
from generator.content.talk import Link, Poster, chosen, collection_of, in_order
from generator.look import Look
from generator.pages.blocks import Part, ResolvedBlock, cited_by, noted, resolve_all, shown_on
from generator.pages.exhibits import Exhibits
from generator.pages.paper import Box, Press, Sheet
from generator.pages.poster.across import Across
from generator.pages.poster.beside import Beside, Setting, share_out
from generator.pages.poster.down import Down
from generator.pages.poster.drawing import drawing
from generator.pages.poster.figures import Figures, Header
from generator.pages.poster.lanes import AcrossLanes, DownLanes
from generator.pages.poster.parts import Chronology, Manner, Shows
from generator.pages.poster.plan import AROUND_PICTURE, middle
from generator.pages.poster.wording import CREDIT
from generator.pages.press import Finishing, finishing
from generator.pages.sheets import SheetSize, sheet
from generator.problems import ProblemsFound
from generator.templating import Templates
from generator.timeline.detail_levels import DetailLevel, DetailSchedule, RankedMilestone

_ABOUT = 1.3  # times as far as a quick search says: it is hardly ever farther off
_ELSEWHERE = ("facts", "sources")  # blocks in the header and at the foot
_NAMED = ("contact", "links", "notes")
_ENDLESS = 20_000.0  # mm, the height of the sheet on which exhibits are measured
_ABOVE_ADDRESS = 0.4  # ems, as the template sets it


@dataclass(frozen=True)
class Sheets:
    """The poster at any size of type; everything that does not depend on it is found out once."""

    talk: Talk
    poster: Poster
    look: Look
    templates: Templates

    @cached_property
    def size(self) -> SheetSize:
        return sheet(self.poster.size, self.poster.orientation)

    @cached_property
    def finishing(self) -> Finishing:
        return finishing(self.talk, self.poster, self.look, self.templates.folder)

    @cached_property
    def press(self) -> Press:
        return Press(self.look, [self.talk.folder, *self.templates.roots])

    @cached_property
    def collection(self) -> tuple[str, Milestones]:
        """What it shows, and the name of its file."""
        pair = collection_of(self.talk, self.poster.from_, "milestones")
        assert pair is not None, "checked when the talk was read"
        assert isinstance(pair[1], Milestones)
        return pair[0], pair[1]

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        picked = chosen(self.collection[1].items, self.poster.pick, self.poster.weight)
        return tuple(in_order(picked))

    @cached_property
    def ladder(self) -> DetailSchedule:
        """In which the milestones give way where not all of everything has room."""
        title, full = DetailLevel.TITLE, DetailLevel.FULL
        ranked = (
            RankedMilestone(one.weight, full if one.text else title, middle(one.date), one.lane)
            for one in self.milestones
        )
        return DetailSchedule(tuple(ranked))

    @property
    def eras(self) -> tuple[Era, ...]:
        return self.collection[1].eras

    @cached_property
    def blocks(self) -> tuple[ResolvedBlock, ...]:
        found = resolve_all(self.talk, self.poster.beside, ("poster", "beside"), self.milestones)
        return tuple(self._headed(block) for block in found)

    def _headed(self, block: ResolvedBlock) -> ResolvedBlock:
        """With a word of ours for what has no title where all others have one."""
        if block.title or block.kind not in _NAMED:
            return block
        return replace(block, title=Inline((Run(self.templates.words.word(block.kind)),)))

    @property
    def sizes(self) -> tuple[float, ...]:
        """Sizes of type to try on this sheet, in points, from small to large."""
        tokens = self.look.theme.poster
        steps = round((tokens.largest.pt - tokens.smallest.pt) / tokens.step.pt)
        return tuple((tokens.smallest.pt + i * tokens.step.pt) * self.size.scale for i in range(steps + 1))

    @property
    def width(self) -> float:
        """Points between the margins."""
        margin = self.look.theme.poster.margin.pt * self.size.scale
        return self.size.width_pt - 2 * margin

    def room(self, size: float) -> tuple[float, float]:
        """What header, blocks and sources leave for the timeline at that size, in points.

        Laid out once, at the smallest size; from there on only what grows with the size is reckoned.
        """
        return self.width, self._least_room + self._foot(self.sizes[0]) - self._foot(size)

    @cached_property
    def _least_room(self) -> float:
        boxes = self.lay_out(self.sizes[0], None).boxes
        return boxes["foot"].y - boxes["timeline"].bottom

    def _foot(self, size: float) -> float:
        """The height of the blocks and the link beside them, as far as it depends on the size."""
        beside = self._beside(size)
        return max(beside.height, self._link_height(size)) if beside.blocks else 0.0

    def _link_height(self, size: float) -> float:
        if not self._link or self._link_above:
            return 0.0
        setting, side = self._setting(size), self._code
        address = self._link.text.replace("/", "/\u200b")  # where a browser, too, breaks an address
        lines = setting.lines([(address, self.look.style(self.look.text, 1.0))], side)
        below = (_ABOVE_ADDRESS + lines * self.look.theme.poster.card.leading) * size
        return setting.heading(self._link.title, side) + side + below

    def _setting(self, size: float) -> Setting:
        rule = self.look.theme.poster.rule.pt * self.size.scale
        return Setting(size, self._gap, rule, self.look, self.templates.words, self.citations)

    def lay_out(self, size: float, timeline: Chronology | None) -> Sheet:
        """The sheet with that timeline, or with none to see what room the rest leaves."""
        html = self.templates.render(
            "poster/poster.html",
            **self._fields(size),
            timeline=timeline,
            drawing=drawing(timeline, self.look) if timeline else "",
            beside=self._beside(size),
            measuring=False,
        )
        return self.press.lay_out(html, self.talk.folder)

    def _fields(self, size: float) -> dict[str, Any]:
        """What the templates are given, whatever is to be laid out."""
        return {
            "talk": self.talk.file,
            "poster": self.poster,
            "sheet": self.size,
            "size": size,
            "around_picture": AROUND_PICTURE,
            "credit": CREDIT,
            "figures": self._figures,
            "gap": self._gap,
            "bleed": self.finishing.printing.bleed.pt,
            "sources": self._sources,
            "citations": self.citations,
            "noted": noted(self.blocks, self.milestones),
            "link": self._link,
            "link_above": self._link_above,
            "look": self.look,
            "theme": self.look.theme,
            "colours": self.look.theme.colours,
            "small": size * self._small,
            "endless": _ENDLESS,
            **self._exhibits(size).fields,
        }

    @property
    def _small(self) -> float:
        """The size of small words as a share of the others'."""
        return self.look.theme.poster.sources.pt / self.look.theme.poster.smallest.pt

    def _exhibits(self, size: float) -> Exhibits:
        return Exhibits(self.talk, self.templates, self.look, size * self._small)

    def _measured(
        self, size: float, parts: Sequence[Part], widths: Sequence[float]
    ) -> Mapping[tuple[str, float], float]:
        """Heights of what stands beside the timeline, from one layout of all of it in all widths."""
        every = [(part, width) for part in parts for width in widths]
        shown = [(replace(part, id=f"at-{at}"), width) for at, (part, width) in enumerate(every)]
        shown = [one for one in shown if self._has_room(size, *one)]
        html = self.templates.render(
            "poster/measured.html", **self._fields(size), shown=shown, timeline=None, measuring=True
        )
        boxes = self.press.lay_out(html, self.talk.folder).boxes
        heights = {part.id: _height(part, width, boxes) for part, width in shown}
        return {(part.id, width): heights.get(f"at-{at}", math.inf) for at, (part, width) in enumerate(every)}

    def _has_room(self, size: float, part: Part, width: float) -> bool:
        """Whether a chart has: where none is, that of the poster says so."""
        try:
            return part.block.kind != "chart" or bool(self._exhibits(size).chart(part, width, size))
        except ProblemsFound:
            return False

    @cached_property
    def _beside(self) -> Callable[[float], Beside]:
        return cache(self._shared_out)

    def _shared_out(self, size: float) -> Beside:
        blocks = [block for block in self.blocks if block.kind not in _ELSEWHERE and block.items]
        beside = self._link and not self._link_above
        width = self.width - (self._code + self._gap if beside else 0)
        return share_out(blocks, width, self._setting(size), partial(self._measured, size))

    @cached_property
    def _figures(self) -> Figures:
        facts = [fact for block in self.blocks if block.kind == "facts" for fact in block.items]
        largest = self.look.theme.poster.figure.pt * self.size.scale
        return Header(self.width, self._gap, largest, self.size.upright).figures(facts, self.look)

    @property
    def _code(self) -> float:
        """The QR code's side in points."""
        return self.look.theme.poster.code.pt * self.size.scale

    @property
    def _gap(self) -> float:
        return self.look.theme.poster.gutter.pt * self.size.scale

    @property
    def _link(self) -> Link | None:
        return self.talk.link(self.poster.link)

    @property
    def _link_above(self) -> bool:
        """Whether the link stands in the header: where blocks are side by side, they leave it room below."""
        return self.size.upright or not any(block.kind not in _ELSEWHERE for block in self.blocks)

    @cached_property
    def _sources(self) -> tuple[Source, ...]:
        """Those of all blocks of sources; without any, what the sheet cites."""
        named = [one for block in self.blocks if block.kind == "sources" for one in block.items]
        return tuple(named) or cited_by(self.talk, shown_on(self.talk, self.blocks, self.milestones))

    @cached_property
    def citations(self) -> Citations:
        return Citations.of(self.talk, self._sources)

    @property
    def widths(self) -> tuple[float, ...]:
        """Widths of cards to try, in ems; beside an upright axis they are what it leaves."""
        return (0.0,) if self.size.upright else self.look.theme.poster.card.widths

    def plan(self, manner: Manner, room: tuple[float, float]) -> Across | Down:
        lanes = self.collection[1].lanes
        ways: tuple[type[Across], type[Down]] = (AcrossLanes, DownLanes) if lanes else (Across, Down)
        plan, words = ways[self.size.upright], self.templates.words
        fixed = (self.look, words, self.poster.scale, lanes)
        return plan(self.milestones, self.eras, room, manner, *fixed, citations=self.citations)

    def nearest(self, size: float, shows: Shows, room: tuple[float, float]) -> Chronology | None:
        """The timeline in that size with the width of card that displaces the cards least."""
        plans = [(plan.displaced(), plan) for plan in self._plans(size, shows, room)]
        enough = _ABOUT * min(displaced for displaced, _ in plans)
        tried = [plan.arrange() for displaced, plan in plans if displaced <= enough and plan.fits()]
        return min((one for one in tried if one), key=lambda one: one.displacement, default=None)

    def displaced(self, size: float, shows: Shows, room: tuple[float, float]) -> float:
        """About how far all cards together will stand from their moments in that size, or less far."""
        return min(plan.displaced() for plan in self._plans(size, shows, room))

    def near(self, size: float, shows: Shows, room: tuple[float, float], most: float) -> Chronology | None:
        """The same as `nearest`, if that displaces the cards by no more than this."""
        if self.displaced(size, shows, room) > _ABOUT * most:
            return None
        found = self.nearest(size, shows, room)
        return found if found and found.displacement <= most else None

    def _plans(self, size: float, shows: Shows, room: tuple[float, float]) -> list[Across | Down]:
        widths = self.widths if shows.width is None else (shows.width,)
        return [self.plan(Manner(size, width, shows), room) for width in widths]

    def fits(self, size: float, shows: Shows, room: tuple[float, float], share: float = 1.0) -> bool:
        """Whether some width of card lets the timeline fit in that share of the room beside its axis."""
        return room[1] > 0 and any(plan.fits(share) for plan in self._plans(size, shows, room))


def _height(part: Part, width: float, boxes: Mapping[str, Box]) -> float:
    """Of the exhibit; inf where a row of a table is wider than its column."""
    wide = any(boxes[name].width > width for name in part.item_ids if name in boxes)
    return math.inf if wide else boxes[f"entry-{part.id}"].height
