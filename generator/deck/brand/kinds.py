"""The kinds of slide that a speaker writes, and the forms of each: those of our layouts that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

# By what is written in the outline; which form a slide takes is up to what it holds.
KINDS: dict[str, str] = {
    "title": "Title",
    "agenda": "Agenda",
    "section": "Section",
    "points": "Points",
    "point": "Point",
    "facts": r"Facts \d+",
    "timeline": "Timeline",
    "milestone": "Milestone( Picture)?",
    "quote": "Quote( Titled)?",
    "statement": "Statement|Big Title",
    "question": "Question",
    "columns": r"Columns \d( Bare)?",
    "comparison": "Comparison",
    "table": "Table",
    "chart": "Chart",
    "image": "Picture( Captioned| Sourced| Large)?",
    "picture": "Full Picture .*",
    "video": "Video( Bare)?",
    "code": "Code( Sourced)?",
    "qr": "QR Code",
    "organisations": "Organisations .*",
    "people": r"People \d+",
    "person": "Person( Bare)?",
    "sources": "Sources( Few)?",
    "closing": "Closing( Bare)?",
    "appendix": "Appendix",
    "free": "Free",
}
# What a kind is on our own layouts and not on a brand's, whose colours are not made for it.
PLAINER = {
    "picture": "the picture stands below the title, not behind the whole slide",
    "milestone": "its date stands on no ground",
}


def forms(kind: str, ours: Iterable[str]) -> tuple[str, ...]:
    """Of our layouts those that slides of this kind take."""
    return tuple(name for name in ours if re.fullmatch(KINDS[kind], name))
