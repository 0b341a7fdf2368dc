"""A chart's table: read from its file, its numbers understood, its mistakes reported at their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.content import csvs
from generator.content.slides.exhibits import ChartFields
from generator.problems import Place, Problem, ProblemsFound, did_you_mean
from generator.source import Document, Loc

AnyChart = TypeVar("AnyChart", bound=ChartFields)
SERIES_AT_MOST = SLICES_AT_MOST = 6  # as many as can be told apart
DIGITS_AT_MOST = 15  # as many as a spreadsheet keeps
DECIMALS_AT_MOST = 9
_NO_TABLE = (
    "a chart has a header, and rows with a name and numbers",
    "the first column names the categories, each other one is a series",
)
_GAPS = ("", "-", "–", "—")
_MINUS = str.maketrans({"\u2212": "-", "–": "-"})
_SPACES = "[ \u00a0\u202f\u2009'\u2019]"
_GROUPED = r"-?[0-9]{1,3}(?:%s[0-9]{3})+"
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_HINT = "write digits, like 1234.5, 1,234.5 or -3; the unit goes into 'unit'"


@dataclass(frozen=True)
class Table:
    """The text of every cell, header first. `place` gives the position of a cell by row and column.

    `semicolons` stand between them in their file.
    """

    cells: tuple[tuple[str, ...], ...]
    place: Callable[[int, int], Place]
    semicolons: bool = False

    @property
    def names(self) -> list[str]:
        """The names of the categories and the series."""
        return [row[0] for row in self.cells[1:]] + list(self.cells[0][1:])

    def problem(self, row: int, column: int, message: str, hint: str) -> Problem:
        return Problem(self.place(row, column), message, hint)


def understood(chart: AnyChart, loc: Loc, document: Document) -> tuple[AnyChart, list[Problem]]:
    """The chart with its table filled in and its numbers as digits, and the problems found."""
    try:
        table = _table(chart, loc, document)
    except ProblemsFound as error:
        return chart, list(error.problems)
    digits, problems = _digits(table)
    problems += _shape(table)
    if not problems and chart.type == "pie":
        problems += _pie(table, digits)
    if chart.highlight and chart.highlight not in table.names:
        said = f"'{chart.highlight}' is not one of the categories or series"
        hint = did_you_mean(chart.highlight, table.names)
        problems.append(document.problem((*loc, "highlight"), said, hint))
    filled = {"header": table.cells[0], "rows": digits}
    return chart.model_copy(update=filled), problems


def _table(chart: ChartFields, loc: Loc, document: Document) -> Table:
    """Raises ProblemsFound where there is none."""
    written = bool(chart.header or chart.rows)
    if written == (chart.data is not None):
        said = "a chart takes its numbers from 'header' and 'rows' or from a file in 'data'"
        hint = "keep one of them" if written else "like 'data: growth.csv', or 'header: [Year, Visitors]'"
        raise ProblemsFound([document.problem(loc, said, hint)])
    if chart.data is not None:
        return _from_file(chart.data, (*loc, "data"), document)
    cells = (chart.header, *chart.rows)
    if len(chart.header) < 2 or not chart.rows:
        raise ProblemsFound([document.problem(loc, *_NO_TABLE)])

    def place(row: int, column: int) -> Place:
        return document.place((*loc, *(("rows", row - 1) if row else ("header",)), column))

    return Table(cells, place)


def _from_file(name: str, loc: Loc, document: Document) -> Table:
    folder = document.path.parent.resolve()
    path = (folder / name).resolve()
    said = hint = ""
    if not path.is_relative_to(folder):
        said = f"the file '{name}' lies outside the talk's folder"
    elif not path.is_file():
        there = [one.relative_to(folder).as_posix() for one in folder.rglob("*.csv")]
        said, hint = (
            f"there is no file '{name}'",
            did_you_mean(name, there) or "put it into the talk's folder",
        )
    if said:
        raise ProblemsFound([document.problem(loc, said, hint)])
    file = csvs.read(document.path.parent / name)
    if len(file.rows) < 2 or len(file.rows[0]) < 2:
        raise ProblemsFound([document.problem(loc, *_NO_TABLE)])
    cells = tuple(tuple(cell.text for cell in row) for row in file.rows)
    return Table(cells, lambda row, column: file.rows[row][column].place, file.semicolons)


def _digits(table: Table) -> tuple[tuple[tuple[str, ...], ...], list[Problem]]:
    """The rows with their numbers as digits, and a problem for each cell that is not a number."""
    problems: list[Problem] = []

    def understand(written: str, row: int, column: int) -> str:
        try:
            return number(written, semicolons=table.semicolons)
        except ValueError as error:
            problems.append(table.problem(row, column, *error.args))
            return ""

    rows = tuple(
        (name, *(understand(cell, at, column) for column, cell in enumerate(cells, start=1)))
        for at, (name, *cells) in enumerate(table.cells[1:], start=1)
    )
    if not problems and not any(cell for row in rows for cell in row[1:]):
        problems.append(table.problem(1, 0, "this chart has no numbers", "write one beside a name"))
    return rows, problems


def _shape(table: Table) -> Iterator[Problem]:
    """Names that are missing, rows that are too short or too long, more series than can be told apart."""
    header = table.cells[0]
    if len(header) - 1 > SERIES_AT_MOST:
        said = f"this chart has {len(header) - 1} series; {SERIES_AT_MOST} can be told apart"
        yield table.problem(0, SERIES_AT_MOST + 1, said, "leave some out, or split it into two slides")
    for column, name in enumerate(header[1:], start=1):
        if not name:
            yield table.problem(0, column, "this series has no name", "say in the header what is counted")
    for at, row in enumerate(table.cells[1:], start=1):
        if not row[0]:
            yield table.problem(at, 0, "this row has no name", "the first column names the categories")
        if len(row) != len(header):
            said = f"the number of cells here is {len(row)}, but the header has {len(header)}"
            yield table.problem(at, 0, said, 'an empty cell, "", is a gap')


def _pie(table: Table, digits: tuple[tuple[str, ...], ...]) -> Iterator[Problem]:
    if len(table.cells[0]) > 2:
        hint = "keep one column of numbers, or use 'type: stacked'"
        yield table.problem(0, 2, "a pie shows one series", hint)
    if len(digits) > SLICES_AT_MOST:
        said = f"this pie has {len(digits)} slices; {SLICES_AT_MOST} can be told apart"
        yield table.problem(SLICES_AT_MOST + 1, 0, said, "join the smallest, or use 'type: bar'")
    for at, row in enumerate(digits, start=1):
        if row[1] and float(row[1]) <= 0:
            hint = "leave it out, or show it with 'type: bar'"
            yield table.problem(at, 1, "a pie has no slice for zero or less", hint)


def number(written: str, *, semicolons: bool = False) -> str:
    """The number as digits with a decimal point, with the decimals that were written; "" for a gap.

    Raises ValueError with a message and a hint for what is not a number, or could be two. Thousands may be
    separated; decimals follow a point or, in a file with semicolons, a comma.
    """
    if len(written) <= DECIMALS_AT_MOST and not semicolons and _PLAIN.fullmatch(written):
        return written
    if written in _GAPS:
        return ""
    text = written.translate(_MINUS)
    if semicolons:
        if re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", text):
            plain = re.sub("[.,]", "", text)
            other = re.sub("[.,]", ".", text)
            raise ValueError(f"'{written}' could be {plain} or {other}", f"write {plain}, or {other}0")
        if re.fullmatch(r"%s(?:,[0-9]+)?" % (_GROUPED % r"\."), text):
            text = text.replace(".", "")
        text = text.replace(",", ".", 1) if text.count(",") == 1 and "." not in text else text
    for group in (_SPACES, ","):
        if re.fullmatch(r"%s(?:\.[0-9]+)?" % (_GROUPED % group), text):
            text = re.sub(group, "", text)
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"'{written}' is not a number", _HINT)
    return _short(text)


def _short(number: str) -> str:
    """The number. Raises ValueError if it has more digits or decimals than can be kept or printed."""
    decimals = number.partition(".")[2]
    for part, most, what in ((number, DIGITS_AT_MOST, "digits"), (decimals, DECIMALS_AT_MOST, "decimals")):
        if len(part) > most:
            raise ValueError(f"this number has more than {most} {what}", "round it")
    return number
