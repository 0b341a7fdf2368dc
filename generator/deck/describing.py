"""What the deck's file says of itself, shortened to what its format holds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.content.talk import Talk
from generator.problems import Problem
from generator.source import Loc

LONGEST = 255  # characters of a core property (ISO/IEC 29500-2 has no limit, but Office's programs)


@dataclass(frozen=True)
class Description:
    title: str
    subject: str
    author: str
    keywords: str


def description_of(talk: Talk) -> tuple[Description, tuple[Problem, ...]]:
    """The file's properties, with a warning for each that was shortened; the slides show it whole."""
    file = talk.file
    said: dict[Loc, tuple[str, str]] = {
        ("title",): (file.title.plain, " "),
        ("subtitle",): (file.subtitle.plain if file.subtitle else "", " "),
        ("speakers",): (", ".join(speaker.name for speaker in file.speakers), ", "),
        ("keywords",): (", ".join(file.keywords), ", "),
    }
    kept = {loc: shortened(*one) for loc, one in said.items()}
    long = ((loc, len(one[0])) for loc, one in said.items() if one[0] != kept[loc])
    warnings = (
        talk.problem(
            "talk",
            loc,
            f"this has {count} characters, but a PowerPoint file's properties hold only the first {LONGEST}",
            f"with {LONGEST} at most, all of it is there",
        )
        for loc, count in long
    )
    return Description(*kept.values()), tuple(replace(one, warning=True) for one in warnings)


def shortened(words: str, between: str) -> str:
    """The text up to the last whole word or item that has room, with an ellipsis."""
    if len(words) <= LONGEST:
        return words
    room = LONGEST - len(between) - 1
    whole = words[: room + len(between)].rpartition(between)[0] or words[:room]
    return f"{whole}{between if between.strip() else ''}…"
