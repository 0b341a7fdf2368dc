"""A process that lives long, as a preview does, builds what a new one builds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator import deck
from generator.build import HOME, build
from generator.outputs import Options
from tests.deck_talk import EVERY_KIND, small_talk, tools

TALK = HOME / "tests" / "talks" / "vols-habites"


def prints_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("[!.]*"))}


def built(talk: Path, into: Path) -> dict[str, bytes]:
    build(talk, into, options=Options(force=True))
    return prints_in(into)


def built_by_a_new_process(talk: Path, into: Path) -> dict[str, bytes]:
    command = [sys.executable, "-m", "generator", "build", talk.name]
    command += ["--content", str(talk.parent), "--output", str(into)]
    subprocess.run(command, check=True, cwd=HOME, capture_output=True)
    return prints_in(into / talk.name)


def test_talks_built_in_turns_are_as_from_a_new_process(tmp_path: Path) -> None:
    other = small_talk(tmp_path / "other", EVERY_KIND).folder
    ours = [(built(TALK, tmp_path / "a"), built(other, tmp_path / "b")) for _ in range(2)]
    alone = built_by_a_new_process(TALK, tmp_path / "new"), built_by_a_new_process(other, tmp_path / "new")
    assert all(prints and "deck.pptx" in prints for prints in alone)
    for prints, expected in zip([*ours[0], *ours[1]], [*alone, *alone], strict=True):
        assert prints.keys() == expected.keys()
        assert [name for name in prints if prints[name] != expected[name]] == []


def test_slides_that_were_placed_once_are_written_twice_alike(tmp_path: Path) -> None:
    talk = small_talk(tmp_path / "talk", EVERY_KIND)
    look, templates = tools(talk)
    composed = deck.compose(talk, look, templates)
    first, second = (deck.write_deck(talk, look, composed) for _ in range(2))
    assert first == second
    assert first.slides == len(composed.slides) > 1
