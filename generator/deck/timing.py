"""When each slide comes up, by what is said before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

SILENT = 8  # words: a slide without notes is looked at for as long as it takes to say so many


def cues(words: Sequence[int | None], words_per_minute: int, minutes: int | None) -> list[int | None]:
    """For each slide the second at which it comes, and last the second of the end.

    `words` are those of each slide's notes, None for one that is kept for questions. The time asked for is
    spread over the slides by their words; without one, it is what the words take.
    """
    shares = [0 if count is None else max(count, SILENT) for count in words]
    total = sum(shares)
    whole = minutes * 60 if minutes else total * 60 / words_per_minute
    starts = [0, *accumulate(shares)]
    seconds = [round(whole * start / total) if total else 0 for start in starts]
    return [*(None if count is None else at for count, at in zip(words, seconds, strict=False)), seconds[-1]]


def elapsed(seconds: int) -> str:
    """As a stopwatch shows it: `4:05`, `1:00:30`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def clock(starts: int, seconds: int) -> str:
    """The minute of the day, as clocks show it; `starts` in minutes."""
    minutes = starts + seconds // 60
    return f"{minutes // 60 % 24}:{minutes % 60:02}"
