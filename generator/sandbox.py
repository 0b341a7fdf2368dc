"""Runs a talk's own templates, which nobody has reviewed: they reach no file, no module, no internals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from types import BuiltinMethodType, GeneratorType, MethodType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.visitor import NodeTransformer

from generator.content.inline import Inline
from generator.problems import Place, Problem, ProblemsFound
from generator.templating import Templates

FOLDER = "templates"  # of a talk, that holds them
LONGEST = 100_000  # letters or items that a value may hold, those of lists in lists counted each time
STEPS = 100_000  # turns of loops and calls of macros that one slide may take
HANDLED = 5_000_000  # letters and items that the filters of one slide may be given, or give back
WRITTEN = 1_000_000  # letters that one slide may write
# Filters and methods of texts that can make any amount of them out of little.
_TOO_MUCH = ("center", "format", "indent", "wordwrap", "xmlattr")
_GROWING = {"center", "expandtabs", "format_map", "ljust", "replace", "rjust", "translate", "zfill"}
_PLAIN = (str, int, float, list, tuple, dict, LoopContext)


class OwnTemplates(Templates):
    """The templates of a talk's folder, which may import `shared` from ours and nothing else."""

    def __init__(self, folder: Path, ours: Templates, shared: str) -> None:
        self.folder, self.words, self._ours, self._shared = folder, ours.words, ours.folder, shared
        environment = _Sandbox(
            loader=jinja2.FunctionLoader(self._load),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters |= {**ours.environment.filters, "md": Inline.parse}
        own = ("word", "language", "separators")
        environment.globals = {name: ours.environment.globals[name] for name in own} | {"range": safe_range}
        for name in _TOO_MUCH:
            environment.filters.pop(name, None)
        environment.filters["replace"] = _replaced
        filters = environment.filters.items()
        environment.filters = {name: environment.weigh_around(function) for name, function in filters}
        self.environment = environment

    def _load(self, name: str) -> tuple[str, str, None] | None:
        file = self._ours / name if name == self._shared else self.folder / name
        inside = file.resolve().is_relative_to((self.folder / FOLDER).resolve())
        if not (inside or name == self._shared) or not file.is_file():
            return None
        return file.read_text(encoding="utf-8"), str(file), None

    caught = (*Templates.caught, SecurityError, ArithmeticError, RecursionError, MemoryError)

    def said(self, error: Exception) -> str:
        if isinstance(error, jinja2.UndefinedError) and not isinstance(error, SecurityError):
            return str(error)
        inside = re.sub(r"<.*>", "that", str(error))
        return f"this template does something no slide needs: {inside or type(error).__name__}"

    def render(self, name: str, **context: Any) -> str:
        """Render as Templates does; a problem of the whole output has no line."""
        try:
            return super().render(name, **context)
        except SecurityError as error:
            raise ProblemsFound([Problem(Place(self.folder / name, 1, 1), self.said(error))]) from None


def _replaced(text: str, old: str, new: str) -> str:
    """Jinja2's filter, limited in what it may produce."""
    if len(text) + text.count(old) * len(new) > LONGEST:
        raise SecurityError("'replace' makes this too large")
    return text.replace(old, new)


def _weigh(value: Any, most: int = LONGEST) -> int:
    """How many letters and items a value holds. Raises SecurityError as soon as they are more than `most`."""
    if isinstance(value, dict):
        value = [*value, *value.values()]
    weight = 1
    if isinstance(value, str | range):
        weight = max(1, len(value))
    elif isinstance(value, list | tuple | set | frozenset):
        inside = 0
        for item in value:
            inside += _weigh(item, most - inside)
        weight = max(1, inside)
    if weight > most:
        raise SecurityError("its lists in lists are too large")
    return weight


def _size(value: Any) -> Any:
    """Of what is added or multiplied: letters and items, or how large a number is."""
    if isinstance(value, list | tuple):
        return _weigh(value)
    return len(value) if isinstance(value, str) else abs(value)


class _ListWeigher(NodeTransformer):
    """Has every list that a template writes weighed as it is made."""

    def visit_List(self, node: nodes.List) -> nodes.Node:
        return self._weighed(node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:
        return self._weighed(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:
        return self._weighed(node) if node.ctx == "load" else node

    def _weighed(self, node: nodes.Expr) -> nodes.Node:
        weigh = nodes.EnvironmentAttribute("weighed")
        return nodes.Call(weigh, [self.generic_visit(node)], [], None, None, lineno=node.lineno)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Calls macros, the functions it is given, and methods of plain values; nothing else."""

    intercepted_binops = frozenset(["*", "**", "+", "%"])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._steps = 0
        self._handled = 0

    def step(self) -> str:
        """Count a turn of a loop or a call of a macro. Raises SecurityError if there are too many."""
        self._steps += 1
        if self._steps > STEPS:
            raise SecurityError(f"its loops take more than {STEPS:,} turns")
        return ""

    def weighed(self, value: Any) -> Any:
        """The value, its items counted; raises SecurityError when it or all so far hold too many."""
        if isinstance(value, GeneratorType):
            return self._weighed_items(value)
        self._handled += _weigh(value)
        if self._handled > HANDLED:
            raise SecurityError(f"its filters go through more than {HANDLED:,} letters and items")
        return value

    def _weighed_items(self, items: Iterator[Any]) -> Iterator[Any]:
        return (self.weighed(item) for item in items)

    def weigh_around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The filter, with what it is given and what it gives back weighed."""

        @wraps(function)
        def weighing(*values: Any, **options: Any) -> Any:
            given = [self.weighed(value) for value in values]
            return self.weighed(function(*given, **{key: self.weighed(one) for key, one in options.items()}))

        return weighing

    def concat(self, pieces: Iterable[str]) -> str:
        """Join what a template or a macro wrote."""
        written: list[str] = []
        length = 0
        for piece in pieces:
            written.append(piece)
            length += len(piece)
            if length > WRITTEN:
                raise SecurityError(f"it writes more than {WRITTEN:,} letters")
        return "".join(written)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse the template, adding a counter to everything that can be repeated."""
        template = super()._parse(source, name, filename)
        turns: Iterable[Any] = template.find_all((nodes.For, nodes.Macro, nodes.CallBlock))
        for turn in turns:
            step = nodes.Call(nodes.EnvironmentAttribute("step"), [], [], None, None)
            turn.body.insert(0, nodes.ExprStmt(step).set_lineno(turn.lineno))
        weighing: nodes.Template = _ListWeigher().visit(template)
        return weighing

    def is_safe_callable(self, obj: Any) -> bool:
        ours = obj in (self.step, self.weighed) or any(obj is one for one in self.globals.values())
        if ours or isinstance(obj, Macro):
            return True
        bound = isinstance(obj, BuiltinMethodType | MethodType)
        if bound and isinstance(obj.__self__, str) and obj.__name__ in _GROWING:
            return False
        return bound and isinstance(obj.__self__, _PLAIN) and super().is_safe_callable(obj)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        sizes = [_size(one) for one in (left, right)]
        lengths = any(isinstance(one, str | list | tuple) for one in (left, right))
        grown = sizes[0] * sizes[1] if operator == "*" else sum(sizes) if lengths else 0
        if operator == "**" or grown > LONGEST or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"'{operator}' makes these too large")
        return super().call_binop(context, operator, left, right)
