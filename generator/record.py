"""What a build remembers: what each print was made from, its digest, and its warnings."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.fingerprints import hash_bytes
from generator.problems import Place, Problem

FILE = ".built.json"
LEFT_OUT = "left out"
_VERSION = 3


@dataclass(frozen=True)
class Row:
    """Of one print. `files` is the digest of all files when it was found up to date last, with what was asked
    for; `inputs` of what of them it was made from; `data` of its bytes, or LEFT_OUT where the talk asks for
    none. The warnings have the lines of the files as they were."""

    files: str
    inputs: str
    data: str
    warnings: tuple[Problem, ...] = ()


_NO_ROW = Row("", "", "")


@dataclass(frozen=True)
class Record:
    """`talk` is the folder of the talk, None where there is no record, or one of another shape or version.
    `warnings` are of the talk as a whole, in the files of which `files` is the digest."""

    talk: Path | None = None
    files: str = ""
    warnings: tuple[Problem, ...] = ()
    rows: Mapping[str, Row] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Record:
        try:
            found = json.loads((folder / FILE).read_text(encoding="utf-8"))
            if found["version"] != _VERSION or not isinstance(found["files"], str):
                return cls()
            rows = {str(file): _read_row(folder, row) for file, row in found["prints"].items()}
            warnings = _read_problems(folder, found["warnings"])
            return cls(_there(folder, found["talk"]), found["files"], warnings, rows)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls()

    def to_json(self, folder: Path) -> bytes:
        """As it is read from `folder`, to which its paths are relative."""
        data = {
            "version": _VERSION,
            "talk": _from(folder, self.talk) if self.talk else None,
            "files": self.files,
            "warnings": _problems_as_data(folder, self.warnings),
            "prints": {file: _row_as_data(folder, row) for file, row in self.rows.items()},
        }
        return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode()

    def row(self, file: str) -> Row:
        return self.rows.get(file, _NO_ROW)

    def knows(self, folder: Path, file: str, files: str) -> bool:
        """Whether nothing at all has changed since the print was made or left out, nor it itself."""
        row = self.row(file)
        return row.files == files and (row.data == LEFT_OUT or self.made(folder, file))

    def holds(self, folder: Path, file: str, files: str, inputs: str) -> bool:
        """Whether `file` was made from just these inputs, and nobody has touched it since. One with warnings
        is to be made anew where any file has changed, as they name its lines."""
        row = self.row(file)
        same = row.inputs == inputs and (not row.warnings or row.files == files)
        return same and self.made(folder, file)

    def made(self, folder: Path, file: str) -> bool:
        """Whether a build made what lies there."""
        path = folder / file
        return path.is_file() and self.row(file).data == hash_bytes(path.read_bytes())


def _read_row(folder: Path, row: Any) -> Row:
    """Raises TypeError, KeyError or ValueError when it is none."""
    texts = [row["files"], row["inputs"], row["data"]]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    files, inputs, data = texts
    return Row(files, inputs, data, _read_problems(folder, row["warnings"]))


def _read_problems(folder: Path, rows: Any) -> tuple[Problem, ...]:
    return tuple(_read_problem(folder, row) for row in rows)


def _read_problem(folder: Path, row: Any) -> Problem:
    file, spot, text, said, hint = row
    line, column, width = map(int, spot)
    place = Place(_there(folder, file), line, column, width, str(text))
    return Problem(place, str(said), str(hint), warning=True)


def _row_as_data(folder: Path, row: Row) -> dict[str, Any]:
    warnings = _problems_as_data(folder, row.warnings)
    return {"files": row.files, "inputs": row.inputs, "data": row.data, "warnings": warnings}


def _problems_as_data(folder: Path, problems: tuple[Problem, ...]) -> list[Any]:
    return [
        (_from(folder, at.file), (at.line, at.column, at.width), at.text, one.message, one.hint)
        for one in problems
        for at in (one.place,)
    ]


def _from(folder: Path, path: Path) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # on another drive
        return str(path.absolute())


def _there(folder: Path, written: str) -> Path:
    return Path(os.path.normpath(folder / written))
