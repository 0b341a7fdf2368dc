import json
import os
from pathlib import Path

import pytest

from generator import saving
from generator.fingerprints import hash_bytes, hash_files
from generator.problems import Place, Problem, ProblemsFound, TriptychError
from generator.record import LEFT_OUT, Record, Row
from generator.saving import source_date

TALK = Path("content/talk")
WARNING = Problem(
    Place(Path("content/talk/talk.yaml"), 3, 2, 4, "title: é\ud800"), "odd", "mend it", warning=True
)


def save(
    folder: Path, prints: dict[str, bytes | None], inputs: str, warnings: tuple[Problem, ...] = ()
) -> None:
    """As a build does: None is a print that the talk does not ask for; the warnings are of all others."""
    rows = {
        file: Row(inputs, "", LEFT_OUT) if data is None else Row(inputs, inputs, hash_bytes(data), warnings)
        for file, data in prints.items()
    }
    record = Record(TALK, inputs, (), {**Record.read(folder).rows, **rows})
    saving.save(folder, {file: data for file, data in prints.items() if data is not None}, record)


def unchanged(folder: Path, file: str, inputs: str) -> bool:
    return Record.read(folder).knows(folder, file, inputs)


def test_a_print_is_fresh_when_other_files_changed_unless_it_warned_of_their_lines(tmp_path: Path) -> None:
    save(tmp_path, {"deck.pptx": b"deck"}, "one")
    assert Record.read(tmp_path).holds(tmp_path, "deck.pptx", "two", "one")
    assert not Record.read(tmp_path).holds(tmp_path, "deck.pptx", "one", "two")
    save(tmp_path, {"deck.pptx": b"deck"}, "one", (WARNING,))
    assert Record.read(tmp_path).holds(tmp_path, "deck.pptx", "one", "one")
    assert not Record.read(tmp_path).holds(tmp_path, "deck.pptx", "two", "one")


def test_a_print_is_up_to_date_until_its_inputs_or_itself_change(tmp_path: Path) -> None:
    assert not unchanged(tmp_path, "deck.pptx", "one")
    save(tmp_path, {"deck.pptx": b"deck", "poster.pdf": None}, "one")
    assert unchanged(tmp_path, "deck.pptx", "one")
    assert unchanged(tmp_path, "poster.pdf", "one"), "a print nobody asked for is up to date"
    assert not unchanged(tmp_path, "deck.pptx", "two")
    (tmp_path / "deck.pptx").write_bytes(b"edited by hand")
    assert not unchanged(tmp_path, "deck.pptx", "one")


def test_saving_one_print_keeps_the_record_of_the_others(tmp_path: Path) -> None:
    save(tmp_path, {"deck.pptx": b"deck"}, "one")
    save(tmp_path, {"poster.pdf": b"poster"}, "one")
    assert unchanged(tmp_path, "deck.pptx", "one")


def test_warnings_are_remembered_with_their_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("output/talk")
    save(folder, {"deck.pptx": b"deck", "poster.pdf": b"poster"}, "one", (WARNING,))
    found = Record.read(folder)
    assert found.talk == TALK
    assert found.row("deck.pptx").warnings == (WARNING,)
    assert found.row("handout.pdf").warnings == ()


KNOWN = {"version": 3, "files": "", "warnings": [], "talk": "."}
ROW = {"files": "one", "inputs": "one", "data": "d", "warnings": []}


@pytest.mark.parametrize(
    "record",
    [
        "",
        "[]",
        "not json",
        "\x00",
        "[" * 9000,
        '{"deck.pptx": null}',
        '{"deck.pptx": []}',
        '{"deck.pptx": {"inputs": "one", "data": "left out"}}',
        json.dumps({"version": 1, "talk": ".", "prints": {"deck.pptx": ROW}}),
        json.dumps({**KNOWN, "talk": 3, "prints": {"deck.pptx": ROW}}),
        json.dumps({**KNOWN, "prints": []}),
        json.dumps({**KNOWN, "prints": {"deck.pptx": None}}),
        json.dumps(
            {
                "version": 3,
                "files": "",
                "warnings": [],
                "talk": ".",
                "prints": {"deck.pptx": ROW | {"data": None}},
            }
        ),
        json.dumps(
            {
                "version": 3,
                "files": "",
                "warnings": [],
                "talk": ".",
                "prints": {"deck.pptx": ROW | {"warnings": [1]}},
            }
        ),
        json.dumps(
            {
                "version": 3,
                "files": "",
                "warnings": [],
                "talk": ".",
                "prints": {"deck.pptx": ROW | {"warnings": [["a", [1], "", "", ""]]}},
            }
        ),
    ],
)
def test_a_broken_record_only_means_building_again(tmp_path: Path, record: str) -> None:
    (tmp_path / ".built.json").write_text(record)
    assert Record.read(tmp_path) == Record()
    assert not unchanged(tmp_path, "deck.pptx", "one")
    save(tmp_path, {"deck.pptx": b"deck"}, "one")
    assert unchanged(tmp_path, "deck.pptx", "one")


def test_nothing_half_written_is_left_behind(tmp_path: Path) -> None:
    save(tmp_path / "new" / "new", {"a": b"1"}, "one")
    assert sorted(path.name for path in (tmp_path / "new" / "new").iterdir()) == [".built.json", "a"]


