"""Slides built click by click, as PowerPoint saves them: what appears when, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator import deck
from generator.deck.template.layouts import NAMESPACES
from tests.deck_talk import built, opened, small_talk
from tests.package_checks import findings

STORY = """
kind: milestones
eras: [{id: early, title: Early, from: 2000}, {id: late, title: Late, from: 2005}]
items:
  - {date: 2003, title: Third, weight: major}
  - {date: 2001, title: First, weight: major}
  - {date: 2007, title: Fourth, weight: major}
  - {date: 2002, title: Second, weight: major}
"""
TALK = """
title: Kites
deck:
  transition: morph
  slides:
    - points: {title: List, build: yes, items: [One, {title: Two, text: More}, Three]}
    - facts: {title: Facts, build: yes, items: [{value: "1", label: a}, {value: "2", label: b}]}
    - columns: {title: Columns, build: yes, columns: [{title: A, items: [One, Two]}, {title: B, text: C}]}
    - comparison: {title: Sides, build: yes, sides: [{title: A, items: [One]}, {title: B, text: C}]}
    - timeline: {from: story, title: Story, build: yes}
    - points: {title: Still, items: [One, Two]}
    - statement: {title: Said, text: Once.}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> deck.Deck:
    folder = tmp_path_factory.mktemp("talk")
    small_talk(folder)
    (folder / "story.yaml").write_text(STORY, encoding="utf-8")
    return built(small_talk(folder, TALK))


@pytest.fixture(scope="module")
def slides(made: deck.Deck) -> list[etree._Element]:
    return [etree.fromstring(etree.tostring(slide._element)) for slide in opened(made).slides]


def found(root: etree._Element, path: str) -> list[Any]:
    result = root.xpath(path, namespaces=NAMESPACES)
    assert isinstance(result, list)
    return result


def clicks(slide: etree._Element) -> list[list[str]]:
    """What each click brings: names of shapes, with the paragraph of a text."""
    names = {one.get("id"): one.get("name", "") for one in found(slide, "//p:cNvPr")}
    return [
        [
            " ".join(
                [names[one.get("spid")], *(f"{p.get('st')}-{p.get('end')}" for p in found(one, ".//p:pRg"))]
            )
            for one in found(click, ".//p:spTgt")
        ]
        for click in found(slide, "//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par")
    ]


def test_a_list_appears_item_by_item(slides: list[etree._Element]) -> None:
    assert clicks(slides[0]) == [["Body 0-0"], ["Body 1-1"], ["Body 2-2"]]


def test_what_stands_in_rows_appears_one_after_another(slides: list[etree._Element]) -> None:
    assert clicks(slides[1]) == [["Figure 1", "Label 1"], ["Figure 2", "Label 2"]]
    assert clicks(slides[2]) == [["Heading 1", "Column 1"], ["Heading 2", "Column 2"]]
    assert clicks(slides[3]) == [["Heading 1", "Side 1"], ["Heading 2", "Side 2"]]


def test_milestones_appear_in_the_order_of_time(slides: list[etree._Element]) -> None:
    order = ["First", "Second", "Third", "Fourth"]
    assert clicks(slides[4]) == [[f"Milestone: {name}"] for name in order]
    ground, *groups = found(slides[4], "p:cSld/p:spTree/p:grpSp")
    told = [found(group, ".//p:cNvPr")[0].get("descr") for group in groups]
    assert sorted(told) == ["2001: First", "2002: Second", "2003: Third", "2007: Fourth"]
    for group, name in zip(groups, (one.partition(": ")[2] for one in told), strict=True):
        _, *inner = found(group, ".//p:cNvPr")
        assert [one.get("name") for one in inner] == [
            f"{what}: {name}" for what in ("Leader", "Span", "Dot", "Date", "Title")
        ]
    assert not found(ground, ".//p:cNvPr[starts-with(@name, 'Dot')]")
    assert found(ground, ".//p:cNvPr[starts-with(@name, 'Era')]")


def test_the_package_is_sound_and_read_as_it_is_seen(made: deck.Deck) -> None:
    assert findings(made.data) == []


def test_a_slide_that_is_not_built_has_no_timing(slides: list[etree._Element]) -> None:
    assert [bool(found(slide, "p:timing")) for slide in slides] == [True] * 5 + [False] * 2


def test_ids_are_unique_and_lead_to_what_is_there(
    slides: list[etree._Element],
) -> None:
    for slide in slides:
        shapes = found(slide, "//p:cNvPr/@id")
        assert len(set(shapes)) == len(shapes)
        nodes = found(slide, "p:timing//p:cTn/@id")
        assert nodes == [str(number + 1) for number in range(len(nodes))]
        for target in found(slide, "p:timing//p:spTgt"):
            [shape] = found(slide, f"p:cSld/p:spTree/*[*/p:cNvPr/@id = '{target.get('spid')}']")
            for paragraph in found(target, ".//p:pRg"):
                assert int(paragraph.get("end")) < len(found(shape, "p:txBody/a:p"))


def test_one_click_brings_all_that_belongs_together(slides: list[etree._Element]) -> None:
    for slide in slides[:5]:
        for click in found(slide, "//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par"):
            assert found(click, "p:cTn/p:stCondLst/p:cond/@delay") == ["indefinite"]
            effects = found(click, ".//p:cTn[@presetID]/@nodeType")
            assert effects == ["clickEffect"] + ["withEffect"] * (len(effects) - 1)
            assert set(found(click, ".//p:cTn[@presetID]/p:stCondLst/p:cond/@delay")) == {"0"}
            assert len(found(click, "p:cTn/p:childTnLst/p:par")) == 1, "nothing waits for what came before"


def test_texts_are_listed_as_built_and_other_shapes_are_not(slides: list[etree._Element]) -> None:
    for slide in slides[:5]:
        listed = {one.get("spid"): one.get("build") for one in found(slide, "p:timing/p:bldLst/p:bldP")}
        texts = {one.get("spid"): "p" if len(one) else None for one in found(slide, "p:timing//p:spTgt")}
        groups = set(found(slide, "p:cSld/p:spTree/p:grpSp/p:nvGrpSpPr/p:cNvPr/@id"))
        assert listed == {spid: build for spid, build in texts.items() if spid not in groups}
        effects = found(slide, "p:timing//p:cTn[@presetID]")
        assert {one.get("grpId") for one in effects} == ({"0"} if listed else {None})
        assert {(one.get("presetID"), one.get("presetClass")) for one in effects} == {("1", "entr")}


@pytest.mark.parametrize("transition", ["none", "fade", "push", "morph"])
def test_the_audit_has_no_finding(tmp_path: Path, transition: str) -> None:
    small_talk(tmp_path)
    (tmp_path / "story.yaml").write_text(STORY, encoding="utf-8")
    talk = small_talk(tmp_path, TALK.replace("morph", transition))
    file = tmp_path / "deck.pptx"
    file.write_bytes(built(talk).data)
    assert list(OpenXmlValidator().validate(str(file)).errors) == []
