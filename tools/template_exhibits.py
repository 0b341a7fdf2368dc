"""Layouts of what is shown: two sides, questions, codes to scan."""

from __future__ import annotations

from tools.template_grid import (
    BOTTOM,
    EYEBROW,
    FULL,
    HEIGHT,
    LEVELS,
    MARGIN,
    RULE,
    SOURCE,
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


def comparison() -> Layout:
    """Two sides, each under a band of its own: the first in grey, the second in the accent."""
    inside, band = 0.3, 0.9
    boxes: list[Box] = []
    shapes: list[Shape] = []
    for index, (ground, strong) in enumerate((("tx1 5", "tx2"), ("accent1 8", "accent1"))):
        x, number = column(index * 6), index + 1
        shapes.append(Shape(f"Ground {number}", At(x, TOP, span(6), BOTTOM - TOP), ground))
        shapes.append(Shape(f"Band {number}", At(x, TOP, span(6), band), strong))
        heading = title.but(size=34, leading=100, colour="bg1", anchor="ctr")
        at = At(x + inside, TOP, span(6) - 2 * inside, band)
        boxes.append(Box(f"Heading {number}", "body", at, heading, "Heading"))
        below = At(x + inside, TOP + band + 0.16, span(6) - 2 * inside, BOTTOM - TOP - band - 0.22)
        listed = tuple(level.but(before=8) for level in (text.but(size=30), *LEVELS[1:]))
        boxes.append(Box(f"Side {number}", "body", below, listed[0], "Text", levels=listed))
    return headed("Comparison", *boxes, shapes=tuple(shapes))


def question() -> Layout:
    """Words on the left, and half the slide a question mark."""
    left, wide = MARGIN, span(8)
    mark = title.but(size=440, colour="bg1", leading=80, align="ctr", anchor="ctr", fits=False)
    return Layout(
        "Question",
        (
            Box(
                "Title",
                "title",
                At(left, 0.95, wide, 3.2),
                title.but(size=54, leading=98, anchor="b"),
                "What is asked",
            ),
            Box("Eyebrow", "body", At(left, 0.5, wide, 0.36), eyebrow, "Eyebrow"),
            Box("Text", "body", At(left, 4.35, wide, 1.1), text.but(size=26, before=0, colour="tx2"), "Text"),
            Box("Source", "body", At(left, 5.98, wide, 0.84), small, "Source"),
            *footers(),
        ),
        (
            Shape("Ground", At(0, 0, WIDTH, HEIGHT), "accent1 8"),
            Shape("Side", At(column(8) + 0.2, 0, WIDTH - column(8) - 0.2, 6.6), "accent1"),
            Mark("Question mark", At(column(8) + 0.2, 0.45, WIDTH - column(8) - 0.2, 6.4), mark, "?"),
            RULE,
        ),
    )


def appendix() -> Layout:
    """A divider quieter than a section's: what follows is kept for questions."""
    return Layout(
        "Appendix",
        (
            Box(
                "Title",
                "title",
                At(MARGIN, 2.2, span(10), 2.0),
                title.but(size=54, anchor="b"),
                "Appendix",
            ),
            Box("Eyebrow", "body", At(MARGIN, 0.5, FULL, 0.36), eyebrow.but(colour="tx2"), "Eyebrow"),
            Box("Text", "body", At(MARGIN, 4.55, span(8), 1.4), text.but(colour="tx2", before=0), "Text"),
            SOURCE,
            *footers(),
        ),
        (
            Shape("Ground", At(0, 0, WIDTH, HEIGHT), "tx1 5"),
            Shape("Rule", At(MARGIN, 4.36, 1.2, 0.06), "tx1"),
            RULE,
        ),
    )


def code(sourced: bool) -> Layout:
    """Code on a shade of ink, down to the footers where it needs no source."""
    typed = Type(32, CODE, anchor="ctr", insets=(0.36, 0.16, 0.2, 0.16))
    tall = (BOTTOM if sourced else 6.72) - 1.85
    box = Box("Code", "body", At(MARGIN, 1.85, FULL, tall), typed, "Code", ground="tx1 5")
    head = Box("Title", "title", At(MARGIN, 1.0, FULL, 0.75), title, "What it does")
    name = "Code Sourced" if sourced else "Code"
    below = (SOURCE,) if sourced else ()
    bar = Shape("Edge", At(MARGIN, 1.85, 0.08, tall), "accent1")
    return Layout(name, (head, EYEBROW, box, *below, *footers()), (bar, RULE))


def qr_code() -> Layout:
    """A QR code as large as the slide's height allows, with what it leads to beside it."""
    wide = span(7)
    address = text.but(size=26, font=CODE, colour="accent1", anchor="t", before=0)
    return Layout(
        "QR Code",
        (
            Box("Title", "title", At(MARGIN, 1.0, wide, 2.3), title.but(size=44, anchor="b"), "What it is"),
            EYEBROW,
            Box("Address", "body", At(MARGIN, 3.5, wide, 0.75), address, "Address"),
            Box("Text", "body", At(MARGIN, 4.35, wide, 1.55), text.but(before=0), "Text"),
            Box("Code", "pic", At(column(12) - 5.0 - 0.25, 0.95, 5.0, 5.0)),
            SOURCE,
            *footers(),
        ),
        (RULE,),
    )


def free() -> Layout:
    """A title and all the room below it, for what a talk's own template puts there."""
    levels, below = (text.but(size=28), *LEVELS[1:]), At(MARGIN, TOP, FULL, BOTTOM - TOP)
    return headed("Free", Box("Body", "body", below, levels[0], "Text", levels=levels))
