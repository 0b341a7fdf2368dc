"""Slides of a talk's own templates: what these may do, and where their mistakes are."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE as KIND

from generator.content import load
from generator.deck.template.layouts import A, P
from generator.problems import Problem, ProblemsFound
from tests.deck_talk import TALK, built, opened, small_talk
from tests.package_checks import findings

OWN = "title: Own, template: templates/own.xml, with: {said: 'So **free**', two: [a, b]}"
FREE = f"{TALK}    - free: {{{OWN}}}\n"


def written(folder: Path, template: str) -> list[Problem]:
    """What is wrong with a talk whose own template is this."""
    talk = small_talk(folder, FREE)
    (folder / "templates" / "own.xml").write_text(template, encoding="utf-8")
    try:
        built(talk)
    except ProblemsFound as found:
        return list(found.problems)
    return []


def slide(inner: str) -> str:
    return f'<slide layout="Big Title">\n  <title>{inner}</title>\n</slide>'


def test_a_template_has_its_data_and_markdown(tmp_path: Path) -> None:
    template = slide(
        "{{ said | md }}{% for one in two %} {{ one.upper() }}{{ loop.cycle(1, 2) }}{% endfor %}"
    )
    assert written(tmp_path, template) == []
    made = opened(built(load(tmp_path)))
    title = made.slides[len(made.slides) - 1].shapes.title
    assert title is not None
    assert title.text_frame.text.replace("\u00a0", " ") == "So free A1 B2"


@pytest.mark.parametrize(
    "inner",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ talk.parse_file('/etc/hostname') }}",
        "{{ talk.model_copy() }}",
        "{{ entry.title.parse('x') }}",
        "{{ word.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(said) }}",
        "{{ 'a' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ two.append('c') }}",
        "{% include 'talk.yaml' %}",
        "{% include 'templates/../talk.yaml' %}",
        "{% include '/etc/hostname' %}",
        "{% include 'deck/title.xml' %}",
        "{{ missing }}",
        "{{ said | md",
    ],
)
def test_what_a_template_may_not_do_is_an_error(tmp_path: Path, inner: str) -> None:
    assert len(written(tmp_path, slide(inner))) == 1


@pytest.mark.parametrize(
    ("inner", "line", "column", "said"),
    [
        ("x</title><div/><title>y", 2, 19, "<div> is no tag"),
        ('x</title>\n  <box name="Nowhere">y</box><title>z', 3, 13, "has no box 'Nowhere'"),
        ("{{ missing }}", 2, 3, "'missing' is undefined"),
    ],
)
def test_a_mistake_is_placed_in_the_talks_template(
    tmp_path: Path, inner: str, line: int, column: int, said: str
) -> None:
    [problem] = written(tmp_path, slide(inner))
    assert said in problem.message
    assert problem.place.file == tmp_path / "templates" / "own.xml"
    assert (problem.place.line, problem.place.column) == (line, column)


PLACED = """
<slide layout="Free">
  <title>Own</title>
  <box at="1 in 2.2 in 4 in 2 in">Where it is put</box>
  <box name="Aside" at="1 in 4.4 in 4 in 1.4 in" size="20" fill="accent1 8">Smaller</box>
  <picture at="6 in 2.2 in 3 in 2 in" src="kite.png" alt="A kite"/>
  <table at="9.2 in 2.2 in 3 in 2 in" alt="Kites"><tr><th>A</th></tr><tr><td>B</td></tr></table>
  <qr at="6 in 4.4 in 1.4 in 1.4 in" address="https://example.org" alt="example.org"/>
  <pre at="7.6 in 4.4 in 1.5 in 2 in" size="20" language="python">x = 1</pre>
  <chart at="9.2 in 4.4 in 3 in 2 in" type="column" alt="Kites">
    <series name="A"/><category name="B" values="3"/>
  </chart>
</slide>
"""


def test_what_a_template_places_is_no_placeholder_and_stands_there(tmp_path: Path) -> None:
    assert written(tmp_path, PLACED) == []
    made = built(load(tmp_path))
    shapes = list(opened(made).slides[-1].shapes)[1:]
    own = [one for one in shapes if not one.is_placeholder]
    kinds = [KIND.TEXT_BOX, KIND.TEXT_BOX, KIND.PICTURE, KIND.TABLE, KIND.PICTURE, KIND.TEXT_BOX, KIND.CHART]
    assert [one.shape_type for one in own] == kinds
    assert [round(one.left / 914_400, 1) for one in own] == [1, 1, 6, 9.2, 6, 7.6, 9.2]
    sizes = [own[at]._element.find(f".//{A}lvl1pPr/{A}defRPr").get("sz") for at in (0, 1, 5)]
    assert sizes == ["2800", "2000", "2000"]
    typed = own[5]._element
    assert typed.find(f".//{A}lvl1pPr/{A}defRPr/{A}latin").get("pitchFamily") == "49"
    assert typed.find(f"{P}spPr/{A}solidFill/{A}schemeClr").get("val") == "tx1"
    assert own[0].text_frame.text.replace("\u00a0", " ") == "Where it is put"
    assert findings(made.data) == []


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ('<box at="1 in 2 in 5 in">x</box>', "is not a place"),
        ('<box at="10 in 2 in 5 in 3 in">x</box>', "leaves the slide"),
        ('<box at="1 in 2 in 5 in 3 in" size="12">x</box>', "is not a size"),
        ('<box name="Body" at="1 in 2 in 5 in 3 in">x</box>', "has a box 'Body' already"),
        ('<box name="Body" size="20">x</box>', "has no attribute 'size'"),
        ('<box at="1 in 2 in 5 in 3 in">x</box><box at="1 in 2 in 5 in 3 in">y</box>', "two boxes"),
    ],
)
def test_a_place_that_cannot_be_is_refused(tmp_path: Path, inner: str, said: str) -> None:
    [problem] = written(tmp_path, f'<slide layout="Free">\n  <title>Own</title>\n  {inner}\n</slide>')
    assert said in problem.message
    assert problem.place.line == 3


def test_only_a_layout_with_a_body_has_room_for_places(tmp_path: Path) -> None:
    template = slide("Own").replace("</slide>", '<box at="1 in 2 in 5 in 3 in">x</box></slide>')
    [problem] = written(tmp_path, template)
    assert "has no box 'Body'" in problem.message
