"""What a copy shop asks for: bleed, marks, a standard."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from generator.content.base import FileName, LengthField, Model
from generator.units import Length

MOST_BLEED = Length.of_mm(20)  # more is a mistake in the unit


def _words(written: Any) -> Any:
    return written.lower().split() if isinstance(written, str) else written


def _lower(written: Any) -> Any:
    return written.lower() if isinstance(written, str) else written


def fault_of(folder: Path, name: str) -> tuple[str, str] | None:
    """What is wrong with the talk's profile of that name, and a hint; None if it is a press profile."""
    hint = "copy the .icc file that the copy shop names into the talk's folder"
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        return f"the profile '{name}' lies outside the talk's folder", hint
    if not path.is_file():
        return f"there is no profile '{name}'", hint
    # ICC.1, 7.2: the class, the colours and the signature of a profile.
    head = path.read_bytes()[:128]
    if (head[12:16], head[16:20], head[36:40]) != (b"prtr", b"CMYK", b"acsp"):
        return f"'{name}' is not a profile of a four-ink press", hint
    return None


def _bleed(length: Length) -> Length:
    if not Length(0) <= length <= MOST_BLEED:
        hint = "copy shops ask for 3 mm, in North America for 0.125 in"
        said = f"a bleed is 0 to {MOST_BLEED.mm:g} mm"
        raise PydanticCustomError("bleed", "{said}", {"said": said, "hint": hint})
    return length


class Printing(Model):
    """`bleed` is how far grounds go on beyond the edge that is cut; `marks` stand outside of it.

    With a `standard` colours are inks: of the profile that comes with the templates, or of the talk's own.
    """

    bleed: Annotated[LengthField, AfterValidator(_bleed)] = Length(0)
    marks: Annotated[tuple[Literal["crop", "cross"], ...], BeforeValidator(_words)] = ()
    standard: Annotated[Literal["pdf/x-4"] | None, BeforeValidator(_lower)] = None
    profile: FileName | None = None

    def with_own(self, own: Printing | None) -> Printing:
        """These settings, with a print's own in their place."""
        said = own.model_fields_set if own else ()
        return self.model_copy(update={name: getattr(own, name) for name in said})


def _plain(written: Any) -> Any:
    """`print: no` cancels what the talk as a whole asks for."""
    none = Printing(bleed=Length(0), marks=(), standard=None, profile=None)
    return none if written == "no" else written


AnyPrinting = Annotated[Printing, BeforeValidator(_plain)]
