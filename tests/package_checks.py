"""What any .pptx of ours keeps to, looked up in its bytes: `findings` lists what it does not.

Knows nothing of the generator, so a deck on anybody's template can be held to the same.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

from lxml import etree
from pptx import Presentation

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "[Content_Types].xml"
LEAST_SLIDE_ID, LEAST_LAYOUT_ID = 256, 2**31
# Relations that a part has without naming their ids.
IMPLIED = {
    "slideLayout", "slideMaster", "notesSlide", "notesMaster", "slide", "theme", "presProps", "viewProps",
    "tableStyles", "commentAuthors", "handoutMaster", "package", "tags", "customXml",
}  # fmt: skip
FOOTERS = {"dt", "ftr", "sldNum"}
Frame = tuple[int, int, int, int]  # left, top, width, height in EMU
LOOSE = 12_700 * 6  # EMU by which shapes may lie over one another and still be above or beside


def findings(data: bytes) -> list[str]:
    """All that is wrong, in words; of the slides only where the package is sound."""
    package = Package(data)
    broken = [*_entries(package), *_types(package), *_relations(package), *_ids(package)]
    return broken or list(_slides(data))


@dataclass(frozen=True)
class Relation:
    kind: str
    target: str  # a part's name, or where an external one leads
    external: bool


class Package:
    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.parts = {entry.filename: archive.read(entry) for entry in self.entries}

    @cached_property
    def xml(self) -> dict[str, etree._Element]:
        """Of every part that is XML. Raises when one is not well formed."""
        return {
            name: etree.fromstring(data)
            for name, data in self.parts.items()
            if name.endswith((".xml", ".rels")) and name != TYPES
        }

    def relations(self, part: str) -> dict[str, Relation]:
        """By id; of the package itself for ""."""
        folder, name = posixpath.split(part)
        root = self.xml.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for one in [] if root is None else root:
            external = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            whole = (
                target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            )
            found[one.get("Id", "")] = Relation(one.get("Type", "").rsplit("/", 1)[1], whole, external)
        return found

    @cached_property
    def reached(self) -> set[str]:
        """Every part that something leads to from the package."""
        reached, ahead = {""}, [""]
        while ahead:
            for one in self.relations(ahead.pop()).values():
                if not one.external and one.target not in reached:
                    reached.add(one.target)
                    ahead.append(one.target)
        return reached - {""}

    @property
    def content(self) -> list[str]:
        """The parts' names, without what only describes them."""
        return [name for name in self.parts if name != TYPES and not name.endswith(".rels")]


def _entries(package: Package) -> Iterator[str]:
    names = [entry.filename for entry in package.entries]
    twice = [name for name, count in Counter(map(str.lower, names)).items() if count > 1]
    yield from (f"{name} is there twice" for name in twice)
    if names[0] != TYPES:
        yield f"the first entry is {names[0]}"
    if len({entry.date_time for entry in package.entries}) > 1:
        yield "the entries are of several dates"
    yield from (f"{name} is an orphan" for name in package.content if name not in package.reached)
    yield from (f"{name} is not there" for name in sorted(package.reached) if name not in package.parts)


def _types(package: Package) -> Iterator[str]:
    root = etree.fromstring(package.parts[TYPES])
    defaults = {one.get("Extension", "").lower() for one in root if one.get("Extension")}
    overrides = [one.get("PartName", "").lstrip("/") for one in root if one.get("PartName")]
    yield from (f"{name} has a type and is not there" for name in overrides if name not in package.parts)
    yield from (f"{name} has two types" for name, count in Counter(overrides).items() if count > 1)
    for name in package.content:
        extension = posixpath.splitext(name)[1].lstrip(".").lower()
        if name not in overrides and (extension not in defaults or extension == "xml"):
            yield f"{name} has no type of its own"


def _relations(package: Package) -> Iterator[str]:
    for name in package.parts:
        if name.endswith(".rels"):
            folder, file = posixpath.split(posixpath.dirname(name))[0], posixpath.basename(name)
            part = posixpath.join(folder, file.removesuffix(".rels"))
            if part and part not in package.parts:
                yield f"{name} belongs to no part"
            ids = [one.get("Id") for one in package.xml[name]]
            yield from (f"{name} has {one} twice" for one, count in Counter(ids).items() if count > 1)
    for name in package.content:
        if name in package.xml:
            used = {
                str(value)
                for element in package.xml[name].iter(etree.Element)
                for key, value in element.attrib.items()
                if str(key).startswith(R) and value
            }
            known = package.relations(name)
            yield from (f"{name} leads to {one}, which it has not" for one in sorted(used - known.keys()))
            idle = {one for one, relation in known.items() if relation.kind not in IMPLIED} - used
            yield from (f"{name} does not use its {known[one].kind} {one}" for one in sorted(idle))


