"""Placed slides → what their page's template prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.charts.drawing import draw_chart
from generator.content.inline import SLIDE
from generator.deck import Composed
from generator.deck.placed import (
    CELL_BESIDE,
    CELL_PAD,
    Drawing,
    Placed,
    PlacedChart,
    PlacedPicture,
    PlacedSlide,
    PlacedTable,
    PlacedText,
)
from generator.deck.placing.measuring import Setting
from generator.deck.slides import Paragraph
from generator.deck.template.colours import palette
from generator.deck.template.decoration import Art, Decoration, Mark, grounds, read_decoration
from generator.deck.template.layouts import Layout, Level, Placeholder
from generator.pages.slides import art
from generator.pages.slides.saying import all_notes
from generator.pages.slides.tables import cell_colour, recolour_table, rules_of
from generator.pages.slides.text import Block, blocks, labelled
from generator.pages.slides.view import Cell, Dress, Element, Row, SlideView, grouped, numbered
from generator.shapes import Area, Drawn, Frame, Label, Run
from generator.shapes.colours import Paint
from generator.units import EMU_PER_PT

_CELL_RIGHT = 91_440  # EMU
_BEYOND = 12 * EMU_PER_PT


@dataclass(frozen=True)
class Dressed:
    """A layout's colours by name, what it draws itself, and the grounds of its placeholders."""

    colours: Mapping[str, str]
    decoration: Decoration
    grounds: Mapping[str, Paint]


