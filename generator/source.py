"""YAML files as plain data that remembers where every value stands.

Scalars stay the text that was typed (only an empty value is None): what is a number, a date or a yes
is for the model that expects one to say, so `2.10` keeps its nought and `no` stays a word.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import yaml

from generator.problems import Place, Problem, ProblemsFound
from generator.yaml_mistakes import Failure, Mistake, Spot, explain, in_quotes
from generator.yaml_texts import Scalar, find_hidden, unfold

Loc = tuple[str | int, ...]
Mark = tuple[int, int, int]

# A large talk has some 3,000, one of 1,600 slides 80,000; aliases could multiply a small file without end.
NODES_AT_MOST = 200_000
DEPTH_AT_MOST = 40
BYTES_AT_MOST = 20_000_000
_NULLS = ("", "~", "null")
_NOT_IN_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq")}


class _Loader(yaml.composer.Composer, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes in Python, where depth can be limited; too deep a file would crash libyaml's composer."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def __init__(self, text: str) -> None:
        yaml.composer.Composer.__init__(self)
        super(yaml.composer.Composer, self).__init__(text)
        self.depth = 0
        self.unused: dict[str, Any] = {}  # names given to texts, `&name`, that no alias has asked for

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()
        if self.depth > DEPTH_AT_MOST:
            message = f"this is nested too deep: more than {DEPTH_AT_MOST} levels"
            raise _TooDeep(message, event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self.unused.pop(str(event.anchor), None)
        elif isinstance(event, yaml.ScalarEvent) and event.anchor:
            self.unused[event.anchor] = event.start_mark
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _TooDeep(Exception):
    """Carries the message and the parser's mark."""


@dataclass(frozen=True)
class Document:
    """One file's data, and the place (line, column, width) of each of its keys and values by path."""

    path: Path
    data: Any
    lines: tuple[str, ...]
    values: Mapping[Loc, Mark]
    keys: Mapping[Loc, Mark]
    scalars: Mapping[Loc, Scalar]
    problems: tuple[Problem, ...] = ()  # what was wrong, but did not stop the reading: a key twice, a tag

    def place(self, loc: Loc = (), *, key: bool = False) -> Place:
        """The place of the value at `loc` (or of its key), or of the nearest thing around it if that is
        missing.
        """
        marks = self.keys if key and loc in self.keys else self.values
        while loc and loc not in marks:
            loc = loc[:-1]
        line, column, width = marks.get(loc) or self.values.get(loc, (1, 1, 1))
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return Place(self.path, line, column, width, text)

    def spot(self, at: Spot, width: int = 1) -> Place:
        """The place of the value, with line and column counted from 0."""
        line, column = at
        return Place(self.path, line + 1, column + 1, width, self.lines[line])

    def dash_column(self, loc: Loc) -> int:
        """The column, from 1, of the dash that begins that entry of a list."""
        line, column, _ = self.values[loc]
        return self.lines[line - 1].rfind("-", 0, column - 1) + 1

    def at(self, loc: Loc) -> Any:
        """The value at `loc`. Raises KeyError or IndexError if there is none."""
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
        scalars = {moved[loc]: one for loc, one in self.scalars.items() if loc in moved}
        return replace(self, data=data, values=values, keys=keys, scalars=scalars)


