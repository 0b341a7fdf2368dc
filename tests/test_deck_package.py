"""The .pptx as a package: nothing twice, nothing lost, everything in order, the same bytes everywhere."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from cProfile import Profile
from pathlib import Path

import pytest

from generator import deck
from generator.content import load
from tests.deck_talk import EVERY_KIND, TEMPLATES, built, small_talk, tools
from tests.package_checks import findings
from tools.long_talk import write_talk

ROOT = Path(__file__).parent.parent
Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> deck.Deck:
    return built(small_talk(tmp_path_factory.mktemp("talk")))


def test_a_deck_and_its_template_are_sound(tmp_path: Path) -> None:
    assert findings(built(small_talk(tmp_path, EVERY_KIND)).data) == []
    assert findings((TEMPLATES / deck.TEMPLATE).read_bytes()) == []


def lost(parts: Parts) -> None:
    del parts["ppt/media/image1.png"]


def orphaned(parts: Parts) -> None:
    parts["ppt/media/image99.png"] = parts["ppt/media/image1.png"]


def untyped(parts: Parts) -> None:
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b'Extension="fntdata"', b'Extension="f"'
    )


def dangling(parts: Parts) -> None:
    parts["ppt/presentation.xml"] = parts["ppt/presentation.xml"].replace(b'r:id="rId', b'r:id="rId9', 1)


def same_ids(parts: Parts) -> None:
    parts["ppt/slides/slide2.xml"] = parts["ppt/slides/slide2.xml"].replace(b'cNvPr id="3"', b'cNvPr id="2"')


def backwards(parts: Parts) -> None:
    """All shapes of a slide change places."""
    whole = parts["ppt/slides/slide4.xml"]
    shapes = [b"<p:sp>" + one for one in whole.split(b"<p:sp>")[1:]]
    shapes[-1], rest = shapes[-1].split(b"</p:spTree>")
    parts["ppt/slides/slide4.xml"] = (
        whole.split(b"<p:sp>")[0] + b"".join(reversed(shapes)) + b"</p:spTree>" + rest
    )


def speechless(parts: Parts) -> None:
    parts["ppt/slides/slide1.xml"] = parts["ppt/slides/slide1.xml"].replace(b' lang="fr-FR"', b"")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lost, "is not there"),
        (orphaned, "is an orphan"),
        (untyped, "has no type of its own"),
        (dangling, "which it has not"),
        (same_ids, "shapes 2"),
        (backwards, "is read before"),
        (speechless, "no language"),
    ],
)
def test_damage_is_found(made: deck.Deck, damage: Callable[[Parts], None], said: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    damage(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    assert any(said in one for one in findings(out.getvalue()))


def run(folder: Path, into: Path, **environment: str) -> bytes:
    command = [sys.executable, "-m", "generator", "build", folder.name, "--content", str(folder.parent)]
    command += ["--output", str(into), "--only", "deck"]
    subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True, capture_output=True)
    return (into / folder.name / "deck.pptx").read_bytes()


def test_the_same_talk_gives_the_same_bytes_in_every_process_until_another_day_is_told(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "talk"
    small_talk(folder)
    one, other = (run(folder, tmp_path / seed, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert one == other
    told = run(folder, tmp_path / "1", SOURCE_DATE_EPOCH="1772368202")
    with zipfile.ZipFile(io.BytesIO(told)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2026, 3, 1, 12, 30, 2)}
        assert package.read("docProps/core.xml").count(b"2026-03-01T12:30:02Z") == 2


def calls(folder: Path, slides: int) -> int:
    """How many functions a build calls, counted by Python itself: a time that no other program disturbs."""
    write_talk(folder, slides)
    talk = load(folder)
    look, templates = tools(talk)
    profile = Profile()
    profile.runcall(deck.build, talk, look, templates)
    return sum(row.callcount for row in profile.getstats())


def test_four_times_the_slides_are_four_times_the_work(tmp_path: Path) -> None:
    once, fourfold = calls(tmp_path / "once", 60), calls(tmp_path / "fourfold", 240)
    assert fourfold < 4.4 * once
