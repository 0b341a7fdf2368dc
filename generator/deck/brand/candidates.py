"""The layouts of somebody's template as one writes on them: places for text, free area, readable colours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.slide import SlideMaster

from generator.deck.brand.canvas import Canvas
from generator.deck.brand.homes import INSTEAD, NAMES, TYPES, Sort
from generator.deck.template.colours import palette
from generator.deck.template.decoration import grounds, read_decoration
from generator.deck.template.layouts import FOOTERS, TITLES, A, Frame, P, Placeholder
from generator.deck.template.package import CountingPackage
from generator.deck.template.reading import colours_of, read_placeholders

HOLDS_TEXT = ("body", "obj", "subTitle")
_GAP = 0.02  # of the slide's height, between the title and what is below
_WIDE, _TALL, _LINE = 0.25, 0.2, 0.3  # of the slide, what has room for a paragraph; how wide a line is
_HELD: dict[Sort, int] = {"text": 1, "two": 2, "compare": 4}  # texts that a sort of layout needs
_LARGE = 0.4  # a share of the slide: a shape as large is a ground, not a logo


@dataclass(frozen=True)
class Candidate:
    """`sort` is its `type` in the file, `master` counts from 1; `inks` knows what it shows where."""

    name: str
    sort: str
    master: int
    part: Part = field(repr=False, compare=False)
    boxes: tuple[Placeholder, ...]
    area: Frame
    inks: Canvas = field(repr=False, compare=False)
    colours: str

    @property
    def title(self) -> Placeholder | None:
        return next(
            (one for one in self.boxes if one.kind in TITLES and one.upright and one.frame.width), None
        )

    @cached_property
    def texts(self) -> tuple[Placeholder, ...]:
        """Where text goes, in reading order: columns from the left, each from above."""
        found = [one for one in self.boxes if one.kind in HOLDS_TEXT and one.upright and one.frame.width]
        return tuple(sorted(found, key=lambda one: (round(one.frame.x / one.frame.width), one.frame.y)))

    @cached_property
    def roomy(self) -> tuple[Placeholder, ...]:
        """Those of them that have room for more than a line or a caption."""
        whole = self.inks.whole
        return tuple(
            one
            for one in self.texts
            if one.frame.height >= whole.height * _TALL and one.frame.width >= whole.width * _WIDE
        )

    def places(self, sort: Sort) -> tuple[Placeholder, ...]:
        """Its texts for what that sort of layout says, in order; fewer where it has no room for that."""
        if sort == "text":
            wide = [one for one in self.roomy if one.frame.width >= self.inks.whole.width / 2]
            return tuple(sorted(wide, key=lambda one: -one.frame.width * one.frame.height))[:1]
        if sort == "two":
            return self.roomy[:2] if len(self.roomy) > 1 else ()
        if sort == "compare":
            return self.texts if len(self.texts) >= 4 and len(self.roomy) >= 2 else ()
        wide = [one for one in self.texts if one.frame.width >= self.inks.whole.width * _LINE]
        return tuple(sorted(wide, key=lambda one: one.kind != "subTitle"))


def candidates(package: CountingPackage) -> tuple[Candidate, ...]:
    presentation = package.presentation_part
    root = presentation._element
    size = (presentation.presentation.slide_width or 0, presentation.presentation.slide_height or 0)
    defaults = root.find(f"{P}defaultTextStyle")
    return tuple(
        _candidate(one.part, master, theme, defaults, number, size)
        for number, master in enumerate(presentation.presentation.slide_masters, start=1)
        for theme in (master.part.part_related_by(RT.THEME).blob,)
        for one in master.slide_layouts
    )


def _candidate(
    part: Part,
    master: SlideMaster,
    theme: bytes,
    defaults: etree._Element | None,
    number: int,
    size: tuple[int, int],
) -> Candidate:
    layout, above = part._element, master._element  # type: ignore[attr-defined]
    boxes = _apart(read_placeholders(layout, above, defaults))
    known = palette(theme, above, layout)
    own = next((one.levels[0].colour for one in boxes if one.kind in (*TITLES, *HOLDS_TEXT)), "tx1")
    common = [one for one in read_placeholders(above, above, defaults) if one.kind == "body"]
    shown = [layout] if layout.get("showMasterSp") in ("0", "false") else [layout, above]
    fills = grounds(layout, known)
    held = tuple((one.frame, fills[one.name]) for one in boxes if one.name in fills)
    return Candidate(
        name=layout.find(f"{P}cSld").get("name", ""),
        sort=layout.get("type", ""),
        master=number,
        part=part,
        boxes=boxes,
        area=_area(boxes, common, [frame for one in shown for frame in _drawn(one, size)], size),
        inks=Canvas(known, read_decoration(part, master.part, known), Frame(0, 0, *size), own, held),
        colours=colours_of(layout),
    )


def _apart(boxes: tuple[Placeholder, ...]) -> tuple[Placeholder, ...]:
    """LibreOffice gives several one index: what stands in such a placeholder says itself where that is."""
    shared = Counter(one.index for one in boxes)
    return tuple(
        replace(one, moved=one.moved or (one.kind in HOLDS_TEXT and shared[one.index] > 1)) for one in boxes
    )


def _area(
    boxes: Sequence[Placeholder], common: Sequence[Placeholder], drawn: Sequence[Frame], size: tuple[int, int]
) -> Frame:
    """Where content may stand: as far as texts go, below the title, above footers, beside logos."""
    texts = [one.frame for one in boxes if one.kind in HOLDS_TEXT and one.frame.width]
    titles = [one.frame for one in boxes if one.kind in TITLES]
    around = texts or [one.frame for one in common if one.frame.width] or titles
    margin = size[0] // 20
    left = min((one.x for one in around), default=margin)
    right = max((one.x + one.width for one in around), default=size[0] - margin)
    if right - left < size[0] // 2:
        left, right = min([left, margin]), max(right, size[0] - margin)
    top = max((one.y + one.height for one in titles), default=size[1] // 10) + round(size[1] * _GAP)
    if texts and min(one.y for one in texts) >= top - round(size[1] * _GAP):
        top = min(one.y for one in texts)
    low = [one.frame.y for one in boxes if one.kind in FOOTERS and one.frame.y > size[1] // 2]
    bottom = min([*low, size[1] - size[1] // 24])
    area = Frame(left, min(top, bottom - size[1] // 5), right - left, 0)
    area = Frame(area.x, area.y, area.width, bottom - area.y)
    air = round(size[1] * _GAP)
    for one in drawn:
        spread = Frame(one.x - air, one.y - air, one.width + 2 * air, one.height + 2 * air)
        area = _beside(area, spread)
    return area


def _beside(area: Frame, other: Frame) -> Frame:
    """The largest part of the area that the other leaves free."""
    right, bottom = area.x + area.width, area.y + area.height
    below, after = other.y + other.height, other.x + other.width
    if other.x >= right or other.y >= bottom or after <= area.x or below <= area.y:
        return area
    left_over = (
        Frame(area.x, area.y, area.width, other.y - area.y),
        Frame(area.x, below, area.width, bottom - below),
        Frame(area.x, area.y, other.x - area.x, area.height),
        Frame(after, area.y, right - after, area.height),
    )
    return max(left_over, key=lambda one: max(0, one.width) * max(0, one.height))


def _drawn(root: etree._Element, size: tuple[int, int]) -> Iterator[Frame]:
    """Frames of logos, rules and bars: not of placeholders, and not of what fills much of the slide."""
    tree = root.find(f"{P}cSld/{P}spTree")
    for shape in [] if tree is None else tree:
        placed = shape.find(f"./*/{A}xfrm")
        if placed is None or shape.find(f".//{P}ph") is not None:
            continue
        at, extent = placed.find(f"{A}off"), placed.find(f"{A}ext")
        if at is None or extent is None:
            continue
        x, y = (int(at.get(one, "0")) for one in "xy")
        frame = Frame(x, y, int(extent.get("cx", "0")), int(extent.get("cy", "0")))
        if frame.width * frame.height < size[0] * size[1] * _LARGE / 4 or _is_band(frame, size):
            yield frame


def _is_band(frame: Frame, size: tuple[int, int]) -> bool:
    """Whether it lies along the slide's top or foot, as wide as that, and leaves most of the slide free."""
    at_edge = frame.y <= 0 or frame.y + frame.height >= size[1]
    return at_edge and frame.width >= size[0] * (1 - _GAP) and frame.height < size[1] * _LARGE


