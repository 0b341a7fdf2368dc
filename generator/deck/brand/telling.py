"""What a template offers and how our layouts are adapted to it, in words; the file that changes that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.deck.brand import Brand, brand_of
from generator.deck.brand.candidates import Candidate
from generator.deck.brand.opening import BadTemplate, open_brand
from generator.deck.template.layouts import FREE, TITLES, Layout, Lazily, Placeholder
from generator.deck.template.package import CountingPackage, layouts_of
from generator.problems import Problem, ProblemsFound, TriptychError, did_you_mean
from generator.source import read

_CM = 360_000  # EMU


def mapping_file(template: Path) -> Path:
    return template.with_name(f"{template.name}.yaml")


def wishes_of(template: Path, ours: Mapping[str, Layout], found: tuple[Candidate, ...]) -> dict[str, str]:
    """Our layouts with the names of the brand's that the mapping file wants for them; none without a file.

    Raises ProblemsFound.
    """
    file = mapping_file(template)
    if not file.is_file():
        return {}
    document = read(file)
    data = document.data
    if not isinstance(data, dict) or set(data) != {"layouts"} or not isinstance(data["layouts"], dict):
        hint = f"'triptych template {template.name} --force' writes it anew"
        raise ProblemsFound(
            [document.problem((), "a mapping file has one key, 'layouts:', with a name a layout", hint)]
        )
    names = {one.name for one in found if one.title}
    problems: list[Problem] = []
    for own, wanted in data["layouts"].items():
        loc = ("layouts", own)
        if own not in ours:
            problems.append(
                document.problem(loc, f"no slide has the layout '{own}'", did_you_mean(own, ours), key=True)
            )
        elif wanted not in names:
            hint = did_you_mean(str(wanted), names) or f"it has {', '.join(sorted(names))}"
            problems.append(
                document.problem(loc, f"the template has no layout '{wanted}' with a title", hint)
            )
    if problems:
        raise ProblemsFound(problems)
    return dict(data["layouts"])


def told(template: Path, own: Path, *, force: bool) -> str:
    """All of it, and what became of the mapping file. Raises TriptychError."""
    base: CountingPackage = CountingPackage.open(str(own))
    found = layouts_of(base)
    ours = Lazily(found, lambda name: found[name][0])
    try:
        package = open_brand(template)
        plain = brand_of(package, ours, {})
        brand = brand_of(package, ours, wishes_of(template, ours, plain.found))
    except BadTemplate as error:
        raise TriptychError(f"{error.message}; {error.hint}") from None
    rows = [f"{template.name}: {_size(brand)}, {len({one.master for one in brand.found})} masters", ""]
    for one in brand.found:
        rows += _layout(one)
    rows += ["", "Slides go to these layouts:"]
    rows += [f"  {name} -> {_where(brand, name)}" for name in ours]
    return "\n".join([*rows, "", _written(template, plain, force=force)])


def _size(brand: Brand) -> str:
    return f"{brand.size[0] / _CM:.1f} × {brand.size[1] / _CM:.1f} cm"


def _layout(one: Candidate) -> Iterator[str]:
    ground = one.ground or "a picture or gradient: all text in one colour"
    title = "" if one.title else "; not used, it has no title"
    yield f"layout '{one.name}' ({one.sort or 'no type'}) of master {one.master}, on {ground}{title}"
    for box in one.boxes:
        yield f"    '{box.name}' {box.kind} {box.index} at {_place(box)}"


def _place(box: Placeholder) -> str:
    frame = box.frame
    sizes = [f"{one / _CM:.1f}" for one in (frame.x, frame.y, frame.width, frame.height)]
    return f"{sizes[0]}, {sizes[1]} cm, {sizes[2]} × {sizes[3]} cm"


def _where(brand: Brand, name: str) -> str:
    layout = brand.arranged(brand.ours[name], set(brand.ours[name].placeholders))
    boxes = [box for box in layout.placeholders.values() if box.name in brand.ours[name].placeholders]
    placed = [box.name for box in boxes if box.kind != FREE and box.kind not in TITLES]
    free = [box.name for box in boxes if box.kind == FREE]
    said = [f"'{brand.chosen[name].layout.name}'"]
    said += [f"in placeholders: {', '.join(placed)}"] if placed else []
    said += [f"no placeholder, so free on the slide: {', '.join(free)}"] if free else []
    left_out = brand.left_out(name)
    said += [f"not shown: {', '.join(left_out)}"] if left_out else []
    return "; ".join(said)


def _written(template: Path, brand: Brand, *, force: bool) -> str:
    file = mapping_file(template)
    if file.exists() and not force:
        return f"{file} is there already and was left as it is; --force writes it anew"
    rows = [f'  "{name}": {_quoted(brand.chosen[name].layout.name)}' for name in brand.ours]
    head = "# The template's layout for each of ours; change names, or leave rows out.\nlayouts:\n"
    file.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return f"{file} written: change there which layout a slide takes"


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
