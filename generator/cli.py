"""Arguments in, exit code out: 0 built, 1 something to mend, 2 not understood. The only room that prints."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator import __version__
from generator.build import OUTPUTS, PAPERS, TEMPLATES, Built, Options, build
from generator.problems import ProblemsFound, TriptychError, did_you_mean
from generator.saving import source_date

# How often Python looks for what can be freed. What a build makes it needs to the end: to find that out took
# a tenth of the time, of slides on paper a fifth.
SELDOM = (50_000, 20, 100)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; None takes the process's own arguments."""
    options = _parser().parse_args(arguments)
    gc.set_threshold(*SELDOM)
    if options.command == "template":
        return _template(Path(options.file), force=options.force)
    try:
        talks = _talks(Path(options.content), options.talk)
    except TriptychError as error:
        print(error, file=sys.stderr)
        return 1
    return max([_build(folder, options) for folder in talks], default=0)


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
        print(f"\n{count} {noun} in {folder.name}; nothing was written.", file=sys.stderr)
        return 1
    except TriptychError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _template(file: Path, *, force: bool) -> int:
    from generator.deck.brand.telling import told  # noqa: PLC0415 - a build up to date needs no python-pptx

    try:
        print(told(file, TEMPLATES / "deck" / "template.pptx", force=force))
    except TriptychError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _tell(built: Built) -> None:
    print(f"{built.path}  {built.said or 'is up to date'}")
    for warning in built.warnings:
        print(warning, file=sys.stderr)


def _talks(content: Path, names: Sequence[str]) -> list[Path]:
    """The folders named, or every talk there is; raises TriptychError for a name that is none."""
    there = sorted(path.parent for path in content.glob("*/talk.yaml"))
    known = {path.name: path for path in there}
    wrong = [name for name in names if name not in known]
    if wrong:
        raise TriptychError("\n".join(_no_talk(content, name, known) for name in wrong))
    if not there:
        raise TriptychError(f"there is no talk in {content}: a talk is a folder with a talk.yaml in it")
    return [known[name] for name in names] or there


def _no_talk(content: Path, name: str, known: Iterable[str]) -> str:
    if (content / name).is_dir():
        return f"{content / name} has no talk.yaml; a talk is a folder with a talk.yaml in it"
    guess = did_you_mean(name, known)
    return f"there is no talk '{name}' in {content}" + (f"; {guess}" if guess else "")


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
    command.add_argument("--paper", choices=PAPERS, help="the paper of all but the poster")
    command.add_argument("--content", default="content", metavar="DIR", help="where the talks are")
    command.add_argument("--output", default="output", metavar="DIR", help="where the prints go")
    command.add_argument("--force", action="store_true", help="build even what is up to date")
    asked = commands.add_parser("template", help="tell how slides go into a PowerPoint template")
    asked.add_argument("file", metavar="FILE", help="a .pptx or .potx")
    asked.add_argument("--force", action="store_true", help="write its mapping file anew")
    return parser
