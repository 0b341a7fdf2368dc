"""QR codes on the pages as they are drawn: a reader finds the address, and the quiet zone around it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from generator.content import Talk, load
from generator.deck import build as build_deck
from generator.deck import compose
from generator.look import Look
from generator.pages import one_pager, poster
from generator.pages.slides import deck_pdf, handout
from generator.templating import Templates
from tests.deck_talk import opened, small_talk, tools

HOME, PLANS, FILM = (f"https://example.org/{path}" for path in ("kites?a=1&b=ü", "plans", "film"))
QUIET = 4  # modules, ISO/IEC 18004
FINDER = 7  # modules, the width of the square in a corner
LIGHT = 170  # of 255: what a reader takes for paper
TALK = f"""
title: Kites
links:
  - {{id: home, title: Kites, url: "{HOME}"}}
  - {{id: plans, title: Plans, url: "{PLANS}"}}
deck:
  slides:
    - qr: plans
    - video: {{title: The film, url: "{FILM}"}}
    - closing: {{title: Go, link: home}}
deck_pdf: yes
handout: {{per_page: 3, link: plans}}
one_pager:
  blocks: [summary, points, links]
  link: home
poster: {{from: story, link: plans}}
summary: A kite is a wing on a string.
"""
STORY = "kind: milestones\nitems: [{date: 1900, title: One}, {date: 1950, title: Two}]"
Kit = tuple[Talk, Look, Templates]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    folder = tmp_path_factory.mktemp("talk")
    small_talk(folder)
    (folder / "story.yaml").write_text(STORY, encoding="utf-8")
    (folder / "talk.yaml").write_text(TALK, encoding="utf-8")
    talk = load(folder)
    return talk, *tools(talk)


def slides(kit: Kit) -> bytes:
    return deck_pdf.lay_out(*kit, compose(*kit)).print().data


def handed_out(kit: Kit) -> bytes:
    return handout.build(kit[0], kit[2], deck_pdf.lay_out(*kit, compose(*kit))).data


# How each is printed, and how many pixels to a point make its modules several pixels wide.
PRINTS: dict[str, tuple[Callable[[Kit], bytes], float, set[str]]] = {
    "deck.pdf": (slides, 2, {HOME, PLANS, FILM}),
    "handout.pdf": (handed_out, 8, {HOME, PLANS, FILM}),
    "one-pager.pdf": (lambda kit: one_pager.build(*kit).data, 8, {HOME, PLANS}),
    "poster.pdf": (lambda kit: poster.lay_out(*kit).print().data, 2, {PLANS}),
}


@pytest.mark.parametrize("name", PRINTS)
def test_every_code_leads_where_its_talk_says_and_has_room_around_it(name: str, kit: Kit) -> None:
    made, scale, addresses = PRINTS[name]
    found = [one for page in drawn(made(kit), scale) for one in codes(page)]
    assert {address for address, _ in found} == addresses
    for address, around in found:
        assert around.min() > LIGHT, f"something is in the quiet zone of {address}"


def test_the_decks_own_pictures_hold_the_code_and_its_quiet_zone(kit: Kit) -> None:
    pictures = [
        Image.open(io.BytesIO(shape.image.blob)).convert("L")
        for slide in opened(build_deck(*kit)).slides
        for shape in slide.shapes
        if hasattr(shape, "image")
    ]
    found = [one for picture in pictures for one in codes(np.asarray(picture))]
    assert {address for address, _ in found} == {HOME, PLANS, FILM}
    assert all(around.min() > LIGHT for _, around in found)


def drawn(data: bytes, scale: float) -> list[Any]:
    with pypdfium2.PdfDocument(data) as document:
        return [np.asarray(page.render(scale=scale).to_pil().convert("L")) for page in document]


def codes(page: Any) -> list[tuple[str, Any]]:
    """Every code's address, and the pixels of the ring around it that must stay empty."""
    return [(one.text, quiet_zone(page, one.position)) for one in zxingcpp.read_barcodes(page)]


def quiet_zone(page: Any, corners: Any) -> Any:
    """What lies within the zone, but for half a module at either edge, which drawing blurs."""
    left, top = min(corners.top_left.x, corners.bottom_left.x), min(corners.top_left.y, corners.top_right.y)
    right = max(corners.top_right.x, corners.bottom_right.x)
    bottom = max(corners.bottom_left.y, corners.bottom_right.y)
    module = finder(page[top + (bottom - top) // 100 + 1, left : right + 1]) / FINDER
    inner, outer = round(module / 2), round(module * (QUIET - 0.5))
    assert outer > inner + 2, "drawn too small to look at"
    assert min(left, top) >= outer, "the zone ends at the sheet's edge"
    zone = page[top - outer : bottom + outer + 1, left - outer : right + outer + 1]
    ring = np.ones(zone.shape, bool)
    rest = outer - inner
    ring[rest:-rest, rest:-rest] = False
    return zone[ring]


def finder(row: Any) -> int:
    """How many pixels are dark before the first that is light."""
    dark = row < 128
    begin = int(dark.argmax())
    return int((~dark[begin:]).argmax())
