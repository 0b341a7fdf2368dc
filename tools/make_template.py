"""Draws `templates/deck/template.pptx`: the master and the layouts of the built-in deck.

The design's source, as long as nobody has edited the file in PowerPoint; the generator reads only the file.
    python -m tools.make_template
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools import template_files as files
from tools.template_exhibits import appendix, code, comparison, free, qr_code, question
from tools.template_grid import BOTTOM, FULL, LEVELS, MARGIN, RULE, TITLE, TOP, footers, headed, text, title
from tools.template_parts import HEADING, At, Box, Layout, Type
from tools.template_pictured import full_picture, people, person, video
from tools.template_story import facts, milestone, panel, point, section, timeline, title_slide
from tools.template_voices import (
    big_title,
    captioned_picture,
    chart,
    closing,
    columns,
    few_sources,
    large_picture,
    organisations,
    picture,
    quote,
    sourced_picture,
    sources,
    statement,
    titled_quote,
)

TEMPLATE = Path(__file__).parents[1] / "templates" / "deck" / "template.pptx"


def layouts() -> tuple[Layout, ...]:
    # Lists in the middle of their box are set with more air than this until they fill it.
    listed = (LEVELS[0].but(size=32, before=12, anchor="ctr", indent=0.42), *LEVELS[1:])
    numbered = Type(34, HEADING, bold=True, bullet="number", indent=0.85, before=10, anchor="ctr", leading=95)
    return (
        title_slide(),
        section(),
        panel("Agenda", "tx1", "bg1", (numbered,)),
        panel("Points", "accent1 8", "tx1", listed),
        point(),
        *(facts(count) for count in range(1, 7)),
        timeline(),
        milestone("Milestone", pictured=False),
        milestone("Milestone Picture", pictured=True),
        quote(),
        titled_quote(),
        statement(),
        big_title(),
        *(columns(count, headings) for headings in (True, False) for count in (2, 3)),
        comparison(),
        question(),
        headed("Table", Box("Table", "tbl", At(MARGIN, 2.05, FULL, 3.9), text.but(size=24))),
        chart(),
        picture(),
        captioned_picture(),
        sourced_picture(),
        large_picture(),
        *(organisations(count, logos) for logos in (False, True) for count in (1, 2, 3, 4, 6, 8, 9, 12)),
        sources(),
        few_sources(),
        closing(coded=True),
        closing(coded=False),
        appendix(),
        qr_code(),
        *(people(count) for count in (1, 2, 3, 4, 6, 8, 12)),
        person(told=True),
        person(told=False),
        video(told=True),
        video(told=False),
        full_picture("Bottom", above=False),
        full_picture("Top", above=True),
        code(sourced=False),
        code(sourced=True),
        free(),
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
