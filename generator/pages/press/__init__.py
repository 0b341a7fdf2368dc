"""What a copy shop asks of a PDF, done to one that is laid out and not yet written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.content.printing import Printing
from generator.pages.press.boxes import boxes
from generator.pages.press.marks import draw
from generator.theme import PressTokens


@dataclass(frozen=True)
class Finishing:
    """The wishes of one print; called with the PDF (of pydyf's objects) before its bytes are written."""

    printing: Printing
    tokens: PressTokens

    def __call__(self, pdf: Any) -> None:
        for page in pages_of(pdf):
            found = boxes(page["TrimBox"], self.printing, self.tokens)
            page.update(found.entries)
            if self.printing.marks:
                draw(pdf, page, found, self.printing.marks, self.tokens)


def pages_of(pdf: Any) -> Iterator[Any]:
    """The dictionaries of the pages, in order."""
    return (pdf.objects[number] for number in pdf.pages["Kids"][::3])
