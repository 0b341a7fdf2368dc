"""docs/content.md is the format's reference: each of its examples is loaded, and each key is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from PIL import Image
from pydantic import BaseModel

from generator.content import load
from generator.content.collections import KINDS, Collection
from generator.content.paper import Name
from generator.content.slides import SLIDES
from generator.content.talk import TalkFile
from generator.problems import ProblemsFound

PAGE = (Path(__file__).parent.parent / "docs" / "content.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n# (\S+\.yaml)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COLLECTIONS = [(name, text) for name, text in BLOCKS if name != "talk.yaml"]
OF_THE_TALK = [text for name, text in BLOCKS if name == "talk.yaml"]
LEAST = {
    "title": 'title: "The school garden"\n',
    "links": "links:\n  - {id: diary, title: Diary, url: https://example.org}\n",
}


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """The folder of the page's own talk, with every collection that the page shows."""
    folder = tmp_path / "content" / "school-garden"
    (folder / "images").mkdir(parents=True)
    (folder / "templates").mkdir()
    own = re.search(r"^```xml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert own
    (folder / "templates" / "costs.xml").write_text(own[1], encoding="utf-8")
    block = re.search(r"^```html\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert block
    (folder / "templates" / "hours.html").write_text(block[1], encoding="utf-8")
    Image.new("1", (4, 3)).save(folder / "images" / "plan.png")
    (folder / "eaten.csv").write_text("What;Kilograms\nTomatoes;12,5\nBeans;24\n", encoding="utf-8")
    for name, text in COLLECTIONS:
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def with_least(text: str) -> str:
    """Keys of talk.yaml made a whole file: with a title and the links where the example has none."""
    return (
        "".join(line for key, line in LEAST.items() if not re.search(rf"^{key}:", text, re.MULTILINE)) + text
    )


def test_every_yaml_block_names_its_file() -> None:
    assert len(BLOCKS) == PAGE.count("```yaml")
    assert len({name for name, _ in COLLECTIONS}) == len(COLLECTIONS)


@pytest.mark.parametrize("text", OF_THE_TALK, ids=range(len(OF_THE_TALK)))
def test_every_example_of_talk_yaml_loads(garden: Path, text: str) -> None:
    (garden / "talk.yaml").write_text(with_least(text), encoding="utf-8")
    assert load(garden).collections.keys() == {name.removesuffix(".yaml") for name, _ in COLLECTIONS}


def test_the_first_example_is_a_whole_talk(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(OF_THE_TALK[0], encoding="utf-8")
    deck = load(tmp_path).file.deck
    assert deck is not None
    assert [slide.kind for slide in deck.slides] == ["title", "statement", "closing"]


def test_the_examples_show_every_kind_of_slide_and_collection() -> None:
    outline = next(text for text in OF_THE_TALK if "words_per_minute" in text)
    for kind in SLIDES:
        assert re.search(rf"^    - {kind}\b", outline, re.MULTILINE), kind
        assert f"| `{kind}` |" in PAGE
    assert {text.split("\n")[0].removeprefix("kind: ") for _, text in COLLECTIONS} == set(KINDS)


@pytest.mark.parametrize("model", [TalkFile, Collection, *SLIDES.values()])
def test_every_key_is_explained(model: Any) -> None:
    for name in sorted(keys(model)):
        assert re.search(rf"`{name}\b[^`]*`", PAGE), f"docs/content.md does not explain '{name}'"


def test_every_sheet_is_named() -> None:
    sizes = get_args(Name)
    assert sizes
    assert all(f"`{size}`" in PAGE for size in sizes)


def test_the_errors_shown_are_the_ones_given(garden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = re.findall(
        r"^```\n(content/school-garden/\S+:\d+:\d+: .*?)^```$", PAGE, re.MULTILINE | re.DOTALL
    )[0]
    monkeypatch.chdir(garden.parent.parent)
    spoil(garden)
    with pytest.raises(ProblemsFound) as caught:
        load(garden)
    assert str(caught.value) == shown.rstrip("\n")


def spoil(garden: Path) -> None:
    """Make the mistakes whose messages the page shows."""
    sheet = next(text for text in OF_THE_TALK if "quote: caretaker\n    - sources" in text)
    (garden / "talk.yaml").write_text(with_least(sheet), encoding="utf-8")
    for name, right, wrong in (
        ("talk.yaml", "quote: caretaker\n    - sources", "quote: caretakr\n    - sources"),
        ("facts.yaml", "label: of asphalt", "lable: of asphalt"),
        ("milestones.yaml", "date: 2025-03-14", "date: 2025-02-30"),
        ("quotes.yaml", "highlight: Now I have", "highlight: Now I've got"),
    ):
        text = (garden / name).read_text(encoding="utf-8")
        assert right in text
        (garden / name).write_text(text.replace(right, wrong), encoding="utf-8")


def keys(model: Any) -> Iterator[str]:
    """Every key that a model and the models inside it take."""
    for found in models(model):
        for name, field in found.model_fields.items():
            yield field.alias or name
            yield from keys(field.annotation)


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is Annotated:
        yield from models(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType, tuple):
        for inner in get_args(annotation):
            yield from models(inner)
