"""Parts of one laid-out document set into the pages of another, scaled: text, tags, links and anchors too.

What is laid out once is shown as often as it takes: laying out is three quarters of the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

SHOWS = "data-shows"  # an empty element with this attribute is as wide as that part is to be


def parts(pages: Sequence[Any], kind: str) -> dict[str, Any]:
    """WeasyPrint's boxes of the elements with that class and an id, by id."""
    found = (box for page in pages for box in _boxes(page._page_box))
    return {box.element.get("id"): box for box in found if kind in box.element.get("class", "").split()}


def inlay(pages: list[Any], known: Mapping[str, Any]) -> None:
    """Fills the pages' places. The parts stay as they are, and where they were laid out: a place gets a
    transformation from there, as CSS would give it one."""
    for index, page in enumerate(pages):
        places = [box for box in _boxes(page._page_box) if box.element.get(SHOWS)]
        for place in places:
            _fill(place, known[place.element.get(SHOWS)])
        if places:
            # Pages gather their links, anchors and bookmarks when they are made.
            pages[index] = made = type(page)(page._page_box)
            made.paint = partial(_paint, made, [place.children[0] for place in places])


def _paint(page: Any, shown: Sequence[Any], stream: Any, scale: float = 1) -> None:
    """WeasyPrint cuts groups to a rectangle as large as the page, in lengths before they are scaled."""
    right = max(one.border_box_x() + one.border_width() for one in shown)
    below = max(one.border_box_y() + one.border_height() for one in shown)
    left, top, width, height = stream.page_rectangle
    stream.page_rectangle = (left, top, max(width, right - left), max(height, below - top))
    type(page).paint(page, stream, scale)


def _fill(place: Any, part: Any) -> None:
    """The transformation is about the middle of the place, as CSS has it."""
    scale = place.width / part.border_width()
    middle = place.border_box_x() + place.border_width() / 2, place.border_box_y() + place.border_height() / 2
    across = place.content_box_x() - middle[0] - scale * (part.border_box_x() - middle[0])
    down = place.content_box_y() - middle[1] - scale * (part.border_box_y() - middle[1])
    place.style = place.style.copy()
    place.style["transform"] = (("matrix", (scale, 0, 0, scale, across, down)),)
    place.children = [part]


def _boxes(page: Any) -> Iterator[Any]:
    """Those of elements, without text and what CSS adds."""
    for box in page.descendants(placeholders=True):
        element = getattr(box, "element", None)
        if element is not None and box.element_tag == element.tag:
            yield box
