"""Make .venv from the lock file and see that WeasyPrint finds Pango; `--dev` adds what the tests need.

Run by the Makefile, or by hand where there is no make: `python tools/setup.py`. A second run installs
nothing. Any Python from 3.7 on may start it: it looks for one that is new enough and says what to do when
there is none. PYTHON=... in the environment names the one to use.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Dict, Iterator, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# The record of each finished set-up, which is also the Makefile's stamp, and the lock it is made from.
READY = {VENV / "ready": ROOT / "requirements.lock", VENV / "ready-dev": ROOT / "requirements-dev.lock"}
Record = Dict[str, str]

OLDEST, NEWEST_TRIED = (3, 11), (3, 14)
APT = "sudo apt-get update && sudo apt-get install -y "
APT_PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")

# System -> the one line to type. On Windows, MSYS2's folder is one that WeasyPrint looks in by itself;
# on macOS, Homebrew's Python is the one that looks where Homebrew puts Pango.
PANGO_LINES = {
    "Debian/Ubuntu": APT + " ".join(APT_PANGO),
    "Fedora": "sudo dnf install -y pango",
    "macOS": "brew install python pango",
    "Windows": 'cmd /c "winget install -e --id MSYS2.MSYS2 & '
    "C:\\msys64\\usr\\bin\\bash -lc 'pacman -S --noconfirm mingw-w64-ucrt-x86_64-pango'\"",
}
PYTHON_LINES = {
    "Debian/Ubuntu": APT + "python3.11 python3.11-venv",
    "Fedora": "sudo dnf install -y python3",
    "macOS": "brew install python",
    "Windows": "winget install -e --id Python.Python.3.13",
}
PROBE_PYTHON = """
import sys
try:
    import ensurepip, venv
    has_venv = 1
except ImportError:
    has_venv = 0
print(*sys.version_info[:2], has_venv)
"""
# WeasyPrint's own loading of its libraries; it warns that it will come to insist on HarfBuzz's subsetter.
PROBE_PANGO = """
import sys
try:
    from weasyprint.text import ffi
except OSError as error:
    trouble = error
else:
    trouble = None if ffi.harfbuzz_subset else "libharfbuzz-subset is not there"
if trouble:
    print(trouble, file=sys.stderr)
    sys.exit(3)
