"""Draws `templates/deck/template.pptx`: the master and the layouts of the built-in deck.

The design's source, as long as nobody has edited the file in PowerPoint; the generator reads only the file.
    python -m tools.make_template
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools import template_files as files
from tools.template_parts import CODE, HEADING, At, Box, Layout, Mark, Shape, Type

TEMPLATE = Path(__file__).parents[1] / "templates" / "deck" / "template.pptx"

# A grid of twelve columns between margins of 0.75 in, on 13.333 x 7.5 in.
WIDTH, HEIGHT, MARGIN, GUTTER = 13.333, 7.5, 0.75, 0.25
COLUMN = (WIDTH - 2 * MARGIN - 11 * GUTTER) / 12


def column(number: int) -> float:
    """The left edge of a column, counted from 0."""
    return MARGIN + number * (COLUMN + GUTTER)


def span(columns: int) -> float:
    return columns * COLUMN + (columns - 1) * GUTTER


FULL = span(12)
TOP, BOTTOM = 2.4, 5.95  # of what stands below the title and above the source

title = Type(36, HEADING, bold=True, leading=95)
eyebrow = Type(18, CODE, "accent1", capitals=True, tracking=1, bold=True)
# Source Sans 3 asks for 1.42 of its size from line to line: 90 % of it reads as one paragraph.
text = Type(24, leading=90, before=10)
small = Type(14, colour="tx2", anchor="b", leading=90)
tiny = Type(12, colour="tx2", anchor="ctr", fits=False)
figure = Type(66, HEADING, "accent1", bold=True, leading=90, anchor="b", insets=(0, 0, 0.1, 0))
bulleted = text.but(bullet="–", indent=0.36, before=14)
LEVELS = (
    bulleted,
    bulleted.but(size=20, before=6),
    bulleted.but(size=18, before=4),
    bulleted.but(size=18, before=4),
    bulleted.but(size=18, before=4),
)


def footers(left: float = MARGIN, colour: str = "tx2") -> tuple[Box, ...]:
    style = tiny.but(colour=colour)
    middle = left + (WIDTH - MARGIN - left) * 0.66
    return (
        Box("Footer", "ftr", At(left, 6.93, middle - left - GUTTER, 0.28), style),
        Box("Date", "dt", At(middle, 6.93, WIDTH - MARGIN - 0.9 - middle, 0.28), style.but(align="r")),
        Box(
            "Slide Number",
            "sldNum",
            At(WIDTH - MARGIN - 0.7, 6.93, 0.7, 0.28),
            style.but(align="r", font=CODE),
        ),
    )


EYEBROW = Box("Eyebrow", "body", At(MARGIN, 0.5, FULL, 0.36), eyebrow, "Eyebrow")
TITLE = Box("Title", "title", At(MARGIN, 1.0, FULL, 1.15), title, "One idea")
SOURCE = Box("Source", "body", At(MARGIN, 5.98, FULL, 0.84), small, "Source")
RULE = Shape("Footer rule", At(MARGIN, 6.87, FULL, 0.01), "tx1 18")
BAR = Shape("Bar", At(0, 0, 0.22, HEIGHT), "accent1")


def headed(name: str, *boxes: Box, shapes: tuple[Shape | Mark, ...] = (), source: bool = True) -> Layout:
    """A layout on paper with eyebrow, title and footers."""
    below = (SOURCE,) if source else ()
    return Layout(name, (TITLE, EYEBROW, *boxes, *below, *footers()), (RULE, *shapes))


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
                At(left, 4.35, span(9), 1.1),
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
                At(column(5), 2.2, span(7), 2.0),
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
            Box("Text", "body", At(column(5), 4.45, span(7), 1.6), text.but(colour=on, before=0), "Text"),
            Box("Source", "body", At(column(5), 5.98, span(7), 0.84), small.but(colour=on), "Source"),
            *footers(colour=on),
        ),
        (Shape("Footer rule", At(MARGIN, 6.87, FULL, 0.01), "lt1 60"),),
        ground="accent1",
        dark=False,
    )


def panel(name: str, ground: str, words: str, listed: tuple[Type, ...]) -> Layout:
    """The title on a ground of its own, beside a list."""
    wide = column(5) - GUTTER
    left, room = wide + 0.7, WIDTH - wide - 0.7 - MARGIN
    inside = wide - MARGIN - 0.35
    accent = "hlink" if ground == "tx1" else "accent1"
    return Layout(
        name,
        (
            Box("Title", "title", At(MARGIN, 1.0, inside, 4.0), title.but(size=40, colour=words), "One idea"),
            Box(
                "Eyebrow",
                "body",
                At(MARGIN, 0.5, inside, 0.36),
                eyebrow.but(colour=words if ground == "tx1" else accent),
                "Eyebrow",
            ),
            Box("Body", "body", At(left, 0.6, room, 5.3), listed[0], "List", levels=listed),
            Box("Source", "body", At(left, 5.98, room, 0.84), small, "Source"),
            *footers(left),
        ),
        (
            Shape("Panel", At(0, 0, wide, HEIGHT), ground),
            Shape("Bar", At(0, 0, 0.22, HEIGHT), "accent1"),
            Shape("Footer rule", At(left, 6.87, room, 0.01), "tx1 18"),
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
    """Figures over a rule over their labels: up to three in a row, more in two rows."""
    across = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}[count]
    size = {1: 200, 2: 110, 3: 84, 4: 60, 5: 54, 6: 54}[count]
    wide, rows = 12 // across, -(-count // across)
    tall, high = (BOTTOM - TOP) / rows, {1: 2.2, 2: 1.7, 3: 1.6, 4: 0.8, 5: 0.75, 6: 0.75}[count]
    label = text.but(size=30 if count == 1 else 26 if count < 4 else 20, before=0)
    boxes: list[Box] = []
    rules: list[Shape] = []
    for index in range(count):
        x, y = column(index % across * wide), TOP + index // across * tall
        rules.append(Shape(f"Rule {index + 1}", At(x, y + high + 0.08, span(wide), 0.05), "accent1"))
        boxes.append(
            Box(f"Figure {index + 1}", "body", At(x, y, span(wide), high), figure.but(size=size), "0")
        )
        below = At(x, y + high + 0.26, span(wide), tall - high - 0.3)
        boxes.append(Box(f"Label {index + 1}", "body", below, label, "what it counts"))
    return headed(f"Facts {count}", *boxes, shapes=tuple(rules))


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
        (Shape("Footer rule", At(left, 6.87, WIDTH - MARGIN - left, 0.01), "tx1 18"),),
    )


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


def layouts() -> tuple[Layout, ...]:
    whole = At(MARGIN, TOP, FULL, BOTTOM - TOP)
    listed = (LEVELS[0].but(size=28, before=18, anchor="ctr"), *LEVELS[1:])
    numbered = Type(30, HEADING, bold=True, bullet="number", indent=0.75, before=20, anchor="ctr", leading=95)
    return (
        title_slide(),
        section(),
        panel("Agenda", "tx1", "bg1", (numbered,)),
        panel("Points", "accent1 8", "tx1", listed),
        point(),
        *(facts(count) for count in range(1, 7)),
        headed("Timeline", Box("Drawing", "", At(MARGIN, 1.75, FULL, 5.0)), source=False),
        milestone("Milestone", pictured=False),
        milestone("Milestone Picture", pictured=True),
        quote(),
        statement(),
        big_title(),
        columns(2),
        columns(3),
        headed("Table", Box("Table", "tbl", whole, text.but(size=20))),
        headed(
            "Picture",
            Box("Picture", "pic", At(MARGIN, 2.0, FULL, 3.5)),
            Box(
                "Caption",
                "body",
                At(MARGIN, 5.58, FULL, 0.36),
                text.but(size=18, before=0, align="ctr"),
                "Caption",
            ),
        ),
        *(organisations(count) for count in (2, 3, 4, 6, 9, 12)),
        sources(),
        closing(),
    )


def main() -> None:
    parts = files.parts(master_boxes(), layouts(), title, LEVELS, RULE)
    with zipfile.ZipFile(TEMPLATE, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    print(f"{TEMPLATE}: {len(layouts())} layouts")


def master_boxes() -> tuple[Box, ...]:
    body = Box("Body", "body", At(MARGIN, TOP, FULL, BOTTOM - TOP), LEVELS[0], levels=LEVELS)
    return (TITLE, body, *footers())


if __name__ == "__main__":
    main()
