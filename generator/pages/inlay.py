"""Shows parts of a laid-out page on other pages, as often as needed, since laying out takes longest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

Rectangle = tuple[float, float, float, float]  # left, top, right and bottom, in CSS pixels


@dataclass(frozen=True)
class Part:
    """A rectangle of a page, in CSS pixels from the page's top left corner.

    It is what WeasyPrint expects of a picture that it has loaded, and fills the picture's box. With `read`,
    the element that is there, it is read as the page is: text, tags, links and anchors. Without, a screen
    reader gets the picture's alternative text and its links; the page is in the file once, as `name`.
    """

    page: Any  # WeasyPrint's
    name: str
    x: float
    y: float
    width: float
    height: float
    read: Any = None  # WeasyPrint's box of that element

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        return self.width, self.height, self.width / self.height

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        known = stream._resources["XObject"]
        if self.name not in known:
            known[self.name] = self._drawn(stream)
        across, down = width / self.width, height / self.height
        stream.push_state()
        stream.rectangle(0, 0, width, height)
        stream.clip()
        stream.end()
        stream.transform(across, 0, 0, down, -self.x * across, -self.y * down)
        stream.draw_x_object(self.name)
        stream.pop_state()

    def _drawn(self, stream: Any) -> Any:
        """The page drawn as a form (ISO 32000-1, 8.10)."""
        form = stream.add_group(0, 0, self.page.width, self.page.height)
        del stream._resources["XObject"][form.id]
        # No group: printers that know no transparency would make pixels of all of it.
        del form.extra["Group"]
        form._tags = None
        form.page_rectangle = (0, 0, self.page.width, self.page.height)
        self.page.paint(form)
        return form

    def within(self, rectangle: Rectangle, place: Any) -> Rectangle | None:
        """The visible part, if any, of a rectangle of the page when the part is shown in that place."""
        left, top, right, bottom = rectangle
        left, top = max(left, self.x), max(top, self.y)
        right, bottom = min(right, self.x + self.width), min(bottom, self.y + self.height)
        if left >= right or top >= bottom:
            return None
        scale = place.width / self.width
        x, y = place.content_box_x() - scale * self.x, place.content_box_y() - scale * self.y
        return x + scale * left, y + scale * top, x + scale * right, y + scale * bottom


def parts(pages: Sequence[Any], kind: str) -> dict[str, Part]:
    """The elements with that class and an id, by id, to be read where they are shown."""
    found: dict[str, Part] = {}
    for page in pages:
        for box in elements(page._page_box):
            if kind in box.element.get("class", "").split() and (name := box.element.get("id")):
                left, top, width, height = box.hit_area()
                # Its lines, which come after it, have its name, too.
                found.setdefault(name, Part(page, name, left, top, width, height, box))
    return found


def inlay(pages: list[Any]) -> None:
    """Put the parts that are read aloud in the place of their pictures, and links on the other parts."""
    for index, page in enumerate(pages):
        shown = [_read(*place) for place in list(_places(page._page_box)) if place[1].replacement.read]
        if shown:
            # Pages gather their links, anchors and bookmarks when they are made.
            pages[index] = made = type(page)(page._page_box)
            made.paint = partial(_paint, made, shown)
        for _, place in _places(page._page_box):
            pages[index].links += _links(place.replacement, place)


def _places(root: Any) -> Iterator[tuple[Any, Any]]:
    """The boxes that show a part, each after the one that it is in."""
    for parent in root.descendants(placeholders=True):
        for child in parent.children:
            if isinstance(getattr(child, "replacement", None), Part):
                yield parent, child


def _read(parent: Any, place: Any) -> Any:
    """Stays as it was laid out, and where: CSS's transformation, about its middle, brings it to the place."""
    part = place.replacement.read
    shown = part.copy()
    scale = place.width / part.border_width()
    middle = part.border_width() / 2, part.border_height() / 2
    across = place.content_box_x() - part.border_box_x() + (scale - 1) * middle[0]
    down = place.content_box_y() - part.border_box_y() + (scale - 1) * middle[1]
    shown.style = part.style.copy()
    shown.style["transform"] = (("matrix", (scale, 0, 0, scale, across, down)),)
    parent.children = [shown if one is place else one for one in parent.children]
    return shown


def _links(part: Part, place: Any) -> Iterator[tuple[str, str, Rectangle, Any]]:
    """As WeasyPrint gathers them; each with an empty box of its own, for its tag, in the picture's."""
    for kind, target, rectangle, box in part.page.links:
        seen = part.within(rectangle, place)
        if seen and kind == "external" and box.element_tag == "a":
            stub = box.copy()
            stub.children = []
            place.children = [*place.children, stub]
            yield kind, target, seen, stub


def _paint(page: Any, shown: Sequence[Any], stream: Any, scale: float = 1) -> None:
    """WeasyPrint cuts groups to a rectangle as large as the page, in lengths before they are scaled."""
    right = max(one.border_box_x() + one.border_width() for one in shown)
    below = max(one.border_box_y() + one.border_height() for one in shown)
    left, top, width, height = stream.page_rectangle
    stream.page_rectangle = (left, top, max(width, right - left), max(height, below - top))
    type(page).paint(page, stream, scale)


def elements(page: Any) -> Iterator[Any]:
    """Boxes of elements, what is absolutely placed too; without text and what CSS adds."""
    for box in page.descendants(placeholders=True):
        element = getattr(box, "element", None)
        if element is not None and box.element_tag == element.tag:
            yield box
