"""Pictures in their placeholders."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from generator.deck.file.pen import XMLNS, Pen, mark, named, xfrm
from generator.deck.placed import PlacedPicture


def picture(placed: PlacedPicture, relation: str, pen: Pen, number: int) -> str:
    box = placed.placeholder
    return (
        f"<p:pic {XMLNS}><p:nvPicPr>{named(number, placed.known_as or box.name, placed.alt, pen.click(placed.link), told=True)}"
        f'<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{mark(box)}</p:nvPr></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{xfrm(placed.frame)}</p:spPr></p:pic>"
    )
