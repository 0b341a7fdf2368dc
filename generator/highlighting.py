"""Code in coloured pieces: Pygments' tokens, reduced to the few sorts that a slide distinguishes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pygments.lexer import Lexer

Sort = Literal["", "keyword", "name", "string", "number", "comment"]
PLAIN = "text"  # the language of what is in none

# By the name of Pygments' token type or of the nearest one above it.
_SORTS: dict[str, Sort] = {
    "Token.Keyword": "keyword",
    "Token.Operator.Word": "keyword",
    "Token.Name.Tag": "name",
    "Token.Name.Function": "name",
    "Token.Name.Class": "name",
    "Token.Name.Decorator": "name",
    "Token.Name.Attribute": "name",
    "Token.Name.Builtin": "name",
    "Token.Literal.String": "string",
    "Token.Literal.Number": "number",
    "Token.Literal.Date": "number",
    "Token.Comment": "comment",
    "Token.Generic.Heading": "keyword",
    "Token.Generic.Subheading": "keyword",
    "Token.Generic.Inserted": "string",
    "Token.Generic.Deleted": "keyword",
    "Token.Generic.Prompt": "comment",
}


def languages() -> frozenset[str]:
    """Every name by which a language may be given, in lower case."""
    from pygments.lexers import get_all_lexers  # noqa: PLC0415  # few talks show code

    return frozenset(name for _, names, _, _ in get_all_lexers(plugins=False) for name in names)


def language_of(file: str) -> str:
    """The language implied by the file's name; plain text if there is none."""
    from pygments.lexers import find_lexer_class_for_filename  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        found: Any = find_lexer_class_for_filename(file)
    except ClassNotFound:
        return PLAIN
    return str(found.aliases[0]) if found and found.aliases else PLAIN


def pieces(text: str, language: str) -> tuple[tuple[tuple[str, Sort], ...], ...]:
    """The lines of the text, each in pieces; joined, they are exactly the text."""
    lines: list[list[tuple[str, Sort]]] = [[]]
    for kind, words in _lexer(language).get_tokens(text):
        for number, part in enumerate(words.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append((part, _sort(kind)))
    # Lexers end what they read with a line's end.
    return tuple(tuple(_joined(line)) for line in lines[: text.count("\n") + 1])


def _lexer(language: str) -> Lexer:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415

    lexer: Lexer = get_lexer_by_name(language, stripnl=False, stripall=False, tabsize=0)
    return lexer


@lru_cache(maxsize=256)
def _sort(kind: Any) -> Sort:
    while kind.parent is not None:
        if (found := _SORTS.get(str(kind))) is not None:
            return found
        kind = kind.parent
    return ""


def _joined(line: list[tuple[str, Sort]]) -> Iterator[tuple[str, Sort]]:
    """Join neighbours of one sort; a space takes the sort of what it follows."""
    words, sort = "", line[0][1] if line else ""
    for part, own in line:
        if own != sort and part.strip():
            if words:
                yield words, sort
            words, sort = "", own
        words += part
    if words:
        yield words, sort
