"""Draws one SVG in a process of its own, which the system ends if it takes too long.

Run as a script. Standard input holds JSON: `drawing`, the keyword arguments of resvg's function; `memory`,
in bytes; `seconds`, of processor time. The PNG goes to standard output; what resvg refuses, in words to
standard error, with exit status 3. Beyond its limits the system ends it by a signal.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress

REFUSED = 3


def main() -> int:
    asked = json.load(sys.stdin.buffer)
    _limit(asked["memory"], asked["seconds"])
    import resvg_py  # noqa: PLC0415  # under its limits

    try:
        sys.stdout.buffer.write(resvg_py.svg_to_bytes(**asked["drawing"]))
    except ValueError as error:
        sys.stderr.write(str(error))
        return REFUSED
    return 0


def _limit(memory: int, seconds: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # systems without such limits, or with lower ones
        import resource  # noqa: PLC0415  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    sys.exit(main())
