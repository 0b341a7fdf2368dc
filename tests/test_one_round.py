"""Mistakes of the content, letters that no font has, and what does not fit are told in one round."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build
from generator.problems import ProblemsFound

LONG = "far too long a text " * 120
TALK = f"""titel: A key that is none
title: "All in one round"
words: {{agneda: Menu}}
deck:
  slides:
    - points: {{title: A, items: [x], bullets: [y]}}
    - agenda
    - timeline: {{from: history}}
    - image: {{title: No, image: {{file: nope.png, alt: "\U00013080"}}}}
    - statement: {{title: "No font has \ua66e", text: One}}
    - statement: {{title: D, text: "{LONG}"}}
    - section: {{title: S, sources: knuth}}
    - chart: {{title: C, type: bar, data: a.csv}}
    - quote: who
poster:
  from: histery
"""
FILES = {
    "talk.yaml": TALK,
    "history.yaml": "kind: milestones\nitems:\n- {date: 2018, title: One}\n- {date: 7.12.2018, title: Two}\n",
    "voices.yaml": "kind: quotes\nitems: [\n",
    "a.csv": "Year,Visitors\n2018,n/a\n",
}


def told(folder: Path, files: dict[str, str], only: tuple[str, ...] = ()) -> list[tuple[str, int, str]]:
    """File, line and message of each, once each."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as raised:
        build(folder, folder.parent / "output", only)
    assert not (folder.parent / "output").exists()
    problems = [one for one in raised.value.problems if not one.warning]
    return [(one.place.file.name, one.place.line, one.message) for one in problems]


def test_content_letters_and_fit_are_told_at_once_and_nothing_that_follows_from_them(tmp_path: Path) -> None:
    wanted = [
        ("a.csv", 2, "'n/a' is not a number"),
        ("history.yaml", 4, "'7.12.2018' is not a date"),
        ("talk.yaml", 1, "unknown key 'titel'"),
        ("talk.yaml", 3, "the prints have no word 'agneda'"),
        ("talk.yaml", 6, "unknown key 'bullets'"),
        ("talk.yaml", 9, "there is no image 'nope.png'"),
        ("talk.yaml", 9, "no font of the theme can draw"),
        ("talk.yaml", 10, "no font of the theme can draw"),
        ("talk.yaml", 11, "too high for its box"),
        ("talk.yaml", 16, "there is no collection 'histery'"),
        ("voices.yaml", 2, "the bracket opened here"),
    ]
    found = told(tmp_path / "talk", FILES)
    assert [one[:2] for one in found] == [one[:2] for one in wanted]
    for (_, _, message), (_, _, words) in zip(found, wanted, strict=True):
        assert words in message


def test_what_does_not_fit_is_told_beside_one_misspelt_key(tmp_path: Path) -> None:
    slides = f"[{{statement: {{title: D, text: '{LONG}'}}}}]"
    found = told(tmp_path / "talk", {"talk.yaml": f"title: T\nsubtitel: S\ndeck:\n  slides: {slides}\n"})
    assert [line for _, line, _ in found] == [2, 4]


def test_letters_of_a_collection_are_told_beside_mistakes_of_another(tmp_path: Path) -> None:
    files = {
        "talk.yaml": "title: T\ndeck: {slides: [title]}\n",
        "one.yaml": "kind: points\nitems: [\n",
        "two.yaml": "kind: points\nitems: ['\ua66e']\n",
    }
    assert [(name, line) for name, line, _ in told(tmp_path / "talk", files)] == [
        ("one.yaml", 2),
        ("two.yaml", 2),
    ]


def test_letters_of_collections_are_told_where_the_talk_itself_is_no_yaml(tmp_path: Path) -> None:
    files = {"talk.yaml": "title: @T\n", "two.yaml": "kind: points\nitems: ['\ua66e', \"\\ua66e\"]\n"}
    found = told(tmp_path / "talk", files)
    assert [(name, line) for name, line, _ in found] == [("talk.yaml", 1), ("two.yaml", 2)]


def test_where_nothing_is_left_to_print_the_mistakes_alone_are_told(tmp_path: Path) -> None:
    found = told(tmp_path / "talk", {"talk.yaml": "title: T\ndeck: {slides: [cover, {toc: }, sumary]}\n"})
    assert [message for _, _, message in found] == [
        "'cover' is not a kind of slide",
        "'toc' is not a kind of slide",
        "'sumary' is not a kind of slide",
    ]
