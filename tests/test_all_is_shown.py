"""Whatever field a word is written in, each print shows it, warns of it, or is known not to."""

from __future__ import annotations

import re
import types
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import pikepdf
import pypdfium2
import pytest
import yaml

from generator.build import build
from generator.content import collections as kinds
from generator.content import talk as talks
from generator.content.base import Model
from tests.papers import SHIPPED, spoken

COLLECTIONS: dict[str, tuple[type[Model], type[Model]]] = {
    "milestones": (kinds.Milestones, kinds.Milestone),
    "points": (kinds.Points, kinds.Point),
    "quotes": (kinds.Quotes, kinds.Quote),
    "facts": (kinds.Facts, kinds.Fact),
    "organisations": (kinds.Organisations, kinds.Organisation),
    "people": (kinds.People, kinds.Person),
    "prose": (kinds.Prose, kinds.Passage),
}
PICTURE = "picture.png"
DATES = {"date": "2019-03-02", "from": "2018", "to": "2020"}
NOT_WORDS = {"id", "kind", "language", "sources", "weight", "lane", "items", "file", "focus", "highlight"}
"""Fields that are not meant to be read."""


SPOKEN = {f"{kind}.notes" for kind in ("facts", "milestones", "organisations", "people", "points")}
SPOKEN |= {f"{kind}.notes" for kind in ("prose", "quotes", "sources")}
PHOTOS = {"people.photo.caption", "people.photo.credit", "people.text", "people.url"}
LOGOS = {f"organisations.{field}" for field in ("logo.alt", "logo.caption", "logo.credit", "url")}
SHEETS = SPOKEN | PHOTOS | LOGOS | {"event.url", "sources.short", "milestones.image.caption"}
# Of each print what it does not show, as docs/content.md says.
NEVER = {
    "deck": {"event.url", "people.title", "quotes.title", "sources.short", "speaker.role", "speaker.url"}
    | {"summary"},
    "one-pager": SHEETS | {"milestones.image.alt", "milestones.image.credit"},
    "poster": SHEETS | {"eyebrow", "facts.title", "people.photo.alt"},
}


def models_of(annotation: Any) -> Iterator[type[Model]]:
    """The models that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    elif get_origin(annotation) in (Union, types.UnionType, tuple) or hasattr(annotation, "__metadata__"):
        for inner in get_args(annotation):
            yield from models_of(inner)


def filled(model: type[Model], name: str, words: dict[str, str]) -> dict[str, Any]:
    """A mapping with a word of its own in every field, kept in `words` by where it is written."""
    data: dict[str, Any] = {}
    for field, info in model.model_fields.items():
        key, path = info.alias or field, f"{name}.{info.alias or field}"
        if key in NOT_WORDS - {"id", "lane", "file"}:
            continue
        if inner := list(models_of(info.annotation)):
            made = filled(inner[0], path, words)
            data[key] = [made] if get_origin(info.annotation) is tuple else made
        elif key in DATES:
            data[key] = DATES[key]
        elif key in ("id", "lane"):
            data[key] = "own"
        elif key == "file":
            data[key] = PICTURE
        else:
            word = words[path] = f"w{len(words):03}x"
            data[key] = f"https://example.org/{word}" if key == "url" else word
    return data


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str], str]:
    """The words by where they are written, what each print says, and the warnings."""
    folder, words = tmp_path_factory.mktemp("all"), dict[str, str]()
    image = next(SHIPPED.parent.parent.rglob("*.png"))
    (folder / PICTURE).write_bytes(image.read_bytes())
    for name, (whole, item) in COLLECTIONS.items():
        data = filled(whole, name, words) | {"kind": name, "items": [filled(item, name, words)]}
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    source = filled(kinds.Source, "sources", words)
    (folder / "sources.yaml").write_text(yaml.safe_dump({"kind": "sources", "items": [source]}), "utf-8")
    (folder / "talk.yaml").write_text(yaml.safe_dump(talk_file(words)), encoding="utf-8")
    built = build(folder, folder / "out")
    said = " ".join(str(warning.message) for one in built for warning in one.warnings)
    return words, {one.path.stem: text_of(one.path) for one in built}, said


def talk_file(words: dict[str, str]) -> dict[str, Any]:
    event = filled(talks.Event, "event", words)
    speaker, link = filled(talks.Speaker, "speaker", words), filled(talks.Link, "link", words)
    own: dict[str, Any] = {}
    for name in ("title", "subtitle", "eyebrow", "summary"):
        own[name] = words[name] = f"w{len(words):03}x"
    blocks = ["summary", *COLLECTIONS, "contact", "links", "sources"]
    slides = [
        "title",
        {"timeline": {"from": "milestones"}},
        *({"each": one} for one in ("milestones", "points")),
    ]
    slides += [{"each": "quotes"}, {"facts": {"from": "facts"}}, {"organisations": {"from": "organisations"}}]
    slides += [{"each": "people"}, {"statement": {"from": "prose"}}, "sources", "closing"]
    return own | {
        "event": event,
        "speakers": [speaker],
        "links": [link],
        "notes": "yes",
        "deck": {"slides": slides},
        "one_pager": {"blocks": [*blocks, {"timeline": {"from": "milestones"}}]},
        "poster": {"from": "milestones", "beside": [one for one in blocks if one != "milestones"]},
    }


def text_of(path: Path) -> str:
    if path.suffix == ".pptx":
        with zipfile.ZipFile(path) as deck:
            parts = [one for one in deck.namelist() if re.match(r"ppt/(slides|notesSlides)/", one)]
            return " ".join(deck.read(one).decode("utf-8", "replace") for one in parts).casefold()
    pdf, addresses = pypdfium2.PdfDocument(path), list[str]()
    with pikepdf.open(path) as file:
        for page in file.pages:
            addresses += [
                str(one["/A"]["/URI"]) for one in page.get("/Annots", []) if "/URI" in one.get("/A", {})
            ]
    words = [page.get_textpage().get_text_bounded() for page in pdf]
    return " ".join((*words, *addresses, spoken(path.read_bytes()))).casefold()


@pytest.mark.parametrize("name", ["deck", "one-pager", "poster"])
def test_every_word_is_shown_or_told_of(shown: Any, name: str) -> None:
    words, prints, warnings = shown
    missing = {where for where, word in words.items() if word not in prints[name] and word not in warnings}
    assert missing == NEVER[name], "keep docs/content.md true, which names what is not shown"
