"""Who stands in which colour on a chart: steps of lightness that can be told apart without colour too."""

from __future__ import annotations

from collections.abc import Sequence

from generator.charts.layout import ChartLayout
from generator.charts.model import Chart

# Theme colours at a share of their strength. Neighbours differ in lightness: on paper its L* is about
# 43, 10, 64, 80, 28, 88.
FILLS = ("accent1", "tx1", "tx2 60", "accent1 35", "tx1 75", "tx1 12")
QUIET = ("tx2 60", "tx1", "tx1 25", "tx1 75", "tx1 12", "tx2 45")  # what stands beside what is highlighted
LINES = ("accent1", "tx1", "tx2")
QUIET_LINES = ("tx2", "tx1")
_FADED = 0.35


def choose_colours(chart: Chart) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Of the series, and of the points of each; of a pie the points' are what counts."""
    if chart.type == "pie":
        points = _emphasised(chart.categories, chart.highlight, FILLS, QUIET)
        return ("accent1",), (points,)
    fills, quiet = (LINES, QUIET_LINES) if chart.type == "line" else (FILLS, QUIET)
    names = [one.name for one in chart.series]
    # Of several lines, a highlighted category's points are larger, that is enough.
    if chart.highlighted is not None and (chart.type != "line" or len(names) == 1):
        if len(names) == 1:
            # LibreOffice gives the strength of a series' colour to all of its points: its own is the accent.
            base = quiet[0] if chart.type == "line" else "accent1"
            return (base,), (_colour_one(chart.categories, chart.highlight, "accent1", quiet[0]),)
        several = tuple(fills[index % len(fills)] for index in range(len(names)))
        each = (_colour_one(chart.categories, chart.highlight, colour, faded(colour)) for colour in several)
        return several, tuple(each)
    own = _emphasised(names, chart.highlight, fills, quiet)
    return own, tuple((colour,) * len(chart.categories) for colour in own)


def _colour_one(names: Sequence[str], chosen: str, its: str, others: str) -> tuple[str, ...]:
    return tuple(its if name == chosen else others for name in names)


def _emphasised(
    names: Sequence[str], chosen: str, fills: Sequence[str], quiet: Sequence[str]
) -> tuple[str, ...]:
    """A colour for each name in turn; where one is chosen it alone has the accent."""
    if chosen not in names:
        return tuple(fills[index % len(fills)] for index in range(len(names)))
    others = iter(range(len(names)))
    return tuple("accent1" if name == chosen else quiet[next(others) % len(quiet)] for name in names)


def faded(colour: str) -> str:
    name, _, strength = colour.partition(" ")
    return f"{name} {round(int(strength or 100) * _FADED)}"


def text_colour_on(fill: str, placed: ChartLayout) -> str:
    """The colour of words on it: of ours, ink on what is light, paper on the others."""
    return placed.inside.get(fill) or ("tx1" if int(fill.partition(" ")[2] or 100) <= 65 else "bg1")
