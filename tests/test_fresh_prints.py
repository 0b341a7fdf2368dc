"""A print is made anew when what it shows has changed, and only then: no other is made, and none is stale."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from generator.build import build
from generator.outputs import OUTPUTS, Options

ALL = {output.name for output in OUTPUTS}
SLIDES = {"deck", "deck-pdf", "handout", "notes"}
POSTERS = {"poster", "poster-tiles"}
TALK = """
title: Kites
summary: What flies on a string.
speakers: [{name: Ada Example}]
links: [{id: home, title: Kites, url: "https://example.org/kites"}]
deck:
  slides:
    - title: {notes: Good morning.}
    - timeline
    - image: {id: sky, title: The sky, image: {file: sky.png, alt: Blue}}
    - closing: {link: home}
deck_pdf: yes
handout: {paper: a4}
notes: yes
one_pager:
  blocks: [summary, story, {image: sky}, contact, links]
poster: {size: a2}
poster_tiles: {paper: a4}
"""
STORY = """
kind: milestones
title: How kites came
items:
  - {id: first, date: 1904, title: The first, text: Of paper., notes: Slowly., image: {file: a.png, alt: It}}
  - {id: box, date: 1925, title: The box, text: It was of wood.}
  - {id: now, date: 1999, title: The string, text: It was longer., footnote: By much.}
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A talk that asks for all prints, and beside it its prints."""
    folder = tmp_path_factory.mktemp("fresh")
    (folder / "talk").mkdir()
    (folder / "talk" / "talk.yaml").write_text(TALK, encoding="utf-8")
    (folder / "talk" / "story.yaml").write_text(STORY, encoding="utf-8")
    for name, colour in (("sky", "#3355AA"), ("a", "#AA5533")):
        Image.new("RGB", (900, 600), colour).save(folder / "talk" / f"{name}.png")
    assert not [one.warnings for one in build(folder / "talk", folder / "out") if one.warnings]
    return folder


@pytest.fixture
def talk(first: Path, tmp_path: Path) -> Path:
    """A copy, to be changed."""
    shutil.copytree(first, tmp_path / "copy")
    return tmp_path / "copy" / "talk"


def made_anew(talk: Path, **options: str) -> set[str]:
    built = build(talk, talk.parent / "out", options=Options(**options))  # type: ignore[arg-type]
    return {output.name for output in OUTPUTS for one in built if one.path.name == output.file and one.said}


def change(talk: Path, old: str, new: str) -> None:
    [file] = [path for path in talk.glob("*.yaml") if old in path.read_text(encoding="utf-8")]
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_what_only_the_speaker_sees_makes_no_sheet_anew(talk: Path) -> None:
    change(talk, "Good morning.", "Good evening.")
    change(talk, "Slowly.", "With a pause.")
    assert made_anew(talk) == SLIDES
    assert made_anew(talk) == set()


def test_a_print_that_is_gone_or_edited_is_made_alone(talk: Path) -> None:
    out = talk.parent / "out"
    before = (out / "one-pager.pdf").read_bytes()
    (out / "one-pager.pdf").unlink()
    (out / "poster-tiles.pdf").write_bytes(b"edited")
    assert made_anew(talk) == {"one-pager", "poster-tiles"}
    assert (out / "one-pager.pdf").read_bytes() == before


def test_a_stray_file_makes_nothing_anew_and_a_named_one_what_names_it(talk: Path) -> None:
    (talk / "draft.txt").write_text("Not of the talk.", encoding="utf-8")
    os.utime(talk / "talk.yaml")
    change(talk, "\ntitle: Kites\n", "\n# A remark.\ntitle: Kites\n")
    assert made_anew(talk) == set()
    Image.new("RGB", (900, 600), "#2244CC").save(talk / "sky.png")
    assert made_anew(talk) == SLIDES | {"one-pager"}


def test_paper_and_settings_make_those_anew_that_have_them(talk: Path) -> None:
    assert made_anew(talk, paper="letter") == {"handout", "notes", "one-pager"}
    assert made_anew(talk) == {"handout", "notes", "one-pager"}
    change(talk, "handout: {paper: a4}", "handout: {paper: letter}")
    assert made_anew(talk) == {"handout"}
    change(talk, "poster_tiles: {paper: a4}", "poster_tiles: {paper: a3}")
    assert made_anew(talk) == {"poster-tiles"}


def test_a_print_that_warned_names_the_lines_of_today(talk: Path) -> None:
    change(talk, "links]\n", "links, sources]\n")
    [warning] = [one for built in build(talk, talk.parent / "out") for one in built.warnings]
    change(talk, "\ntitle: Kites\n", "\n# A remark.\ntitle: Kites\n")
    [moved] = [one for built in build(talk, talk.parent / "out") for one in built.warnings]
    assert moved.place.line == warning.place.line + 1


def test_templates_of_a_talks_own_may_name_anything(talk: Path) -> None:
    (talk / "templates").mkdir()
    (talk / "templates" / "own.html").write_text(
        "<p>{{ talk.poster.size }} {{ talk.deck.slides[0].notes[0] }}</p>"
    )
    change(talk, "links]\n", "links, {block: templates/own.html}]\n")
    assert made_anew(talk) == {"one-pager"}
    change(talk, "Good morning.", "Good evening.")
    assert made_anew(talk) == {*SLIDES, "one-pager"}
    (talk / "templates" / "own.html").write_text("<p>{{ talk.title }}</p>")
    assert made_anew(talk) == {"one-pager"}


def prose_in(data: object) -> Iterator[tuple[Any, Any]]:
    """Where each text of some YAML is that begins like a sentence: in what, and at which key of it."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        if isinstance(value, str) and value[0].isupper():
            yield data, key
        yield from prose_in(value)


# Of every text that is tried with TEXTS=all: a name, a note, a picture's alt text, a date's card, a footnote.
COUNT = sum(1 for source in (TALK, STORY) for _ in prose_in(yaml.safe_load(source)))
NUMBERS = list(range(COUNT)) if os.environ.get("TEXTS") == "all" else [2, 4, 6, 9, COUNT - 1]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_print_goes_stale_whichever_text_changes(talk: Path, tmp_path: Path, number: int) -> None:
    names = ("talk.yaml", "story.yaml")
    files = {name: yaml.safe_load((talk / name).read_text(encoding="utf-8")) for name in names}
    place, key = [found for data in files.values() for found in prose_in(data)][number]
    place[key] += " Changed"
    for name, data in files.items():
        (talk / name).write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    anew = made_anew(talk)
    fresh = sorted(ALL - anew)
    assert anew
    if fresh:
        build(talk, tmp_path / "forced", fresh, Options(force=True))
        for path in (tmp_path / "forced").glob("[!.]*"):
            assert path.read_bytes() == (talk.parent / "out" / path.name).read_bytes(), place[key]
