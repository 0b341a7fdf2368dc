"""The layouts of somebody's template as places to write on: text, free area, readable colours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.slide import SlideMaster

from generator.deck.brand.colours.contrast import Backdrop
from generator.deck.brand.layouts.free_area import (
    AMPLE,
    HOLDS_TEXT,
    art_frames,
    find_free_area,
    split_below_title,
)
from generator.deck.brand.layouts.geometry import bounding_frame, scale_frame
from generator.deck.brand.layouts.layout_map import INSTEAD, NAMES, TITLE_ONLY, TYPES, Sort
from generator.deck.template.colours import palette
from generator.deck.template.decoration import grounds, read_decoration
from generator.deck.template.layouts import FOOTERS, NAMESPACES, TITLES, P, Placeholder
from generator.deck.template.package import CountingPackage
from generator.deck.template.reading import colours_of, read_placeholders
from generator.shapes import Frame
from generator.theme import lightness

_WIDE, _TALL, _LINE = 0.25, 0.2, 0.3  # of the slide, what has room for a paragraph; how wide a line is
_HEADING = 0.6  # of the text below it, how high a heading is at most
_LOW = 0.42  # of the slide's height, what content needs
# Of a calm place the share where words can be read, that of art, and how far its colours are apart, in L*.
_MOST, _CALM, _ALIKE = 0.95, 0.08, 12.0
_TOO_MUCH = 2  # of what may speak against a place: then another sort of layout is better
_CONTENT = tuple(one for sort, types in TYPES.items() if sort not in TITLE_ONLY for one in types)
_BARE = f"""<p:sldLayout xmlns:p="{NAMESPACES["p"]}"><p:cSld><p:spTree><p:sp><p:nvSpPr>
<p:cNvPr id="2" name="Title"/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr></p:sp></p:spTree></p:cSld>
</p:sldLayout>"""
_HELD: dict[Sort, int] = {"text": 1, "two": 2, "compare": 4}  # texts that a sort of layout needs


@dataclass(frozen=True)
class Candidate:
    """`sort` is its `type` in the file, `master` counts from 1; `inks` knows what it shows where. `area` is
    free for content, `room` for that and the title, which is `brought` where no layout has one."""

    name: str
    sort: str
    master: int
    part: Part = field(repr=False, compare=False)
    boxes: tuple[Placeholder, ...]
    area: Frame
    room: Frame
    inks: Backdrop = field(repr=False, compare=False)
    colours: str
    brought: bool = False
    rtl: bool = False

    @property
    def title(self) -> Placeholder | None:
        return next(
            (one for one in self.boxes if one.kind in TITLES and one.upright and one.frame.width), None
        )

    @cached_property
    def texts(self) -> tuple[Placeholder, ...]:
        """Where text goes, in reading order: columns from where lines begin, each from above."""
        found = [one for one in self.boxes if one.kind in HOLDS_TEXT and one.upright and one.frame.width]
        way = -1 if self.rtl else 1
        return tuple(sorted(found, key=lambda one: (way * round(one.frame.x / one.frame.width), one.frame.y)))

    @cached_property
    def roomy_texts(self) -> tuple[Placeholder, ...]:
        """The texts that have room for more than a line or a caption."""
        whole = self.inks.whole
        return tuple(
            one
            for one in self.texts
            if one.frame.height >= whole.height * _TALL
            and one.frame.width >= whole.width * _WIDE
            and one.kind != "subTitle"
        )

    @property
    def _has_two_headed_texts(self) -> bool:
        """Whether two headings stand over two texts, and not four texts that are alike."""
        heads, texts = self.texts[0:4:2], self.texts[1:4:2]
        return len(texts) == 2 and all(
            head.frame.height <= text.frame.height * _HEADING for head, text in zip(heads, texts, strict=True)
        )

    @cached_property
    def with_title_at_top(self) -> Candidate:
        """The layout with its title moved to the top, if it is so low that content has no room."""
        whole, title = self.inks.whole, self.title
        if title is None or self.area.height >= whole.height * _LOW:
            return self
        head, area = split_below_title(title.frame, self.room, (whole.width, whole.height))
        if area.height <= self.area.height:
            return self
        old = bounding_frame(self.texts)

        def moved(box: Placeholder) -> Placeholder:
            to = (
                head
                if box == title
                else scale_frame(box.frame, old, area)
                if box in self.texts
                else box.frame
            )
            return box if to == box.frame else replace(box, frame=to, moved=True)

        return replace(self, boxes=tuple(moved(box) for box in self.boxes), area=area)

    @cached_property
    def content_penalty(self) -> int:
        """How much speaks against content on it: that no words can be read, that there is much art, or little
        room."""
        whole = self.inks.whole.width * self.inks.whole.height
        return self._clutter_penalty(self.area) + (self.area.width * self.area.height < whole * AMPLE)

    @cached_property
    def title_penalty(self) -> int:
        """How much speaks against its title and the line that goes with it."""
        said = [one for one in (self.title, *self.texts[:1]) if one]
        return self._clutter_penalty(bounding_frame(said) if said else self.area)

    def _clutter_penalty(self, frame: Frame) -> int:
        light = [lightness(one) for one in self.inks.sample_colours(frame)]
        middle = sorted(light)[len(light) // 2]
        art = sum(abs(one - middle) > _ALIKE for one in light) / len(light)
        return (self.inks.readable_share(frame) < _MOST) + (art > _CALM)

    def places_for(self, sort: Sort) -> tuple[Placeholder, ...]:
        """Its texts for what that sort of layout says, in order; fewer where it has no room for that."""
        if sort == "text":
            wide = [one for one in self.roomy_texts if one.frame.width >= self.inks.whole.width / 2]
            return tuple(sorted(wide, key=lambda one: -one.frame.width * one.frame.height))[:1]
        if sort == "two":
            return self.roomy_texts[:2] if len(self.roomy_texts) > 1 else ()
        if sort == "compare":
            return self.texts if self._has_two_headed_texts else ()
        wide = [one for one in self.texts if one.frame.width >= self.inks.whole.width * _LINE]
        return tuple(sorted(wide, key=lambda one: one.kind != "subTitle"))


def read_candidates(package: CountingPackage, *, rtl: bool = False) -> tuple[Candidate, ...]:
    presentation = package.presentation_part
    root = presentation._element
    size = (presentation.presentation.slide_width or 0, presentation.presentation.slide_height or 0)
    defaults = root.find(f"{P}defaultTextStyle")
    found = tuple(
        replace(_read_candidate(one.part, master, theme, defaults, number, size), rtl=rtl)
        for number, master in enumerate(presentation.presentation.slide_masters, start=1)
        for theme in (master.part.part_related_by(RT.THEME).blob,)
        for one in master.slide_layouts
    )
    return (
        found if any(one.title for one in found) else tuple(_with_own_title(one, defaults) for one in found)
    )


def _with_own_title(one: Candidate, defaults: etree._Element | None) -> Candidate:
    """The layout with its slides' own title above the content, set as its master sets titles."""
    bare = etree.fromstring(_BARE)
    master = one.part.part_related_by(RT.SLIDE_MASTER)._element  # type: ignore[attr-defined]
    (title,) = read_placeholders(bare, master, defaults)
    size = (one.inks.whole.width, one.inks.whole.height)
    head, area = split_below_title(replace(one.room, height=size[1]), one.room, size)
    placed = replace(title, frame=head, moved=True)
    return replace(one, boxes=(placed, *one.boxes), area=area, brought=True)


