"""A drawing looks the same on every print: held together by pictures, each from a real build."""

# ruff: noqa: E501 - drawings are read more easily in whole lines

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Emu

from generator import svg
from generator.build import build
from generator.deck.template.layouts import NAMESPACES
from generator.pages.paper import Press
from generator.problems import ProblemsFound
from tests.likeness import Picture
from tests.papers import opened

SVG_BLIP = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
WIDE, TALL = 400, 240  # pixels, at which pictures are compared
ALIKE = 24  # of 255: how far they may lie apart in the mean of 4 × 4 pixels, anywhere
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>'
    '<rect width="200" height="120" fill="#fff"/>{}</svg>'
)
BOX = 'viewBox="0 0 200 120"'
SUN = '<rect x="30" y="20" width="120" height="70" fill="#fc0" {}/>'
GRADIENT = '<stop offset="0" stop-color="#039"/><stop offset="1" stop-color="#fc0"/>'
ARROW = '<path d="M20 100 L100 20 L180 100" fill="none" stroke-width="14" {}/>'
WAVE = '<path id="a" d="M20 80 Q100 10 180 80" fill="none"/>'
STRIPES = '<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse"><circle cx="9" cy="9" r="6"/></pattern>'
ACROSS = 'gradientUnits="userSpaceOnUse" x1="30" y1="0" x2="150" y2="0"'
# What a drawing may hold: what stays a drawing in the prints, and what is shown in pixels.
GRADED, MASKED = SUN.format("style='fill:url(#g)'"), SUN.format("mask='url(#m)' clip-path='url(#c)'")
LINEAR = f'<linearGradient id="g">{GRADIENT}</linearGradient>'
STAY = {
    "shape": SUN.format(""),
    "stroke": ARROW.format('stroke="#c03" stroke-linejoin="round" stroke-linecap="round"'),
    "dashes": '<path d="M20 60H180" stroke="#c03" stroke-width="14" stroke-dasharray="20 8"/>',
    "even-odd": '<path fill-rule="evenodd" d="M20 20h160v80h-160zM60 40h80v40h-80z"/>',
    "opacity": f'<g opacity="0.5">{SUN.format("")}<circle cx="150" cy="60" r="40" fill="#03c"/></g>',
    "clear-fill": SUN.format('fill-opacity="0.4" stroke="#039" stroke-width="8"'),
    "turned": SUN.format('transform="rotate(20 90 55) skewX(10)"'),
    "use": f'<defs><g id="u">{SUN.format("")}</g></defs><use xlink:href="#u" x="30" y="20"/>',
    "sheet": "<style>rect.b{fill:#090} #s{stroke:red;stroke-width:6px}</style>"
    + SUN.format("class='b' id='s'"),
    "arcs": '<path d="M60 60a40 30 20 1 1 60 20z" fill="#606"/>',
    "polygon": '<polygon points="100,10 180,100 20,100" fill="#063"/><line x1="9" y1="9" x2="190" y2="9" stroke="#000"/>',
}
PIXELS = {
    "gradient": f'<linearGradient id="g" {ACROSS}>{GRADIENT}</linearGradient>{GRADED}',
    "rounded": SUN.format('rx="20"'),
    "one-dash": ARROW.format('stroke="#c03" stroke-dasharray="20"'),
    "box-gradient": LINEAR + GRADED,
    "stroke-gradient": LINEAR + ARROW.format("stroke='url(#g)'"),
    "radial": f'<radialGradient id="g">{GRADIENT}</radialGradient>{GRADED}',
    "shadow": '<filter id="f"><feDropShadow dx="6" dy="6" stdDeviation="4"/></filter>'
    + SUN.format("filter='url(#f)'"),
    "pattern": STRIPES + SUN.format("style='fill:url(#p)'"),
    "mask": f'<mask id="m"><circle cx="90" cy="60" r="40" fill="#fff"/></mask>{MASKED}',
    "clip": f'<clipPath id="c"><circle cx="90" cy="60" r="40"/></clipPath>{MASKED}',
    "marker": '<marker id="m" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></marker>'
    '<path d="M20 60H150" stroke="#000" marker-end="url(#m)"/>',
    "switch": f'<switch><g requiredExtensions="http://x">{SUN.format("")}</g><circle cx="90" cy="60" r="40"/></switch>',
    "nested": f'<svg x="50" width="99" height="99" viewBox="0 0 200 200">{SUN.format("")}</svg>',
    "current": '<g color="#c03">' + SUN.format("style='fill:currentColor'") + "</g>",
    "hidden": SUN.format('display="none"') + '<circle cx="40" cy="40" r="20"/>',
    "text": '<text x="20" y="60" font-size="30">Words</text>',
    "font": '<style>.t{font:700 30px sans-serif}</style><text class="t" x="20" y="60">Shorthand</text>',
    "text-path": f'{WAVE}<text font-size="22"><textPath xlink:href="#a">Along a curved path</textPath></text>',
    "spans": '<text x="100" y="50" text-anchor="middle" font-family="Arial">One <tspan font-weight="700" x="100" dy="30">two'
    "</tspan></text>",
    "blend": f'{SUN.format("")}<g style="mix-blend-mode:multiply"><circle cx="150" cy="60" r="40" fill="#03c"/></g>',
}
FEATURES = {
    **{one: (inner, 1) for one, inner in STAY.items()},
    **{one: (inner, 0) for one, inner in PIXELS.items()},
}
SIZES = {
    "mm": f'width="210mm" height="126mm" {BOX}',
    "pt": f'width="460pt" height="276pt" {BOX}',
    "in-no-box": 'width="2.0833333in" height="1.25in"',
    "em": f'width="20em" height="12em" {BOX}',
    "cm-one": f'width="10cm" {BOX}',
    "share": f'width="100%" height="100%" {BOX}',
    "none": "",
}
DRAWINGS = {
    **{f"feature-{name}": HEAD.format(BOX, inner) for name, (inner, _) in FEATURES.items()},
    **{f"size-{name}": HEAD.format(said, SUN.format("")) for name, said in SIZES.items()},
}


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a talk with every drawing on a slide, built."""
    folder = tmp_path_factory.mktemp("drawings")
    rows = [f"    - image: {{title: {name}, image: {{file: {name}.svg, alt: {name}}}}}" for name in DRAWINGS]
    for name, drawing in DRAWINGS.items():
        (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")
    talk = "\n".join(["title: Drawings", "deck_pdf: yes", "deck:", "  slides:", *rows, ""])
    (folder / "talk.yaml").write_text(talk, encoding="utf-8")
    build(folder, folder / "out", ["deck", "deck-pdf"])
    return folder


@pytest.fixture(scope="module")
def shown(prints: Path) -> dict[str, Any]:
    """The picture on each slide of the deck, by the drawing's name."""
    slides = Presentation(str(prints / "out" / "deck.pptx")).slides
    found = {one.shapes.title.text_frame.text: one for one in slides if one.shapes.title}
    return {name: next(shape for shape in found[name].shapes if hasattr(shape, "image")) for name in DRAWINGS}


