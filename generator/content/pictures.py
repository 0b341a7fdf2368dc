"""Whether a picture that is named is there, and is one."""

from __future__ import annotations

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
    """What is wrong with the images that the value at `loc` of the document names."""
    for at, image in images_in(value, loc):
        yield from check(document, at, image)


def check(document: Document, loc: Loc, image: Image) -> Iterator[Problem]:
    """What is wrong with the image that is named at `loc` of the document."""
    folder = document.path.parent.resolve()
    path = (folder / image.file).resolve()
    if not path.is_relative_to(folder):
        yield document.problem((*loc, "file"), f"the image '{image.file}' lies outside the talk's folder")
    elif not path.is_file():
        found = [one for one in folder.rglob("*") if one.suffix[1:].lower() in PICTURES]
        near = [one.relative_to(folder).as_posix() for one in found]
        hint = did_you_mean(image.file, near) or "put the file in the talk's images/ folder"
        yield document.problem((*loc, "file"), f"there is no image '{image.file}'", hint)
    elif said := _fault(path):
        hint = f"use {', '.join(PICTURES)}; save it again in the program it comes from"
        yield document.problem((*loc, "file"), f"'{image.file}' {said}", hint)


def _fault(path: Path) -> str:
    """What is wrong with the file, in words that follow its name; empty when it can be printed."""
    if path.suffix.lower() == ".svg":
        return svg.fault(path.read_bytes())
    # Few talks have pictures, and Pillow takes its time to import.
    from PIL import Image as Pillow  # noqa: PLC0415
    from PIL import ImageFile, UnidentifiedImageError  # noqa: PLC0415

    if path.suffix[1:].lower() not in PICTURES:
        return "is not a picture this can print"
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process
    try:
        with Pillow.open(path) as picture:
            picture.load()
            if picture.format not in _FORMATS:
                return f"is a {picture.format} picture, whatever its name says"
    except UnidentifiedImageError:
        return "is not a picture, whatever its name says"
    except Pillow.DecompressionBombError:
        return "has more pixels than anything prints"
    except (OSError, SyntaxError, ValueError):
        return "is damaged, or not all there"
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return ""
