"""Layouts of voices and evidence: quotes, columns, names, sources, closing."""

from __future__ import annotations

from tools.template_grid import (
    BAR,
    BOTTOM,
    EYEBROW,
    FULL,
    GUTTER,
    HEIGHT,
    LEVELS,
    LOW_SOURCE,
    MARGIN,
    RULE,
    TOP,
    WIDTH,
    column,
    eyebrow,
    footers,
    headed,
    small,
    span,
    text,
    title,
)
from tools.template_parts import CODE, At, Box, Layout, Mark, Shape, Type


def quote() -> Layout:
    """The title is who said it: in an outline the speakers' names tell the quotes apart."""
    left = column(2)
    person = title.but(size=28, anchor="b", leading=100)
    return _quoted(
        "Quote",
        Box("Title", "title", At(left, 4.88, span(9), 0.52), person, "Who said it"),
        Box("Eyebrow", "body", At(left, 0.5, span(10), 0.36), eyebrow, "Eyebrow"),
        Box("Quote", "body", At(left, 1.05, span(9), 3.6), _SAID, "What was said"),
        Box("Role", "body", At(left, 5.47, span(9), 0.63), text.but(size=22, before=0, colour="tx2"), "Role"),
    )


def titled_quote() -> Layout:
    """With a title of its own, which stands where the eyebrow does."""
    left = column(2)
    return _quoted(
        "Quote Titled",
        Box("Title", "title", At(left, 0.5, span(10), 0.36), eyebrow, "Quote"),
        Box("Quote", "body", At(left, 1.05, span(9), 3.95), _SAID, "What was said"),
        Box("Person", "body", At(left, 5.28, span(9), 0.68), text.but(before=0), "Who said it"),
    )


_SAID = title.but(size=44, leading=100, anchor="b")


def _quoted(name: str, *boxes: Box) -> Layout:
    left = column(2)
    mark = title.but(size=200, colour="lt1", leading=80, align="ctr", fits=False)
    return Layout(
        name,
        (
            *boxes,
            Box("Source", "body", At(left, 6.12, span(10), 0.7), small, "Source"),
            *footers(left),
        ),
        (
            Shape("Ground", At(0, 0, WIDTH, HEIGHT), "accent1 8"),
            Shape("Side", At(0, 0, column(2) - 0.45, HEIGHT), "accent1"),
            Mark("Quotation mark", At(0.3, 0.55, 1.6, 2.0), mark, "“"),
            Shape("Footer rule", At(left, 6.92, span(10), 0.01), "tx1 18"),
        ),
    )


def statement() -> Layout:
    return Layout(
        "Statement",
        (
            Box("Title", "title", At(1.25, 0.85, span(10), 0.36), eyebrow.but(colour="hlink"), "Statement"),
            Box(
                "Statement",
                "body",
                At(1.25, 1.4, span(11), 4.4),
                title.but(size=54, leading=98, anchor="ctr", before=16),
                "One sentence",
            ),
            Box("Source", "body", At(1.25, 5.98, span(10), 0.84), small, "Source"),
            *footers(1.25),
        ),
        (BAR,),
        ground="dk1",
        dark=True,
    )


def big_title() -> Layout:
    """A statement that is its own title."""
    return Layout(
        "Big Title",
        (
            Box(
                "Title",
                "title",
                At(1.25, 1.4, span(11), 4.4),
                title.but(size=54, leading=98, anchor="ctr"),
                "One sentence",
            ),
            Box("Eyebrow", "body", At(1.25, 0.85, span(10), 0.36), eyebrow.but(colour="hlink"), "Eyebrow"),
            Box("Source", "body", At(1.25, 5.98, span(10), 0.84), small, "Source"),
            *footers(1.25),
        ),
        (BAR,),
        ground="dk1",
        dark=True,
    )


def columns(count: int, headings: bool) -> Layout:
    wide, inside = 12 // count, 0.24
    size = {2: 32, 3: 28}[count]
    down = 0.98 if headings else 0.24
    boxes: list[Box] = []
    shapes: list[Shape] = []
    for index in range(count):
        x, number = column(index * wide), index + 1
        shapes.append(Shape(f"Ground {number}", At(x, TOP, span(wide), BOTTOM - TOP), "accent1 8"))
        shapes.append(Shape(f"Rule {number}", At(x, TOP, span(wide), 0.06), "accent1"))
        if headings:
            at = At(x + inside, TOP + 0.22, span(wide) - 2 * inside, 0.68)
            boxes.append(
                Box(f"Heading {number}", "body", at, title.but(size=size + 4, leading=100), "Heading")
            )
        below = At(x + inside, TOP + down, span(wide) - 2 * inside, BOTTOM - TOP - down - 0.08)
        listed = tuple(level.but(before=6) for level in (text.but(size=size), *LEVELS[1:]))
        boxes.append(Box(f"Column {number}", "body", below, listed[0], "Text", levels=listed))
    return headed(f"Columns {count}{'' if headings else ' Bare'}", *boxes, shapes=tuple(shapes))