@dataclass(frozen=True)
class Painter:
    """Draws the slides of one deck: what layouts have in common is made once."""

    composed: Composed
    setting: Setting
    anchors: frozenset[str]  # of the slides that are printed
    dressed: Mapping[str, Dressed]  # by the names of layouts

    def find_undrawn(self, slides: Iterable[PlacedSlide]) -> tuple[str, ...]:
        """What the template has on these slides that is not drawn here, in words, once each."""
        found: list[str] = []
        for slide in slides:
            found += self.dressed[slide.layout.name].decoration.unread
            if self.composed.template.brand and any(isinstance(one, PlacedTable) for one in slide.shapes):
                found.append("the style of tables")
        return tuple(dict.fromkeys(found))

    def slide(self, slide: PlacedSlide, number: int, *, opens: bool, notes: bool) -> SlideView:
        """`opens` says that it begins a section: its title is of the first level."""
        dressed = self.dressed[slide.layout.name]
        colours, decoration = dressed.colours, dressed.decoration
        elements = [*self._ground(decoration, colours)]
        for shape in slide.behind:
            elements += self._shape(shape, slide.layout, colours)
        elements += self._text(slide.title, slide.layout, colours, "h1" if opens else "h2")
        for shape in slide.shapes:
            elements += self._shape(shape, slide.layout, colours)
        elements += self._footers(slide.layout, number, colours)
        heading = "".join(run.text for one in slide.title.paragraphs for run in one.runs).replace("\n", " ")
        said = grouped(numbered(all_notes(slide))) if notes else ()
        return SlideView(self.anchor(slide, number), decoration.ground.colour, heading, tuple(elements), said)

    def anchor(self, slide: PlacedSlide, number: int) -> str:
        return f"slide-{slide.showing.anchor or number}"

    def _ground(self, decoration: Decoration, colours: Mapping[str, str]) -> Iterator[Element]:
        whole = self.composed.size
        if decoration.picture:
            yield Element("art", _place(whole), _picture(decoration.picture))
        behind = [Art("rect", whole, gradient=decoration.gradient)] if decoration.gradient else []
        arts = behind + [one for one in decoration.shapes if isinstance(one, Art)]
        if arts:
            yield self._art(whole, [*art.decorated(arts, _picture)])
        for one in decoration.shapes:
            if isinstance(one, Mark):
                yield self._mark(one, colours)

    def _art(self, frame: Frame, inner: Sequence[str]) -> Element:
        data = art.svg(frame, inner).encode()
        return Element("art", _place(frame), art.address(data, "image/svg+xml"))

    def _mark(self, mark: Mark, colours: Mapping[str, str]) -> Element:
        box = Placeholder("", "body", 0, mark.frame, mark.insets, mark.anchor, (mark.level,), False)
        words = tuple(Paragraph((Run(one),)) for one in mark.words)
        placed = PlacedText(box, words, tuple((mark.level.size,) for _ in mark.words))
        found = blocks(placed, Layout("", {}, ""), self.setting)
        own = {**colours, mark.level.colour: mark.colour.colour}
        return self._set(found, box, own, "p", kind="aside")

    def _shape(self, shape: Placed, layout: Layout, colours: Mapping[str, str]) -> Iterator[Element]:
        if isinstance(shape, PlacedText):
            yield from self._text(shape, layout, colours)
        elif isinstance(shape, PlacedPicture):
            yield _pictured(shape)
        elif isinstance(shape, PlacedTable):
            yield from self._table(recolour_table(shape, layout), layout, colours)
        else:
            shapes = draw_chart(shape.chart) if isinstance(shape, PlacedChart) else shape.shapes
            inner = [*art.drawn(shapes, colours)]
            labels = [one for one in shapes if isinstance(one, Label)]
            frame = _around(shape.frame)
            if shape.alt and not (labels and isinstance(shape, Drawing)):
                svg = art.svg(frame, inner, shape.alt)
                yield Element("figure", _place(frame), svg=svg, link=self._target(_link_of(shapes)))
            else:
                yield self._art(frame, inner)
            decorates = isinstance(shape, Drawing) and not shape.alt
            yield from (self._label(one, colours, "aside" if decorates else "text") for one in labels)

    def _label(self, label: Label, colours: Mapping[str, str], kind: str) -> Element:
        frame = _upright(label.frame) if label.turned else label.frame
        box = Placeholder("", "body", 0, frame, (0, 0, 0, 0), label.anchor, (), False)
        found = (Block(labelled(label, self.setting), label.align),)
        turn = "rotate(-90deg)" if label.turned else ""
        return self._set(found, box, colours, "p", kind, turn)

    def _text(
        self, placed: PlacedText, layout: Layout, colours: Mapping[str, str], tag: str = "p"
    ) -> Iterator[Element]:
        box = placed.placeholder
        ground = self.dressed[layout.name].grounds.get(box.name)
        if placed.fill:
            yield self._art(box.frame, [*art.drawn([Area("", box.frame, placed.fill)], colours)])
        elif ground:
            yield self._art(box.frame, [*art.decorated([Art("rect", box.frame, ground)], _picture)])
        if found := blocks(placed, layout, self.setting):
            yield self._set(found, box, colours, tag)

    def _set(
        self,
        found: Sequence[Block],
        box: Placeholder,
        colours: Mapping[str, str],
        tag: str,
        kind: str = "text",
        turn: str = "",
    ) -> Element:
        """The blocks in the box, above one another from where its anchor has them begin; `turn` is about its
        middle."""
        left, top, right, bottom = (one / EMU_PER_PT for one in box.insets)
        room = box.frame.height / EMU_PER_PT - top - bottom
        tall = sum(one.before + one.height for one in found)
        y = box.frame.y / EMU_PER_PT + top + (room - tall) * {"t": 0, "ctr": 0.5, "b": 1}[box.anchor]
        x, wide = box.frame.x / EMU_PER_PT + left, box.frame.width / EMU_PER_PT - left - right
        groups = Dress(colours, self._target).groups(found, tag)
        place = f"left: {x:.2f}pt; top: {y:.2f}pt; width: {wide:.2f}pt"
        if turn:
            middle = box.frame.y / EMU_PER_PT + top + room / 2 - y
            place += f"; transform: {turn}; transform-origin: {wide / 2:.2f}pt {middle:.2f}pt"
        return Element(kind, place, groups=groups)

    def _footers(self, layout: Layout, number: int, colours: Mapping[str, str]) -> Iterator[Element]:
        """Not to be read aloud: they say on every page what a reader knows."""
        imprint = self.composed.imprint
        for box in layout.footers:
            if said := {"ftr": imprint.footer, "dt": imprint.date, "sldNum": str(number)}[box.kind]:
                placed = PlacedText(box, (Paragraph((Run(said),)),), ((box.levels[0].size,),))
                field = box.kind != "dt"  # the date is fixed
                found = blocks(placed, layout, self.setting, natural=field)
                # Footers stand where the layout has them, whichever way their words run.
                placed_so = [replace(block, align=box.levels[0].align) for block in found]
                yield self._set(placed_so, box, colours, "p", kind="aside")

    def _table(self, table: PlacedTable, layout: Layout, colours: Mapping[str, str]) -> Iterator[Element]:
        yield self._art(table.frame, [*art.drawn(rules_of(table, layout), colours)])
        rows = []
        for index, (cells, height) in enumerate(zip(table.rows, table.heights, strict=True)):
            views = (self._cell(table, cell, index, at, colours) for at, cell in enumerate(cells))
            rows.append(Row(not index, height / EMU_PER_PT, tuple(views)))
        turned = "; direction: rtl" if table.rtl else ""
        yield Element("table", _place(table.frame) + turned, rows=tuple(rows))

    def _cell(
        self, table: PlacedTable, cell: Paragraph, row: int, column: int, colours: Mapping[str, str]
    ) -> Cell:
        wide = table.widths[column]
        level = Level(
            table.size,
            bold=not row or not column,
            leading=table.leading,
            colour=cell_colour(row),
            align=table.align(column),
            rtl=table.rtl,
        )
        before, after = (CELL_BESIDE if column else CELL_PAD[0]), _CELL_RIGHT
        left, right = (after, before) if table.rtl else (before, after)
        frame = Frame(0, 0, wide, table.heights[row])
        box = Placeholder("", "tbl", 0, frame, (left, 0, right, 0), "ctr", (level,), False)
        placed = PlacedText(box, (replace(cell, level=0),), ((table.size,) * len(cell.runs),))
        [block] = blocks(placed, Layout("", {}, ""), self.setting, natural=True)
        pad = CELL_PAD[1] / EMU_PER_PT
        anchor = "middle" if row else "bottom"
        css = (
            f"padding: {pad}pt {right / EMU_PER_PT}pt {pad}pt {left / EMU_PER_PT}pt; vertical-align: {anchor}"
        )
        return Cell((wide - left - right) / EMU_PER_PT, css, Dress(colours, self._target).block(block))

    def _target(self, link: str) -> str:
        """Where a link leads in the PDF; "" to a slide that is not in it."""
        if not link.startswith(SLIDE):
            return link
        return f"#slide-{link[1:]}" if link[1:] in self.anchors else ""


