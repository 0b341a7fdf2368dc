"""The one-pager as HTML: what its templates are given, and the page laid out from a design."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator import text
from generator.content.citations import UNCITED, Citations
from generator.content.collections import Item, Milestone
from generator.content.inline import Inline
from generator.content.printing import Printing
from generator.content.talk import Talk, collection_of
from generator.look import Look
from generator.pages.blocks import Part, ResolvedBlock, noted
from generator.pages.exhibits import Exhibits
from generator.pages.one_pager import strip_drawing
from generator.pages.one_pager.panels import Format, Panel
from generator.pages.one_pager.strip import Strip
from generator.pages.one_pager.strip_drawing import DrawnStrip
from generator.pages.paper import Press, Sheet
from generator.pages.sheets import SheetSize
from generator.templating import Templates
from generator.theme import Theme
from generator.units import PT_PER_MM, Length

PAGE = "one_pager/page.html"
LEADS = ("summary", "facts", "timeline")  # run across the page while they come first
SHORT_LAST = 0.33  # of the width, the least that the last line of what is set large should fill
ENDLESS = 20_000.0  # mm, the height of the sheet on which blocks are measured


@dataclass(frozen=True)
class Column:
    """Parts one under another on that page, from 0; `share` is of the columns' width, 1 all of the page's.

    Air is in points.
    """

    share: float
    parts: tuple[Part, ...]
    page: int = 0
    air: float = 0.0
    block_air: float = 0.0


@dataclass(frozen=True)
class Design:
    """What decides how the page looks: `size` is the body's in points, `display` scales what is set large.

    `cover` is how many points the band above the title gives away, `drops` how many stand empty at the head
    of each page. `blank` is the share of its height that is left below a column
    where another ends lower.
    """

    size: float
    columns: tuple[Column, ...]
    display: float = 1.0
    cover: float = 0.0
    drops: tuple[float, ...] = (0.0,)
    blank: float = 0.0


@dataclass(frozen=True)
class PageView:
    """A page as the template prints it: its columns with their numbers, and the name of its foot's box."""

    number: int
    panel: Panel
    columns: tuple[tuple[int, Column], ...]
    drop: float
    foot: str


