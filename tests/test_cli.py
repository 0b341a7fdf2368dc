"""The command line as a person meets it: what it says, what it leaves behind, how it ends."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import build
from generator.cli import main

TALK = """
title: "A *small* talk"
deck: {slides: [title, {statement: {text: One idea}}, {closing: The end}]}
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one small talk, which has only a deck; the current folder is the one around it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content" / "small").mkdir(parents=True)
    (tmp_path / "content" / "small" / "talk.yaml").write_text(TALK, encoding="utf-8")
    return tmp_path / "content"


def test_a_build_names_what_it_wrote_and_writes_nothing_else(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path for path in content.parent.rglob("*") if "output" not in path.parts}
    assert main(["build"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("output/small/deck.pptx  3 slides")
    assert sorted(path.name for path in Path("output/small").iterdir()) == [".built.json", "deck.pptx"]
    assert {path for path in content.parent.rglob("*") if "output" not in path.parts} == before


def test_a_second_build_has_nothing_to_do_until_a_word_changes(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build"])
    first = Path("output/small/deck.pptx").read_bytes()
    capsys.readouterr()
    assert main(["build"]) == 0
    assert "is up to date" in capsys.readouterr().out
    assert main(["build", "--force"]) == 0
    assert Path("output/small/deck.pptx").read_bytes() == first, "the same content gives the same bytes"
    (content / "small" / "talk.yaml").write_text(TALK.replace("One idea", "Another"), encoding="utf-8")
    assert main(["build"]) == 0
    assert Path("output/small/deck.pptx").read_bytes() != first


def test_a_mistake_ends_with_its_place_and_leaves_the_earlier_print(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build"])
    before = Path("output/small/deck.pptx").read_bytes()
    talk = TALK.replace("closing", "closng").replace("title:", "titel:")
    (content / "small" / "talk.yaml").write_text(talk, encoding="utf-8")
    capsys.readouterr()
    assert main(["build"]) == 1
    said = capsys.readouterr()
    assert "content/small/talk.yaml:2:1: unknown key 'titel'" in said.err
    assert "'closng' is not a kind of slide" in said.err
    assert "2 problems in small; nothing was written." in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert Path("output/small/deck.pptx").read_bytes() == before


def test_one_broken_talk_does_not_keep_the_others_from_being_built(content: Path) -> None:
    (content / "broken").mkdir()
    (content / "broken" / "talk.yaml").write_text("title: [\n", encoding="utf-8")
    assert main(["build"]) == 1
    assert Path("output/small/deck.pptx").exists()


def test_a_talk_that_is_not_there_is_guessed_at(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "smal"]) == 1
    assert "there is no talk 'smal' in content; did you mean 'small'?" in capsys.readouterr().err


def test_a_folder_without_its_talk_yaml_says_so(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "small" / "talk.yaml").rename(content / "small" / "talks.yaml")
    (content / "other").mkdir()
    assert main(["build", "small"]) == 1
    assert "content/small has no talk.yaml" in capsys.readouterr().err


def test_a_talk_that_asks_for_no_print_is_a_problem(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "small" / "talk.yaml").write_text("title: Nothing to print\n", encoding="utf-8")
    assert main(["build"]) == 1
    assert "this talk asks for no prints" in capsys.readouterr().err


def test_a_colour_that_cannot_be_read_is_one_problem_with_one_that_can(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "small" / "talk.yaml").write_text(TALK + "theme: {accent: '#F4C430'}\n", encoding="utf-8")
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert "1 problem in small" in said
    assert "talk.yaml:4:17: the accent on paper has a contrast of 1.5" in said
    assert "can be read" in said


def test_words_that_are_missing_in_the_talks_language_are_named(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "small" / "talk.yaml").write_text(TALK + "language: fi\n", encoding="utf-8")
    assert main(["build"]) == 0
    said = capsys.readouterr().err
    assert "talk.yaml:4:11: warning: the prints have no words of their own in 'fi'" in said
    assert "agenda" in said


def test_words_of_ones_own_must_be_known_and_patterns_have_their_places(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "words: {agneda: Menu, bce: BC, century: '{roman} c.', decade: '{date}s'}\n"
    (content / "small" / "talk.yaml").write_text(TALK + words, encoding="utf-8")
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert "3 problems in small" in said
    assert "the prints have no word 'agneda'" in said
    assert "talk.yaml:4:28: 'BC' does not mention the date" in said
    assert "hint: write {date} where it belongs" in said
    assert "'{date}s' does not mention the date" in said


def test_an_empty_folder_says_what_a_talk_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--content", str(tmp_path)]) == 1
    assert "a talk is a folder with a talk.yaml in it" in capsys.readouterr().err


def test_a_print_the_talk_does_not_ask_for_is_a_problem(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--only", "poster"]) == 1
    assert "add the key 'poster:' to talk.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["bild"], ["build", "--only", "slides"], ["build", "--paper", "a9"]]
)
def test_what_is_not_understood_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("{{ nosuch.thing }}", "'nosuch' is undefined"),
        ("{% if %}", "Expected an expression"),
        ("{{ talk.titel }}", "no attribute 'titel'"),
    ],
)
@pytest.mark.usefixtures("content")
def test_a_mistake_in_a_template_names_its_file_and_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    damage: str,
    said: str,
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(build.TEMPLATES, templates)
    file = templates / "deck" / "statement.xml"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines[:1], damage, *lines[1:]]), encoding="utf-8")
    monkeypatch.setattr(build, "TEMPLATES", templates)
    assert main(["build"]) == 1
    error = capsys.readouterr().err
    assert "templates/deck/statement.xml:2:1: " in error
    assert said in error


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../small", "'../small' is not the name of a talk"),
        ("small/slides", "'small/slides' is not the name of a talk"),
        ("..", "'..' is not the name of a talk"),
        ("", "'' is not the name of a talk"),
        ("two words", "there is no talk 'two words' in content"),
        ("--only", "there is no talk '--only' in content"),
        ("a\nb", r"there is no talk 'a\nb' in content"),
        ("\udcff", r"there is no talk '\udcff' in content"),
    ],
)
def test_a_name_that_is_none_says_so_in_one_line(
    capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    assert main(["build", "--", name]) == 1
    error = capsys.readouterr().err
    assert error.startswith(said)
    assert error.count("\n") == 1


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("name", ["small/", "content/small", "./content/small/"])
def test_a_talk_may_be_named_by_its_folder(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["build", name, "small"]) == 0
    assert capsys.readouterr().out.count("deck.pptx") == 1


def test_where_the_talks_are_is_looked_for(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "file").write_text("a file")
    said = {
        "nowhere": "nowhere is not there",
        "content/file": "is a file",
        "content/small": "is a talk itself",
    }
    for folder, words in said.items():
        assert main(["build", "--content", folder]) == 1
        assert words in capsys.readouterr().err


def test_a_talk_of_another_ending_is_to_be_renamed(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "small" / "talk.yaml").rename(content / "small" / "talk.yml")
    assert main(["build", "small"]) == 1
    assert "content/small has no talk.yaml but a talk.yml; rename it to talk.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["two words", "-dash", "odd\nname", "é ß", os.fsdecode(b"\xff")])
def test_a_talk_may_have_any_name_that_a_folder_has(
    content: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (content / "small").rename(content / name)
    assert main(["build", "--", name]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert Path("output", name, "deck.pptx").exists()


def test_what_is_in_the_talks_folder_is_no_traceback(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = content / "small"
    (folder / "folder.yaml").mkdir()
    (folder / "gone.yaml").symlink_to("nowhere")
    (folder / "round.yaml").symlink_to("round.yaml")
    (folder / "latin.yaml").write_bytes(b"kind: points\nitems: [caf\xe9]\n")
    (folder / "nought.yaml").write_bytes(b"kind: points\nitems: [a\0b]\n")
    os.mkfifo(folder / "pipe.yaml")
    assert main(["build"]) == 1
    error = capsys.readouterr().err
    for said in (
        "folder.yaml: this is not a file",
        "gone.yaml: cannot be",
        "round.yaml: cannot be",
        "latin.yaml:2:12",
    ):
        assert f"content/small/{said}" in error
    assert "content/small/nought.yaml:2:10" in error
    assert "content/small/pipe.yaml: this is not a file" in error
    assert "6 problems in small; nothing was written." in error


@pytest.mark.parametrize("way", ["file", "file/below"])
def test_an_output_folder_that_is_a_file_says_so(
    content: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    (content.parent / "file").write_text("in the way")
    assert main(["build", "--output", way]) == 1
    assert "hint: a file has the name of this folder" in capsys.readouterr().err


def test_a_record_of_another_shape_is_as_if_it_were_not_there(content: Path) -> None:
    main(["build"])
    for record in (
        '{"deck.pptx": null}',
        '{"deck.pptx": []}',
        "[1]",
        '{"version": 2, "prints": {"deck.pptx": 1}}',
    ):
        Path("output/small/.built.json").write_text(record)
        assert main(["build"]) == 0


WARNED = "title: W\ndeck:\n  minutes: 20\n  slides:\n    - title: {notes: Hello.}\n"


def test_an_up_to_date_build_warns_again(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "small" / "talk.yaml").write_text(WARNED + "language: fi\n", encoding="utf-8")
    assert main(["build"]) == 0
    first = capsys.readouterr().err
    assert first.count("warning: ") == 2
    assert "  3 |   minutes: 20\n" in first
    assert main(["build"]) == 0
    again = capsys.readouterr()
    assert "is up to date" in again.out
    assert again.err == first


HANDED = TALK + "notes: {}\n"


def test_a_print_no_longer_asked_for_is_removed_and_said_to_be(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "small" / "talk.yaml").write_text(HANDED, encoding="utf-8")
    assert main(["build"]) == 0
    (content / "small" / "talk.yaml").write_text(TALK, encoding="utf-8")
    capsys.readouterr()
    assert main(["build"]) == 0
    assert "notes.pdf  was removed: talk.yaml no longer asks for notes" in capsys.readouterr().out
    assert not Path("output/small/notes.pdf").exists()
    assert main(["build"]) == 0
    assert "notes" not in capsys.readouterr().out


def test_a_print_that_no_build_made_is_named_each_time(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build"])
    Path("output/small/poster.pdf").write_bytes(b"somebody's own")
    for _ in range(2):
        capsys.readouterr()
        assert main(["build"]) == 0
        assert "output/small/poster.pdf: warning: was not made by a build" in capsys.readouterr().err
    assert Path("output/small/poster.pdf").read_bytes() == b"somebody's own"
    (content / "small" / "talk.yaml").write_text(TALK.replace("small", "other"), encoding="utf-8")
    assert main(["build", "--only", "deck"]) == 0
    assert "poster" not in capsys.readouterr().err.replace("poster.pdf: warning", "", 2)


def test_prints_whose_talk_is_gone_are_named(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(content / "small", content / "old")
    main(["build"])
    shutil.rmtree(content / "old")
    capsys.readouterr()
    assert main(["build"]) == 0
    assert (
        "output/old: warning: the talk these were made from, content/old, is no longer there"
        in capsys.readouterr().err
    )
    assert main(["build", "small"]) == 0
    assert capsys.readouterr().err == ""


def test_all_that_a_print_is_made_of_makes_it_anew(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(build.TEMPLATES, templates)
    monkeypatch.setattr(build, "TEMPLATES", templates)

    def built_anew(*arguments: str) -> bool:
        capsys.readouterr()
        assert main(["build", *arguments]) == 0
        return "is up to date" not in capsys.readouterr().out

    def add(file: Path, line: str) -> None:
        file.write_text(file.read_text(encoding="utf-8") + line, encoding="utf-8")

    assert built_anew()
    assert not built_anew()
    assert not built_anew("--paper", "letter"), "a deck has no paper"
    (content / "small" / "more.yaml").write_text("kind: points\nitems: [One]\n", encoding="utf-8")
    assert built_anew()
    (content / "small" / "more.yaml").rename(content / "small" / "other.yaml")
    assert built_anew()
    (content / "small" / "stray.txt").write_text("Not of the talk.", encoding="utf-8")
    assert not built_anew()
    for file in ("theme.yaml", "words.yaml", "poster/poster.css"):
        add(templates / file, "\n")
        assert not built_anew(), file
    theme = (templates / "theme.yaml").read_text(encoding="utf-8")
    (templates / "theme.yaml").write_text(theme.replace("floor: 18 pt", "floor: 19 pt"), encoding="utf-8")
    assert built_anew()
    add(templates / "deck" / "statement.xml", "\n")
    assert built_anew()
    monkeypatch.setattr("sys.version", f"{sys.version} patched")
    assert built_anew()
    assert not built_anew()


def run(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    """The program as a process of its own, in the current folder."""
    command = [sys.executable, "-m", "generator", "build", *arguments]
    env = {**os.environ, "PYTHONPATH": str(Path(build.__file__).parents[1])}
    return subprocess.Popen(command, env=env, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.usefixtures("content")
def test_whoever_stops_reading_ends_it_without_a_word() -> None:
    read, write = os.pipe()
    os.close(read)
    process = run(stdout=write)
    os.close(write)
    assert process.communicate()[1] == b""
    assert process.returncode == 128 + signal.SIGPIPE
    assert Path("output/small/deck.pptx").exists()


@pytest.mark.usefixtures("content")
def test_what_cannot_be_said_is_a_line_and_no_traceback() -> None:
    with Path("/dev/full").open("wb") as full:
        process = run(stdout=full)
        assert process.communicate()[1] == b"No space left on device\n"
    assert process.returncode == 1


SLOW = (
    "title: Slow\ndeck:\n  slides:\n"
    + "    - statement: One idea\n" * 150
    + "notes: {}\none_pager: {blocks: [links]}\nlinks: [{id: a, title: A, url: 'https://example.org'}]\n"
)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_ends_all_processes_and_leaves_nothing(content: Path, number: signal.Signals) -> None:
    (content / "small" / "talk.yaml").write_text(SLOW, encoding="utf-8")
    process = run(stdout=subprocess.DEVNULL, start_new_session=True)
    while not list(Path("output").glob("small/.scratch-*")) and process.poll() is None:
        time.sleep(0.01)
    os.kill(process.pid, number)
    error = process.communicate()[1].decode()
    assert process.returncode == 128 + number
    assert "Traceback" not in error
    with pytest.raises(ProcessLookupError):  # nothing is left of the processes that it began
        os.killpg(process.pid, 0)
    assert not list(Path().glob("output/**/*"))
