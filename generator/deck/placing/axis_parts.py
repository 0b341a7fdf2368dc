"""The axes of a drawn timeline: eras as bands, years, breaks where nothing happens, the names of lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import text, timeline
from generator.deck.placing.measuring import Setting
from generator.deck.placing.strip import place_eras, span
from generator.deck.slides import Era, Milestone, Timeline
from generator.shapes import Area, Drawn, Label, Polygon, Run, Stroke, frame_in_points
from generator.units import EMU_PER_PT

# In points. The band of a single story carries the years; above lanes these have a strip of their own.
BAND, CHANNEL, MARK, YEAR = 38.0, 14.0, 12.0, 6.0
AXIS, LANE_CHANNEL, LANE_MARK, YEARS = 6.0, 7.0, 9.0, 27.0
ROWS, LANE_ROWS = 3, 2  # of marks on each side of an axis, at most
SLANT, CUT = 5.0, 1.25


@dataclass(frozen=True)
class Plan:
    """The drawing's measures, in points. Axes begin at `left` of the frame's corner, lanes at `top` below it;
    `axis` is the height of one, `depths` those of the marks beside each, whose size is `dot`; `channel` lies
    between these and the cards; `titles` are the lanes', in lines. Cards are as wide as
    `width` at most."""

    size: float
    width: float
    scale: timeline.TimeScale
    ground: timeline.Ground
    axis: float
    channel: float
    dot: float
    depths: tuple[float, ...]
    legend: tuple[tuple[float, float, Era], ...]
    left: float
    top: float
    titles: tuple[tuple[str, ...], ...]
    leftward: bool = False
    """Whether words stand left of their leaders."""

    @property
    def rows(self) -> int:
        return max(len(self.titles), 1)

    def in_lane(self, milestones: Sequence[Milestone], number: int) -> list[Milestone]:
        return [one for one in milestones if one.lane == number or not self.titles]

    def beyond_marks(self, one: Milestone) -> float:
        """From its lane's axis to the end of the marks."""
        return self.depths[one.lane if self.titles else 0]

    def mark(self, one: Milestone, side: timeline.Side | None) -> timeline.Mark:
        """`side` is its card's."""
        return timeline.mark_on(self.scale, span(one), side)


def axis_parts(
    told: Timeline, lanes: Sequence[timeline.Lane], plan: Plan, setting: Setting
) -> Iterator[Drawn]:
    """Counted from where the axes begin."""
    for lane in lanes:
        yield from _band(told, plan, plan.top + lane.top, plan.axis)
    if told.lanes:
        yield Area("Years", frame_in_points(0, 0, plan.scale.width, YEARS - 4), "tx2")
        yield from _years(told, plan, setting, 0.0, YEARS - 4)
        yield from _breaks(told, plan, 0.0, YEARS - 4)
    else:
        yield from _years(told, plan, setting, lanes[0].top, BAND)
    for lane in lanes:
        yield from _breaks(told, plan, plan.top + lane.top, plan.axis)
    yield from _titles(plan, lanes, setting)


def _band(told: Timeline, plan: Plan, top: float, tall: float) -> Iterator[Area]:
    # Before the first era and between eras the axis goes on, paler than any of them.
    ground = "tx1" if not told.eras and not told.lanes else "tx1 30" if told.lanes else "tx1 15"
    yield Area("Axis", frame_in_points(0, top, plan.scale.width, tall), ground)
    for era, (left, right) in place_eras(told, plan.scale):
        yield Area(f"Era: {era.title}", frame_in_points(left, top, right - left, tall), era.colour)


def year_room(label: str, setting: Setting) -> float:
    """The width of a year, with its air."""
    style = setting.plain("code", setting.floor, bold=True)
    return text.width(label, style) + 0.5 * text.width("0000", style)


def _years(told: Timeline, plan: Plan, setting: Setting, top: float, tall: float) -> Iterator[Drawn]:
    """Each right of its tick; no year crosses from one era into the next, but stands beyond the edge."""
    style = setting.plain("code", setting.floor, bold=True)
    stretches = [] if told.lanes else [extent for _, extent in place_eras(told, plan.scale)]
    for tick in plan.scale.ticks(lambda label: year_room(label, setting), told.bce):
        wide = text.width(tick.label, style) + 2
        crossed = [x for ends in stretches for x in ends if tick.x < x < tick.x + wide + YEAR]
        x = max([tick.x, *(edge for edge in crossed if edge < plan.scale.width)]) + YEAR
        if x + wide > tick.x + tick.width:
            continue
        inside = told.lanes or not told.eras or any(start <= x < end for start, end in stretches)
        colour = "bg1" if inside else "tx1"
        if tick.x > 0:
            ends = tuple((round(tick.x * EMU_PER_PT), round(y * EMU_PER_PT)) for y in (top, top + tall))
            yield Stroke(f"Tick {tick.label}", ends, colour, 0.75)
        said = ((Run(tick.label),),)
        frame = frame_in_points(x, top, wide, tall)
        yield Label(f"Year {tick.label}", frame, said, style.size, "code", colour, True, anchor="ctr")


def _breaks(told: Timeline, plan: Plan, top: float, tall: float) -> Iterator[Drawn]:
    """The axis is cut open, aslant, where the scale leaves out days."""
    slant = min(SLANT, tall / 2)
    for one in plan.scale.breaks:
        name = f"{one.first.told(1, told.bce)}–{one.last.told(1, told.bce)}"
        left, right = one.x + slant / 2, one.x + one.width - slant / 2
        above, below = top - 1, top + tall + 1
        corners = ((left + slant, above), (right, above), (right - slant, below), (left, below))
        exact = tuple((round(x * EMU_PER_PT), round(y * EMU_PER_PT)) for x, y in corners)
        yield Polygon(f"Break: {name}", exact, "bg1")
        for ends in ((exact[0], exact[3]), (exact[1], exact[2])):
            yield Stroke(f"Break: {name}", ends, "tx1", CUT)


def _titles(plan: Plan, lanes: Sequence[timeline.Lane], setting: Setting) -> Iterator[Label]:
    for lines, lane in zip(plan.titles, lanes, strict=bool(plan.titles)):
        tall = len(lines) * setting.floor * 1.15
        y = plan.top + (lane.top + lane.bottom - tall) / 2
        said = tuple((Run(line),) for line in lines)
        frame = frame_in_points(-plan.left, y, plan.left - 10, tall)
        yield Label(
            f"Lane: {' '.join(lines)}", frame, said, setting.floor, "heading", "tx1", True, anchor="ctr"
        )
