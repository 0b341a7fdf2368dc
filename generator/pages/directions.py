"""Which way the paragraphs of a page run, each by its own first letter."""

from __future__ import annotations

from typing import Any

from generator.scripts import joined, right_to_left

_PARAGRAPHS = {"p", "h1", "h2", "h3", "li", "blockquote", "figcaption", "td", "th"}
_BLOCKS = _PARAGRAPHS | {"ul", "ol", "div", "section", "figure"}


def direct(page: Any, *, rtl: bool) -> None:
    """Set the direction of each paragraph in that HTML, unless everything runs from the left; joined letters
    stay joined.
    """
    for element in page.iter():
        if element.tag not in _PARAGRAPHS or any(child.tag in _BLOCKS for child in element):
            continue
        words = "".join(element.itertext())
        way = right_to_left(words)
        if way is not None and (way or rtl):
            element.set("dir", "rtl" if way else "ltr")
        if joined(words):
            element.set("style", f"letter-spacing: 0; {element.get('style', '')}")
