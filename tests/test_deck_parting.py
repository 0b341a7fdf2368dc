"""Words that no line of a slide holds: addresses go on after a sign, long words at a hyphen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.deck import Composed, compose
from generator.deck.placed import PlacedTable, PlacedText
from tests import papers

ADDRESS = (
    "https://de.wikipedia.org/wiki/Kategorie_der_Begriffe?a=1&b=2#Staedte/and/a/long/path/that_does_not/end"
)
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzende"


def composed(folder: Path, *slides: Any, **talk: Any) -> Composed:
    written = {"title": "A talk", "language": "de", "deck": {"slides": list(slides)}, **talk}
    (folder / "talk.yaml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return compose(*papers.opened(folder))


def test_an_address_ends_its_lines_after_signs_and_a_word_at_hyphens(tmp_path: Path) -> None:
    items = [ADDRESS, WORD, f"Siehe [hier]({ADDRESS}), kurz"]
    deck = composed(tmp_path, {"points": {"title": "Long", "items": items}})
    [body] = [
        one for one in deck.slides[0].shapes if isinstance(one, PlacedText) and len(one.paragraphs) == 3
    ]
    address, word, short = (one.plain for one in body.paragraphs)
    lines = address.split("\n")
    assert len(lines) > 1
    assert "".join(lines) == ADDRESS
    assert all(line[-1] in "/?&=._-#" for line in lines[:-1])
    assert word.replace("\u00ad", "") == WORD
    assert word.count("\u00ad") > 3
    assert short.replace("\u00a0", " ") == "Siehe hier, kurz"


def test_what_fits_is_left_as_it_is_written(tmp_path: Path) -> None:
    deck = composed(tmp_path, {"points": {"title": "Short", "items": ["example.org/a_b?c=d", "Dampflok"]}})
    said = [
        paragraph.plain
        for one in deck.slides[0].shapes
        if isinstance(one, PlacedText)
        for paragraph in one.paragraphs
    ]
    assert "example.org/a_b?c=d" in said
    assert "Dampflok" in said


def test_an_address_without_room_for_its_lines_is_told_how_to_be_shown(tmp_path: Path) -> None:
    links = [{"id": "wiki", "title": "Mehr", "url": ADDRESS}]
    [warning] = composed(tmp_path, {"qr": "wiki"}, links=links).warnings
    assert "no room" in warning.message
    assert warning.hint == "say in the link's 'shown' how it is to be printed, such as 'example.org'"
    links[0]["shown"] = "de.wikipedia.org"
    assert not composed(tmp_path, {"qr": "wiki"}, links=links).warnings


def test_an_address_of_two_lines_has_room_beside_its_code_and_on_the_last_slide(tmp_path: Path) -> None:
    address = "https://de.wikipedia.org/wiki/Koeln_(Begriffsklaerung)?a=1&b=2#Staedte"
    links = [{"id": "wiki", "title": "Mehr", "url": address}]
    deck = composed(tmp_path, {"qr": "wiki"}, {"closing": "Danke"}, links=links)
    for slide in deck.slides:
        [shown] = [
            one for one in slide.shapes if isinstance(one, PlacedText) and one.placeholder.name == "Address"
        ]
        lines = shown.paragraphs[0].plain.split("\n")
        assert len(lines) == 2
        assert f"https://{''.join(lines)}" == address


def test_addresses_and_long_words_go_on_within_a_tables_cell(tmp_path: Path) -> None:
    rows = [["A", ADDRESS, "some words", "more", "words"], [WORD, "B", "c", "d", "e"]]
    deck = composed(tmp_path, {"table": {"title": "Tools", "header": list("abcde"), "rows": rows}})
    [table] = [one for one in deck.slides[0].shapes if isinstance(one, PlacedTable)]
    lines = table.rows[1][1].plain.split("\n")
    assert len(lines) > 1
    assert "".join(lines) == ADDRESS
    assert table.rows[2][0].plain.replace("\u00ad", "") == WORD
    assert [cell.plain for cell in table.rows[1][2:]] == ["some words", "more", "words"]