def _read_candidate(
    part: Part,
    master: SlideMaster,
    theme: bytes,
    defaults: etree._Element | None,
    number: int,
    size: tuple[int, int],
) -> Candidate:
    layout, above = part._element, master._element  # type: ignore[attr-defined]
    boxes = _with_unique_indexes(read_placeholders(layout, above, defaults))
    known = palette(theme, above, layout)
    own = next((one.levels[0].colour for one in boxes if one.kind in (*TITLES, *HOLDS_TEXT)), "tx1")
    common = _usual_text_frames(master, defaults)
    shown = [layout] if layout.get("showMasterSp") in ("0", "false") else [layout, above]
    art = [frame for one in shown for frame in art_frames(one, size)]
    fills = grounds(layout, known)
    held = tuple((one.frame, fills[one.name]) for one in boxes if one.name in fills)
    return Candidate(
        name=layout.find(f"{P}cSld").get("name", ""),
        sort=layout.get("type", ""),
        master=number,
        part=part,
        boxes=boxes,
        area=find_free_area(boxes, common, art, size),
        room=find_free_area([one for one in boxes if one.kind in FOOTERS], common, art, size),
        inks=Backdrop(known, read_decoration(part, master.part, known), Frame(0, 0, *size), own, held),
        colours=colours_of(layout),
    )


