"""Whether words can be read where they are printed: their contrast on the drawn page, pixel by pixel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdfium2

FINE, LARGE = 4.0, 1.5  # pixels to the point; of sheets whose type is large
OFFICE = 1300  # points, the longest side of a sheet that has small print
_SHARES = np.arange(256) / 255
_LINEAR = np.where(_SHARES <= 0.04045, _SHARES / 12.92, ((_SHARES + 0.055) / 1.055) ** 2.4)
Box = tuple[float, float, float, float]


def contrasts(data: bytes) -> Iterator[tuple[int, str, float]]:
    """Page from 1, word, and the contrast of its letters on what is most of their ground (WCAG 2.2)."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, start=1):
            tall, scale = page.get_height(), FINE if max(page.get_size()) < OFFICE else LARGE
            picture = np.asarray(page.render(scale=scale).to_pil().convert("RGB"))
            for word, (left, bottom, right, top) in _words(page.get_textpage()):
                rows = slice(max(0, round((tall - top) * scale) - 2), round((tall - bottom) * scale) + 2)
                part = picture[rows, max(0, round(left * scale) - 2) : round(right * scale) + 2]
                if part.size:
                    yield number, word, _contrast(_luminance(part))


def _contrast(part: Any) -> float:
    """Of the ground, which is the commonest shade, and the shade farthest from it: the middle of a stem."""
    counts, edges = np.histogram(part, bins=64, range=(0, 1))
    at = int(counts.argmax())
    ground = float(np.median(part[(part >= edges[at]) & (part <= edges[at + 1])]))
    shares = [
        (max(one, ground) + 0.05) / (min(one, ground) + 0.05) for one in np.percentile(part, [0.5, 99.5])
    ]
    return float(max(shares))


def _luminance(picture: Any) -> Any:
    return _LINEAR[picture] @ np.array([0.2126, 0.7152, 0.0722])


def _words(text: pypdfium2.PdfTextPage) -> Iterator[tuple[str, Box]]:
    """What stands together between spaces, with the box around it."""
    said, around = "", (0.0, 0.0, 0.0, 0.0)
    for at in range(text.count_chars()):
        letter, box = text.get_text_range(at, 1), text.get_charbox(at)
        if said and (not letter.strip() or box[1] > around[3] or box[3] < around[1]):
            yield said, around
            said = ""
        if letter.strip():
            near = around if said else box
            around = (
                min(near[0], box[0]), min(near[1], box[1]), max(near[2], box[2]), max(near[3], box[3]),
            )  # fmt: skip
            said += letter
    if said:
        yield said, around
