"""Words over a picture: how much ink lies between, so that they can be read wherever they stand."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import ceil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.deck.images import Loaded
from generator.deck.placed import Drawing
from generator.deck.placing.measuring import Setting
from generator.deck.placing.pictures import covering
from generator.deck.slides import Picture, Slide
from generator.deck.template.layouts import FOOTERS, Layout
from generator.shapes import Area, Frame
from generator.theme import AA_TEXT, contrast, mix

if TYPE_CHECKING:
    from PIL import Image

PIXELS = 640  # of the picture's width, by which it is judged
STEP = 4  # hundredths of ink
FADE = 0.5  # as high as the words, above or below them
_LEAST = 24  # hundredths: words on a calm dark picture are set off from it too
_KEPT_BITS = 0x0F  # what of a colour is rounded up: to sixteen steps a channel


def picture_behind(slide: Slide) -> Picture | None:
    return next((one for one in slide.contents if isinstance(one, Picture) and one.behind), None)


def settled(
    slide: Slide, layouts: Mapping[str, Layout], setting: Setting, pictures: Mapping[str, Loaded]
) -> Layout:
    """The slide's layout; the other where the picture behind its words is calmer and darker."""
    layout = layouts[slide.layout]
    picture = picture_behind(slide)
    if not slide.other or picture is None:
        return layout
    loaded = pictures[PurePosixPath(picture.src).as_posix()]
    both = (layout, layouts[slide.other])
    unrest = [_unrest(loaded, picture, one, _words(slide, one), setting) for one in both]
    return both[1] if unrest[1] < unrest[0] else layout


def _unrest(loaded: Loaded, picture: Picture, layout: Layout, words: Frame, setting: Setting) -> float:
    """The ink that words need there, in hundredths, and how much what is then left to see varies."""
    from PIL import ImageStat  # noqa: PLC0415

    whole = layout.placeholders[picture.box].frame
    ink = ink_for(loaded, picture, whole, words, setting)
    spread = sum(ImageStat.Stat(_under(loaded, picture, whole, words)).stddev) / 3
    return ink + spread * (100 - ink) / 255


def scrims(
    slide: Slide, layout: Layout, setting: Setting, pictures: Mapping[str, Loaded]
) -> Iterator[Drawing]:
    """Ink over the picture behind: under the words, and under the footers where these stand elsewhere."""
    picture = picture_behind(slide)
    if picture is None:
        return
    loaded, whole = pictures[PurePosixPath(picture.src).as_posix()], layout.placeholders[picture.box].frame
    foot = _around([box.frame for box in layout.placeholders.values() if box.kind in FOOTERS])
    words = _words(slide, layout)
    parts = [words, foot] if words.y + words.height / 2 < whole.height / 2 else [_around([words, foot])]
    shapes = []
    for index, part in enumerate(parts, start=1):
        ink = ink_for(loaded, picture, whole, part, setting)
        frame, solid = _band(part, whole)
        down = part.y + part.height / 2 < whole.height / 2
        name = f"Ink {index}"
        shapes.append(Area(name, frame, f"bg1 {ink}", fade="down" if down else "up", solid=solid))
    yield Drawing("Ink over the picture", whole, "", tuple(shapes))


def _words(slide: Slide, layout: Layout) -> Frame:
    """Where there is text, whether or not it fills its boxes: somebody may write more."""
    named = {one.box for one in slide.contents if not isinstance(one, Picture)}
    boxes = [box for name, box in layout.placeholders.items() if name in named]
    title = [layout.title] if layout.title else []
    return _around([box.frame for box in (*title, *boxes)])


def _around(frames: list[Frame]) -> Frame:
    left, top = min(one.x for one in frames), min(one.y for one in frames)
    right, bottom = max(one.x + one.width for one in frames), max(one.y + one.height for one in frames)
    return Frame(left, top, right - left, bottom - top)


def _band(words: Frame, whole: Frame) -> tuple[Frame, float]:
    """From the slide's nearer edge to the words and a bit over; and the share of it that is solid."""
    fade = round(words.height * FADE)
    if words.y + words.height / 2 < whole.height / 2:
        end = words.y + words.height
        return Frame(whole.x, whole.y, whole.width, end - whole.y + fade), (end - whole.y) / (
            end - whole.y + fade
        )
    start = max(whole.y, words.y - fade)
    tall = whole.y + whole.height - start
    return Frame(whole.x, start, whole.width, tall), (whole.y + whole.height - words.y) / tall


def ink_for(loaded: Loaded, picture: Picture, whole: Frame, words: Frame, setting: Setting) -> int:
    """Hundredths of ink over the picture, so that paper is read on its lightest pixel under the words."""
    paper, ink = setting.colours["lt1"], setting.colours["dk1"]
    grounds = _colours(loaded, picture, whole, words)
    for strength in range(_LEAST, 100, STEP):
        if all(contrast(paper, mix(ground, ink, strength / 100)) >= AA_TEXT for ground in grounds):
            return strength
    return 100


def _colours(loaded: Loaded, picture: Picture, whole: Frame, words: Frame) -> list[str]:
    """The colours under the words, each rounded up."""
    coarse = _under(loaded, picture, whole, words).point([value | _KEPT_BITS for value in range(256)] * 3)
    found = coarse.getcolors(1 << 16) or []
    return ["#{:02X}{:02X}{:02X}".format(*colour) for _, colour in found]  # type: ignore[misc]


def _under(loaded: Loaded, picture: Picture, whole: Frame, words: Frame) -> Image.Image:
    """The part of the picture, cut to the slide, that lies under the words."""
    small = _shown(loaded.data, loaded.size, whole, picture.focus)
    scale = small.width / whole.width
    left, top = int((words.x - whole.x) * scale), int((words.y - whole.y) * scale)
    right, bottom = ceil(left + words.width * scale) + 1, ceil(top + words.height * scale) + 1
    return small.crop((left, top, min(right, small.width), min(bottom, small.height)))


@lru_cache(maxsize=2)
def _shown(data: bytes, size: tuple[int, int], whole: Frame, focus: tuple[float, float]) -> Image.Image:
    """The picture as the slide shows it, small, on white where it is clear."""
    from PIL import Image  # noqa: PLC0415  # few talks have pictures

    crop = covering(size, whole, focus)
    wide, tall = size
    box = (crop.left * wide, crop.top * tall, (1 - crop.right) * wide, (1 - crop.bottom) * tall)
    with Image.open(io.BytesIO(data)) as image:
        flat = Image.new("RGB", size, "white")
        flat.paste(image.convert("RGB"), mask=image.convert("RGBA").getchannel("A"))
    return flat.resize((PIXELS, ceil(PIXELS * whole.height / whole.width)), Image.Resampling.BOX, box=box)
