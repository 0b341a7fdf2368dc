"""QR codes, as vectors for paper and as a picture for slides."""

from __future__ import annotations

import io

import segno

QUIET_ZONE = 4  # modules, ISO/IEC 18004


def svg_uri(address: str, dark: str, light: str | None = None) -> str:
    """A data: address of an SVG picture; with `light` None it has no background and no quiet zone."""
    border = QUIET_ZONE if light else 0
    code = segno.make(address, error="m", micro=False)
    return code.svg_data_uri(border=border, dark=dark, light=light, omitsize=True)


def png(address: str, dark: str, light: str, scale: int = 16) -> bytes:
    """A picture of whole pixels, `scale` to a module, with its quiet zone."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="png", scale=scale, border=QUIET_ZONE, dark=dark, light=light)
    return out.getvalue()
