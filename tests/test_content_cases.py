"""Each folder of cases/ is a talk with mistakes; a comment beside a mistake says what must be said of it.

`#! message -> hint` asks for the hint as well as the message. Nothing else may be said, and all at once.
What must be said of a CSV file, which has no comments, stands beside it, with the line's number before it.
"""

from pathlib import Path

import pytest

from generator.content import load
from generator.problems import Problem, ProblemsFound

CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/talk.yaml"))


def expected(case: Path) -> dict[tuple[str, int], tuple[str, str]]:
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for file in sorted(case.glob("*.csv.said")):
        for line in file.read_text(encoding="utf-8").splitlines():
            at, _, said = line.partition(": ")
            message, _, hint = said.partition(" -> ")
            found[file.stem, int(at)] = (message, hint)
    for file in sorted(case.glob("*.yaml")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            _, mark, said = line.partition("#! ")
            if mark:
                message, _, hint = said.partition(" -> ")
                found[file.name, number] = (message, hint)
    return found


def problems(case: Path) -> list[Problem]:
    """What is wrong, or where nothing is, what is warned of."""
    try:
        return list(load(case).warnings)
    except ProblemsFound as error:
        return list(error.problems)


def test_there_are_cases() -> None:
    assert len(CASES) >= 9
    assert sum(len(expected(case)) for case in CASES) >= 45


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_mistake_is_reported_once_at_its_line_and_nothing_else(case: Path) -> None:
    wanted = expected(case)
    said = {(one.place.file.name, one.place.line): one for one in problems(case)}
    assert set(said) == set(wanted)
    assert len(said) == len(problems(case))
    for where, (message, hint) in wanted.items():
        assert message in said[where].message
        assert hint in said[where].hint


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_caret_points_into_the_line(case: Path) -> None:
    for problem in problems(case):
        assert 1 <= problem.place.column <= len(problem.place.text)
        _, source, carets, *_ = str(problem).splitlines()
        assert source[carets.index("^")] == problem.place.text[problem.place.column - 1]
