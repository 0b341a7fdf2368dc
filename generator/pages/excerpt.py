"""A part of a page that is laid out, shown as a picture on other pages: its vectors, not pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_PX_PER_PT = 96 / 72


@dataclass(frozen=True)
class Excerpt:
    """A rectangle of a page, in points from the page's top left corner; it fills the picture's box.

    It is what WeasyPrint expects of a picture that it has loaded. The whole page is written into the file
    once, under `name`, without its tags: a screen reader gets the alternative text of the picture.
    """

    page: Any  # WeasyPrint's
    name: str
    x: float
    y: float
    width: float
    height: float

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        return self.width * _PX_PER_PT, self.height * _PX_PER_PT, self.width / self.height

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        known = stream._resources["XObject"]
        if self.name not in known:
            known[self.name] = self._drawn(stream)
        across, down = (width / (self.width * _PX_PER_PT), height / (self.height * _PX_PER_PT))
        stream.push_state()
        stream.rectangle(0, 0, width, height)
        stream.clip()
        stream.end()
        left, top = self.x * _PX_PER_PT, self.y * _PX_PER_PT
        stream.transform(across, 0, 0, down, -left * across, -top * down)
        stream.draw_x_object(self.name)
        stream.pop_state()

    def _drawn(self, stream: Any) -> Any:
        """The page as a form (ISO 32000-1, 8.10)."""
        form = stream.add_group(0, 0, self.page.width, self.page.height)
        del stream._resources["XObject"][form.id]
        # No group: printers that know no transparency would make pixels of all of it.
        del form.extra["Group"]
        form._tags = None
        form.page_rectangle = (0, 0, self.page.width, self.page.height)
        self.page.paint(form)
        return form
