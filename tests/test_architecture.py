"""The plan of ARCHITECTURE.md, held against the code."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from generator.outputs import OUTPUTS

ROOT = Path(__file__).parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "generator").rglob("*.py"))
}
# Rooms from the ground up; a room may import from its own floor's folder and from below.
FLOORS = (
    {
        "units",
        "days",
        "line_ends",
        "problems",
        "qr",
        "highlighting",
        "scripts",
        "font_tables",
        "svg",
        "yaml_mistakes",
    },
    {"yaml_texts"},
    {"source", "apart"},
    {"content"},
    {"fonts", "theme", "language"},
    {"text", "page_line_ends"},
    {"typesetting"},
    {"look", "templating"},
    {"sandbox", "drawing"},
    {"timeline"},
    {"deck"},
    {"pages"},
    {"record"},
    {"saving"},
    {"isolation"},
    {"outputs"},
    {"build"},
    {"cli"},
    {"__main__"},
)
ENGINES = {
    "yaml": {"generator.source"},
    "jinja2": {"generator.templating", "generator.sandbox"},
    "weasyprint": {"generator.pages.paper"},
    "pydyf": {f"generator.pages.press.{one}" for one in ("boxes", "marks", "separations", "standard")},
    "uharfbuzz": {"generator.text"},
    "babel": {"generator.language"},
    "budoux": {"generator.page_line_ends"},
    "pyphen": {"generator.page_line_ends"},
    "segno": {"generator.qr"},
    "pygments": {"generator.highlighting"},
    "resvg_py": {"generator.svg.worker"},
    "markdown_it": {"generator.content.inline"},
}


def imports(module: str) -> Iterator[str]:
    """Every module that it imports, wherever in the file; the package's own by their full names."""
    if module == "generator.outputs":
        yield from (output.module for output in OUTPUTS)
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module


def room(module: str) -> str:
    return [*module.split("."), "__init__"][1]


def floor(module: str) -> int:
    return next(i for i, rooms in enumerate(FLOORS) if room(module) in rooms)


def test_every_room_has_a_floor() -> None:
    known = set().union(*FLOORS)
    assert {room(module) for module in MODULES} - {"__init__"} == known


@pytest.mark.parametrize("module", [name for name in MODULES if room(name) != "__init__"])
def test_imports_point_down(module: str) -> None:
    own = {one for one in imports(module) if one.startswith("generator.")}
    up = {one for one in own if room(one) != room(module) and floor(one) >= floor(module)}
    assert up == set()


def test_no_module_imports_itself_in_a_round() -> None:
    graph = {module: {one for one in imports(module) if one in MODULES} - {module} for module in MODULES}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(MODULES)


@pytest.mark.parametrize(("engine", "where"), ENGINES.items())
def test_an_engine_is_imported_in_one_module(engine: str, where: set[str]) -> None:
    assert {m for m in MODULES if any(one.split(".")[0] == engine for one in imports(m))} == where


def test_the_deck_needs_no_pdf_engine_and_only_the_deck_needs_python_pptx() -> None:
    users = {module for module in MODULES if any(one.split(".")[0] == "pptx" for one in imports(module))}
    assert users
    assert all(module.startswith("generator.deck") for module in users)


def test_the_page_names_every_module_and_no_other() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(generator/[a-z_/]+\.py)`", page))
    there = {path.relative_to(ROOT).as_posix() for path in MODULES.values() if path.stat().st_size}
    assert told == there - {"generator/__init__.py"}


def test_the_program_knows_nothing_of_the_talk_that_ships_with_it() -> None:
    for folder in ("generator", "templates"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert b"pytorch" not in path.read_bytes().lower(), path


def test_functions_and_modules_keep_to_one_job() -> None:
    long = {
        f"{module}.{node.name}": node.end_lineno - node.lineno + 1
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    }
    assert len(long) > 200
    assert {name: lines for name, lines in long.items() if lines > 40} == {}
    sizes = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in MODULES.items()}
    assert {module: lines for module, lines in sizes.items() if lines > 300} == {}


@pytest.mark.parametrize("module", MODULES)
def test_what_outlives_a_build_is_bounded(module: str) -> None:
    """A process that builds again and again must not grow: caches of modules have a size, or have none."""
    for node in ast.parse(MODULES[module].read_text(encoding="utf-8")).body:
        names = [ast.unparse(one) for one in getattr(node, "decorator_list", ())]
        assert not {"cache", "functools.cache", "lru_cache(maxsize=None)"} & set(names), ast.unparse(node)[
            :60
        ]
