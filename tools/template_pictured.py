"""Layouts with pictures: the whole slide, people, a video."""

from __future__ import annotations

from tools.template_grid import (
    EYEBROW,
    FULL,
    HEIGHT,
    LOW_SOURCE,
    MARGIN,
    RULE,
    SOURCE,
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
from tools.template_parts import CODE, At, Box, Layout, Shape


def full_picture(name: str, *, above: bool) -> Layout:
    """A picture that is the slide, and words over it, whose ground is darkened as far as they need."""
    wide = span(9)
    y = 0.95 if above else 4.0
    return Layout(
        f"Full Picture {name}",
        (
            Box("Picture", "pic", At(0, 0, WIDTH, HEIGHT), text),
            Box(
                "Title",
                "title",
                At(MARGIN, y, wide, 1.5),
                title.but(size=48, anchor="t" if above else "b"),
                "One idea",
            ),
            Box("Eyebrow", "body", At(MARGIN, y - 0.45, wide, 0.36), eyebrow.but(colour="tx1"), "Eyebrow"),
            Box("Text", "body", At(MARGIN, y + 1.6, wide, 0.75), text.but(before=0), "Text"),
            Box("Source", "body", At(MARGIN, 6.38, span(8), 0.44), small.but(colour="tx1"), "Source"),
            Box(
                "Source Credit",
                "body",
                At(column(8), 6.38, span(4), 0.44),
                small.but(colour="tx1", align="r"),
                "Credit",
            ),
            *footers(colour="tx1"),
        ),
        ground="dk1",
        dark=True,
    )


def people(count: int) -> Layout:
    """Round photos of one size: above the names while there are few, beside them where there are many."""
    across = {1: 1, 2: 2, 3: 3, 4: 4, 6: 3, 8: 4, 12: 3}[count]
    rows, wide, gutter, top = count // across, 12 // across, 0.16, 1.95
    tall = (6.25 - top - (rows - 1) * gutter) / rows
    beside = count in (1, 12)
    disc = {1: 4.2, 2: 3.0, 3: 2.9, 4: 2.6, 6: 1.2, 8: 1.1, 12: 0.9}[count]
    size = {1: 54, 2: 32, 3: 28, 4: 24, 6: 24, 8: 22, 12: 22}[count]
    name = title.but(size=size, leading=98, anchor="ctr" if beside else "t", align="l" if beside else "ctr")
    role = text.but(
        size={1: 32, 2: 24, 3: 22, 4: 20, 6: 20}.get(count, 18), before=2, colour="tx2", align=name.align
    )
    lines = 1.2  # a name and its role, as most are
    boxes: list[Box] = []
    for index in range(count):
        x, y = column(index % across * wide), top + index // across * (tall + gutter)
        bottom = y + tall
        if beside:
            photo = At(x, y + (tall - disc) / 2, disc, disc)
            apart = 0.5 if count == 1 else 0.22
            below = At(x + disc + apart, y, span(wide) - disc - apart, tall)
        else:
            y += max(0, tall - disc - lines) / 2
            photo = At(x + (span(wide) - disc) / 2, y, disc, disc)
            below = At(x, y + disc + 0.08, span(wide), bottom - y - disc - 0.08)
        number = index + 1
        boxes.append(Box(f"Photo {number}", "pic", photo, role, shape="ellipse"))
        boxes.append(Box(f"Name {number}", "body", below, name, "Name", levels=(name, role)))
    boxes.append(LOW_SOURCE)
    return headed(f"People {count}", *boxes, source=False)


def person(*, told: bool) -> Layout:
    """Somebody's name, role and, if `told`, story; without it the two stand in the middle of the photo."""
    disc, left = 4.6, column(5) + 0.15
    photo = At(MARGIN, 1.2, disc, disc)
    wide = WIDTH - MARGIN - left
    role = text.but(size=30, colour="tx2", before=0)
    y = 2.65 if told else 3.5
    story = (Box("Text", "body", At(left, 3.7, wide, 2.2), text.but(size=28, before=0), "Text"),)
    return Layout(
        "Person" if told else "Person Bare",
        (
            Box("Title", "title", At(left, 1.2, wide, y - 1.2), title.but(size=48, anchor="b"), "Name"),
            EYEBROW,
            Box("Photo", "pic", photo, text, shape="ellipse"),
            Box("Role", "body", At(left, y + 0.1, wide, 0.8 if told else 1.6), role, "Role"),
            *(story if told else ()),
            SOURCE,
            *footers(),
        ),
        (RULE,),
    )


def video(*, told: bool) -> Layout:
    """What is seen of it, with a mark to play; without a picture a dark tile. A code for the room, as large
    as that where there are no words."""
    wide, tall = 7.0, 3.94
    y = 1.84
    mark = 1.5
    left = MARGIN + wide + 0.45
    beside = WIDTH - MARGIN - left
    screen = At(MARGIN, y, wide, tall)
    side = 2.4 if told else tall
    words = (Box("Text", "body", At(left, y, beside, 1.5), text.but(size=30, before=0), "Text"),)
    return Layout(
        "Video" if told else "Video Bare",
        (
            Box("Title", "title", At(MARGIN, 1.0, FULL, 0.72), title, "The video"),
            EYEBROW,
            Box("Picture", "pic", screen, text),
            Box("Play", "", At(MARGIN + (wide - mark) / 2, y + (tall - mark) / 2, mark, mark)),
            *(words if told else ()),
            Box("Code", "pic", At(left, y + tall - side, side, side)),
            Box(
                "Address",
                "body",
                At(MARGIN, y + tall + 0.08, wide - 2.1, 0.4),
                text.but(size=20, font=CODE, colour="accent1", before=0, anchor="ctr"),
                "Address",
            ),
            Box(
                "Source Credit",
                "body",
                At(MARGIN + wide - 2.0, y + tall + 0.08, 2.0, 0.4),
                small.but(anchor="ctr", align="r"),
                "Credit",
            ),
            LOW_SOURCE,
            *footers(),
        ),
        (Shape("Screen", screen, "tx1"), RULE),
    )
