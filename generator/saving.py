"""Writes prints whole and together, or not at all, with the record of what they were made from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from errno import EACCES, EDQUOT, EEXIST, EFBIG, EISDIR, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path

from generator.problems import Place, Problem, ProblemsFound, TriptychError
from generator.record import FILE, Record

_ELSEWHERE = "or choose another folder with --output"
_HELPS = {
    ENOSPC: f"make room on the disk, {_ELSEWHERE}",
    EDQUOT: f"make room on the disk, {_ELSEWHERE}",
    EFBIG: f"files may not be that large here: change the limit, {_ELSEWHERE}",
    EACCES: f"you may not write there: change that, {_ELSEWHERE}",
    EPERM: f"you may not write there: change that, {_ELSEWHERE}",
    EROFS: f"nothing can be written there: {_ELSEWHERE.removeprefix('or ')}",
    EISDIR: f"a folder has the name of this print: move it, {_ELSEWHERE}",
    ENOTDIR: f"a file has the name of this folder: move it, {_ELSEWHERE}",
    EEXIST: f"a file has the name of this folder: move it, {_ELSEWHERE}",
}
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


def save(folder: Path, prints: Mapping[str, bytes], record: Record) -> None:
    """Replace all earlier prints and the record, or none of them.

    Raises ProblemsFound when the folder does not allow it.
    """
    parts = {folder / file: folder / f".{file}.part" for file in (*prints, FILE)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in zip(parts, (*prints.values(), record.to_json(folder)), strict=True):
            if path.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
            parts[path].write_bytes(data)
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        raise unwritable(error, folder) from None
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)


def unwritable(error: OSError, folder: Path) -> ProblemsFound:
    """The problem of a file that the system did not let us write below `folder`."""
    path = Path(os.fsdecode(error.filename or folder))
    place = Place(
        path.with_name(path.name.removeprefix(".").removesuffix(".part")) if path.suffix == ".part" else path
    )
    hint = _HELPS.get(error.errno or 0, "close it where it is open, or choose another folder with --output")
    return ProblemsFound([Problem(place, f"cannot be written: {error.strerror}", hint)])
