"""The poster: the largest type at which the timeline and what stands beside it fill one sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from generator.content import Talk
from generator.content.collections import Era, Milestone, Milestones
from generator.content.talk import Link, Poster, chosen, collection_of
from generator.look import Look
from generator.pages.blocks import ResolvedBlock, cited_by, empty, resolve_all
from generator.pages.paper import Press, Sheet
from generator.pages.poster.beside import Beside, Figures, Setting, figures, share_out
from generator.pages.poster.chronology import DETAILS, Chronology, Manner, Plan
from generator.pages.poster.drawing import drawing
from generator.pages.poster.laid import Laid, PosterPrint
from generator.pages.press import Finishing
from generator.pages.sheets import SheetSize, sheet, shown
from generator.problems import Problem, ProblemsFound
from generator.templating import Templates

PT_PER_MM = 72 / 25.4
# With room to spare the cards alone may be set larger than the rest.
_LARGER_CARDS = (1.8, 1.5, 1.25)
_DRIFT = 0.05  # of the sheet's width, all displacements together, that larger cards may cost
_ABOVE_ADDRESS = 0.4  # ems, as the template sets it
_TOLERANCE = 0.5  # points that a laid-out card may differ from its measure


def build(talk: Talk, look: Look, templates: Templates) -> PosterPrint:
    """Raises ProblemsFound when the milestones, or what stands beside them, do not fit the sheet."""
    return lay_out(talk, look, templates).print()


def lay_out(talk: Talk, look: Look, templates: Templates) -> Laid:
    """Raises as `build` does."""
    poster = talk.file.poster
    assert poster is not None, "build only asks for a poster that the talk has"
    sheet_of = _Sheets(talk, poster, look, templates.on_paper())
    size, laid, detail = _set(sheet_of)
    points = size / sheet_of.size.scale
    said = f"{shown(poster.size)}, {len(sheet_of.milestones)} milestones, text at {size:.0f} pt"
    if sheet_of.size.scale != 1:
        said += f" ({points:.0f} pt on A1)"
    warnings = (*empty(talk, sheet_of.blocks), *_left_off(sheet_of, detail))
    return Laid(laid, sheet_of.size, sheet_of.finishing, said, warnings)


@dataclass(frozen=True)
class _Sheets:
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
        return Finishing(self.talk.file.printing(self.poster), self.look.theme.press)

    @cached_property
    def press(self) -> Press:
        return Press(self.look, [self.talk.folder, self.templates.folder])

    @cached_property
    def _collection(self) -> Milestones:
        pair = collection_of(self.talk, self.poster.from_, "milestones")
        assert pair is not None, "checked when the talk was read"
        assert isinstance(pair[1], Milestones)
        return pair[1]

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        picked = chosen(self._collection.items, self.poster.pick, self.poster.weight)
        return tuple(sorted(picked, key=lambda one: (one.date.start, one.date.end)))

    @property
    def eras(self) -> tuple[Era, ...]:
        return self._collection.eras

    @cached_property
    def blocks(self) -> tuple[ResolvedBlock, ...]:
        return resolve_all(self.talk, self.poster.beside, ("poster", "beside"), self.milestones)

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
        return self.size.width * PT_PER_MM - 2 * margin

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
        if not self._link:
            return 0.0
        setting, side = self._setting(size), self._code
        address = self._link.text.replace("/", "/\u200b")  # where a browser, too, breaks an address
        lines = setting.lines([(address, self.look.style(self.look.text, 1.0))], side)
        below = (_ABOVE_ADDRESS + lines * self.look.theme.poster.card.leading) * size
        return setting.heading(self._link.title, side) + side + below

    def _setting(self, size: float) -> Setting:
        rule = self.look.theme.poster.rule.pt * self.size.scale
        return Setting(size, self._gap, rule, self.look)

    def lay_out(self, size: float, timeline: Chronology | None) -> Sheet:
        """The sheet with that timeline, or with none to see what room the rest leaves."""
        html = self.templates.render(
            "poster/poster.html",
            talk=self.talk.file,
            poster=self.poster,
            sheet=self.size,
            size=size,
            timeline=timeline,
            drawing=drawing(timeline, self.look) if timeline else "",
            figures=self._figures,
            beside=self._beside(size),
            gap=self._gap,
            bleed=self.finishing.printing.bleed.pt,
            sources=self._sources,
            link=self._link,
            look=self.look,
            theme=self.look.theme,
            colours=self.look.theme.colours,
        )
        return self.press.lay_out(html, self.talk.folder)

    def _beside(self, size: float) -> Beside:
        blocks = [block for block in self.blocks if block.kind not in ("facts", "sources") and block.items]
        width = self.width - (self._code + self._gap if self._link else 0)
        return share_out(blocks, width, self._setting(size))

    @cached_property
    def _figures(self) -> Figures:
        facts = [fact for block in self.blocks if block.kind == "facts" for fact in block.items]
        largest = self.look.theme.poster.figure.pt * self.size.scale
        half = (self.width - 2 * self._gap) / 2
        return figures(facts, half, self._gap, largest, self.look)

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

    @cached_property
    def _sources(self) -> tuple[object, ...]:
        named = [block for block in self.blocks if block.kind == "sources"]
        shown = [*self.milestones, *(item for block in self.blocks for item in block.items)]
        return named[0].items if named else cited_by(self.talk, shown)

    def plan(self, manner: Manner, room: tuple[float, float]) -> Plan:
        return Plan(self.milestones, self.eras, room, manner, self.look, self.templates.words.word("about"))

    def nearest(self, size: float, detail: tuple[str, ...], room: tuple[float, float]) -> Chronology | None:
        """The timeline in that size with the width of card that displaces the cards least."""
        plans = [self.plan(Manner(size, width, detail), room) for width in self.look.theme.poster.card.widths]
        tried = [plan.arrange() for plan in plans if plan.fits()]
        return min((one for one in tried if one), key=lambda one: one.displacement, default=None)

    def fits(self, size: float, detail: tuple[str, ...], room: tuple[float, float]) -> bool:
        """Whether some width of card lets the timeline fit."""
        widths = self.look.theme.poster.card.widths
        return room[1] > 0 and any(self.plan(Manner(size, width, detail), room).fits() for width in widths)


def _largest(sheets: _Sheets) -> tuple[float, tuple[str, ...]]:
    """The size of type, and how much of the milestones' text shows: as much as the smallest size allows."""
    sizes = sheets.sizes
    room = sheets.room(sizes[0])
    detail = next((one for one in DETAILS if sheets.fits(sizes[0], one, room)), None)
    if detail is None:
        raise ProblemsFound([_too_many(sheets, sizes[0], room)])
    return _last(sizes, lambda size: sheets.fits(size, detail, sheets.room(size))), detail


