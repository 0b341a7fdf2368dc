"""A talk that somebody sends may be built: what its templates and drawings try is refused at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from generator.build import build
from generator.problems import ProblemsFound

BOX = '<box name="Column 1">{}</box>'
MARKUP = {
    BOX.format('{{ "%999999999d" % 1 }}'): "'%' makes these too large",
    BOX.format('{{ ("a" * 60000 + "b" * 60000) | length }}'): "'+' makes these too large",
    BOX.format("{{ ([1] * 60000 + [2] * 60000) | length }}"): "'+' makes these too large",
    BOX.format('{{ ("a" * 100001) | length }}'): "'*' makes these too large",
    BOX.format("{{ 2 ** 3 }}"): "'**' makes these too large",
    BOX.format('{{ "a".ljust(2000000000) | length }}'): "not safely callable",
    BOX.format('{{ "a" | center(2000000000) | length }}'): "No filter named 'center'",
    BOX.format(
        '{{ "a" | replace("a", "b" * 99999) | replace("b", "cc") }}'
    ): "'replace' makes this too large",
    BOX.format("{{ ([range(99999)] * 99999) | map('sum') | sum }}"): "'*' makes these too large",
    "{% set a = range(9999) %}{% set b = [a, a, a, a, a, a, a, a, a, a, a] %}": "lists in lists",
    BOX.format(
        "{{ range(9) | map(attribute='a', default=range(99999)) | list | string | length }}"
    ): "lists in lists are too large",
    "{% for i in range(999) %}{{ range(9999) | sum }}{% endfor %}": "more than 5,000,000 letters and items",
    "{% for i in range(1000000000) %}{% endfor %}": "Range too big",
    "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}": "more than 100,000 turns",
    "{% macro m(n) %}{% if n %}{{ m(n-1) ~ m(n-1) }}{% endif %}{% endmacro %}{{ m(30) }}": "100,000 turns",
    "{% for i in range(9999) %}{{ 'kites and wind' * 99 }}{% endfor %}": "more than 1,000,000 letters",
    BOX.format('<p level="x">a</p>'): "'level' is a whole number from 1 to 9",
    BOX.format('<p level="99">a</p>'): "'level' is a whole number from 1 to 9",
    BOX.format('<ol start="99999"><li>a</li></ol>'): "'start' is a whole number from 1 to 32767",
    '<timeline box="Column 1" alt=""></timeline>': "a timeline has at least one <milestone>",
    f'<qr box="Column 1" address="{"a" * 9000}" alt=""/>': "holds 1000 characters",
    BOX.format('{{ "\\ud800" }}'): "half a character",
    BOX.format('{{ "aaaaaaaa" | truncate(1) }}'): "expected length >= 3",
    '<box name="Column 1" fill="nope">a</box>': "'nope' is not a colour of a theme",
    BOX.format('<a href="javascript:x">a</a>'): "leads nowhere",
    BOX.format("{{ 1/0 }}"): "division by zero",
    BOX.format('{{ "".__class__ }}'): "is unsafe",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<rect width="9" height="9"/></svg>'
USES = "".join(f'<g id="g{at}"><use href="#g{at + 1}"/></g>' for at in range(2000))
DRAWINGS = {
    SVG.format('<filter id="f"><feGaussianBlur stdDeviation="5000"/></filter>'): "filter too large",
    SVG.format('<filter id="f"><feTurbulence numOctaves="99"/></filter>'): "filter too large",
    SVG.format(USES): "over and over without end",
    SVG.format('<a href="javascript:alert(1)"><rect/></a>'): "refers to something outside",
    SVG.format('<image href="#a"><set attributeName="href" to="http://e/a.png"/></image>'): "changes what it",
    SVG.format('<style>@\\69mport "http://x/y.css";</style>'): "behind a backslash",
    SVG.format("").replace(
        'viewBox="0 0 9 9"', 'width="1.2.3" height="5"'
    ): "has a width that is not a size: 1.2.3",
    '<!DOCTYPE svg SYSTEM "http://x/y.dtd">' + SVG.format("<text>&foo;</text>"): "cannot be drawn",
}


def said(folder: Path) -> str:
    """The first problem's message."""
    with pytest.raises(ProblemsFound) as caught:
        build(folder, folder / "out", ["deck"])
    assert not (folder / "out").exists()
    problem, *others = caught.value.problems
    assert all(one.place.line == problem.place.line for one in (problem, *others)), "a mistake is one mistake"
    assert problem.place.line
    return problem.message


@pytest.mark.parametrize("markup", MARKUP, ids=range(len(MARKUP)))
def test_a_talks_own_template(tmp_path: Path, markup: str) -> None:
    (tmp_path / "templates").mkdir()
    slide = f'<slide layout="Columns 2"><title>T</title>{markup}</slide>'
    (tmp_path / "templates" / "a.xml").write_text(slide, encoding="utf-8")
    outline = "title: T\ndeck: {slides: [{free: {template: templates/a.xml, title: T}}]}\n"
    (tmp_path / "talk.yaml").write_text(outline, encoding="utf-8")
    assert MARKUP[markup] in said(tmp_path)


def test_what_a_template_may_do_is_not_refused(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    fair = '{{ 60000 + 60000 }}, {{ "a" + "b" }}, {{ ("c" * 100000) | length }}, {{ 7 % 4 }}'
    slide = f'<slide layout="Columns 2"><title>T</title>{BOX.format(fair)}</slide>'
    (tmp_path / "templates" / "a.xml").write_text(slide, encoding="utf-8")
    outline = "title: T\ndeck: {slides: [{free: {template: templates/a.xml, title: T}}]}\n"
    (tmp_path / "talk.yaml").write_text(outline, encoding="utf-8")
    build(tmp_path, tmp_path / "out", ["deck"])
    [slide] = Presentation(str(tmp_path / "out" / "deck.pptx")).slides
    words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert "120000, ab, 100000, 3" in words


@pytest.mark.parametrize("drawing", DRAWINGS, ids=range(len(DRAWINGS)))
def test_a_talks_drawing(tmp_path: Path, drawing: str) -> None:
    (tmp_path / "a.svg").write_text(drawing, encoding="utf-8")
    outline = "title: T\ndeck: {slides: [{image: {title: T, image: {file: a.svg, alt: x}}}]}\n"
    (tmp_path / "talk.yaml").write_text(outline, encoding="utf-8")
    assert DRAWINGS[drawing] in said(tmp_path)


@pytest.mark.parametrize("name", ["a\\u200bb.png", "n" * 300 + ".png"])
def test_a_name_that_no_file_has(tmp_path: Path, name: str) -> None:
    outline = f'title: T\ndeck: {{slides: [{{image: {{title: T, image: {{file: "{name}", alt: x}}}}}}]}}\n'
    (tmp_path / "talk.yaml").write_text(outline, encoding="utf-8")
    assert said(tmp_path) == "this is not a file name"


def test_a_picture_of_more_pixels_than_memory_should_hold(tmp_path: Path) -> None:
    Image.new("1", (10_000, 9_500)).save(tmp_path / "a.png")
    outline = "title: T\ndeck: {slides: [{image: {title: T, image: {file: a.png, alt: x}}}]}\n"
    (tmp_path / "talk.yaml").write_text(outline, encoding="utf-8")
    assert "more than 89,478,485 pixels" in said(tmp_path)
