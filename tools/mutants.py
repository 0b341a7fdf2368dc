"""Changes the code by one slip at a time and sees whether the tests notice: `make mutants [ROOMS="days qr"]`.

Every slip is tried in a process forked from one that has the libraries imported, where the changed module is
compiled in place of its file; no file is touched. Prints the slips that no test of the room noticed, and the
share that was. The same seed draws the same slips. See docs/decisions/tests.md.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# Modules where there is arithmetic, and the test files that should know what they come to, quickest first.
ROOMS = {
    "units": ("units", "units"),
    "days": ("days", "days"),
    "text": ("text line_ends", "text"),
    "scale": ("timeline/scale timeline/rulings timeline/breaks", "timeline_scale"),
    "placing": ("timeline/cards timeline/placing timeline/chain timeline/choosing", "timeline_placing"),
    "search": ("timeline/search", "timeline_placing timeline_optimum"),
    "leaders": ("timeline/leaders timeline/eras", "timeline_placing timeline_drawn"),
    "lanes": ("timeline/lanes timeline/sharing", "timeline_lanes"),
    "forms": ("timeline/detail_levels", "timeline_forms timeline_lanes"),
    "marks": ("timeline/marks timeline/beeswarm", "timeline_marks"),
    "column": ("timeline/column", "timeline_column"),
    "scales": ("charts/scale", "charts"),
    "charts": ("charts/plot charts/pie charts/geometry charts/room", "charts"),
    "tiling": ("pages/press/tile_geometry", "tiles"),
    "grid": ("pages/slides/grid", "handout"),
    "columns": ("pages/one_pager/columns", "columns"),
    "saving": ("saving record", "saving"),
    "qr": ("qr", "qr"),
    "theme": ("theme", "theme"),
}
LIBRARIES = (
    "pytest hypothesis lxml.etree pptx weasyprint pydantic PIL.Image numpy pypdfium2 pikepdf uharfbuzz"
)
QUIET = ("-W", "ignore::pytest.PytestAssertRewriteWarning")  # what is imported beforehand is not rewritten
PATIENCE = (
    5.0  # times what the tests take of themselves: a slip that takes longer runs for ever, and is noticed
)
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
# Of whole numbers; between measured ones the edge itself hardly ever comes up.
MOVED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult,
}  # fmt: skip
CALLED = {"min": "max", "max": "min", "all": "any", "any": "all", "ceil": "floor", "floor": "ceil"}
DUST = 1e-3  # what is smaller is there for rounding
UNTOUCHED = {"annotation", "returns", "decorator_list", "msg", "type_params"}


@dataclass(frozen=True)
class Slip:
    """One change of a module, at that line of it."""

    module: Path
    line: int
    said: str
    tree: ast.Module


Spot = tuple[ast.AST, str, int | None]  # a parent, its field, and the place in it where it is a list


def slips(module: Path) -> Iterator[Slip]:
    """Every one that can be made. Annotations, docstrings, messages and assertions are left alone."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for at, spot in enumerate(_spots(tree)):
        node = _at(spot)
        change = CHANGES.get(type(node))
        if change and (other := change(copy.deepcopy(node))):
            whole = copy.deepcopy(tree)
            parent, field, index = next(one for number, one in enumerate(_spots(whole)) if number == at)
            if index is None:
                setattr(parent, field, other)
            else:
                getattr(parent, field)[index] = other
            said = f"{ast.unparse(node)}  ->  {ast.unparse(other)}"
            yield Slip(module, getattr(node, "lineno", 0), said, ast.fix_missing_locations(whole))


def _at(spot: Spot) -> Any:
    parent, field, index = spot
    value = getattr(parent, field)
    return value if index is None else value[index]


def _spots(tree: ast.AST) -> Iterator[Spot]:
    for field, value in ast.iter_fields(tree):
        if field in UNTOUCHED or isinstance(tree, ast.Assert | ast.Raise | ast.JoinedStr):
            continue
        if isinstance(tree, ast.keyword) and tree.arg == "strict":  # of zip: a check, like an assertion
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _is_taste(tree, child):
                yield tree, field, index
                yield from _spots(child)


def _is_taste(parent: ast.AST, child: ast.AST) -> bool:
    """A named number with decimals: what a designer sets, and only a designer can miss."""
    named = isinstance(parent, ast.Module) and isinstance(child, ast.Assign | ast.AnnAssign)
    return named and isinstance(child.value, ast.Constant) and isinstance(child.value.value, float)  # type: ignore[attr-defined]


