"""The speaker's script: every slide with what is said to it in large type, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from generator.content import Talk
from generator.content.talk import Deck
from generator.deck import timing
from generator.deck.slides import Paragraph
from generator.pages.checking import checked
from generator.pages.sheets import SheetSize, sheet, unfolded
from generator.pages.slides.deck_pdf import LaidDeck, Shown
from generator.pages.slides.handout import Printed
from generator.pages.slides.saying import Manner, all_notes, prepared
from generator.pages.slides.view import Said, grouped
from generator.scripts import words
from generator.templating import Templates
from generator.units import Length

NARROW = 0.3  # of a page's width: pictures are no wider
SPARE = 0.12  # of a page, that notes may leave free to go on after a paragraph and not within one
PAD = (9.0, 12.0)  # points, above and below what stands between two rules
HEADER, FOOTER = 16.0, 18.0
_LINE = 1.3  # of the size: of what stands below the picture


@dataclass(frozen=True)
class Cue:
    """What is said to a slide, or what of it has room on a page; with `goes_on` its beginning is elsewhere.

    `at` is the time since the start and `clock` that of the day, "" where none is known. `y` and `height`
    are points, from the top of what the page has for notes.
    """

    slide: Shown
    at: str
    clock: str
    notes: tuple[Paragraph, ...]
    goes_on: bool = False
    y: float = 0
    height: float = 0

    @property
    def told(self) -> tuple[Said, ...]:
        return grouped(self.notes)


@dataclass(frozen=True)
class Page:
    """`foot` is what comes on the next, or the slide whose notes `goes_on`; "" after the last."""

    cues: tuple[Cue, ...]
    foot: str = ""
    goes_on: bool = False


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
        return wide - self.picture[0] - self.gap, tall - HEADER - FOOTER


def build(talk: Talk, templates: Templates, deck: LaidDeck, paper: str | None = None) -> Printed:
    """`paper` None leaves the talk's own choice."""
    asked = talk.file.notes
    assert asked is not None, "build only asks for notes that the talk wants"
    measures = _measures(deck, sheet(unfolded(paper or asked.paper)))
    seconds = _seconds(talk.file.deck, deck.slides)
    cues = list(_cues(deck, seconds, asked.starts))
    html = templates.on_paper().render(
        "notes/notes.html",
        talk=talk.file,
        look=deck.look,
        measures=measures,
        header=HEADER,
        pad=PAD,
        pages=list(pages(cues, measures, Manner(deck.look, measures.size, measures.room[0]))),
        lasts=f"{cues[0].clock or cues[0].at} – {_ends(seconds[-1] or 0, asked.starts)}" if cues else "",
        last=deck.slides[-1].number if deck.slides else 0,
    )
    laid = deck.press.lay_out(html, templates.folder, deck.sheet.parts("slide"))
    return Printed(checked(talk, "notes", laid).pdf(), laid.pages)


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
    counts = [
        None if one.placed.showing.spare else sum(words(said.plain) for said in one.placed.notes)
        for one in slides
    ]
    return timing.cues(counts, asked_of.words_per_minute, asked_of.minutes)


def _cues(deck: LaidDeck, seconds: Sequence[int | None], starts: int | None) -> Iterator[Cue]:
    for slide, at in zip(deck.slides, seconds[:-1], strict=True):
        shown = "" if at is None else timing.elapsed(at)
        clock = "" if at is None or starts is None else timing.clock(starts, at)
        yield Cue(slide, shown, clock, prepared(all_notes(slide.placed)))


def pages(cues: Sequence[Cue], measures: Measures, manner: Manner) -> Iterator[Page]:
    """Filled one after another; notes that are longer than what stands beside them may be divided."""
    page: list[Cue] = []
    for cue in cues:
        ahead: Cue | None = cue
        while ahead:
            free = measures.room[1] - sum(one.height for one in page)
            here, ahead = _divided(ahead, free, measures, manner)
            page += [here] if here else []
            if ahead:
                yield _page(page, measures, ahead)
                page = []
    if page:
        yield Page(_spread(page, 0))


def _divided(one: Cue, left: float, measures: Measures, manner: Manner) -> tuple[Cue | None, Cue | None]:
    """What of it has room there, None for nothing, and what has not."""
    beside, pad = _LINE * measures.size if one.goes_on else measures.beside, sum(PAD)
    height = max(manner.height(one.notes), beside) + pad
    if height <= left:
        return replace(one, height=height), None
    if left < beside + pad:
        return None, one
    notes, rest = _parted(one.notes, left - pad, measures, manner)
    if not notes:
        return None, one
    return replace(one, notes=notes, height=left), replace(one, notes=rest, goes_on=True)


def _parted(
    notes: tuple[Paragraph, ...], room: float, measures: Measures, manner: Manner
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """After a paragraph where that leaves little free, else within one."""
    whole = max((at for at in range(len(notes)) if manner.height(notes[:at]) <= room), default=0)
    if whole and room - manner.height(notes[:whole]) <= SPARE * measures.room[1]:
        return notes[:whole], notes[whole:]
    return manner.fitting(notes, room)


def _page(page: Sequence[Cue], measures: Measures, following: Cue) -> Page:
    """What is left free is shared out between what stands on the page."""
    free = measures.room[1] - sum(one.height for one in page)
    heading = following.slide.placed.heading
    foot = heading if following.goes_on else f"{following.at}  {heading}".strip()
    return Page(_spread(page, free / max(len(page) - 1, 1)), foot, following.goes_on)


def _spread(page: Sequence[Cue], air: float) -> tuple[Cue, ...]:
    tops = accumulate((one.height + air for one in page[:-1]), initial=0.0)
    return tuple(replace(one, y=top) for one, top in zip(page, tops, strict=True))