@dataclass(frozen=True)
class Leaflet:
    """One talk's one-pager on one paper, ready to be laid out in any design."""

    talk: Talk
    look: Look
    templates: Templates
    press: Press
    format: Format
    lead: tuple[ResolvedBlock, ...]
    flow: tuple[ResolvedBlock, ...]
    sources: tuple[ResolvedBlock, ...]
    citations: Citations = UNCITED

    @property
    def printing(self) -> Printing:
        own = self.talk.file.one_pager
        return self.talk.file.printing(own) if own else Printing()

    @property
    def saving(self) -> bool:
        """Whether ink is to be saved."""
        own = self.talk.file.one_pager
        return own is not None and own.ink == "low"

    @property
    def theme(self) -> Theme:
        theme = self.look.theme
        return theme.model_copy(update={"colours": theme.colours.saving}) if self.saving else theme

    @property
    def paper(self) -> SheetSize:
        """A page's."""
        return self.format.page

    @property
    def margin(self) -> float:
        """Points."""
        return self.look.theme.one_pager.margin.pt * self.format.scale

    @property
    def inner(self) -> float:
        """The width between the margins, in points."""
        return Length.of_mm(self.paper.width).pt - 2 * self.margin

    def foot(self, page: int) -> str:
        """The name of the box that ends the page's columns."""
        return "footer" if page == len(self.format.panels) - 1 else f"foot-{page}"

    def lay_out(self, design: Design, *, measuring: bool = False) -> Sheet:
        return self.press.lay_out(self.html(design, measuring=measuring), self.templates.folder)

    def html(self, design: Design, *, measuring: bool = False) -> str:
        """`measuring` puts the columns over one another on an endless sheet."""
        lead = [Part(f"lead-{index}", block, share=1.0) for index, block in enumerate(self.lead)]
        return self.templates.render(
            PAGE,
            **self._talk_fields,
            size=design.size,
            display=design.display,
            cover=design.cover,
            drop=design.drops[0],
            columns=design.columns,
            all_columns=list(enumerate(design.columns)),
            sides=[self._pages(design)[:1]] if measuring else self._sides(design),
            lead=lead,
            measuring=measuring,
        )

    def _sides(self, design: Design) -> list[list[PageView]]:
        """The pages by the side of the sheet that they are on."""
        pages = self._pages(design)
        return [[page for page in pages if page.panel.side == side] for side in range(self.format.sides)]

    def _pages(self, design: Design) -> list[PageView]:
        """When blocks are measured, all columns stand on the one there is."""
        numbered = list(enumerate(design.columns))
        pages = []
        for number, panel in enumerate(self.format.panels):
            own = tuple((index, column) for index, column in numbered if column.page == number)
            drop = design.drops[number] if number < len(design.drops) else 0.0
            pages.append(PageView(number, panel, own, drop, self.foot(number)))
        return pages

    def parts(self, share: float, name: str = "b") -> tuple[Part, ...]:
        """All of the blocks, for a column of that share; `name` begins their ids."""
        return tuple(Part(f"{name}{index}", block, share) for index, block in enumerate(self.flow))

    @cached_property
    def _talk_fields(self) -> Mapping[str, Any]:
        file, own = self.talk.file, self.talk.file.one_pager
        return {
            "theme": self.theme,
            "saving": self.saving,
            "look": self.look,
            "paper": self.paper,
            "format": self.format,
            "page_margin": self.margin,
            "endless": ENDLESS * PT_PER_MM,
            "leads": LEADS,
            "ems": self._ems,
            **self._exhibits.fields,
            "strip_picture": self._strip_picture,
            "noted": self._noted,
            "longest_word": self._longest_word,
            "balanced": self._balanced,
            "settled": self._settled,
            "title": (own and own.title) or file.title,
            "subtitle": (own and own.subtitle) or file.subtitle,
            "eyebrow": file.eyebrow,
            "event": file.event,
            "speakers": file.speakers,
            "authors": ", ".join(speaker.name for speaker in file.speakers),
            "description": " ".join(one.plain for one in file.summary) or str(file.subtitle or ""),
            "keywords": ", ".join(file.keywords),
            "link": self.talk.link(own.link if own else None),
            "sources": self.sources,
            "citations": self.citations,
            "own_sources": file,
            "bleed": self.printing.bleed.pt,
        }

    def _strip_picture(self, part: Part, room: str, small: float) -> DrawnStrip:
        name = getattr(part.block.model, "from_", None)
        found = collection_of(self.talk, name, "milestones")
        eras, lanes = (getattr(found[1], key, ()) if found else () for key in ("eras", "lanes"))
        dated = [(one, self._dated(one)) for one in part.items]
        told = "; ".join(f"{when}: {one.title.plain}" for one, when in dated)
        bce = self.templates.words.word("bce")
        look, alt = self.printed_in, f"{self.templates.words.word('timeline')}. {told}."
        strip = Strip(part.items, eras, lanes, float(room), small, look, self.saving, self._dated, bce)
        return strip_drawing.draw(strip, alt)

    @property
    def _noted(self) -> tuple[Item, ...]:
        """What the page shows that has a footnote."""
        return noted(self.lead + self.flow)

    @property
    def _exhibits(self) -> Exhibits:
        least = self.theme.one_pager.smallest.pt
        return Exhibits(self.talk, self.templates, self.printed_in, least, self.saving)

    def _dated(self, one: Milestone) -> str:
        return self.templates.words.digits(one.date)

    @property
    def printed_in(self) -> Look:
        """The look in this print's colours."""
        return replace(self.look, theme=self.theme)

    def _ems(self, words: Iterable[str]) -> float:
        """How wide the widest of the words is in the heading face, bold, in ems."""
        style = self.look.style(self.look.heading, 1.0, bold=True)
        return max(text.width(word, style) for word in words)

    def _longest_word(self, texts: Iterable[Inline]) -> float:
        """The width of the longest word, in ems of the text face."""
        style = self.look.style(self.look.text, 1.0)
        return max(text.width(word, style) for one in texts for word in one.plain.split())

    def _balanced(self, inline: Inline, room: float, family: str, *, bold: bool = False) -> float:
        """The least width, in ems, in which the text takes no more lines than in `room`."""
        style = self.look.style(family, 1.0, bold=bold)
        runs = [(run.text, style) for run in inline.runs]
        lines = len(text.wrap(runs, room))
        longest = max(text.width(word, style) for word in inline.plain.split() or [""])
        narrow, wide = min(room, max(room / 2, longest)), room
        while lines > 1 and wide - narrow > room / 100:
            middle = (narrow + wide) / 2
            narrow, wide = (narrow, middle) if len(text.wrap(runs, middle)) <= lines else (middle, wide)
        return wide

    def _settled(self, inline: Inline, room: float) -> float:
        """The width, in ems, in which the text's last line does not look forgotten: the room's, or less."""
        style = self.look.style(self.look.text, 1.0)
        lines = text.wrap([(run.text, style) for run in inline.tied().runs], room)
        forgotten = len(lines) > 1 and text.width(lines[-1].text, style) < SHORT_LAST * room
        return self._balanced(inline, room, self.look.text) if forgotten else room