def _compare(node: ast.Compare) -> ast.AST | None:
    sides = (node.left, *node.comparators)
    whole = any(isinstance(one, ast.Constant) and isinstance(one.value, int) for one in sides)
    counted = any(isinstance(one, ast.Call) and ast.unparse(one.func) == "len" for one in sides)
    operator = type(node.ops[0])
    table = MOVED if (whole or counted) and operator in MOVED else TURNED
    return ast.Compare(node.left, [table[operator](), *node.ops[1:]], node.comparators)


def _compute(node: ast.BinOp) -> ast.AST | None:
    words = any(isinstance(one, ast.JoinedStr) for one in (node.left, node.right))
    operator = COMPUTED.get(type(node.op))
    return None if words or operator is None else ast.BinOp(node.left, operator(), node.right)


def _join(node: ast.BoolOp) -> ast.AST | None:
    return ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _unsign(node: ast.UnaryOp) -> ast.AST | None:
    return node.operand if isinstance(node.op, ast.Not | ast.USub) else None


def _count(node: ast.Constant) -> ast.AST | None:
    match node.value:
        case bool():
            return ast.Constant(not node.value)
        case int():
            return ast.Constant(node.value + 1)
        case float() if abs(node.value) >= DUST:
            return ast.Constant(node.value * 1.5)
    return None


def _call(node: ast.Call) -> ast.AST | None:
    match node.func:
        case ast.Name(id=name) if name in CALLED:
            node.func.id = CALLED[name]
        case ast.Attribute(attr=name) if name in CALLED:
            node.func.attr = CALLED[name]
        case ast.Name(id="sorted") if node.args:
            return ast.Call(ast.Name("list", ast.Load()), node.args[:1], [])
        case _:
            return None
    return node


def _swap(node: ast.IfExp) -> ast.AST | None:
    return ast.IfExp(node.test, node.orelse, node.body)


def _return(node: ast.Return) -> ast.AST | None:
    return None if node.value is None or isinstance(node.value, ast.Constant) else ast.Return(None)


CHANGES: dict[type[ast.AST], Callable[[Any], ast.AST | None]] = {
    ast.Compare: _compare,
    ast.BinOp: _compute,
    ast.BoolOp: _join,
    ast.UnaryOp: _unsign,
    ast.Constant: _count,
    ast.Call: _call,
    ast.IfExp: _swap,
    ast.Return: _return,
}


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the changed module to whoever imports it."""

    def __init__(self, slip: Slip) -> None:
        self._slip, self._name = slip, ".".join(slip.module.relative_to(ROOT).with_suffix("").parts)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._slip.module, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._slip.tree, str(self._slip.module), "exec"), module.__dict__)


def passes(tests: Sequence[str], slip: Slip | None, patience: float) -> bool:
    """Whether the tests pass in a process of their own, within so many seconds."""
    child = os.fork()
    if not child:
        _test(tests, slip)
    end = time.monotonic() + patience
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _test(tests: Sequence[str], slip: Slip | None) -> None:
    """Ends the process with 0 where all pass."""
    status = 1
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        if slip:
            sys.meta_path.insert(0, Changed(slip))
        pytest = importlib.import_module("pytest")
        status = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *QUIET, *tests]))
    finally:
        os._exit(status)


def try_room(name: str, count: int, seed: int) -> tuple[int, int]:
    """How many slips were noticed, of how many; says which were not."""
    modules, files = ROOMS[name]
    tests = [f"tests/test_{file}.py" for file in files.split()]
    began = time.monotonic()
    if not passes(tests, None, 3600):
        sys.exit(f"{name}: the tests fail as it is")
    patience = 10 + PATIENCE * (time.monotonic() - began)
    found = [slip for module in modules.split() for slip in slips(ROOT / "generator" / f"{module}.py")]
    drawn = random.Random(seed).sample(found, min(count, len(found)))
    noticed = 0
    for slip in sorted(drawn, key=lambda one: (one.module, one.line)):
        if passes(tests, slip, patience):
            print(f"  {slip.module.relative_to(ROOT)}:{slip.line}: {slip.said}", flush=True)
        else:
            noticed += 1
    print(f"{name:10} {noticed} of {len(drawn)} noticed, of {len(found)} there are", flush=True)
    return noticed, len(drawn)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", help=f"of {', '.join(ROOMS)} (default: all)")
    parser.add_argument("--count", type=int, default=20, help="slips in each room")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    for library in LIBRARIES.split():
        importlib.import_module(library)
    counts = [try_room(name, options.count, options.seed) for name in options.rooms or ROOMS]
    noticed, tried = (sum(column) for column in zip(*counts, strict=True))
    print(f"{noticed} of {tried} noticed: {noticed / tried:.0%}")


if __name__ == "__main__":
    main()