def organisations(count: int, logos: bool) -> Layout:
    """Names with their roles in tiles that fill the slide; logos stand above, and all in the middle."""
    across = {1: 1, 2: 2, 3: 3, 4: 2, 6: 3, 8: 4, 9: 3, 12: 4}[count]
    rows, wide = count // across, 12 // across
    tall = (BOTTOM - TOP - (rows - 1) * GUTTER) / rows
    mark = tall * (0.48 if rows < 3 else 0.42) if logos else 0
    name = title.but(
        size={1: 66, 2: 44, 3: 36, 4: 40, 6: 32, 8: 26, 9: 28, 12: 24}[count],
        leading=100,
        anchor="ctr",
        align="ctr" if logos else "l",
        insets=(0.2, mark + 0.05, 0.2, 0.05) if logos else (0.3 if across < 4 else 0.2, 0.05, 0.15, 0.05),
    )
    if logos:
        name = name.but(size=min(name.size, 48 if count == 1 else 26))
    role = text.but(
        size=30 if count == 1 else 20 if rows < 3 else 18, before=4, colour="tx2", align=name.align
    )
    boxes: list[Box] = []
    for index in range(count):
        at = At(column(index % across * wide), TOP + index // across * (tall + GUTTER), span(wide), tall)
        boxes.append(
            Box(f"Name {index + 1}", "body", at, name, "Name", ground="accent1 8", levels=(name, role))
        )
        if logos:
            inside = At(at.x + 0.3, at.y + 0.18, at.width - 0.6, mark - 0.18)
            boxes.append(Box(f"Logo {index + 1}", "pic", inside, role))
    return headed(f"Organisations {count}{' Logos' if logos else ''}", *boxes)


def picture() -> Layout:
    return _captioned("Picture", 5.56, 5.6, LOW_SOURCE)


def captioned_picture() -> Layout:
    """With its caption and whose it is, and no source: what is seen takes that room."""
    return _captioned("Picture Captioned", 5.98, 6.04)


def _captioned(name: str, foot: float, below: float, *more: Box) -> Layout:
    """A picture down to `foot`, with its caption and whose it is from `below` on, in inches."""
    caption = text.but(size=18, before=0, align="ctr")
    credit = small.but(anchor="t", align="ctr")
    return _shown(
        name,
        foot,
        Box("Caption", "body", At(MARGIN, below, FULL, 0.38), caption, "Caption"),
        # "Source", because it too may be small.
        Box("Source Credit", "body", At(MARGIN, below + 0.38, FULL, 0.3), credit, "Credit"),
        *more,
    )


def sourced_picture() -> Layout:
    """With nothing below it but where it comes from."""
    return _shown("Picture Sourced", 6.24, LOW_SOURCE)


def large_picture() -> Layout:
    """With nothing below it."""
    return _shown("Picture Large", 6.72)


def _shown(name: str, bottom: float, *below: Box) -> Layout:
    """A picture under a title of one line, which is smaller where it needs two."""
    top = 1.82
    head = Box("Title", "title", At(MARGIN, 1.0, FULL, 0.72), title, "What is seen")
    shown = Box("Picture", "pic", At(MARGIN, top, FULL, bottom - top))
    return Layout(name, (head, EYEBROW, shown, *below, *footers()), (RULE,))


def chart() -> Layout:
    return headed(
        "Chart",
        Box("Chart", "chart", At(MARGIN, 2.2, FULL, 4.05), text.but(size=18)),
        LOW_SOURCE,
        source=False,
    )


def sources() -> Layout:
    listed = Type(22, leading=90, before=12, bullet="number", indent=0.42)
    boxes = [
        Box(f"Sources {number + 1}", "body", At(column(number * 6), 1.95, span(6), 4.8), listed, "Sources")
        for number in range(2)
    ]
    return _listed("Sources", *boxes)


def few_sources() -> Layout:
    """In one column, larger."""
    listed = Type(28, leading=90, before=26, bullet="number", indent=0.55, anchor="ctr")
    return _listed("Sources Few", Box("Sources 1", "body", At(MARGIN, 1.95, FULL, 4.5), listed, "Sources"))


def _listed(name: str, *boxes: Box) -> Layout:
    head = Box("Title", "title", At(MARGIN, 1.0, FULL, 0.7), title, "Sources")
    return Layout(name, (head, EYEBROW, *boxes, *footers()), (RULE,))


def closing(*, coded: bool) -> Layout:
    """With a code to scan and the address that it leads to; or the last word alone, across the slide."""
    left, wide = 1.25, 6.7 if coded else span(11)
    address = text.but(size=22, font=CODE, colour="hlink", anchor="ctr", before=0)
    code = (
        Box("Address", "body", At(left, 5.6, wide, 0.8), address, "Address"),
        Box("Code", "pic", At(8.6, 1.75, 4.0, 4.0)),
    )
    return Layout(
        "Closing" if coded else "Closing Bare",
        (
            Box(
                "Title",
                "title",
                At(left, 1.3, wide, 2.7),
                title.but(size=60 if coded else 80, leading=95, anchor="b"),
                "The last word",
            ),
            Box("Eyebrow", "body", At(left, 0.85, wide, 0.36), eyebrow.but(colour="hlink"), "Eyebrow"),
            Box("Text", "body", At(left, 4.25, wide, 1.3), text.but(size=26, colour="tx2", before=0), "Text"),
            *(code if coded else ()),
            *footers(left),
        ),
        (BAR,),
        ground="dk1",
        dark=True,
    )
