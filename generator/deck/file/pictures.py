"""Pictures in their placeholders."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from generator.deck.file.pen import XMLNS, Pen, mark, named, xfrm
from generator.deck.placed import Crop, PlacedPicture
from generator.deck.template.layouts import FREE

_SVG = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)


def picture(placed: PlacedPicture, relation: str, drawing: str, pen: Pen, number: int) -> str:
    """`drawing` is the relation to its SVG, "" when there is none."""
    box = placed.placeholder
    blip = (
        f'<a:blip r:embed="{relation}">{_SVG.format(drawing)}</a:blip>'
        if drawing
        else f'<a:blip r:embed="{relation}"/>'
    )
    # Programs differ in whether a picture takes its outline from the layout.
    locked = "" if box.kind == FREE else ' noGrp="1"'
    square = placed.shape == "rect" and box.kind != FREE
    shape = "" if square else f'<a:prstGeom prst="{placed.shape}"><a:avLst/></a:prstGeom>'
    return (
        f"<p:pic {XMLNS}><p:nvPicPr>{named(number, placed.known_as or box.name, placed.alt, pen.click(placed.link), told=True)}"
        f'<p:cNvPicPr><a:picLocks{locked} noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{mark(box)}</p:nvPr></p:nvPicPr>'
        f"<p:blipFill>{blip}{_cut(placed.crop)}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{xfrm(placed.frame)}{shape}</p:spPr></p:pic>"
    )


def _cut(crop: Crop) -> str:
    sides = {"l": crop.left, "t": crop.top, "r": crop.right, "b": crop.bottom}
    cut = "".join(f' {side}="{share}"' for side, one in sides.items() if (share := round(one * 100_000)))
    return f"<a:srcRect{cut}/>" if cut else ""
