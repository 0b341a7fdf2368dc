"""What a layout and its master draw themselves: grounds, rules, marks, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from generator.deck.template.background import (
    Background,
    Gradient,
    background_of,
    blip_of,
    gradient_of,
    patterned,
)
from generator.deck.template.colours import paint
from generator.deck.template.layouts import A, Level, P
from generator.deck.template.reading import levels_of
from generator.shapes import Frame
from generator.shapes.colours import Paint
from generator.units import EMU_PER_PT

_SHAPES = {
    "rect": "rect",
    "roundRect": "rect",
    "ellipse": "ellipse",
    "flowChartProcess": "rect",
    "line": "line",
}


@dataclass(frozen=True)
class Art:
    """A shape of the template: a rectangle, an ellipse, a line or an outline through points in EMU, or a
    picture. `points` are for outlines and lines; `edge` is the colour of its line, `width` in points."""

    kind: str
    frame: Frame
    ground: Paint | None = None
    edge: Paint | None = None
    width: float = 0
    points: tuple[tuple[int, int], ...] = ()
    picture: bytes = b""
    gradient: Gradient | None = None


@dataclass(frozen=True)
class Mark:
    """Words that a layout prints itself, in the manner of `level`."""

    frame: Frame
    words: tuple[str, ...]
    level: Level
    colour: Paint
    anchor: str
    insets: tuple[int, int, int, int]


@dataclass(frozen=True)
class Decoration:
    """In the order of painting. `unread` names what could not be read, and so is not drawn."""

    ground: Paint
    picture: bytes = b""
    gradient: Gradient | None = None
    shapes: tuple[Art | Mark, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass
class _Reader:
    colours: Mapping[str, str]
    unread: list[str] = field(default_factory=list)

    def tree(self, part: Part, master: etree._Element) -> Iterator[Art | Mark]:
        root = part._element  # type: ignore[attr-defined]
        yield from self.shapes(root.find(f"{P}cSld/{P}spTree"), part, master, _same)

    def shapes(
        self, tree: etree._Element, part: Part, master: etree._Element, move: Callable[[Frame], Frame]
    ) -> Iterator[Art | Mark]:
        for shape in tree:
            if shape.find(f".//{P}nvPr/{P}ph") is not None and shape.tag != f"{P}grpSp":
                continue
            if shape.tag == f"{P}grpSp":
                yield from self.shapes(shape, part, master, _within(shape, move))
            elif shape.tag == f"{P}pic":
                yield from self.picture(shape, part, move)
            elif shape.tag in (f"{P}sp", f"{P}cxnSp"):
                yield from self.shape(shape, master, move)
            elif shape.tag == f"{P}graphicFrame":
                self.unread.append(_name(shape))

    def picture(self, shape: etree._Element, part: Part, move: Callable[[Frame], Frame]) -> Iterator[Art]:
        frame, data = _frame(shape.find(f"{P}spPr")), blip_of(shape.find(f"{P}blipFill"), part)
        if frame and data:
            yield Art("picture", move(frame), picture=data)
        else:
            self.unread.append(_name(shape))

    def shape(
        self, shape: etree._Element, master: etree._Element, move: Callable[[Frame], Frame]
    ) -> Iterator[Art | Mark]:
        properties = shape.find(f"{P}spPr")
        frame = _frame(properties)
        if properties is None or frame is None:
            return
        frame = move(frame)
        ground = self.ground(shape, properties)
        edge, width = self.edge(shape, properties)
        if ground or edge:
            kind, points = _outline(properties, frame)
            graded = gradient_of(properties.find(f"{A}gradFill"), self.colours)
            if not kind or properties.find(f"{A}pattFill") is not None:
                self.unread.append(_name(shape))
            yield Art(kind or "rect", frame, ground, edge, width, points, gradient=graded)
        yield from self.words(shape, master, frame)

    def ground(self, shape: etree._Element, properties: etree._Element) -> Paint | None:
        if properties.find(f"{A}noFill") is not None:
            return None
        stop = properties.find(f"{A}gradFill/{A}gsLst/{A}gs")
        if stop is not None:
            return paint(stop, self.colours)
        own = properties.find(f"{A}solidFill")
        if own is not None:
            return paint(own, self.colours)
        pattern = properties.find(f"{A}pattFill")
        if pattern is not None:
            return patterned(pattern, self.colours)
        style = shape.find(f"{P}style/{A}fillRef")
        return paint(style, self.colours) if style is not None and style.get("idx") != "0" else None

    def edge(self, shape: etree._Element, properties: etree._Element) -> tuple[Paint | None, float]:
        line = properties.find(f"{A}ln")
        width = int(line.get("w", "9525")) / EMU_PER_PT if line is not None else 0.75
        if line is not None and line.find(f"{A}noFill") is not None:
            return None, 0
        own = paint(line.find(f"{A}solidFill"), self.colours) if line is not None else None
        style = shape.find(f"{P}style/{A}lnRef")
        styled = paint(style, self.colours) if style is not None and style.get("idx") != "0" else None
        return own or styled, width

    def words(self, shape: etree._Element, master: etree._Element, frame: Frame) -> Iterator[Mark]:
        body = shape.find(f"{P}txBody")
        if body is None:
            return
        said = tuple("".join(one.text or "" for one in line.iter(f"{A}t")) for line in body.iterfind(f"{A}p"))
        if any(one.strip() for one in said):
            level = next(iter(levels_of([shape], master, "other", None)))
            own = body.find(f"{A}bodyPr")
            insets = [int(own.get(side, usual)) if own is not None else usual for side, usual in _INSETS]
            colour = Paint(self.colours.get(level.colour, self.colours.get("tx1", "#000000")))
            anchor = own.get("anchor", "t") if own is not None else "t"
            yield Mark(frame, said, level, colour, anchor, (insets[0], insets[1], insets[2], insets[3]))


_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))


def read_decoration(layout: Part, master: Part, colours: Mapping[str, str]) -> Decoration:
    """`colours` is the layout's `palette`. The master's shapes lie below, unless the layout hides them."""
    reader = _Reader(colours)
    root, above = layout._element, master._element  # type: ignore[attr-defined]
    shapes = [*reader.tree(master, above)] if root.get("showMasterSp", "1") in ("1", "true") else []
    shapes += reader.tree(layout, above)
    none = Background(None)
    theme = next((one.target_part for one in master.rels.values() if one.reltype == RT.THEME), None)
    behind = background_of(layout, theme, colours) or background_of(master, theme, colours) or none
    paper = behind.ground or Paint(colours.get("bg1", "#FFFFFF"))
    unread = dict.fromkeys((*behind.unread, *reader.unread))
    return Decoration(paper, behind.picture, behind.gradient, tuple(shapes), tuple(unread))


def grounds(layout: etree._Element, colours: Mapping[str, str]) -> dict[str, Paint]:
    """Of placeholders that have one, by their name: it shows where the placeholder is used."""
    found = {}
    for shape in layout.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        named, own = shape.find(f"{P}nvSpPr/{P}cNvPr"), paint(shape.find(f"{P}spPr/{A}solidFill"), colours)
        if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None and named is not None and own:
            found[named.get("name", "")] = own
    return found


def _frame(properties: etree._Element | None) -> Frame | None:
    placed = properties.find(f"{A}xfrm") if properties is not None else None
    at, size = (placed.find(f"{A}{tag}") if placed is not None else None for tag in ("off", "ext"))
    if at is None or size is None:
        return None
    return Frame(*(int(one or 0) for one in (at.get("x"), at.get("y"), size.get("cx"), size.get("cy"))))


def _same(frame: Frame) -> Frame:
    return frame


def _within(group: etree._Element, move: Callable[[Frame], Frame]) -> Callable[[Frame], Frame]:
    """Frames inside the group are counted in its own measure: ECMA-376, 20.1.7.5."""
    placed = group.find(f"{P}grpSpPr/{A}xfrm")
    outer = _frame(group.find(f"{P}grpSpPr"))
    at, size = (placed.find(f"{A}{tag}") if placed is not None else None for tag in ("chOff", "chExt"))
    if outer is None or at is None or size is None:
        return move
    x, y = int(at.get("x", 0)), int(at.get("y", 0))
    across = outer.width / (int(size.get("cx", 0)) or 1)
    down = outer.height / (int(size.get("cy", 0)) or 1)

    def inside(one: Frame) -> Frame:
        left, top = outer.x + (one.x - x) * across, outer.y + (one.y - y) * down
        return move(Frame(*(round(part) for part in (left, top, one.width * across, one.height * down))))

    return inside


def _outline(properties: etree._Element, frame: Frame) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Its kind, "" for one that is not known and is drawn as its rectangle; points of outlines and lines."""
    preset = properties.find(f"{A}prstGeom")
    kind = _SHAPES.get(preset.get("prst", ""), "") if preset is not None else ""
    placed = properties.find(f"{A}xfrm")
    if kind == "line":
        falls = placed is None or (placed.get("flipV", "0") == placed.get("flipH", "0"))
        top, foot = (frame.y, frame.y + frame.height) if falls else (frame.y + frame.height, frame.y)
        return "outline", ((frame.x, top), (frame.x + frame.width, foot))
    path = properties.find(f"{A}custGeom/{A}pathLst/{A}path")
    if path is None:
        return kind, ()
    # A path that is a line has no height, nor has its frame.
    wide, tall = int(path.get("w", "0")) or frame.width or 1, int(path.get("h", "0")) or frame.height or 1
    steps = [one for one in path if one.tag in (f"{A}moveTo", f"{A}lnTo", f"{A}cubicBezTo")]
    ends = [step.findall(f"{A}pt")[-1] for step in steps]
    try:
        found = [(int(one.get("x", "")), int(one.get("y", ""))) for one in ends]
    except ValueError:  # a name of a guide
        return "", ()
    return "outline", tuple(
        (frame.x + round(x * frame.width / wide), frame.y + round(y * frame.height / tall)) for x, y in found
    )


def _name(shape: etree._Element) -> str:
    named = shape.find(f".//{P}cNvPr")
    return f"'{named.get('name', '')}'" if named is not None else "a shape"
