"""Somebody else's template instead of ours: each of our layouts adapted to one of its."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from pptx.opc.package import Part

from generator.deck.brand.candidates import Candidate, candidates, choose
from generator.deck.brand.frames import bounds, part, scaled, squared, with_feet
from generator.deck.brand.free import beneath, freed
from generator.deck.brand.homes import (
    ALWAYS_LEFT_OUT,
    AT_EASE,
    BENEATH,
    MIDDLE,
    Home,
    Share,
    Sort,
    home_of,
    is_foot,
)
from generator.deck.template.layouts import FOOTERS, TITLES, Layout, Lazily, Placeholder
from generator.deck.template.package import CountingPackage
from generator.shapes import Frame

_WIDE, _TALL = 12_192_000, 6_858_000  # the size of our own template, EMU
_NARROW = 9_144_000  # as high and of 4:3
_PROMPTS = ("footer", "fußzeile", "pied de page", "pie de página")  # what footers say that say nothing
_PICTURES = ("pic", "tbl", "chart", "obj")
Aside = Literal["text box", "leave out"]


@dataclass(frozen=True)
class Wish:
    """Where the user wants one of our layouts, and some of its boxes, to go."""

    layout: Candidate
    boxes: Mapping[str, Placeholder | Aside] = field(default_factory=dict)


@dataclass(frozen=True)
class Chosen:
    """For one of our layouts: the brand's, the boxes of ours that have a place in it, and those that are
    not shown; `sort` is what the brand's was found by, another where it has none of ours. `lacks` says what a
    layout that was wished for has too few of, "" for nothing."""

    home: Home
    layout: Candidate
    texts: Mapping[str, Placeholder]
    gone: tuple[str, ...]
    sort: Sort
    lacks: str = ""

    @property
    def instead(self) -> bool:
        return self.sort != self.home.sort

    @property
    def alone(self) -> bool:
        """Whether a title and a line stand alone on a layout for content, and so in the middle of that."""
        return self.home.sort in AT_EASE and self.sort not in AT_EASE


@dataclass(frozen=True)
class Brand:
    """`ours` are the layouts that slide templates speak of; `wishes` what is wanted otherwise, by name. With
    `rtl` the first of what stands side by side is on the right."""

    found: tuple[Candidate, ...]
    ours: Mapping[str, Layout]
    size: tuple[int, int]
    rtl: bool = False
    wishes: Mapping[str, Wish] = field(default_factory=dict)

    @property
    def untitled(self) -> bool:
        """Whether none of its layouts has a title, so that slides bring theirs."""
        return all(one.brought for one in self.found)

    @cached_property
    def chosen(self) -> Mapping[str, Chosen]:
        return Lazily(self.ours, self._choose)

    def _choose(self, name: str) -> Chosen:
        home = home_of(name)
        wish = self.wishes.get(name)
        picked = (wish.layout, home.sort) if wish else choose(self.found, home.sort)
        assert picked is not None
        layout = picked[0] if picked[1] in AT_EASE else picked[0].raised
        found = layout.places(home.sort) if picked[1] == home.sort else layout.roomy
        places = dict(enumerate(found, start=1))
        whole = picked[1] == home.sort or set(home.texts.values()) == {1}
        texts = {box: places[at] for box, at in home.texts.items() if whole and at in places}
        texts = texts if len(texts) == len(home.texts) else {}
        wanted = wish.boxes if wish else {}
        asked = {box: place for box, place in wanted.items() if isinstance(place, Placeholder)}
        left = {box: one for box, one in texts.items() if box not in wanted and one not in asked.values()}
        usual = (*ALWAYS_LEFT_OUT, *home.left_out)
        gone = (
            box for box in self.ours[name].placeholders if wanted.get(box, _usual(box, usual)) == "leave out"
        )
        held = len(set(home.texts.values()))
        few = wish and len(found) < held and not wish.boxes
        lacks = f"'{layout.name}' has {len(found)} of {held} places for '{name}'" if few else ""
        return Chosen(home, layout, left | asked, tuple(gone), picked[1], lacks)

    def part(self, name: str) -> Part:
        return self.chosen[name].layout.part

    def left_out(self, name: str) -> tuple[str, ...]:
        """The boxes of ours that are not shown at all."""
        return self.chosen[name].gone

    def arranged(self, ours: Layout, used: Collection[str]) -> Layout:
        """Our layout on the brand's, for a slide that uses these boxes."""
        name = ours.name
        chosen = self.chosen[name]
        heading = chosen.layout.title
        old = ours.title
        assert heading is not None
        assert old is not None
        gone = self.left_out(name)
        wanted = [
            box
            for box in ours.placeholders.values()
            if box.kind not in (*TITLES, *FOOTERS) and box.name in used and box.name not in gone
        ]
        apart = {*chosen.texts, *chosen.home.shares}
        feet = [box for box in wanted if is_foot(box.name) and box.name not in apart]
        area, below = with_feet(chosen.layout.area, [self._free(box, box.frame, chosen) for box in feet])
        boxes = {old.name: self._heading(old, heading, area, chosen)}
        boxes |= self._content([box for box in wanted if box not in feet], chosen, ours, area)
        # Now that it is known where they stand.
        boxes |= {one.name: self._inked(one, ours.placeholders[one.name], chosen) for one in below}
        feet = [one for one in chosen.layout.boxes if one.kind in FOOTERS]
        for box in sorted(feet, key=lambda one: one.frame.x):  # as they are read
            said = "" if box.said.casefold().strip("<>") in _PROMPTS else box.said
            boxes[f"{box.name} {box.kind}"] = self._read(replace(box, said=said), chosen)
        return Layout(name, boxes, chosen.layout.colours, inks=chosen.layout.inks)

    def _heading(self, ours: Placeholder, heading: Placeholder, area: Frame, chosen: Chosen) -> Placeholder:
        placed = replace(heading, name=ours.name, shrinks=True)
        if chosen.alone:
            size = max(heading.levels[0].size, self._large(ours))
            levels = tuple(replace(one, size=size) for one in heading.levels)
            frame = part(area, MIDDLE)
            placed = replace(placed, frame=frame, moved=True, anchor="b", restyled=True, levels=levels)
            ink = chosen.layout.inks.text(heading.levels[0].colour, frame)
            if ink != heading.levels[0].colour:
                levels = tuple(replace(one, colour=ink) for one in levels)
                return replace(placed, levels=levels, recoloured=True)
        return self._read(placed, chosen)

    def _large(self, ours: Placeholder) -> float:
        """The size that looks as large as on our slides, in points."""
        return round(ours.levels[0].size * self.scale * 2) / 2

    def _content(
        self, wanted: Sequence[Placeholder], chosen: Chosen, ours: Layout, area: Frame
    ) -> Iterator[tuple[str, Placeholder]]:
        whole = bounds(box for box in ours.placeholders.values() if _is_content(box))
        for box in wanted:
            share = BENEATH if chosen.alone else chosen.home.shares.get(box.name)
            place = chosen.texts.get(box.name)
            if place is None:
                frame = self._part(area, share) if share else scaled(box.frame, whole, area)
                if box.shape == "ellipse" and not share:
                    frame = squared(frame, low=True)  # on the name below
                yield box.name, self._free(box, frame, chosen)
            else:
                moved = self._part(area, share) if share else None
                yield box.name, self._placed(box, place, moved, area, chosen)

    def _part(self, area: Frame, share: Share) -> Frame:
        left, *rest = share
        return part(area, (1 - left - rest[1], *rest) if self.rtl else share)  # type: ignore[arg-type]

    def _placed(
        self,
        box: Placeholder,
        place: Placeholder,
        moved: Frame | None,
        area: Frame,
        chosen: Chosen,
    ) -> Placeholder:
        frame = moved or self._taller(place, chosen)
        low = area.y + area.height
        if frame.y + frame.height > low and frame.y < low:
            top = self._higher(frame, low, chosen)
            frame = replace(frame, y=top, height=low - top)
        if box.kind in _PICTURES and place.kind not in ("obj", box.kind):
            return self._free(box, frame, chosen)
        small = box.levels[0].small
        levels = tuple(replace(one, small=small) for one in place.levels)
        anchor = "t" if chosen.alone else chosen.home.leads.get(box.name)
        if chosen.alone:
            levels = beneath(levels, chosen.layout)
        if anchor:
            # In the middle of the slide a text that is all there is may be as large as on ours.
            levels = tuple(replace(one, size=max(one.size, self._large(box))) for one in levels)
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
        return self._read(found, chosen)

    def _higher(self, frame: Frame, low: int, chosen: Chosen) -> int:
        """Where a text begins that ends at `low`: a line below the title of a cover or section moves up."""
        heading = chosen.layout.title
        if heading is None or chosen.home.sort not in AT_EASE:
            return frame.y
        below = heading.frame.y + heading.frame.height
        return frame.y if below > frame.y else max(below, min(frame.y, low - frame.height))

    def _inked(self, box: Placeholder, ours: Placeholder, chosen: Chosen) -> Placeholder:
        return replace(box, levels=self._free(ours, box.frame, chosen).levels)

    def _read(self, box: Placeholder, chosen: Chosen) -> Placeholder:
        """The box with a colour for its text, if the layout's own cannot be read at all."""
        inks = chosen.layout.inks
        if all(inks.mark(one.colour, box.frame) == one.colour for one in box.levels[:1]):
            return box
        levels = tuple(replace(one, colour=inks.text("tx1", box.frame)) for one in box.levels)
        return replace(box, levels=levels, recoloured=True)

    def _taller(self, place: Placeholder, chosen: Chosen) -> Frame:
        """A line under the title of a cover or section has room for a second."""
        frame, least = place.frame, self.size[1] // 7
        if chosen.home.sort not in AT_EASE or frame.height >= least:
            return frame
        if place.anchor == "b":
            top = max(0, frame.y + frame.height - least)
            return replace(frame, y=top, height=frame.y + frame.height - top)
        return replace(frame, height=min(least, self.size[1] - frame.y))

    def _free(self, box: Placeholder, frame: Frame, chosen: Chosen) -> Placeholder:
        """The box as a text box, in our sizes scaled to the slide."""
        found = freed(box, frame, chosen.layout, self.scale, self.share)
        anchor = chosen.home.leads.get(box.name, box.anchor)
        levels = beneath(found.levels, chosen.layout) if chosen.home.sort in AT_EASE else found.levels
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


def brand_of(package: CountingPackage, ours: Mapping[str, Layout], *, rtl: bool = False) -> Brand:
    size = package.presentation_part.presentation
    whole = (size.slide_width or _WIDE, size.slide_height or _TALL)
    return Brand(candidates(package, rtl=rtl), ours, whole, rtl)


def _usual(box: str, left_out: Collection[str]) -> Aside:
    return "leave out" if box in left_out else "text box"


def _is_content(box: Placeholder) -> bool:
    return box.kind not in (*TITLES, *FOOTERS) and box.name not in ALWAYS_LEFT_OUT and not is_foot(box.name)
