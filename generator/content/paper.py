"""The size of a sheet: one that shops stock, or one of the talk's own."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Tag
from pydantic_core import PydanticCustomError

from generator.content.base import LengthField, Model
from generator.units import Length

LEAST, MOST = Length.of_mm(100), Length.of_mm(5000)  # a PDF page ends at 200 in, which marks need a little of

_UNIT = r"\s*([a-z]*)"
_OWN = re.compile(rf"(\d+(?:\.\d+)?){_UNIT}\s*[x×]\s*(\d+(?:\.\d+)?){_UNIT}", re.IGNORECASE)


def _side(length: Length) -> Length:
    if not LEAST <= length <= MOST:
        said = f"a sheet's side is {LEAST.mm:g} to {MOST.mm:g} mm, but this one is {length.mm:g} mm"
        hint = "a PDF page is 200 in at most; print it at half its size and have it enlarged"
        raise PydanticCustomError("side", "{said}", {"said": said, "hint": hint if length > MOST else ""})
    return length


Side = Annotated[LengthField, AfterValidator(_side)]


class OwnSize(Model):
    """A sheet that has no name, as it hangs."""

    width: Side
    height: Side


Name = Literal[
    "a0", "a1", "a2", "a3", "a4", "b1", "b2", "letter", "legal", "tabloid", "18x24", "24x36", "36x48"
]  # fmt: skip


def _size(written: Any) -> Any:
    """`500 x 700 mm` and `20 in x 30 in` become the fields of an OwnSize."""
    if not isinstance(written, str):
        return written
    name = re.sub(r"\s*×\s*", "x", written.strip().lower())
    match = _OWN.fullmatch(written.strip())
    if match is None or name in ("18x24", "24x36", "36x48"):
        return name
    width, unit, height, last = match.groups()
    if not last:
        hint = "like '500 x 700 mm' or '20 in x 30 in'"
        raise PydanticCustomError("size", "a size of your own needs its unit", {"hint": hint})
    return {"width": f"{width} {unit or last}", "height": f"{height} {last}"}


def _sort(size: Any) -> str:
    return "own" if isinstance(size, dict | OwnSize) else "name"


PaperSize = Annotated[
    Annotated[Name, Tag("name")] | Annotated[OwnSize, Tag("own")],
    Discriminator(_sort),
    BeforeValidator(_size),
]
