"""Writes the first mapping file: the brand's layout for every kind of slide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generator.deck.brand import Brand
from generator.deck.brand.layouts.candidates import Candidate
from generator.deck.brand.mapping.mapping_file import mapping_path
from generator.deck.brand.mapping.slide_kinds import KINDS, layouts_of_kind

_HEAD = """\
# The template's layout for each kind of slide; change names, or leave rows out. Of a kind that comes
# in several forms each can have its own. Where boxes go can be said too:
#   table:
#     layout: 'Title and Content'
#     master: 2                          # of two layouts with one name
#     boxes:
#       Table: 'Content Placeholder 2'   # a placeholder's name or number, or: text box, leave out
slides:
"""


def write_mapping_file(template: Path, brand: Brand, *, force: bool) -> str:
    """Write the file and say so; an existing one is left as it is unless `force`."""
    file = mapping_path(template)
    if file.exists() and not force:
        return f"{file} already exists and was left as it is; --force overwrites it"
    often = Counter(one.name for one in brand.found)
    rows = (row for kind in KINDS for row in _kind_lines(kind, brand, often))
    file.write_text(_HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return f"{file} written: change there which layout a slide takes, and where its boxes go"


def _kind_lines(kind: str, brand: Brand, often: Counter[str]) -> Iterator[str]:
    chosen = {
        name: _layout_line(brand.choices[name].layout, often) for name in layouts_of_kind(kind, brand.ours)
    }
    if len(set(chosen.values())) == 1:
        yield f"  {kind}: {next(iter(chosen.values()))}"
    else:
        yield f"  {kind}:"
        yield from (f"    {name}: {layout}" for name, layout in chosen.items())


def _layout_line(layout: Candidate, often: Counter[str]) -> str:
    wanted = "'" + layout.name.replace("'", "''") + "'"
    return f"{{layout: {wanted}, master: {layout.master}}}" if often[layout.name] > 1 else wanted
