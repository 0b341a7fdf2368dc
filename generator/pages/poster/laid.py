"""The poster between its layout and its PDF: what is printed of it whole, and in parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from generator.pages.paper import Sheet
from generator.pages.press import Finishing
from generator.pages.sheets import SheetSize
from generator.problems import Problem


@dataclass(frozen=True)
class PosterPrint:
    """The PDF, one line about it, and what the speaker should know."""

    data: bytes
    said: str
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Laid:
    """`said` and `warnings` are what the print says of itself."""

    sheet: Sheet
    size: SheetSize
    finishing: Finishing
    said: str
    warnings: tuple[Problem, ...] = ()

    def print(self, when: datetime | None = None) -> PosterPrint:
        """`when` is what the file may have to say of its making, in UTC; None: a fixed day."""
        return PosterPrint(self.sheet.pdf(finishing=self.finishing.at(when)), self.said, self.warnings)
