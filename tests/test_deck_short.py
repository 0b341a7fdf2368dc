"""A letter is never too little: no kind of slide refuses, or moves, a text for being short."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import deck
from generator.content import load
from generator.content.slides import SLIDES
from tests.deck_talk import kinds_lacking, small_talk, tools

TALK = """
title: "Q"
subtitle: "Q"
eyebrow: "Q"
speakers: [{name: "Q"}]
deck:
  slides:
    - title
    - agenda
    - section: {title: "Q", text: "Q"}
    - points: {from: p}
    - each: p
    - point: {from: p}
    - milestone: {from: m, pick: c}
    - each: q
    - quote: {from: q, title: "Q"}
    - timeline: {from: m}
    - each: m
    - organisations: {from: o, title: "Q"}
    - people: {from: h, title: "Q"}
    - person: {from: h}
    - facts: {title: "Q", items: [{value: "Q", label: "Q"}]}
    - statement: "Q"
    - statement: {title: "Q", text: "Q"}
    - question: {title: "Q", text: "Q"}
    - columns: {title: "Q", columns: [{title: "Q", text: "Q"}, {items: ["Q"]}]}
    - comparison: {title: "Q", sides: [{title: "Q", text: "Q"}, {title: "Q", items: ["Q"]}]}
    - table: {title: "Q", header: ["Q"], rows: [["Q"]]}
    - chart: {title: "Q", type: bar, header: ["Q", "Qx"], rows: [["Q", 1]]}
    - chart: {title: "Q", type: pie, header: ["Q", "Qx"], rows: [["Q", 1]]}
    - image: {title: "Q", image: {file: kite.png, alt: "Q", caption: "Q", credit: "Q"}}
    - picture: {title: "Q", text: "Q", image: {file: kite.png, alt: "Q", caption: "Q", credit: "Q"}}
    - video: {title: "Q", text: "Q", url: "https://e.org"}
    - qr: {title: "Q", text: "Q", url: "https://e.org"}
    - code: {title: "Q", text: a}
    - sources: {title: "Q"}
    - appendix: {title: "Q", text: "Q"}
    - closing: {title: "Q", text: "Q"}
"""
TALK += kinds_lacking(TALK, '"Q"')
FILES = {
    "p": 'kind: points\ntitle: "Q"\nitems: [{id: a, title: "Q", text: "Q"}]\n',
    "q": 'kind: quotes\nitems: [{id: b, text: "Q", person: "Q", role: "Q"}]\n',
    "m": 'kind: milestones\neras: [{id: z, title: "Q", from: 2000, to: 2010}]\n'
    'items: [{id: c, date: 2000, title: "Q", text: "Q"}, {id: e, date: 2005, title: "Q"}]\n',
    "o": 'kind: organisations\nitems: [{name: "Q", role: "Q"}]\n',
    "h": 'kind: people\nitems: [{id: d, name: "Q", role: "Q", text: "Q"}]\n',
    "s": 'kind: sources\nitems: [{id: s, title: "Q"}]\n',
}


@pytest.mark.parametrize("letter", ["I", "W", "…", "字", "ก", "م"])
def test_a_letter_fits_everywhere(tmp_path: Path, letter: str) -> None:
    small_talk(tmp_path)
    for file in tmp_path.glob("*.yaml"):
        file.unlink()
    for name, text in FILES.items():
        (tmp_path / f"{name}.yaml").write_text(text.replace("Q", letter), encoding="utf-8")
    (tmp_path / "talk.yaml").write_text(TALK.replace("Q", letter), encoding="utf-8")
    talk = load(tmp_path)
    made = deck.compose(talk, *tools(talk))
    assert {one.message for one in made.warnings if "has this title too" not in one.message} == set()
    assert talk.file.deck
    assert {one.kind for one in talk.file.deck.slides} == set(SLIDES) - {"free"}
