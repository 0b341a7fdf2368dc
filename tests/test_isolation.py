"""A build reads nothing from the network and writes nothing outside its output, whichever prints it makes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.outputs import OUTPUTS
from tests.papers import ROOT, SHIPPED

# Runs the command line in a process in which any socket, and any file written elsewhere, is an error.
GUARDED = """
import os, sys
from pathlib import Path
output = Path(sys.argv[1]).resolve()

def guard(event, details):
    if event.startswith("socket.") and event != "socket.gethostname":
        raise RuntimeError(f"{event} {details}")
    flags = details[2] if event == "open" else 0
    writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    # What has a last number other than -1 is relative to an open folder, as within shutil.rmtree.
    changes = event in ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink") and details[-1] == -1
    if (writes or changes or event == "shutil.rmtree") and isinstance(details[0], (str, bytes, os.PathLike)):
        path = Path(os.path.abspath(os.fsdecode(details[0])))
        if not (path == output or path.is_relative_to(output) or path.is_relative_to("/dev")):
            raise RuntimeError(f"{event} {path}")

sys.addaudithook(guard)
from generator.cli import main
sys.exit(main(["build", sys.argv[2], "--content", sys.argv[3], "--output", str(output)]))
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The output of a guarded build of every print, and a home in which nothing may have been written."""
    output, home = tmp_path_factory.mktemp("output"), tmp_path_factory.mktemp("home")
    (home / "tmp").mkdir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment = {**kept, "HOME": str(home), "TMPDIR": str(home / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", GUARDED, str(output), SHIPPED.name, str(SHIPPED.parent)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return output, home


def test_every_print_is_made_without_a_socket_and_without_a_file_elsewhere(built: tuple[Path, Path]) -> None:
    output, home = built
    made = {path.name for path in (output / SHIPPED.name).iterdir()}
    assert made == {*(one.file for one in OUTPUTS), ".built.json"}
    assert sorted(path.relative_to(home) for path in home.rglob("*")) == [Path("tmp")]


@pytest.mark.parametrize("deed", ["import socket; socket.socket()", "open('/tmp/triptych-guard', 'w')"])
def test_the_guard_stops_what_it_is_there_for(tmp_path: Path, deed: str) -> None:
    guard = GUARDED.partition("from generator.cli")[0]
    run = subprocess.run([sys.executable, "-c", guard + deed, str(tmp_path)], capture_output=True, text=True)
    assert "RuntimeError" in run.stderr
