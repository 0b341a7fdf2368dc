"""A talk as one print sees it: without what that print cannot show, so that it cannot depend on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from generator.content.base import Model
from generator.content.blocks import OwnBlock, SlideBlock
from generator.content.slides.free import FreeSlide
from generator.content.talk import AnyCollection, Talk, TalkFile

OF_SOME = ("deck", "deck_pdf", "handout", "notes", "one_pager", "poster", "poster_tiles", "print_")
"""The keys of talk.yaml that are not for all prints."""
AnyModel = TypeVar("AnyModel", bound=Model)


def view_talk(talk: Talk, keys: tuple[str, ...], *, notes: bool) -> Talk:
    """The talk with these keys of OF_SOME, and with what the speaker says only if `notes`.

    Whole where templates of the talk's own are printed, which may name anything. Its documents stay, as
    problems are placed in them; nothing of them is printed.
    """
    file, collections = talk.file, talk.collections
    if not any(_own_templates(file, keys)):
        file = _view_file(file, keys)
        if not notes:
            file = _without_notes_in_slides(file)
            collections = {name: _without_notes_in_items(one) for name, one in collections.items()}
    return Talk.model_construct(
        name=talk.name, folder=talk.folder, file=file, collections=collections, documents=talk.documents
    )


def shows_own_templates(talk: Talk, keys: tuple[str, ...]) -> bool:
    """Whether a print that sees these keys shows what templates of the talk's own write."""
    return any(_own_templates(talk.file, keys))


def _own_templates(file: TalkFile, keys: tuple[str, ...]) -> Iterator[FreeSlide | OwnBlock]:
    slides = file.deck.slides if file.deck and "deck" in keys else ()
    yield from (one for one in (*slides, *_blocks(file, keys)) if isinstance(one, FreeSlide | OwnBlock))


def _blocks(file: TalkFile, keys: tuple[str, ...]) -> Iterator[object]:
    if file.one_pager and "one_pager" in keys:
        yield from file.one_pager.blocks
    if file.poster and "poster" in keys:
        yield from file.poster.beside


def _view_file(file: TalkFile, keys: tuple[str, ...]) -> TalkFile:
    changes: dict[str, object] = {key: None for key in OF_SOME if key not in keys}
    if "deck" in changes:
        changes["theme"] = file.theme.model_copy(update={"template": None})
        shown = {one.slide for one in _blocks(file, keys) if isinstance(one, SlideBlock)}
        if file.deck and shown:  # on a sheet
            slides = tuple(one for one in file.deck.slides if getattr(one, "id", None) in shown)
            changes["deck"] = type(file.deck)(slides=slides)
    return file.model_copy(update=changes)


def _without_notes_in_slides(file: TalkFile) -> TalkFile:
    if not file.deck:
        return file
    slides = tuple(_without_notes(one) for one in file.deck.slides)
    return file.model_copy(update={"deck": file.deck.model_copy(update={"slides": slides})})


def _without_notes_in_items(collection: AnyCollection) -> AnyCollection:
    return collection.model_copy(update={"items": tuple(_without_notes(one) for one in collection.items)})


def _without_notes(model: AnyModel) -> AnyModel:
    return model.model_copy(update={"notes": ()}) if getattr(model, "notes", None) else model
