"""Charts placed: one size for all words, the legend, and whether values stand at their points."""

from __future__ import annotations

from dataclasses import replace

from generator.charts import pie, plot
from generator.charts.layout import ChartLayout
from generator.charts.legend import place_legend
from generator.charts.mirroring import is_mirrored, mirror_chart
from generator.charts.model import Chart
from generator.charts.room import GAP, ChartRoom, ChartText
from generator.shapes import DoesNotFit, Frame
from generator.units import EMU_PER_PT


def place_chart(chart: Chart, frame: Frame, words: ChartText) -> ChartLayout:
    """At the largest size of its words that has room. Raises DoesNotFit where there is none."""
    sizes = range(int(max(words.size, words.floor)), int(words.least) - 1, -1)
    first = last = DoesNotFit("")
    for size in sizes:
        room = ChartRoom(chart, frame, size, words.family, words.others)
        try:
            placed = _lay_out(room)
        except DoesNotFit as error:
            first, last = first if first.message else error, error
            continue
        if words.rtl and is_mirrored(chart):
            placed = mirror_chart(placed)
        elif words.rtl and placed.legend:
            placed = replace(placed, legend=mirror_chart(placed).legend)
        small = f"the chart's words are set at {size} pt: at {words.floor:.0f} pt {first.message}"
        return replace(placed, note=small, remedy=first.hint) if size < words.floor else placed
    said = f"the chart has no room at {sizes[-1]} pt, the smallest size allowed: {last.message}"
    raise DoesNotFit(said, last.hint)


def _lay_out(room: ChartRoom) -> ChartLayout:
    legend = place_legend(room)
    below = legend.frame.height / EMU_PER_PT + GAP if legend else 0.0
    if room.chart.type == "pie":
        return replace(pie.place_pie(room, below, labels=room.chart.labels is not False), legend=legend)
    placed = plot.place_plot(room, below, labels=room.chart.labels is not False)
    said = plot.find_label_fault(room, placed) if placed.labels else ""
    if said and room.chart.labels:
        raise DoesNotFit(said, "write 'labels: no', or show less")
    if said:
        placed = plot.place_plot(room, below, labels=False)
    return replace(placed, legend=legend)
