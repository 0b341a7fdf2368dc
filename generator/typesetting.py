"""Sets paragraphs on pages line by line: what is measured here is drawn as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from generator import page_line_ends
from generator.line_ends import SPACES
from generator.text import Style, apart, width

HYPHEN = "-"
_LONG = 20  # letters; a word as long may be hyphenated to fill a line, as on the one-pager
_FEW, _FEWEST = 6, 3  # letters from a word's ends to a hyphen: of such a word, and where one must be cut


class SetLine(NamedTuple):
    """A line of a paragraph: its letters from `start` to before `end`, and where the next one begins.

    `hyphen` ends it where a word goes on; `split`: what stays together elsewhere is cut. Width in points.
    """

    start: int
    end: int
    after: int
    width: float
    hyphen: str = ""
    split: bool = False


Runs = tuple[tuple[str, Style], ...]


# A text is tried at many widths, and these again by each of its neighbours in a row.
@lru_cache(maxsize=4_096)
def set_lines(runs: Runs, room: float, language: str) -> tuple[SetLine, ...]:
    """The lines of a paragraph in that width; none is wider, unless it holds a single letter."""
    return tuple(_lines(_Paragraph(runs, language), room))


@lru_cache(maxsize=4_096)
def evened(runs: Runs, room: float, language: str) -> tuple[SetLine, ...]:
    """The same text in as many lines of about equal length, to a five-hundredth of the room."""
    best, low, high = set_lines(runs, room, language), 0.0, room
    cuts = sum(line.split for line in best)
    while len(best) > 1 and high - low > room / 500:
        middle = (low + high) / 2
        tried = set_lines(runs, middle, language)
        if len(tried) == len(best) and sum(line.split for line in tried) <= cuts:
            best, high = tried, middle
        else:
            low = middle
    return best


def rows(runs: Runs, room: float, language: str) -> float:
    """How many lines' height the paragraph takes where lines have one height whatever is set in them, as in
    CSS: letters of another family stand higher or lower there, and so push their line apart."""
    return len(set_lines(runs, room, language)) * (1 + apart(runs))


@dataclass(frozen=True)
class _Paragraph:
    runs: Runs
    language: str

    @cached_property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)

    @cached_property
    def ends(self) -> Sequence[int]:
        return page_line_ends.on_pages(self.text, self.language)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The start of each run."""
        lengths = [len(text) for text, _ in self.runs]
        return [sum(lengths[:at]) for at in range(len(lengths))]

    def width(self, start: int, end: int) -> float:
        return sum(
            width(text[max(start - at, 0) : end - at], style)
            for at, (text, style) in zip(self.starts, self.runs, strict=True)
            if at < end and start < at + len(text)
        )

    def inked(self, start: int, end: int) -> int:
        """The end of the visible text, without the spaces that vanish at a line's end."""
        return start + len(self.text[start:end].rstrip(SPACES))

    def hyphen(self, at: int) -> float:
        """The width of a hyphen in the style of the letter before that place."""
        return width(HYPHEN, self.runs[bisect_right(self.starts, at - 1) - 1][1])


def _lines(paragraph: _Paragraph, room: float) -> Iterator[SetLine]:
    begin = 0
    while begin < len(paragraph.text):
        line = _line(paragraph, begin, room)
        yield line
        begin = line.after


def _line(paragraph: _Paragraph, begin: int, room: float) -> SetLine:
    """The longest line that begins at that place."""
    after, used, ink, end = begin, 0.0, 0.0, begin
    for stop in paragraph.ends[bisect_right(paragraph.ends, begin) :]:
        shown = paragraph.inked(after, stop)
        wide = paragraph.width(after, shown)
        if used + wide > room:
            cut = _cut(paragraph, (after, shown), room - used, wide > room)
            if cut:
                at, more, hyphen = cut
                return SetLine(begin, at, at, used + more, hyphen, split=True)
            if after > begin:
                return SetLine(begin, end, after, ink)
            return _torn(paragraph, begin, shown, room)
        ink, end = used + wide, shown
        used, after = used + paragraph.width(after, stop), stop
    return SetLine(begin, end, len(paragraph.text), ink)


def _cut(
    paragraph: _Paragraph, word: tuple[int, int], room: float, must: bool
) -> tuple[int, float, str] | None:
    """Where to cut that word, the width before the cut, and its hyphen; None if it goes whole onto the next
    line.
    """
    start, end = word
    letters = paragraph.text[start:end]
    if not must and len(letters) < _LONG:
        return None
    hyphens = page_line_ends.hyphenated(letters, paragraph.language, _FEWEST if must else _FEW)
    for places, hyphen in ((page_line_ends.within(letters) if must else [], ""), (hyphens, HYPHEN)):
        for at in reversed(places):
            wide = paragraph.width(start, start + at)
            wide += paragraph.hyphen(start + at) if hyphen else 0
            if wide <= room:
                return start + at, wide, hyphen
    return None


def _torn(paragraph: _Paragraph, start: int, end: int, room: float) -> SetLine:
    """A line of as many letters of the word as it has room for."""
    places = [start + at for at in page_line_ends.anywhere(paragraph.text[start:end])]
    fitting = [at for at in places if paragraph.width(start, at) <= room] or places[:1] or [end]
    return SetLine(start, fitting[-1], fitting[-1], paragraph.width(start, fitting[-1]), split=True)
