"""The words of a card, line by line, in ems: so they are broken once for all sizes of type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.content.collections import Milestone
from generator.content.inline import NO_BREAK_SPACE, Inline, Run
from generator.look import Look
from generator.pages.lines import on_lines
from generator.text import apart
from generator.timeline.detail_levels import DetailLevel
from generator.typesetting import Runs, SetLine, evened, set_lines

CREDIT = 0.8  # ems
_AIR = 0.3  # ems, right of a card's longest line


@dataclass(frozen=True)
class _Paragraph:
    said: Inline
    runs: Runs
    lines: Sequence[SetLine]

    @property
    def printed(self) -> Inline:
        return on_lines(self.said, self.lines)

    @property
    def widest(self) -> float:
        return max(line.width for line in self.lines)

    @property
    def rows(self) -> float:
        """How many lines' height it takes."""
        return len(self.lines) * (1 + apart(self.runs))


@dataclass(frozen=True)
class Wording:
    """What a milestone's card says in `width` ems: its `date` as it is written there, and as much else as its
    form has room for; `credited` is what stands below its picture, `mark` the numbers of its sources."""

    milestone: Milestone
    date: str
    form: DetailLevel
    width: float
    look: Look
    language: str
    credited: str = ""
    mark: str = ""

    @property
    def height(self) -> float:
        """Ems from the top of the date to the bottom of the text, without the picture."""
        card = self.look.theme.poster.card
        if self.form is DetailLevel.LINE:
            return self._title.rows * card.leading
        ems = self._date.rows * card.leading + self._title.rows * card.title * card.heading_leading
        ems += self._credit.rows * CREDIT * card.leading if self._credit else 0
        return ems + (self._text.rows * card.leading if self._text else 0)

    @property
    def needs(self) -> float:
        """The ems of the width that its lines take."""
        date = None if self.form is DetailLevel.LINE else self._date
        shown = [one for one in (date, self._title, self._text, self._credit) if one]
        return min(self.width, max(one.widest for one in shown) + _AIR)

    @property
    def printed_date(self) -> Inline:
        return Inline(self._printed_dated[:1])

    @property
    def printed_mark(self) -> Inline:
        """What follows the date; empty without sources."""
        return Inline(self._printed_dated[1:])

    @property
    def _printed_dated(self) -> tuple[Run, ...]:
        """Of a paragraph with the title behind it, where they share a line."""
        shared = self._title if self.form is DetailLevel.LINE else self._date
        return shared.printed.runs[: len(self._dated())]

    @property
    def printed_title(self) -> Inline:
        return Inline(self._title.printed.runs[len(self._dated()) if self.form is DetailLevel.LINE else 0 :])

    @property
    def printed_text(self) -> Inline | None:
        return self._text.printed if self._text else None

    @property
    def printed_credit(self) -> Inline | None:
        return self._credit.printed if self._credit else None

    @cached_property
    def _date(self) -> _Paragraph:
        dated = self._dated()
        return self._set(Inline(tuple(Run(said) for said, _ in dated)), dated)

    def _dated(self, end: str = "") -> Runs:
        """The date, the numbers of the sources if there are any, and what ends them."""
        mono = self.look.style(self.look.code, 1.0, bold=True)
        if not self.mark:
            return ((f"{self.date}{end}", mono),)
        small = self.look.style(self.look.text, self.look.theme.poster.card.cited)
        return ((self.date + NO_BREAK_SPACE, mono), (f"{self.mark}{end}", small))

    @cached_property
    def _title(self) -> _Paragraph:
        """Its lines of about one length, after the date if they share one."""
        look, said, line = self.look, self.milestone.title, self.form is DetailLevel.LINE
        runs = look.headed(said.runs, 1.0 if line else look.theme.poster.card.title)
        if line:
            dated = self._dated(" ")
            said = Inline((*(Run(part) for part, _ in dated), *said.runs))
            runs = (*dated, *runs)
        return _Paragraph(said, runs, evened(runs, self.width, self.language))

    @cached_property
    def _text(self) -> _Paragraph | None:
        """What stands below the title, its last words kept together where they have room."""
        said = self.milestone.text if self.form is DetailLevel.FULL else None
        if said is None:
            return None
        tied = self._set(said.tied(), self.look.runs(said.tied().runs))
        cut = any(line.split for line in tied.lines)
        return self._set(said, self.look.runs(said.runs)) if cut else tied

    @cached_property
    def _credit(self) -> _Paragraph | None:
        if not self.credited:
            return None
        small = self.look.style(self.look.text, CREDIT)
        return self._set(Inline((Run(self.credited),)), ((self.credited, small),))

    def _set(self, said: Inline, runs: Runs) -> _Paragraph:
        return _Paragraph(said, runs, set_lines(runs, self.width, self.language))
