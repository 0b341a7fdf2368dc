"""What a print was made from, as one digest: equal inputs give equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.content.load import MAPPED
from generator.content.views import shows_own_templates
from generator.fingerprints import Files, hash_bytes
from generator.prints.job import Given

_LONGEST = 250  # bytes that a file's name may have


def hash_inputs(given: Given, files: Files) -> str:
    """Of all that the print is given, of the files it names, and of the program that makes it."""
    talk, templates = given.talk, given.templates
    seen: dict[str, Any] = {
        "program": files.program,
        "name": talk.name,
        "talk": talk.file,
        "collections": talk.collections,
        "look": given.look,
        "words": templates.words,
        "options": given.options,
        "templates": {name: files.templates_in(name) for name in given.needs.templates},
    }
    own = shows_own_templates(talk, given.needs.keys)
    seen["files"] = files.talk if own else dict(_named_files(seen, Path(talk.folder), files))
    return hash_value(seen)


def _named_files(seen: Any, folder: Path, files: Files) -> Iterator[tuple[str, str]]:
    """The digests of the files in the talk's folder that it names, each with what maps it."""
    names = {text for text in _texts(seen) if 0 < len(text.encode(errors="replace")) <= _LONGEST}
    maps = {f"{name}.yaml" for name in names if name.lower().endswith(MAPPED)}
    for name in sorted(names | maps):
        known = files.talk.get(name)
        if known is None and "\0" not in name and (folder / name).is_file():
            known = hash_bytes((folder / name).read_bytes())
        if known is not None:
            yield name, known


def hash_value(value: Any) -> str:
    """Of a value of models, dataclasses and plain data. Raises TypeError for any other."""
    whole = hashlib.sha256()
    for token in _tokens(value):
        data = token.encode("utf-8", "surrogatepass")
        whole.update(b"%d:%b" % (len(data), data))
    return whole.hexdigest()


def _tokens(value: Any) -> Iterator[str]:
    """Of equal values the same, of others not."""
    yield type(value).__qualname__
    if value is None or type(value) in (bool, int, float):
        yield repr(value)
    elif isinstance(value, Enum):
        yield value.name
    elif isinstance(value, str | Path):
        yield str(value)
        if type(value) not in (str, type(Path())):  # a colour, with its inks
            yield from _tokens(vars(value))
    elif isinstance(value, date):
        yield value.isoformat()
    elif isinstance(value, frozenset):
        yield from sorted(hash_value(one) for one in value)
    else:
        parts = _parts(value)
        yield str(len(parts))
        for part in parts:
            yield from _tokens(part)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, BaseModel):
        return [getattr(value, name) for name in type(value).model_fields]
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Mapping):
        return [part for pair in value.items() for part in pair]
    if isinstance(value, tuple | list):
        return list(value)
    raise TypeError(f"nothing says what a {type(value).__qualname__} is made of")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str | Path):
        yield str(value)
    elif isinstance(value, BaseModel | Mapping | tuple | list) or is_dataclass(value):
        for part in _parts(value):
            yield from _texts(part)
