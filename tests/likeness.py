"""How alike two pictures are: structural similarity (Wang et al., IEEE TIP 13(4), 2004), 1 for the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2

Picture = npt.NDArray[np.float64]
SIGMA, REACH = 1.5, 5  # of the window, in pixels
_STEADY = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_WINDOW = np.exp(-(np.arange(-REACH, REACH + 1) ** 2) / (2 * SIGMA**2))


def pages(pdf: Path, width: int = 640) -> Iterator[Picture]:
    """Every page in shades of grey, at that width in pixels."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield np.asarray(page.render(scale=width / page.get_width()).to_pil().convert("L"), dtype=float)


def likeness(one: Picture, other: Picture) -> float:
    mean, its = _blurred(one), _blurred(other)
    spread, others = _blurred(one**2) - mean**2, _blurred(other**2) - its**2
    shared = _blurred(one * other) - mean * its
    light = (2 * mean * its + _STEADY[0]) / (mean**2 + its**2 + _STEADY[0])
    return float((light * (2 * shared + _STEADY[1]) / (spread + others + _STEADY[1])).mean())


def _blurred(picture: Picture) -> Picture:
    """Under the window, away from the edges where it does not fit."""
    window = _WINDOW / _WINDOW.sum()
    rows = np.lib.stride_tricks.sliding_window_view(picture, len(window), axis=1) @ window
    return np.asarray(np.lib.stride_tricks.sliding_window_view(rows, len(window), axis=0) @ window)
