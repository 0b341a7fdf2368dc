"""The kinds of slide that a speaker writes, and the forms of each: those of our layouts that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.content.slides import SLIDES
from generator.content.slides.base import Slide

# `each` has none: it is written as other kinds are.
KINDS = {kind: model for kind, model in SLIDES.items() if issubclass(model, Slide)}


def layouts_of_kind(kind: str, ours: Iterable[str]) -> tuple[str, ...]:
    """The layouts of ours that slides of this kind take."""
    return tuple(name for name in ours if re.fullmatch(KINDS[kind].layouts, name))
