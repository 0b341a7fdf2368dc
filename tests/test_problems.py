from pathlib import Path

from generator.problems import Place, Problem, ProblemsFound, did_you_mean, visible

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


def test_what_would_act_on_a_terminal_or_forge_a_line_is_escaped() -> None:
    place = Place(Path("a\nb: fine.yaml"), 1, 1, 3, "a\x1b[2Jb\u202ec")
    said = str(Problem(place, "'x\nfake.yaml:1:1: all is well'", "\u2066 and \ud800"))
    rows = said.split("\n")
    assert len(rows) == len(said.splitlines()) == 4
    assert rows[0] == r"a\nb: fine.yaml:1:1: 'x\nfake.yaml:1:1: all is well'"
    assert rows[1:] == [r"  1 | a\x1b[2Jb\u202ec", "    | ^^^^^^", r"  hint: \u2066 and \ud800"]


def test_letters_that_need_their_joiners_keep_them() -> None:
    assert visible("می\u200cخواهم 👩\u200d🔬") == "می\u200cخواهم 👩\u200d🔬"


def test_of_a_long_line_what_stands_around_the_column_is_shown() -> None:
    line = "word " * 200 + "txt: a" + " word" * 200
    _, source, carets, *_ = str(Problem(Place(Path("a"), 7, 1001, 900, line), "no")).splitlines()
    assert len(source) < 130
    assert len(carets) < 130
    assert source[carets.index("^") :].startswith("txt: a")
    assert "| …" in source
    assert source.endswith("…")


def test_carets_stand_below_wide_letters() -> None:
    _, source, carets = str(Problem(Place(Path("a"), 1, 4, 2, "题：题目"), "no")).splitlines()
    assert carets.index("^") == source.index("题") + 2 * 3
    assert carets.count("^") == 2