def _best(sheets: _Sheets, size: float, detail: tuple[str, ...], room: tuple[float, float]) -> Chronology:
    """At the size found, with cards set larger where there is room and they stay by their moments."""
    plain = sheets.nearest(size, detail, room)
    assert plain is not None, "this size fits"
    for factor in _LARGER_CARDS:
        larger = (
            sheets.nearest(size * factor, detail, room) if sheets.fits(size * factor, detail, room) else None
        )
        if larger and larger.displacement <= max(plain.displacement, _DRIFT * room[0]):
            return larger
    return plain


def _last(values: tuple[float, ...], fits: Callable[[float], bool]) -> float:
    """The last of rising values that fits, the first one known to; by halving."""
    low, high = 0, len(values) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(values[middle]) else (low, middle - 1)
    return values[low]


def _too_many(sheets: _Sheets, size: float, room: tuple[float, float]) -> Problem:
    name, count = shown(sheets.poster.size), len(sheets.milestones)
    if room[1] <= 0:
        said = f"what stands beside the timeline is {-room[1] / PT_PER_MM:.0f} mm too tall for {name}"
        return sheets.talk.problem("talk", ("poster",), said, "use 'show: titles', or leave a block out")
    widths = sheets.look.theme.poster.card.widths
    most = max(sheets.plan(Manner(size, width, ()), room).most_that_fit() for width in widths)
    said = f"{count} milestones do not fit on {name}; {most} would"
    hint = "choose with 'pick' or 'weight', or put less beside the timeline"
    return sheets.talk.problem("talk", ("poster",), said, hint)


def _set(sheets: _Sheets) -> tuple[float, Sheet, tuple[str, ...]]:
    """The sheet at the largest size that holds what was reckoned, and the weights whose texts it shows.

    Raises ProblemsFound when no size does.
    """
    size, detail = _largest(sheets)
    wrong: list[str] = []
    for tried in [one for one in reversed(sheets.sizes) if one <= size]:
        width, height = sheets.room(tried)
        for _ in range(2):
            if not sheets.fits(tried, detail, (width, height)):
                break
            timeline = _best(sheets, tried, detail, (width, height))
            laid = sheets.lay_out(tried, timeline)
            beyond = _beyond(laid)
            wrong = _off(laid, timeline)
            if not wrong and beyond <= 0:
                return tried, laid, detail
            height -= max(beyond, 0.0) + _TOLERANCE  # the reckoning was a little short; once more, with less
    raise ProblemsFound(
        [sheets.talk.problem("talk", ("poster",), f"this does not fit: {', '.join(wrong) or 'the blocks'}")]
    )


def _left_off(sheets: _Sheets, detail: tuple[str, ...]) -> tuple[Problem, ...]:
    """A warning when there was no room for the texts of all milestones."""
    count = sum(bool(one.text) and one.weight not in detail for one in sheets.milestones)
    if not count:
        return ()
    said = f"the texts of {count} milestones do not fit and are left off; their dates and titles are printed"
    hint = "shorten texts, choose with 'weight' or 'pick', or put less beside the timeline"
    problem = sheets.talk.problem("talk", ("poster",), said, hint)
    return (replace(problem, warning=True),)


def _beyond(laid: Sheet) -> float:
    """By how many points the timeline reaches into what stands below it; below 0 when it does not."""
    return laid.boxes["timeline"].bottom - laid.boxes["foot"].y


def _off(laid: Sheet, timeline: Chronology) -> list[str]:
    """What was laid out larger than it was measured, where words would meet words."""
    found = [
        f"'{card.milestone.title}' by {laid.boxes[f'card-{i}'].height - card.height:.1f} pt"
        for i, card in enumerate(timeline.cards)
        if laid.boxes[f"card-{i}"].height > card.height + _TOLERANCE
    ]
    return found if laid.pages == 1 else [*found, f"{laid.pages} pages"]
