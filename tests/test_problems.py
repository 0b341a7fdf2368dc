from pathlib import Path

from generator.problems import Place, Problem, ProblemsFound, did_you_mean

HERE = Place(Path("talk.yaml"), 3, 5, 4, "    quot: meta")


def test_a_problem_shows_its_place_its_line_a_caret_and_a_hint() -> None:
    assert str(Problem(HERE, "unknown key 'quot'", "did you mean 'quote'?")) == (
        "talk.yaml:3:5: unknown key 'quot'\n"
        "  3 |     quot: meta\n"
        "    |     ^^^^\n"
        "  hint: did you mean 'quote'?"
    )


def test_carets_never_run_past_the_line() -> None:
    _, line, carets = str(Problem(Place(Path("a"), 1, 3, 99, "a: bc"), "no")).splitlines()
    assert len(carets) == len(line)


def test_tabs_keep_their_width_above_the_caret() -> None:
    assert str(Problem(Place(Path("a"), 1, 2, 1, "\tx"), "no")).splitlines()[2] == "    | \t^"


def test_a_problem_with_a_whole_file_has_no_line() -> None:
    assert str(Problem(Place(Path("talk.yaml")), "cannot be read")) == "talk.yaml: cannot be read"


def test_problems_come_once_each_in_the_order_of_the_file() -> None:
    late, early = Problem(Place(Path("a"), 9, 1), "x"), Problem(Place(Path("a"), 2, 1), "y")
    assert ProblemsFound([late, early, late]).problems == (early, late)


def test_the_nearest_word_is_meant_or_all_are_listed() -> None:
    assert did_you_mean("quot", ["quote", "points"]) == "did you mean 'quote'?"
    assert did_you_mean("zebra", ["b", "a"]) == "known here: a, b"
    assert did_you_mean("zebra", []) == ""
