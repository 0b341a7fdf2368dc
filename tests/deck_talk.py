"""A small talk for the deck's tests, written to a folder and built without the command line."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image
from pptx import Presentation
from pptx.presentation import Presentation as Pptx

from generator import deck
from generator.content import Talk, load
from generator.content.slides import SLIDES
from generator.content.slides.base import FromCollection, Slide
from generator.deck.template.layouts import Layout
from generator.deck.template.package import layouts_of, open_template
from generator.language import load_words
from generator.look import Look, look_for
from generator.templating import Templates

TEMPLATES = Path(__file__).parent.parent / "templates"
SOURCES = """
kind: sources
items:
  - {id: book, title: The Book of Kites, publisher: Kite Press, date: 1999, url: "https://example.org/kites/book"}
  - {id: film, title: Kites, date: 2004-05}
"""
POINTS = """
kind: points
title: What kites teach
items:
  - id: wind
    title: Wait for the **wind**
    text: It comes. See [the book](https://example.org/kites).
    sources: [book]
    footnote: A footnote.
    notes: Wait for it.
  - {id: string, title: Hold the string, text: But not too hard.}
"""
QUOTES = """
kind: quotes
items:
  - id: one
    text: The sky is not a limit but a place.
    highlight: a place
    person: The Kite
    organisation: Kites & Co
    sources: [book]
  - {id: two, text: Let go., person: The Kite}
"""
TALK = """
title: "On *kites*: a short history"
subtitle: What flies
language: fr
eyebrow: Kites
event: {name: Kite Day, date: 2026-12-03}
keywords: [kites, wind]
links: [{id: home, title: Kites, url: "https://example.org/kites"}]
deck:
  slides:
    - title: {notes: Welcome to the kites.}
    - agenda
    - section: {title: First part, text: Strings}
    - points: {from: points, title: Two lessons}
    - points: {title: "One, two", numbered: true, items: [First, Second]}
    - each: points
    - each: quotes
    - facts:
        title: In numbers
        items: [{value: "1,234", label: kites}, {value: "80", unit: "%", label: fly}]
    - statement: A kite is a *wing* on a string
    - columns:
        title: Two kinds
        columns: [{title: Flat, items: [Simple, Old]}, {title: Boxed, text: Newer.}]
    - table: {title: A table, header: [Kind, Year], rows: [[Flat, "1000"], [Boxed, "1893"]]}
    - chart: {title: A chart, type: column, header: [Year, Kites], rows: [["1900", 12], ["2000", 90]]}
    - image:
        title: A picture
        image: {file: kite.png, alt: A blue kite in the sky, caption: Blue}
    - organisations: {from: makers, title: Who makes them}
    - sources
    - closing: {title: Go and *fly*, link: home}
"""


def kinds_lacking(talk: str, word: str) -> str:
    """A slide of each kind that the talk has none of, with `word` in all of its texts; not of kinds that need
    more than texts."""
    there = set(re.findall(r"^    - \{?(\w+)", talk, re.MULTILINE))
    found = ""
    for kind, model in SLIDES.items():
        own = {name: one for name, one in model.model_fields.items() if name not in Slide.model_fields}
        texts = [
            name for name, one in own.items() if re.search(r"^(?!tuple).*\bInline\b", str(one.annotation))
        ]
        needed = {name for name, one in own.items() if one.is_required()}
        if kind not in there and texts and needed <= set(texts) and not issubclass(model, FromCollection):
            found += f"    - {kind}: {{{', '.join(f'{name}: {word}' for name in texts)}}}\n"
    return found


# The same with every kind of slide that it lacks.
_WRITTEN = (
    TALK
    + """    - comparison:
        title: Then and now
        sides:
          - {title: Then, text: "Bamboo, [paper](https://example.org/kites)."}
          - {title: Now, items: [Carbon, Nylon]}
    - question: {title: Who has flown one?, text: Raise your hand}
    - qr: home
    - qr: {title: Plans, text: Eleven of them, url: "https://example.org/kites/plans"}
    - picture:
        title: A kite everywhere
        text: And words
        image: {file: kite.png, alt: A blue kite, credit: By Ada}
    - video: {title: The film, url: "https://example.org/film", image: {file: kite.png, alt: A still}}
    - video: https://example.org/bare
    - people: {from: flyers, title: Who flies}
    - person: {from: flyers, pick: ada}
    - free:
        title: A slide of its own
        template: templates/own.xml
        with: {said: "So **free**", src: kite.png}
    - image:
        title: A picture cut
        fit: cover
        image: {file: kite.png, alt: The middle of a kite, focus: [80%, 10%]}
        sources: book
    - image: {title: A drawing, image: {file: kite.svg, alt: A drawn kite}}
    - code:
        title: A kite in code
        language: python
        numbers: yes
        lines: 2-4
        emphasis: [3]
        text: |
          import sky

          def fly(kite):  # in the wind
              return kite.string * 2
    - code: {title: From a file, file: kite.py, sources: book}
    - appendix: {text: For questions}
    - section: Left out
    - statement: {title: Not said, text: Kites are not birds., notes: Not counted.}
"""
)
_APPENDIX = "    - appendix:"
EVERY_KIND = _WRITTEN.replace(_APPENDIX, f"{kinds_lacking(_WRITTEN, 'A kite')}{_APPENDIX}")
DRAWING = """
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">
  <path d="M20 2 30 12 20 28 10 12z" fill="#5B2A86"/>
</svg>
"""
MAKERS = """
kind: organisations
items: [{name: Aero, role: Since 1950}, {name: Bow}, {name: Cody}]
"""
OWN = """
{% from "deck/_shared.xml" import eyebrow, source, notes %}
<slide layout="Picture">
  <title>{{ entry.title }}</title>
  {{ eyebrow(entry) }}
  <picture box="Picture" src="{{ src }}" alt="A kite of its own"/>
  <box name="Caption">{{ said | md }}</box>
</slide>
"""
FLYERS = """
kind: people
items:
  - {id: ada, name: Ada Kite, role: Pilot, text: She flies., photo: {file: kite.png, alt: Ada}}
  - {name: Bo van der Wind, organisation: Cody, url: "https://example.org/bo"}
"""


def small_talk(folder: Path, talk: str = TALK) -> Talk:
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "talk": talk,
        "points": POINTS,
        "quotes": QUOTES,
        "sources": SOURCES,
        "makers": MAKERS,
        "flyers": FLYERS,
    }
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "kite.py").write_text("class Kite:\n\n\tstring = 1\n", encoding="utf-8")
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "own.xml").write_text(OWN, encoding="utf-8")
    (folder / "kite.svg").write_text(DRAWING, encoding="utf-8")
    Image.new("RGB", (300, 200), "#3355AA").save(folder / "kite.png")
    return load(folder)


def tools(talk: Talk, templates: Path = TEMPLATES) -> tuple[Look, Templates]:
    words = load_words(TEMPLATES / "words.yaml", talk.file.language, talk.file.words)
    return look_for(talk, TEMPLATES / "theme.yaml", words), Templates(templates, words)


def built(talk: Talk) -> deck.Deck:
    return deck.build(talk, *tools(talk))


def opened(made: deck.Deck) -> Pptx:
    return Presentation(io.BytesIO(made.data))


def layouts(look: Look) -> dict[str, Layout]:
    found = layouts_of(open_template(TEMPLATES / deck.TEMPLATE, look))
    return {name: layout for name, (layout, _) in found.items()}
