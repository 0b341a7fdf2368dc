"""Everything that a PDF paints in red, green and blue, painted in ink."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import pydyf
from PIL import Image

from generator.content.colours import Inks
from generator.pages.press.inks import BLACK, Screen

Convert = Callable[[Screen], Inks]
_OVER, _APART = "over", "apart"  # states of graphics
_AREA = 24.0  # units of a drawing, about 6 mm: what is as wide and as high is a ground and no line


def separate(pdf: Any, convert: Convert, rich: Inks, screen: bytes) -> None:
    """`rich` is the black of grounds; pictures stay as they are and say their profile, or `screen`."""
    profiles: dict[bytes, pydyf.Array] = {}
    for thing in list(pdf.objects):
        if isinstance(thing, pydyf.Stream):
            if thing.extra.get("ColorSpace") == "/DeviceRGB":
                thing.extra["ColorSpace"] = _tagged(pdf, _profile(thing) or screen, profiles)
            elif hasattr(thing, "page_rectangle"):  # WeasyPrint's own: a page, a form or a pattern
                thing.stream[:] = overprinted(painted(tuple(thing.stream), convert, rich))
                if thing.extra.get("Group", {}).get("CS") == "/DeviceRGB":
                    thing.extra["Group"]["CS"] = "/DeviceCMYK"
        elif isinstance(thing, dict) and thing.get("ColorSpace") == "/DeviceRGB":
            thing["ColorSpace"] = "/DeviceCMYK"  # a shading
            _shade(thing["Function"], convert)
        elif isinstance(thing, dict) and "ExtGState" in thing:
            thing["ExtGState"].update(_states())


def painted(operators: Sequence[Any], convert: Convert, rich: Inks) -> Iterator[Any]:
    """The operators of a content stream with their colours in ink; a ground that is black is `rich`."""
    fills = [BLACK]  # what is filled with, here and in the states that are returned to
    enriched = False
    for operator, following in pairwise([*operators, b""]):
        verb = _verb(operator)
        if verb in (b"rg", b"RG"):
            inks = convert(_screen(operator))
            fills[-1] = inks if verb == b"rg" else fills[-1]
            yield _written(inks, fill=verb == b"rg")
            continue
        if verb == b"q":
            fills.append(fills[-1])
        elif verb == b"Q":
            fills.pop()
        elif verb == b"re" and following == b"f" and fills[-1] == BLACK and _is_area(operator):
            yield _written(rich, fill=True)
            enriched = True
        yield operator
        if enriched and verb == b"f":
            yield _written(BLACK, fill=True)
            enriched = False


def overprinted(operators: Iterable[Any]) -> Iterator[Any]:
    """Words in black ink alone are printed over what they stand on, which has no hole for them (ISO 32000-1,
    8.6.7): no white shows at their edges where the plates are a hair off."""
    fills = [BLACK]
    over = False
    for operator in operators:
        verb = _verb(operator)
        if verb == b"k":
            fills[-1] = _inks(operator)
        elif verb == b"q":
            fills.append(fills[-1])
        elif verb == b"Q":
            fills.pop()
        elif verb == b"BT" and fills[-1] == BLACK:
            over = True
            yield f"/{_OVER} gs".encode()
        yield operator
        if over and verb in (b"ET", b"k"):
            over = verb == b"k" and fills[-1] == BLACK
            if not over:
                yield f"/{_APART} gs".encode()


def _states() -> dict[str, pydyf.Dictionary]:
    """By name, for resources; by the mode 1 an ink of which a colour has nothing stays what it is."""
    over = {"OP": "false", "op": "true", "OPM": 1}
    apart = {"OP": "false", "op": "false", "OPM": 0}
    return {_OVER: pydyf.Dictionary(over), _APART: pydyf.Dictionary(apart)}


def _verb(operator: Any) -> bytes:
    return operator.rpartition(b" ")[2] if isinstance(operator, bytes) else b""


def _inks(operator: bytes) -> Inks:
    cyan, magenta, yellow, black = map(float, operator.split()[:4])
    return cyan, magenta, yellow, black


def _screen(operator: bytes) -> Screen:
    red, green, blue = map(float, operator.split()[:3])
    return red, green, blue


def _written(inks: Inks, *, fill: bool) -> bytes:
    return b" ".join(f"{one:g}".encode() for one in inks) + (b" k" if fill else b" K")


def _is_area(rectangle: bytes) -> bool:
    width, height = rectangle.split()[2:4]
    return abs(float(width)) >= _AREA and abs(float(height)) >= _AREA


def _shade(function: Any, convert: Convert) -> None:
    for end in ("C0", "C1"):
        if end in function:
            red, green, blue = function[end]
            function[end] = pydyf.Array(convert((red, green, blue)))
    for inner in function.get("Functions", ()):
        _shade(inner, convert)


def _tagged(pdf: Any, profile: bytes, profiles: dict[bytes, pydyf.Array]) -> pydyf.Array:
    """The colour space of that profile (ISO 32000-1, 8.6.5.5), which is in the file once."""
    if profile not in profiles:
        stream = pydyf.Stream([profile], {"N": 3}, compress=True)
        pdf.add_object(stream)
        profiles[profile] = pydyf.Array(["/ICCBased", stream.reference])
    return profiles[profile]


def _profile(picture: Any) -> bytes | None:
    """The profile that a photograph brings, if it is one of red, green and blue."""
    if picture.extra.get("Filter") != "/DCTDecode":
        return None
    with Image.open(io.BytesIO(b"".join(one.data for one in picture.stream))) as opened:
        found: bytes = opened.info.get("icc_profile", b"")
    return found if found[16:20] == b"RGB " and found[36:40] == b"acsp" else None
