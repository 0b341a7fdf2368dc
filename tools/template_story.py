"""Layouts of the story: title, section, lists, figures, milestones."""

from __future__ import annotations

from tools.template_grid import (
    BAR,
    BOTTOM,
    FULL,
    GUTTER,
    HEIGHT,
    MARGIN,
    RULE,
    SOURCE,
    TOP,
    WIDTH,
    column,
    eyebrow,
    figure,
    footers,
    headed,
    small,
    span,
    text,
    title,
)
from tools.template_parts import CODE, At, Box, Layout, Shape, Type


def title_slide() -> Layout:
    left, wide = 1.25, span(10)
    return Layout(
        "Title",
        (
            Box(
                "Title",
                "ctrTitle",
                At(left, 1.5, wide, 2.6),
                title.but(size=66, leading=92, anchor="b"),
                "The talk",
            ),
            Box("Eyebrow", "body", At(left, 0.85, wide, 0.36), eyebrow.but(colour="hlink"), "Eyebrow"),
            Box(
                "Subtitle",
                "subTitle",
                At(left, 4.35, span(9), 0.95),
                text.but(size=26, colour="tx2", before=0),
            ),
            Box("Strip", "", At(left, 5.62, FULL - 0.5, 0.3)),
            Box(
                "Details",
                "body",
                At(left, 6.15, wide, 0.6),
                text.but(size=20, anchor="ctr", before=0),
                "Event, date",
            ),
            *footers(left),
        ),
        (BAR,),
        ground="dk1",
        dark=True,
        kind="",
    )


def section() -> Layout:
    on = "lt1"
    return Layout(
        "Section",
        (
            Box(
                "Title",
                "title",
                At(column(5), 1.75, span(7), 2.0),
                title.but(size=54, colour=on, anchor="b"),
                "Section",
            ),
            Box("Eyebrow", "body", At(MARGIN, 0.5, FULL, 0.36), eyebrow.but(colour=on), "Eyebrow"),
            Box(
                "Numeral",
                "body",
                At(MARGIN, 1.5, span(5) - 0.1, 4.4),
                title.but(size=330, colour=on, leading=80, anchor="ctr"),
                "1",
            ),
            Box("Text", "body", At(column(5), 4.0, span(7), 1.6), text.but(colour=on, before=0), "Text"),
            Box("Source", "body", At(column(5), 5.98, span(7), 0.84), small.but(colour=on), "Source"),
            *footers(colour=on),
        ),
        (Shape("Footer rule", At(MARGIN, 6.92, FULL, 0.01), "lt1 60"),),
        ground="accent1",
        dark=False,
    )


def panel(name: str, ground: str, words: str, listed: tuple[Type, ...]) -> Layout:
    """The title on a ground of its own, beside a list."""
    wide = column(5) - GUTTER
    left, room = wide + 0.7, WIDTH - wide - 0.7 - MARGIN
    inside = wide - MARGIN - 0.35
    # At the panel's foot: in which of the talk's sections the list stands.
    progress = eyebrow.but(size=20, colour="bg1" if ground == "tx1" else "tx2", anchor="b")
    return Layout(
        name,
        (
            Box(
                "Title",
                "title",
                At(MARGIN, 0.95, inside, 4.6),
                title.but(size=44, colour=words, anchor="ctr"),
                "One idea",
            ),
            Box(
                "Eyebrow",
                "body",
                At(MARGIN, 0.5, inside, 0.36),
                eyebrow.but(colour=words if ground == "tx1" else "accent1"),
                "Eyebrow",
            ),
            Box("Body", "body", At(left, 0.6, room, 5.3), listed[0], "List", levels=listed),
            Box("Source", "body", At(left, 5.98, room, 0.84), small, "Source"),
            Box("Progress", "body", At(MARGIN, 6.5, inside, 0.44), progress, "1/4"),
            *footers(left),
        ),
        (
            Shape("Panel", At(0, 0, wide, HEIGHT), ground),
            Shape("Bar", At(0, 0, 0.22, HEIGHT), "accent1"),
            Shape("Footer rule", At(left, 6.92, room, 0.01), "tx1 18"),
        ),
    )


def point() -> Layout:
    return Layout(
        "Point",
        (
            Box(
                "Title", "title", At(column(4), 1.6, span(8), 2.0), title.but(size=48, anchor="b"), "One idea"
            ),
            Box("Eyebrow", "body", At(MARGIN, 0.5, FULL, 0.36), eyebrow, "Eyebrow"),
            Box(
                "Numeral",
                "body",
                At(MARGIN, 1.3, span(4) - 0.2, 4.4),
                title.but(size=300, colour="accent1", leading=80, anchor="ctr"),
                "1",
            ),
            Box("Text", "body", At(column(4), 3.85, span(8), 2.0), text.but(size=26, before=0), "Text"),
            SOURCE,
            *footers(),
        ),
        (RULE,),
    )