def _ids(package: Package) -> Iterator[str]:
    presentation = package.xml["ppt/presentation.xml"]
    slides = [int(one.get("id", 0)) for one in presentation.iter(f"{P}sldId")]
    above: list[int] = [int(one.get("id", 0)) for one in presentation.iter(f"{P}sldMasterId")]
    for name, root in package.xml.items():
        above += [int(one.get("id", 0)) for one in root.iter(f"{P}sldLayoutId")]
        if re.match(r"ppt/(slides|slideLayouts|slideMasters|notesSlides|notesMasters)/\w+\.xml", name):
            ids = Counter(one.get("id") for one in root.iter(f"{P}cNvPr"))
            yield from (f"{name} has {count} shapes {one}" for one, count in ids.items() if count > 1)
    for kind, ids_of, least in (("slide", slides, LEAST_SLIDE_ID), ("layout", above, LEAST_LAYOUT_ID)):
        if len(set(ids_of)) < len(ids_of) or min(ids_of, default=least) < least:
            yield f"ids of {kind}s repeat, or are too low: {sorted(ids_of)}"


def _slides(data: bytes) -> Iterator[str]:
    titles = Counter[str]()
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, start=1):
        title = slide.shapes.title
        said = title.text_frame.text.strip() if title is not None else ""
        titles[said] += 1
        if not said:
            yield f"slide {number} has no title"
        yield from (f"slide {number}: {one}" for one in (*_described(slide), *_spoken(slide), *_read(slide)))
    yield from (f"{count} slides are called {one!r}" for one, count in titles.items() if count > 1)


def _described(slide: Any) -> Iterator[str]:
    for tag in ("pic", "graphicFrame", "grpSp"):
        for shape in slide._element.iter(f"{P}{tag}"):
            inner = any(up.tag == f"{P}grpSp" for up in shape.iterancestors())
            told = shape.find(f"{P}nv{tag[0].upper()}{tag[1:]}Pr/{P}cNvPr")
            decoration = any(
                str(etree.QName(one).localname) == "decorative" for one in told.iter(etree.Element)
            )
            if not inner and not told.get("descr") and not decoration:
                yield f"{told.get('name')} has no alternative text and is no decoration"


def _spoken(slide: Any) -> Iterator[str]:
    for tag in ("r", "fld"):
        for run in slide._element.iter(f"{A}{tag}"):
            said = run.find(f"{A}rPr")
            if said is None or not said.get("lang"):
                yield f"no language is said of {''.join(run.itertext())!r}"


def _ground(shape: Any, title: Any) -> bool:
    """Whether it is no text and lies under the whole title: then nothing but the order can put it there."""
    if shape.shape_id == title.shape_id or shape.has_text_frame:
        return False
    left, top = title.left - shape.left, title.top - shape.top
    room = shape.width - title.width, shape.height - title.height
    return bool(0 <= left <= room[0] and 0 <= top <= room[1])


def _read(slide: Any) -> Iterator[str]:
    """Shapes are read in the order they lie on one another. First what the title stands on, and the
    title; then as they are seen: what stands above another before it, and of two in one row the left one; of
    shapes neither above nor beside each other, as in columns and panels, either. Footers come last."""
    title = slide.shapes.title
    shapes = list(slide.shapes)
    while title is not None and shapes and _ground(shapes[0], title):
        shapes.pop(0)
    if title is not None and shapes and shapes[0].shape_id != title.shape_id:
        yield f"{shapes[0].name} is read before the title"
    kinds = [_kind(one) for one in shapes]
    first_footer = next((at for at, kind in enumerate(kinds) if kind in FOOTERS), len(kinds))
    if any(kind not in FOOTERS for kind in kinds[first_footer:]):
        yield "something is read after a footer"
    told = [one for one in shapes if title is None or one.shape_id != title.shape_id]
    layout = slide.slide_layout.part
    framed = [(one.name, frame) for one in told if (frame := _frame(one, layout))]
    for (earlier, first), (later, second) in combinations(framed, 2):
        if _comes_before(second, first):
            yield f"{earlier} is read before {later}"


def _frame(shape: Any, layout: Any) -> Frame | None:
    """Its own, or its layout's: python-pptx looks through the layout for each of the four."""
    own = shape._element
    if own.cx is not None:
        return own.x, own.y, own.cx, own.cy
    mark = own.find(f".//{P}nvPr/{P}ph")
    return None if mark is None else _inherited(layout).get(int(mark.get("idx", "0")))


@lru_cache(maxsize=64)
def _inherited(layout: Any) -> dict[int, Frame]:
    """Of a layout's part, by its placeholders' indices."""
    boxes = layout.slide_layout.placeholders
    return {box.placeholder_format.idx: (box.left, box.top, box.width, box.height) for box in boxes}


def _kind(shape: Any) -> str:
    mark = shape._element.find(f".//{P}nvPr/{P}ph")
    return "" if mark is None else str(mark.get("type", "obj"))


def _comes_before(one: Frame, other: Frame) -> bool:
    (x, y, width, height), (left, top, wide, tall) = one, other
    across = min(x + width, left + wide) - max(x, left)
    down = min(y + height, top + tall) - max(y, top)
    above = y + height <= top + LOOSE and across > min(width, wide) / 2
    return above or (x + width <= left + LOOSE and down > max(height, tall) / 2)
