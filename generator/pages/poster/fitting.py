"""The largest size of type at which all that a poster shows fits its sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.pages.paper import Sheet
from generator.pages.poster.parts import Chronology, Manner, Shows
from generator.pages.poster.sizing import PT_PER_MM, Sheets
from generator.pages.sheets import shown
from generator.problems import Problem, ProblemsFound
from generator.timeline.forms import Form

# With room to spare the cards alone may be set larger than the rest.
_LARGER_CARDS = (1.8, 1.5, 1.25)
_DRIFT = 0.05  # of the axis's length, all displacements together, that larger cards may cost
# For type to be larger than it must, cards have to stay near their moments: in that part of the room, and so
# many ems off on average, or so many times as far as in the least type.
_EASILY, _NEAR, _NEARLY = 0.88, 6.5, 1.3
_USUAL = 2  # widths of card that are tried where not everything fits
_TOLERANCE = 0.5  # points that a laid-out card may differ from its measure


@dataclass(frozen=True)
class Fitted:
    """The sheet laid out, the size of its type, its timeline, and what of the milestones that shows."""

    sheet: Sheet
    size: float
    timeline: Chronology
    shows: Shows


def fitted(sheets: Sheets) -> Fitted:
    """The sheet at the largest size that holds what was reckoned.

    Raises ProblemsFound when no size does.
    """
    size, shows = _largest(sheets)
    wrong: list[str] = []
    for tried in [one for one in reversed(sheets.sizes) if one <= size]:
        width, height = sheets.room(tried)
        for _ in range(2):
            if not sheets.fits(tried, shows, (width, height)):
                break
            timeline = _best(sheets, tried, shows, (width, height))
            laid = sheets.lay_out(tried, timeline)
            beyond = _beyond(laid)
            wrong = _off(laid, timeline)
            if not wrong and beyond <= 0:
                return Fitted(laid, tried, timeline, shows)
            height -= max(beyond, 0.0) + _TOLERANCE  # the reckoning was a little short; once more, with less
    said = f"this does not fit: {', '.join(wrong) or 'the blocks'}"
    raise ProblemsFound([sheets.talk.problem("talk", ("poster",), said)])


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

    def fit(width: float, forms: tuple[Form, ...]) -> bool:
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


def _off(laid: Sheet, timeline: Chronology) -> list[str]:
    """What was laid out larger than it was measured, where words would meet words."""
    found = [
        f"'{card.milestone.title}' by {laid.boxes[f'card-{i}'].height - card.box.height:.1f} pt"
        for i, card in enumerate(timeline.cards)
        if laid.boxes[f"card-{i}"].height > card.box.height + _TOLERANCE
    ]
    return found if laid.pages == 1 else [*found, f"{laid.pages} pages"]
