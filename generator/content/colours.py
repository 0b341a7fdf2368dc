"""A colour on the screen, and what it is in ink."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

_NAMES = {
    "black": "#000000",
    "white": "#FFFFFF",
    "red": "#C62828",
    "green": "#2E7D32",
    "blue": "#1565C0",
    "orange": "#C2410C",
    "purple": "#6A1B9A",
    "teal": "#00695C",
    "gray": "#555555",
    "grey": "#555555",
}
"""Shades of these names that can be read on white."""
Inks = tuple[float, float, float, float]  # cyan, magenta, yellow and black, each 0 to 1
_SCREEN = re.compile(r"#[0-9A-Fa-f]{6}")
_INK = re.compile(r"(?:\d{1,2}(?:\.\d+)?|100)%?")


class Tone(str):
    """A colour as `#RRGGBB`; with `inks` None, the profile decides what it is in ink."""

    inks: Inks | None = None


def _tone(written: Any) -> Tone:
    """`'#D9330F'`, or `{rgb: '#D9330F', cmyk: 0 90 100 5}`."""
    if isinstance(written, Tone):
        return written
    screen, inks = written, None
    if isinstance(written, dict):
        if set(written) - {"rgb", "cmyk"} or "rgb" not in written:
            said, hint = "a colour has an 'rgb', and may have a 'cmyk'", "{rgb: '#D9330F', cmyk: 0 90 100 5}"
            raise PydanticCustomError("colour", "{said}", {"said": said, "hint": f"write it as {hint}"})
        screen, inks = written["rgb"], written.get("cmyk")
    if not isinstance(screen, str) or not _SCREEN.fullmatch(screen):
        hint = f"write it in quotes, as '{_hex(screen) or '#D9330F'}'"
        raise PydanticCustomError("colour", "'{colour}' is not a colour", {"colour": screen, "hint": hint})
    tone = Tone(screen.upper())
    tone.inks = None if inks is None else _inks(inks)
    return tone


def _hex(written: Any) -> str:
    """The colour that was meant, as it should be written; "" if that is unclear."""
    text = str(written).strip().lower().removeprefix("#")
    if re.fullmatch(r"[0-9a-f]{6}", text):
        return f"#{text.upper()}"
    if re.fullmatch(r"[0-9a-f]{3}", text):
        return "#" + "".join(2 * digit for digit in text.upper())
    parts = re.fullmatch(r"rgba?\((\d{1,3})[ ,]+(\d{1,3})[ ,]+(\d{1,3}).*", text)
    if parts and all(int(one) < 256 for one in parts.groups()):
        return "#" + "".join(f"{int(one):02X}" for one in parts.groups())
    return _NAMES.get(text, "")


def _inks(written: Any) -> Inks:
    parts = written.split() if isinstance(written, str) else written
    if not isinstance(parts, list) or len(parts) != 4 or not all(_INK.fullmatch(str(one)) for one in parts):
        hint = "cyan, magenta, yellow and black in percent, like 0 90 100 5"
        raise PydanticCustomError("inks", "these are not four inks", {"hint": hint})
    cyan, magenta, yellow, black = (float(str(one).rstrip("%")) / 100 for one in parts)
    return cyan, magenta, yellow, black


Colour = Annotated[Tone, PlainValidator(_tone)]
InksField = Annotated[Inks, PlainValidator(_inks)]
