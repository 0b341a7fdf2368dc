"""The file beside a template that says where else slides of a kind, and their boxes, go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.deck.brand import Aside, Brand, LayoutWish
from generator.deck.brand.layouts.candidates import Candidate
from generator.deck.brand.layouts.free_area import HOLDS_TEXT
from generator.deck.brand.layouts.layout_map import ALWAYS_LEFT_OUT
from generator.deck.brand.mapping.slide_kinds import KINDS, layouts_of_kind
from generator.deck.template.layouts import FOOTERS, TITLES, Placeholder
from generator.problems import Problem, ProblemsFound, did_you_mean
from generator.source import Document, Loc, read

_WHOLE = ("slides", "layouts")  # by kind; by our layouts, as these files once were
_KEYS = ("layout", "master", "boxes")
_ASIDES: dict[str, Aside] = {"text box": "text box", "leave out": "leave out"}
_ALIKE = "write the same row for both, or leave one out"
_OPEN = ("body", "obj", "subTitle")  # placeholders of ours with text


def mapping_path(template: Path) -> Path:
    return template.with_name(f"{template.name}.yaml")


def read_wishes(template: Path, brand: Brand) -> dict[str, LayoutWish]:
    """The wishes by our layouts' names; empty without a file. `brand` has no wishes yet. Raises
    ProblemsFound.
    """
    file = mapping_path(template)
    if not file.is_file():
        return {}
    document = read(file)
    data = document.data
    if not isinstance(data, dict) or not data or not set(data) <= set(_WHOLE) or not _has_rows(data):
        hint = f"'triptych template {template.name} --force' writes a new one"
        said = "a mapping file has one key, 'slides:', with a row for each kind of slide"
        raise ProblemsFound([document.problem((), said, hint)])
    reader = _MappingReader(document, brand)
    wishes = reader.read_layouts(data.get("layouts", {})) | reader.read_kinds(data.get("slides", {}))
    if problems := [*document.problems, *reader.problems]:
        raise ProblemsFound(problems)
    return wishes


def _has_rows(data: dict[str, Any]) -> bool:
    return all(isinstance(rows, dict) for rows in data.values())


class _MappingReader:
    def __init__(self, document: Document, brand: Brand) -> None:
        self.document, self.brand = document, brand
        self.problems: dict[Problem, None] = {}

    def read_kinds(self, rows: Mapping[str, Any]) -> dict[str, LayoutWish]:
        """The wish for each form of the kinds: from its own row, or from that of its kind."""
        found: dict[str, LayoutWish] = {}
        named_by: dict[str, str] = {}
        for kind, row in rows.items():
            loc: Loc = ("slides", kind)
            if kind not in KINDS:
                self._add_problem(
                    loc, f"'{kind}' is not a kind of slide", did_you_mean(kind, KINDS), key=True
                )
                continue
            names = layouts_of_kind(kind, self.brand.ours)
            if isinstance(row, dict) and row and not set(row) & set(_KEYS):
                own = self._read_rows(loc, row, names, f"slides of the kind '{kind}' do not have")
            else:
                own = self._read_same_wish(loc, row, names)
            for name, wish in own.items():
                first = named_by.setdefault(name, kind)
                if found.get(name, wish) != wish:
                    said = f"'{first}' and '{kind}' share a layout, and go to different ones here"
                    self._add_problem(loc, said, _ALIKE, key=True)
            found |= own
        return found

    def read_layouts(self, rows: Mapping[str, Any]) -> dict[str, LayoutWish]:
        """Of forms whose kinds are not named."""
        return self._read_rows(("layouts",), rows, tuple(self.brand.ours), "no slide has")

    def _read_rows(
        self, loc: Loc, rows: Mapping[str, Any], names: tuple[str, ...], none: str
    ) -> dict[str, LayoutWish]:
        found: dict[str, LayoutWish] = {}
        for name, row in rows.items():
            here = (*loc, name)
            if name not in names:
                self._add_problem(here, f"{none} the layout '{name}'", did_you_mean(name, names), key=True)
            else:
                found |= self._read_same_wish(here, row, (name,))
        return found

    def _read_same_wish(self, loc: Loc, row: Any, names: tuple[str, ...]) -> dict[str, LayoutWish]:
        """The same row for each of these layouts of ours."""
        found = ((name, self._read_wish(loc, row, name, names)) for name in names)
        return {name: wish for name, wish in found if wish}

    def _read_wish(self, loc: Loc, row: Any, name: str, names: tuple[str, ...]) -> LayoutWish | None:
        if isinstance(row, str):
            layout = self._find_layout(loc, row, None)
            return LayoutWish(layout) if layout else None
        if not isinstance(row, dict):
            self._add_problem(loc, "a layout's name, or 'layout', 'master' and 'boxes'")
            return None
        if unknown := [key for key in row if key not in _KEYS]:
            for key in unknown:
                self._add_problem((*loc, key), f"no key '{key}' here", did_you_mean(key, _KEYS), key=True)
            return None
        layout = self.brand.choices[name].layout
        if "layout" in row or "master" in row:
            chosen = self._find_layout((*loc, "layout"), row.get("layout") or layout.name, row.get("master"))
            if chosen is None:
                return None
            layout = chosen
        boxes = {one: self._boxes_by_name(one) for one in names}
        return LayoutWish(
            layout, self._read_boxes((*loc, "boxes"), row.get("boxes") or {}, layout, boxes[name], boxes)
        )

    def _boxes_by_name(self, name: str) -> dict[str, Placeholder]:
        """The boxes of one of our layouts that can be sent elsewhere."""
        boxes = self.brand.ours[name].placeholders.values()
        return {box.name: box for box in boxes if box.kind not in (*TITLES, *FOOTERS)}

    def _find_layout(self, loc: Loc, wanted: object, master: object) -> Candidate | None:
        titled = [one for one in self.brand.found if one.title]
        named = [one for one in titled if one.name == wanted]
        if not named:
            names = {one.name for one in titled}
            said = f"the template has no layout '{wanted}' with a title"
            self._add_problem(loc, said, did_you_mean(str(wanted), names))
            return None
        if master is None:
            return named[0]
        found = next((one for one in named if str(one.master) == master), None)
        if found is None:
            numbers = ", ".join(str(one.master) for one in named)
            said = f"master {master} has no layout '{wanted}'"
            self._add_problem((*loc[:-1], "master"), said, f"one of that name is in master {numbers}")
            return None
        return found

    def _read_boxes(
        self,
        loc: Loc,
        rows: object,
        layout: Candidate,
        known: Mapping[str, Placeholder],
        by_form: Mapping[str, Mapping[str, Placeholder]],
    ) -> Mapping[str, Placeholder | Aside]:
        """Of the boxes that one form has; what none of the forms has is wrong."""
        if not isinstance(rows, dict):
            self._add_problem(loc, "'boxes' has a row for each box: a placeholder, 'text box' or 'leave out'")
            return {}
        found: dict[str, Placeholder | Aside] = {}
        every = dict.fromkeys(box for one in by_form.values() for box in one)
        for box, wanted in rows.items():
            here = (*loc, box)
            if box not in every:
                self._add_problem(here, f"'{loc[-2]}' has no box '{box}'", did_you_mean(box, every), key=True)
            elif (
                box in known
                and (place := self._read_place(here, str(wanted), known[box], layout)) is not None
            ):
                if place not in _ASIDES and place in found.values():
                    self._add_problem(here, f"'{wanted}' has another box already")
                found[box] = place
        return found

    def _read_place(
        self, loc: Loc, wanted: str, box: Placeholder, layout: Candidate
    ) -> Placeholder | Aside | None:
        if wanted in _ASIDES:
            if wanted == "text box" and box.name in ALWAYS_LEFT_OUT:
                self._add_problem(loc, f"'{box.name}' can go only into a placeholder")
                return None
            return _ASIDES[wanted]
        kinds = HOLDS_TEXT if box.kind in _OPEN else (*HOLDS_TEXT, "pic", "tbl", "chart")
        fitting = [one for one in layout.boxes if one.kind in kinds and one.frame.width]
        place = next((one for one in fitting if wanted in (one.name, str(one.index))), None)
        if place is None:
            names = [*(one.name for one in fitting), *_ASIDES]
            said = f"'{layout.name}' has no placeholder '{wanted}' that '{box.name}' can go to"
            self._add_problem(loc, said, did_you_mean(wanted, names))
            return None
        return place

    def _add_problem(self, loc: Loc, message: str, hint: str = "", *, key: bool = False) -> None:
        """Add a problem once, even if several forms of a kind share the row."""
        self.problems[self.document.problem(loc, message, hint, key=key)] = None
