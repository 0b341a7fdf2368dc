"""Pydantic's errors in words for the person who wrote the file, at their line and column."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content import hints, synonyms
from generator.content.collections import Collection as AnyCollection
from generator.problems import Problem, did_you_mean
from generator.source import Document, Loc, Mark
from generator.yaml_mistakes import in_quotes

# By pydantic's error type; `{…}` are its context's fields.
_SAID = {
    "string_type": "text is expected here, not {found}",
    "int_parsing": "a whole number is expected here, not '{input}'",
    "int_type": "a whole number is expected here",
    "float_parsing": "a number is expected here, not '{input}'",
    "bool_parsing": "yes or no is expected here, not '{input}'",
    "bool_type": "yes or no is expected here",
    "tuple_type": "a list is expected here, not {found}",
    "list_type": "a list is expected here, not {found}",
    "dict_type": "keys and values are expected here, not {found}",
    "mapping_type": "keys and values are expected here, not {found}",
    "model_type": "keys and values are expected here, not {found}",
    "model_attributes_type": "keys and values are expected here, not {found}",
    "too_short": "at least {min_length} needed here, not {actual_length}",
    "too_long": "at most {max_length} fit here",
    "greater_than_equal": "this must be at least {ge}",
    "greater_than": "this must be more than {gt}",
    "less_than_equal": "this must be at most {le}",
}

_OF_LESS = ("missing", "too_short")  # what leaving out a faulty part may bring about by itself

Gap = tuple[Mark, str | int]
"""Where a mapping or list stands, and which of its keys or items has been left out."""


def collection_model(kind: str) -> type[BaseModel]:
    """The model of a collection of that kind."""
    models: tuple[type[BaseModel], ...] = get_args(get_args(AnyCollection)[0])
    return next(model for model in models if kind in get_args(model.model_fields["kind"].annotation))


def problems(
    document: Document, root: type[BaseModel], error: ValidationError, gaps: Collection[Gap] = ()
) -> list[Problem]:
    """One Problem for each of pydantic's errors, except those caused by gaps in the document."""
    details = error.errors(include_url=False)
    around = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    own = [one for one in details if not _of_less(document, one, gaps, around)]
    return [_problem(document, root, one) for one in own if not _follows(document, root, one, own)]


def gap(document: Document, loc: Loc) -> Gap:
    """The gap that a left-out key or item leaves; for `key:value`, which lacks a space, the key's gap."""
    last = loc[-1]
    return document.values[loc[:-1]], last.partition(":")[0] if isinstance(last, str) else last


def _of_less(
    document: Document, detail: ErrorDetails, gaps: Collection[Gap], around: Collection[Any]
) -> bool:
    """Whether the error is caused by what was left out, or lies `around` other errors."""
    if detail["type"] in _OF_LESS and detail["loc"] in around:
        return True
    loc = _in_file(document, detail["loc"])
    if detail["type"] == "missing":
        return (document.values[loc], detail["loc"][-1]) in gaps
    return detail["type"] == "too_short" and any(mark == document.values[loc] for mark, _ in gaps)


def _follows(
    document: Document, root: type[BaseModel], detail: ErrorDetails, details: list[ErrorDetails]
) -> bool:
    """Whether the key is missing only because it is there under another name, which is reported by itself."""
    if detail["type"] != "missing":
        return False
    key, loc = str(detail["loc"][-1]), _in_file(document, detail["loc"][:-1])
    unknown = (_in_file(document, one["loc"]) for one in details if one["type"] == "extra_forbidden")
    beside = [str(other[-1]) for other in unknown if other[:-1] == loc]
    below = {around: known for around, known in hints.keys_below(root, loc).items() if around == key}
    return (
        bool(difflib.get_close_matches(key, beside))
        or any(synonyms.key_meant(word, [key]) or synonyms.key_below(word, below)[0] for word in beside)
        or any(hints.colon_in_text(document, (*loc, word)) for word in beside)
    )


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
        if text := hints.colon_in_text(document, loc):
            hint = f"write - {in_quotes(text)}"
            return document.problem(loc, "text that contains ': ' must be in quotes", hint, key=True)
        return document.problem(loc, f"unknown key '{loc[-1]}'", hints.of_key(root, loc), key=True)
    if kind == "missing":
        key = str(detail["loc"][-1])
        return document.problem(loc, f"the key '{key}' is missing", hints.of_missing(key, document.at(loc)))
    if kind == "literal_error":
        choices = [word.strip("' ") for word in context["expected"].replace(" or ", ",").split(",")]
        return document.problem(loc, f"'{detail['input']}' is not known here", _choices(detail, choices))
    if kind == "string_pattern_mismatch":
        return document.problem(
            loc, f"'{detail['input']}' is not a language", hints.of_language(detail["input"])
        )
    said = (
        _SAID[kind].format(input=detail["input"], found=hints.named(detail["input"]), **context)
        if kind in _SAID
        else detail["msg"]
    )
    hint = context.get("hint") or hints.of_type(root, loc, kind, detail["input"])
    return document.problem(loc, said, str(hint))


def _choices(detail: ErrorDetails, choices: list[str]) -> str:
    near = did_you_mean(str(detail["input"]), choices)
    return near if near.startswith("did") else f"one of {', '.join(choices)}"


def _in_file(document: Document, loc: tuple[int | str, ...]) -> Loc:
    """Pydantic's path without what is not in the file: tags of unions, keys omitted by a shorthand."""
    path: Loc = ()
    for part in loc:
        if (*path, part) in document.values:
            path = (*path, part)
    return path
