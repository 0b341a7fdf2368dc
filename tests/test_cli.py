"""The command line as a person meets it: what it says, what it leaves behind, how it ends."""

import shutil
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
    assert "'closng' is no kind of slide" in said.err
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
    assert "this talk asks for no print" in capsys.readouterr().err


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
    assert "talk.yaml:4:28: 'BC' says nothing of the date" in said
    assert "hint: write {date} where it belongs" in said
    assert "'{date}s' says nothing of the date" in said


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
