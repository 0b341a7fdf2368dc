"""The slide that a talk's own template writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from generator.content.base import FileName
from generator.content.slides.base import Slide


class FreeSlide(Slide):
    """`template` lies in the talk's folder, below `templates/`; `with` is what it is given, as typed."""

    kind: Literal["free"]
    template: FileName
    with_: Mapping[str, Any] = Field(default_factory=dict, alias="with")
