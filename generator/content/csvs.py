"""CSV files as cells that know their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Place, Problem, ProblemsFound

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Cell:
    """Its text without quotation marks, and its place in the file."""

    text: str
    place: Place


@dataclass(frozen=True)
class Csv:
    """With `semicolons` between cells instead of commas, a comma may begin the decimals."""

    rows: tuple[tuple[Cell, ...], ...]
    semicolons: bool


def read(path: Path) -> Csv:
    """The file's rows, blank lines left out. Raises ProblemsFound where it is not UTF-8 text, or a
    quotation mark is never closed."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(path, raw[: error.start].count(b"\n") + 1, 1)
        raise ProblemsFound([Problem(place, "this is not UTF-8 text", "save it as 'CSV UTF-8'")]) from None
    if strange := _CONTROL.search(text):
        place = Place(path, text.count("\n", 0, strange.start()) + 1, 1)
        raise ProblemsFound([Problem(place, "there is a control character on this line", "remove it")])
    semicolons = ";" in text.partition("\n")[0]
    reader = _Reader(path, text, ";" if semicolons else ",")
    return Csv(tuple(reader.rows()), semicolons)


class _Reader:
    """RFC 4180, cell by cell, with the place where each begins."""

    def __init__(self, path: Path, text: str, between: str) -> None:
        self.path, self.between = path, between
        self.text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
        self.lines = self.text.splitlines()
        self.at = 0

    def rows(self) -> list[tuple[Cell, ...]]:
        found: list[tuple[Cell, ...]] = []
        row: list[Cell] = []
        while self.at < len(self.text):
            row.append(self.cell())
            ends = self.text[self.at] == "\n"
            self.at += 1
            if ends:
                if any(cell.text for cell in row):
                    found.append(tuple(row))
                row = []
        return found

    def cell(self) -> Cell:
        """The cell that begins here; afterwards `at` is on what ends it."""
        begin = self.at
        if self.text[begin] == '"':
            said = self.quoted(begin)
        else:
            ends = (self.text.find(mark, begin) for mark in (self.between, "\n"))
            self.at = min(end for end in ends if end >= 0)
            said = self.text[begin : self.at]
        return Cell(" ".join(said.split(" ")).strip(), self.place(begin, self.at))

    def quoted(self, begin: int) -> str:
        at = begin + 1
        while True:
            at = self.text.find('"', at)
            if at < 0:
                said, hint = "this quotation mark is never closed", 'write "" for one inside the text'
                raise ProblemsFound([Problem(self.place(begin, begin + 1), said, hint)])
            if self.text[at + 1] != '"':
                break
            at += 2
        ends = (self.text.find(mark, at) for mark in (self.between, "\n"))
        self.at = min(end for end in ends if end >= 0)
        return self.text[begin + 1 : at].replace('""', '"') + self.text[at + 1 : self.at]

    def place(self, begin: int, end: int) -> Place:
        line = self.text.count("\n", 0, begin)
        start = self.text.rfind("\n", 0, begin) + 1
        width = max(1, min(end, start + len(self.lines[line])) - begin)
        return Place(self.path, line + 1, begin - start + 1, width, self.lines[line])
