"""Letters that no font of ours has: each is named where it stands, whichever file and field that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build
from generator.problems import ProblemsFound

ROSETTA, WEDGE, LINEAR, RUNE = "\U00013000", "\U00012000", "\U00010000", "\u16a0"
TALK = f"""
title: "A talk {WEDGE}"
deck:
  slides:
    - title
    - each: points
    - chart: {{title: Bars, type: bar, header: [a, b], rows: [["{RUNE}", 1]]}}
"""
POINTS = f"""
kind: points
items:
  - title: First
    text: Fine words, and {ROSETTA}
    notes: Only said, never printed {LINEAR}
"""


def test_letters_that_no_font_has_are_named_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(TALK, encoding="utf-8")
    (tmp_path / "points.yaml").write_text(POINTS, encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        build(tmp_path, tmp_path / "out")
    found = {
        (one.place.file.name, one.place.line, one.place.column): one.message for one in caught.value.problems
    }
    assert {place: message[-9:] for place, message in found.items()} == {
        ("talk.yaml", 2, 16): "(U+12000)",
        ("talk.yaml", 7, 64): " (U+16A0)",
        ("points.yaml", 5, 27): "(U+13000)",
    }
    assert all("no font of the theme can draw" in one for one in found.values())
    assert not (tmp_path / "out").exists()


def test_a_letter_that_ours_lack_and_another_family_has_is_no_problem(tmp_path: Path) -> None:
    talk = "title: Ελλάδα 東京 שלום\ndeck: {slides: [title]}\n"
    (tmp_path / "talk.yaml").write_text(talk, encoding="utf-8")
    assert build(tmp_path, tmp_path / "out")
