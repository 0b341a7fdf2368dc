"""The largest size of type at which all that a poster shows fits its sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.pages.paper import Sheet
from generator.pages.poster.parts import Chronology, Manner, Shows
from generator.pages.poster.sizing import Sheets
from generator.pages.sheets import shown
from generator.problems import Problem, ProblemsFound
from generator.timeline.detail_levels import DetailLevel
from generator.units import PT_PER_MM

# With room to spare the cards alone may be set larger than the rest.
_LARGER_CARDS = (1.8, 1.5, 1.25)
_DRIFT = 0.05  # of the axis's length, all displacements together, that larger cards may cost
# For type to be larger than it must, cards have to stay near their moments: in that part of the room, and so
# many ems off on average, or so many times as far as in the least type.
_EASILY, _NEAR, _NEARLY = 0.88, 6.5, 1.3
_USUAL = 2  # widths of card that are tried where not everything fits
_TOLERANCE = 0.5  # points that a laid-out card may differ from its measure
_ROUNDS = 3  # in which a layout and its plan have to agree
_LESS = (0.97, 0.9, 0.8, 0.6)  # of the room, for plans in the least type where they did not agree


@dataclass(frozen=True)
class Fitted:
    """The sheet laid out, the size of its type, its timeline, and what of the milestones that shows."""

    sheet: Sheet
    size: float
    timeline: Chronology
    shows: Shows


def fitted(sheets: Sheets) -> Fitted:
    """The sheet at the largest size that holds what was reckoned.

    Where the layout shows that the reckoning was short, the plan gives way: to smaller type, and at the least
    to fewer words.

    Raises ProblemsFound when what stands beside the timeline leaves it no room.
    """
    size, shows = _largest(sheets)
    for tried in [one for one in reversed(sheets.sizes) if one <= size]:
        if found := _settled(sheets, tried, shows, sheets.room(tried)):
            return found
    least = sheets.sizes[0]
    width, height = sheets.room(least)
    for share in _LESS:
        room = width, height * share
        if found := _settled(sheets, least, _reduced(sheets, least, room), room):
            return found
    raise ProblemsFound([_too_tall(sheets, 0.0)])


def _settled(sheets: Sheets, size: float, shows: Shows, room: tuple[float, float]) -> Fitted | None:
    """The sheet in that size, laid out as it was reckoned: a few times, with less room and taller cards where
    the reckoning was short. None when it does not fit."""
    width, height = room
    for _ in range(_ROUNDS):
        if not sheets.fits(size, shows, (width, height)):
            return None
        timeline = _best(sheets, size, shows, (width, height))
        laid = sheets.lay_out(size, timeline)
        beyond, taller = _beyond(laid), _taller(laid, timeline)
        if beyond <= 0 and taller <= 1 and laid.pages == 1:
            return Fitted(laid, size, timeline, shows)
        height -= max(beyond, 0.0) + _TOLERANCE
        shows = replace(shows, stretch=shows.stretch * taller)
    return None


def _largest(sheets: Sheets) -> tuple[float, Shows]:
    """The size of type, and how much of the milestones shows: as much as the smallest size allows."""
    sizes = sheets.sizes
    room = sheets.room(sizes[0])
    if room[1] <= 0:
        raise ProblemsFound([_too_tall(sheets, -room[1])])
    whole = Shows(sheets.ladder.after(()))
    ways = (replace(whole, pictures=True), whole) if any(one.image for one in sheets.milestones) else (whole,)
    shows = next((one for one in ways if sheets.fits(sizes[0], one, room)), None)
    if shows is None:
        return sizes[0], _reduced(sheets, sizes[0], room)
    least = sheets.displaced(sizes[0], shows, room)

    def easily(size: float) -> bool:
        near = max(_NEAR * size * len(sheets.milestones), _NEARLY * least)
        room = sheets.room(size)
        return sheets.fits(size, shows, room, _EASILY) and sheets.displaced(size, shows, room) <= near

    return _last(sizes, easily), shows


def _reduced(sheets: Sheets, size: float, room: tuple[float, float]) -> Shows:
    """As little less than everything as fits, in the width of card that lets most stay."""

    def fit(width: float, forms: tuple[DetailLevel, ...]) -> bool:
        return sheets.plan(Manner(size, width, Shows(forms)), room).fits()

    width, forms = sheets.ladder.most_shown(sheets.widths[:_USUAL], fit, known=0)
    return Shows(forms, width)


def _best(sheets: Sheets, size: float, shows: Shows, room: tuple[float, float]) -> Chronology:
    """At the size found, with cards set larger where there is room and they stay by their moments."""
    plain = sheets.nearest(size, shows, room)
    assert plain is not None, "this size fits"
    for factor in _LARGER_CARDS:
        most = max(plain.displacement, _DRIFT * max(room))
        larger = sheets.near(size * factor, shows, room, most)
        if larger:
            return larger
    return plain


def _last(values: tuple[float, ...], fits: Callable[[float], bool]) -> float:
    """The last of rising values that fits, the first one known to; by halving."""
    low, high = 0, len(values) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(values[middle]) else (low, middle - 1)
    return values[low]


def _too_tall(sheets: Sheets, points: float) -> Problem:
    name, excess = shown(sheets.poster.size), points / PT_PER_MM
    said = f"what stands beside the timeline is {excess:.0f} mm too tall for {name}"
    return sheets.talk.problem("talk", ("poster",), said, "use 'show: titles', or leave a block out")


def _beyond(laid: Sheet) -> float:
    """By how many points the timeline reaches into what stands below it; below 0 when it does not."""
    return laid.boxes["timeline"].bottom - laid.boxes["foot"].y


def _taller(laid: Sheet, timeline: Chronology) -> float:
    """By what factor a card was laid out taller than it was reckoned; 1 when none was."""
    pairs = ((laid.boxes[f"card-{i}"].height, card.box.height) for i, card in enumerate(timeline.cards))
    return max((high / box for high, box in pairs if high > box + _TOLERANCE), default=1.0)
