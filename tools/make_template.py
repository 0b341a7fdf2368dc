"""Draws `templates/deck/template.pptx`: the master and the layouts of the built-in deck.

The design's source, as long as nobody has edited the file in PowerPoint; the generator reads only the file.
    python -m tools.make_template
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools import template_files as files
from tools.template_grid import BOTTOM, FULL, LEVELS, MARGIN, RULE, TITLE, TOP, footers, headed, text, title
from tools.template_parts import HEADING, At, Box, Layout, Type
from tools.template_story import facts, milestone, panel, point, section, title_slide
from tools.template_voices import big_title, closing, columns, organisations, quote, sources, statement

TEMPLATE = Path(__file__).parents[1] / "templates" / "deck" / "template.pptx"


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
