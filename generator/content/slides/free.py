"""The slide that a talk's own template writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field

from generator.content.base import FileName
from generator.content.slides.base import Slide, TalkView


class FreeSlide(Slide):
    """`template` lies in the talk's folder, below `templates/`; `with` is what it is given, as typed."""

    kind: Literal["free"]
    synonyms: ClassVar[str] = "custom html layout blank"
    layouts: ClassVar[str] = "Free"
    siblings: ClassVar[Literal["none"]] = "none"

    template: FileName
    with_: Mapping[str, Any] = Field(default_factory=dict, alias="with")

    @property
    def own_template(self) -> str:
        return self.template

    def template_values(self, talk: TalkView) -> Mapping[str, Any]:
        return self.with_


KINDS = (FreeSlide,)
