"""Pictures: cut around their focus, turned upright, drawings beside their pixels."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from generator import svg
from generator.deck.images import images_of
from generator.deck.placing.pictures import contained, covering
from generator.deck.template.layouts import NAMESPACES, Frame
from tests.deck_talk import DRAWING, EVERY_KIND, TALK, built, opened, small_talk, tools

sides = st.integers(1, 5000)
shares = st.floats(0, 100)


@given(st.tuples(sides, sides), st.tuples(sides, sides), st.tuples(shares, shares))
def test_a_cut_picture_keeps_its_shape_and_shows_its_focus(
    size: tuple[int, int], room: tuple[int, int], focus: tuple[float, float]
) -> None:
    crop = covering(size, Frame(0, 0, *room), focus)
    assert min(crop.left, crop.top, crop.right, crop.bottom) >= -1e-9
    shown = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    assert shown[0] * size[0] / (shown[1] * size[1]) == pytest.approx(room[0] / room[1])
    assert max(shown) == pytest.approx(1)
    assert crop.left - 1e-9 <= focus[0] / 100 <= 1 - crop.right + 1e-9
    assert crop.top - 1e-9 <= focus[1] / 100 <= 1 - crop.bottom + 1e-9


@given(st.tuples(sides, sides), st.tuples(sides, sides))
def test_a_whole_picture_stands_in_the_middle_of_its_frame(
    size: tuple[int, int], room: tuple[int, int]
) -> None:
    frame = contained(size, Frame(100, 100, *room))
    assert 0 <= frame.width <= room[0] + 1
    assert 0 <= frame.height <= room[1] + 1
    assert abs(frame.x - 100 - (room[0] - frame.width) / 2) <= 1


def test_a_drawing_stands_beside_its_pixels_and_a_cut_is_powerpoints_own(tmp_path: Path) -> None:
    slides = {
        one.shapes.title.text_frame.text: one
        for one in opened(built(small_talk(tmp_path, EVERY_KIND))).slides
        if one.shapes.title
    }
    [drawn] = slides["A drawing"]._element.iterfind(".//p:pic", NAMESPACES)
    [blip] = drawn.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
    part = slides["A drawing"].part.related_part(blip.get(f"{{{NAMESPACES['r']}}}embed"))
    assert (part.content_type, part.partname.ext) == ("image/svg+xml", "svg")
    assert part.blob == DRAWING.encode()
    pixels = slides["A drawing"].part.related_part(drawn.blipFill.blip.rEmbed)
    assert pixels.content_type == "image/png"
    [cut] = slides["A picture cut"]._element.iterfind(".//p:pic/p:blipFill/a:srcRect", NAMESPACES)
    assert set(cut.attrib) == {"b"}
    assert [one for one in slides["A drawing"].part.rels.values() if one.reltype == RT.IMAGE]


def test_a_photograph_stands_as_the_camera_was_held(tmp_path: Path) -> None:
    talk = small_talk(tmp_path, TALK)
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (30, 20)).save(tmp_path / "kite.png", exif=turned)
    loaded = images_of(talk, tools(talk)[0])["kite.png"]
    assert loaded.size == (20, 30)
    with Image.open(io.BytesIO(loaded.data)) as image:
        assert image.getexif().get(0x0112, 1) == 1


def test_the_text_of_a_drawing_is_in_our_fonts_and_the_same_every_time(tmp_path: Path) -> None:
    talk = small_talk(tmp_path, EVERY_KIND)
    look = tools(talk)[0]
    loaded = images_of(talk, look)["kite.svg"]
    assert loaded.size == (2000, 1500)
    assert loaded.data == images_of(talk, look)["kite.svg"].data
    assert loaded.data != svg.pixels(DRAWING.encode(), (), {})


def test_a_drawing_says_how_large_it_is() -> None:
    head = b'<svg xmlns="http://www.w3.org/2000/svg" '
    assert svg.size(head + b'width="30mm" height="20mm"/>') == (30, 20)
    assert svg.size(head + b'width="100%" viewBox="0 0 1.5e2 20"/>') == (150, 20)
    assert svg.size(head + b'width="3"/>') is None
    assert "too long" in svg.fault(head + b'viewBox="0 0 1000 1"/>')
