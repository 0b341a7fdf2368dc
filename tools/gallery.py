"""Writes docs/gallery.md: every slide of the talk in docs/gallery/ beside its YAML. `make gallery`.

`page` is the words alone; the pictures are pages of the talk's own deck.pdf.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.build import TEMPLATES, build  # noqa: E402 - found only now
from generator.content import load  # noqa: E402
from generator.content.talk import Talk  # noqa: E402
from generator.deck.eras import EraColours  # noqa: E402
from generator.deck.outline import outline  # noqa: E402
from generator.language import load_words  # noqa: E402

TALK = ROOT / "docs" / "gallery"
PAGE = ROOT / "docs" / "gallery.md"
PICTURES = ROOT / "docs" / "pictures" / "gallery"
WIDTH = 640  # of a picture, in pixels
HEAD = """\
# The gallery

Every kind of slide, with the YAML that makes it. The whole talk is in [docs/gallery/](gallery/): copy from
it freely. [content.md](content.md#the-kinds-of-slide) explains each key. `make gallery` makes this page and
its pictures.

"""


@dataclass(frozen=True)
class Shown:
    """One entry of the outline as it was typed. `number` counts those of its kind from 1."""

    number: int
    kind: str
    written: str

    @property
    def picture(self) -> str:
        return f"{self.kind}{self.number if self.number > 1 else ''}.png"


def entries(talk: Talk) -> Iterator[Shown]:
    """Each entry's own lines, without the comments and empty lines that follow it."""
    document, deck = talk.documents["talk"], talk.file.deck
    assert deck is not None
    starts = [document.place(("deck", "slides", index)).line for index in range(len(deck.slides))]
    after = [line for (loc, (line, *_)) in document.keys.items() if len(loc) == 1 and line > starts[-1]]
    met = Counter[str]()
    for index, slide in enumerate(deck.slides):
        end = starts[index + 1] if index + 1 < len(starts) else min(after, default=len(document.lines) + 1)
        lines = dedent("\n".join(document.lines[starts[index] - 1 : end - 1])).splitlines()
        kept = re.sub(r"(\n\s*(#.*)?)+$", "", "\n".join(lines))
        met[slide.kind] += 1
        yield Shown(met[slide.kind], slide.kind, kept)


def page(talk: Talk) -> str:
    """The page's Markdown; the same for the same talk.yaml."""
    parts, met = [HEAD], set[str]()
    for one in entries(talk):
        if one.kind not in met:
            parts.append(f"## {one.kind}\n\n")
        met.add(one.kind)
        parts.append(f"```yaml\n{one.written}\n```\n\n![{one.kind}](pictures/gallery/{one.picture})\n\n")
    return "".join(parts).rstrip() + "\n"


def main() -> None:
    """The page, and the first slide of every entry as a picture."""
    talk = load(TALK)
    PAGE.write_text(page(talk), encoding="utf-8")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        build(TALK, Path(folder), ["deck-pdf"])
        pictures = slide_pictures(Path(folder) / "deck.pdf")
    for one, first in zip(entries(talk), first_slides(talk), strict=True):
        # Flat colours: a palette is a third of the size.
        pictures[first].quantize(128).save(PICTURES / one.picture, optimize=True)
    print(f"{PAGE.relative_to(ROOT)}: {len(list(entries(talk)))} slides")


def slide_pictures(pdf: Path) -> list[Image.Image]:
    """Every page, drawn larger and made smaller: letters keep their shape."""
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = [page.render(scale=2 * WIDTH / page.get_width()).to_pil().convert("RGB") for page in document]
    return [one.resize((WIDTH, one.height * WIDTH // one.width), Image.Resampling.LANCZOS) for one in drawn]


def first_slides(talk: Talk) -> list[int]:
    """Of every entry of the outline the index of its first slide, from 0."""
    words = load_words(TEMPLATES / "words.yaml", talk.file.language, talk.file.words)
    numbers = [int(entry.loc[2]) for entry in outline(talk, words, EraColours(("accent1",)))]
    return [numbers.index(index) for index in sorted(set(numbers))]


if __name__ == "__main__":
    main()
