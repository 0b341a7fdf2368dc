"""The deck on paper, from the slides that the .pptx is written from: laid out once for all its prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.content import Talk
from generator.deck import Composed, own_look
from generator.deck.placed import PlacedSlide
from generator.look import Look
from generator.pages.checking import checked
from generator.pages.paper import Press, Sheet
from generator.pages.slides.page import Painter, dress_layouts
from generator.pages.slides.view import SlideView
from generator.problems import Problem
from generator.templating import Templates
from generator.units import EMU_PER_PT


@dataclass(frozen=True)
class DeckPdf:
    data: bytes
    pages: int
    warnings: tuple[Problem, ...] = ()


class Styled:
    """Gives styles that many elements share a class: WeasyPrint would read each style attribute anew."""

    def __init__(self) -> None:
        self.rules: dict[str, str] = {}

    def __call__(self, css: str) -> str:
        return self.rules.setdefault(css, f"s{len(self.rules)}")


@dataclass(frozen=True)
class View:
    """All slides; the page's size is in points."""

    width: float
    height: float
    slides: tuple[SlideView, ...]


@dataclass(frozen=True)
class Shown:
    """A slide that is printed, as it was placed and as it is drawn; `number` is its own in the deck."""

    number: int
    placed: PlacedSlide
    view: SlideView


@dataclass(frozen=True)
class LaidDeck:
    """The slides as pages, width and height in points. The press keeps the fonts that they are set in."""

    look: Look
    press: Press
    width: float
    height: float
    slides: tuple[Shown, ...]
    sheet: Sheet
    warnings: tuple[Problem, ...]

    def print(self) -> DeckPdf:
        return DeckPdf(self.sheet.pdf(), self.sheet.pages, self.warnings)


def lay_out(talk: Talk, look: Look, templates: Templates, composed: Composed) -> LaidDeck:
    """Hidden slides are left out; where the talk asks for notes, those of a slide follow it."""
    asked, look = talk.file.deck_pdf, own_look(talk, look)
    shown = [(at, slide) for at, slide in enumerate(composed.slides, 1) if not slide.showing.hidden]
    anchors = frozenset(slide.showing.anchor for _, slide in shown)
    placed = [slide for _, slide in shown]
    painter = Painter(composed, composed.template.setting, anchors, dress_layouts(composed, placed))
    slides, chapter = [], -1
    for number, slide in shown:
        opens, chapter = slide.showing.chapter != chapter, slide.showing.chapter
        own = replace(painter, setting=composed.template.setting_of(slide.layout.name))
        view = own.slide(slide, number, opens=opens, notes=bool(asked and asked.notes))
        slides.append(Shown(number, slide, view))
    deck = View(
        composed.size.width / EMU_PER_PT,
        composed.size.height / EMU_PER_PT,
        tuple(one.view for one in slides),
    )
    html = templates.on_paper().render(
        "deck_pdf/deck.html", talk=talk.file, deck=deck, look=look, styled=Styled()
    )
    names = (
        one
        for slide in composed.slides
        for one in composed.template.setting_of(slide.layout.name).families.values()
    )
    # Only for their faces: a brand's are not the look's.
    faces = replace(look, others=tuple(dict.fromkeys((*look.others, *names))))
    press = Press(faces, [talk.folder, *templates.roots])
    sheet = checked(talk, "deck_pdf", press.lay_out(html, talk.folder))
    warnings = _warn_of_undrawn(talk, painter.find_undrawn(placed))
    return LaidDeck(look, press, deck.width, deck.height, tuple(slides), sheet, warnings)


def _warn_of_undrawn(talk: Talk, undrawn: Sequence[str]) -> tuple[Problem, ...]:
    """A warning of what the template draws and the PDF does not."""
    if not undrawn:
        return ()
    said = f"deck.pdf leaves out what it cannot draw of the template: {', '.join(undrawn)}"
    return (replace(talk.problem("talk", ("deck_pdf",), said, "deck.pptx has it"), warning=True),)
