"""What people write for dates, and what it would be here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_Read = Callable[[re.Match[str]], Any]
_GUESSES: tuple[tuple[str, _Read], ...] = (
    (r"(?:c\.|ca\.?|circa|about|around|~|≈)\s*(.+)", lambda found: {"about": found[1]}),
    (r"(.+?)\s*\?", lambda found: {"about": found[1]}),
    (
        r"(?:the\s+)?(\d+)(?:st|nd|rd|th)\s+century\b\s*(.*)",
        lambda found: {"century": f"{found[1]} {found[2]}".strip()},
    ),
    (r"(?:the\s+)?(\d+0)\W?s", lambda found: f"{found[1]}s"),
    (r"(AD|CE|BCE?)\s*(\d.*)", lambda found: f"{found[2]} {found[1].upper()}"),
    (r"(\d{4})\W(\d{1,2})(?:\W(\d{1,2}))?\W?", lambda found: "-".join(filter(None, found.groups()))),
    (
        r"(.+?)(?:\s*[–—]\s*|\s+-\s+|(?<=\d{3})-(?=\d{3}))(.+)",
        lambda found: {"from": found[1], "to": found[2]},
    ),
    (r"(.+?)[,;.]", lambda found: found[1]),
)


def candidates(text: str) -> Iterator[Any]:
    """What the text may be meant as; not all of these are dates."""
    for pattern, read in _GUESSES:
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            yield read(match)
