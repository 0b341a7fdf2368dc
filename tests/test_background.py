import os
import threading
from pathlib import Path

import pytest

from generator import background
from generator.problems import Place, Problem, ProblemsFound


def test_a_result_comes_back_and_so_do_problems_with_their_places() -> None:
    problem = Problem(Place(Path("talk.yaml"), 3, 1), "no", "yes")

    def fails() -> str:
        raise ProblemsFound([problem])

    assert background.run_in_background(lambda: {"print": b"%PDF"})() == {"print": b"%PDF"}
    with pytest.raises(ProblemsFound) as raised:
        background.run_in_background(fails)()
    assert raised.value.problems == (problem,)


def test_it_runs_here_beside_other_threads() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert background.run_in_background(os.getpid)() == os.getpid()
    finally:
        done.set()
        other.join()
