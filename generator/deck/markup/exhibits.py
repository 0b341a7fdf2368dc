"""What stands in a slide's markup and is no text: pictures, codes to scan, code to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar, get_args

from lxml import etree

from generator.content.base import SCANNABLE
from generator.content.collections import Fit
from generator.content.slides.listing import Lines
from generator.deck.markup.reading import Fault
from generator.deck.slides import Code, Content, Initials, Picture, PictureShape, Play, Qr
from generator.highlighting import PLAIN, languages
from generator.problems import did_you_mean

T = TypeVar("T")
FITS: tuple[Fit, ...] = get_args(Fit)
SHAPES: tuple[PictureShape, ...] = get_args(PictureShape)


def _picture(element: etree._Element) -> Picture:
    said = (element.get("box", ""), element.get("src", ""), element.get("alt", ""))
    fit = _one_of(element, "fit", FITS)
    shape = _one_of(element, "shape", SHAPES)
    focus = [float(one) for one in re.findall(r"\d+(?:\.\d+)?", element.get("focus", "50 50"))]
    if len(focus) != 2 or max(focus) > 100:
        raise Fault("the focus of a picture is two numbers up to 100", "focus=")
    return Picture(
        *said, fit, (focus[0], focus[1]), shape, element.get("link", ""), element.get("behind") == "yes"
    )


def _one_of(element: etree._Element, name: str, allowed: tuple[T, ...]) -> T:
    """The attribute's value; the first of those allowed where it is left out."""
    found = element.get(name) or allowed[0]
    for one in allowed:
        if one == found:
            return one
    raise Fault(f"{name} is '{found}'", f'{name}="{found}"', f"it is one of {', '.join(map(str, allowed))}")


def _play(element: etree._Element) -> Play:
    return Play(element.get("box", ""), element.get("href", ""), element.get("alt", ""))


def _initials(element: etree._Element) -> Initials:
    return Initials(element.get("box", ""), element.get("letters", ""))


def _qr(element: etree._Element) -> Qr:
    if len(element.get("address", "")) > SCANNABLE:
        raise Fault(
            f"a QR code that can be scanned holds {SCANNABLE} characters", "address=", "use a short link"
        )
    return Qr(element.get("box", ""), element.get("address", ""), element.get("alt", ""))


def _code(element: etree._Element) -> Code:
    if len(element):
        inner = f"<{element[0].tag}"
        raise Fault(f"{inner}> cannot stand inside <pre>", inner, "it holds only text")
    text, language = (element.text or "").strip("\n"), element.get("language") or PLAIN
    if language not in (known := languages()):
        hint = did_you_mean(language, known)
        raise Fault(f"'{language}' is not a language that can be highlighted", f'"{language}"', hint)
    count = text.count("\n") + 1
    try:
        shown = Lines.parse(element.get("lines") or f"1-{count}")
        spans = [Lines.parse(one) for one in element.get("emphasis", "").split()]
    except ValueError as error:
        raise Fault(f"<pre>: {error}", "<pre", "write 7, or 5-9") from None
    if shown.last > count:
        raise Fault(f"<pre>: there are {count} lines, and line {shown.last} is asked for", "<pre")
    emphasis = frozenset(number for one in spans for number in range(one.first, one.last + 1))
    numbered = element.get("numbers") == "yes"
    return Code(element.get("box", ""), text, language, shown.first, shown.last, emphasis, numbered)


READERS: Mapping[str, Callable[[etree._Element], Content | None]] = {
    "picture": _picture,
    "play": _play,
    "initials": _initials,
    "qr": _qr,
    "pre": _code,
}