@pytest.fixture(scope="module")
def paper(prints: Path) -> pypdfium2.PdfDocument:
    """Every drawing on a page of its own, as one-pager and poster show their pictures."""
    images = "".join(f'<img src="{name}.svg" alt="{name}">' for name in DRAWINGS)
    style = "@page {size: 200pt 120pt; margin: 0} body {margin: 0} img {display: block; width: 200pt; height: 120pt}"
    html = f"<html lang=en><title>D</title><style>{style}</style>{images}"
    sheet = Press(opened(prints)[1], [prints]).lay_out(html, prints)
    return pypdfium2.PdfDocument(sheet.pdf())


def flat(picture: Image.Image) -> Picture:
    """On white, at the size of comparison, each 4 × 4 pixels as their mean."""
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    small = ground.convert("RGB").resize((WIDE, TALL), Image.Resampling.BOX)
    pixels = np.asarray(small, dtype=float)
    return np.asarray(pixels.reshape(TALL // 4, 4, WIDE // 4, 4, 3).mean(axis=(1, 3)))


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures lie apart, where they do most."""
    return float(np.abs(flat(one) - flat(other)).max())


def on_slide(pdf: pypdfium2.PdfDocument, index: int, shape: Any, scale: float = 3.0) -> Image.Image:
    page: Image.Image = pdf[index].render(scale=scale).to_pil()
    left, top, wide, tall = (
        Emu(one).pt * scale for one in (shape.left, shape.top, shape.width, shape.height)
    )
    box = (left, top, left + wide, top + tall)
    return page.resize((WIDE, TALL), Image.Resampling.BOX, box=box)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_looks_the_same_on_deck_and_paper(
    prints: Path, shown: dict[str, Any], paper: pypdfium2.PdfDocument, name: str
) -> None:
    deck = Image.open(io.BytesIO(shown[name].image.blob))
    assert deck.width / deck.height == pytest.approx(200 / 120, rel=0.01)
    assert len(deck.convert("RGB").getcolors(1 << 24) or ()) > 1
    at = list(DRAWINGS).index(name)
    with pypdfium2.PdfDocument(prints / "out" / "deck.pdf") as pdf:
        assert apart(deck, on_slide(pdf, at, shown[name])) < ALIKE
    assert apart(deck, paper[at].render(scale=4).to_pil()) < ALIKE


@pytest.mark.parametrize("name", FEATURES)
def test_what_every_program_draws_alike_stays_a_drawing(shown: dict[str, Any], name: str) -> None:
    blips = [*shown[f"feature-{name}"]._element.iter(f"{{{SVG_BLIP}}}svgBlip")]
    assert len(blips) == FEATURES[name][1]


def test_the_decks_drawing_is_the_one_that_was_compared(shown: dict[str, Any]) -> None:
    picture = shown["feature-sheet"]
    [blip] = picture._element.iter(f"{{{SVG_BLIP}}}svgBlip")
    drawing = picture.part.related_part(blip.get(f"{{{NAMESPACES['r']}}}embed")).blob
    assert b"<style" not in drawing
    assert b'width="200" height="120"' in drawing
    again = svg.pixels(drawing, (), {}, longest=WIDE)
    assert apart(Image.open(io.BytesIO(again)), Image.open(io.BytesIO(picture.image.blob))) < ALIKE


def test_nothing_of_the_programs_it_comes_from_is_left(tmp_path: Path) -> None:
    address = "http://127.0.0.1:9/"
    written = (
        f'<?xml-stylesheet href="{address}a.css"?><!DOCTYPE svg PUBLIC "x" "{address}x.dtd"><!-- {address} -->'
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="{address}" {BOX} i:at="{address}">'
        f'<metadata>{address}</metadata><i:view at="9"/>{SUN.format("")}</svg>'
    )
    assert address.encode() not in svg.normal(written.encode())


def test_a_letter_without_a_font_is_told_at_its_place_in_the_drawing(tmp_path: Path) -> None:
    text = "<title>\U0001f680</title>\n  <text>ä \U0001f680 up</text>"
    (tmp_path / "a.svg").write_text(HEAD.format(BOX, text), encoding="utf-8")
    outline = "title: T\ndeck: {slides: [{image: {title: T, image: {file: a.svg, alt: x}}}]}\n"
    (tmp_path / "talk.yaml").write_text(outline, encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        build(tmp_path, tmp_path / "out", ["deck"])
    [problem] = caught.value.problems
    assert (problem.place.file.name, problem.place.line, problem.place.column) == ("a.svg", 2, 11)
    assert "U+1F680" in problem.message


def test_letters_of_other_scripts_are_drawn_in_a_font_that_has_them(tmp_path: Path) -> None:
    for name, words in {"a": "שלום", "b": ""}.items():
        drawing = HEAD.format(BOX, f'<text x="20" y="60" font-size="30">{words}</text>')
        (tmp_path / f"{name}.svg").write_text(drawing, encoding="utf-8")
    slides = ", ".join(f"{{image: {{title: T {one}, image: {{file: {one}.svg, alt: x}}}}}}" for one in "ab")
    (tmp_path / "talk.yaml").write_text(f"title: T\ndeck: {{slides: [{slides}]}}\n", encoding="utf-8")
    build(tmp_path, tmp_path / "out", ["deck"])
    slides_made = Presentation(str(tmp_path / "out" / "deck.pptx")).slides
    one, other = (
        next(Image.open(io.BytesIO(shape.image.blob)) for shape in slide.shapes if hasattr(shape, "image"))
        for slide in slides_made
    )
    assert apart(one, other) > 50
