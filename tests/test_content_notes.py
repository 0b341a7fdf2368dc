"""Notes as they are typed: paragraphs, and lists as Markdown has them."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from generator.content.notes import Note, Notes

_NOTES: TypeAdapter[tuple[Note, ...]] = TypeAdapter(Notes)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("One\nline.\n\nAnother.", [("One line.", "", 1), ("Another.", "", 1)]),
        ("So:\n- a\n- b\n  more", [("So:", "", 1), ("a", "bullet", 1), ("b more", "bullet", 1)]),
        ("1. a\n\n2) b\n\n- c", [("a", "number", 1), ("b", "number", 1), ("c", "bullet", 1)]),
        (
            "3. a\n4. b\n\nx\n\n7. c",
            [("a", "number", 3), ("b", "number", 3), ("x", "", 1), ("c", "number", 7)],
        ),
        ("It was\n18. It was\n- so", [("It was 18. It was", "", 1), ("so", "bullet", 1)]),
        (
            "2018. A year.\n\n-5 degrees\n\n\\- no list",
            [("2018. A year.", "", 1), ("-5 degrees", "", 1), ("- no list", "", 1)],
        ),
    ],
)
def test_lines_that_begin_like_items_are_lists(typed: str, read: list[tuple[str, str, int]]) -> None:
    found = _NOTES.validate_python(typed)
    assert [(one.plain, one.marker, one.start) for one in found] == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("- a\n  - b\n  - c\n- d", [("a", 0, 1), ("b", 1, 1), ("c", 1, 1), ("d", 0, 1)]),
        ("3. a\n   - b\n     1. c\n4. d", [("a", 0, 3), ("b", 1, 1), ("c", 2, 1), ("d", 0, 3)]),
        ("  - a\n\n    - b\n\nx\n\n  - c", [("a", 0, 1), ("b", 1, 1), ("x", 0, 1), ("c", 0, 1)]),
        ("- a\n - b", [("a", 0, 1), ("b", 0, 1)]),
    ],
)
def test_lists_within_lists(typed: str, read: list[tuple[str, int, int]]) -> None:
    found = _NOTES.validate_python(typed)
    assert [(one.plain, one.level, one.start) for one in found] == read


def test_items_keep_their_manner() -> None:
    [note] = _NOTES.validate_python("- so *very* `good`")
    assert [(run.text, run.emphasis, run.code) for run in note.runs] == [
        ("so ", False, False),
        ("very", True, False),
        (" ", False, False),
        ("good", False, True),
    ]
