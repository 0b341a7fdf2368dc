"""Files in and out: prints are written whole or not at all, with a record of what they were built from."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from generator.problems import Place, Problem, ProblemsFound, TriptychError

RECORD = ".built.json"
LEFT_OUT = "left out"
# What a zip entry can say: from 1980-01-01 to 2107-12-31, every other second.
_EARLIEST, _LATEST = 315_532_800, 4_354_819_198


def source_date() -> datetime | None:
    """What prints are to say of when they were made, in UTC and as near as a zip entry can say it.

    None when SOURCE_DATE_EPOCH does not say so. https://reproducible-builds.org/specs/source-date-epoch/
    """
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        return None
    try:
        seconds = int(told)
    except ValueError:
        raise TriptychError(f"SOURCE_DATE_EPOCH is a whole number of seconds, not '{told}'") from None
    return datetime.fromtimestamp(min(max(seconds, _EARLIEST), _LATEST), UTC).replace(tzinfo=None)


def fingerprint(folders: Iterable[Path], extra: str = "") -> str:
    """A digest of the names and bytes of all files below the folders; caches and hidden files left out."""
    digest = hashlib.sha256(extra.encode())
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            parts = path.relative_to(folder).parts
            if not any(part.startswith((".", "__pycache__")) for part in parts):
                digest.update("/".join(parts).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def unchanged(folder: Path, file: str, inputs: str) -> bool:
    """Whether `file` was built from just these inputs (or left out) and nobody has touched it since."""
    path, row = folder / file, _record(folder).get(file, {})
    if row.get("inputs") != inputs:
        return False
    return row["data"] == LEFT_OUT or (path.is_file() and row["data"] == _digest(path.read_bytes()))


def save(folder: Path, prints: Mapping[str, bytes | None], inputs: str) -> None:
    """Write each print in place of the one before; None is recorded as a print the talk does not ask for.

    Raises ProblemsFound when the folder does not allow it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        record = _record(folder)
        for file, data in prints.items():
            if data is not None:
                _replace(folder / file, data)
            record[file] = {"inputs": inputs, "data": LEFT_OUT if data is None else _digest(data)}
        _replace(folder / RECORD, (json.dumps(record, indent=1, sort_keys=True) + "\n").encode())
    except OSError as error:
        raise unwritable(error, folder) from None


def unwritable(error: OSError, folder: Path) -> ProblemsFound:
    """What to tell of a file that the system did not let us write below `folder`."""
    place = Place(Path(error.filename or folder))
    hint = "close it where it is open, or choose another folder with --output"
    return ProblemsFound([Problem(place, f"cannot be written: {error.strerror}", hint)])


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)


def _record(folder: Path) -> dict[str, dict[str, str]]:
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