def facts(count: int) -> Layout:
    """One figure as large as the slide allows; two or three in rows, labels beside; more in a grid."""
    return _hero() if count == 1 else _rows(count) if count <= 3 else _grid(count)


def _hero() -> Layout:
    figured = Box("Figure 1", "body", At(MARGIN, TOP - 0.1, FULL, 2.5), figure.but(size=200), "0")
    label = text.but(size=32, before=0)
    below = Box("Label 1", "body", At(MARGIN, TOP + 2.65, span(10), 1.0), label, "what it counts")
    rule = Shape("Rule 1", At(MARGIN, TOP + 2.45, FULL, 0.05), "accent1")
    return headed("Facts 1", figured, below, shapes=(rule,))


def _rows(count: int) -> Layout:
    tall, size, across = (BOTTOM - TOP) / count, {2: 96, 3: 72}[count], {2: 6, 3: 5}[count]
    boxes: list[Box] = []
    rules: list[Shape] = []
    for index in range(count):
        y = TOP + index * tall
        rules.append(
            Shape(f"Rule {index + 1}", At(MARGIN, y, FULL, 0.01), "tx1 30")
            if index
            else Shape("Rule 1", At(MARGIN, y, FULL, 0.05), "accent1")
        )
        figured = figure.but(size=size, anchor="ctr", insets=(0, 0.1, 0.2, 0), leading=85)
        boxes.append(Box(f"Figure {index + 1}", "body", At(MARGIN, y, span(across), tall), figured, "0"))
        beside = At(column(across), y, span(12 - across), tall)
        label = text.but(size=28, before=0, anchor="ctr")
        boxes.append(Box(f"Label {index + 1}", "body", beside, label, "what it counts"))
    return headed(f"Facts {count}", *boxes, shapes=tuple(rules))


def _grid(count: int) -> Layout:
    across = {4: 2, 5: 3, 6: 3}[count]
    wide, tall = 12 // across, (BOTTOM - TOP) / 2
    size, high = (80, 0.95) if across == 2 else (60, 0.85)
    label = text.but(size=26 if across == 2 else 22, before=0)
    boxes: list[Box] = []
    rules: list[Shape] = []
    for index in range(count):
        x, y = column(index % across * wide), TOP + index // across * tall
        rules.append(Shape(f"Rule {index + 1}", At(x, y, span(wide), 0.05), "accent1"))
        figured = figure.but(size=size, anchor="ctr", leading=85)
        boxes.append(Box(f"Figure {index + 1}", "body", At(x, y + 0.12, span(wide), high), figured, "0"))
        below = At(x, y + 0.12 + high, span(wide), min(tall - high - 0.2, label.size / 30))
        boxes.append(Box(f"Label {index + 1}", "body", below, label, "what it counts"))
    return headed(f"Facts {count}", *boxes, shapes=tuple(rules))


def timeline() -> Layout:
    """The drawing takes what the title and a line or two of sources leave."""
    source = Box("Source", "body", At(MARGIN, 6.34, FULL, 0.48), small, "Source")
    return headed("Timeline", Box("Drawing", "", At(MARGIN, 1.7, FULL, 4.6)), source, source=False)


def milestone(name: str, pictured: bool) -> Layout:
    panel_wide, left = 4.3, 4.95
    wide = 4.3 if pictured else WIDTH - MARGIN - left
    picture = (
        (Box("Picture", "pic", At(left + wide + 0.3, 0.9, WIDTH - MARGIN - left - wide - 0.3, 4.3)),)
        if pictured
        else ()
    )
    era = eyebrow.but(size=20, colour="bg1", anchor="ctr", insets=(MARGIN, 0.5, 0.2, 0.5))
    year = title.but(size=80, font=CODE, colour="bg1", before=14)
    day = text.but(size=24, colour="bg1", before=8)
    return Layout(
        name,
        (
            Box(
                "Title",
                "title",
                At(left, 1.0, wide, 2.2),
                title.but(size=34 if pictured else 48, anchor="b"),
                "What happened",
            ),
            Box("Eyebrow", "body", At(left, 0.5, WIDTH - MARGIN - left, 0.36), eyebrow, "Era"),
            Box("Text", "body", At(left, 3.45, wide, 1.9), text.but(before=0), "Text"),
            Box("Strip", "", At(left, 5.5, WIDTH - MARGIN - left, 0.34)),
            *picture,
            Box("Source", "body", At(left, 5.98, WIDTH - MARGIN - left, 0.84), small, "Source"),
            Box(
                "Date panel",
                "body",
                At(0, 0, panel_wide, HEIGHT),
                era,
                "Era",
                ground="accent1",
                levels=(era, year, day),
            ),
            *footers(left),
        ),
        (Shape("Footer rule", At(left, 6.92, WIDTH - MARGIN - left, 0.01), "tx1 18"),),
    )
