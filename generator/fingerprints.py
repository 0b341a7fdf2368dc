"""What a build is made from, before anything of it is understood: the bytes of all files."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_CACHES = ("__pycache__", ".git")


@dataclass(frozen=True)
class Files:
    """Digests of the talk's files and of the templates by their names from their folders, and one of the
    program: its code, Python, and the packages, which bring the fonts."""

    talk: Mapping[str, str]
    templates: Mapping[str, str]
    program: str

    @property
    def digest(self) -> str:
        """Of all of them."""
        return _join([*_rows(self.talk), *_rows(self.templates), self.program])

    def templates_in(self, folder: str) -> str:
        """A digest of the templates in that folder of theirs."""
        inside = {name: one for name, one in self.templates.items() if name.startswith(f"{folder}/")}
        return _join(_rows(inside))


def hash_files(talk: Path, templates: Path, program: Path) -> Files:
    code = _rows(_hash_folder(program, hidden=False))
    return Files(
        _hash_folder(talk, hidden=True),
        _hash_folder(templates, hidden=False),
        _join([*code, sys.version, *_find_packages()]),
    )


def hash_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _rows(digests: Mapping[str, str]) -> Iterator[str]:
    return (f"{name}\0{digest}" for name, digest in digests.items())


def _join(rows: list[str] | Iterator[str]) -> str:
    return hash_bytes("\n".join(rows).encode("utf-8", "surrogateescape"))


def _hash_folder(folder: Path, *, hidden: bool) -> dict[str, str]:
    """All files below it without caches, and hidden ones if a talk may name them."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        passed = any(part in _CACHES or (part.startswith(".") and not hidden) for part in parts)
        # What is gone by now, or may not be read, the content's own reading tells.
        with suppress(OSError):
            if not passed and path.is_file():
                with path.open("rb") as file:
                    found["/".join(parts)] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def _find_packages() -> Iterator[str]:
    """The installed packages with their versions, by the names of the folders that say what is in them."""
    for path in sys.path:
        with suppress(OSError):
            yield from sorted(one.name for one in Path(path).glob("*.dist-info"))
