"""A talk of as many slides as asked for, to measure growth by: kinds in turn, or charts, with notes."""

from __future__ import annotations

import json
from pathlib import Path

TOLD = (
    "kites wind string paper bamboo glue tail frame bridle knot spool sail spar ridge field sky cloud "
    "north hand glove crowd morning summer children teacher library workshop festival prize record"
)
WORDS = TOLD.split()
MIXED = ("points", "statement", "milestone", "quote", "facts", "table")
CHARTS = ("chart",)
Values = dict[str, object]


def write_talk(folder: Path, slides: int, kinds: tuple[str, ...] = MIXED) -> None:
    """Fills `folder` with a talk whose deck has that many slides."""
    folder.mkdir(parents=True, exist_ok=True)
    turns = [(number, kinds[number % len(kinds)]) for number in range(1, slides + 1)]
    files: dict[str, Values] = {
        "talk": {
            "title": "A long talk on kites",
            "subtitle": "Much flies",
            "deck": {"slides": [{kind: _slide(kind, number)} for number, kind in turns]},
        }
    }
    for kind, item in (("milestone", _milestone), ("quote", _quote)):
        if items := [item(number) for number, one in turns if one == kind]:
            files[f"{kind}s"] = {"kind": f"{kind}s", "title": f"All {kind}s", "items": items}
    for name, values in files.items():
        # JSON is YAML, and can be read without a library.
        (folder / f"{name}.yaml").write_text(json.dumps(values, indent=1), encoding="utf-8")


def _slide(kind: str, number: int) -> Values:
    said: Values = {
        "title": f"{_words(number, 3).capitalize()} {number}",
        "notes": f"{_words(number + 1, 9).capitalize()}. {_words(number + 2, 8).capitalize()}.",
    }
    if kind in ("milestone", "quote"):
        return {**said, "pick": [f"{kind}-{number}"]}
    if kind == "statement":
        return {**said, "text": f"{_words(number, 11).capitalize()}."}
    if kind == "points":
        return {**said, "items": [_words(number + at, 6) for at in range(5)]}
    if kind == "facts":
        figures = [{"value": f"{number + at}", "label": _words(number + at, 4)} for at in range(3)]
        return {**said, "items": figures}
    if kind == "table":
        rows = [[_words(number + at, 2), f"{1900 + at}", _words(number - at, 1)] for at in range(5)]
        return {**said, "header": ["Kind", "Year", "Place"], "rows": rows}
    bars = [[word, f"{number % 7 + at}"] for at, word in enumerate(WORDS[number % 20 :][:5])]
    return {**said, "type": "column", "header": ["Kind", "Flown"], "rows": bars}


def _milestone(number: int) -> Values:
    said = {"title": f"{_words(number, 4).capitalize()} {number}", "text": f"{_words(number, 14)}."}
    return {"id": f"milestone-{number}", "date": f"{1900 + number % 100}", **said}


def _quote(number: int) -> Values:
    said = {"text": f"{_words(number, 18).capitalize()}.", "person": f"Kim {number}"}
    return {"id": f"quote-{number}", **said}


def _words(seed: int, count: int) -> str:
    """So many words, others for each seed."""
    return " ".join(WORDS[(seed * 7 + at * (3 + seed % 5)) % len(WORDS)] for at in range(count))
