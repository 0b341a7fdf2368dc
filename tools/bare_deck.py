"""A long talk's slides by bare python-pptx, the plain way: what `make bench-deck` compares with.

python -m tools.bare_deck FOLDER FILE
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

TITLED, TITLE_ONLY = 1, 5  # layouts of python-pptx's own template
PLACE = Inches(1), Inches(2), Inches(8), Inches(4)


def write_deck(folder: Path, file: Path) -> None:
    files = {one.stem: json.loads(one.read_text(encoding="utf-8")) for one in folder.glob("*.yaml")}
    items = {item["id"]: item for one in files.values() for item in one.get("items", ())}
    deck = Presentation()
    for entry in files["talk"]["deck"]["slides"]:
        [(kind, said)] = entry.items()
        drawn = kind in ("table", "chart")
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY if drawn else TITLED])
        slide.shapes.title.text = said["title"]
        if kind == "table":
            _add_table(slide, [said["header"], *said["rows"]])
        elif kind == "chart":
            _add_chart(slide, said)
        else:
            slide.placeholders[1].text = "\n".join(_lines(kind, said, items))
        slide.notes_slide.notes_text_frame.text = said["notes"]
    deck.save(str(file))


def _lines(kind: str, said: dict[str, Any], items: dict[str, Any]) -> list[str]:
    if kind in ("milestone", "quote"):
        item = items[said["pick"][0]]
        return [item[key] for key in ("date", "title", "text", "person") if key in item]
    if kind == "facts":
        return [f"{one['value']} {one['label']}" for one in said["items"]]
    return said.get("items") or [said["text"]]


def _add_table(slide: Any, rows: list[list[str]]) -> None:
    table = slide.shapes.add_table(len(rows), len(rows[0]), *PLACE).table
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _add_chart(slide: Any, said: dict[str, Any]) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [name for name, _ in said["rows"]]
    data.add_series(said["header"][1], [float(value) for _, value in said["rows"]])
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *PLACE, data)


if __name__ == "__main__":
    write_deck(Path(sys.argv[1]), Path(sys.argv[2]))
