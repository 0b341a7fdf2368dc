"""The lines from the moments to their cards: none crosses another, and none lies along another."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

TICK = 0.12
"""Of the channel: how far a leader goes straight before its slant, and after it."""

HEIGHTS = (1.0, 0.8, 0.64, 0.5, 0.4, 0.32, 0.25, 0.2, 0.15, 0.1)
"""Of a slant, that are tried: in parts of the room there is for slants."""
ENOUGH = 0.9
"""Of the greatest distance between leaders: a higher slant is worth the rest."""
HALVINGS = 8


class Way(NamedTuple):
    """From the moment at `at` to the card at `to`, along the axis."""

    at: float
    to: float


class Turn(NamedTuple):
    """Where in the channel a leader slants: from `start` of the room for slants to `end`, in parts of it."""

    start: float = 0.0
    end: float = 1.0


WHOLE = Turn()


def turns(ways: Sequence[Way]) -> tuple[Turn, ...]:
    """Of the leaders on one side of an axis, given in the order of their moments and of their cards.

    Those that slant to one side over the same stretch take turns, as far from each other as they can.
    """
    found = [WHOLE] * len(ways)
    back = [number for number, (at, to) in enumerate(ways) if to < at]
    ahead = [number for number, (at, to) in enumerate(ways) if to > at]
    # Seen in a mirror, what slants ahead slants back.
    for numbers, one_way in ((back, 1), (ahead[::-1], -1)):
        own = [Way(one_way * ways[number].at, one_way * ways[number].to) for number in numbers]
        shared = [turn for run in _runs(own) for turn in _shared(run)]
        for number, turn in zip(numbers, shared, strict=True):
            found[number] = turn
    return tuple(found)


def _runs(ways: Sequence[Way]) -> Iterator[list[Way]]:
    """Leaders that slant back, in runs of which each begins before the previous one has ended."""
    run: list[Way] = []
    for way in ways:
        if run and way.to >= run[-1].at:
            yield run
            run = []
        run.append(way)
    if run:
        yield run


def _shared(run: Sequence[Way]) -> list[Turn]:
    """All slants of one height, of the heights nearly the greatest at which they are farthest apart."""
    pairs = [
        [(number, _apart(one, way)) for number, one in enumerate(run[:place]) if way.to < one.at]
        for place, way in enumerate(run)
    ]
    found = [(height, *_spaced(pairs, height)) for height in HEIGHTS]
    most = max(apart for _, apart, _ in found)
    height, starts = next((one, starts) for one, apart, starts in found if apart >= ENOUGH * most)
    return [Turn(start, start + height) for start in starts]


def _apart(one: Way, later: Way) -> float:
    """The least distance between two slants that start and end level, in heights of a slant."""
    # The later one is ahead all the way, by a part that changes evenly: it is least at one of the ends.
    return min((later.at - one.at) / (later.at - later.to), (later.to - one.to) / (one.at - one.to))


def _spaced(pairs: Sequence[Sequence[tuple[int, float]]], height: float) -> tuple[float, list[float]]:
    """The greatest distance that all can keep with slants of that height, and where these start."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        enough = max(_starts(pairs, height, middle)) + height <= 1.0
        low, high = (middle, high) if enough else (low, middle)
    return low, _starts(pairs, height, low)


def _starts(pairs: Sequence[Sequence[tuple[int, float]]], height: float, distance: float) -> list[float]:
    starts: list[float] = []
    for own in pairs:
        starts.append(max([0.0, *(starts[number] + distance - height * apart for number, apart in own)]))
    return starts


def bent(way: Way, turn: Turn, channel: float, far: float) -> tuple[tuple[float, float], ...]:
    """The leader as (place along the axis, distance from it): a short tick, a slant within the channel, then
    straight to the distance `far`."""
    if way.at == way.to:
        return (way.at, 0.0), (way.to, far)
    tick, room = channel * TICK, channel * (1 - 2 * TICK)
    start, end = (tick + room * part for part in turn)
    return (way.at, 0.0), (way.at, start), (way.to, end), (way.to, far)
