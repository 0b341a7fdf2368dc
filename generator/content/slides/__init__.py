"""The deck's outline: one model per kind of slide; the name of a kind is the name of its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Union, get_args

from pydantic import BeforeValidator, Tag
from pydantic.types import Discriminator
from pydantic_core import PydanticCustomError

from generator.content.base import Model
from generator.content.slides import base, exhibits, free, items, listing, story
from generator.content.synonyms import slide_meant

MODELS: tuple[type[base.Entry], ...] = (
    *story.KINDS,
    *items.KINDS,
    *exhibits.KINDS,
    *listing.KINDS,
    *free.KINDS,
)
SLIDES: dict[str, type[base.Entry]] = {
    str(get_args(model.model_fields["kind"].annotation)[0]): model for model in MODELS
}
# By kind of collection, the kind of slide that shows one item of it.
SHOWN_AS = {
    model.filled_from: kind for kind, model in SLIDES.items() if issubclass(model, base.OneOfCollection)
}


def _entry(written: Any) -> Any:
    """An entry as typed, `title` or `{section: The film}`, becomes `{kind: section, title: The film}`."""
    if isinstance(written, Model):
        return written
    if isinstance(written, str):
        written = {written: None}
    if not isinstance(written, dict) or len(written) != 1:
        hint = _below_kind(written) or "like '- agenda', '- section: The film' or '- points: {title: …}'"
        raise PydanticCustomError("entry", "a slide is one kind, with what fills it", {"hint": hint})
    [(kind, fields)] = written.items()
    if kind not in SLIDES:
        hint = slide_meant(kind, {name: model.synonyms for name, model in SLIDES.items()})
        raise PydanticCustomError("entry", "'{kind}' is not a kind of slide", {"kind": kind, "hint": hint})
    if isinstance(fields, str):
        fields = {SLIDES[kind].shorthand: fields}
    if isinstance(fields, dict) and "kind" not in fields:
        return {"kind": kind, **fields}
    if fields is None:
        return {"kind": kind}
    listed = isinstance(fields, list) and "items" in SLIDES[kind].model_fields
    hint = f"write 'items:' between '{kind}:' and the list" if listed else f"like '- {kind}: {{title: …}}'"
    message = "'{kind}' takes keys and values here"
    raise PydanticCustomError("entry", message, {"kind": kind, "hint": hint})


def _below_kind(written: Any) -> str:
    """A hint for keys that are beside the slide's kind instead of below it."""
    kind = next((one for one in written if one in SLIDES), "") if isinstance(written, dict) else ""
    if not kind:
        return ""
    own = [SLIDES[kind].shorthand] if isinstance(written[kind], str) else []
    keys = ", ".join(f"'{key}: …'" for key in [*own, *(one for one in written if one != kind)])
    return f"write {keys} below '{kind}:', two spaces further in"


def _kind(entry: Any) -> str:
    kind = entry.get("kind") if isinstance(entry, dict) else getattr(entry, "kind", "")
    return str(kind)


if TYPE_CHECKING:
    Entry = base.Slide | story.Each
else:
    Entry = Annotated[
        Union[tuple(Annotated[model, Tag(kind)] for kind, model in SLIDES.items())],  # noqa: UP007
        Discriminator(_kind),
        BeforeValidator(_entry),
    ]
