"""Pictures: cut around their focus, turned upright, drawings beside their pixels."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from generator import deck, svg
from generator.content import Talk
from generator.deck.arranging import place_entry
from generator.deck.deck_template import own_template
from generator.deck.eras import EraColours
from generator.deck.images import Images
from generator.deck.outline import outline
from generator.deck.placed import Drawing, PlacedSlide
from generator.deck.placing.pictures import contained, covering
from generator.deck.template.layouts import NAMESPACES, A
from generator.deck.template.package import open_template
from generator.shapes import Area, Frame
from generator.theme import AA_TEXT, contrast, mix
from tests.deck_talk import DRAWING, EVERY_KIND, TALK, TEMPLATES, built, opened, small_talk, tools
from tests.package_checks import DECORATIVE

FOOTERS = (KIND.FOOTER, KIND.DATE, KIND.SLIDE_NUMBER)
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
    assert part.blob == svg.normal(DRAWING.encode())
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
    loaded = Images(talk, tools(talk)[0])["kite.png"]
    assert loaded.size == (20, 30)
    with Image.open(io.BytesIO(loaded.data)) as image:
        assert image.getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize("colour", ["#FFFFFF", "#FFE000", "#3355AA", "#000000"])
@pytest.mark.parametrize("position", ["bottom", "top"])
def test_words_over_a_picture_can_be_read_on_its_lightest_pixel(
    tmp_path: Path, colour: str, position: str
) -> None:
    picture = f"picture: {{title: Over it, position: {position}, image: {{file: over.png, alt: Something}}}}"
    talk = _with_picture(tmp_path, Image.new("RGB", (160, 90), colour), picture)
    placed = _placed(talk)
    [scrim] = [one for one in placed.behind if isinstance(one, Drawing)]
    theme = tools(talk)[0].theme.colours
    for area in scrim.shapes:
        assert isinstance(area, Area)
        strength = int(area.colour.split()[1]) / 100
        assert contrast(theme.paper, mix(colour, theme.ink, strength)) >= AA_TEXT
    assert any(
        _holds(area, placed.title.placeholder.frame) for area in scrim.shapes if isinstance(area, Area)
    )


def test_words_stand_where_the_picture_is_calmer_and_darker(tmp_path: Path) -> None:
    image = Image.effect_noise((160, 90), 120).convert("RGB")
    picture = "picture: {title: Over it, image: {file: over.png, alt: Something}}"
    for top, name in ((0, "Full Picture Top"), (45, "Full Picture Bottom")):
        half = image.copy()
        half.paste("#223344", (0, top, 160, top + 45))
        assert _placed(_with_picture(tmp_path, half, picture)).layout.name == name


def test_the_picture_lies_under_the_words_and_is_described(tmp_path: Path) -> None:
    made = opened(built(small_talk(tmp_path, EVERY_KIND)))
    [slide] = [
        one
        for one in made.slides
        if one.shapes.title and one.shapes.title.text_frame.text == "A kite everywhere"
    ]
    assert [one.name for one in slide.shapes][:3] == ["Picture", "Ink over the picture", "Title"]
    # LibreOffice draws below the picture what is placed by its layout alone.
    feet = [one for one in slide.placeholders if one.placeholder_format.type in FOOTERS]
    assert [one._element.spPr.find(f"{A}xfrm") is not None for one in feet] == [True] * 3


def test_initials_stand_in_a_disc_where_the_photo_would(tmp_path: Path) -> None:
    people = "    - people: {from: flyers, title: Who flies}\n"
    made = opened(built(small_talk(tmp_path, TALK + people)))
    [ada, bo] = [one for one in made.slides[-1].shapes if one.name.startswith(("Photo", "Initials"))]
    outlines = [one.get("prst") for one in made.slides[-1].shapes._spTree.iter(f"{A}prstGeom")]
    assert outlines.count("ellipse") == 2
    assert (ada.width, ada.height, ada.top) == (bo.width, bo.height, bo.top)
    assert [one.name for one in bo.shapes] == ["Disc", "Letters"]
    assert bo.shapes[1].text_frame.text == "BW"
    assert bo._element.find(f".//{DECORATIVE}") is not None


def _with_picture(folder: Path, image: Image.Image, slide: str) -> Talk:
    folder.mkdir(exist_ok=True)
    image.save(folder / "over.png")
    return small_talk(folder, f"{TALK}    - {slide}\n")


def _placed(talk: Talk) -> PlacedSlide:
    look, templates = tools(talk)
    *_, entry = outline(talk, templates.words, EraColours(("accent1",)))
    ground = own_template(open_template(TEMPLATES / deck.TEMPLATE, look), look)
    tried = place_entry(entry, talk, templates, ground, Images(talk, look))
    assert tried.wrong == ()
    return tried.placed


def _holds(area: Area, frame: Frame) -> bool:
    """Whether the frame lies within what of the area is solid."""
    solid = area.frame.height * area.solid
    top = area.frame.y if area.fade == "down" else area.frame.y + area.frame.height - solid
    return top <= frame.y + 2 and frame.y + frame.height <= top + solid + 2
