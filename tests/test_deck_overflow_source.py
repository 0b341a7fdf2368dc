"""What does not fit is told of where it was written, with how much is too much."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.problems import Problem, ProblemsFound
from tests.deck_talk import TALK, built, small_talk

LONG = " ".join(["kites"] * 260)
FIRST = "{title: a, text: b}"


def refused(folder: Path, slide: str, **files: str) -> Problem:
    """The only problem of a talk that has this slide, and these files beside it."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        built(small_talk(folder, f"{TALK}    - {slide}\n"))
    [problem] = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("slide", "words"),
    [
        (f"points: {{title: {LONG}, items: [a, b]}}", "kites kites"),
        (f"points: {{title: Few, items: [a, {LONG}]}}", "kites kites"),
        (f"statement: {{title: Said, text: {LONG}}}", "kites kites"),
        (f"section: {{title: Part, text: {LONG}}}", "kites kites"),
        (f"question: {{title: Who, text: {LONG}}}", "kites kites"),
        (f"closing: {{title: Go, text: {LONG}}}", "kites kites"),
        (f"facts: {{title: F, items: [{{value: '1', label: {LONG}}}]}}", "kites kites"),
        (f"columns: {{title: C, columns: [{{text: a}}, {{items: [c, {LONG}]}}]}}", "kites kites"),
        (f"columns: {{title: C, columns: [{{text: a}}, {{text: {LONG}}}]}}", "kites kites"),
        (f"comparison: {{title: C, sides: [{FIRST}, {{title: c, items: [{LONG}]}}]}}", "kites kites"),
        (f"comparison: {{title: C, sides: [{FIRST}, {{title: {LONG}, text: c}}]}}", "kites kites"),
        (f"image: {{title: I, image: {{file: kite.png, alt: A kite, caption: {LONG}}}}}", "kites kites"),
        (f"picture: {{title: I, text: {LONG}, image: {{file: kite.png, alt: A kite}}}}", "kites kites"),
        (f"video: {{title: V, text: {LONG}, url: 'https://example.org/v'}}", "kites kites"),
        (f"qr: {{title: V, text: {LONG}, url: 'https://example.org/v'}}", "kites kites"),
        (f"code: {{title: C, language: text, text: {LONG}}}", "kites kites"),
    ],
    ids=lambda one: one[:30],
)  # fmt: skip
def test_a_text_too_long_is_pointed_at_in_the_outline(tmp_path: Path, slide: str, words: str) -> None:
    problem = refused(tmp_path, slide)
    place = problem.place
    assert place.file.name == "talk.yaml"
    assert place.text[place.column - 1 :].startswith(words)
    assert re.search(r"\d+ (pt|characters?|lines?) (too|wider)", problem.message), problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("kind", "item", "key"),
    [
        ("point", "title: A\n    text: {}", "text: "),
        ("point", "title: {}\n    text: A", "title: "),
        ("quote", "text: {}\n    person: Ada", "text: "),
        ("quote", "text: Hardly said {}\n    highlight: {}\n    person: Ada", "highlight: "),
        ("milestone", "date: 1999\n    title: A\n    text: {}", "text: "),
        ("person", "name: Ada\n    text: {}", "text: "),
        ("statement", "title: A\n    text: {}", "text: "),
    ],
)
def test_a_text_too_long_is_pointed_at_in_its_collection(
    tmp_path: Path, kind: str, item: str, key: str
) -> None:
    many = {"person": "people", "statement": "prose"}.get(kind, f"{kind}s")
    text = f"kind: {many}\ntitle: More\nitems:\n  - id: long\n    {item.replace('{}', LONG)}\n"
    place = refused(tmp_path, f"{kind}: {{from: more, pick: long}}", more=text).place
    assert place.file.name == "more.yaml"
    assert place.text.strip().startswith(key)