def test_a_print_is_written_beside_the_one_before_and_takes_its_place(tmp_path: Path) -> None:
    """Whoever has the old one open goes on reading it."""
    save(tmp_path, {"a": b"old"}, "one")
    (tmp_path / "kept").hardlink_to(tmp_path / "a")
    (tmp_path / "record").hardlink_to(tmp_path / ".built.json")
    record = (tmp_path / "record").read_bytes()
    save(tmp_path, {"a": b"new"}, "two")
    assert (tmp_path / "kept").read_bytes() == b"old"
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "record").read_bytes() == record


def test_a_disk_that_is_full_half_way_leaves_all_prints_as_they_were(tmp_path: Path) -> None:
    save(tmp_path, {"a": b"1", "b": b"1"}, "one")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    (tmp_path / ".b.part").symlink_to("/dev/full")
    with pytest.raises(ProblemsFound, match="No space left"):
        save(tmp_path, {"a": b"2", "b": b"2"}, "two")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("blocked", ["b", ".built.json"])
def test_all_prints_are_written_or_none(tmp_path: Path, blocked: str) -> None:
    save(tmp_path, {"a": b"1"}, "one")
    (tmp_path / blocked).unlink(missing_ok=True)
    (tmp_path / blocked).mkdir()
    there = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(ProblemsFound, match="a folder has the name of this print") as raised:
        save(tmp_path, {"a": b"2", "b": b"2"}, "two")
    assert raised.value.problems[0].place.file == tmp_path / blocked
    assert (tmp_path / "a").read_bytes() == b"1"
    assert sorted(path.name for path in tmp_path.iterdir()) == there


def test_a_full_disk_is_a_problem_with_what_helps(tmp_path: Path) -> None:
    (tmp_path / ".a.part").symlink_to("/dev/full")
    with pytest.raises(ProblemsFound, match=r"cannot be written: No space left on device\n.*make room"):
        save(tmp_path, {"a": b"1"}, "one")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_problem_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(
        ProblemsFound, match=r"cannot be written: .*\n  hint: a file has the name of this folder"
    ):
        save(tmp_path / "file" / "talk", {"a": b"1"}, "one")


def digest(folder: Path) -> str:
    return hash_files(folder, folder.parent / "none", folder.parent / "none").digest


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "a.yaml").write_text("1")
    return tmp_path / "talk"


def test_a_fingerprint_sees_names_and_bytes_but_no_caches(talk: Path) -> None:
    first = digest(talk)
    (talk / "__pycache__").mkdir()
    (talk / "__pycache__" / "x.pyc").write_text("cache")
    assert digest(talk) == first
    (talk / "a.yaml").write_text("2")
    second = digest(talk)
    (talk / "a.yaml").rename(talk / "b.yaml")
    third = digest(talk)
    (talk / "sub").mkdir()
    (talk / "b.yaml").rename(talk / "sub" / "b.yaml")
    moved = digest(talk)
    (talk / ".picture.png").write_bytes(b"a talk may name it")
    assert len({first, second, third, moved, digest(talk)}) == 5


def test_what_an_editor_hides_is_no_template(talk: Path) -> None:
    (talk / "deck").mkdir()
    (talk / "deck" / "point.xml").write_text("1")
    first = hash_files(talk.parent / "none", talk, talk)
    (talk / "deck" / ".point.xml.swp").write_text("editor")
    assert hash_files(talk.parent / "none", talk, talk) == first
    (talk / "deck" / "point.xml").write_text("2")
    second = hash_files(talk.parent / "none", talk, talk)
    assert second.templates_in("deck") != first.templates_in("deck")
    assert second.templates_in("poster") == first.templates_in("poster")


def test_a_fingerprint_sees_the_packages_and_their_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "site-packages"
    (packages / "fontpkg_archivo-1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", [str(packages), str(tmp_path / "gone")])
    first = digest(tmp_path / "talk")
    (packages / "fontpkg_archivo-1.0.dist-info").rename(packages / "fontpkg_archivo-1.1.dist-info")
    second = digest(tmp_path / "talk")
    monkeypatch.setattr("sys.version", "4.0")
    assert len({first, second, digest(tmp_path / "talk")}) == 3


def test_a_fingerprint_goes_past_what_is_no_file(talk: Path) -> None:
    first = digest(talk)
    os.mkfifo(talk / "pipe")
    (talk / "round").symlink_to("round")
    (talk / "gone").symlink_to("nowhere")
    (talk / "sub").mkdir()
    (talk / "sub" / "again").symlink_to(talk)
    assert digest(talk) == first
    Path(os.fsdecode(os.fsencode(talk) + b"/\xff.yaml")).write_text("odd")
    assert digest(talk) != first


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("0", "1980-01-01T00:00:00"),
        ("315532801", "1980-01-01T00:00:01"),
        ("1772368202", "2026-03-01T12:30:02"),
        ("99999999999", "2107-12-31T23:59:58"),
    ],
)
def test_the_day_told_is_one_that_a_zip_entry_can_say(
    monkeypatch: pytest.MonkeyPatch, told: str, moment: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
    found = source_date()
    assert found is not None
    assert found.isoformat() == moment


def test_a_day_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(TriptychError, match="whole number of seconds, not 'yesterday'"):
        source_date()
