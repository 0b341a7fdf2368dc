"""What is no YAML is told where it was typed, in words, with what to type: one row a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Problem, ProblemsFound
from generator.source import parse, read

SECTIONS = "    - section: S\n" * 9
POINTS = "deck:\n  slides:\n    - points:\n        title: P\n"
# text, line and column, words of the message, the hint or how it begins
MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "star": ("title: *Hubble*\n", "1:8", "begins with '*'", 'put the text in quotes: "*Hubble*"'),
    "alias": (
        "title: *nope and more\n",
        "1:8",
        "begins with '*'",
        'put the text in quotes: "*nope and more"',
    ),
    "at": ("speakers:\n  - name: @ada\n", "2:11", "begins with '@'", 'put the text in quotes: "@ada"'),
    "percent": (
        "a: [{value: %100, label: b}]\n",
        "1:13",
        "begins with '%'",
        'put the text in quotes: "%100"',
    ),
    "backtick": (
        'a: `code` is "good"\n',
        "1:4",
        "begins with '`'",
        "put the text in quotes: '`code` is \"good\"'",
    ),
    "bang": (
        "a: !important thing\n",
        "1:4",
        "tags like !important",
        "text that begins with '!' must be in quotes",
    ),
    "and": ("a: &you and me\n", "1:4", "takes '&you' for a name", "put the text in quotes"),
    "bracket": (
        "a: [sic] so it was\n",
        "1:4",
        "begins with '['",
        'put the text in quotes: "[sic] so it was"',
    ),
    "brace": ("a: {name} is here\n", "1:4", "begins with '{'", 'put the text in quotes: "{name} is here"'),
    "bar": ("a: | and so\n", "1:4", "begins with '|'", 'put the text in quotes: "| and so"'),
    "more": ("a: > 100 people\n", "1:4", "begins with '>'", 'put the text in quotes: "> 100 people"'),
    "asks": ("a: ? why\n", "1:4", "begins with '?'", 'put the text in quotes: "? why"'),
    "dash": ("a: - so\n", "1:4", "cannot begin on the line of its key", "write it on the next line"),
    "said": ('a: "So" he said\n', "1:9", "more follows", "put the text in quotes: '\"So\" he said'"),
    "it's": ("a: 'It's late'\n", "1:8", "more follows", 'put the text in quotes: "It\'s late"'),
    "open to the end": (f'title: "Open\n{SECTIONS}', "1:8", "opened here is not closed", 'write " at'),
    "open to a quote": (
        f'title: "Open\nb: B\n{SECTIONS}a: "So"\n',
        "1:8",
        "opened here is not closed",
        "",
    ),
    "open single": ("title: 'Open\nb: It's\n", "1:8", "opened here is not closed", "write ' at the end"),
    "open list": (f"a: [b, c\ndeck:\n{SECTIONS}", "1:4", "bracket opened here is not closed", "write ]"),
    "open map": ("a: {b: c\ndeck: d\n", "1:4", "bracket opened here is not closed", "write }"),
    "open at the end": ("a: [b, c", "1:4", "bracket opened here is not closed", "write ]"),
    "comment": (
        "- {text: Visit us at #42}\n- {b: c}\n",
        "1:22",
        "begins a comment here",
        "put the text that",
    ),
    "comma": ("a: {text: x notes: y}\n", "1:13", "is missing before 'notes'", "put a comma before 'notes'"),
    "colon": ("title: Edges: a talk\n", "1:13", "contains ': '", 'put the text in quotes: "Edges: a talk"'),
    "smart": (
        "title: “Edges: a talk”\n",
        "1:8",
        "does not take “",
        'put the text in quotes: "Edges: a talk"',
    ),
    "german": ("title: „Kanten: so“\n", "1:8", "does not take „", 'put the text in quotes: "Kanten: so"'),
    "long": (f"a: @{'word ' * 20}\n", "1:4", "begins with '@'", 'put a " before @word'),
    "no colon first": ("title T\ndeck: D\n", "1:1", "not a key with its colon", "write 'title: T'"),
    "no colon": ("title: T\nsubtitle S\ndeck: D\n", "2:1", "neither a key", "write 'subtitle: S' if"),
    "no colon, list": ("title: T\ndeck\n  slides:\n", "2:1", "a colon is missing", "write 'deck:'"),
    "no colon inside": (
        f"{POINTS}        items\n          - a\n",
        "5:9",
        "a colon is missing",
        "write 'items:'",
    ),
    "no space": ("title:T\ndeck: D\n", "1:1", "a space must follow this key", "write 'title: T'"),
    "no space later": ("title: T\nsub:S\ndeck: D\n", "2:1", "a space must follow this key", "write 'sub: S'"),
    "no-break space": (
        "title:\u00a0T\ndeck: D\n",
        "1:1",
        "an ordinary space must follow",
        "write 'title: T'",
    ),
    "wide colon": ("title：T\ndeck: D\n", "1:1", "a colon and a space must follow", "write 'title: T'"),
    "deeper": (
        "title: T\n subtitle: S\n",
        "2:2",
        "begins in column 2",
        "begin it in column 1, as line 1 does",
    ),
    "deeper inside": (
        f"{POINTS}         items: [a]\n",
        "5:10",
        "in column 10",
        "begin it in column 9, as line 4",
    ),
    "less deep": (f"{POINTS}       items: [a]\n", "5:8", "in column 8", "begin it in column 9, as line 4"),
    "dash less deep": ("a:\n    - b\n   - c\n", "3:4", "in column 4", "begin it in column 5, as line 2"),
    "dash deeper": ("a:\n  - b\n    - c: d\n", "3:5", "in column 5", "begin it in column 3, as line 2"),
    "first deeper": ("# of it\n title: T\ndeck: D\n", "2:2", "this line is indented", "begin it in column 1"),
    "en dash": ("a:\n    – b\n    – c: d\n", "3:5", "does not begin an entry of a list", "write '- c: d'"),
    "stars": ("a:\n  * b\n  * c\n", "2:3", "does not begin an entry of a list", "write '- b'"),
    "tab": ("a:\n\tb: c\n", "2:1", "there is a tab here", "type two spaces instead"),
    "tab later": ("a:\n  -\tb: c\n", "2:4", "there is a tab here", "type two spaces"),
    "text not indented": (
        "a: |\nOne line\nand more\n",
        "2:1",
        "text of line 1 goes on here",
        "begin each line",
    ),
    "text goes on": ("a: One line\nand another\nb: c\n", "2:1", "nor part of the text above", ""),
    "two documents": ("---\na: b\n---\nc: d\n", "3:1", "begins a second document", "remove this line"),
    "nought": (
        "a: b\nc: d\0e\n",
        "2:5",
        "a character here that text cannot contain (U+0000)",
        "remove the character",
    ),
    "deep list": (f"a: {'[' * 30_000}{']' * 30_000}\n", "1:44", "nested too deep", "look for stray brackets"),
    "deep map": ("a: " + "{a: " * 30_000, "1:161", "nested too deep", "look for stray brackets"),
    "deep lines": ("".join(f"{' ' * at}a:\n" for at in range(900)), "41:41", "too deep", ""),
}


def problems(text: str) -> tuple[Problem, ...]:
    try:
        return parse(text, Path("talk.yaml")).problems
    except ProblemsFound as error:
        return error.problems


def only(text: str) -> Problem:
    [problem] = problems(text)
    return problem


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_has_its_place_and_what_to_type(mistake: str) -> None:
    text, place, message, hint = MISTAKES[mistake]
    problem = only(text)
    assert str(problem.place) == f"talk.yaml:{place}"
    assert message in problem.message
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_is_advised_to_go_in_quotes_is_read_in_quotes(mistake: str) -> None:
    _, found, quoted = only(MISTAKES[mistake][0]).hint.partition("put the text in quotes: ")
    if found:
        assert isinstance(parse(f"a: {quoted}", Path("talk.yaml")).data["a"], str)


def test_what_is_no_file_or_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "link.yaml").symlink_to(tmp_path / "gone")
    (tmp_path / "round.yaml").symlink_to(tmp_path / "round.yaml")
    with (tmp_path / "large.yaml").open("wb") as large:
        large.truncate(30_000_000)
    said = {"folder": "is not a file", "link": "cannot be read", "round": "cannot be read", "large": "20 MB"}
    for name, words in said.items():
        with pytest.raises(ProblemsFound, match=words) as raised:
            read(tmp_path / f"{name}.yaml")
        assert raised.value.problems[0].hint


@pytest.mark.parametrize("mistake", [name for name in MISTAKES if not name.startswith("deep ")])
def test_a_text_that_breaks_off_anywhere_is_at_most_a_problem(mistake: str) -> None:
    text = MISTAKES[mistake][0][:200]
    for end in range(len(text)):
        for ending in ("", "\n", "\n  ", ": ["):
            assert all(one.place.line for one in problems(text[:end] + ending))
