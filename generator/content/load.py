"""A talk's folder → a Talk, or every problem in it at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.content import blanks, charts, messages, misread, references
from generator.content.collections import KINDS, Collection
from generator.content.slides.exhibits import ChartFields
from generator.content.synonyms import collection_meant
from generator.content.talk import Talk, TalkFile
from generator.problems import Place, Problem, ProblemsFound
from generator.source import Document, Loc, read

MAPPED = (".pptx", ".potx")  # what comes before .yaml in the name of a template's mapping file
_COLLECTION: TypeAdapter[Any] = TypeAdapter(Collection)
_TALK: TypeAdapter[Any] = TypeAdapter(TalkFile)


@dataclass(frozen=True)
class Checked:
    """What could be read of a talk's files, the documents it was read from, and what is wrong in them."""

    folder: Path
    parsed: Mapping[str, Any]
    documents: Mapping[str, Document]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.warning]

    @property
    def talk(self) -> Talk | None:
        """None when `talk.yaml` cannot be read."""
        return self.with_file(self.parsed["talk"]) if "talk" in self.parsed else None

    def with_file(self, file: TalkFile) -> Talk:
        return Talk.model_construct(
            name=self.folder.resolve().name,
            folder=self.folder,
            file=file,
            collections={name: value for name, value in self.parsed.items() if name != "talk"},
            documents=self.documents,
            warnings=tuple(sorted(dict.fromkeys([*self.problems, *self.warnings]))),
        )


def load(folder: Path) -> Talk:
    """Read and check a whole talk; raises ProblemsFound with everything wrong in all of its files.

    What cannot be parsed is left out and the rest is still checked, so that one run tells all.
    """
    checked = check(folder, *read_folder(folder))
    if checked.errors or checked.talk is None:
        raise ProblemsFound([*checked.problems, *checked.warnings])
    return checked.talk


def check(
    folder: Path, originals: Mapping[str, Document], names: Sequence[str], found: Sequence[Problem] = ()
) -> Checked:
    """Check the files that could be read; `names` are those that are there, `found` what is wrong already."""
    problems = list(found)
    known = references.known(originals, names)
    parsed: dict[str, Any] = {}
    documents: dict[str, Document] = {}
    warnings: list[Problem] = []
    for name, document in originals.items():
        value, documents[name], wrong = _parse(document, is_talk=name == "talk")
        problems += wrong
        if value is not None:
            parsed[name] = value
            warnings += misread.warnings(documents[name], value)
            problems += references.within(documents[name], document, value)
    if "talk" in parsed:
        parsed["talk"], wrong = _with_charts(parsed["talk"], documents["talk"])
        problems += wrong
    problems += references.across(parsed, documents, originals, known)
    return Checked(folder, parsed, documents, tuple(problems), tuple(warnings))


def read_folder(folder: Path) -> tuple[dict[str, Document], list[str], list[Problem]]:
    """The files that are YAML, the names of all, and what is wrong with the others.

    Raises ProblemsFound when there is no `talk.yaml`.
    """
    if not (folder / "talk.yaml").is_file():
        other = (folder / "talk.yml").is_file()
        hint = "rename talk.yml to talk.yaml" if other else "a talk is a folder with a talk.yaml in it"
        raise ProblemsFound([Problem(Place(folder), "there is no talk.yaml here", hint)])
    originals, problems = _read_all(folder)
    return originals, [path.stem for path in _files(folder)], problems


def _with_charts(file: TalkFile, document: Document) -> tuple[TalkFile, list[Problem]]:
    """The talk with the tables of its charts filled in, some of them from files of their own."""
    problems: list[Problem] = []
    for key, field in (("deck", "slides"), ("one_pager", "blocks")):
        sheet = getattr(file, key)
        entries = list(getattr(sheet, field)) if sheet else []
        for index, entry in enumerate(entries):
            if isinstance(entry, ChartFields):
                entries[index], found = charts.understood(entry, (key, field, index, "chart"), document)
                problems += found
        if any(isinstance(entry, ChartFields) for entry in entries):
            filled = sheet.model_copy(update={field: tuple(entries)})
            file = file.model_copy(update={key: filled})
    return file, problems


def _files(folder: Path) -> list[Path]:
    written = (path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    return sorted(path for path in written if Path(path.stem).suffix.lower() not in MAPPED)


def _read_all(folder: Path) -> tuple[dict[str, Document], list[Problem]]:
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in _files(folder):
        if path.stem in documents:
            other = documents[path.stem].path.name
            problems.append(
                Problem(Place(path), f"this file and {other} have the same name", "rename one of them")
            )
            continue
        try:
            documents[path.stem] = read(path)
            problems += documents[path.stem].problems
        except ProblemsFound as error:
            problems += error.problems
    return documents, problems


def _parse(document: Document, *, is_talk: bool) -> tuple[Any, Document, list[Problem]]:
    """The file as a model (None when nothing of it can be used), what was used of it, and what was wrong."""
    if not isinstance(document.data, dict):
        return None, document, [_no_keys(document, is_talk=is_talk)]
    if not is_talk and (wrong := _wrong_kind(document, document.data)):
        return None, document, [wrong]
    root: type[BaseModel] = TalkFile if is_talk else messages.collection_model(document.data["kind"])
    empty = blanks.find(document, root)
    problems = [one.problem for one in empty]
    gaps: set[messages.Gap] = set()

    def leave_out(locs: set[Loc]) -> Document:
        gaps.update(messages.gap(document, loc) for loc in locs)
        return document.without(locs)

    document = leave_out({loc for one in empty for loc in one.left_out})
    while True:
        try:
            adapter = _TALK if is_talk else _COLLECTION
            return adapter.validate_python(document.data), document, problems
        except ValidationError as error:
            problems += messages.problems(document, root, error, gaps)
            faulty = messages.faulty(document, error)
            if () in faulty:
                return None, document, problems
            document = leave_out(faulty)


def _no_keys(document: Document, *, is_talk: bool) -> Problem:
    begin = "title: …" if is_talk else "kind: points"
    what = "a talk" if is_talk else "a collection"
    if document.data is None:
        return document.problem(
            (), "this file is empty", f"begin it with '{begin}'" + ("" if is_talk else ", or remove it")
        )
    hint = f"begin the file with '{begin}'"
    if isinstance(document.data, list) and not is_talk:
        hint += ", then 'items:' on a line above the list"
    return document.problem((), f"{what} consists of keys and values; this file has none", hint)


def _wrong_kind(document: Document, data: Mapping[str, Any]) -> Problem | None:
    kind = data.get("kind")
    if kind is None:
        hint = f"begin the file with 'kind: {KINDS[0]}', or {', '.join(KINDS[1:])}"
        return document.problem((), "a collection must say its kind", hint)
    if kind not in KINDS:
        hint = collection_meant(str(kind), KINDS)
        return document.problem(("kind",), f"'{kind}' is not a kind of collection", hint)
    return None
