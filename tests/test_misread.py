"""What a person typed that is not printed as it was meant: on lines that cannot carry a case's comment."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content import load


def warnings(folder: Path, text: str) -> list[tuple[int, int, str]]:
    (folder / "talk.yaml").write_text(text, encoding="utf-8")
    found = load(folder).warnings
    assert all(one.warning and one.hint for one in found)
    return [(one.place.line, one.place.column, one.message) for one in found]


def summary(*lines: str) -> str:
    return "title: T\nsummary: |\n" + "".join(f"  {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("---", "rule"),
        ("| a | b |", "table"),
        ("## Head", "heading"),
        ("```", "fence"),
        ("> said", "quotation"),
    ],
)
def test_a_line_of_markdown_that_is_none_here(tmp_path: Path, line: str, said: str) -> None:
    found = warnings(tmp_path, summary("One.", "", line, "", "Two."))
    assert [one[:2] for one in found if said in one[2]] == [(5, 3)]


@pytest.mark.parametrize(
    "lines",
    [
        ("#hashtag #1 #2", "C# and F#"),
        ("a > b", "-5 degrees", "2018. A year."),
        ("It costs", "– as they say – a lot."),
        ("*Not* measured*", "2 ** 3 *"),
        ("— Who is it?",),
        ("`<b>` and `**` and `&amp;`", "a &b; c"),
    ],
)
def test_what_people_write_is_not_nagged_at(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert warnings(tmp_path, summary(*lines)) == []


@pytest.mark.parametrize(
    "comment", ["# note", "#", "#: mark", "#! mark", "#-----", "# 1 is enough", "#  two"]
)
def test_comments_behind_a_text_are_comments(tmp_path: Path, comment: str) -> None:
    assert warnings(tmp_path, f"title: Visit  {comment}\nlanguage: en  #en\n") == []


def test_a_comment_that_hides_the_end_of_a_text(tmp_path: Path) -> None:
    text = "title: A visit\n  to all #2 of five\ndeck:\n  slides:\n    - section: Part #3\n"
    assert [one[:2] for one in warnings(tmp_path, text)] == [(2, 10), (5, 21)]
