"""Draws an SVG as pixels with resvg, in a process with limits."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.svg.sizes import DPI
from generator.svg.worker import REFUSED

_WORKER = Path(__file__).with_name("worker.py")
_GENERIC = ("serif", "sans_serif", "cursive", "fantasy")


@dataclass(frozen=True)
class Limits:
    """Limits of processor time and memory."""

    seconds: int
    gigabytes: int


def draw(
    svg: str,
    fonts: Sequence[Path],
    families: Mapping[str, str],
    limits: Limits,
    **side: int,
) -> bytes:
    """A PNG, its text in the fonts given and in none of the machine's; the same every time.

    `families` names those for `text` and `code`; `side` is its `width` or its `height` in pixels,
    the drawing's own without. Raises ValueError, in words that follow a name.
    """
    text = families.get("text")
    drawing = {
        "svg_string": svg,
        "skip_system_fonts": True,
        "dpi": float(DPI),
        "font_files": [str(font) for font in fonts],
        "font_family": text,
        "monospace_family": families.get("code"),
        **{f"{one}_family": text for one in _GENERIC},
        **side,
    }
    asked = {"drawing": drawing, "memory": limits.gigabytes << 30, "seconds": limits.seconds}
    done = subprocess.run(
        [sys.executable, "-I", str(_WORKER)],
        input=json.dumps(asked).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode == REFUSED:
        raise ValueError(f"cannot be drawn: {done.stderr.decode(errors='replace')}")
    if done.returncode in (-signal.SIGKILL, -getattr(signal, "SIGXCPU", signal.SIGKILL)):
        raise ValueError(f"takes more than {limits.seconds} s to draw")
    if done.returncode:
        raise ValueError(f"cannot be drawn in {limits.gigabytes} GB of memory")
    return done.stdout
