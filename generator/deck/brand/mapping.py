"""The file beside a template that says where else our layouts and boxes go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.deck.brand import Aside, Brand, Wish
from generator.deck.brand.candidates import HOLDS_TEXT, Candidate
from generator.deck.brand.homes import ALWAYS_LEFT_OUT
from generator.deck.template.layouts import FOOTERS, TITLES, Layout, Placeholder
from generator.problems import Problem, ProblemsFound, did_you_mean
from generator.source import Document, Loc, read

_KEYS = ("layout", "master", "boxes")
_ASIDES: dict[str, Aside] = {"text box": "text box", "leave out": "leave out"}
_OPEN = ("body", "obj", "subTitle")  # placeholders of ours with text


def mapping_file(template: Path) -> Path:
    return template.with_name(f"{template.name}.yaml")


def wishes_of(template: Path, brand: Brand) -> dict[str, Wish]:
    """By our layouts' names; none without a file. `brand` is as without wishes. Raises ProblemsFound."""
    file = mapping_file(template)
    if not file.is_file():
        return {}
    document = read(file)
    data = document.data
    if not isinstance(data, dict) or set(data) != {"layouts"} or not isinstance(data["layouts"], dict):
        hint = f"'triptych template {template.name} --force' writes it anew"
        said = "a mapping file has one key, 'layouts:', with a row for each of our layouts"
        raise ProblemsFound([document.problem((), said, hint)])
    reader = _Reader(document, brand)
    wishes = {name: wish for name in data["layouts"] if (wish := reader.wish(name))}
    if problems := [*document.problems, *reader.problems]:
        raise ProblemsFound(problems)
    return wishes


class _Reader:
    def __init__(self, document: Document, brand: Brand) -> None:
        self.document, self.brand = document, brand
        self.problems: list[Problem] = []

    def wish(self, name: str) -> Wish | None:
        loc: Loc = ("layouts", name)
        if name not in self.brand.ours:
            said = f"no slide has the layout '{name}'"
            self._wrong(loc, said, did_you_mean(name, self.brand.ours), key=True)
            return None
        row: Any = self.document.at(loc)
        if isinstance(row, str):
            layout = self._layout(loc, row, None)
            return Wish(layout) if layout else None
        if not isinstance(row, dict):
            self._wrong(loc, "a layout's name, or 'layout', 'master' and 'boxes'")
            return None
        if unknown := [key for key in row if key not in _KEYS]:
            for key in unknown:
                self._wrong((*loc, key), f"no key '{key}' here", did_you_mean(key, _KEYS), key=True)
            return None
        layout = self.brand.chosen[name].layout
        if "layout" in row or "master" in row:
            chosen = self._layout((*loc, "layout"), row.get("layout") or layout.name, row.get("master"))
            if chosen is None:
                return None
            layout = chosen
        return Wish(layout, self._boxes((*loc, "boxes"), row.get("boxes") or {}, layout, name))

    def _layout(self, loc: Loc, wanted: object, master: object) -> Candidate | None:
        titled = [one for one in self.brand.found if one.title]
        named = [one for one in titled if one.name == wanted]
        if not named:
            names = {one.name for one in titled}
            said = f"the template has no layout '{wanted}' with a title"
            self._wrong(loc, said, did_you_mean(str(wanted), names))
            return None
        if master is None:
            return named[0]
        found = next((one for one in named if str(one.master) == master), None)
        if found is None:
            numbers = ", ".join(str(one.master) for one in named)
            said = f"master {master} has no layout '{wanted}'"
            self._wrong((*loc[:-1], "master"), said, f"one of that name is in master {numbers}")
            return None
        return found

    def _boxes(
        self, loc: Loc, rows: object, layout: Candidate, name: str
    ) -> Mapping[str, Placeholder | Aside]:
        if not isinstance(rows, dict):
            self._wrong(loc, "'boxes' has a row for each box: a placeholder, 'text box' or 'leave out'")
            return {}
        ours: Layout = self.brand.ours[name]
        known = {box.name: box for box in ours.placeholders.values() if box.kind not in (*TITLES, *FOOTERS)}
        found: dict[str, Placeholder | Aside] = {}
        for box, wanted in rows.items():
            here = (*loc, box)
            if box not in known:
                self._wrong(here, f"'{name}' has no box '{box}'", did_you_mean(box, known), key=True)
            elif (place := self._place(here, str(wanted), known[box], layout)) is not None:
                if place not in _ASIDES and place in found.values():
                    self._wrong(here, f"'{wanted}' has another box already")
                found[box] = place
        return found

    def _place(
        self, loc: Loc, wanted: str, box: Placeholder, layout: Candidate
    ) -> Placeholder | Aside | None:
        if wanted in _ASIDES:
            if wanted == "text box" and box.name in ALWAYS_LEFT_OUT:
                self._wrong(loc, f"'{box.name}' has no room on the slide but in a placeholder")
                return None
            return _ASIDES[wanted]
        kinds = HOLDS_TEXT if box.kind in _OPEN else (*HOLDS_TEXT, "pic", "tbl", "chart")
        fitting = [one for one in layout.boxes if one.kind in kinds and one.frame.width]
        place = next((one for one in fitting if wanted in (one.name, str(one.index))), None)
        if place is None:
            names = [*(one.name for one in fitting), *_ASIDES]
            said = f"'{layout.name}' has no placeholder '{wanted}' that '{box.name}' can go to"
            self._wrong(loc, said, did_you_mean(wanted, names))
            return None
        return place

    def _wrong(self, loc: Loc, message: str, hint: str = "", *, key: bool = False) -> None:
        self.problems.append(self.document.problem(loc, message, hint, key=key))
