"""The tags of a PDF before it is written: what PDF/UA asks for and WeasyPrint leaves out or gets wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

_PRINT_FLAG = 4  # ISO 32000-1, 12.5.3; PDF/UA asks for it on links
_PT_PER_PX = 0.75
_UNREAD = "/Art"  # of articles, by which templates mark what is not to be read aloud
_EMPTY = ("/Div", "/NonStruct", "/P", "/Sect", "/Span")  # say nothing when nothing is in them
Rectangle = tuple[float, float, float, float]
Transformed = Callable[[float, float], tuple[float, float]]


@dataclass
class Tags:
    """The structure's elements (ISO 32000-1, 14.7.2) of a PDF of pydyf's objects."""

    pdf: Any

    @cached_property
    def things(self) -> dict[bytes, Any]:
        """Every dictionary of the file, by the reference to it."""
        dictionaries: list[Any] = [one for one in self.pdf.objects if isinstance(one, dict)]
        return {one.reference: one for one in dictionaries}

    @cached_property
    def elements(self) -> dict[bytes, Any]:
        return {name: one for name, one in self.things.items() if one.get("Type") == "/StructElem"}

    @property
    def root(self) -> Any:
        return self.things[self.pdf.catalog["StructTreeRoot"]]

    @property
    def parents(self) -> Any:
        """By a page's number, the elements of what is marked on it; by an annotation's, its own."""
        return self.things[self.root["ParentTree"]]["Nums"]

    def of(self, kind: str) -> list[Any]:
        return [one for one in self.elements.values() if one["S"] == kind]

    def annotations(self, element: Any) -> list[bytes]:
        """References to the annotations that are in the element itself."""
        kids = (self.things[kid] for kid in element["K"] if kid in self.things)
        return [kid["Obj"] for kid in kids if kid.get("Type") == "/OBJR"]

    def only(self, kid: Any) -> Any:
        """The element of that name, or what alone is in it and says more; None for what is no element."""
        element = self.elements.get(kid)
        if element and element["S"] in _EMPTY and len(element["K"]) == 1:
            return self.only(element["K"][0])
        return element

    def read(self) -> Iterator[bytes]:
        """Of the elements below the root, in the order of reading."""
        ahead = list(self.root["K"])[::-1]
        while ahead:
            name = ahead.pop()
            yield name
            ahead += [kid for kid in self.elements[name]["K"] if kid in self.elements][::-1]


def mend(pdf: Any, pages: Sequence[Any], order: Sequence[int] = ()) -> None:
    """`pages` are WeasyPrint's; `order` is that of reading of what stands on folded sides, empty for as it
    lies."""
    tags = Tags(pdf)
    _link_once(tags)
    for one in tags.of("/TH"):
        one["A"]["Scope"] = "/Column"
    _bound(tags, pages)
    if order:
        _reorder(tags, order)
    _describe(tags)
    _set_aside(tags)
    _tell(tags)


def _link_once(tags: Tags) -> None:
    """A picture inside a link gets a second annotation, in the picture: the link's own is left."""
    doubled: set[bytes] = set()
    for figure in tags.of("/Figure"):
        found = tags.annotations(figure)
        doubled.update(found)
        figure["K"][:] = [kid for kid in figure["K"] if tags.things.get(kid, {}).get("Obj") not in found]
    _without(tags, doubled)


def _without(tags: Tags, annotations: set[bytes]) -> None:
    """The annotations are taken off their pages."""
    for page in (one for one in tags.things.values() if "Annots" in one):
        page["Annots"][:] = [one for one in page["Annots"] if one not in annotations]
    keys = {tags.things[one].get("StructParent") for one in annotations}
    pairs = zip(tags.parents[::2], tags.parents[1::2], strict=True)
    tags.parents[:] = [one for key, parent in pairs if key not in keys for one in (key, parent)]
    for name in annotations:
        tags.things[name].clear()


def _bound(tags: Tags, pages: Sequence[Any]) -> None:
    """Figures say where on their page they are: in points from its lower left corner, transformed."""
    for page, reference in zip(pages, tags.pdf.page_references, strict=True):
        known = dict(_figures(page._page_box, lambda x, y: (x, y)))
        for figure in tags.of("/Figure"):
            if figure["Pg"] == reference and (found := known.get(tuple(figure["A"]["BBox"]))):
                left, top, right, bottom = found
                below, above = page.height - bottom, page.height - top
                corners = (one * _PT_PER_PX for one in (left, below, right, above))
                figure["A"]["BBox"][:] = [round(one, 2) for one in corners]


