"""Pictures in their boxes: whole, or cut to fill them around the point that matters."""

from __future__ import annotations

from generator import qr
from generator.deck.images import Loaded
from generator.deck.placed import Crop, PlacedPicture
from generator.deck.slides import Picture, Qr
from generator.deck.template.layouts import Frame, Placeholder

QR_DARK, QR_LIGHT = "#000000", "#FFFFFF"  # what every scanner reads, whatever the theme


def place_picture(picture: Picture, box: Placeholder, loaded: Loaded) -> PlacedPicture:
    frame, crop = box.frame, Crop()
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
    before = min(max(focus / 100 - (1 - spare) / 2, 0), spare)
    return before, spare - before
