"""Pictures in their placeholders."""

from __future__ import annotations

from generator.deck.file.elements import element
from generator.deck.file.shape_xml import RunWriter, extended, mark, name_shape, preset, xfrm
from generator.deck.placed import Crop, PlacedPicture
from generator.deck.template.layouts import FREE

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def picture(placed: PlacedPicture, relation: str, drawing: str, writer: RunWriter, number: int) -> str:
    """`drawing` is the relation to its SVG, "" when there is none."""
    box = placed.placeholder
    drawn = element("asvg:svgBlip", xmlns_asvg=_SVG, r_embed=drawing)
    vector = extended("{96DAC541-7B7A-43D3-8B79-37D633B846F1}", drawn) if drawing else ""
    click = writer.click(placed.link)
    locks = element("a:picLocks", noGrp=box.kind != FREE or None, noChangeAspect=True)
    # Programs differ in whether a picture takes its outline from the layout.
    square = placed.shape == "rect" and box.kind != FREE
    return element(
        "p:pic",
        element(
            "p:nvPicPr",
            name_shape(number, placed.known_as or box.name, placed.alt, click, told=True),
            element("p:cNvPicPr", locks),
            element("p:nvPr", mark(box)),
        ),
        element(
            "p:blipFill",
            element("a:blip", vector, r_embed=relation),
            _cut(placed.crop),
            element("a:stretch", element("a:fillRect")),
        ),
        element("p:spPr", xfrm(placed.frame), "" if square else preset(placed.shape)),
    )


def _cut(crop: Crop) -> str:
    sides = {"l": crop.left, "t": crop.top, "r": crop.right, "b": crop.bottom}
    cut = {side: round(share * 100_000) or None for side, share in sides.items()}
    return element("a:srcRect", **cut) if any(cut.values()) else ""
