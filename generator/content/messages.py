"""What pydantic found wrong, in words for the person who wrote the file, at its line and column."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.collections import Collection
from generator.problems import Problem, did_you_mean
from generator.source import Document, Loc

# By pydantic's error type; `{…}` are its context's fields.
_SAID = {
    "string_type": "text is expected here",
    "int_parsing": "a whole number is expected here, not '{input}'",
    "int_type": "a whole number is expected here",
    "float_parsing": "a number is expected here, not '{input}'",
    "bool_parsing": "yes or no is expected here, not '{input}'",
    "bool_type": "yes or no is expected here",
    "tuple_type": "a list is expected here",
    "list_type": "a list is expected here",
    "dict_type": "keys and values are expected here",
    "mapping_type": "keys and values are expected here",
    "model_type": "keys and values are expected here",
    "model_attributes_type": "keys and values are expected here",
    "too_short": "at least {min_length} needed here, and there are {actual_length}",
    "too_long": "at most {max_length} fit here",
    "greater_than_equal": "this must be at least {ge}",
    "greater_than": "this must be more than {gt}",
    "less_than_equal": "this must be at most {le}",
}

_OF_LESS = ("missing", "too_short")  # what leaving out a faulty part may bring about by itself


def collection_model(kind: str) -> type[BaseModel]:
    """The model of a collection of that kind."""
    models: tuple[type[BaseModel], ...] = get_args(get_args(Collection)[0])
    return next(model for model in models if kind in get_args(model.model_fields["kind"].annotation))


def problems(
    document: Document, root: type[BaseModel], error: ValidationError, *, again: bool = False
) -> list[Problem]:
    """One Problem for each of pydantic's findings; `again` when faulty parts have been left out before."""
    details = error.errors(include_url=False)
    around = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    own = [one for one in details if one["type"] not in _OF_LESS or not (again or one["loc"] in around)]
    return [_problem(document, root, one) for one in own if not _misspelt(one, own)]


def _misspelt(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether the missing key is there under a name much like it, which is a problem of its own."""
    loc = detail["loc"]
    unknown = (one["loc"] for one in details if one["type"] == "extra_forbidden")
    beside = [str(other[-1]) for other in unknown if other[:-1] == loc[:-1]]
    return detail["type"] == "missing" and bool(difflib.get_close_matches(str(loc[-1]), beside))


def faulty(document: Document, error: ValidationError) -> set[Loc]:
    """The paths to leave out so that the rest can still be checked; () when nothing would be left.

    An unknown key goes alone; with any other fault goes the entry of the list it stands in, as what
    would be left of the entry would only look wrong for want of it.
    """
    found = set()
    for detail in error.errors(include_url=False):
        loc = _in_file(document, detail["loc"])
        if detail["type"] != "extra_forbidden":
            entries = [at for at, part in enumerate(loc, start=1) if isinstance(part, int)]
            loc = loc[: entries[-1]] if entries else loc
        found.add(loc)
    return found


def _problem(document: Document, root: type[BaseModel], detail: ErrorDetails) -> Problem:
    loc = _in_file(document, detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        word = str(loc[-1])
        hint = did_you_mean(word, set(_fields_at(root, loc[:-1])) - {word})
        return document.problem(loc, f"unknown key '{word}'", hint, key=True)
    if kind == "missing":
        return document.problem(loc, f"the key '{detail['loc'][-1]}' is missing")
    if kind == "literal_error":
        choices = [word.strip("' ") for word in context["expected"].replace(" or ", ",").split(",")]
        return document.problem(loc, f"'{detail['input']}' is not known here", _choices(detail, choices))
    if kind == "string_pattern_mismatch":
        return document.problem(loc, f"'{detail['input']}' is not a language", "like 'en', 'fr' or 'pt-BR'")
    said = _SAID[kind].format(input=detail["input"], **context) if kind in _SAID else detail["msg"]
    return document.problem(loc, said, str(context.get("hint", "")))


def _choices(detail: ErrorDetails, choices: list[str]) -> str:
    near = did_you_mean(str(detail["input"]), choices)
    return near if near.startswith("did") else f"one of {', '.join(choices)}"


def _in_file(document: Document, loc: tuple[int | str, ...]) -> Loc:
    """Pydantic's path without what is not in the file: the tags of unions, keys left out by a shorthand."""
    path: Loc = ()
    for part in loc:
        if (*path, part) in document.values:
            path = (*path, part)
    return path


def _fields_at(model: Any, loc: Loc) -> set[str]:
    """The keys known where `loc` leads, from the models' own annotations."""
    models = list(_models(model))
    for part in loc:
        models = [inner for found in models for inner in _step(found, part)]
    return {field.alias or name for found in models for name, field in found.model_fields.items()} - {"kind"}


def _step(model: type[BaseModel], part: str | int) -> Iterator[type[BaseModel]]:
    if isinstance(part, int):
        yield model
        return
    kind = model.model_fields.get("kind")
    if kind is not None and part in get_args(kind.annotation):
        yield model  # the path names the kind of a slide, then goes on inside it
    for name, field in model.model_fields.items():
        if part in (name, field.alias):
            yield from _models(field.annotation)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model an annotation may hold, through lists, options and unions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is Annotated:
        yield from _models(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType, tuple, list):
        for inner in get_args(annotation):
            yield from _models(inner)
