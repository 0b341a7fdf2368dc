"""Colours in ink: tokens say theirs, greys are black alone, and a profile knows the rest."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from PIL import Image, ImageCms

from generator.content.colours import Inks, Tone

Screen = tuple[float, float, float]  # red, green and blue, each 0 to 1
_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
_COMPENSATED = ImageCms.Flags.BLACKPOINTCOMPENSATION
BLACK: Inks = (0.0, 0.0, 0.0, 1.0)
TINGE = 15  # of 255, between the channels of a colour
LEAST = 0.03  # of an ink: presses need not hold smaller dots (ISO 12647-2), and print some of them as specks


@dataclass(frozen=True)
class Converter:
    """From screen colours (sRGB) to the inks of `profile`, an ICC profile's bytes."""

    profile: bytes
    screen: bytes
    tones: Mapping[Screen, Inks]

    def __call__(self, colour: Screen) -> Inks:
        return self._known(rounded(colour))

    @cached_property
    def _known(self) -> Callable[[Screen], Inks]:
        return cache(self._find_inks)

    def _find_inks(self, colour: Screen) -> Inks:
        if colour in self.tones:
            return self.tones[colour]
        red, green, blue = (round(one * 255) for one in colour)
        if red == green == blue or _is_nearly_black(red, green, blue):
            return (0.0, 0.0, 0.0, self._black(round(0.2126 * red + 0.7152 * green + 0.0722 * blue)))
        inks = ImageCms.applyTransform(Image.new("RGB", (1, 1), (red, green, blue)), self._to_inks)
        shares = (round(one / 255, 3) for one in _pixel(inks))
        cyan, magenta, yellow, black = (one if one >= LEAST else 0.0 for one in shares)
        return cyan, magenta, yellow, black

    def _black(self, grey: int) -> float:
        """How much black alone looks like that grey, of 255."""
        if grey in (0, 255):
            return 1.0 - grey / 255
        picture = Image.new("RGB", (1, 1), (grey, grey, grey))
        lightness = _pixel(ImageCms.applyTransform(picture, self._seen))[0]
        # Black ink is lighter than a screen's black: what lies between is drawn together.
        darkest = self._ramp[-1]
        aim = darkest + lightness / 255 * (255 - darkest)
        return min(range(101), key=lambda one: abs(self._ramp[one] - aim)) / 100

    @cached_property
    def _ramp(self) -> tuple[int, ...]:
        """How light black is in steps of a hundredth."""
        lab = ImageCms.buildTransform(self._inks, ImageCms.createProfile("LAB"), "CMYK", "LAB", _RELATIVE)
        return tuple(
            _pixel(ImageCms.applyTransform(Image.new("CMYK", (1, 1), (0, 0, 0, round(one * 2.55))), lab))[0]
            for one in range(101)
        )

    @cached_property
    def _inks(self) -> Any:
        return ImageCms.ImageCmsProfile(io.BytesIO(self.profile))

    @cached_property
    def _to_inks(self) -> Any:
        screen = ImageCms.ImageCmsProfile(io.BytesIO(self.screen))
        return ImageCms.buildTransform(screen, self._inks, "RGB", "CMYK", _RELATIVE, _COMPENSATED)

    @cached_property
    def _seen(self) -> Any:
        screen = ImageCms.ImageCmsProfile(io.BytesIO(self.screen))
        return ImageCms.buildTransform(screen, ImageCms.createProfile("LAB"), "RGB", "LAB", _RELATIVE)


def tones_of(colours: Iterable[object]) -> dict[Screen, Inks]:
    """Of each colour that says its inks, what it is on the screen and in ink."""
    said = [one for one in colours if isinstance(one, Tone) and one.inks]
    return {screen_of(one): one.inks for one in said if one.inks}


def screen_of(colour: str) -> Screen:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return rounded((red, green, blue))


def rounded(colour: Iterable[float]) -> Screen:
    """To the 256 steps that colours are written in, so that equal ones are found."""
    red, green, blue = (round(round(one * 255) / 255, 4) for one in colour)
    return red, green, blue


def _is_nearly_black(*channels: int) -> bool:
    """What text is set in: dark, and grey but for a tinge that four plates in small type are not worth."""
    return max(channels) < 128 and max(channels) - min(channels) <= TINGE


def _pixel(picture: Any) -> tuple[int, ...]:
    found: tuple[int, ...] = picture.getpixel((0, 0))
    return found
