"""YAML files as plain data that remembers where every value stands.

Scalars stay the text that was typed (only an empty value is None): what is a number, a date or a yes
is for the model that expects one to say, so `2.10` keeps its nought and `no` stays a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import yaml

from generator.problems import Place, Problem, ProblemsFound

Loc = tuple[str | int, ...]
Mark = tuple[int, int, int]

# A large talk has some 3,000, one of 1,600 slides 80,000; aliases could multiply a small file without end.
NODES_AT_MOST = 200_000
DEPTH_AT_MOST = 40
_NULLS = ("", "~", "null")
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq")}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


@dataclass(frozen=True)
class Document:
    """One file's data, and the place (line, column, width) of each of its keys and values by path."""

    path: Path
    data: Any
    lines: tuple[str, ...]
    values: Mapping[Loc, Mark]
    keys: Mapping[Loc, Mark]
    problems: tuple[Problem, ...] = ()  # what was wrong, but did not stop the reading: a key twice, a tag

    def place(self, loc: Loc = (), *, key: bool = False) -> Place:
        """Where the value at `loc` stands (or its key); the nearest thing around it when it is missing."""
        marks = self.keys if key and loc in self.keys else self.values
        while loc and loc not in marks:
            loc = loc[:-1]
        line, column, width = marks.get(loc) or self.values.get(loc, (1, 1, 1))
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return Place(self.path, line, column, width, text)

    def at(self, loc: Loc) -> Any:
        """The value that `loc` leads to; raises KeyError or IndexError when there is none."""
        value = self.data
        for part in loc:
            value = value[part]
        return value

    def problem(self, loc: Loc, message: str, hint: str = "", *, key: bool = False) -> Problem:
        return Problem(self.place(loc, key=key), message, hint)

    def without(self, locs: Collection[Loc]) -> Document:
        """The same file as if these keys and items had not been written; the rest keeps its places."""
        moved: dict[Loc, Loc] = {}

        def copy(value: Any, old: Loc, new: Loc) -> Any:
            moved[old] = new
            if isinstance(value, dict):
                return {k: copy(v, (*old, k), (*new, k)) for k, v in value.items() if (*old, k) not in locs}
            if isinstance(value, list):
                kept = [(i, v) for i, v in enumerate(value) if (*old, i) not in locs]
                return [copy(v, (*old, i), (*new, at)) for at, (i, v) in enumerate(kept)]
            return value

        data = copy(self.data, (), ())
        values = {moved[loc]: mark for loc, mark in self.values.items() if loc in moved}
        keys = {moved[loc]: mark for loc, mark in self.keys.items() if loc in moved}
        return replace(self, data=data, values=values, keys=keys)


def read(path: Path) -> Document:
    """Read one YAML file; raises ProblemsFound when it is not readable as YAML."""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        hint = "save the file as UTF-8 in your editor"
        raise ProblemsFound([Problem(Place(path, line, 1), "this is not UTF-8 text", hint)]) from None
    except OSError as error:
        raise ProblemsFound([Problem(Place(path), f"cannot be read: {error.strerror}")]) from None
    return parse(text, path)


def parse(text: str, path: Path) -> Document:
    """The same for a text at hand; `path` is only what its problems will name."""
    lines = tuple(text.splitlines())
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise ProblemsFound([_syntax_problem(error, path, lines)]) from None
    except RecursionError:
        raise ProblemsFound([Problem(Place(path, 1, 1), "this file is nested too deeply to read")]) from None
    except yaml.YAMLError as error:
        hint = "remove the character; it may have come with a paste"
        raise ProblemsFound([Problem(Place(path, 1, 1), f"not readable as YAML: {error}", hint)]) from None
    reader = _Reader(path, lines)
    data = reader.value(node, ()) if node is not None else None
    return Document(path, data, lines, reader.values, reader.keys, tuple(reader.problems))


class _Reader:
    """Turns composed nodes into data, and notes places and problems on the way."""

    def __init__(self, path: Path, lines: tuple[str, ...]) -> None:
        self.path, self.lines = path, lines
        self.values: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.problems: list[Problem] = []
        self.nodes = 0

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        self.nodes += 1
        if self.nodes > NODES_AT_MOST or len(loc) > DEPTH_AT_MOST:
            raise ProblemsFound([self.problem(node, "aliases make this file too large to read")])
        self.values[loc] = self.mark(node)
        if node.tag not in _PLAIN_TAGS:
            self.problems.append(self.problem(node, f"tags like {node.tag} are not used here"))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*loc, i)) for i, child in enumerate(node.value)]
        plain = not getattr(node, "style", None)
        return None if plain and node.value in _NULLS else node.value

    def mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.problems.append(self.problem(key, "a key must be a plain word"))
            elif key.value in data:
                line = self.keys[(*loc, key.value)][0]
                message = f"the key '{key.value}' stands here twice"
                self.problems.append(self.problem(key, message, f"the first is on line {line}; keep one"))
            else:
                self.keys[(*loc, key.value)] = self.mark(key)
                data[key.value] = self.value(child, (*loc, key.value))
        return data

    def mark(self, node: yaml.Node) -> Mark:
        start, end = node.start_mark, node.end_mark
        same_line = start.line == end.line
        return start.line + 1, start.column + 1, max(1, end.column - start.column) if same_line else 1

    def problem(self, node: yaml.Node, message: str, hint: str = "") -> Problem:
        line, column, width = self.mark(node)
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return Problem(Place(self.path, line, column, width, text), message, hint)


def _syntax_problem(error: yaml.MarkedYAMLError, path: Path, lines: tuple[str, ...]) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line = min(line, max(1, len(lines)))
    text = lines[line - 1] if lines else ""
    said = ", ".join(part for part in (error.context, error.problem) if part)
    before = " ".join(lines[max(0, line - 2) : line])
    if re.search(r":\s+#[0-9A-Fa-f]{6}", before):
        hint = "a colour goes in quotes, as '#C62A0A': ' #' begins a comment"
    elif "\t" in text[:column]:
        hint = "indent with spaces; YAML allows no tabs"
    elif text.count(": ") > 1 or "mapping values" in said:
        hint = "text that holds ': ' goes in quotes, or below a '|'"
    else:
        hint = "look for a missing quote, bracket or space after ':' on this line or the one before"
    return Problem(Place(path, line, column, 1, text), f"not readable as YAML: {said}", hint)