def choose(found: Sequence[Candidate], sort: Sort) -> tuple[Candidate, Sort] | None:
    """The layout for that sort, or what stands in for it, with the sort it was found by; None for none."""
    titled = [one for one in found if one.title]
    for wanted in (sort, *INSTEAD[sort]):
        roomy = [one for one in titled if _has_room(one, wanted)]
        # Layouts of one master go together: another's is taken where this has none of the sort.
        for master in dict.fromkeys(one.master for one in roomy):
            for fits in (_is_typed, _is_called, _looks):
                if fitting := [one for one in roomy if one.master == master and fits(one, wanted)]:
                    return fitting[0], wanted
    return (titled[0], "bare") if titled else None


def _has_room(one: Candidate, sort: Sort) -> bool:
    return sort not in _HELD or len(one.places(sort)) >= _HELD[sort]


def _is_typed(one: Candidate, sort: Sort) -> bool:
    return one.sort in TYPES[sort]


def _is_called(one: Candidate, sort: Sort) -> bool:
    """Not what is for pictures too, or has more texts than are there to be said."""
    most = _HELD.get(sort, 1) + 1
    fits = len(one.roomy) <= most and not any(box.kind == "pic" for box in one.boxes)
    return bool(re.search(NAMES[sort], one.name.casefold())) and (fits or sort in ("cover", "section"))


def _looks(one: Candidate, sort: Sort) -> bool:
    if sort == "cover":
        return any(box.kind == "ctrTitle" for box in one.boxes)
    return (
        sort in (*_HELD, "bare")
        and len(one.texts) == _HELD.get(sort, 0)
        and not any(box.kind in ("ctrTitle", "pic") for box in one.boxes)
    )
