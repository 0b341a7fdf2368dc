"""Times builds beside the floor, which is what importing their libraries takes: `make bench [ROUNDS=5]`.

Whole processes, one after another, every round all of them, so that a busy minute slows the floor as well.
The ratios are the figures to keep. Prints a table and leaves nothing behind.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
FLOOR = "import weasyprint, pptx, jinja2, yaml"
PRINTS = ("deck", "one-pager", "poster")
EXPLAINED = """\
floor      python -c "{floor}"
cold       a new process builds all three into an empty folder; Python's own byte code and the system's file
           cache are warm, as after any earlier run (a first round is not counted)
unchanged  the same again over finished output
wall, cpu  medians of the rounds; × floor is the median of each round's ratio to that round's floor, and by
           cpu time it is the steadier one on a busy machine
memory     the most that any one run held at once (resident)"""


@dataclass(frozen=True)
class Case:
    name: str
    arguments: tuple[str, ...]
    builds: bool = True
    again: bool = False  # over what an earlier run of it left


@dataclass(frozen=True)
class Run:
    wall: float  # seconds
    cpu: float  # seconds, of all its threads
    megabytes: float


class CaseFailed(Exception):
    """A timed command failed; the text is its standard error."""


def cases(talk: str) -> list[Case]:
    build = ("-m", "generator", "build", talk)
    alone = [Case(f"{name} alone", (*build, "--only", name)) for name in PRINTS]
    floor = Case("floor", ("-c", FLOOR), builds=False)
    return [floor, Case("cold", build), *alone, Case("unchanged", build, again=True)]


def run(case: Case, scratch: Path) -> Run:
    """One whole process; raises CaseFailed."""
    target: tuple[str, ...] = ()
    if case.builds:
        folder = scratch / "again" if case.again else Path(tempfile.mkdtemp(dir=scratch))
        target = ("--output", str(folder))
    command = [sys.executable, *case.arguments, *target]
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise CaseFailed(f"{case.name}: {' '.join(command)}\n{said.read().decode(errors='replace')}")
    return Run(
        wall,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
    )


def measure(chosen: Sequence[Case], rounds: int) -> dict[str, list[Run]]:
    """Every case once a round, after one round that is not counted."""
    with tempfile.TemporaryDirectory(prefix="triptych-bench-") as scratch:
        folder = Path(scratch)
        every = [{case.name: run(case, folder) for case in chosen} for _ in range(rounds + 1)]
    return {case.name: [one[case.name] for one in every[1:]] for case in chosen}


def table(measured: dict[str, list[Run]]) -> str:
    floor = measured["floor"]
    rows = [f"{'':<16}{'wall':>9}{'× floor':>10}{'cpu':>10}{'× floor':>10}{'memory':>11}"]
    for name, runs in measured.items():
        wall, cpu = median(run.wall for run in runs), median(run.cpu for run in runs)
        by_wall = median(run.wall / base.wall for run, base in zip(runs, floor, strict=True))
        by_cpu = median(run.cpu / base.cpu for run, base in zip(runs, floor, strict=True))
        peak = max(run.megabytes for run in runs)
        rows.append(f"{name:<16}{wall:>7.2f} s{by_wall:>10.2f}{cpu:>8.2f} s{by_cpu:>10.2f}{peak:>8.0f} MB")
    return "\n".join(rows)


def main() -> None:
    there = sorted(path.parent.name for path in (ROOT / "content").glob("*/talk.yaml"))
    parser = argparse.ArgumentParser(description="Time the builds beside the floor.")
    parser.add_argument("--talk", default=there[0] if there else None, choices=there)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if options.talk is None:
        sys.exit("bench: content/ holds no talk to build")
    try:
        measured = measure(cases(options.talk), options.rounds)
    except CaseFailed as failed:
        sys.exit(f"bench: {failed}")
    print(
        f"{options.talk}, {options.rounds} rounds, Python {sys.version.split()[0]}, {os.cpu_count()} cores\n"
    )
    print(table(measured))
    print(f"\n{EXPLAINED.format(floor=FLOOR)}")


if __name__ == "__main__":
    main()
