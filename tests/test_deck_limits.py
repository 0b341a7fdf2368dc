"""What a file's format has no room for is shortened with a warning at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.describing import LONGEST, shortened
from tests.deck_talk import built, opened, small_talk

WORDS = " ".join(["kites"] * 60)
NAMES = [f"Ada van der Wind {number}" for number in range(20)]


@pytest.mark.parametrize(
    ("key", "written", "property_"),
    [
        ("title", WORDS, "title"),
        ("subtitle", WORDS, "subject"),
        ("keywords", f"[{', '.join(NAMES)}]", "keywords"),
        ("speakers", f"[{', '.join(f'{{name: {name}}}' for name in NAMES)}]", "author"),
    ],
)
def test_what_a_deck_says_of_itself_is_shortened_with_a_warning(
    tmp_path: Path, key: str, written: str, property_: str
) -> None:
    before = "" if key == "title" else "title: Kites\n"
    talk = (
        f"{before}{key}: {written}\nspeakers: [{{name: Ada}}]\n"
        if key != "speakers"
        else f"{before}{key}: {written}\n"
    )
    made = built(small_talk(tmp_path, f"{talk}deck: {{slides: [{{statement: Fly}}]}}\n"))
    said = getattr(opened(made).core_properties, property_)
    assert LONGEST - 40 < len(said) <= LONGEST
    assert said.endswith("…")
    [warned] = [one for one in made.warnings if "properties" in one.message]
    assert warned.place.text.startswith(key)


@given(st.text("ab ,", max_size=600))
def test_nothing_is_shortened_without_need_nor_too_long(words: str) -> None:
    for between in (" ", ", "):
        kept = shortened(words, between)
        assert (kept == words) == (len(words) <= LONGEST)
        assert len(kept) <= LONGEST
        assert words.startswith(kept.removesuffix("…").removesuffix(between))


def test_speakers_without_room_on_the_title_stand_in_its_notes_with_a_warning(tmp_path: Path) -> None:
    speakers = ", ".join(f"{{name: {name}}}" for name in NAMES)
    talk = f"title: Kites\nspeakers: [{speakers}]\ndeck: {{slides: [title, {{statement: Fly}}]}}\n"
    made = built(small_talk(tmp_path, talk))
    first = opened(made).slides[0]
    assert all(name in first.notes_slide.notes_text_frame.text for name in NAMES)
    [warned] = [one for one in made.warnings if "notes" in one.message]
    assert warned.place.text.startswith("speakers")
