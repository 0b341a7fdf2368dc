"""Charts placed: one size for all words, the legend, and whether values stand at their points."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.placed import PlacedChart
from generator.deck.placing import pies, plots
from generator.deck.placing.chart_legend import place_legend
from generator.deck.placing.measuring import EMU, Setting
from generator.deck.placing.reflecting import reflected, reflects
from generator.deck.placing.sheet import GAP, Sheet
from generator.deck.placing.strip import DoesNotFit
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
    legend = place_legend(sheet)
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
