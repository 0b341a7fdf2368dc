"""The grid, the type and the parts that the deck's layouts share: inches and points on 13.333 x 7.5 in."""

from __future__ import annotations

from tools.template_parts import CODE, HEADING, At, Box, Layout, Mark, Shape, Type

# A grid of twelve columns between margins of 0.75 in, on 13.333 x 7.5 in.
WIDTH, HEIGHT, MARGIN, GUTTER = 13.333, 7.5, 0.75, 0.25
COLUMN = (WIDTH - 2 * MARGIN - 11 * GUTTER) / 12


def column(number: int) -> float:
    """The left edge of a column, counted from 0."""
    return MARGIN + number * (COLUMN + GUTTER)


def span(columns: int) -> float:
    return columns * COLUMN + (columns - 1) * GUTTER


FULL = span(12)
TOP, BOTTOM = 2.2, 5.92  # of what stands below the title and above the source

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
    # Wide enough for "3 de setembro de 2026" in one line.
    middle = min(left + (WIDTH - MARGIN - left) * 0.66, WIDTH - MARGIN - 0.9 - 1.65)
    return (
        Box("Footer", "ftr", At(left, 6.98, middle - left - GUTTER, 0.28), style),
        Box("Date", "dt", At(middle, 6.98, WIDTH - MARGIN - 0.9 - middle, 0.28), style.but(align="r")),
        Box(
            "Slide Number",
            "sldNum",
            At(WIDTH - MARGIN - 0.7, 6.98, 0.7, 0.28),
            style.but(align="r", font=CODE),
        ),
    )


EYEBROW = Box("Eyebrow", "body", At(MARGIN, 0.5, FULL, 0.36), eyebrow, "Eyebrow")
TITLE = Box("Title", "title", At(MARGIN, 1.0, FULL, 1.15), title, "One idea")
SOURCE = Box("Source", "body", At(MARGIN, 5.98, FULL, 0.84), small, "Source")
# Of what needs the height: a line or two.
LOW_SOURCE = Box("Source", "body", At(MARGIN, 6.3, FULL, 0.52), small, "Source")
RULE = Shape("Footer rule", At(MARGIN, 6.92, FULL, 0.01), "tx1 18")
BAR = Shape("Bar", At(0, 0, 0.22, HEIGHT), "accent1")


def headed(name: str, *boxes: Box, shapes: tuple[Shape | Mark, ...] = (), source: bool = True) -> Layout:
    """A layout on paper with eyebrow, title and footers."""
    below = (SOURCE,) if source else ()
    return Layout(name, (TITLE, EYEBROW, *boxes, *below, *footers()), (RULE, *shapes))
