"""The settings of the handout and of the speaker's script."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator.content.base import Id, Model

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def _lower(written: Any) -> Any:
    return written.lower() if isinstance(written, str) else written


def _number(written: Any) -> Any:
    return int(written) if isinstance(written, str) and written.isdecimal() else written


def _clock(written: Any) -> int:
    match = _CLOCK.fullmatch(written.strip()) if isinstance(written, str) else None
    if not match:
        hint = {"hint": "write it like 19:00"}
        raise PydanticCustomError("clock", "'{said}' is not a time of day", {"said": written, **hint})
    return int(match[1]) * 60 + int(match[2])


Paper = Annotated[Literal["a4", "a5", "letter", "legal"], BeforeValidator(_lower)]
Clock = Annotated[int, BeforeValidator(_clock)]


class Handout(Model):
    """The slides as small pictures, `per_page` on each, and what stands beside them; without an `orientation`
    pages stand as suits their number. `link` is printed at their foot."""

    per_page: Annotated[Literal[1, 2, 3, 4, 6, 9], BeforeValidator(_number)] = 3
    beside: Literal["lines", "notes", "nothing"] = "lines"
    paper: Paper = "a4"
    orientation: Literal["portrait", "landscape"] | None = None
    link: Id | None = None


class Script(Model):
    """What the speaker reads from; `starts` is when the talk does, in minutes of the day. None: at 0:00."""

    paper: Paper = "a4"
    starts: Clock | None = None
