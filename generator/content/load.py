"""A talk's folder → a Talk, or every problem in it at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.content import charts, messages, references
from generator.content.collections import KINDS, Collection
from generator.content.slides.exhibits import ChartFields
from generator.content.talk import Talk, TalkFile
from generator.problems import Place, Problem, ProblemsFound, did_you_mean
from generator.source import Document, Loc, read

MAPPED = (".pptx", ".potx")  # what comes before .yaml in the name of a template's mapping file
_COLLECTION: TypeAdapter[Any] = TypeAdapter(Collection)
_TALK: TypeAdapter[Any] = TypeAdapter(TalkFile)


def load(folder: Path) -> Talk:
    """Read and check a whole talk; raises ProblemsFound with everything wrong in all of its files.

    What cannot be parsed is left out and the rest is still checked, so that one run tells all.
    """
    if not (folder / "talk.yaml").is_file():
        other = (folder / "talk.yml").is_file()
        hint = "rename talk.yml to talk.yaml" if other else "a talk is a folder with a talk.yaml in it"
        raise ProblemsFound([Problem(Place(folder), "there is no talk.yaml here", hint)])
    originals, problems = _read_all(folder)
    known = references.known(originals, [path.stem for path in _files(folder)])
    parsed: dict[str, Any] = {}
    documents: dict[str, Document] = {}
    for name, document in originals.items():
        value, documents[name], found = _parse(document, is_talk=name == "talk")
        problems += found
        if value is not None:
            parsed[name] = value
            problems += references.within(documents[name], document, value)
    if "talk" in parsed:
        parsed["talk"], found = _with_charts(parsed["talk"], documents["talk"])
        problems += found
    problems += references.across(parsed, documents, originals, known)
    if problems:
        raise ProblemsFound(problems)
    file = parsed.pop("talk")
    return Talk.model_construct(
        name=folder.resolve().name, folder=folder, file=file, collections=parsed, documents=documents
    )


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
                Problem(Place(path), f"this file and {other} have one name", "rename one of them")
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
        what = "a talk" if is_talk else "a collection"
        return None, document, [document.problem((), f"{what} is keys and values; this file has none")]
    if not is_talk and (wrong := _wrong_kind(document, document.data)):
        return None, document, [wrong]
    empty = _empty(document)
    problems = [_nothing(document, loc) for loc in empty]
    document = document.without(empty)
    root: type[BaseModel] = TalkFile if is_talk else messages.collection_model(document.data["kind"])
    while True:
        try:
            adapter = _TALK if is_talk else _COLLECTION
            return adapter.validate_python(document.data), document, problems
        except ValidationError as error:
            problems += messages.problems(document, root, error, again=bool(problems))
            faulty = messages.faulty(document, error)
            if () in faulty:
                return None, document, problems
            document = document.without(faulty)


def _empty(document: Document) -> list[Loc]:
    """Keys with nothing after them. A slide or block alone in its entry, `- agenda:`, is none of these."""
    nothing = [loc for loc in document.values if loc and document.at(loc) is None]
    return [loc for loc in nothing if not (len(loc) > 1 and _alone(document, loc[:-1]))]


def _alone(document: Document, loc: Loc) -> bool:
    around = document.at(loc)
    return isinstance(loc[-1], int) and isinstance(around, dict) and len(around) == 1


def _nothing(document: Document, loc: Loc) -> Problem:
    hint = "write something, or remove it; ' #' begins a comment, so a colour goes in quotes"
    if isinstance(loc[-1], str) and " " in loc[-1]:
        hint = "text with a comma goes in quotes when it stands inside {…}"
    what = f"'{loc[-1]}:'" if isinstance(loc[-1], str) else "this '-'"
    return document.problem(loc, f"there is nothing after {what}", hint, key=True)


def _wrong_kind(document: Document, data: Mapping[str, Any]) -> Problem | None:
    kind = data.get("kind")
    if kind is None:
        return document.problem((), "a collection says its kind", f"add 'kind:' ({', '.join(KINDS)})")
    if kind not in KINDS:
        return document.problem(
            ("kind",), f"'{kind}' is no kind of collection", did_you_mean(str(kind), KINDS)
        )
    return None
