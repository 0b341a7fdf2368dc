"""Pictures in their boxes: whole, or cut to fill them around the point that matters."""

from __future__ import annotations

from generator import qr
from generator.deck.images import Loaded
from generator.deck.placed import Crop, Drawing, PlacedPicture
from generator.deck.slides import Initials, Picture, Play, Qr
from generator.deck.template.layouts import Placeholder
from generator.shapes import Area, Frame, Label, Polygon, Run
from generator.units import EMU_PER_PT

QR_DARK, QR_LIGHT = "#000000", "#FFFFFF"  # what every scanner reads, whatever the theme
LETTERS = 0.36  # the size of initials, as a share of their disc: two wide ones are two thirds of it


def place_picture(picture: Picture, box: Placeholder, loaded: Loaded) -> PlacedPicture:
    frame, crop = box.frame, Crop()
    if picture.shape == "ellipse":
        frame = contained((1, 1), frame)
    if picture.fit == "cover":
        crop = covering(loaded.size, frame, picture.focus)
    else:
        frame = contained(loaded.size, frame)
    return PlacedPicture(
        box, frame, loaded.data, picture.alt, picture.link, crop, picture.shape, loaded.vector
    )


def place_qr(code: Qr, box: Placeholder) -> PlacedPicture:
    data = qr.png(code.address, QR_DARK, QR_LIGHT)
    return PlacedPicture(box, contained((1, 1), box.frame), data, code.alt, code.address)


def contained(size: tuple[int, int], frame: Frame) -> Frame:
    """The largest frame of the picture's own shape inside the given one, in its middle."""
    wide, tall = size
    scale = min(frame.width / wide, frame.height / tall)
    width, height = round(wide * scale), round(tall * scale)
    return Frame(frame.x + (frame.width - width) // 2, frame.y + (frame.height - height) // 2, width, height)


def covering(size: tuple[int, int], frame: Frame, focus: tuple[float, float]) -> Crop:
    """What is cut off so that the rest has the frame's shape; the focus is as near its middle as can be."""
    wide, tall = size
    scale = max(frame.width / wide, frame.height / tall)
    left, right = _cut(1 - frame.width / (wide * scale), focus[0])
    top, bottom = _cut(1 - frame.height / (tall * scale), focus[1])
    return Crop(left, top, right, bottom)


def _cut(spare: float, focus: float) -> tuple[float, float]:
    """So much of the two sides, as shares, of what is too much; the focus is a share of 100."""
    spare = max(spare, 0)  # rounding
    before = min(max(focus / 100 - (1 - spare) / 2, 0), spare)
    return before, spare - before


def draw_play(play: Play, frame: Frame) -> Drawing:
    """A triangle in a disc; its middle is where a triangle looks to have it, a third along."""
    side = min(frame.width, frame.height)
    x, y = frame.x + (frame.width - side) // 2, frame.y + (frame.height - side) // 2
    disc = Area("Disc", Frame(x, y, side, side), "accent1", "ellipse", link=play.address)
    left, right = x + round(side * 0.39), x + round(side * 0.71)
    top, bottom = y + round(side * 0.3), y + round(side * 0.7)
    corners = ((left, top), (right, y + side // 2), (left, bottom))
    triangle = Polygon("Triangle", corners, "bg1", link=play.address)
    return Drawing("Play", Frame(x, y, side, side), play.alt, (disc, triangle))


def draw_initials(initials: Initials, frame: Frame) -> Drawing:
    """Letters in a disc as large as a photo would be. It decorates: the name is beside it."""
    frame = contained((1, 1), frame)
    disc = Area("Disc", frame, "tx2", "ellipse")
    size = frame.height / EMU_PER_PT * LETTERS
    words = ((Run(initials.letters),),)
    letters = Label("Letters", frame, words, size, "heading", "bg1", bold=True, align="ctr", anchor="ctr")
    return Drawing(f"Initials {initials.letters}", frame, "", (disc, letters))
