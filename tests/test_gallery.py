"""docs/gallery.md shows every kind of slide as docs/gallery/ makes it."""

from __future__ import annotations

import re

from PIL import Image

from generator.content import load
from generator.content.slides import SLIDES
from tools.gallery import PAGE, PICTURES, TALK, WIDTH, entries, page


def test_every_kind_of_slide_is_shown() -> None:
    assert {one.kind for one in entries(load(TALK))} == set(SLIDES)


def test_the_page_is_made_from_the_talk_as_it_is() -> None:
    """`make gallery` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page(load(TALK))


def test_every_slide_has_its_picture_and_no_other_is_there() -> None:
    shown = {one.picture for one in entries(load(TALK))}
    assert {file.name for file in PICTURES.iterdir()} == shown
    for name in shown:
        with Image.open(PICTURES / name) as picture:
            assert picture.width == WIDTH


def test_what_is_written_is_the_talks_own_yaml() -> None:
    written = (TALK / "talk.yaml").read_text(encoding="utf-8")
    for one in entries(load(TALK)):
        assert re.match(rf"- {one.kind}\b", one.written)
        assert all(line.strip() in written for line in one.written.splitlines())
