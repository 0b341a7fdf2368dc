"""The Jinja2 environment: strict, autoescaping, and able to say which line of which template failed."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import jinja2

from generator import qr
from generator.content.base import bare_address
from generator.content.dates import When
from generator.content.inline import Inline, Run
from generator.language import Words, capitals
from generator.problems import Place, Problem, ProblemsFound
from generator.scripts import fences


class Templates:
    """Renders the templates of one folder in one language; `on_paper` without links to slides, and of its
    `folders` only those named, if any are."""

    caught: tuple[type[Exception], ...] = (
        jinja2.UndefinedError,
        TypeError,
        ValueError,
        AttributeError,
        KeyError,
        AssertionError,
        OverflowError,
    )

    def __init__(
        self, folder: Path, words: Words, *, on_paper: bool = False, folders: tuple[str, ...] = ()
    ) -> None:
        self.folder, self.words, self._folders = folder, words, folders
        self.environment = jinja2.Environment(
            loader=_OfFolders(folder, folders),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # a build reads each template once
            finalize=_on_paper if on_paper else None,
        )
        self.environment.filters |= _filters(words)
        self.environment.globals["word"] = words.word
        self.environment.globals["language"] = words.language
        self.environment.globals["separators"] = words.separators

    def on_paper(self) -> Templates:
        return Templates(self.folder, self.words, on_paper=True, folders=self._folders)

    def only(self, folders: tuple[str, ...]) -> Templates:
        return Templates(self.folder, self.words, folders=folders)

    @property
    def roots(self) -> list[Path]:
        """The folders that these templates are in."""
        return [self.folder / name for name in self._folders] or [self.folder]

    def render(self, name: str, **context: Any) -> str:
        """Raises ProblemsFound with the template's own file and line."""
        try:
            return self.environment.get_template(name).render(**context)
        except jinja2.TemplateSyntaxError as error:
            file = Path(error.filename) if error.filename else self.folder / name
            raise ProblemsFound([_at(file, error.lineno, str(error.message))]) from None
        except jinja2.TemplateNotFound as error:
            message = f"there is no template '{error.name}'"
            raise ProblemsFound([Problem(Place(self.folder / name), message)]) from None
        except self.caught as error:
            frames = traceback.extract_tb(error.__traceback__)
            ours = [frame for frame in frames if Path(frame.filename).is_relative_to(self.folder)]
            if not ours:
                raise
            place = ours[-1]
            raise ProblemsFound([_at(Path(place.filename), place.lineno or 1, self.said(error))]) from error

    def said(self, error: Exception) -> str:
        """What a template did wrong, in words for whoever wrote it."""
        return str(error)


class _OfFolders(jinja2.FileSystemLoader):
    """Loads from the folders named, or from all if none is."""

    def __init__(self, root: Path, folders: tuple[str, ...]) -> None:
        super().__init__(root)
        self._folders = folders

    def get_source(self, environment: jinja2.Environment, template: str) -> Any:
        if self._folders and template.partition("/")[0] not in self._folders:
            raise jinja2.TemplateNotFound(template)
        return super().get_source(environment, template)


def _at(file: Path, line: int, message: str) -> Problem:
    lines = file.read_text(encoding="utf-8").splitlines()
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    column = len(text) - len(text.lstrip()) + 1
    return Problem(Place(file, line, column, max(1, len(text.strip())), text), message)


def _filters(words: Words) -> Mapping[str, Callable[..., Any]]:
    return {
        "tie": tie,
        "apart": lambda value: _apart(value, words),
        "when": words.date,
        "digits": lambda when: words.digits(when) if isinstance(when, When) else str(when),
        "qr": qr.svg_uri,
        "bare": bare_address,
        "capitals": partial(capitals, language=words.language),
    }


def _on_paper(value: Any) -> Any:
    """What a template prints where there are no slides to link to."""
    if isinstance(value, Inline):
        return value.on_paper
    if isinstance(value, Run):
        return Inline((value,)).on_paper
    return value


def _apart(value: Any, words: Words) -> Any:
    """A text that a template joins to others in a line, marked so that neither changes the other's order."""
    before, after = fences(str(value), rtl=words.rtl)
    if not before:
        return value
    runs = value.runs if isinstance(value, Inline) else (Run(str(value)),)
    return Inline((Run(before), *runs, Run(after)))


def tie(value: Any) -> Inline:
    """The text with its last two words kept on one line, so that a heading leaves no short word alone."""
    inline = value if isinstance(value, Inline) else Inline((Run(str(value)),))
    return inline.tied()
