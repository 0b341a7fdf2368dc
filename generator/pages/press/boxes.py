"""A page's boxes (ISO 32000-1, 14.11.2): what is cut, what bleeds, what there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pydyf

from generator.content.printing import Printing
from generator.theme import PressTokens

Rectangle = tuple[float, float, float, float]  # left, bottom, right, top, in points


@dataclass(frozen=True)
class Boxes:
    trim: Rectangle
    bleed: Rectangle
    media: Rectangle
    marks: float  # points from the trim to where marks begin

    @property
    def entries(self) -> dict[str, pydyf.Array]:
        """Viewers show the crop box; it is all there is, so that the marks can be seen."""
        named = {"MediaBox": self.media, "CropBox": self.media, "BleedBox": self.bleed, "TrimBox": self.trim}
        return {name: pydyf.Array(round(one, 4) for one in box) for name, box in named.items()}


def boxes(trim: Sequence[float], printing: Printing, tokens: PressTokens) -> Boxes:
    """The boxes around that trim; marks stand clear of the bleed, and of the cut where nothing bleeds."""
    left, bottom, right, top = trim
    bleed = printing.bleed.pt
    marks = bleed + tokens.clear.pt
    media = marks + tokens.mark.pt + tokens.edge.pt if printing.marks else bleed

    def around(by: float) -> Rectangle:
        return left - by, bottom - by, right + by, top + by

    return Boxes(around(0), around(bleed), around(media), marks)