def _figures(
    box: Any, to: Callable[[float, float], tuple[float, float]]
) -> Iterator[tuple[Rectangle, Rectangle]]:
    """Where pictures were laid out, which is what WeasyPrint says, and where they are; in CSS pixels."""
    if matrix := box.transformation_matrix:
        around = to

        def to(x: float, y: float) -> tuple[float, float]:
            return around(*matrix.transform_point(x, y))

    if box.element_tag == "img" or (box.element_tag or "").endswith("}svg"):
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        across, down = zip(*(to(x, y) for x in (left, right) for y in (top, bottom)), strict=True)
        yield (left, top, right, bottom), (min(across), min(down), max(across), max(down))
    for child in box.all_children():
        yield from _figures(child, to)


def _reorder(tags: Tags, order: Sequence[int]) -> None:
    """The parts of all sides, which follow one another as they lie, in the order of reading."""
    [document] = tags.of("/Document")
    sides = [tags.elements[kid] for kid in document["K"]]
    parts = [kid for side in sides for kid in side["K"]]
    document["K"][:] = [parts[at] for at in order]
    for part in parts:
        tags.elements[part]["P"] = document["P"]


def _describe(tags: Tags) -> None:
    """Words over a drawing, an article right after its figure, are the figure's, which is described."""
    for one in list(tags.elements.values()):
        for before, after in list(pairwise(one.get("K", ()))):
            figure = tags.only(before)
            if figure and figure["S"] == "/Figure" and tags.elements.get(after, {}).get("S") == _UNREAD:
                one["K"].remove(after)
                _move_marks(tags, after, figure)


def _move_marks(tags: Tags, name: bytes, figure: Any) -> None:
    """All that is marked as of that element, which goes, is of the figure."""
    element = tags.elements.pop(name)
    at = tags.parents.index(tags.things[element["Pg"]]["StructParents"]) + 1
    for kid in element["K"]:
        if isinstance(kid, int):
            figure["K"].append(kid)
            tags.parents[at][kid] = figure.reference
        elif kid in tags.elements:
            _move_marks(tags, kid, figure)
    element.clear()


def _set_aside(tags: Tags) -> None:
    """What is not read is an artifact of the page (ISO 32000-1, 14.8.2.2.2): WeasyPrint leaves tags of what
    stands in a page's margin out of the tree, but not their marks out of the page."""
    left_out = {one.reference for one in tags.of(_UNREAD)}
    for one in reversed(tags.elements.values()):
        one["K"][:] = [kid for kid in one["K"] if kid not in left_out]
        if not one["K"] and one["S"] in _EMPTY:
            left_out.add(one.reference)
    gone = set(tags.elements).difference(tags.read())
    _without(tags, {link for name in gone for link in tags.annotations(tags.elements[name])})
    marks: dict[bytes, set[int]] = defaultdict(set)
    for one in (tags.elements.pop(name) for name in gone):
        marks[one["Pg"]].update(kid for kid in one["K"] if isinstance(kid, int))
        one.clear()
    for reference, numbers in marks.items():
        _as_artifacts(tags, tags.things[reference], numbers)


def _as_artifacts(tags: Tags, page: Any, marks: set[int]) -> None:
    at = tags.parents.index(page["StructParents"]) + 1
    parents, stream = tags.parents[at], tags.pdf.objects[int(page["Contents"].split()[0])].stream
    parents[:] = ["null" if mark in marks else one for mark, one in enumerate(parents)]
    for place, entry in enumerate(stream):
        if isinstance(entry, dict) and entry.get("MCID") in marks:
            stream[place - 1] = "/Artifact"
            entry.clear()
            entry["Type"] = "/Pagination"


def _tell(tags: Tags) -> None:
    """Links are printed; those without words have the description of their picture, else where they lead."""
    for annotation in (one for one in tags.things.values() if one.get("Subtype") == "/Link"):
        annotation["F"] = _PRINT_FLAG
    for link in tags.of("/Link"):
        told = [tags.things[kid]["Alt"] for kid in link["K"] if "Alt" in tags.things.get(kid, {})]
        if not told and len(link["K"]) == len(found := tags.annotations(link)):
            told = [tags.things[one]["Contents"] for one in found]
        if told:
            link["Alt"] = told[0]
