"""Damaged templates: the part and what is wrong with it are named; no build ends in any other way."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from lxml import etree

from generator import deck
from generator.problems import ProblemsFound
from tests import brand_templates, papers

TALK = """\
title: Kites
theme: {template: brand.pptx}
deck:
  slides:
    - title
    - points: {title: Rules, items: [Wait, Hold on]}
    - table: {title: Flown, header: [Year, Kites], rows: [['1999', '4']]}
    - statement: Kites fly.
"""
LAYOUT, MASTER, THEME = (
    f"ppt/{name}1.xml" for name in ("slideLayouts/slideLayout", "slideMasters/slideMaster", "theme/theme")
)
PRESENTATION, PROPERTIES = "ppt/presentation.xml", "ppt/presProps.xml"
VALUES = ("abc", "-1", "1e99", "99999999999999999999", "", "ZZ", "0", "-5%")
Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """Of a sound template, by their names."""
    file = brand_templates.ornate(tmp_path_factory.mktemp("sound"))
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def build(tmp_path: Path) -> Callable[[Mapping[str, bytes]], None]:
    """Makes a deck with the template of these parts."""

    def make(parts: Mapping[str, bytes]) -> None:
        (tmp_path / "talk.yaml").write_text(TALK, encoding="utf-8")
        with zipfile.ZipFile(tmp_path / "brand.pptx", "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)
        talk, look, templates = papers.opened(tmp_path)
        deck.build(talk, look, templates)

    return make


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (LAYOUT, r'<a:off x="[^"]*"', '<a:off x="1e99"', "x='1e99' of off is not a whole number"),
        (LAYOUT, r'<a:ext cx="[^"]*"', '<a:ext cx=""', "cx='' of ext is not a whole number"),
        (LAYOUT, r"<p:ph ", '<p:ph idx="abc" ', "idx='abc' of ph"),
        (LAYOUT, r"<a:off [^>]*/>", "", "a place without its corner"),
        (LAYOUT, r"(?s)<p:cSld.*</p:cSld>", "", "it has no "),
        (MASTER, r'sz="\d+"', 'sz="huge"', "sz='huge' of defRPr"),
        (MASTER, r"<p:clrMap [^>]*/>", "", "it has no clrMap"),
        (
            THEME,
            r'<a:srgbClr val="[^"]*"',
            '<a:srgbClr val="ZZTOP!"',
            "'ZZTOP!' of srgbClr is not six hexadecimal",
        ),
        (THEME, r"(?s)<a:accent3>.*</a:accent3>", "", "it has no accent3"),
        (THEME, r"(?s).*", "oops", "is not XML"),
        (PROPERTIES, r"(?s).*", "", "is not XML"),
        (PRESENTATION, r'<p:sldSz cx="[^"]*"', '<p:sldSz cx="-5"', "cx='-5' of sldSz"),
        (PRESENTATION, r'(<p:sldMasterId [^>]*)r:id="[^"]*"', r'\1r:id="rId999"', "leads to rId999"),
    ],
)
def test_a_damage_is_told_with_its_part(
    part: str, old: str, new: str, said: str, parts: Parts, build: Callable[[Mapping[str, bytes]], None]
) -> None:
    text = parts[part].decode()
    damaged = re.sub(old, new, text, count=1)
    assert damaged != text
    with pytest.raises(ProblemsFound) as raised:
        build({**parts, part: damaged.encode()})
    (problem,) = raised.value.problems
    assert problem.message.startswith("'brand.pptx' is damaged")
    assert part in problem.message
    assert said in problem.message
    assert problem.hint == "open it in PowerPoint and save it as a template (.potx)"
    assert (problem.place.file.name, problem.place.line) == ("talk.yaml", 2)


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_ends_a_build_but_in_words(
    seed: int, parts: Parts, build: Callable[[Mapping[str, bytes]], None]
) -> None:
    chance = random.Random(seed)
    name = chance.choice(
        [name for name in parts if name.endswith((".xml", ".rels")) and "/slides/" not in name]
    )
    with suppress(ProblemsFound):
        build(_damaged(parts, name, chance))


def _damaged(parts: Parts, name: str, chance: random.Random) -> Parts:
    root = etree.fromstring(parts[name])
    element = chance.choice(list(root.iter(etree.Element)))
    match chance.randrange(6):
        case 0:
            return {other: data for other, data in parts.items() if other != name}
        case 1:
            return {**parts, name: parts[name][: len(parts[name]) // 2]}
        case 2 if element is not root:
            element.getparent().remove(element)  # type: ignore[union-attr]
        case _:
            for attribute in list(element.attrib)[:1]:
                element.set(attribute, chance.choice(VALUES))
    return {**parts, name: etree.tostring(root)}


def test_a_file_that_unpacks_without_end_is_refused(
    parts: Parts, build: Callable[[Mapping[str, bytes]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.deck.brand.package.damage._MAX_BYTES", 1 << 20)
    bomb = io.BytesIO(b" " * (1 << 21)).getvalue()
    with pytest.raises(ProblemsFound, match="unpacks to more than 1 MB"):
        build({**parts, "ppt/media/bomb.bin": bomb})
