"""What the copy shop asks of a print: bleed, marks, a standard."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from generator.content.base import LengthField, Model
from generator.units import Length

MOST_BLEED = Length.of_mm(20)  # more is a mistake in the unit


def _words(written: Any) -> Any:
    return written.lower().split() if isinstance(written, str) else written


def _bleed(length: Length) -> Length:
    if not Length(0) <= length <= MOST_BLEED:
        hint = "copy shops ask for 3 mm, in North America for 0.125 in"
        said = f"a bleed is 0 to {MOST_BLEED.mm:g} mm"
        raise PydanticCustomError("bleed", "{said}", {"said": said, "hint": hint})
    return length


class Printing(Model):
    """`bleed` is how far grounds go on beyond the edge that is cut; `marks` stand outside of it."""

    bleed: Annotated[LengthField, AfterValidator(_bleed)] = Length(0)
    marks: Annotated[tuple[Literal["crop", "cross"], ...], BeforeValidator(_words)] = ()

    def with_own(self, own: Printing | None) -> Printing:
        """These wishes with those that one print has of its own in their place."""
        said = own.model_fields_set if own else ()
        return self.model_copy(update={name: getattr(own, name) for name in said})


def _plain(written: Any) -> Any:
    """`print: no` takes back what the whole talk asks for."""
    return {"bleed": "0 mm", "marks": ""} if written == "no" else written


AnyPrinting = Annotated[Printing, BeforeValidator(_plain)]
