"""Names what two slides have in common alike, with PowerPoint's `!!`, so that a morph moves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from hashlib import sha256

from generator.deck.placed import Drawing, Placed, PlacedPicture, PlacedSlide

_PAIRED = "!!"  # names that begin so are paired whatever the shapes are
_TIMELINE = "Timeline"


def paired(slides: Sequence[PlacedSlide]) -> list[PlacedSlide]:
    """The slides, with equal names for what is the same on a slide that morphs and on the one before."""
    if not any(slide.showing.transition == "morph" for slide in slides):
        return list(slides)
    shown = [_unique(slide) for slide in slides]
    alike: list[set[str]] = [set() for _ in slides]
    before: int | None = None
    for at, slide in enumerate(slides):
        if before is not None and slide.showing.transition == "morph":
            both = shown[before] & shown[at]
            if not any(name.startswith("Dot: ") for name in both):
                both -= {_TIMELINE}  # two of different stories
            alike[before] |= both
            alike[at] |= both
        before = before if slide.showing.hidden else at
    return [_named(slide, names) if names else slide for slide, names in zip(slides, alike, strict=True)]


def _unique(slide: PlacedSlide) -> AbstractSet[str]:
    """The names of what the slide shows, without those that stand for two things on it."""
    told = Counter(_told(slide))
    return {name for name, times in told.items() if times == 1}


def _told(slide: PlacedSlide) -> Iterator[str]:
    yield _titled(slide)
    for shape in slide.shapes:
        if isinstance(shape, PlacedPicture):
            yield _pictured(shape)
        elif isinstance(shape, Drawing):
            yield _TIMELINE
            yield from (one.name for one in shape.shapes)


def _titled(slide: PlacedSlide) -> str:
    """The name that a drawn timeline gives the title of a milestone."""
    return f"Title: {slide.heading}"


def _pictured(picture: PlacedPicture) -> str:
    return f"Picture {sha256(picture.data).hexdigest()[:8]}"


def _named(slide: PlacedSlide, names: AbstractSet[str]) -> PlacedSlide:
    def known(name: str) -> str:
        return f"{_PAIRED}{name}" if name in names else ""

    def renamed(shape: Placed) -> Placed:
        if isinstance(shape, PlacedPicture):
            return replace(shape, known_as=known(_pictured(shape)))
        if isinstance(shape, Drawing):
            inner = tuple(replace(one, name=known(one.name) or one.name) for one in shape.shapes)
            return replace(shape, name=known(_TIMELINE) or shape.name, shapes=inner)
        return shape

    title = replace(slide.title, known_as=known(_titled(slide)))
    return replace(slide, title=title, shapes=tuple(map(renamed, slide.shapes)))
