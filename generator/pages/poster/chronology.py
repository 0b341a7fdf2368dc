"""A timeline on paper: milestones set as cards and placed, eras as bands, all in points from its corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator import text, timeline
from generator.content.collections import Era, Milestone, last_day
from generator.content.dates import When
from generator.content.inline import Inline
from generator.look import Look
from generator.text import Style
from generator.timeline import Side

# Which weights keep their text as room gets short: the first line that fits is taken.
DETAILS: tuple[tuple[str, ...], ...] = (("major", "normal", "minor"), ("major", "normal"), ("major",), ())
_TITLE_LINES = 2  # of an era on its band; what needs more goes into the legend
_BAND_PADDING = 1.1  # ems, above and below an era's title together, and below the dots
_YEARS = 1.85  # ems, the height of the strip that carries the years
_LEGEND = 2.2  # ems
_SAFETY = 0.995  # a line is held this much shorter than its box, so that no rounding breaks it again


@dataclass(frozen=True)
class Band:
    """An era on the axis; `lines` is its title as it is broken, empty when it does not fit the band."""

    era: Era
    x: float
    width: float
    colour: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class CardBox:
    """A milestone's card; its leader ends along the card's left edge, `extent` is its span on the axis."""

    milestone: Milestone
    date: str
    x: float
    y: float
    width: float
    height: float
    colour: str
    with_text: bool
    leader: tuple[tuple[float, float], ...]
    dot: tuple[float, float]
    extent: tuple[float, float]


@dataclass(frozen=True)
class Chronology:
    """`axis` is the top of the bands; the strip with the years lies below them, channels beyond both."""

    width: float
    height: float
    size: float
    axis: float
    band_height: float
    axis_height: float
    channel: float
    bands: tuple[Band, ...]
    ticks: tuple[timeline.Tick, ...]
    cards: tuple[CardBox, ...]
    displacement: float


@dataclass(frozen=True)
class Manner:
    """How the cards are set: type size in points, card width in ems of it, which weights show their text."""

    size: float
    width: float
    detail: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A timeline to be set: its content, the (width, height) in points that it may fill, and its manner."""

    milestones: tuple[Milestone, ...]
    eras: tuple[Era, ...]
    room: tuple[float, float]
    manner: Manner
    look: Look
    about: str  # what stands before a date that is not certain

    @cached_property
    def scale(self) -> timeline.TimeScale:
        ends = [era.from_ for era in self.eras] + [era.to for era in self.eras if era.to]
        dates = [*(one.date for one in self.milestones), *ends]
        return timeline.scale_for([_span(when) for when in dates], self.room[0])

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        return _bands(self.eras, self.scale, self.manner.size, self.look)

    @cached_property
    def cards(self) -> list[timeline.Card]:
        return [
            timeline.Card(self.scale.middle(_span(one.date)), self._height(one)) for one in self.milestones
        ]

    @property
    def band_height(self) -> float:
        rows = max([len(band.lines) for band in self.bands], default=0)
        return (rows * self.look.theme.poster.card.heading_leading + _BAND_PADDING) * self.manner.size

    @property
    def axis_height(self) -> float:
        return self.band_height + _YEARS * self.manner.size

    @property
    def legend_height(self) -> float:
        """Room at the bottom for the eras whose titles do not fit their bands."""
        return _LEGEND * self.manner.size if any(not band.lines for band in self.bands) else 0.0

    @property
    def channel(self) -> float:
        """The least room between the axis and the cards."""
        return self.look.theme.poster.card.channel * self.manner.size

    @property
    def beside_axis(self) -> timeline.Room:
        free = self.room[1] - self.axis_height - 2 * self.channel - self.legend_height
        return timeline.Room(self.room[0], free / 2, free / 2)

    @property
    def spacing(self) -> timeline.Spacing:
        card, size = self.look.theme.poster.card, self.manner.size
        return timeline.Spacing(
            card_width=self.manner.width * size,
            gap=card.gap * size,
            stack_gap=card.stack_gap * size,
            step=card.step * size,
        )

    def date(self, milestone: Milestone) -> str:
        """The date as the card says it."""
        digits = milestone.date.digits
        return f"{self.about} {digits}" if milestone.date.about else digits

    def _height(self, milestone: Milestone) -> float:
        """Points from the top of a card's date to the bottom of its text, as the template sets it.

        Counted in ems, in which lines break alike at every size: so they are broken once for all sizes.
        """
        card, look = self.look.theme.poster.card, self.look
        room = (self.manner.width - card.inset) * _SAFETY
        title = ((milestone.title.tied().plain, look.style(look.heading, card.title, bold=True)),)
        ems = _lines(((self.date(milestone), look.style(look.code, 1.0, bold=True)),), room) * card.leading
        ems += _lines(title, room) * card.title * card.heading_leading
        if milestone.text and milestone.weight in self.manner.detail:
            ems += _lines(runs(milestone.text.tied(), look), room) * card.leading
        return ems * self.manner.size

    def fits(self) -> bool:
        return self.beside_axis.above > 0 and timeline.fits(self.cards, self.beside_axis, self.spacing)

    def most_that_fit(self) -> int:
        """How many milestones would fit, the weightiest first."""
        weights = [("major", "normal", "minor").index(one.weight) for one in self.milestones]
        order = sorted(range(len(weights)), key=weights.__getitem__)
        return timeline.most_that_fit(self.cards, order, self.beside_axis, self.spacing)

    def arrange(self) -> Chronology | None:
        """The timeline with its cards placed; None when they do not fit."""
        placed = timeline.place(self.cards, self.beside_axis, self.spacing)
        if placed is None:
            return None
        above, below = _reach(placed, Side.ABOVE), _reach(placed, Side.BELOW)
        free = 2 * self.beside_axis.above
        # Some of the height that is left makes the leaders longer; the rest stands above and below alike.
        channel = self.channel + min((free - above - below) / 4, self.channel)
        slack = free + 2 * (self.channel - channel) - above - below
        axis = slack / 2 + above + channel
        build = _Boxes(self, axis, axis + self.axis_height, channel)
        year = text.width("0000", self.look.style(self.look.code, self.manner.size, bold=True))
        return Chronology(
            width=self.room[0],
            height=self.room[1],
            size=self.manner.size,
            axis=axis,
            band_height=self.band_height,
            axis_height=self.axis_height,
            channel=channel,
            bands=self.bands,
            ticks=self.scale.ticks(year * 1.4),
            cards=tuple(build.box(one, p) for one, p in zip(self.milestones, placed, strict=True)),
            displacement=timeline.displacement(placed),
        )


