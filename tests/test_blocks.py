"""Blocks of a sheet: names become items."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content import Talk, load
from generator.pages import blocks

TALK = """\
title: Lighthouses
summary: |
  Towers with lamps.

  They saved ships.
links:
  - {id: film, title: The film, url: "https://example.org/film"}
  - {id: book, title: The book, url: "https://example.org/book"}
one_pager:
  blocks:
    - summary
    - towers: {weight: normal}
    - quote: keeper
    - links: book
    - sources
"""
TOWERS = """\
kind: milestones
title: Towers
items:
  - {id: pharos, date: {about: 280}, title: Pharos, weight: major, sources: [herodotus]}
  - {id: hook, date: 1172, title: Hook Head, sources: [annals]}
  - {id: lamp, date: 1823, title: A better lamp, weight: minor, sources: [fresnel]}
"""
QUOTES = """\
kind: quotes
items:
  - {id: keeper, text: The lamp must burn., highlight: must burn, person: A keeper}
"""
SOURCES = """\
kind: sources
title: Read on
items:
  - {id: annals, title: The annals}
  - {id: fresnel, title: Memoir on a lens}
  - {id: herodotus, title: The histories}
"""


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    files = {"talk": TALK, "towers": TOWERS, "quotes": QUOTES, "bibliography": SOURCES}
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load(tmp_path)


def resolved(talk: Talk) -> dict[str, blocks.ResolvedBlock]:
    assert talk.file.one_pager
    found = blocks.resolve_all(talk, talk.file.one_pager.blocks, ("one_pager", "blocks"))
    return {block.name: block for block in found}


def test_a_collection_gives_its_kind_title_and_the_items_of_enough_weight(talk: Talk) -> None:
    towers = resolved(talk)["towers"]
    assert (towers.kind, str(towers.title)) == ("milestones", "Towers")
    assert [item.id for item in towers.items] == ["pharos", "hook"]


def test_the_talks_own_blocks_are_found(talk: Talk) -> None:
    found = resolved(talk)
    assert [str(paragraph) for paragraph in found["summary"].items] == [
        "Towers with lamps.",
        "They saved ships.",
    ]
    assert [link.id for link in found["links"].items] == ["book"]
    assert [quote.person for quote in found["quote"].items] == ["A keeper"]


def test_sources_are_those_cited_on_the_sheet_in_the_order_the_talk_lists_them(talk: Talk) -> None:
    assert [source.id for source in resolved(talk)["sources"].items] == ["annals", "herodotus"]


def test_items_shown_outside_the_blocks_are_cited_too(talk: Talk) -> None:
    assert talk.file.one_pager
    every = talk.collections["towers"].items
    *_, last = blocks.resolve_all(talk, talk.file.one_pager.blocks, ("one_pager", "blocks"), also=every)
    assert [source.id for source in last.items] == ["annals", "fresnel", "herodotus"]


def test_a_block_knows_its_line(talk: Talk) -> None:
    block = resolved(talk)["quote"]
    assert talk.problem("talk", block.loc, "here").place.text.strip() == "- quote: keeper"


def test_a_block_with_nothing_to_print_is_a_warning_at_its_line(talk: Talk) -> None:
    bare = talk.file.model_copy(update={"summary": ()})
    changed = talk.model_copy(update={"file": bare})
    [warning] = blocks.empty(changed, resolved(changed).values())
    assert warning.warning
    assert "'summary' has nothing to print" in warning.message
    assert warning.place.text.strip() == "- summary"
