"""Text with inline Markdown: four marks, and all else as it was typed."""

from __future__ import annotations

import pytest

from generator.content.inline import Inline, one_line


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("*a* **b** ***c***", "<em>a</em> <strong>b</strong> <strong><em>c</em></strong>"),
        ("`a_b*c*` [d](https://e.org)", '<code>a_b*c*</code> <a href="https://e.org">d</a>'),
        ("(*a*)“**b**”, *c*: *d*-e", "(<em>a</em>)“<strong>b</strong>”, <em>c</em>: <em>d</em>-e"),
        ("日本*語*です", "日本<em>語</em>です"),
        ("\\*a\\* \\`b", "*a* `b"),
    ],
)
def test_the_four_marks(typed: str, html: str) -> None:
    assert Inline.parse(typed).__html__() == html


@pytest.mark.parametrize(
    "typed",
    [
        "__init__.py _x_ a_b_c",
        "2*3*4 = 24, x**2**n",
        "Leser*innen und Autor*innen",
        "2 * 3 * 4 and 2 ** 3",
        "&copy; &amp; &#169; AT&T",
        "<https://e.org> <b>x</b> a < b > c",
        "~~x~~ ==y== [a] C# #tag",
    ],
)
def test_all_else_is_printed_as_typed(typed: str) -> None:
    assert Inline.parse(typed).plain == typed


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("one\ntwo \n  three", "one two three"),
        ("日本語の\n文", "日本語の文"),
        ("テキストに、\nEnglish textを\n埋め込む。", "テキストに、English textを埋め込む。"),
        ("한국어\n문장", "한국어 문장"),
        ("ภาษา\nไทย ภาษา\u200b\nไทย", "ภาษา ไทย ภาษา\u200bไทย"),
    ],
)
def test_lines_are_joined_as_their_script_has_it(typed: str, line: str) -> None:
    assert one_line(typed) == line
