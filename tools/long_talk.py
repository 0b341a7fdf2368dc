"""A talk of as many slides as asked for, to measure how a build grows: kinds in turn, each with notes."""

from __future__ import annotations

import json
from pathlib import Path

NOTES = "What is said here takes a breath or two, and no more than that; number {number} of many."
WORDS = [
    "kites",
    "wind",
    "string",
    "paper",
    "bamboo",
    "glue",
    "tail",
    "frame",
    "bridle",
    "knot",
    "spool",
    "sail",
    "spar",
    "ridge",
    "field",
    "sky",
    "cloud",
    "north",
    "hand",
    "glove",
    "crowd",
    "morning",
    "summer",
    "children",
    "teacher",
    "library",
    "workshop",
    "festival",
    "prize",
    "record",
]


def write_talk(folder: Path, slides: int) -> None:
    """Fills `folder` with a talk whose deck has that many slides."""
    folder.mkdir(parents=True, exist_ok=True)
    entries: list[object] = [{"title": {"notes": NOTES.format(number=1)}}]
    entries += [_entry(number) for number in range(2, slides + 1)]
    talk = {"title": "A long talk on kites", "subtitle": "Much flies", "deck": {"slides": entries}}
    milestones = {
        "kind": "milestones",
        "title": "Milestones",
        "items": [_milestone(n) for n in range(2, slides + 1, 6)],
    }
    quotes = {"kind": "quotes", "title": "Said", "items": [_quote(n) for n in range(3, slides + 1, 6)]}
    # JSON is YAML.
    for name, data in (("talk", talk), ("milestones", milestones), ("quotes", quotes)):
        (folder / f"{name}.yaml").write_text(json.dumps(data, indent=1), encoding="utf-8")


def _entry(number: int) -> dict[str, object]:
    title, notes = f"{_words(number, 3).capitalize()} {number}", NOTES.format(number=number)
    said: dict[str, object] = {"title": title, "notes": notes}
    kind = ("points", "statement", "milestone", "quote", "facts", "table")[number % 6]
    if kind == "points":
        said["items"] = [_words(number + at, 6) for at in range(5)]
    elif kind == "statement":
        said["text"] = f"{_words(number, 11).capitalize()}."
    elif kind == "facts":
        said["items"] = [{"value": f"{number + at}", "label": _words(number + at, 4)} for at in range(3)]
    elif kind == "table":
        said["header"] = ["Kind", "Year", "Place"]
        said["rows"] = [[_words(number + at, 2), f"{1900 + at}", _words(number - at, 1)] for at in range(5)]
    else:
        said = {"pick": [f"{kind}-{number}"], "notes": notes, "title": title}
    return {kind: said}


def _milestone(number: int) -> dict[str, object]:
    return {
        "id": f"milestone-{number}",
        "date": f"{1900 + number % 100}",
        "title": f"{_words(number, 4).capitalize()} {number}",
        "text": f"{_words(number, 14)}.",
    }


def _quote(number: int) -> dict[str, str]:
    return {
        "id": f"quote-{number}",
        "text": f"{_words(number, 18).capitalize()}.",
        "person": f"Kim {number}",
        "role": _words(number, 2),
    }


def _words(seed: int, count: int) -> str:
    """So many words that differ from seed to seed."""
    return " ".join(WORDS[(seed * 7 + at * (3 + seed % 5)) % len(WORDS)] for at in range(count))
