"""The set-up: locks, Makefile and CI agree, and a person without Pango or Python is told what to type."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from tools import setup

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
ROCKY = 'ID="rocky"\nID_LIKE="rhel centos fedora"\n'


def project() -> Any:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def normal(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[ <>=!~;\[]", requirement)[0]).lower()


def pinned(lock: str) -> dict[str, list[str]]:
    """Package to the lines of each of its entries: the pin first, then the hashes."""
    entries: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", " ")):
            package = normal(line)
        if line and not line.lstrip().startswith("#"):
            entries.setdefault(package, []).append(line)
    return entries


# --- the locks ---


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_pin_or_a_hash(lock: str) -> None:
    pin = re.compile(r"[a-z0-9-]+==[^ ]+( ; [^\\]+)? \\")
    digest = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
    lines = [line for entry in pinned(lock).values() for line in entry]
    assert [line for line in lines if not pin.fullmatch(line) and not digest.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    text = "\n".join(line for entry in pinned(lock).values() for line in entry)
    assert re.findall(r"^[^ ].*\n(?! {4}--hash)", text, re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_index(lock: str) -> None:
    assert not re.search(
        r"://|--index-url|--extra-index|--find-links|--trusted", (ROOT / lock).read_text("utf-8")
    )


def test_the_locks_pin_what_the_project_asks_for() -> None:
    asked = project()["project"]["dependencies"] + project()["dependency-groups"]["build"]
    assert {normal(one) for one in asked} <= pinned("requirements.lock").keys()
    assert {normal(one) for one in project()["dependency-groups"]["dev"]} <= pinned(
        "requirements-dev.lock"
    ).keys()


def test_the_tests_run_with_the_very_versions_that_a_build_uses() -> None:
    runtime, dev = map(pinned, LOCKS)
    assert {package: dev.get(package) for package in runtime} == runtime


def test_what_builds_the_package_is_in_the_lock_and_not_fetched_unseen() -> None:
    assert {normal(one) for one in project()["build-system"]["requires"]} <= pinned(
        "requirements.lock"
    ).keys()


def test_each_dependency_has_its_line_in_the_documents() -> None:
    groups = project()["dependency-groups"]
    asked = [*project()["project"]["dependencies"], *groups["build"], *groups["dev"]]
    lines = re.findall(r"^\| (`[^|]+`) \|", (ROOT / "docs/dependencies.md").read_text("utf-8"), re.MULTILINE)
    rows = [name for line in lines for name in re.findall(r"`([^`]+)`", line)]
    assert sorted(rows) == sorted(map(normal, asked))


def test_what_the_generator_imports_is_asked_for_by_name_and_nothing_else_is() -> None:
    parts = {"markupsafe": "jinja2", "pydantic-core": "pydantic"}  # belong to their parents
    imported = {
        name.partition(".")[0]
        for file in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in imports(node)
    }
    others = imported - sys.stdlib_module_names - {"generator"}
    distributions = {normal(packages_distributions()[name][0]) for name in others}
    asked = {normal(one) for one in project()["project"]["dependencies"]}
    # Found by their folders.
    fonts = {name for name in asked if name.startswith("fontpkg-")} | {"justmytype-intl-cjk"}
    assert {parts.get(name, name) for name in distributions} == asked - fonts


def imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


# --- the Makefile and CI ---


def run(*command: str) -> str:
    # As from a shell, even when these tests are themselves a target of make.
    ours = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "TALK", "PAPER", "PYTHON")
    environment = {key: value for key, value in os.environ.items() if key not in ours}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def targets() -> list[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0]).split()


def test_make_alone_lists_every_target_in_one_line_each() -> None:
    told = run("make")
    assert [line.split()[1] for line in told.splitlines()] == targets()
    assert all(len(line.split()) > 2 and len(line) < 90 for line in told.splitlines())


@pytest.mark.parametrize(
    ("target", "command"),
    [
        ("build", "build"),
        ("build TALK=mine", "build -- 'mine'"),
        ("build TALK=mine PAPER=letter", "build --paper 'letter' -- 'mine'"),
        ("deck", "build --only deck"),
        ("one-pager PAPER=letter", "build --paper 'letter' --only one-pager"),
        ("poster TALK=mine", "build --only poster -- 'mine'"),
    ],
)
def test_a_target_only_calls_the_command(target: str, command: str) -> None:
    told = run("make", "--dry-run", "--old-file=.venv/ready", *target.split())
    assert told.split() == [".venv/bin/python", "-m", "generator", *command.split()]


def test_ci_calls_make_test_and_stops_at_the_first_failure() -> None:
    script = ROOT / ".ci/run"
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "make test"
    assert "set -euo pipefail" in lines
    assert os.access(script, os.X_OK)
    assert ".ci/run" in (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")


# --- what a person is told ---


@pytest.mark.parametrize(
    ("platform", "release", "system", "line"),
    [
        (
            "linux",
            DEBIAN,
            "Debian/Ubuntu",
            "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ),
        (
            "linux",
            MINT,
            "Debian/Ubuntu",
            "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ),
        ("linux", "ID=fedora\n", "Fedora", "sudo dnf install -y pango"),
        ("linux", ROCKY, "Fedora", "sudo dnf install -y pango"),
        ("darwin", "", "macOS", "brew install python pango"),
        ("win32", "", "Windows", "pacman -S --noconfirm mingw-w64-ucrt-x86_64-pango"),
    ],
)
def test_without_pango_the_one_line_for_this_system_is_told(
    platform: str, release: str, system: str, line: str
) -> None:
    assert setup.system_name(platform, release) == system
    told = [row for row in setup.pango_missing(system).splitlines() if row.startswith("    ")]
    assert told == ["    " + setup.PANGO_LINES[system]]
    assert line in told[0]


@pytest.mark.parametrize("release", ["", "ID=alpine\n", "not a release file"])
def test_on_an_unknown_system_all_the_lines_are_told(release: str) -> None:
    system = setup.system_name("linux", release)
    told = [row for row in setup.pango_missing(system).splitlines() if row.startswith("    ")]
    assert [row.split("  ")[2] for row in told] == list(setup.PANGO_LINES)
    assert [row.endswith(line) for row, line in zip(told, setup.PANGO_LINES.values(), strict=True)] == [
        True
    ] * 4


def test_an_old_python_is_named_and_what_to_type_is_told() -> None:
    old = setup.Python("python3", (3, 9), has_venv=True)
    assert "found here: 3.9." in setup.python_missing("macOS", [old, old])
    assert "brew install python\n" in setup.python_missing("macOS", [old])


def test_debians_missing_venv_is_named_for_the_python_at_hand() -> None:
    told = setup.venv_missing("Debian/Ubuntu", setup.Python("python3", (3, 12), has_venv=False))
    assert "apt-get install -y python3.12-venv\n" in told


# --- which Python, and when an environment is kept ---


def test_the_best_python_can_make_environments_and_is_one_the_lock_was_tried_with() -> None:
    old, bare, tried, later = (
        setup.Python("old", (3, 10), has_venv=True),
        setup.Python("bare", (3, 12), has_venv=False),
        setup.Python("tried", (3, 13), has_venv=True),
        setup.Python("later", (3, 99), has_venv=True),
    )
    assert setup.best([old, bare, later, tried]) == tried
    assert setup.best([old, bare, later]) == later
    assert setup.best([old, bare]) == bare
    assert setup.best([old]) is None


def test_a_python_that_was_asked_for_is_the_only_one_tried() -> None:
    assert setup.candidates("python3.12", "linux") == ["python3.12"]
    with pytest.raises(setup.Stop, match=r"PYTHON=/no/such/python is no Python 3\.11"):
        setup.find_python("", "/no/such/python")


def test_homebrews_python_comes_first_on_macos() -> None:
    assert setup.candidates(None, "darwin")[0] == "/opt/homebrew/bin/python3"
    assert setup.candidates(None, "linux")[0] == sys.executable


def test_the_python_that_runs_the_tests_is_recognised() -> None:
    found = setup.probe(sys.executable)
    assert found is not None
    assert found.version == sys.version_info[:2]


def test_an_environment_is_kept_until_its_lock_place_or_python_changes() -> None:
    want = {"lock": "a", "root": "/here", "python": "3.11", "project": "p"}
    nothing: dict[str, str] = {}
    assert setup.can_stay([(want, want), (nothing, want)])
    assert setup.can_stay([({**want, "project": "unfinished"}, want)])
    assert not setup.can_stay([(nothing, want)])
    assert not setup.can_stay([({**want, "lock": "b"}, want)])
    assert not setup.can_stay([(want, want), ({**want, "root": "/there"}, want)])
    assert not setup.can_stay([({**want, "python": "3.12"}, want)])
