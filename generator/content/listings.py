"""Whether the code that a slide shows is there: its file, and the lines that are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.content.slides.listing import CodeSlide, Lines
from generator.problems import Problem, did_you_mean
from generator.source import Document, Loc

LARGEST = 1_000_000  # bytes; what is larger was not written by hand
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def check(document: Document, loc: Loc, slide: CodeSlide) -> Iterator[Problem]:
    folder = document.path.parent.resolve()
    path = (folder / slide.file).resolve() if slide.file else None
    if path and not path.is_relative_to(folder):
        yield document.problem((*loc, "file"), f"the file '{slide.file}' lies outside the talk's folder")
        return
    if path and not path.is_file():
        near = [one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()]
        hint = did_you_mean(str(slide.file), near) or "put the file in the talk's folder"
        yield document.problem((*loc, "file"), f"there is no file '{slide.file}'", hint)
        return
    if path and (said := _fault(path)):
        yield document.problem((*loc, "file"), f"'{slide.file}' {said}")
        return
    text = slide.read(folder)
    yield from _ranges(document, loc, slide, text.count("\n") + 1)


def _fault(path: Path) -> str:
    if path.stat().st_size > LARGEST:
        return "is too large to be code for a slide"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return "is not UTF-8 text"
    if _CONTROLS.search(text):
        return "contains characters that cannot be shown"
    return "" if text.strip() else "is empty"


def _ranges(document: Document, loc: Loc, slide: CodeSlide, count: int) -> Iterator[Problem]:
    shown = slide.lines or Lines(1, count)
    if shown.last > count:
        said = f"the code has {count} line{'' if count == 1 else 's'}, but line {shown.last} is asked for"
        yield document.problem((*loc, "lines"), said)
        return
    for index, one in enumerate(slide.emphasis):
        if one.first < shown.first or one.last > shown.last:
            said = f"the lines shown are {shown.first} to {shown.last}, but {one} is not among them"
            hint = "lines are counted from the text's first"
            yield document.problem((*loc, "emphasis", index), said, hint)
