"""What every model of the content shares."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from generator.content.inline import NO_BREAK_SPACE, one_line
from generator.units import Length

SCANNABLE = 1000  # characters; a longer address makes a QR code too fine for a phone, at last for any


def with_unit(number: str, unit: str) -> str:
    before, mark, after = unit.partition("#")
    return f"{before}{number}{after}" if mark else f"{number}{unit}"


class Model(BaseModel):
    """Frozen, and strict about keys; scalars arrive as text and become what the field says."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _id(written: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", written):
        address = "://" in written or written.startswith("www.")
        hint = (
            f"write {{url: {written}}}" if address else "use letters, digits and hyphens, like 'one-point-oh'"
        )
        raise PydanticCustomError("id", "'{id}' is not an id", {"id": written, "hint": hint})
    return written


def _one_or_many(written: Any) -> Any:
    return [written] if isinstance(written, str) else written


def _length(written: Any) -> Length:
    if isinstance(written, Length):
        return written
    try:
        return Length.parse(str(written))
    except ValueError as error:
        raise PydanticCustomError("length", "{said}", {"said": str(error)}) from None


def _url(written: str) -> str:
    if not re.fullmatch(r"(https?://|mailto:)\S+", written):
        begin = "mailto:" if re.fullmatch(r"[^\s@/]+@[^\s@/]+\.\w+", written) else "https://"
        file = re.search(r"\.(?:mp4|mov|m4v|webm|png|jpe?g|svg|pdf|pptx)$", written)
        clear = (not file and re.fullmatch(r"[^\s/@:]+\.\w+(/\S*)?", written)) or begin == "mailto:"
        hint = f"write {begin}{written}" if clear else f"begin it with {begin}"
        raise PydanticCustomError("url", "'{url}' is not an address", {"url": written, "hint": hint})
    return written


def _scannable(url: str) -> str:
    if len(url) > SCANNABLE:
        said = f"this address has {len(url)} characters; a QR code that can be scanned holds {SCANNABLE}"
        raise PydanticCustomError("scannable", "{said}", {"said": said, "hint": "use a short link"})
    return url


def _plain(written: Any) -> Any:
    if isinstance(written, str) and not written.strip():
        raise PydanticCustomError("empty_text", "this text is empty", {"hint": "write it, or remove the key"})
    return one_line(written) if isinstance(written, str) else written


def _unit(written: Any) -> Any:
    """The unit as typed, with the space before it; no line may end between a number and its unit."""
    return re.sub(r"\s", NO_BREAK_SPACE, written.rstrip()) if isinstance(written, str) else written


def _file(written: Any) -> Any:
    written = _plain(written)
    if isinstance(written, str) and (len(written.encode()) > 250 or not written.isprintable()):
        hint = "a path from the talk's folder, like images/plan.png"
        raise PydanticCustomError("file_name", "this is not a file name", {"hint": hint})
    return written


Id = Annotated[str, AfterValidator(_id)]
Ids = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
PlainText = Annotated[str, BeforeValidator(_plain)]
Unit = Annotated[str, BeforeValidator(_unit)]
"""Follows a number, or stands around it where it has a `#`."""
FileName = Annotated[str, BeforeValidator(_file)]
LengthField = Annotated[Length, BeforeValidator(_length)]
Url = Annotated[str, AfterValidator(_url)]
Scannable = Annotated[Url, AfterValidator(_scannable)]


def bare_address(url: str) -> str:
    """The address as a person reads it out."""
    return (
        url.removeprefix("mailto:")
        .removeprefix("https://")
        .removeprefix("http://")
        .removeprefix("www.")
        .rstrip("/")
    )
