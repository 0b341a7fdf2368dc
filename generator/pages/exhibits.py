"""What templates of sheets use for tables, charts, pictures and a talk's own blocks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.content.talk import Talk
from generator.look import Look
from generator.pages import drawings, own
from generator.pages.blocks import Part
from generator.problems import ProblemsFound
from generator.shapes import DoesNotFit
from generator.templating import Templates


@dataclass(frozen=True)
class Exhibits:
    """`least` is the smallest size in points that a chart's words may have; `saving` whether ink is saved."""

    talk: Talk
    templates: Templates
    look: Look
    least: float
    saving: bool = False

    @property
    def fields(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "own": self.own,
            "chart_picture": self.chart,
            "tallest_chart": self.tallest_chart,
        }

    def file(self, name: str) -> str:
        """The address of a file of the talk."""
        return (Path(self.talk.folder) / name).resolve().as_uri()

    def own(self, part: Part) -> str:
        return own.written(part.block.model, self.talk, self.templates)

    def chart(self, part: Part, room: float, small: float) -> drawings.Picture:
        """The chart, `room` points wide with words of size `small`. Raises ProblemsFound for want of room."""
        words = self.templates.words
        ink = drawings.Ink(self.look, self.least, self.saving)
        try:
            return drawings.chart_picture(
                part.block.model, words.word("chart"), words.separators, room, int(small), ink, part.stretch
            )
        except DoesNotFit as error:
            said = f"the chart has no room on this paper: {error.message}"
            raise ProblemsFound([self.talk.problem("talk", part.block.loc, said, error.hint)]) from None

    def tallest_chart(self, part: Part, room: float, small: float) -> float:
        return drawings.chart_heights(part.block.model, room, int(small), self.look)[1]
