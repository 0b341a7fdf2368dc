"""A chart's table: read from its file, its numbers understood, and all that is wrong said of its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content import csvs
from generator.content.csvs import Cell
from generator.content.slides.exhibits import Chart
from generator.problems import Place, Problem, ProblemsFound, did_you_mean
from generator.source import Document, Loc

SERIES_AT_MOST = SLICES_AT_MOST = 6  # as many as can be told apart
_GAPS = ("", "-", "–", "—")
_MINUS = str.maketrans({"\u2212": "-", "–": "-"})
_SPACES = "[ \u00a0\u202f\u2009'\u2019]"
_GROUPED = r"-?\d{1,3}(?:%s\d{3})+"
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_HINT = "write digits, like 1234.5, 1,234.5 or -3; the unit goes into 'unit'"


@dataclass(frozen=True)
class Table:
    """Cells with their places; `around` is the whole table's. `semicolons` stand between them in its file."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    around: Place
    semicolons: bool = False

    @property
    def names(self) -> list[str]:
        return [row[0].text for row in self.rows] + [cell.text for cell in self.header[1:]]


def understood(chart: Chart, loc: Loc, document: Document) -> tuple[Chart, list[Problem]]:
    """The chart with its table filled in and its numbers in digits, and what is wrong with them."""
    try:
        table = _table(chart, loc, document)
    except ProblemsFound as error:
        return chart, list(error.problems)
    problems = list(_problems(chart, table))
    if chart.highlight and chart.highlight not in table.names:
        said = f"'{chart.highlight}' is none of the categories or series"
        problems.append(
            document.problem((*loc, "highlight"), said, did_you_mean(chart.highlight, table.names))
        )
    if problems:
        return chart, problems
    rows = tuple(
        (row[0].text, *(number(cell.text, semicolons=table.semicolons) for cell in row[1:]))
        for row in table.rows
    )
    filled = {"header": tuple(cell.text for cell in table.header), "rows": rows, "unit": _bound(chart.unit)}
    return chart.model_copy(update=filled), []


def _bound(unit: str) -> str:
    """No line ends between a number and its unit."""
    return unit.replace(" ", "\u00a0")


def _table(chart: Chart, loc: Loc, document: Document) -> Table:
    """Raises ProblemsFound where there is none."""
    written = bool(chart.header or chart.rows)
    if written == (chart.data is not None):
        said = "a chart takes its numbers from 'header' and 'rows' or from a file in 'data'"
        hint = "keep one of them" if written else "like 'data: growth.csv', or 'header: [Year, Visitors]'"
        raise ProblemsFound([document.problem(loc, said, hint)])
    if chart.data is not None:
        return _from_file(chart.data, (*loc, "data"), document)
    header = tuple(Cell(text, document.place((*loc, "header", at))) for at, text in enumerate(chart.header))
    rows = tuple(
        tuple(Cell(text, document.place((*loc, "rows", index, at))) for at, text in enumerate(row))
        for index, row in enumerate(chart.rows)
    )
    return Table(header, rows, document.place((*loc, "rows" if chart.rows else "header")))


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
    if not file.rows:
        raise ProblemsFound([document.problem(loc, f"'{name}' is empty", "its first row names the columns")])
    return Table(file.rows[0], file.rows[1:], file.rows[0][0].place, file.semicolons)


def _problems(chart: Chart, table: Table) -> Iterator[Problem]:
    series = len(table.header) - 1
    if series < 1 or not table.rows:
        hint = "the first column names the categories, each other one is a series"
        yield Problem(table.around, "a chart has a header, and rows with a name and a number", hint)
        return
    if series > SERIES_AT_MOST:
        said = f"this chart has {series} series; {SERIES_AT_MOST} can be told apart"
        yield Problem(
            table.header[SERIES_AT_MOST + 1].place, said, "leave some out, or make two slides of it"
        )
    for cell in table.header[1:]:
        if not cell.text:
            yield Problem(cell.place, "this series has no name", "say in the header what the column counts")
    for row in table.rows:
        yield from _of_row(row, table)
    if all(cell.text in _GAPS for row in table.rows for cell in row[1:]):
        yield Problem(table.around, "this chart has not one number", "write one into the second column")
    if chart.type == "pie":
        yield from _of_pie(table)


def _of_row(row: tuple[Cell, ...], table: Table) -> Iterator[Problem]:
    if not row[0].text:
        yield Problem(row[0].place, "this row has no name", "the first column names the categories")
    if len(row) != len(table.header):
        said = f"this row has {len(row)} cells, the header {len(table.header)}"
        yield Problem(row[0].place, said, 'an empty cell, "", is a gap')
    for cell in row[1:]:
        try:
            number(cell.text, semicolons=table.semicolons)
        except ValueError as error:
            yield Problem(cell.place, *error.args)


def _of_pie(table: Table) -> Iterator[Problem]:
    if len(table.header) > 2:
        hint = "keep one column of numbers, or use 'type: stacked'"
        yield Problem(table.header[2].place, "a pie shows one series", hint)
    if len(table.rows) > SLICES_AT_MOST:
        said = f"this pie has {len(table.rows)} slices; {SLICES_AT_MOST} can be told apart"
        yield Problem(table.rows[SLICES_AT_MOST][0].place, said, "join the smallest, or use 'type: bar'")
    for row in table.rows:
        for cell in row[1:2]:
            if cell.text.translate(_MINUS).startswith("-") and cell.text not in _GAPS:
                hint = "show it with 'type: bar'"
                yield Problem(cell.place, "a pie has no slice for a negative number", hint)


def number(written: str, *, semicolons: bool = False) -> str:
    """The number in digits with a point, as many decimals as are written; "" for a gap.

    Raises ValueError with a message and a hint for what is no number, or could be two. Thousands may be set
    apart; decimals begin with a point, in a file with semicolons with a comma as well.
    """
    if written in _GAPS:
        return ""
    text = written.translate(_MINUS)
    if semicolons:
        if re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", text):
            plain = re.sub("[.,]", "", text)
            other = re.sub("[.,]", ".", text)
            raise ValueError(f"'{written}' could be {plain} or {other}", f"write {plain}, or {other}0")
        if re.fullmatch(r"%s(?:,\d+)?" % (_GROUPED % r"\."), text):
            text = text.replace(".", "")
        text = text.replace(",", ".", 1) if text.count(",") == 1 and "." not in text else text
    for group in (_SPACES, ","):
        if re.fullmatch(r"%s(?:\.\d+)?" % (_GROUPED % group), text):
            text = re.sub(group, "", text)
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"'{written}' is not a number", _HINT)
    return text