"""
NO_PANGO = 3
PIP_FAILED = f"""pip could not install what the lock file names; its words are above. Is the network there?
Some systems, and Pythons later than 3.{NEWEST_TRIED[1]}, lack ready-made packages: try PYTHON=python3.13."""


class Stop(Exception):
    """Set-up cannot go on; the text says what the person can do about it."""


class Python(NamedTuple):
    command: str
    version: tuple[int, int]
    has_venv: bool  # False on a Debian without python3-venv


def system_name(platform: str, os_release: str) -> str:
    """A key of PANGO_LINES for `sys.platform` and the text of /etc/os-release; "" where there is none."""
    if platform in ("darwin", "win32", "cygwin"):
        return "macOS" if platform == "darwin" else "Windows"
    pairs = (line.partition("=") for line in os_release.splitlines())
    fields = {key: value.strip("\"'") for key, _, value in pairs}
    families = {fields.get("ID", ""), *fields.get("ID_LIKE", "").split()}
    if families & {"debian", "ubuntu"}:
        return "Debian/Ubuntu"
    return "Fedora" if families & {"fedora", "rhel"} else ""


def advice(what: str, lines: dict[str, str], system: str) -> str:
    """The one line for this system, or every line where the system is unknown."""
    if system in lines:
        return f"{what}\nType this, then the same command again:\n\n    {lines[system]}\n"
    width = max(map(len, lines))
    rows = "".join(f"    {name:<{width}}  {line}\n" for name, line in lines.items())
    return f"{what}\nType the line for your system, then the same command again:\n\n{rows}"


def pango_missing(system: str) -> str:
    return advice("Pango, which lays out the text of the PDFs, is not on this machine.", PANGO_LINES, system)


def python_missing(system: str, found: list[Python]) -> str:
    have = ", ".join(sorted({dotted(python.version) for python in found})) or "none"
    return advice(f"Triptych needs Python 3.11 or later; found here: {have}.", PYTHON_LINES, system)


def venv_missing(system: str, python: Python) -> str:
    what = f"{python.command} cannot make virtual environments: its venv or ensurepip module is missing."
    debian = f"{APT}python{dotted(python.version)}-venv"
    return advice(what, {**PYTHON_LINES, "Debian/Ubuntu": debian}, system)


def best(found: list[Python]) -> Python | None:
    """The first that can make an environment and that the lock was tried with, else the nearest to that."""
    fit = [python for python in found if python.version >= OLDEST]
    return min(fit, key=lambda python: (not python.has_venv, python.version > NEWEST_TRIED), default=None)


def candidates(asked: str | None, platform: str) -> list[str]:
    if asked:
        return [asked]
    brew = ["/opt/homebrew/bin/python3", "/usr/local/bin/python3"] if platform == "darwin" else []
    minors = range(NEWEST_TRIED[1], OLDEST[1] - 1, -1)
    return [*brew, sys.executable, "python3", *(f"python3.{minor}" for minor in minors), "python"]


def can_stay(records: list[tuple[Record, Record]]) -> bool:
    """Whether, by (recorded, wanted) of each finished set-up, the environment can be added to."""
    kept = [(record, want) for record, want in records if record]
    return bool(kept) and all({**record, "project": ""} == {**want, "project": ""} for record, want in kept)


def dotted(version: tuple[int, int]) -> str:
    return "{}.{}".format(*version)


def probe(command: str) -> Python | None:
    try:
        run = subprocess.run([command, "-c", PROBE_PYTHON], capture_output=True, check=True)
        major, minor, has_venv = map(int, run.stdout.split())
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
    return Python(command, (major, minor), bool(has_venv))


def find_python(system: str, asked: str | None) -> Python:
    found = []
    for command in candidates(asked, sys.platform):
        python = probe(command)
        if python is not None:
            found.append(python)
            if python.has_venv and OLDEST <= python.version <= NEWEST_TRIED:
                return python
    chosen = best(found)
    if chosen is None:
        raise Stop(f"PYTHON={asked} is no Python 3.11 or later." if asked else python_missing(system, found))
    return chosen


def succeeds(command: list[str], hush: bool = False, **settings: str) -> bool:
    output = subprocess.DEVNULL if hush else None
    environment = {**os.environ, **settings}
    return not subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=output).returncode


def apt_get() -> list[str] | None:
    """The apt-get that may install without asking, or None."""
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    if not apt or os.geteuid() == 0:
        return [apt] if apt else None
    allowed = sudo and not subprocess.run([sudo, "-n", "true"], stderr=subprocess.DEVNULL).returncode
    return [str(sudo), "-n", "DEBIAN_FRONTEND=noninteractive", apt] if allowed else None


def apt_install(*packages: str) -> None:
    """Installs where that needs no password; whether it helped is for the caller to look."""
    apt = apt_get()
    if apt is not None:
        say("installing {} with apt-get".format(" ".join(packages)))
        install = [*apt, "install", "-y", "-qq", "--no-install-recommends", *packages]
        if succeeds([*apt, "update", "-qq"], hush=True):
            succeeds(install, hush=True, DEBIAN_FRONTEND="noninteractive")


def make_venv(system: str, python: Python) -> None:
    if not python.has_venv:
        apt_install(f"python{dotted(python.version)}-venv")
        if not (probe(python.command) or python).has_venv:
            raise Stop(venv_missing(system, python))
    shutil.rmtree(VENV, ignore_errors=True)
    say(f"making .venv with Python {dotted(python.version)}")
    if not succeeds([python.command, "-m", "venv", str(VENV)]):
        raise Stop(f"{python.command} -m venv did not work; its words are above.")


def pip_install(*arguments: str) -> Iterator[str]:
    """What pip says, line by line, while it installs; its errors go straight to the terminal."""
    # -I: no PYTHONPATH. PIP_USER: a user-wide setting would fail in an environment. Whatever indexes the
    # machine is set up with are its own business: the hashes hold for all of them.
    command = [str(VENV_PYTHON), "-I", "-m", "pip", "install", "--no-input", "--progress-bar=off", *arguments]
    settings = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUNBUFFERED": "1"}
    pipes: Any = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "text": True, "errors": "replace"}
    with subprocess.Popen(command, env=settings, **pipes) as run:
        yield from run.stdout or ()
    if run.returncode:
        raise Stop(PIP_FAILED)


def install(lock: Path) -> None:
    listed = sum("==" in line and not line.startswith((" ", "#")) for line in lock.read_text().splitlines())
    say(f"fetching about {listed} packages named in {lock.name} (once; a minute or two)")
    fetched = 0
    for line in pip_install("--require-hashes", "--only-binary=:all:", "-r", str(lock)):
        if line.startswith("Collecting "):
            fetched += 1
            if fetched % 10 == 0:
                say(f"  {fetched} of about {listed}: {line.split()[1]}")
        elif line.startswith("Installing collected packages"):
            say(f"installing {fetched} packages into .venv")
    say("adding the triptych command")
    for _ in pip_install("--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT)):
        pass


def pango_trouble() -> str:
    """Why WeasyPrint cannot load its libraries, in its own words; "" when it can."""
    run = subprocess.run([str(VENV_PYTHON), "-I", "-c", PROBE_PANGO], capture_output=True)
    words = run.stderr.decode(errors="replace").strip()
    if run.returncode not in (0, NO_PANGO):
        raise Stop(f"WeasyPrint does not start:\n{words}")
    return words if run.returncode else ""


def check_pango(system: str) -> None:
    trouble = pango_trouble()
    if trouble:
        apt_install(*APT_PANGO)
        trouble = pango_trouble()
    if trouble:
        raise Stop(f"{pango_missing(system)}\n(WeasyPrint says: {trouble.splitlines()[-1]})")


def digest(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def wanted(lock: Path, version: tuple[int, int]) -> Record:
    """What is recorded of a finished environment. "project" alone may differ without a new one being made."""
    project = digest(ROOT / "pyproject.toml", Path(__file__))
    return {"lock": digest(lock), "root": str(ROOT), "python": dotted(version), "project": project}


def recorded(ready: Path) -> Record:
    try:
        return dict(json.loads(ready.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def record(ready: Path, what: Record) -> None:
    ready.write_text(json.dumps(what, indent=1), encoding="utf-8")


def set_up(dev: bool) -> None:
    mine = VENV / ("ready-dev" if dev else "ready")
    there = probe(str(VENV_PYTHON))
    records = {}
    if there is not None:
        records = {ready: (recorded(ready), wanted(lock, there.version)) for ready, lock in READY.items()}
        if records[mine][0] == records[mine][1]:
            mine.touch()
            return
    started, system = time.monotonic(), system_name(sys.platform, os_release())
    if there is None or not can_stay(list(records.values())):
        there = find_python(system, os.environ.get("PYTHON"))
        make_venv(system, there)
    install(READY[mine])
    record(mine, {**wanted(READY[mine], there.version), "project": "unfinished"})
    os.utime(mine, (1, 1))  # so old that make calls again
    check_pango(system)
    for ready in {mine, VENV / "ready"}:  # the dev lock holds the other one whole
        record(ready, wanted(READY[ready], there.version))
    say(f"done in {time.monotonic() - started:.0f} s")


def os_release() -> str:
    try:
        return Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""


def say(text: str) -> None:
    print(f"set-up: {text}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make .venv from the lock file.")
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    try:
        set_up(parser.parse_args().dev)
    except Stop as stop:
        sys.exit(f"\nset-up: {stop}")


if __name__ == "__main__":
    main()
