"""The language of an item or a slide, where it is not the talk's."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field, ModelWrapValidatorHandler

from generator.content.inline import Inline

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]  # a tag of BCP 47
_IN_THE_TALKS_OWN = {"notes", "footnote"}  # what the speaker says of it


def in_its_language(written: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
    """The model with its texts marked as being in its `language`, if it has one."""
    model = handler(written)
    return spoken(model, model.language) if model.language and model.speaks else model


def spoken(value: Any, language: str) -> Any:
    """The value with every text in it, also inside models, marked as being in that language."""
    if isinstance(value, Inline):
        return value.spoken(language)
    if isinstance(value, tuple):
        return tuple(spoken(one, language) for one in value)
    if isinstance(value, BaseModel):
        names = (name for name in type(value).model_fields if name not in _IN_THE_TALKS_OWN)
        return value.model_copy(update={name: spoken(getattr(value, name), language) for name in names})
    return value
