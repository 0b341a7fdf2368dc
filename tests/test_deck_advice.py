"""What a speaker is warned of, in a deck that is built all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build
from generator.content.talk import Deck
from generator.deck.advice import on_time
from generator.problems import Problem
from tests.deck_talk import TALK, built, opened, small_talk

SHORT = "title: Kites\ndeck:\n  slides:\n"


def warned(folder: Path, talk: str) -> list[Problem]:
    found = built(small_talk(folder, talk)).warnings
    assert all(one.warning for one in found)
    return list(found)


def test_a_title_that_repeats_says_so_and_is_warned_of(tmp_path: Path) -> None:
    talk = f"{TALK}    - closing: {{title: In *numbers*}}\n"
    made = built(small_talk(tmp_path, talk))
    titles = [one.shapes.title.text_frame.text for one in opened(made).slides if one.shapes.title]
    assert titles[-1] == "In numbers\u00a0(2)"
    [problem] = made.warnings
    assert problem.warning
    assert problem.place.line == len(talk.splitlines())
    first = titles.index("In numbers") + 1
    said = f"slide {first} has this title too, so it is told apart here"
    assert problem.message == f"slide 'In numbers (2)': {said}"
    assert "screen readers" in problem.hint


def test_a_statement_said_twice_has_its_section_for_a_title(tmp_path: Path) -> None:
    once = "    - statement: Let go\n"
    made = built(small_talk(tmp_path, f"{SHORT}    - section: Wind\n{once}{once}{once}"))
    slides = [{one.name: one.text_frame.text for one in slide.placeholders} for slide in opened(made).slides]
    assert [slide["Title"].replace("\u00a0", " ") for slide in slides] == [
        "Wind",
        "Let go",
        "Wind (2)",
        "Wind (3)",
    ]
    assert [slide.get("Statement") for slide in slides] == [None, None, "Let go", "Let go"]
    assert len(made.warnings) == 2


def test_slides_that_go_on_are_no_repeats(tmp_path: Path) -> None:
    items = ", ".join(["{value: '1', label: one}"] * 13)
    assert not warned(tmp_path, f"{SHORT}    - facts: {{title: Many, items: [{items}]}}\n")


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        ("quote: {pick: long}", "the quote shown has 46 words"),
        (f"statement: {{title: One, text: {'so ' * 36}}}", "the statement has 36 words"),
        (f"section: {'sail ' * 17}", "the title has 84 characters"),
    ],
)
def test_a_wall_of_text_is_warned_of_with_its_count(tmp_path: Path, slide: str, said: str) -> None:
    quote = f"kind: quotes\nitems: [{{id: long, person: Ada, text: {'so ' * 46}}}]\n"
    small_talk(tmp_path)
    (tmp_path / "long.yaml").write_text(quote, encoding="utf-8")
    slide = slide.replace("pick: long", "from: long, pick: long")
    [problem] = warned(tmp_path, f"{SHORT}    - {slide}\n")
    assert problem.message.endswith(said)
    assert ("highlight" in problem.hint) == slide.startswith("quote")


@pytest.mark.parametrize(("words", "off"), [(79, True), (80, False), (120, False), (121, True)])
def test_notes_may_be_a_fifth_off_the_time(words: int, off: bool) -> None:
    deck = Deck.model_validate({"minutes": 10, "words_per_minute": 10, "slides": ["title"]})
    assert (on_time(words, deck) is not None) == off


def test_notes_off_the_time_say_how_many_words_and_where(tmp_path: Path) -> None:
    notes = "so " * 780
    talk = f"title: Kites\ndeck:\n  minutes: 20\n  slides:\n    - title: {{notes: {notes}}}\n"
    [problem] = warned(tmp_path, talk)
    assert problem.place.line == 3
    assert problem.message == "the notes last about 6 minutes, 20 are asked for"
    assert problem.hint.startswith("write about 1,820 words more")
    [problem] = warned(tmp_path, talk.replace("20", "2"))
    assert problem.hint == "cut about 520 words"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [("", "1 slide, 1 minute of notes"), ("minutes: 2", "1 slide, 1 of 2 minutes of notes")],
)
def test_the_build_says_how_long_the_notes_last(tmp_path: Path, minutes: str, said: str) -> None:
    talk = f"title: Kites\ndeck:\n  {minutes}\n  slides:\n    - title: {{notes: {'so ' * 130}}}\n"
    small_talk(tmp_path / "kites", talk)
    [deck] = build(tmp_path / "kites", tmp_path / "out")
    assert deck.said == said