def dress_layouts(composed: Composed, slides: Iterable[PlacedSlide]) -> Mapping[str, Dressed]:
    """The layouts of these slides, by name."""
    return {name: _dress(composed, name) for name in {slide.layout.name for slide in slides}}


def _dress(composed: Composed, name: str) -> Dressed:
    layout = composed.layouts[name][1]
    master = layout.slide_layout.slide_master.part  # type: ignore[attr-defined]
    theme = next(one.target_part for one in master.rels.values() if one.reltype.endswith("/theme"))
    colours = palette(theme.blob, master._element, layout._element)  # type: ignore[attr-defined]
    decoration = read_decoration(layout, master, colours)
    return Dressed(colours, decoration, grounds(layout._element, colours))  # type: ignore[attr-defined]


def _pictured(picture: PlacedPicture) -> Element:
    """Cut as in the deck: the whole picture lies under its frame, which hides what is beside it."""
    crop = picture.crop
    across, down = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    css = (
        f"position: relative; width: {100 / across:.3f}%; height: {100 / down:.3f}%; "
        f"left: {-100 * crop.left / across:.3f}%; top: {-100 * crop.top / down:.3f}%"
    )
    place = _place(picture.frame) + ("; border-radius: 50%" if picture.shape == "ellipse" else "")
    drawn = art.address(picture.vector, "image/svg+xml") if picture.vector else _picture(picture.data)
    return Element("picture", place, drawn, alt=picture.alt, link=picture.link, css=css)


def _link_of(shapes: Iterable[Drawn]) -> str:
    """Where the whole drawing leads: where all its shapes do, else nowhere."""
    links = {getattr(one, "link", "") for one in shapes}
    return links.pop() if len(links) == 1 else ""


def _around(frame: Frame) -> Frame:
    """A little more than the frame: dots at the ends of an axis stand half outside."""
    return Frame(frame.x - _BEYOND, frame.y - _BEYOND, frame.width + 2 * _BEYOND, frame.height + 2 * _BEYOND)


def _upright(frame: Frame) -> Frame:
    """The frame turned by a quarter about its middle."""
    x, y = frame.x + frame.width / 2, frame.y + frame.height / 2
    return Frame(round(x - frame.height / 2), round(y - frame.width / 2), frame.height, frame.width)


def _place(frame: Frame) -> str:
    x, y, wide, tall = (one / EMU_PER_PT for one in (frame.x, frame.y, frame.width, frame.height))
    return f"left: {x:.2f}pt; top: {y:.2f}pt; width: {wide:.2f}pt; height: {tall:.2f}pt"


def _picture(data: bytes) -> str:
    kind = "image/png" if data[:4] == b"\x89PNG" else "image/jpeg"
    return art.address(data, kind)
