"""The whole way from a talk's folder to its prints, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import saving
from generator.fingerprints import hash_bytes, hash_files
from generator.isolation import isolate_libraries
from generator.outputs import OUTPUTS, Options, Output
from generator.problems import Place, Problem, ProblemsFound
from generator.record import LEFT_OUT, Record, Row

if TYPE_CHECKING:
    from generator.prints import Opened, Print

HOME = Path(__file__).resolve().parent.parent
TEMPLATES = HOME / "templates"


@dataclass(frozen=True)
class Built:
    """What became of one output; `said` is empty if it was already up to date."""

    path: Path
    said: str
    warnings: tuple[Problem, ...] = ()


def build(folder: Path, into: Path, only: Sequence[str] = (), options: Options | None = None) -> list[Built]:
    """Build the talk in `folder` into `into`, all prints or the ones named by `only`.

    Raises ProblemsFound with everything wrong; then nothing has been written.
    """
    options = options or Options()
    chosen = [output for output in OUTPUTS if not only or output.name in only]

    # Nothing is to be done where no file has changed.
    files, before = hash_files(folder, TEMPLATES, HOME / "generator"), Record.read(into)
    asked = {output: hash_bytes(f"{files.digest} {options.of(output.needs)}".encode()) for output in chosen}
    same = (before.knows(into, output.file, digest) for output, digest in asked.items())
    if not options.force and before.files == files.digest and all(same):
        return [*_report(into, chosen, before, before, {})]

    # What the talk asks for, and what of it was not made from what the talk says now.
    from generator import prints  # noqa: PLC0415 - all that reads and draws is half a second of imports

    opened = prints.open_talk(folder, TEMPLATES)
    wanted = _choose_wanted(opened, chosen, named=bool(only))
    job = prints.Job(opened.talk, opened.look, opened.templates, options)
    inputs = {output: prints.hash_inputs(job.given(output.needs), files) for output in wanted}
    fresh = {one for one in wanted if before.holds(into, one.file, asked[one], inputs[one])}
    stale = [output for output in wanted if options.force or output not in fresh]

    # That is made, or all is said that is wrong.
    with isolate_libraries(into):
        made, problems = prints.make_prints(stale, job)
    if problems or not opened.sound:
        raise ProblemsFound([*opened.problems, *problems])

    # The prints are written, together with what they were made from.
    rows = {one.file: _row(before, one, asked[one], inputs.get(one), made.get(one.file)) for one in chosen}
    record = Record(folder, files.digest, opened.warnings, {**before.rows, **rows})
    saving.save(into, {file: one.data for file, one in made.items()}, record)
    return [*_report(into, chosen, record, before, {file: one.said for file, one in made.items()})]


def _choose_wanted(opened: Opened, chosen: Sequence[Output], *, named: bool) -> list[Output]:
    """Those that the talk asks for. Raises ProblemsFound where a sound one asks for none, or not for one of
    those that were named."""
    talk = opened.talk
    wanted = [output for output in chosen if getattr(talk.file, output.key) is not None]
    if opened.sound and not wanted and not named:
        keys = ", ".join(f"{output.key}:" for output in chosen)
        said, hint = "this talk asks for no prints", f"add {keys}, or one of them"
        raise ProblemsFound([talk.problem("talk", (), said, hint)])
    unasked = [output for output in chosen if output not in wanted]
    if opened.sound and named and unasked:
        raise ProblemsFound(
            talk.problem("talk", (), f"this talk has no {one.name}", f"add the key '{one.key}:' to talk.yaml")
            for one in unasked
        )
    return wanted


def _row(before: Record, output: Output, asked: str, inputs: str | None, made: Print | None) -> Row:
    """The record of a print. No `inputs`: the talk does not ask for it; not `made`: it was up to date."""
    if inputs is None:
        return Row(asked, "", LEFT_OUT)
    if made is None:
        return replace(before.row(output.file), files=asked)
    return Row(asked, inputs, hash_bytes(made.data), made.warnings)


def _report(
    into: Path, chosen: Sequence[Output], record: Record, before: Record, said: Mapping[str, str]
) -> Iterator[Built]:
    """Report what became of each output; the talk's own warnings come with the first print."""
    warnings = record.warnings
    for output in sorted(chosen, key=lambda one: record.row(one.file).data == LEFT_OUT):
        if record.row(output.file).data == LEFT_OUT:
            yield from _retire(output, into, before)
        else:
            path, row = into / output.file, record.row(output.file)
            yield Built(path, said.get(output.file, ""), (*warnings, *row.warnings))
            warnings = ()


def _retire(output: Output, into: Path, before: Record) -> Iterator[Built]:
    """What was done with an earlier print that the talk no longer asks for."""
    path = into / output.file
    if before.made(into, output.file):
        path.unlink()
        yield Built(path, f"was removed: talk.yaml no longer asks for {output.name}")
    elif path.exists():
        said = f"was not made by a build, and talk.yaml does not ask for {output.name}"
        warning = Problem(
            Place(path), said, f"remove it, or write '{output.key}:' in talk.yaml", warning=True
        )
        yield Built(path, "was left as it is", (warning,))
