"""Layouts of voices and evidence: quotes, columns, names, sources, closing."""

from __future__ import annotations

from tools.template_grid import (
    BAR,
    BOTTOM,
    EYEBROW,
    FULL,
    HEIGHT,
    LEVELS,
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
    left = column(2)
    return Layout(
        "Quote",
        (
            Box("Title", "title", At(left, 0.5, span(10), 0.36), eyebrow, "Quote"),
            Box(
                "Quote",
                "body",
                At(left, 1.1, span(9), 3.9),
                title.but(size=44, leading=100, anchor="ctr"),
                "What was said",
            ),
            Box("Person", "body", At(left, 5.28, span(9), 0.68), text.but(before=0), "Who said it"),
            Box("Source", "body", At(left, 5.98, span(10), 0.84), small, "Source"),
            *footers(left),
        ),
        (
            Shape("Ground", At(0, 0, WIDTH, HEIGHT), "accent1 8"),
            Shape("Side", At(0, 0, column(2) - 0.45, HEIGHT), "accent1"),
            Mark(
                "Quotation mark",
                At(0.3, 0.55, 1.6, 2.0),
                title.but(size=200, colour="lt1", leading=80, align="ctr", fits=False),
                "“",
            ),
            Shape("Footer rule", At(left, 6.87, span(10), 0.01), "tx1 18"),
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


def columns(count: int) -> Layout:
    wide = 12 // count
    boxes = []
    rules = []
    for index in range(count):
        x = column(index * wide)
        rules.append(Shape(f"Rule {index + 1}", At(x, TOP, span(wide), 0.05), "accent1"))
        heading = title.but(size=30, leading=100)
        boxes.append(
            Box(f"Heading {index + 1}", "body", At(x, TOP + 0.2, span(wide), 0.55), heading, "Heading")
        )
        boxes.append(
            Box(
                f"Column {index + 1}",
                "body",
                At(x, TOP + 0.85, span(wide), BOTTOM - TOP - 0.85),
                text,
                "Text",
                levels=(text.but(before=10), *LEVELS[1:]),
            )
        )
    return headed(f"Columns {count}", *boxes, shapes=tuple(rules))


def organisations(count: int) -> Layout:
    """Names with their roles, a rule over every row."""
    across = {2: 2, 3: 3, 4: 2, 6: 3, 9: 3, 12: 4}[count]
    rows, wide = count // across, 12 // across
    tall = min((BOTTOM - TOP) / rows, 1.9)
    name = title.but(
        size={2: 40, 3: 34, 4: 36, 6: 30, 9: 24, 12: 22}[count],
        leading=100,
        anchor="t",
        insets=(0, 0, 0.15, 0),
    )
    role = text.but(size=18, before=2, colour="tx2")
    boxes = []
    for index in range(count):
        x, y = column(index % across * wide), TOP + index // across * tall
        below = At(x, y + 0.16, span(wide), tall - 0.26)
        boxes.append(Box(f"Name {index + 1}", "body", below, name, "Name", levels=(name, role)))
    rules = [
        Shape(f"Rule {row + 1}", At(MARGIN, TOP + row * tall, FULL, 0.04), "accent1") for row in range(rows)
    ]
    return headed(f"Organisations {count}", *boxes, shapes=tuple(rules))


def sources() -> Layout:
    listed = Type(22, leading=90, before=12, bullet="number", indent=0.42)
    boxes = [
        Box(f"Sources {number + 1}", "body", At(column(number * 6), 1.95, span(6), 4.8), listed, "Sources")
        for number in range(2)
    ]
    head = Box("Title", "title", At(MARGIN, 1.0, FULL, 0.7), title, "Sources")
    return Layout("Sources", (head, EYEBROW, *boxes, *footers()), (RULE,))


def closing() -> Layout:
    left = 1.25
    return Layout(
        "Closing",
        (
            Box(
                "Title",
                "title",
                At(left, 1.3, 6.7, 2.7),
                title.but(size=60, leading=95, anchor="b"),
                "The last word",
            ),
            Box("Eyebrow", "body", At(left, 0.85, 6.7, 0.36), eyebrow.but(colour="hlink"), "Eyebrow"),
            Box("Text", "body", At(left, 4.25, 6.7, 1.3), text.but(size=26, colour="tx2", before=0), "Text"),
            Box(
                "Address",
                "body",
                At(left, 5.75, 6.7, 0.5),
                text.but(size=22, font=CODE, colour="hlink", anchor="ctr", before=0),
                "Address",
            ),
            Box("Code", "pic", At(8.6, 1.75, 4.0, 4.0)),
            *footers(left),
        ),
        (BAR,),
        ground="dk1",
        dark=True,
    )
