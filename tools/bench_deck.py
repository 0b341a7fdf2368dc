"""How a deck's build grows, beside bare python-pptx writing the same: `make bench-deck [ROUNDS=1]`.

Whole processes, one after another, as in tools/bench.py. The ratios are the figures to keep. It takes two
minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from tools.bench import Case, CaseFailed, Run, run
from tools.long_talk import CHARTS, MIXED, write_talk

TALKS = {"slides-400": (400, MIXED), "slides-1600": (1600, MIXED), "charts-400": (400, CHARTS)}
BARE = ("slides-1600", "charts-400")
# What is held: one case's time as a share of another's.
RATIOS = (
    ("1,600 slides to 400", "slides-1600", "slides-400", 4.4),
    ("1,600 slides to bare python-pptx", "slides-1600", "slides-1600 bare", 1 / 4),
    ("400 charts to bare python-pptx", "charts-400", "charts-400 bare", 1 / 3),
)


def cases(content: Path, scratch: Path) -> list[Case]:
    build = ("-m", "generator", "build", "--content", str(content), "--only", "deck", "--force")
    ours = [Case(name, (*build, "--output", str(scratch), "--", name), builds=False) for name in TALKS]
    bare = ("-m", "tools.bare_deck")
    file = str(scratch / "bare.pptx")
    return ours + [Case(f"{n} bare", (*bare, str(content / n), file), builds=False) for n in BARE]


def measure(rounds: int) -> dict[str, list[Run]]:
    with tempfile.TemporaryDirectory(prefix="triptych-bench-") as scratch:
        content = Path(scratch) / "content"
        for name, (slides, kinds) in TALKS.items():
            write_talk(content / name, slides, kinds)
        chosen = cases(content, Path(scratch))
        every = [{one.name: run(one, Path(scratch)) for one in chosen} for _ in range(rounds)]
    return {name: [one[name] for one in every] for name in every[0]}


def table(measured: dict[str, list[Run]]) -> str:
    rows = [f"{'':<20}{'wall':>9}{'cpu':>10}{'memory':>11}"]
    for name, runs in measured.items():
        wall, cpu = median(one.wall for one in runs), median(one.cpu for one in runs)
        rows.append(f"{name:<20}{wall:>7.2f} s{cpu:>8.2f} s{max(one.megabytes for one in runs):>8.0f} MB")
    rows.append("")
    for said, one, other, most in RATIOS:
        ratio = median(a.cpu / b.cpu for a, b in zip(measured[one], measured[other], strict=True))
        rows.append(f"{said:<36}{ratio:>6.2f}   at most {most:.2f} (by cpu time)")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how a deck's build grows.")
    parser.add_argument("--rounds", type=int, default=1)
    try:
        print(table(measure(parser.parse_args().rounds)))
    except CaseFailed as failed:
        sys.exit(f"bench-deck: {failed}")


if __name__ == "__main__":
    main()
