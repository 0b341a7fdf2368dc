"""Draws the second talk's picture, its milestones per decade: `python -m tests.decades` writes it anew."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator import fonts
from generator.source import read

TALK = Path(__file__).parent / "talks" / "vols-habites"
PICTURE = TALK / "images" / "jalons-par-decennie.png"
SIZE = (1600, 900)
INK, ACCENT, PAPER = "#1C1B20", "#0B6E6E", "#FBF8F2"


def counts(talk: Path = TALK) -> dict[int, int]:
    """How many milestones start in each decade, none left out between the first and the last."""
    found = Counter(_decade(item["date"]) for item in read(talk / "jalons.yaml").data["items"])
    return {decade: found[decade] for decade in range(min(found), max(found) + 10, 10)}


def _decade(date: str | dict[str, str]) -> int:
    first = date if isinstance(date, str) else date.get("from") or date["about"]
    return int(first[:3]) * 10


def draw(bars: dict[int, int]) -> Image.Image:
    """A bar for each decade, its count above it and its years below."""
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(fonts.family("Source Sans 3").face().file), 64)
    font.set_variation_by_axes([600])
    floor, unit, step = SIZE[1] - 120, (SIZE[1] - 240) / max(bars.values()), SIZE[0] / len(bars)
    for place, (decade, count) in enumerate(bars.items()):
        middle, top = (place + 0.5) * step, floor - count * unit
        pen.rectangle((middle - step * 0.3, top, middle + step * 0.3, floor), fill=ACCENT)
        pen.text((middle, top - 12), str(count), INK, font, anchor="ms")
        pen.text((middle, floor + 24), str(decade), INK, font, anchor="mt")
    pen.line((40, floor, SIZE[0] - 40, floor), INK, 4)
    return picture.quantize(32, dither=Image.Dither.NONE)


if __name__ == "__main__":
    draw(counts()).save(PICTURE, optimize=True)