def runs(inline: Inline, look: Look) -> tuple[tuple[str, Style], ...]:
    """A paragraph's runs with the styles that the sheets set them in, one em large."""
    return tuple(
        (
            run.text,
            look.style(look.code if run.code else look.text, 1.0, bold=run.strong, italic=run.emphasis),
        )
        for run in inline.runs
    )


@lru_cache(maxsize=4096)
def _lines(words: tuple[tuple[str, Style], ...], room: float) -> float:
    return text.counted(words, room)


@dataclass(frozen=True)
class _Boxes:
    """Turns placings, which know distances from the axis, into boxes on the sheet."""

    plan: Plan
    top: float
    bottom: float
    channel: float

    def box(self, milestone: Milestone, placed: timeline.Placed) -> CardBox:
        above = placed.side is Side.ABOVE
        edge, sign = (self.top, -1) if above else (self.bottom, 1)
        near = edge + sign * (self.channel + placed.base)
        return CardBox(
            milestone=milestone,
            date=self.plan.date(milestone),
            x=placed.x,
            y=near - placed.height if above else near,
            width=self.plan.spacing.card_width,
            height=placed.height,
            colour=self._colour(placed.at),
            with_text=bool(milestone.text) and milestone.weight in self.plan.manner.detail,
            leader=tuple((x, edge + sign * away) for x, away in timeline.leader(placed, self.channel)),
            dot=(placed.at, edge),
            extent=self.plan.scale.extent(_span(milestone.date)),
        )

    def _colour(self, at: float) -> str:
        """The era's colour at that moment; ink outside every era."""
        inside = (band.colour for band in self.plan.bands if band.x <= at < band.x + band.width)
        return next(inside, self.plan.look.theme.colours.ink)


def _bands(eras: Sequence[Era], scale: timeline.TimeScale, size: float, look: Look) -> tuple[Band, ...]:
    bands = []
    for index, era in enumerate(eras):
        x = max(0.0, scale.x(era.from_.start))
        until = last_day(eras, index)
        right = min(
            scale.width, scale.extent(timeline.Span(era.from_.start, until))[1] if until else scale.width
        )
        style = look.style(look.heading, size, bold=True)
        lines = text.wrap([(era.title, style)], max(1.0, right - x - size))
        fits = len(lines) <= _TITLE_LINES and all(line.width <= right - x - size for line in lines)
        shown = tuple(line.text for line in lines) if fits else ()
        bands.append(Band(era, x, right - x, look.theme.colours.era(index), shown))
    return tuple(bands)


def _reach(placed: Sequence[timeline.Placed], side: Side) -> float:
    return max([one.base + one.height for one in placed if one.side is side], default=0.0)


def _span(when: When) -> timeline.Span:
    return timeline.Span(when.start, when.end)
