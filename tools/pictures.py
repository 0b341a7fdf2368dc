"""Draws the pictures of the README: the shipped talk's three prints, as they come out of a build.

Run by `make pictures`; needs LibreOffice for the deck.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator import build, outputs  # noqa: E402 - found only now
from tests import drawing  # noqa: E402

TALK = ROOT / "content" / "pytorch-documentary"
INTO = ROOT / "docs" / "pictures"
# Which slides stand in the README, by their number, and how many to a row.
SLIDES = (1, 3, 4, 12, 15, 22, 16, 31, 42)
ACROSS = 3
GAP = 12
WIDTH = 1500
PAGES = {"one-pager": 900, "poster": WIDTH}  # width in pixels


def main() -> None:
    """Build the talk into a folder that is thrown away, and keep pictures of it."""
    INTO.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        build.build(TALK, out, [output.name for output in outputs.OUTPUTS])
        env = drawing.environment(drawing.static_fonts(out / "fonts"), out / "home")
        slides = drawing.draw(out / "deck.pptx", out / "slides", env)
        keep(contact_sheet([slides[number - 1] for number in SLIDES]), "deck.png", WIDTH)
        for name, width in PAGES.items():
            [page] = drawing.pictures(out / f"{name}.pdf", out / name)
            keep(Image.open(page), f"{name}.png", width)


def contact_sheet(files: list[Path]) -> Image.Image:
    """The pictures side by side, `ACROSS` to a row."""
    pictures = [Image.open(file).convert("RGB") for file in files]
    width = (WIDTH - (ACROSS - 1) * GAP) // ACROSS
    height = width * pictures[0].height // pictures[0].width
    rows = -(-len(pictures) // ACROSS)
    sheet = Image.new("RGB", (WIDTH, rows * (height + GAP) - GAP), "white")
    for index, picture in enumerate(pictures):
        row, column = divmod(index, ACROSS)
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        sheet.paste(small, (column * (width + GAP), row * (height + GAP)))
    return sheet


def keep(picture: Image.Image, name: str, width: int) -> None:
    """The picture at that width; in full colour, as a palette would shift the papers' tints."""
    size = (width, width * picture.height // picture.width)
    small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    small.save(INTO / name, optimize=True)
    print(f"docs/pictures/{name}")


if __name__ == "__main__":
    main()
