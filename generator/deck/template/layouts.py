"""What a PowerPoint template says of its layouts: where placeholders stand and how text in them is set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol, TypeVar

from generator.shapes import Face, Frame
from generator.units import EMU_PER_PT

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
A, P = (f"{{{NAMESPACES[prefix]}}}" for prefix in "ap")
TITLES = ("title", "ctrTitle")
FOOTERS = ("dt", "ftr", "sldNum")
FREE = "free"  # the kind of a box that no layout has: a text box, which carries its levels itself
SMALL = "Source"  # how the names of placeholders begin whose text may be small


T = TypeVar("T")


class Lazily(Mapping[str, T]):
    """Values by name, each made when it is first asked for: of forty layouts a talk uses a dozen."""

    def __init__(self, names: Iterable[str], make: Callable[[str], T]) -> None:
        self._names, self._make = dict.fromkeys(names), cache(make)

    def __getitem__(self, name: str) -> T:
        if name not in self._names:
            raise KeyError(name)
        return self._make(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True)
class Level:
    """How paragraphs of one level are set: sizes and spaces in points, margins in EMU, leading as a share.

    `small` text may be set smaller than what is read from the back of a room; `align` is `l`, `ctr` or `r`;
    `dot` is the colour of what marks a list's items.
    """

    size: float = 18
    bold: bool = False
    italic: bool = False
    face: Face = "text"
    colour: str = "tx1"
    capitals: bool = False
    tracking: float = 0
    leading: float = 1
    before: float = 0
    after: float = 0
    margin: int = 0
    indent: int = 0
    marker: str = ""
    small: bool = False
    align: str = "l"
    rtl: bool = False
    bullet: str = "–"
    dot: str = "accent1"


@dataclass(frozen=True)
class Placeholder:
    """`kind` and `index` are how PowerPoint ties a slide's shape to its layout's; `kind` is FREE for none.

    `moved` tells that its frame is not the layout's; `said` is what the layout's own footer says; `shape` is
    its outline, by its preset's name; `upright` is no for text that runs down; `restyled` tells that its
    anchor and sizes are not the layout's, `recoloured` that its text's colour is not."""

    name: str
    kind: str
    index: int
    frame: Frame
    insets: tuple[int, int, int, int]
    anchor: str
    levels: tuple[Level, ...]
    shrinks: bool
    shape: str = "rect"
    moved: bool = False
    said: str = ""
    upright: bool = True
    restyled: bool = False
    recoloured: bool = False

    @property
    def room(self) -> tuple[float, float]:
        """Width and height for text, in points."""
        left, top, right, bottom = self.insets
        return (self.frame.width - left - right) / EMU_PER_PT, (self.frame.height - top - bottom) / EMU_PER_PT


class Inks(Protocol):
    """Colours of a template that can be told from what it shows at a place."""

    def contrasting_text_colour(self, colour: str, frame: Frame) -> str:
        """The colour, or the nearest that can be read there."""

    def contrasting_mark_colour(self, colour: str, frame: Frame) -> str:
        """The colour, or the nearest that can be seen there as a shape."""


@dataclass(frozen=True)
class Layout:
    """`colours` is its own colour mapping, as XML that a slide on it must repeat; "" for the master's.

    `ground` is the theme colour of its own background, "" when it has none. `inks` tells what can be read on
    a layout of somebody's template, None for our own, whose colours are known to be read.
    """

    name: str
    placeholders: Mapping[str, Placeholder]
    colours: str
    ground: str = ""
    inks: Inks | None = field(default=None, compare=False, repr=False)

    @property
    def foreign(self) -> bool:
        return self.inks is not None

    @property
    def footers(self) -> tuple[Placeholder, ...]:
        """Those that its slides show: our title slide says title and date itself, so it has none, which is
        PowerPoint's own "Don't show on title slide"."""
        covers = not self.foreign and self.title is not None and self.title.kind == "ctrTitle"
        return () if covers else tuple(one for one in self.placeholders.values() if one.kind in FOOTERS)

    @property
    def title(self) -> Placeholder | None:
        return next((one for one in self.placeholders.values() if one.kind in TITLES), None)
