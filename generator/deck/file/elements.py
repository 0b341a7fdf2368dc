"""XML in one vocabulary: an element is its tag, what is in it, and its attributes."""

from __future__ import annotations

from xml.sax.saxutils import escape

from generator.deck.template.layouts import NAMESPACES

Value = str | int | None
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_QUOTED = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def element(tag: str, /, *children: str, **attributes: Value) -> str:
    """An underscore in an attribute's name stands for its colon; one that is None or "" is left out, and
    True is 1. The children are XML."""
    said = "".join(
        f' {name.replace("_", ":", 1)}="{_quote(value)}"'
        for name, value in attributes.items()
        if value is not None and value != ""
    )
    inner = "".join(children)
    return f"<{tag}{said}>{inner}</{tag}>" if inner else f"<{tag}{said}/>"


def text_element(tag: str, words: str, /, **attributes: Value) -> str:
    """With words, of which none is markup."""
    return element(tag, escape(words), **attributes)


def root(tag: str, /, *children: str, **attributes: Value) -> str:
    """An element that stands alone, with the namespaces of presentations."""
    spaces = {f"xmlns_{prefix}": uri for prefix, uri in NAMESPACES.items()}
    return element(tag, *children, **spaces, **attributes)


def values(**said: Value) -> str:
    """Elements of charts, in whose names an underscore stands for the colon: each says one value."""
    return "".join(element(f"c:{name}", val=value) for name, value in said.items() if value is not None)


def _quote(value: str | int) -> str:
    return escape(value, _QUOTED) if isinstance(value, str) else str(int(value))
