"""Charts placed: one size for all words, the legend, and whether values stand at their points."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.placed import Legend, PlacedChart
from generator.deck.placing import pies, plots
from generator.deck.placing.measuring import EMU, Setting
from generator.deck.placing.reflecting import reflected, reflects
from generator.deck.placing.sheet import BEHIND, BESIDE, BETWEEN, GAP, SPARE, Sheet, mark_of
from generator.deck.placing.strip import DoesNotFit, points
from generator.deck.slides import Chart
from generator.deck.template.layouts import Placeholder


def place_chart(chart: Chart, box: Placeholder, setting: Setting) -> PlacedChart:
    """At the largest size of its words that has room. Raises DoesNotFit where there is none."""
    sizes = range(int(max(box.levels[0].size, setting.floor)), int(setting.small_floor) - 1, -1)
    first = last = DoesNotFit("")
    for size in sizes:
        sheet = Sheet(chart, box, size, setting.families["text"], setting.others)
        try:
            placed = _placed(sheet)
        except DoesNotFit as error:
            first, last = first if first.message else error, error
            continue
        if setting.rtl and reflects(chart):
            placed = reflected(placed)
        elif setting.rtl and placed.legend:
            placed = replace(placed, legend=reflected(placed).legend)
        small = f"the chart's words are set at {size} pt: at {setting.floor:.0f} pt {first.message}"
        return replace(placed, note=small, remedy=first.hint) if size < setting.floor else placed
    said = f"the chart has no room at {sizes[-1]} pt, the smallest size allowed: {last.message}"
    raise DoesNotFit(said, last.hint)


def _placed(sheet: Sheet) -> PlacedChart:
    legend = _legend(sheet)
    below = legend.frame.height / EMU + GAP if legend else 0.0
    if sheet.chart.type == "pie":
        return replace(pies.place(sheet, below, labels=sheet.chart.labels is not False), legend=legend)
    placed = plots.place(sheet, below, labels=sheet.chart.labels is not False)
    said = plots.fault(sheet, placed) if placed.labels else ""
    if said and sheet.chart.labels:
        raise DoesNotFit(said, "write 'labels: no', or show less")
    if said:
        placed = plots.place(sheet, below, labels=False)
    return replace(placed, legend=legend)


def _legend(sheet: Sheet) -> Legend | None:
    """In one row above the plot, where there is more than one series; of a pie without words around it the
    slices. Raises DoesNotFit."""
    chart, frame = sheet.chart, sheet.box.frame
    names = [one.name for one in chart.series]
    if chart.type == "pie" and chart.labels is False:
        names = list(chart.categories)
    elif len(names) < 2:
        return None
    mark = mark_of(chart) * sheet.size
    widths = [mark + BEHIND * sheet.size + sheet.width(name) for name in names]
    between = BETWEEN * sheet.size + SPARE
    beside = BESIDE * sheet.size + SPARE
    wide = sum(widths) + (len(names) - 1) * between + 2 * beside
    if wide > sheet.wide:
        said = f"the legend is {wide:.0f} pt wide, the chart {sheet.wide:.0f} pt"
        raise DoesNotFit(said, "use shorter names for its series, or fewer")
    starts = (beside + sum(widths[:index]) + index * between for index in range(len(names)))
    row = points(0, 0, wide, sheet.line)
    return Legend(
        replace(row, x=frame.x, y=frame.y), tuple(names), tuple(frame.x + round(x * EMU) for x in starts)
    )