def _usual_text_frames(master: SlideMaster, defaults: etree._Element | None) -> list[Frame]:
    """The text of its layout for a title and one text, as far as it has one, or its own."""
    found = (one for one in master.slide_layouts if one._element.get("type") in TYPES["text"])
    root = next((one._element for one in found), master._element)
    texts = (
        one.frame for one in read_placeholders(root, master._element, defaults) if one.kind in HOLDS_TEXT
    )
    return [frame for frame in texts if frame.width]


def _with_unique_indexes(boxes: tuple[Placeholder, ...]) -> tuple[Placeholder, ...]:
    """LibreOffice gives several one index: what stands in such a placeholder says itself where that is."""
    shared = Counter(one.index for one in boxes)
    return tuple(
        replace(one, moved=one.moved or (one.kind in HOLDS_TEXT and shared[one.index] > 1)) for one in boxes
    )


def choose_layout(found: Sequence[Candidate], sort: Sort) -> tuple[Candidate, Sort] | None:
    """The layout for that sort, or what stands in for it, with the sort it was found by; None for none."""
    offers = [one for wanted in (sort, *INSTEAD[sort]) if (one := _best_of_sort(found, wanted))]
    calm = (one for one in offers if one[2] < _TOO_MUCH)
    best = next(calm, offers[0] if offers else None)
    if best:
        return best[:2]
    return next(((one.with_title_at_top, "bare") for one in found if one.title), None)


def _best_of_sort(found: Sequence[Candidate], sort: Sort) -> tuple[Candidate, Sort, int] | None:
    """The best of that sort, and how much speaks against it. Layouts of one master go together: another's is
    taken where its are worse to write on."""
    titled = [one if sort in TITLE_ONLY else one.with_title_at_top for one in found if one.title]
    roomy = [one for one in titled if _has_room(one, sort)]
    masters = dict.fromkeys(one.master for one in roomy)
    offers = [one for master in masters for one in _best_matches(roomy, master, sort)]
    rated = [(one, sort, _master_penalty(titled, sort, one)) for one in offers]
    return min(rated, key=lambda one: one[2]) if rated else None


def _master_penalty(titled: Sequence[Candidate], sort: Sort, one: Candidate) -> int:
    """The worst objection to its master's layouts of that sort, or to those for content."""
    if sort in TITLE_ONLY:
        return one.title_penalty
    beside = (each for each in titled if each.master == one.master and each.sort in _CONTENT)
    return max([one.content_penalty, *(each.content_penalty for each in beside)])


def _best_matches(roomy: Sequence[Candidate], master: int, sort: Sort) -> list[Candidate]:
    """The layout of a master that fits best."""
    for fits in (_has_type, _has_name, _has_shape):
        if fitting := [one for one in roomy if one.master == master and fits(one, sort)]:
            return fitting[:1]
    return []


def _has_room(one: Candidate, sort: Sort) -> bool:
    return sort not in _HELD or len(one.places_for(sort)) >= _HELD[sort]


def _has_type(one: Candidate, sort: Sort) -> bool:
    return one.sort in TYPES[sort]


def _has_name(one: Candidate, sort: Sort) -> bool:
    """Not what is for pictures too, or has more texts than are there to be said."""
    most = _HELD.get(sort, 1) + 1
    fits = len(one.roomy_texts) <= most and not any(box.kind == "pic" for box in one.boxes)
    return bool(re.search(NAMES[sort], one.name.casefold())) and (fits or sort in ("cover", "section"))


def _has_shape(one: Candidate, sort: Sort) -> bool:
    if sort == "cover":
        return any(box.kind == "ctrTitle" for box in one.boxes)
    return (
        sort in (*_HELD, "bare")
        and len(one.texts) == _HELD.get(sort, 0)
        and not any(box.kind in ("ctrTitle", "pic") for box in one.boxes)
    )
