"""The scale that suits some spans: rounded out to whole ticks, and broken where nothing happens for long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from generator.days import Day
from generator.timeline.rulings import DAY, MONTH, Ruling
from generator.timeline.scale import Span, TimeScale

SHARE, EAGER_SHARE = 0.25, 0.08
"""Of the axis: an empty stretch that takes less is not worth a break."""
CONTRAST, EAGER_CONTRAST = 5.0, 1.5
"""How many times the usual time between neighbours a stretch must last: else the rest is not crowded."""
GAIN, EAGER_GAIN = 1.15, 1.03
"""By how much a day must grow with each break."""
CLEARANCE = 0.1
"""Of an island, between a break and the middle of the next span."""
LONGEST_SHARE = 0.4
"""Of the axis, that breaks may take together."""
TRIES, MORE = 6, 1.05
"""To make islands long enough, and by how much longer than before they are asked for at least."""


@dataclass(frozen=True)
class Breaking:
    """How a scale may be broken, in its unit of length.

    An island, what is kept between two breaks, is at least long enough for its tick's label. An eager scale
    breaks wherever there is much to gain; else only where the rest is crowded, too.
    """

    width: float
    island: float
    eager: bool = False


@dataclass(frozen=True)
class _Island:
    """What happens without a long gap: its first and last day, and the first and last middle of a span."""

    start: Day
    end: Day
    first: Day
    last: Day

    @property
    def days(self) -> int:
        return self.end - self.start + 1


def _grain(days: int, years: int) -> Ruling:
    """The unit to which the ends of a scale and its breaks are rounded."""
    if days > 2 * 365:
        return Ruling("year", 10 ** max(len(str(years - 1)) - 2, 0))
    return MONTH if days > 2 * 31 else DAY


def _ceil(day: Day, grain: Ruling) -> Day:
    """The last day of the grain that the day is in."""
    return grain.after(day) - 1


def scale_for(
    spans: Sequence[Span], width: float, breaking: Breaking | None = None, edges: Sequence[Day] = ()
) -> TimeScale:
    """A scale that holds all of the spans, of which there must be one, and the edges, out to whole ticks.

    To years when they reach over more than two (to decades or centuries when over many), else to months when
    over more than two, else to days with one more on either side. Edges, unlike spans, may lie in a break.
    """
    first = min([*edges, *(span.start for span in spans)])
    last = max([*edges, *(span.end for span in spans)])
    scale = _whole(first, last, width)
    if breaking is None:
        return scale
    busy = _islands([*spans, Span(first, first), Span(last, last)])
    usual = _usual_distance(spans)
    usually, eagerly = (SHARE, CONTRAST, GAIN), (EAGER_SHARE, EAGER_CONTRAST, EAGER_GAIN)
    share, contrast, gain = eagerly if breaking.eager else usually
    gaps = sorted(pairwise(busy), key=lambda pair: pair[0].end - pair[1].start)
    for count, (before, after) in enumerate(gaps, 1):
        days = after.start - before.end
        if days < contrast * usual or days * scale.per_day < share * width:
            break
        broken = _broken(busy, set(gaps[:count]), width, breaking)
        if broken is None or broken.per_day < gain * scale.per_day:
            break
        scale = broken
    return scale


def _whole(first: Day, last: Day, width: float) -> TimeScale:
    grain = _grain(last - first + 1, last.year - first.year + 1)
    if grain == DAY:
        return TimeScale(first - 1, last + 1, width)
    return TimeScale(grain.floor(first), _ceil(last, grain), width)


def _islands(spans: Sequence[Span]) -> list[_Island]:
    """The spans in order of time, with those that overlap joined."""
    found: list[_Island] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        middle = span.start + (span.end - span.start) // 2
        if found and span.start <= found[-1].end:
            found[-1] = _joined([found[-1], _Island(span.start, span.end, middle, middle)])
        else:
            found.append(_Island(span.start, span.end, middle, middle))
    return found


def _joined(islands: Sequence[_Island]) -> _Island:
    return _Island(
        min(one.start for one in islands),
        max(one.end for one in islands),
        min(one.first for one in islands),
        max(one.last for one in islands),
    )


def _usual_distance(spans: Sequence[Span]) -> float:
    starts = sorted(span.start.ordinal for span in spans)
    return max(median([after - before for before, after in pairwise(starts)] or [0]), 1)


def _broken(
    busy: Sequence[_Island], gaps: set[tuple[_Island, _Island]], width: float, breaking: Breaking
) -> TimeScale | None:
    """None where breaks leave too little room, or swallow too little.

    Islands that come out short, as all are rounded to whole ticks, are asked to be so much longer.
    """
    kept, asked = None, breaking.island
    for _ in range(TRIES):
        scale = _cut(busy, gaps, width, replace(breaking, island=asked))
        if scale is None:
            break
        kept, shortest = scale, min(part.right - part.x for part in scale.segments)
        if shortest >= breaking.island:
            break
        asked *= max(breaking.island / shortest, MORE)
    return kept


def _cut(
    busy: Sequence[_Island], gaps: set[tuple[_Island, _Island]], width: float, breaking: Breaking
) -> TimeScale | None:
    groups = [[busy[0]]]
    for pair in pairwise(busy):
        if pair in gaps:
            groups.append([])
        groups[-1].append(pair[1])
    islands = [_joined(group) for group in groups]
    room = width - len(gaps) * breaking.width
    per_day = _rate(islands, room, breaking.island)
    if len(gaps) * breaking.width > LONGEST_SHARE * width or per_day is None:
        return None
    shortest = breaking.island / per_day
    kept = sum(max(one.days, shortest) for one in islands)
    grain = _grain(round(kept), round(kept / 365) + 1)
    if islands[-1].end.year > islands[0].start.year + 1 and grain == DAY:
        grain = MONTH
    parts = list(_rounded(islands, grain, shortest))
    between = [
        Span(before + 1, after - 1)
        for (_, before), (after, _) in pairwise(parts)
        if (after - before) * per_day > 2 * breaking.width
    ]
    if len(between) < len(gaps):
        return None
    return TimeScale(parts[0][0], parts[-1][1], width, tuple(between), breaking.width)


def _rate(islands: Sequence[_Island], room: float, least: float) -> float | None:
    """The length of a day if no island is shorter than the least; None if there is not enough room."""
    long = list(islands)
    while long:
        left = room - (len(islands) - len(long)) * least
        per_day = left / sum(one.days for one in long)
        short = [one for one in long if one.days * per_day < least]
        if not short:
            return per_day
        long = [one for one in long if one not in short]
    return None


def _rounded(islands: Sequence[_Island], grain: Ruling, shortest: float) -> Iterator[tuple[Day, Day]]:
    """The first and last day of each island on the scale."""
    clearance = round(CLEARANCE * shortest)
    # A whole grain is too much for it where grains are long.
    cheap = grain.days <= 3 * clearance
    for island in islands:
        start, end = grain.floor(island.start), _ceil(island.end, grain)
        if cheap and island is not islands[0] and island.first - start < clearance:
            start = grain.floor(island.first - clearance)
        if cheap and island is not islands[-1] and end - island.last < clearance:
            end = _ceil(island.last + clearance, grain)
        missing = round(shortest - (end - start) - 1)
        if missing > 0 and island is islands[-1]:
            start = grain.floor(start - missing)
        elif missing > 0:
            end = _ceil(end + missing, grain)
        yield start, end
