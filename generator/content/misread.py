"""Warnings of text that will not be printed as it was meant: YAML and Markdown that a field does not take, or
takes for something else.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from generator.content.inline import leftovers
from generator.content.written import Written, texts
from generator.problems import Problem
from generator.source import Document
from generator.yaml_mistakes import in_quotes

# After a space YAML takes every # for a comment's. What people mean for comments has a space behind it.
_NO_COMMENT = re.compile(r"\s+(#\w.*)")
_DASH = re.compile(r"- +\S")
_ITEM = re.compile(r"(?:([-*+•·–])|1[.)]) +\S")
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(\\[nrt])")
_TAGS = "a|b|br|code|del|div|em|h[1-6]|i|img|li|mark|ol|p|s|small|span|strong|sub|sup|u|ul"
_LITERAL = {"\\n": "a line break", "\\r": "a line break", "\\t": "a tab"}
# Of Markdown that no field takes: a pattern, what it is, and what to do instead.
_FOREIGN = (
    (re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE), "HTML", "remove it"),
    (re.compile(r"<(?:https?://|mailto:)[^<>\s]+>"), "a link in <…>", "write [words](address)"),
    (
        re.compile(r"!?\[[^\]]*\] *\((?:https?:|mailto:|#)[^)]*$"),
        "a link without its ')'",
        "write ) after it",
    ),
    (
        re.compile(r"\[[^\]]+\] +\((?:https?://|mailto:)"),
        "a link with a space in it",
        "write ]( with no space",
    ),
    (re.compile(r"~~\S.*?~~"), "Markdown's strikethrough", "remove the ~~"),
    (
        re.compile(r"(?<![\w*\\])\*\*(?=\w)"),
        "a ** that is not closed",
        "write ** after the words too; put code in ` `",
    ),
    (
        re.compile(r"`"),
        "a ` that is not closed",
        "write ` after the code too, or \\` for the character itself",
    ),
)
_ENTITY = re.compile(r"&(?:[A-Za-z]+|#\d+|#x[0-9A-Fa-f]+);")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_FENCE, _RULE, _TABLE = (
    re.compile(r"(?:```|~~~).*"),
    re.compile(r"(?:-{3,}|\*{3,}|_{3,})"),
    re.compile(r"\|.*\|"),
)
_HEADING, _QUOTED = re.compile(r"#{1,6} +\S.*"), re.compile(r"> \S.*")
# What a whole line may be in Markdown, and is not here.
_LINES = (
    (_FENCE, "Markdown's fence around code", "show code on a 'code' slide"),
    (_RULE, "Markdown's rule", "remove it"),
    (_TABLE, "Markdown's table", "show it on a 'table' slide"),
    (_HEADING, "Markdown's heading", "remove the #; slides and passages have a 'title'"),
    (_QUOTED, "Markdown's quotation", "remove the >"),
)
_PLAIN = (
    (re.compile(r"\*\*\w[^*]*\*\*"), "this field takes no Markdown", "remove the **"),
    (re.compile(r"`[^`]+`"), "this field takes no Markdown", "remove the `"),
    (re.compile(r"\[[^\]]+\]\((?:https?:|mailto:|#)"), "this field takes no links", "write the words alone"),
)


def warnings(document: Document, value: Any) -> Iterator[Problem]:
    """The warnings for every text in that file, in line order."""
    found = (one for written in texts(document, value) for check in _CHECKS for one in check(written))
    yield from sorted(found)


def _comment(written: Written) -> Iterator[Problem]:
    """Warn of text after ' #', which YAML takes for a comment."""
    line, column = written.scalar.end
    if written.scalar.style:
        return
    text = written.document.lines[line]
    if found := _NO_COMMENT.fullmatch(text, column):
        first = written.scalar.start
        whole = text[first[1] :] if first[0] == line else "…"
        hint = f"put the text in quotes: {in_quotes(whole)}; a comment has a space after its #"
        said = f"' {found[1]}' is taken for a comment, and not printed"
        yield written.warning(said, hint, (line, found.start(1)), len(found[1]))


def _list(written: Written) -> Iterator[Problem]:
    """Warn of lines that look like a list but become one line of text."""
    rows = list(written.rows)
    in_block = written.scalar.style in ("|", ">")
    listed = [(at, found) for at, text in rows if (found := _ITEM.match(text))]
    if not in_block:
        listed = [(at, found) for at, found in listed if at != rows[0][0]]
    allowed = written.form == "notes" and written.scalar.style == "|"
    listed = [(at, found) for at, found in listed if not allowed or found[1] not in (None, "-")]
    dashed = not in_block and any(found[1] == "-" for _, found in listed)
    if not listed or not (
        dashed or len(listed) > 1 or (len(rows) > 1 and in_block and listed[0][1][1] == "-")
    ):
        return
    at, found = listed[0]
    sign = found[0].split()[0]
    if written.form == "notes":
        hint = "write a '- ' there" if allowed else "write '|' after the key, and the notes below it"
    elif isinstance(written.loc[-1], int):
        hint = (
            f"begin it where the entries above begin, in column {written.document.dash_column(written.loc)}"
        )
    else:
        hint = "this field takes no list: write it as one text, or join this line to the one above"
    yield written.warning(
        f"this '{sign}' does not begin a list here, and is printed as part of the text", hint, at
    )


def _blank_line(written: Written) -> Iterator[Problem]:
    if written.form not in ("text", "plain") or "\n\n" not in written.value.strip():
        return
    rows = list(written.rows)
    blank = next((number for number, (_, text) in enumerate(rows) if number and not text), None)
    at = next((at for at, text in rows[blank:] if text), None) if blank is not None else None
    yield written.warning("this text is one paragraph: the empty line is not printed", "remove the line", at)


def _escape(written: Written) -> Iterator[Problem]:
    """Warn of a backslash in double quotes that changes the letter after it."""
    if written.scalar.style != '"':
        return
    for (line, column), text in written.rows:
        for found in _ESCAPE.finditer(text):
            if found[1] == "\\t" or written.form in ("text", "plain"):
                said = f"'{found[1]}' is {_LITERAL[found[1]]} in double quotes, and printed as a space"
                hint = f"write '\\{found[1]}' if you mean the two characters, otherwise a space"
                yield written.warning(said, hint, (line, column + found.start(1)), 2)


def _whole_lines(written: Written) -> Iterator[Problem]:
    rows = list(written.rows)
    if written.form == "plain" or (len(rows) < 2 and not rows[0][1].startswith(("##", "```"))):
        return
    for pattern, what, hint in _LINES:
        found = ((at, text) for at, text in rows if pattern.fullmatch(text))
        for at, text in islice(found, 1):
            yield written.warning(f"{what} is printed as typed", hint, at, len(text))


def _marks(written: Written) -> Iterator[Problem]:
    """Warn of Markdown and HTML left over in the words to be printed."""
    if written.form == "plain":
        found = ((one.search(written.value), what, hint) for one, what, hint in _PLAIN)
        yield from (
            _found(written, one[0], f"{what}: it is printed as typed", hint)
            for one, what, hint in found
            if one
        )
        return
    if image := _IMAGE.search(written.value):
        hint = "pictures have keys and slides of their own: see 'image'"
        yield _found(written, image[0], "Markdown's pictures do not work here", hint)
        return
    for words in leftovers(written.value):
        for pattern, what, hint in _FOREIGN:
            if one := pattern.search(words):
                yield _found(written, one[0], f"{what} is printed as typed", hint)
        if (one := _ENTITY.search(words)) and (sign := html.unescape(one[0])) != one[0]:
            hint = f"write '{sign}', or put it in ` ` if it is meant"
            yield _found(written, one[0], f"{one[0]} is printed as typed", hint)


def _found(written: Written, words: str, message: str, hint: str) -> Problem:
    """A warning placed at the words, if they are on one line."""
    for (line, column), text in written.rows:
        if words in text:
            return written.warning(message, hint, (line, column + text.index(words)), len(words))
    return written.warning(message, hint)


_CHECKS: tuple[Callable[[Written], Iterator[Problem]], ...] = (
    _comment,
    _list,
    _blank_line,
    _escape,
    _whole_lines,
    _marks,
)
