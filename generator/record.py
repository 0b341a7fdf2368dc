"""What a build remembers: from which inputs each print was made, what it is, and what was warned of."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.problems import Place, Problem

FILE = ".built.json"
LEFT_OUT = "left out"
_VERSION = 2


@dataclass(frozen=True)
class Row:
    """Of one print. `data` is the digest of its bytes, or LEFT_OUT where the talk asks for none."""

    inputs: str
    data: str
    warnings: tuple[Problem, ...] = ()


_NO_ROW = Row("", "")


@dataclass(frozen=True)
class Record:
    """`talk` is the folder of the talk, None where there is no record, or one of another shape or version."""

    talk: Path | None = None
    rows: Mapping[str, Row] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Record:
        try:
            found = json.loads((folder / FILE).read_text(encoding="utf-8"))
            if found["version"] != _VERSION:
                return cls()
            rows = {str(file): _row(folder, row) for file, row in found["prints"].items()}
            return cls(_there(folder, found["talk"]), rows)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls()

    def written(self, folder: Path) -> bytes:
        """As it is read from `folder`, to which its paths are relative."""
        prints = {file: _row_written(folder, row) for file, row in self.rows.items()}
        talk = _from(folder, self.talk) if self.talk else None
        data = {"version": _VERSION, "talk": talk, "prints": prints}
        return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode()

    def unchanged(self, folder: Path, file: str, inputs: str) -> bool:
        """Whether `file` was made from just these inputs (or left out) and nobody has touched it since."""
        row = self.rows.get(file, _NO_ROW)
        return row.inputs == inputs and (row.data == LEFT_OUT or self.made(folder, file))

    def made(self, folder: Path, file: str) -> bool:
        """Whether a build made what lies there."""
        path = folder / file
        return path.is_file() and self.rows.get(file, _NO_ROW).data == digest(path.read_bytes())

    def warnings(self, file: str) -> tuple[Problem, ...]:
        return self.rows.get(file, _NO_ROW).warnings


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def fingerprint(folders: Iterable[Path], extra: str = "") -> str:
    """A digest of the names and bytes of all files below the folders, and of the Python and the packages that
    read them; caches and hidden files are left out."""
    whole = hashlib.sha256("\0".join([extra, sys.version, *_packages()]).encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            parts = path.relative_to(folder).parts
            hidden = any(part.startswith((".", "__pycache__")) for part in parts)
            # What is gone by now, or may not be read, the content's own reading tells.
            with suppress(OSError):
                if not hidden and path.is_file():
                    with path.open("rb") as file:
                        content = hashlib.file_digest(file, "sha256").digest()
                    whole.update(os.fsencode("/".join(parts)) + b"\0" + content)
    return whole.hexdigest()


def _packages() -> Iterator[str]:
    """The installed packages with their versions, by the names of the folders that say what is in them."""
    for path in sys.path:
        with suppress(OSError):
            yield from sorted(one.name for one in Path(path).glob("*.dist-info"))


def _row(folder: Path, row: Any) -> Row:
    """Raises TypeError, KeyError or ValueError when it is none."""
    inputs, data, warnings = row["inputs"], row["data"], row["warnings"]
    if not isinstance(inputs, str) or not isinstance(data, str):
        raise TypeError
    return Row(inputs, data, tuple(_problem(folder, *one) for one in warnings))


def _problem(folder: Path, file: str, spot: list[int], text: str, said: str, hint: str) -> Problem:
    line, column, width = map(int, spot)
    return Problem(
        Place(_there(folder, file), line, column, width, str(text)), str(said), str(hint), warning=True
    )


def _row_written(folder: Path, row: Row) -> dict[str, Any]:
    warnings = [
        (_from(folder, at.file), (at.line, at.column, at.width), at.text, one.message, one.hint)
        for one in row.warnings
        for at in (one.place,)
    ]
    return {"inputs": row.inputs, "data": row.data, "warnings": warnings}


def _from(folder: Path, path: Path) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # on another drive
        return str(path.absolute())


def _there(folder: Path, written: str) -> Path:
    return Path(os.path.normpath(folder / written))
