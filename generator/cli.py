"""Arguments in, exit code out: 0 built, 1 something to fix, 2 not understood. The only module that prints."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path

from generator import __version__, background
from generator.build import TEMPLATES, Built, build
from generator.outputs import OUTPUTS, PAPERS, Options
from generator.problems import Place, Problem, ProblemsFound, TriptychError, did_you_mean, visible
from generator.record import FILE, Record
from generator.saving import source_date

# How often Python looks for what can be freed. What a build makes it needs to the end: to find that out took
# a tenth of the time, of slides on paper a fifth.
SELDOM = (50_000, 20, 100)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; None takes the process's own arguments."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a name or a word that the terminal's encoding lacks is no end
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    if arguments is None:  # a process of its own: what it began ends with it
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    gc.set_threshold(*SELDOM)
    try:
        status = (
            _template(Path(options.file), force=options.force)
            if options.command == "template"
            else _all(options)
        )
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads on
        _discard_output()
        return 128 + signal.SIGPIPE
    except OSError as error:
        if not error.filename:
            _discard_output()
        named = f"{visible(os.fsdecode(error.filename))}: " if error.filename else ""
        print(f"{named}{error.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; no file is half-written", file=sys.stderr)
        return 128 + signal.SIGINT
    finally:
        background.end_all()
    return status


def _discard_output() -> None:
    """What the interpreter flushes as it ends goes nowhere, so that it does not report a fault again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _all(options: argparse.Namespace) -> int:
    content, output = Path(options.content), Path(options.output)
    try:
        folders = _talks(content, options.talk)
    except TriptychError as error:
        print(error, file=sys.stderr)
        return 1
    status = max([_build(folder, options) for folder in folders], default=0)
    if not options.talk:
        for left in _left_behind(output):
            print(left, file=sys.stderr)
    return status


def _left_behind(output: Path) -> Iterator[Problem]:
    """A warning for each folder of prints whose talk no longer exists."""
    for folder in sorted(path.parent for path in output.glob(f"*/{FILE}")):
        talk = Record.read(folder).talk
        if talk and not (talk / "talk.yaml").exists():
            said = f"the talk these were made from, {visible(str(talk))}, is no longer there"
            yield Problem(Place(folder), said, "remove this folder if nobody needs it", warning=True)


def _build(folder: Path, options: argparse.Namespace) -> int:
    into = Path(options.output) / folder.name
    try:
        choice = Options(options.paper, options.force, source_date())
        for built in build(folder, into, options.only, choice):
            _tell(built)
    except ProblemsFound as error:
        print(error, file=sys.stderr)
        count = sum(not problem.warning for problem in error.problems)
        noun = "problem" if count == 1 else "problems"
        print(f"\n{count} {noun} in {visible(folder.name)}; nothing was written.", file=sys.stderr)
        return 1
    except TriptychError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _template(file: Path, *, force: bool) -> int:
    from generator.deck.brand.mapping.template_report import write_report  # noqa: PLC0415 - a build up to date needs no python-pptx

    try:
        print(write_report(file, TEMPLATES / "deck" / "template.pptx", force=force))
    except TriptychError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _tell(built: Built) -> None:
    print(f"{visible(str(built.path))}  {built.said or 'is up to date'}")
    for warning in built.warnings:
        print(warning, file=sys.stderr)


def _talks(content: Path, names: Sequence[str]) -> list[Path]:
    """The folders named, or every talk. Raises TriptychError for a name that is not a talk's."""
    there = sorted(path.parent for path in content.glob("*/talk.yaml"))
    known = {path.name: path for path in there}
    asked = list(dict.fromkeys(_name(content, name) for name in names))
    wrong = [name for name in asked if name not in known]
    if wrong:
        raise TriptychError("\n".join(_no_talk(content, name, known) for name in wrong))
    if not there:
        raise TriptychError(_no_talks(content))
    return [known[name] for name in asked] or there


def _name(content: Path, written: str) -> str:
    """The talk's name; given a path to its folder, as a shell completes it, the last part."""
    path = Path(written)
    return path.name if path.name and path.parent in (Path(), content) else written


def _no_talks(content: Path) -> str:
    shown = visible(str(content))
    if not content.is_dir():
        what = "is a file" if content.exists() else "is not there"
        return f"{shown} {what}: run this where the folder is, or name it with --content"
    if (content / "talk.yaml").exists():
        around = visible(str(content.resolve().parent))
        return f"{shown} is a talk itself: name the folder around it, --content {around}"
    return f"there is no talk in {shown}: a talk is a folder with a talk.yaml in it"


def _no_talk(content: Path, name: str, known: Iterable[str]) -> str:
    shown, guess = visible(name), did_you_mean(name, known)
    if name in ("", ".", "..") or Path(name).name != name:
        return f"'{shown}' is not the name of a talk, which is a folder in {visible(str(content))}" + (
            guess and f"; {guess}"
        )
    if (content / name).is_dir():
        wrong = next(
            (f" but a {one}" for one in ("talk.yml", "Talk.yaml") if (content / name / one).exists()), ""
        )
        rename = "; rename it to talk.yaml" if wrong else "; a talk is a folder with a talk.yaml in it"
        return f"{visible(str(content / name))} has no talk.yaml{wrong}{rename}"
    return f"there is no talk '{shown}' in {visible(str(content))}" + (guess and f"; {guess}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="triptych", description="One talk, three prints.")
    parser.add_argument("--version", action="version", version=f"triptych {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    command = commands.add_parser("build", help="build a talk's prints into the output folder")
    command.add_argument("talk", nargs="*", metavar="TALK", help="folders of content/ (default: all)")
    names = [output.name for output in OUTPUTS]
    command.add_argument(
        "--only",
        nargs="+",
        action="extend",
        choices=names,
        default=[],
        metavar="PRINT",
        help=f"of {', '.join(names)}",
    )
    command.add_argument("--paper", choices=PAPERS, help="the paper size of everything but the poster")
    command.add_argument("--content", default="content", metavar="DIR", help="where the talks are")
    command.add_argument("--output", default="output", metavar="DIR", help="where the prints go")
    command.add_argument("--force", action="store_true", help="build even what is up to date")
    asked = commands.add_parser("template", help="show how slides go into a PowerPoint template")
    asked.add_argument("file", metavar="FILE", help="a .pptx or .potx")
    asked.add_argument("--force", action="store_true", help="overwrite its mapping file")
    return parser
