"""A long talk's slides by bare python-pptx, the plain way: what `make bench` compares with.

python -m tools.bare_deck FOLDER FILE
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.util import Inches

TITLED, TITLE_ONLY = 1, 5  # layouts of python-pptx's own template


def write_deck(folder: Path, file: Path) -> None:
    talk, milestones, quotes = (_read(folder, name) for name in ("talk", "milestones", "quotes"))
    items = {item["id"]: item for one in (milestones, quotes) for item in one["items"]}
    deck = Presentation()
    for entry in talk["deck"]["slides"]:
        [(kind, said)] = entry.items()
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY if kind == "table" else TITLED])
        slide.shapes.title.text = said.get("title", talk["title"])
        if kind == "table":
            _add_table(slide, [said["header"], *said["rows"]])
        else:
            slide.placeholders[1].text = "\n".join(_lines(kind, said, items))
        slide.notes_slide.notes_text_frame.text = said["notes"]
    deck.save(str(file))


def _read(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.yaml").read_text(encoding="utf-8"))


def _lines(kind: str, said: Any, items: dict[str, Any]) -> list[str]:
    if kind in ("milestone", "quote"):
        item = items[said["pick"][0]]
        return [str(item[key]) for key in ("date", "title", "text", "person") if key in item]
    if kind == "facts":
        return [f"{one['value']} {one['label']}" for one in said["items"]]
    return said.get("items") or [said.get("text", "")]


def _add_table(slide: Any, rows: list[list[str]]) -> None:
    place = Inches(1), Inches(2), Inches(8), Inches(4)
    table = slide.shapes.add_table(len(rows), len(rows[0]), *place).table
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


if __name__ == "__main__":
    write_deck(Path(sys.argv[1]), Path(sys.argv[2]))
