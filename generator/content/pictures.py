"""Checks that each picture exists and can be read."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator import svg
from generator.content.collections import Image
from generator.problems import Problem, did_you_mean
from generator.source import Document, Loc

PICTURES = ("png", "jpg", "jpeg", "svg")
_FORMATS = ("PNG", "JPEG", "MPO")  # as Pillow names them; phones write the last under JPEG's name


def images_in(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Image]]:
    """Every image that a model, or what a tuple holds, names at any depth, and where."""
    if isinstance(value, Image):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from images_in(getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from images_in(one, (*loc, index))


def check_all(document: Document, value: Any, loc: Loc = ()) -> Iterator[Problem]:
    """The problems of all images named by the value at `loc` of the document."""
    for at, image in images_in(value, loc):
        yield from check(document, at, image)


def check(document: Document, loc: Loc, image: Image) -> Iterator[Problem]:
    """The problem of the image named at `loc` of the document, if there is one."""
    if said := fault_of(document.path.parent, image.file):
        yield document.problem((*loc, "file"), *said)


def fault_of(folder: Path, name: str) -> tuple[str, str] | None:
    """What is wrong with the talk's image of that name, and a hint; None if it can be printed."""
    folder = folder.resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        hint = f"copy it into the talk's folder, and write images/{path.name}"
        return f"the image '{name}' lies outside the talk's folder", hint
    if re.match(r"https?://|www\.", name):
        hint = "save the picture in the talk's images/ folder, and name that file"
        return f"'{name}' is an address, not a file of this talk", hint
    if path.is_dir():
        return f"'{name}' is a folder", f"name a picture in it, like {name.rstrip('/')}/plan.png"
    if not path.is_file():
        found = [one for one in folder.rglob("*") if one.suffix[1:].lower() in PICTURES]
        near = [one.relative_to(folder).as_posix() for one in found]
        hint = did_you_mean(name, near) or "put the file in the talk's images/ folder"
        return f"there is no image '{name}'", hint
    if said := _fault(path):
        return f"'{name}' {said}", f"use {', '.join(PICTURES)}; save it again in the program it comes from"
    return None


def _unknown(path: Path) -> str:
    """What is wrong with a file that is not a picture we can read."""
    with path.open("rb") as file:
        begins = file.read(32)
    if not begins:
        return "is empty"
    if re.match(rb"....ftyp(hei|hev|mif|msf|avi)", begins, re.DOTALL):
        return "is a HEIC or AVIF picture, as phones take them, whatever its name says"
    return "is not a picture, whatever its name says"


def _fault(path: Path) -> str:
    """What is wrong with the file, as words that follow its name; "" if it can be printed."""
    if path.suffix.lower() == ".svg":
        return svg.fault(path.read_bytes())
    # Few talks have pictures, and Pillow takes its time to import.
    from PIL import Image as Pillow  # noqa: PLC0415
    from PIL import ImageFile, UnidentifiedImageError  # noqa: PLC0415

    if path.suffix[1:].lower() not in PICTURES:
        return "is a kind of picture that cannot be printed"
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process
    try:
        huge = Pillow.DecompressionBombWarning
        with warnings.catch_warnings(action="error", category=huge), Pillow.open(path) as picture:
            picture.load()
            if picture.format not in _FORMATS:
                return f"is a {picture.format} picture, whatever its name says"
    except UnidentifiedImageError:
        return _unknown(path)
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        return f"has more than {Pillow.MAX_IMAGE_PIXELS or 0:,} pixels, more than any print can use"
    except (OSError, SyntaxError, ValueError):
        return "is damaged or incomplete"
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return ""
