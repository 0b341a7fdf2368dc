"""Text with inline Markdown (emphasis, strong, code, links), parsed once into runs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby
from typing import Annotated, Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.token import Token
from pydantic import GetPydanticSchema
from pydantic_core import PydanticCustomError, core_schema

from generator.scripts import has_unspaced, line_joint

NO_BREAK_SPACE = "\u00a0"
_LONELY = 12  # letters; a longer last word may stand alone on its line
_WORDS = 3  # in shorter texts a tie would only move the break to a worse place


def _any_link(url: str) -> bool:
    """Accept any link; `_checked` then says what is wrong with it, instead of printing the brackets."""
    return bool(url)


def _starred(state: StateInline, silent: bool) -> bool:
    """Emphasis by asterisks around words: underscores are part of names, like `__init__`, and an asterisk in
    the middle of a word, like `2*3` or `Leser*innen`, is one. Where no spaces set words apart it may be."""
    if state.src[state.pos] != "*" or silent:
        return False
    stars = state.scanDelims(state.pos, True).length
    around = state.src[max(state.pos - 1, 0) : state.pos] + state.src[state.pos + stars :][:1]
    if len(around) < 2 or not around.isalnum() or has_unspaced(around):
        return tokenize(state, silent)
    state.pending += "*" * stars
    state.pos += stars
    return True


_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "backticks", "link", "escape"])
_MARKDOWN.inline.ruler.at("emphasis", _starred)
_MARKDOWN.validateLink = _any_link  # type: ignore[method-assign]
_LINKS = ("http://", "https://", "mailto:")
SLIDE = "#"  # how a link to a slide begins; its id follows


def tie_words(text: str) -> str:
    """The text, as long as before, with a no-break space before a short last word."""
    words = text.split(" ")
    if len(words) < _WORDS or len(words[-1]) > _LONELY:
        return text
    return f"{' '.join(words[:-1])}{NO_BREAK_SPACE}{words[-1]}"


def one_line(text: str) -> str:
    """The text with each line break or run of spaces made one space; no-break spaces stay.

    A line break between letters that no spaces set apart, as in Chinese, becomes nothing.
    """
    lines = (re.sub(r"[ \t\r]+", " ", line).strip(" ") for line in text.split("\n"))
    return join_lines(line for line in lines if line)


def join_lines(lines: Iterable[str]) -> str:
    """The lines of one paragraph joined, as they were broken only in the file."""
    return reduce(lambda before, after: f"{before}{line_joint(before, after)}{after}", lines, "")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one manner; `language` is its own (BCP 47), "" the talk's."""

    text: str
    emphasis: bool = False
    strong: bool = False
    code: bool = False
    link: str = ""
    language: str = ""

    def __html__(self) -> str:
        out = html.escape(self.text)
        if self.code:
            out = f"<code>{out}</code>"
        if self.emphasis:
            out = f"<em>{out}</em>"
        if self.strong:
            out = f"<strong>{out}</strong>"
        if self.language:
            out = f'<span lang="{html.escape(self.language)}">{out}</span>'
        return f'<a href="{html.escape(self.link)}">{out}</a>' if self.link else out


@dataclass(frozen=True)
class Inline:
    """One paragraph. A template that prints it gets `em`, `strong`, `code` and `a`, safely escaped."""

    runs: tuple[Run, ...]

    @classmethod
    def parse(cls, text: str) -> Inline:
        """Parse one paragraph. Raises ValueError for a link that leads neither to the web, nor to a mail
        address, nor to a slide.
        """
        tokens = _MARKDOWN.parseInline(one_line(text))[0].children or []
        return cls(tuple(_runs(tokens)))

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def on_paper(self) -> Inline:
        """The text without its links to slides, which a sheet doesn't have."""
        return Inline(tuple(replace(r, link="") if r.link.startswith(SLIDE) else r for r in self.runs))

    def tied(self) -> Inline:
        """The same text with its last two words kept on one line, so that no short word is left alone."""
        tied, start, runs = tie_words(self.plain), 0, []
        for run in self.runs:
            runs.append(replace(run, text=tied[start : start + len(run.text)]))
            start += len(run.text)
        return Inline(tuple(runs))

    def spoken(self, language: str) -> Inline:
        """The same text, marked as being in that language."""
        return Inline(tuple(replace(run, language=run.language or language) for run in self.runs))

    def __str__(self) -> str:
        return self.plain

    def __bool__(self) -> bool:
        return bool(self.runs)

    def __html__(self) -> str:
        return "".join(run.__html__() for run in self.runs)


def leftovers(written: str) -> Iterator[str]:
    """The parts of a text in which no Markdown was found, without what was escaped."""
    for part in parts(written):
        tokens: list[Token] = []
        _MARKDOWN.inline.parse(one_line(part), _MARKDOWN, {}, tokens)
        found = groupby(tokens, key=lambda token: token.type == "text")
        yield from ("".join(token.content for token in group) for is_text, group in found if is_text)


def _runs(tokens: list[Token]) -> Iterator[Run]:
    manner = Run("")
    for token in tokens:
        if token.type in ("text", "text_special", "softbreak", "code_inline"):
            code = token.type == "code_inline"
            text = token.content if token.type != "softbreak" else " "
            if text:
                yield replace(manner, text=text, code=code)
        elif token.type in ("em_open", "em_close"):
            manner = replace(manner, emphasis=token.nesting == 1)
        elif token.type in ("strong_open", "strong_close"):
            manner = replace(manner, strong=token.nesting == 1)
        elif token.type == "link_open":
            manner = replace(manner, link=_checked(str(token.attrGet("href"))))
        elif token.type == "link_close":
            manner = replace(manner, link="")


def _checked(href: str) -> str:
    if not href.startswith((*_LINKS, SLIDE)):
        begin = f"{', '.join(_LINKS)}, or {SLIDE} and a slide's id"
        raise ValueError(f"the link '{href}' leads nowhere; links begin with {begin}")
    return href


def inline(written: Any) -> Inline:
    """Parse a text as typed. Raises PydanticCustomError if it is not text."""
    if isinstance(written, Inline):
        return written
    if not isinstance(written, str):
        raise PydanticCustomError("string_type", "text is expected here")
    if not written.strip():
        raise PydanticCustomError("empty_text", "this text is empty", {"hint": "write it, or remove the key"})
    try:
        return Inline.parse(written)
    except ValueError as error:
        raise PydanticCustomError("link", "{said}", {"said": str(error)}) from None


def parts(written: Any) -> list[str]:
    """The paragraphs of a text, split at empty lines. Raises PydanticCustomError if it is not text."""
    if not isinstance(written, str):
        raise PydanticCustomError("string_type", "text is expected here")
    lines = [line.rstrip() for line in written.strip().splitlines()]
    return [part for part in "\n".join(lines).split("\n\n") if part.strip()]


def _paragraphs(written: Any) -> tuple[Inline, ...]:
    return written if isinstance(written, tuple) else tuple(map(inline, parts(written)))


Text = Annotated[
    Inline, GetPydanticSchema(lambda _s, _h: core_schema.no_info_plain_validator_function(inline))
]
CellText = Annotated[
    Inline,
    GetPydanticSchema(
        lambda _s, _h: core_schema.no_info_plain_validator_function(
            lambda written: Inline(()) if written == "" else inline(written)
        )
    ),
]
"""Text, or "" for a cell with nothing in it."""
Paragraphs = Annotated[
    tuple[Inline, ...],
    GetPydanticSchema(lambda _s, _h: core_schema.no_info_plain_validator_function(_paragraphs)),
]
