"""Somebody else's template instead of ours: each of our layouts adapted to one of its."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from pptx.opc.package import Part

from generator.deck.brand.layouts.candidates import Candidate, choose_layout, read_candidates
from generator.deck.brand.layouts.geometry import (
    bounding_frame,
    scale_frame,
    share_of_frame,
    split_off_feet,
    square_in,
)
from generator.deck.brand.layouts.layout_map import (
    ALWAYS_LEFT_OUT,
    BENEATH,
    MIDDLE,
    TITLE_ONLY,
    LayoutNeeds,
    Share,
    Sort,
    is_footnote,
    needs_of,
)
from generator.deck.brand.layouts.text_boxes import align_with_title, as_text_box
from generator.deck.template.layouts import FOOTERS, TITLES, Layout, Lazily, Placeholder
from generator.deck.template.package import CountingPackage
from generator.shapes import Frame

_WIDE, _TALL = 12_192_000, 6_858_000  # the size of our own template, EMU
_NARROW = 9_144_000  # as high and of 4:3
_PROMPTS = ("footer", "fußzeile", "pied de page", "pie de página")  # what footers say that say nothing
_PICTURES = ("pic", "tbl", "chart", "obj")
Aside = Literal["text box", "leave out"]


@dataclass(frozen=True)
class LayoutWish:
    """Where the user wants one of our layouts, and some of its boxes, to go."""

    layout: Candidate
    boxes: Mapping[str, Placeholder | Aside] = field(default_factory=dict)


@dataclass(frozen=True)
class LayoutChoice:
    """For one of our layouts: the brand's, the boxes of ours that have a place in it, and those that are
    not shown; `sort` is what the brand's was found by, another where it has none of ours. `lacks` says what a
    layout that was wished for has too few of, "" for nothing."""

    home: LayoutNeeds
    layout: Candidate
    texts: Mapping[str, Placeholder]
    gone: tuple[str, ...]
    sort: Sort
    lacks: str = ""

    @property
    def is_substitute(self) -> bool:
        return self.sort != self.home.sort

    @property
    def has_title_alone(self) -> bool:
        """Whether a title and a line stand alone on a layout for content, and so in the middle of that."""
        return self.home.sort in TITLE_ONLY and self.sort not in TITLE_ONLY


@dataclass(frozen=True)
class Brand:
    """`ours` are the layouts that slide templates speak of; `wishes` what is wanted otherwise, by name. With
    `rtl` the first of what stands side by side is on the right."""

    found: tuple[Candidate, ...]
    ours: Mapping[str, Layout]
    size: tuple[int, int]
    rtl: bool = False
    wishes: Mapping[str, LayoutWish] = field(default_factory=dict)

    @property
    def has_no_titles(self) -> bool:
        """Whether none of its layouts has a title, so that slides bring theirs."""
        return all(one.brought for one in self.found)

    @cached_property
    def choices(self) -> Mapping[str, LayoutChoice]:
        return Lazily(self.ours, self._choose)

    def _choose(self, name: str) -> LayoutChoice:
        home = needs_of(name)
        wish = self.wishes.get(name)
        picked = (wish.layout, home.sort) if wish else choose_layout(self.found, home.sort)
        assert picked is not None
        layout = picked[0] if picked[1] in TITLE_ONLY else picked[0].with_title_at_top
        found = layout.places_for(home.sort) if picked[1] == home.sort else layout.roomy_texts
        places = dict(enumerate(found, start=1))
        whole = picked[1] == home.sort or set(home.texts.values()) == {1}
        texts = {box: places[at] for box, at in home.texts.items() if whole and at in places}
        texts = texts if len(texts) == len(home.texts) else {}
        wanted = wish.boxes if wish else {}
        asked = {box: place for box, place in wanted.items() if isinstance(place, Placeholder)}
        left = {box: one for box, one in texts.items() if box not in wanted and one not in asked.values()}
        usual = (*ALWAYS_LEFT_OUT, *home.left_out)
        asides = {box: "leave out" if box in usual else "text box" for box in self.ours[name].placeholders}
        gone = tuple(box for box in asides if wanted.get(box, asides[box]) == "leave out")
        held = len(set(home.texts.values()))
        few = wish and len(found) < held and not wish.boxes
        lacks = f"'{layout.name}' has {len(found)} of {held} places for '{name}'" if few else ""
        return LayoutChoice(home, layout, left | asked, gone, picked[1], lacks)

    def layout_part(self, name: str) -> Part:
        return self.choices[name].layout.part

    def boxes_left_out(self, name: str) -> tuple[str, ...]:
        """The boxes of ours that are not shown at all."""
        return self.choices[name].gone

    def arrange_layout(self, ours: Layout, used: Collection[str]) -> Layout:
        """Our layout on the brand's, for a slide that uses these boxes."""
        name = ours.name
        chosen = self.choices[name]
        heading = chosen.layout.title
        old = ours.title
        assert heading is not None
        assert old is not None
        gone = self.boxes_left_out(name)
        wanted = [
            box
            for box in ours.placeholders.values()
            if box.kind not in (*TITLES, *FOOTERS) and box.name in used and box.name not in gone
        ]
        apart = {*chosen.texts, *chosen.home.shares}
        feet = [box for box in wanted if is_footnote(box.name) and box.name not in apart]
        area, below = split_off_feet(
            chosen.layout.area, [self._as_text_box(box, box.frame, chosen) for box in feet]
        )
        boxes = {old.name: self._place_heading(old, heading, area, chosen)}
        boxes |= self._place_content([box for box in wanted if box not in feet], chosen, ours, area)
        # Now that it is known where they stand.
        boxes |= {
            one.name: self._with_readable_levels(one, ours.placeholders[one.name], chosen) for one in below
        }
        feet = [one for one in chosen.layout.boxes if one.kind in FOOTERS]
        for box in sorted(feet, key=lambda one: one.frame.x):  # as they are read
            said = "" if box.said.casefold().strip("<>") in _PROMPTS else box.said
            boxes[f"{box.name} {box.kind}"] = self._with_readable_colour(replace(box, said=said), chosen)
        return Layout(name, boxes, chosen.layout.colours, inks=chosen.layout.inks)

    def _place_heading(
        self, ours: Placeholder, heading: Placeholder, area: Frame, chosen: LayoutChoice
    ) -> Placeholder:
        placed = replace(heading, name=ours.name, shrinks=True)
        if chosen.has_title_alone:
            size = max(heading.levels[0].size, self._size_as_ours(ours))
            levels = tuple(replace(one, size=size) for one in heading.levels)
            frame = share_of_frame(area, MIDDLE)
            placed = replace(placed, frame=frame, moved=True, anchor="b", restyled=True, levels=levels)
            ink = chosen.layout.inks.contrasting_text_colour(heading.levels[0].colour, frame)
            if ink != heading.levels[0].colour:
                levels = tuple(replace(one, colour=ink) for one in levels)
                return replace(placed, levels=levels, recoloured=True)
        return self._with_readable_colour(placed, chosen)

    def _size_as_ours(self, ours: Placeholder) -> float:
        """The size that looks as large as on our slides, in points."""
        return round(ours.levels[0].size * self.scale * 2) / 2

    def _place_content(
        self, wanted: Sequence[Placeholder], chosen: LayoutChoice, ours: Layout, area: Frame
    ) -> Iterator[tuple[str, Placeholder]]:
        whole = bounding_frame(box for box in ours.placeholders.values() if _is_content(box))
        for box in wanted:
            share = BENEATH if chosen.has_title_alone else chosen.home.shares.get(box.name)
            place = chosen.texts.get(box.name)
            if place is None:
                frame = self._share_of_area(area, share) if share else scale_frame(box.frame, whole, area)
                if box.shape == "ellipse" and not share:
                    frame = square_in(frame, low=True)  # on the name below
                yield box.name, self._as_text_box(box, frame, chosen)
            else:
                moved = self._share_of_area(area, share) if share else None
                yield box.name, self._place_in(box, place, moved, area, chosen)

    def _share_of_area(self, area: Frame, share: Share) -> Frame:
        left, *rest = share
        return share_of_frame(area, (1 - left - rest[1], *rest) if self.rtl else share)  # type: ignore[arg-type]

    def _place_in(
        self,
        box: Placeholder,
        place: Placeholder,
        moved: Frame | None,
        area: Frame,
        chosen: LayoutChoice,
    ) -> Placeholder:
        frame = moved or self._frame_of_two_lines(place, chosen)
        low = area.y + area.height
        if frame.y + frame.height > low and frame.y < low:
            top = self._top_above(frame, low, chosen)
            frame = replace(frame, y=top, height=low - top)
        if box.kind in _PICTURES and place.kind not in ("obj", box.kind):
            return self._as_text_box(box, frame, chosen)
        small = box.levels[0].small
        levels = tuple(replace(one, small=small) for one in place.levels)
        anchor = "t" if chosen.has_title_alone else chosen.home.leads.get(box.name)
        if chosen.has_title_alone:
            levels = align_with_title(levels, chosen.layout)
        if anchor:
            # In the middle of the slide a text that is all there is may be as large as on ours.
            levels = tuple(replace(one, size=max(one.size, self._size_as_ours(box))) for one in levels)
        found = replace(
            place,
            anchor=anchor or place.anchor,
            restyled=bool(anchor),
            name=box.name,
            frame=frame,
            moved=place.moved or frame != place.frame,
            levels=levels,
            shrinks=True,
        )
        return self._with_readable_colour(found, chosen)

    def _top_above(self, frame: Frame, low: int, chosen: LayoutChoice) -> int:
        """Where a text begins that ends at `low`: a line below the title of a cover or section moves up."""
        heading = chosen.layout.title
        if heading is None or chosen.home.sort not in TITLE_ONLY:
            return frame.y
        below = heading.frame.y + heading.frame.height
        return frame.y if below > frame.y else max(below, min(frame.y, low - frame.height))

    def _with_readable_levels(self, box: Placeholder, ours: Placeholder, chosen: LayoutChoice) -> Placeholder:
        return replace(box, levels=self._as_text_box(ours, box.frame, chosen).levels)

    def _with_readable_colour(self, box: Placeholder, chosen: LayoutChoice) -> Placeholder:
        """The box with a colour for its text, if the layout's own cannot be read at all."""
        inks = chosen.layout.inks
        if all(inks.contrasting_mark_colour(one.colour, box.frame) == one.colour for one in box.levels[:1]):
            return box
        levels = tuple(
            replace(one, colour=inks.contrasting_text_colour("tx1", box.frame)) for one in box.levels
        )
        return replace(box, levels=levels, recoloured=True)

    def _frame_of_two_lines(self, place: Placeholder, chosen: LayoutChoice) -> Frame:
        """A line under the title of a cover or section has room for a second."""
        frame, least = place.frame, self.size[1] // 7
        if chosen.home.sort not in TITLE_ONLY or frame.height >= least:
            return frame
        if place.anchor == "b":
            top = max(0, frame.y + frame.height - least)
            return replace(frame, y=top, height=frame.y + frame.height - top)
        return replace(frame, height=min(least, self.size[1] - frame.y))

    def _as_text_box(self, box: Placeholder, frame: Frame, chosen: LayoutChoice) -> Placeholder:
        """The box as a text box, in our sizes scaled to the slide."""
        found = as_text_box(box, frame, chosen.layout, self.scale, self.share)
        anchor = chosen.home.leads.get(box.name, box.anchor)
        levels = (
            align_with_title(found.levels, chosen.layout) if chosen.home.sort in TITLE_ONLY else found.levels
        )
        return replace(found, anchor=anchor, levels=levels)

    @property
    def scale(self) -> float:
        """The scale at which the content of our slides has room on its slides."""
        return min(self.size[0] / _WIDE, self.share)

    @property
    def share(self) -> float:
        """How high its slides are, of ours: sizes in points mean as much less or more. Of those narrower than
        4:3, as sheets of paper are, how wide."""
        return min(self.size[1] / _TALL, self.size[0] / _NARROW)


def read_brand(package: CountingPackage, ours: Mapping[str, Layout], *, rtl: bool = False) -> Brand:
    size = package.presentation_part.presentation
    whole = (size.slide_width or _WIDE, size.slide_height or _TALL)
    return Brand(read_candidates(package, rtl=rtl), ours, whole, rtl)


def _is_content(box: Placeholder) -> bool:
    aside = box.name in ALWAYS_LEFT_OUT or is_footnote(box.name)
    return not aside and box.kind not in (*TITLES, *FOOTERS)
