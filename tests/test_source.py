from pathlib import Path

import pytest

from generator.problems import ProblemsFound
from generator.source import Document, parse, read

PATH = Path("some.yaml")


def found(text: str) -> list[str]:
    with pytest.raises(ProblemsFound) as raised:
        parse(text, PATH)
    return [problem.message for problem in raised.value.problems]


@pytest.mark.parametrize(
    "scalar", ["no", "12:30", "2018-12-07", "2.10", "0777", "1_000", "on", "1e3", "0x10"]
)
def test_scalars_stay_the_text_that_was_typed(scalar: str) -> None:
    assert parse(f"key: {scalar}", PATH).data == {"key": scalar}


@pytest.mark.parametrize(
    ("written", "value"), [("", None), ("~", None), ("null", None), ("''", ""), ("'~'", "~")]
)
def test_only_an_unquoted_nothing_is_none(written: str, value: str | None) -> None:
    assert parse(f"key: {written}", PATH).data == {"key": value}


def test_every_value_and_key_knows_its_place() -> None:
    document = parse("items:\n  - title: One\n    text: |\n      More\n", PATH)
    assert [document.place(("items", 0, "title")).line, document.place(("items", 0, "title")).column] == [
        2,
        12,
    ]
    assert document.place(("items", 0, "text"), key=True).column == 5
    assert document.place(("items", 0, "title")).width == len("One")


def test_a_missing_value_is_placed_at_what_should_hold_it() -> None:
    document = parse("deck:\n  minutes: 20\n", PATH)
    assert document.place(("deck", "slides")).line == 2


def test_a_key_that_stands_twice_is_a_problem_and_the_first_one_counts() -> None:
    document = parse("a: 1\nb: 2\na: 3\n", PATH)
    assert document.data == {"a": "1", "b": "2"}
    assert [str(problem.place) for problem in document.problems] == ["some.yaml:3:1"]


def test_an_alias_bomb_is_refused_quickly() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9)]
    assert found("\n".join(rows)) == ["aliases make this file too large to read"]


def test_an_alias_that_holds_itself_is_refused() -> None:
    assert found("a: &a [*a]") == ["aliases make this file too large to read"]


def test_nesting_without_end_is_refused() -> None:
    assert found("[" * 3000)


def test_an_alias_may_be_used() -> None:
    assert parse("a: &a [1]\nb: *a", PATH).data == {"a": ["1"], "b": ["1"]}


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: b: c", 1), ("ok: 1\n\tb: 2", 2), ("a: [1, 2", 1), ("a: 'open", 1), ("--- 1\n--- 2", 2)],
)
def test_what_is_not_yaml_is_placed_in_the_file(text: str, line: int) -> None:
    with pytest.raises(ProblemsFound) as raised:
        parse(text, PATH)
    [problem] = raised.value.problems
    assert problem.place.line == line
    assert problem.hint


def test_bytes_that_are_no_utf_8_are_placed(tmp_path: Path) -> None:
    file = tmp_path / "talk.yaml"
    file.write_bytes(b"title: one\nsubtitle: caf\xe9\n")
    with pytest.raises(ProblemsFound) as raised:
        read(file)
    assert raised.value.problems[0].place.line == 2


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "talk.yaml"
    file.write_bytes(b"\xef\xbb\xbftitle: one\n")
    assert read(file).data == {"title": "one"}


def test_an_empty_file_holds_nothing() -> None:
    assert parse("", PATH).data is None


def test_what_is_left_out_does_not_move_the_rest() -> None:
    document: Document = parse("items:\n  - one\n  - two\n  - three\n", PATH)
    kept = document.without({("items", 1)})
    assert kept.data == {"items": ["one", "three"]}
    assert kept.place(("items", 1)).line == 4
    assert document.data == {"items": ["one", "two", "three"]}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a: 日本\n  語", "日本語"),
        ("a: '日本、\n  English'", "日本、English"),
        ("a: >-\n  日本\n  語\n\n  文", "日本語\n\n文"),
        ("a: 日本 語\n  文", "日本 語文"),
        ("a: één\n  twee", "één twee"),
        ("a: |-\n  日本\n  語", "日本\n語"),
    ],
)
def test_lines_that_yaml_folds_get_no_space_between_ideographs(typed: str, read: str) -> None:
    assert parse(typed, Path("a.yaml")).data == {"a": read}


def test_signs_that_turn_text_around_are_closed_in_their_paragraph() -> None:
    text = "a: |\n  One.\n\n  Two \u2067x\n\n  y\u2069 \u202az\u202c.\n"
    [problem] = parse(text, PATH).problems
    assert "U+2067" in problem.message
    assert (problem.place.line, problem.place.column) == (4, 7)


def test_an_empty_line_begins_a_paragraph_whatever_the_text_begins_with() -> None:
    for style in ("|", ">", ""):
        assert parse(f"a: {style}\n  One.\n\n  Two.\n", PATH).data["a"].strip() == "One.\n\nTwo."
    assert parse("a: >\n  x\n    y\n    z\n", PATH).data["a"] == "x\n  y\n  z\n"
