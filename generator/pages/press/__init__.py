"""What a copy shop asks of a PDF, done to one that is laid out and not yet written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.content import Talk
from generator.content.printing import Printing
from generator.content.talk import OnePager, Poster
from generator.look import Look
from generator.pages.press.boxes import boxes
from generator.pages.press.printer_marks import draw

PROFILE = "FOGRA39L_coated.icc"  # in templates/press/
SCREEN = "sRGB.icc"
CONDITION = "FOGRA39"  # its name in the ICC's registry
EPOCH = datetime(1980, 1, 1)  # what prints say of their making, to be the same every time


@dataclass(frozen=True)
class Finishing:
    """The wishes of one print; called with the PDF (of pydyf's objects) before its bytes are written.

    `profiles` is the folder of those that come with the templates, `talk` that of the talk's own.
    """

    printing: Printing
    look: Look
    profiles: Path
    talk: Path
    when: datetime | None = None

    @property
    def version(self) -> str:
        """Of PDF."""
        return "1.6" if self.printing.standard else "1.7"

    @property
    def said(self) -> str:
        """What the person who builds should know of it."""
        if not self.printing.standard:
            return ""
        name = Path(self.printing.profile).stem if self.printing.profile else CONDITION
        return f"; PDF/X-4 for {name}, without links"

    def at(self, when: datetime | None) -> Finishing:
        """`when` is what the file says of its making, in UTC; None: a fixed day."""
        return replace(self, when=when)

    def __call__(self, pdf: Any) -> None:
        tokens = self.look.theme.press
        for page in pages_of(pdf):
            found = boxes(page["TrimBox"], self.printing, tokens)
            page.update(found.entries)
            if self.printing.marks:
                draw(pdf, page, found, self.printing.marks, tokens)
        if self.printing.standard:
            self._conform(pdf)

    def _conform(self, pdf: Any) -> None:
        # Few prints ask for it, and colour management takes its time to import.
        from generator.pages.press.inks import Converter, tones_of  # noqa: PLC0415
        from generator.pages.press.separations import separate  # noqa: PLC0415
        from generator.pages.press.standard import Press, conform  # noqa: PLC0415

        colours, own = self.look.theme.colours, self.printing.profile
        profile = (self.talk / own if own else self.profiles / PROFILE).read_bytes()
        screen = (self.profiles / SCREEN).read_bytes()
        said = [*dict(colours).values(), *colours.eras]
        separate(pdf, Converter(profile, screen, tones_of(said)), self.look.theme.press.rich, screen)
        name = Path(own).stem if own else CONDITION
        conform(pdf, Press(name, profile, registered=own is None), self.when or EPOCH)


def finishing(talk: Talk, own: OnePager | Poster, look: Look, templates: Path) -> Finishing:
    """What is asked of that print."""
    return Finishing(talk.file.printing(own), look, templates / "press", talk.folder)


def pages_of(pdf: Any) -> Iterator[Any]:
    """The dictionaries of the pages, in order."""
    return (pdf.objects[number] for number in pdf.pages["Kids"][::3])
