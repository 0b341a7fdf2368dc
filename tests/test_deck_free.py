"""Slides of a talk's own templates: what these may do, and where their mistakes are."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content import load
from generator.problems import Problem, ProblemsFound
from tests.deck_talk import TALK, built, opened, small_talk

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
