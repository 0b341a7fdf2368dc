"""What a template offers and how our layouts are adapted to it, in words; the file that changes that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.deck.brand import Brand, brand_of
from generator.deck.brand.candidates import Candidate
from generator.deck.brand.mapping import mapping_file, wishes_of
from generator.deck.brand.opening import BadTemplate, open_brand
from generator.deck.template.layouts import FOOTERS, FREE, Lazily, Placeholder
from generator.deck.template.package import CountingPackage, layouts_of
from generator.problems import TriptychError

_CM = 360_000  # EMU


def told(template: Path, own: Path, *, force: bool) -> str:
    """All of it, and what became of the mapping file. Raises TriptychError."""
    base: CountingPackage = CountingPackage.open(str(own))
    found = layouts_of(base)
    ours = Lazily(found, lambda name: found[name][0])
    try:
        package = open_brand(template)
        plain = brand_of(package, ours)
        brand = plain if force else replace(plain, wishes=wishes_of(template, plain))
    except BadTemplate as error:
        raise TriptychError(f"{error.message}; {error.hint}") from None
    rows = [f"{template.name}: {_size(brand)}, {len({one.master for one in brand.found})} masters", ""]
    for one in brand.found:
        rows += _layout(one)
    rows += ["", "Slides go to these layouts:"]
    for name in ours:
        rows += _where(brand, name)
    return "\n".join([*rows, "", _written(template, plain, force=force)])


def _size(brand: Brand) -> str:
    return f"{brand.size[0] / _CM:.1f} × {brand.size[1] / _CM:.1f} cm"


def _layout(one: Candidate) -> Iterator[str]:
    ground = ", ".join(one.inks.under(one.area)[:3])
    title = "" if one.title else "; not used, it has no title"
    yield f"layout '{one.name}' ({one.sort or 'no type'}) of master {one.master}, on {ground}{title}"
    for box in one.boxes:
        yield f"    '{box.name}' {box.kind} {box.index} at {_place(box)}"


def _place(box: Placeholder) -> str:
    frame = box.frame
    sizes = [f"{one / _CM:.1f}" for one in (frame.x, frame.y, frame.width, frame.height)]
    return f"{sizes[0]}, {sizes[1]} cm, {sizes[2]} × {sizes[3]} cm"


def _where(brand: Brand, name: str) -> Iterator[str]:
    """Our layout and the brand's, then a row for each box of ours."""
    chosen = brand.chosen[name]
    ours = brand.ours[name].placeholders
    layout = brand.arranged(brand.ours[name], set(ours))
    instead = ", as the template has no layout of that sort" if chosen.instead else ""
    yield f"{name} -> '{chosen.layout.name}' of master {chosen.layout.master}{instead}"
    names = {box.index: box.name for box in chosen.layout.boxes}
    wide = max(len(box) for box in ours)
    for box in ours.values():
        place = layout.placeholders.get(box.name)
        if box.kind in FOOTERS:
            continue
        if box.name in chosen.gone or place is None:
            said = "not shown"
        elif place.kind == FREE:
            at = chosen.texts.get(box.name)
            said = f"at the place of '{at.name}' {at.index}" if at else "text box: no placeholder for it"
        else:
            said = f"placeholder '{names[place.index]}' {place.index}"
        yield f"    {box.name:<{wide}}  {said}"


_HEAD = """\
# The template's layout for each of ours; change names, or leave rows out. Where boxes go can be said too:
#   "Table":
#     layout: 'Title and Content'
#     master: 2                          # of two layouts with one name
#     boxes:
#       Table: 'Content Placeholder 2'   # a placeholder's name or number, or: text box, leave out
layouts:
"""


def _written(template: Path, brand: Brand, *, force: bool) -> str:
    file = mapping_file(template)
    if file.exists() and not force:
        return f"{file} is there already and was left as it is; --force writes it anew"
    often = Counter(one.name for one in brand.found)
    rows = (_row(name, brand.chosen[name].layout, often) for name in brand.ours)
    file.write_text(_HEAD + "".join(rows), encoding="utf-8")
    return f"{file} written: change there which layout a slide takes, and where its boxes go"


def _row(name: str, layout: Candidate, often: Counter[str]) -> str:
    wanted = _quoted(layout.name)
    if often[layout.name] > 1:
        wanted = f"{{layout: {wanted}, master: {layout.master}}}"
    return f'  "{name}": {wanted}\n'


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
