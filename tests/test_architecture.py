"""The plan of ARCHITECTURE.md, held against the code."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

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
    {"source", "background", "fingerprints"},
    {"content"},
    {"shapes"},
    {"fonts", "theme", "language"},
    {"text", "page_line_ends"},
    {"typesetting"},
    {"look", "templating"},
    {"sandbox", "drawing"},
    {"timeline", "charts"},
    {"deck"},
    {"pages"},
    {"record"},
    {"saving"},
    {"isolation"},
    {"outputs"},
    {"prints"},
    {"build"},
    {"cli"},
    {"__main__"},
)
ENGINES = {
    "yaml": {"generator.source"},
    "jinja2": {"generator.templating", "generator.sandbox"},
    "weasyprint": {"generator.pages.paper"},
    "pydyf": {
        f"generator.pages.press.{one}" for one in ("boxes", "printer_marks", "separations", "standard")
    },
    "uharfbuzz": {"generator.text"},
    "babel": {"generator.language"},
    "budoux": {"generator.page_line_ends"},
    "pyphen": {"generator.page_line_ends"},
    "segno": {"generator.qr"},
    "pygments": {"generator.highlighting"},
    "resvg_py": {"generator.svg.worker"},
    "markdown_it": {"generator.content.inline"},
}


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Every module that it imports, wherever in the file; the package's own by their full names."""
    for node in ast.walk(tree_of(module)):
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


def test_only_slides_on_paper_know_the_deck() -> None:
    """What any print draws stands below both; the command line tells of templates in the deck's own words."""
    knowing = {m for m in MODULES if any(one.startswith("generator.deck") for one in imports(m))}
    outside = {m for m in knowing if not m.startswith(("generator.deck", "generator.pages.slides"))}
    assert outside == {"generator.cli", "generator.prints.deck"}


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


def test_the_page_has_one_line_for_each_folder_and_each_module() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    _, *sections = re.split(r"^## ", page, flags=re.MULTILINE)
    shape = re.compile(r"([a-z_/]+/)\n\n\S.+\n\n\| file \| .*\n\|---\|---\|\n((?:\|.*\n)+)\n?")
    row = re.compile(r"\| `([a-z_]+\.py)` \| \S.{,90} \|")
    listed = []
    for section in sections:
        folder, rows = must(shape.fullmatch(section), section).groups()
        listed += [folder + must(row.fullmatch(line), line)[1] for line in rows.splitlines()]
    existing = {path.relative_to(ROOT).as_posix() for path in MODULES.values() if path.stat().st_size}
    assert sorted(listed) == sorted(existing - {"generator/__init__.py"})


def must(match: re.Match[str] | None, text: str) -> re.Match[str]:
    assert match, f"no section of one folder, or no row of one file: {text}"
    return match


def test_every_file_that_the_documents_name_is_there() -> None:
    pages = [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    folders = ("generator", "templates", "tests", "tools")
    there = [f"/{path.relative_to(ROOT)}" for folder in folders for path in (ROOT / folder).rglob("*.*")]
    named = {
        name
        for page in pages
        for name in re.findall(r"`([\w./]+\.(?:py|html|css|jinja))`", page.read_text(encoding="utf-8"))
    }
    assert len(named) > 20
    assert [name for name in sorted(named) if not any(path.endswith(f"/{name}") for path in there)] == []


def test_the_program_knows_nothing_of_the_talk_that_ships_with_it() -> None:
    for folder in ("generator", "templates"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert b"pytorch" not in path.read_bytes().lower(), path


def test_functions_and_modules_keep_to_one_job() -> None:
    long = {
        f"{module}.{node.name}": node.end_lineno - node.lineno + 1
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    }
    assert len(long) > 200
    assert {name: lines for name, lines in long.items() if lines > 40} == {}
    sizes = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in MODULES.items()}
    assert {module: lines for module, lines in sizes.items() if lines > 300} == {}


CHANGEABLE = re.compile(r"\b(dict|list|set|defaultdict|Counter)\b(\[|$)")
# The drawn timeline tells its milestones apart by where they are in memory, until it is drawn anew.
BY_ADDRESS = {f"generator.deck.placing.{one}" for one in ("axis", "axis_measures", "axis_words")}


@pytest.mark.parametrize("module", MODULES)
def test_what_outlives_a_build_is_bounded_and_keyed_by_values(module: str) -> None:
    """A process that builds again and again must not grow, nor see what was there before."""
    tree = tree_of(module)
    for node in tree.body:
        for function in [node, *getattr(node, "body", ())] if isinstance(node, ast.ClassDef) else [node]:
            names = [ast.unparse(one) for one in getattr(function, "decorator_list", ())]
            caches = [one for one in names if "cache" in one and not one.endswith("cached_property")]
            assert all(re.fullmatch(r"lru_cache\(maxsize=[\d_]+\)", one) for one in caches), names
            if caches and isinstance(function, ast.FunctionDef):
                keys = [ast.unparse(one.annotation) for one in function.args.args if one.annotation]
                assert not [key for key in keys if CHANGEABLE.search(key) or "Path" in key], function.name
        if isinstance(node, ast.Assign | ast.AnnAssign):
            assert not (isinstance(node.value, ast.Dict) and not node.value.keys), ast.unparse(node)
            assert not (isinstance(node.value, ast.List) and not node.value.elts), ast.unparse(node)
    assert not [one for one in ast.walk(tree) if isinstance(one, ast.Global)]


@pytest.mark.parametrize("module", [name for name in MODULES if name not in BY_ADDRESS])
def test_nothing_is_known_by_where_it_is_in_memory(module: str) -> None:
    calls = [one for one in ast.walk(tree_of(module)) if isinstance(one, ast.Call)]
    assert not [one for one in calls if ast.unparse(one.func) == "id"]


@pytest.mark.parametrize("module", MODULES)
def test_what_is_frozen_holds_nothing_that_changes(module: str) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.ClassDef) and any(
            "frozen=True" in ast.unparse(d) for d in node.decorator_list
        ):
            said = [ast.unparse(one.annotation) for one in node.body if isinstance(one, ast.AnnAssign)]
            made = [one for one in node.body if isinstance(one, ast.FunctionDef) and one.returns]
            kept = [one for one in made if "cached_property" in map(ast.unparse, one.decorator_list)]
            said += [ast.unparse(one.returns) for one in kept if one.returns]
            assert not [one for one in said if CHANGEABLE.search(one)], node.name


def test_no_template_converts_units_or_fills_lists() -> None:
    """That is arithmetic for Python: templates print what they are given."""
    files = [
        path for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".css", ".jinja", ".xml")
    ]
    assert len(files) > 50
    found = [path for path in files if re.search(r"append\(|25\.4|12_?700", path.read_text(encoding="utf-8"))]
    assert found == []


def test_no_whole_file_is_excused_from_the_linter() -> None:
    assert [
        name for name, path in MODULES.items() if "# ruff: noqa" in path.read_text(encoding="utf-8")
    ] == []
