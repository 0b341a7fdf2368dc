"""Describes in words what a template offers and where slides of each kind go in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import wrap

from generator.content.slides import SHOWN_AS
from generator.deck.brand import Brand, read_brand
from generator.deck.brand.layouts.candidates import Candidate
from generator.deck.brand.layouts.layout_map import CALLED
from generator.deck.brand.mapping.mapping_file import read_wishes
from generator.deck.brand.mapping.mapping_starter import write_mapping_file
from generator.deck.brand.mapping.slide_kinds import KINDS, layouts_of_kind
from generator.deck.brand.package.opening import BadTemplate, open_brand
from generator.deck.brand.package.repair import repair_package
from generator.deck.template.layouts import FOOTERS, FREE, Lazily
from generator.deck.template.package import CountingPackage, layouts_of
from generator.problems import TriptychError

_CM = 360_000  # EMU
_WIDE, _NAME = 80, 35  # columns of a terminal, and of a placeholder's name in them
_LEGEND = """\
Slides by their kind, as the outline names them. What stands alone has no
placeholder: it is a text box, a picture or a drawing of its own.\
"""
_ELSEWHERE = f"""\
each -> as {", ".join(list(SHOWN_AS.values())[:-1])} and {list(SHOWN_AS.values())[-1]}
free, where its template names another layout -> as the kind of that layout\
"""


@dataclass(frozen=True)
class SlidePlacement:
    """Where slides go: the layout, for want of what; then boxes by their place, by those without one and by
    those that are not shown."""

    layout: Candidate
    wanting: str
    placed: Mapping[str, str]
    alone: tuple[str, ...]
    gone: tuple[str, ...]

    def can_join(self, other: SlidePlacement) -> bool:
        """Whether both can be told as one: nothing that they share is treated otherwise."""
        mine, its = self._treatment_by_box(), other._treatment_by_box()
        same = (self.layout, self.wanting) == (other.layout, other.wanting)
        return same and all(mine[box] == its[box] for box in mine.keys() & its.keys())

    def join(self, other: SlidePlacement) -> SlidePlacement:
        alone, gone = (
            tuple(dict.fromkeys((*one, *two)))
            for one, two in ((self.alone, other.alone), (self.gone, other.gone))
        )
        return replace(self, placed={**self.placed, **other.placed}, alone=alone, gone=gone)

    def _treatment_by_box(self) -> dict[str, str]:
        return {**self.placed, **dict.fromkeys(self.alone, "alone"), **dict.fromkeys(self.gone, "gone")}


def write_report(template: Path, own: Path, *, force: bool) -> str:
    """The whole report, with what became of the mapping file. Raises TriptychError."""
    base: CountingPackage = CountingPackage.open(str(own))
    found = layouts_of(base)
    ours = Lazily(found, lambda name: found[name][0])
    try:
        package = open_brand(template)
        repair_package(package, base)
        plain = read_brand(package, ours)
        brand = plain if force else replace(plain, wishes=read_wishes(template, plain))
    except BadTemplate as error:
        raise TriptychError(f"{error.message}; {error.hint}") from None
    rows = [f"{template.name}: {_describe_size(brand)}, {_count_layouts(brand)}"]
    for one in brand.found:
        rows += ["", *_describe_layout(one, brand)]
    rows += ["", *_LEGEND.splitlines()]
    ways = list(_group_kinds(brand))
    for names, way in ways:
        rows += ["", *_describe_placement(names, way, brand)]
    rows += [
        "",
        *_ELSEWHERE.splitlines(),
        "",
        "Missing, and what is done instead:",
        *_describe_missing(brand, ways),
    ]
    return "\n".join([*rows, "", write_mapping_file(template, plain, force=force)])


def _describe_size(brand: Brand) -> str:
    return f"{brand.size[0] / _CM:.1f} × {brand.size[1] / _CM:.1f} cm"


def _count_layouts(brand: Brand) -> str:
    counts = ((len(brand.found), "layout"), (len({one.master for one in brand.found}), "master"))
    return " of ".join(f"{count} {noun}{'s' if count > 1 else ''}" for count, noun in counts)


def _quote_name(one: Candidate, brand: Brand) -> str:
    several = len({each.master for each in brand.found}) > 1
    return f"'{one.name}'{f' of master {one.master}' if several else ''}"


def _describe_layout(one: Candidate, brand: Brand) -> Iterator[str]:
    ground = ", ".join(one.inks.colours_under(one.area)[:3])
    title = "" if one.title else "; not used, as it has no title"
    title = "; slides bring their title" if one.brought else title
    head = f"layout {_quote_name(one, brand)} ({one.sort or 'no type'}), on {ground}{title}"
    yield from wrap(head, _WIDE, subsequent_indent="    ")
    for box in one.boxes:
        frame = box.frame
        x, y, wide, high = (f"{each / _CM:.1f}" for each in (frame.x, frame.y, frame.width, frame.height))
        name = f"'{box.name}' [{box.index}]"
        if len(name) > _NAME:
            yield f"    {name}"
        shown = name if len(name) <= _NAME else ""
        yield f"    {shown:<{_NAME}} {box.kind:<8}{x:>5},{y:>5} cm {wide:>5} × {high:>4} cm"


def _group_kinds(brand: Brand) -> Iterator[tuple[list[str], SlidePlacement]]:
    """Kinds, or forms of them, grouped by where they go."""
    groups: list[tuple[list[str], SlidePlacement]] = []
    for kind in KINDS:
        for names, one in _placements_of_kind(kind, brand):
            same = next((group for group, other in groups if other == one), None)
            if same is None:
                groups.append((names, one))
            else:
                same += names
    yield from groups


def _placements_of_kind(kind: str, brand: Brand) -> list[tuple[list[str], SlidePlacement]]:
    """Its forms, those told as one that can be; forms are named where there are several ways."""
    ways: list[tuple[list[str], SlidePlacement]] = []
    for form in layouts_of_kind(kind, brand.ours):
        one = _find_placement(form, brand)
        at = next((number for number, (_, other) in enumerate(ways) if other.can_join(one)), None)
        if at is None:
            ways.append(([form], one))
        else:
            ways[at] = ([*ways[at][0], form], ways[at][1].join(one))
    if len(ways) == 1:
        return [([kind], ways[0][1])]
    return [([f"{kind} ({', '.join(names)})"], one) for names, one in ways]


def _find_placement(name: str, brand: Brand) -> SlidePlacement:
    chosen = brand.choices[name]
    ours = brand.ours[name].placeholders
    layout = brand.arrange_layout(brand.ours[name], set(ours))
    names = {box.index: f"'{box.name}' [{box.index}]" for box in chosen.layout.boxes}
    placed, alone, gone = {}, [], []
    for box in ours.values():
        place = layout.placeholders.get(box.name)
        if box.kind in FOOTERS:
            continue
        if box.name in chosen.gone or place is None:
            gone.append(box.name)
        elif place.kind == FREE:
            alone.append(box.name)
        else:
            placed[box.name] = names[place.index]
    return SlidePlacement(
        chosen.layout,
        CALLED[chosen.home.sort] if chosen.is_substitute else "",
        placed,
        tuple(_without_numbers(alone)),
        tuple(_without_numbers(gone)),
    )


def _without_numbers(names: Iterable[str]) -> Iterator[str]:
    """'Figure 1', 'Label 1', 'Figure 2' … are 'Figure' and 'Label' where they are treated alike."""
    yield from dict.fromkeys(name.rstrip(" 0123456789") for name in names)


def _describe_placement(names: list[str], one: SlidePlacement, brand: Brand) -> Iterator[str]:
    wanting = f", for want of {one.wanting}" if one.wanting else ""
    yield from _wrap_lines("", f"{', '.join(names)} -> {_quote_name(one.layout, brand)}{wanting}")
    places = ", ".join(f"{box} in {place}" for box, place in one.placed.items())
    for lead, said in (
        ("placed", places),
        ("alone", ", ".join(one.alone)),
        ("not shown", ", ".join(one.gone)),
    ):
        if said:
            yield from _wrap_lines(f"    {lead + ':':<11}", said)
    for kind in names:
        if kind in KINDS and (plainer := KINDS[kind].plainer):
            yield from _wrap_lines(f"    {'but:':<11}", plainer)


def _wrap_lines(lead: str, said: str) -> list[str]:
    return wrap(
        said,
        _WIDE,
        initial_indent=lead,
        subsequent_indent=" " * (len(lead) or 4),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _describe_missing(brand: Brand, ways: Iterable[tuple[list[str], SlidePlacement]]) -> Iterator[str]:
    """Sorts of layouts that it lacks, with the kinds that do without; what no layout has room for."""
    lacking: dict[tuple[str, str], list[str]] = defaultdict(list)
    gone: list[str] = []
    for names, one in ways:
        if one.wanting:
            lacking[one.wanting, _quote_name(one.layout, brand)] += names
        gone += one.gone
    for (sort, layout), kinds in lacking.items():
        yield from _wrap_lines("  - ", f"no layout with {sort}: {', '.join(kinds)} on {layout}")
    if gone:
        said = f"no room for {', '.join(dict.fromkeys(gone))}: not shown, and each build says where"
        yield from _wrap_lines("  - ", said)
    if brand.has_no_titles:
        yield from _wrap_lines("  - ", "no layout has a title: titles stand above the content")
    if not lacking and not gone:
        yield "  - nothing"
