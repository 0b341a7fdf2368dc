"""A timeline on paper: milestones set as cards and placed, eras as bands, all in points from its corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator import text, timeline
from generator.content.collections import Era, Milestone
from generator.content.dates import When
from generator.content.inline import Inline
from generator.look import Look
from generator.templating import tie_words
from generator.text import Style
from generator.timeline import Side

# Which weights keep their text as room gets short: the first line that fits is taken.
DETAILS: tuple[tuple[str, ...], ...] = (("major", "normal", "minor"), ("major", "normal"), ("major",), ())
_TITLE_LINES = 2  # of an era on its band; what needs more goes into the legend
_BAND_PADDING = 0.7  # ems, above and below an era's title together
_YEARS = 1.7  # ems, the height of the strip that carries the years
_SAFETY = 0.995  # a line is held this much shorter than its box, so that no rounding breaks it again


@dataclass(frozen=True)
class Band:
    """An era on the axis; `lines` is its title as it is broken, empty when it does not fit the band."""

    title: str
    x: float
    width: float
    colour: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class CardBox:
    """A milestone's card; its leader ends along the card's left edge, `extent` is its span on the axis."""

    milestone: Milestone
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


def arrange(
    milestones: Sequence[Milestone],
    eras: Sequence[Era],
    room: tuple[float, float],
    manner: Manner,
    look: Look,
) -> Chronology | None:
    """The timeline in a room of (width, height) points; None when it does not fit set in that manner."""
    width, height = room
    scale = timeline.scale_for(_all_spans(milestones, eras), width)
    bands = _bands(eras, scale, manner.size, look)
    axis_height = _band_height(bands, manner, look) + _YEARS * manner.size
    channel = look.theme.poster.card.channel * manner.size
    cards = [
        timeline.Card(scale.middle(_span(one.date)), card_height(one, manner, look)) for one in milestones
    ]
    free = height - axis_height - 2 * channel
    placed = timeline.place(cards, timeline.Room(width, free / 2, free / 2), spacing(manner, look))
    if placed is None:
        return None
    above, below = _reach(placed, Side.ABOVE), _reach(placed, Side.BELOW)
    # Some of the height that is left makes the leaders longer; the rest stands above and below alike.
    channel += min((free - above - below) / 4, channel)
    slack = height - axis_height - 2 * channel - above - below
    axis = slack / 2 + above + channel
    build = _Boxes(scale, bands, manner, look, axis, axis + axis_height, channel)
    return Chronology(
        width=width,
        height=height,
        size=manner.size,
        axis=axis,
        band_height=_band_height(bands, manner, look),
        axis_height=axis_height,
        channel=channel,
        bands=bands,
        ticks=scale.ticks(text.width("0000", _code(manner.size, look)) * 1.5),
        cards=tuple(build.box(one, p) for one, p in zip(milestones, placed, strict=True)),
        displacement=timeline.displacement(placed),
    )


def most_that_fit(
    milestones: Sequence[Milestone],
    eras: Sequence[Era],
    room: tuple[float, float],
    manner: Manner,
    look: Look,
) -> int:
    """How many milestones would fit, the weightiest first."""
    width, height = room
    scale = timeline.scale_for(_all_spans(milestones, eras), width)
    bands = _bands(eras, scale, manner.size, look)
    axis_height = _band_height(bands, manner, look) + _YEARS * manner.size
    free = height - axis_height - 2 * look.theme.poster.card.channel * manner.size
    cards = [
        timeline.Card(scale.middle(_span(one.date)), card_height(one, manner, look)) for one in milestones
    ]
    order = sorted(range(len(cards)), key=lambda i: ("major", "normal", "minor").index(milestones[i].weight))
    return timeline.most_that_fit(
        cards, order, timeline.Room(width, free / 2, free / 2), spacing(manner, look)
    )


def card_height(milestone: Milestone, manner: Manner, look: Look) -> float:
    """Points from the top of a card's date to the bottom of its text, as the template sets it."""
    card, size = look.theme.poster.card, manner.size
    room = (manner.width - card.inset) * size * _SAFETY
    title = Style(look.heading, size * card.title, bold=True)
    lines = len(text.wrap([(tie_words(milestone.title.plain), title)], room))
    height = size * card.leading + lines * title.size * card.heading_leading
    if milestone.text and milestone.weight in manner.detail:
        height += len(text.wrap(runs(milestone.text, look, size), room)) * size * card.leading
    return height