def read(path: Path) -> Document:
    """Read one YAML file; raises ProblemsFound when it is not readable as YAML."""
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= BYTES_AT_MOST:
            return parse(path.read_bytes().decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        raise ProblemsFound([_not_utf_8(path, error)]) from None
    except OSError as error:
        hint = (
            "check that it is there and can be read" if not path.is_symlink() else "this link leads nowhere"
        )
        raise ProblemsFound([Problem(Place(path), f"cannot be read: {error.strerror}", hint)]) from None
    if stat.S_ISREG(status.st_mode):
        message = f"this file has more than {BYTES_AT_MOST // 1_000_000} MB"
        raise ProblemsFound(
            [Problem(Place(path), message, "a talk's words take less than 1 MB: is this the wrong file?")]
        )
    raise ProblemsFound(
        [Problem(Place(path), "this is not a file", "rename or move whatever has this file's name")]
    )


def _not_utf_8(path: Path, error: UnicodeDecodeError) -> Problem:
    before = error.object[: error.start]
    start = before.rfind(b"\n") + 1
    line = error.object[start:].partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r")
    column = len(before[start:].decode("utf-8", "replace")) + 1
    place = Place(path, before.count(b"\n") + 1, column, 1, line)
    return Problem(place, "this is not UTF-8 text", "save the file as UTF-8 in your editor")


def parse(text: str, path: Path) -> Document:
    """Parse a text; `path` is only the name its problems will give."""
    lines = tuple(text.splitlines())
    if strange := _NOT_IN_YAML.search(text):
        above, _, before = text[: strange.start()].replace("\r\n", "\n").rpartition("\n")
        number = above.count("\n") + 1 + ("\n" in text[: strange.start()])
        hint = "remove the character; it may have been pasted in"
        message = f"there is a character here that text cannot contain (U+{ord(strange[0]):04X})"
        whole = lines[number - 1] if number <= len(lines) else ""
        raise ProblemsFound([Problem(Place(path, number, len(before) + 1, 1, whole), message, hint)])
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except _TooDeep as error:
        message, mark = error.args
        place = Place(path, mark.line + 1, mark.column + 1, 1, lines[mark.line])
        hint = "look for stray brackets or dashes; a talk needs ten levels"
        raise ProblemsFound([Problem(place, message, hint)]) from None
    except yaml.MarkedYAMLError as error:
        raise ProblemsFound([_syntax_problem(error, path, text, lines)]) from None
    reader = _Reader(path, lines)
    data = reader.value(node, ()) if node is not None else None
    for name, mark in loader.unused.items():
        place = Place(path, mark.line + 1, mark.column + 1, len(name) + 1, lines[mark.line])
        hint = "put the text in quotes, from the '&' to its end"
        reader.problems.append(Problem(place, f"YAML takes '&{name}' for a name, and nothing uses it", hint))
    return Document(path, data, lines, reader.values, reader.keys, reader.scalars, tuple(reader.problems))


class _Reader:
    """Turns composed nodes into data, noting places and problems on the way."""

    def __init__(self, path: Path, lines: tuple[str, ...]) -> None:
        self.path, self.lines = path, lines
        self.values: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.scalars: dict[Loc, Scalar] = {}
        self.problems: list[Problem] = []
        self.nodes = 0

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        self.nodes += 1
        if self.nodes > NODES_AT_MOST or len(loc) > DEPTH_AT_MOST:
            raise ProblemsFound([self.problem(node, "aliases make this file too large to read")])
        self.values[loc] = self.mark(node)
        if node.tag not in _PLAIN_TAGS:
            text = in_quotes(f"{node.tag} {node.value}") if isinstance(node, yaml.ScalarNode) else ""
            hint = f"text that begins with '!' must be in quotes: {text}" if text else "remove it"
            self.problems.append(self.problem(node, f"tags like {node.tag} are not used here", hint))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*loc, i)) for i, child in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        if not node.style and node.value in _NULLS:
            return None
        start, end = node.start_mark, node.end_mark
        scalar = Scalar(node.style or "", (start.line, start.column), (end.line, end.column))
        self.scalars[loc] = scalar
        if hidden := find_hidden(node.value, scalar, self.lines):
            self.problems.append(_problem_of(hidden, self.path, self.lines))
        return unfold(node.value, scalar, self.lines)

    def mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.problems.append(self.problem(key, "a key must be a plain word"))
            elif key.value in data:
                line = self.keys[(*loc, key.value)][0]
                message = f"the key '{key.value}' is here twice"
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


def _syntax_problem(error: yaml.MarkedYAMLError, path: Path, text: str, lines: tuple[str, ...]) -> Problem:
    said = ", ".join(part for part in (error.context, error.problem) if part)
    marks = [_spot(mark, lines) for mark in (error.problem_mark, error.context_mark)]
    at = marks[0] or marks[1] or (0, 0)
    return _problem_of(explain(lines, Failure(said, at, marks[1], _quote_before(text, at[0]))), path, lines)


def _problem_of(mistake: Mistake, path: Path, lines: tuple[str, ...]) -> Problem:
    line, column = mistake.at
    place = Place(path, line + 1, column + 1, mistake.width, lines[line] if lines else "")
    return Problem(place, mistake.message, mistake.hint)


def _spot(mark: Any, lines: tuple[str, ...]) -> tuple[int, int] | None:
    """Line and column of the parser's mark, which may be after the last line."""
    if mark is None or mark.line < len(lines):
        return mark and (mark.line, mark.column)
    return max(0, len(lines) - 1), len(lines[-1]) if lines else 0


def _quote_before(text: str, line: int) -> tuple[int, int] | None:
    """Where the last quoted text opens that runs over several lines to this one; None if there is none."""
    quote = None
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                start, end = token.start_mark, token.end_mark
                quote = (start.line, start.column) if start.line < end.line == line else None
            if token.start_mark.line > line:
                break
    return quote
