"""The speaker's script: every slide with what is said to it in large type, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.content import Talk
from generator.content.talk import Deck
from generator.deck import timing
from generator.pages.sheets import SheetSize, sheet
from generator.pages.slides.deck_pdf import LaidDeck, Shown
from generator.pages.slides.handout import Printed
from generator.pages.slides.saying import Manner, numbered
from generator.pages.slides.view import Said, grouped
from generator.pages.tagging import Reading
from generator.templating import Templates
from generator.units import Length

SHORT = 1 / 3  # of a page: notes up to this are kept together
NARROW = 0.3  # of a page's width: pictures are no wider


@dataclass(frozen=True)
class Cue:
    """`at` is the time since the start and `clock` that of the day, "" where none is known; `first` stands
    beside the picture and stays on its page, `rest` may go on on the next."""

    slide: Shown
    at: str
    clock: str
    first: tuple[Said, ...]
    rest: tuple[Said, ...]
    then: str  # what comes next, "" after the last


@dataclass(frozen=True)
class Measures:
    """Of the page, in points."""

    paper: SheetSize
    margin: float
    picture: tuple[float, float]
    gap: float
    size: float

    @property
    def beside(self) -> float:
        """The height of what stands beside notes: the picture, and three lines that say where and when."""
        return self.picture[1] + 4.4 * self.size

    @property
    def room(self) -> tuple[float, float]:
        """For the notes on a page."""
        wide, tall = (Length.of_mm(one).pt - 2 * self.margin for one in (self.paper.width, self.paper.height))
        return wide - self.picture[0] - self.gap, tall


def build(talk: Talk, templates: Templates, deck: LaidDeck, paper: str | None = None) -> Printed:
    """`paper` None leaves the talk's own choice."""
    asked = talk.file.notes
    assert asked is not None, "build only asks for notes that the talk wants"
    measures = _measures(deck, sheet(paper or asked.paper))
    seconds = _seconds(talk.file.deck, deck.slides)
    html = templates.on_paper().render(
        "notes/notes.html",
        talk=talk.file,
        look=deck.look,
        measures=measures,
        cues=list(_cues(deck, seconds, asked.starts, measures)),
        ends=_ends(seconds[-1] or 0, asked.starts),
        last=deck.slides[-1].number if deck.slides else 0,
    )
    laid = deck.press.lay_out(html, templates.folder, shown=deck.sheet.parts("slide"))
    foot = "@bottom-right" if deck.look.rtl else "@bottom-left"
    return Printed(laid.pdf(Reading(margin=foot)), laid.pages)


def _ends(seconds: int, starts: int | None) -> str:
    return timing.elapsed(seconds) if starts is None else timing.clock(starts, seconds)


def _measures(deck: LaidDeck, paper: SheetSize) -> Measures:
    tokens = deck.look.theme.handout
    wide = min(tokens.picture.pt, Length.of_mm(paper.width).pt * NARROW)
    picture = wide, wide * deck.height / deck.width
    return Measures(paper, tokens.margin.pt, picture, tokens.gutter.pt, tokens.script.pt)


def _seconds(asked: Deck | None, slides: Sequence[Shown]) -> list[int | None]:
    """Of each slide, and of the end."""
    asked_of = asked or Deck.model_construct(slides=())
    words = [
        None if one.placed.showing.spare else sum(len(said.plain.split()) for said in one.placed.notes)
        for one in slides
    ]
    return timing.cues(words, asked_of.words_per_minute, asked_of.minutes)


def _cues(
    deck: LaidDeck, seconds: Sequence[int | None], starts: int | None, measures: Measures
) -> Iterator[Cue]:
    manner = Manner(deck.look, measures.size, measures.room[0])
    after, times = [*deck.slides[1:], None], [*seconds[1:-1], None]
    for slide, at, next_, then_at in zip(deck.slides, seconds[:-1], after, times, strict=True):
        notes = numbered(slide.placed.notes)
        short = manner.height(notes) <= max(measures.room[1] * SHORT, measures.beside)
        first, rest = (notes, ()) if short else manner.fitting(notes, measures.beside)
        shown = "" if at is None else timing.elapsed(at)
        clock = "" if at is None or starts is None else timing.clock(starts, at)
        when = "" if then_at is None else f"{timing.elapsed(then_at)}  "
        then = f"{when}{next_.placed.heading}" if next_ else ""
        yield Cue(slide, shown, clock, grouped(first), grouped(rest), then)
