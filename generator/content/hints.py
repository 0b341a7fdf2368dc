"""Hints from the models: what to type instead of an unknown or missing key or a value of the wrong type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.content import synonyms
from generator.problems import did_you_mean
from generator.source import Document, Loc
from generator.yaml_mistakes import in_quotes

_MISSING = {
    "alt": "add 'alt: …', saying what the picture shows; \"\" if it is only decoration",
    "date": "add 'date: 2018-12-07', or a month or year alone",
    "slides": "add 'slides:', and below it a list like '- title'",
    "blocks": "add 'blocks:', and below it a list like '- summary'",
    "items": "add 'items:', and below it a list",
}
_LANGUAGES = {
    "de": "german deutsch",
    "en": "english englisch british american",
    "fr": "french français francais",
    "es": "spanish español espanol",
    "it": "italian italiano",
    "pt": "portuguese português",
    "nl": "dutch nederlands",
    "ja": "japanese 日本語 jp",
    "zh": "chinese 中文 cn",
    "ko": "korean kr",
    "ru": "russian русский",
    "ar": "arabic العربية",
    "he": "hebrew עברית",
    "tr": "turkish türkçe",
    "sv": "swedish svenska",
    "da": "danish dansk",
    "cs": "czech čeština cz",
    "el": "greek ελληνικά gr",
    "uk": "ukrainian українська",
}


def of_key(root: type[BaseModel], loc: Loc) -> str:
    """A hint for an unknown key: its name here, the key it belongs below, or all known keys."""
    word, known = str(loc[-1]), fields_at(root, loc[:-1])
    if meant := synonyms.key_meant(word, known - {word}):
        ranged = meant == "date" and word in ("from", "to", "start", "end")
        return "write 'date: {from: …, to: …}'" if ranged else f"write '{meant}:'"
    around, meant = synonyms.key_below(word, keys_below(root, loc[:-1]))
    if around:
        return f"write '{meant}:' below '{around}:', two spaces further in"
    return did_you_mean(word, known - {word})


def of_missing(key: str, around: Any) -> str:
    """A hint for a key missing in `around`, which is a text if it was short for keys and values."""
    if key == "image" and isinstance(around, str) and re.search(r"\.\w{3,4}$", around):
        return f"write {{image: {{file: {around}, alt: …}}}}"
    return _MISSING.get(key, f"add '{key}: …'")


def of_language(written: Any) -> str:
    plain = str(written).strip().lower()
    tag = next((tag for tag, names in _LANGUAGES.items() if plain in names.split()), "")
    return f"write '{tag}'" if tag else "like 'en', 'fr' or 'pt-BR'"


def named(value: Any) -> str:
    """The sort of value that was written, in words."""
    sorts: dict[type, str] = {dict: "keys and values", list: "a list", str: "a text"}
    return sorts.get(type(value), "nothing")


def of_type(root: type[BaseModel], loc: Loc, kind: str, written: Any) -> str:
    """A hint for a value of the wrong sort at `loc`, by pydantic's error type."""
    if kind in ("int_parsing", "float_parsing"):
        number = re.search(r"\d+", str(written))
        return f"write {number[0]}" if number else "write it in digits, like 20"
    if kind in ("bool_parsing", "bool_type"):
        return "write yes or no"
    if kind == "string_type":
        return _of_text(written)
    if kind in ("tuple_type", "list_type"):
        return _of_list(root, loc, written)
    if kind in ("model_type", "model_attributes_type"):
        return _of_model(root, loc, written)
    return "add an entry: a line that begins with '- '" if kind == "too_short" else ""


def _of_text(written: Any) -> str:
    if (
        isinstance(written, dict)
        and len(written) == 1
        and isinstance(value := next(iter(written.values())), str)
    ):
        return f"text that contains ': ' must be in quotes: {in_quotes(f'{next(iter(written))}: {value}')}"
    if isinstance(written, list) and len(written) == 1 and isinstance(written[0], str):
        return f"write {written[0]}"
    if isinstance(written, list):
        return "write one text; several paragraphs go below a '|', with an empty line between them"
    return "write one text"


def _of_list(root: type[BaseModel], loc: Loc, written: Any) -> str:
    if isinstance(written, str) and re.match(r"[-–—•*·]", written):
        return "begin each entry on a line of its own with a dash and a space: '- '"
    inner = _models_of_one(root, (*loc, 0))
    if inner:
        return f"begin each entry with a dash, like '- {_example(inner[0], written)}'"
    if isinstance(written, str):
        return f"write [{written}]"
    return "begin each entry on a line of its own with '- '"


def _of_model(root: type[BaseModel], loc: Loc, written: Any) -> str:
    models = _models_of_one(root, loc)
    if not models:
        return ""
    needed = _needed(models[0])
    if isinstance(written, list) and len(needed) == 1:
        return f"write '{needed[0]}:' above the list, on a line of its own"
    if not needed and str(written).lower() in ("yes", "true", "on") and isinstance(loc[-1], str):
        return f"write '{loc[-1]}: {{}}'"
    return f"write {{{_example(models[0], written)}}}"


def _models_of_one(root: type[BaseModel], loc: Loc) -> list[type[BaseModel]]:
    """The models at `loc`, without those that belong to a kind of slide or block."""
    return [model for model in models_at(root, loc) if "kind" not in model.model_fields]


def _needed(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items() if field.is_required()]


def _example(model: type[BaseModel], written: Any) -> str:
    """The keys that the model needs, with the value as written at the likeliest one."""
    needed = _needed(model) or sorted(fields_at(model, ()))[:1]
    short = (
        isinstance(written, str)
        and len(written) <= 60
        and not re.search(r"[,{}\[\]:]\s|^yes$|^true$", written)
    )
    address = short and re.match(r"https?://|mailto:", written)
    at = "url" if address and "url" in needed else needed[0] if _needed(model) else ""
    return ", ".join(f"{key}: {written if key == at and short else '…'}" for key in needed)


def colon_in_text(document: Document, loc: Loc) -> str:
    """The text of a list entry that YAML took for a key and its value; "" if it does not look like text."""
    entry = document.at(loc[:-1]) if len(loc) > 1 and isinstance(loc[-2], int) else None
    if not isinstance(entry, dict) or len(entry) != 1 or not isinstance(entry.get(loc[-1]), str):
        return ""
    word = str(loc[-1])
    return f"{word}: {entry[loc[-1]]}" if word[:1].isupper() or " " in word else ""


def keys_below(root: type[BaseModel], loc: Loc) -> Mapping[str, set[str]]:
    """The keys known at `loc` that take keys themselves, and which."""
    fields = (
        (field.alias or name, field)
        for model in models_at(root, loc)
        for name, field in model.model_fields.items()
    )
    below = {
        key: {one for model in _models(field.annotation) for one in fields_at(model, ())}
        for key, field in fields
    }
    return {key: known for key, known in below.items() if known}


def models_at(root: Any, loc: Loc) -> list[type[BaseModel]]:
    """The models that may stand where `loc` leads."""
    models = list(_models(root))
    for part in loc:
        models = [inner for found in models for inner in _step(found, part)]
    return models


def fields_at(root: Any, loc: Loc) -> set[str]:
    """The keys known where `loc` leads."""
    found = ((name, field) for model in models_at(root, loc) for name, field in model.model_fields.items())
    return {field.alias or name for name, field in found} - {"kind"}


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


def is_choice(root: Any, loc: Loc) -> bool:
    """Whether the entries of the list there are of several kinds, each named by the one key it has."""
    return len(models_at(root, (*loc, 0))) > 1
