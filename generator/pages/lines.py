"""Text on pages whose lines are set: it is printed with an end of line in it where each ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.content.inline import Inline
from generator.typesetting import SetLine


def on_lines(said: Inline, lines: Sequence[SetLine]) -> Inline:
    """The text with a line feed after each of its lines but the last; CSS sets it with `white-space: pre`."""
    start, runs = 0, []
    for run in said.runs:
        stop = start + len(run.text)
        shown = ""
        for number, line in enumerate(lines):
            shown += said.plain[max(start, line.start) : min(stop, line.end)]
            if start < line.end <= stop and number + 1 < len(lines):
                shown += f"{line.hyphen}\n"
        runs += [replace(run, text=shown)] if shown else []
        start = stop
    return Inline(tuple(runs))