def runs(inline: Inline, look: Look, size: float) -> list[tuple[str, Style]]:
    """A paragraph's runs with the styles that the sheets set them in."""
    return [
        (run.text, Style(look.code if run.code else look.text, size, bold=run.strong, italic=run.emphasis))
        for run in inline.runs
    ]


def spacing(manner: Manner, look: Look) -> timeline.Spacing:
    card, size = look.theme.poster.card, manner.size
    return timeline.Spacing(
        card_width=manner.width * size,
        gap=card.gap * size,
        stack_gap=card.stack_gap * size,
        step=card.step * size,
    )


@dataclass(frozen=True)
class _Boxes:
    """Turns placings, which know distances from the axis, into boxes on the sheet."""

    scale: timeline.TimeScale
    bands: tuple[Band, ...]
    manner: Manner
    look: Look
    top: float
    bottom: float
    channel: float

    def box(self, milestone: Milestone, placed: timeline.Placed) -> CardBox:
        above = placed.side is Side.ABOVE
        edge, sign = (self.top, -1) if above else (self.bottom, 1)
        near = edge + sign * (self.channel + placed.base)
        return CardBox(
            milestone=milestone,
            x=placed.x,
            y=near - placed.height if above else near,
            width=self.manner.width * self.manner.size,
            height=placed.height,
            colour=self._colour(placed.at),
            with_text=bool(milestone.text) and milestone.weight in self.manner.detail,
            leader=tuple((x, edge + sign * away) for x, away in timeline.leader(placed, self.channel)),
            dot=(placed.at, edge),
            extent=self.scale.extent(_span(milestone.date)),
        )

    def _colour(self, at: float) -> str:
        """The era's colour at that moment; ink outside every era."""
        inside = (band.colour for band in self.bands if band.x <= at < band.x + band.width)
        return next(inside, self.look.theme.colours.ink)


def _bands(eras: Sequence[Era], scale: timeline.TimeScale, size: float, look: Look) -> tuple[Band, ...]:
    bands = []
    for index, era in enumerate(eras):
        x = max(0.0, scale.x(era.from_.start))
        until = _until(eras, index)
        right = min(
            scale.width, scale.extent(timeline.Span(era.from_.start, until))[1] if until else scale.width
        )
        style = Style(look.heading, size, bold=True)
        lines = text.wrap([(era.title, style)], max(1.0, right - x - size))
        fits = len(lines) <= _TITLE_LINES and all(line.width <= right - x - size for line in lines)
        shown = tuple(line.text for line in lines) if fits else ()
        bands.append(Band(era.title, x, right - x, look.theme.colours.era(index), shown))
    return tuple(bands)


def _until(eras: Sequence[Era], index: int) -> date | None:
    """The era's last day: its own, or the eve of the next era; None when it is open."""
    end = eras[index].to
    following = eras[index + 1].from_.start if index + 1 < len(eras) else None
    if end and following:
        return min(end.end, following - timedelta(days=1))
    return end.end if end else following - timedelta(days=1) if following else None


def _band_height(bands: Sequence[Band], manner: Manner, look: Look) -> float:
    rows = max([len(band.lines) for band in bands], default=0)
    return (rows * look.theme.poster.card.heading_leading + _BAND_PADDING) * manner.size


def _reach(placed: Sequence[timeline.Placed], side: Side) -> float:
    return max([one.base + one.height for one in placed if one.side is side], default=0.0)


def _all_spans(milestones: Sequence[Milestone], eras: Sequence[Era]) -> list[timeline.Span]:
    ends = [era.from_ for era in eras] + [era.to for era in eras if era.to]
    return [_span(when) for when in [*(one.date for one in milestones), *ends]]


def _span(when: When) -> timeline.Span:
    return timeline.Span(when.start, when.end)


def _code(size: float, look: Look) -> Style:
    return Style(look.code, size, bold=True)
