"""The look of one talk: the theme's tokens, and of its fonts the families that can draw the talk's words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator import scripts, svg, text
from generator.content.dates import When
from generator.content.inline import Inline, Run
from generator.content.pictures import images_in
from generator.content.talk import Talk, TalkFile
from generator.language import Words, script_of
from generator.problems import Place, Problem, ProblemsFound
from generator.text import Style
from generator.theme import Theme, load_theme, readable, unreadable

# Fields printed in the heading face; everything else is printed in the text face.
_HEADINGS = {"title", "value", "unit", "highlight", "person", "name", "subtitle"}
# By the script of the talk's language, or by the language that its ideographs seem to be of.
_OF_EAST = {
    "Hans": "Noto Sans SC",
    "Hant": "Noto Sans TC",
    "Jpan": "Noto Sans JP",
    "Kore": "Noto Sans KR",
    "zh": "Noto Sans SC",
    "ja": "Noto Sans JP",
    "ko": "Noto Sans KR",
}
_UNPRINTED = {"documents", "folder", "id", "file", "url", "kind", "theme", "weight"}


@dataclass(frozen=True)
class Look:
    """What a print is to look like. The families are names; `text.Style` and CSS take them as they are.

    `others` are the families of what letters of the talk the others lack, and `letters` these letters;
    `language` is the talk's (BCP 47), `rtl` whether it runs from right to left; `asks` is the sign at the
    end of its questions.
    """

    theme: Theme
    heading: str
    text: str
    code: str
    others: tuple[str, ...] = ()
    letters: str = ""
    rtl: bool = False
    asks: str = "?"
    language: str = ""

    @property
    def eastern(self) -> str:
        """The family for ideographs; "" if the talk has none."""
        return next((name for name in self.others if name in _OF_EAST.values()), "")

    @property
    def joined(self) -> str:
        """The family for what Office calls complex scripts, such as Arabic; "" when the talk has none."""
        return next((name for name in self.others if name not in _OF_EAST.values()), "")

    def style(self, family: str, size: float, *, bold: bool = False, italic: bool = False) -> Style:
        return Style(family, size, bold, italic, self.others)

    def runs(self, said: Iterable[Run]) -> tuple[tuple[str, Style], ...]:
        """The runs of a paragraph with the styles that sheets set them in, one em large."""
        faces = {True: self.code, False: self.text}
        return tuple(
            (run.text, self.style(faces[run.code], 1.0, bold=run.strong, italic=run.emphasis)) for run in said
        )

    def headed(self, said: Iterable[Run], size: float) -> tuple[tuple[str, Style], ...]:
        """The runs of a heading, `size` ems large."""
        faces = {True: self.code, False: self.heading}
        return tuple(
            (run.text, self.style(faces[run.code], size, bold=True, italic=run.emphasis)) for run in said
        )

    def stack(self, family: str) -> str:
        """The family, and what else draws this talk's letters, as CSS names them."""
        return ", ".join(f'"{name}"' for name in (family, *self.others))

    @property
    def everywhere(self) -> Look:
        """The same look in families that every machine has, measured with families of the same widths."""
        return replace(self, **self.theme.fonts.everywhere.model_dump())


def look_for(talk: Talk, theme_file: Path, words: Words) -> Look:
    """Raises ProblemsFound when a colour cannot be read or a word cannot be drawn."""
    look, problems = try_look(talk, theme_file, words)
    if problems:
        raise ProblemsFound(problems)
    return look


def try_look(talk: Talk, theme_file: Path, words: Words) -> tuple[Look, list[Problem]]:
    """The look, with problems for colours that cannot be read and letters that it cannot draw."""
    theme = load_theme(theme_file, talk.file.theme)
    unprinted = _UNPRINTED if _prints_notes(talk.file) else {*_UNPRINTED, "notes"}
    models = (talk.file, *talk.collections.values())
    said = [pair for model in models for pair in _words(model, "", words, unprinted)]
    said += [("title", phrase) for phrase in words.phrases.values()]
    own = {char for _, word in said for char in word}
    drawn = _drawn(talk)
    said += [("drawing", words) for pieces in drawn.values() for words, _, _ in pieces]
    everything = "".join(word for _, word in said)
    headings = "".join(word for field, word in said if field in _HEADINGS)
    heading = text.choose(theme.fonts.heading, headings)
    body = text.choose(theme.fonts.text, everything)
    lacking = text.missing(headings, heading) | text.missing(everything, body)
    others, left = _others(theme, talk.file.language, lacking)
    problems = _unreadable(talk, theme)
    problems += [_undrawable(talk, char) for char in sorted(left & own)]
    problems += _undrawable_in(drawn, left)
    script = script_of(talk.file.language)
    rtl, asks = script in scripts.RIGHT_TO_LEFT, "؟" if script == "Arab" else "?"
    code, letters = theme.fonts.code[0], "".join(sorted(lacking))
    return Look(theme, heading, body, code, others, letters, rtl, asks, talk.file.language), problems


def _others(theme: Theme, language: str, lacking: set[str]) -> tuple[tuple[str, ...], set[str]]:
    """The fewest families that draw those letters, and the letters that none has."""
    if not lacking:
        return (), lacking
    own = _OF_EAST.get(script_of(language)) or _OF_EAST.get(scripts.eastern("".join(sorted(lacking))), "")
    ordered = sorted(theme.fonts.others, key=lambda name: name != own)
    found, left = [], lacking
    for name in ordered:
        if len(remaining := text.missing("".join(left), name)) < len(left):
            found.append(name)
            left = remaining
    return tuple(found), left


def _unreadable(talk: Talk, theme: Theme) -> list[Problem]:
    """A problem for each colour that cannot be read; one for a talk's own accent, wherever it is used."""
    pairs, accent = unreadable(theme), theme.colours.accent
    of_accent = [pair for pair in pairs if accent in (pair.text, pair.ground)]
    problems = [
        talk.problem("talk", ("theme",), str(pair), "leave the theme's own colour")
        for pair in pairs
        if pair not in of_accent
    ]
    if of_accent:
        nearest = readable(accent, theme.colours.paper, towards=theme.colours.ink)
        loc = ("theme", "accent")
        problems.append(talk.problem("talk", loc, str(of_accent[0]), f"'{nearest}' can be read"))
    return problems


def _prints_notes(file: TalkFile) -> bool:
    with_slides = file.deck_pdf and file.deck_pdf.notes
    return bool(file.notes or with_slides or (file.handout and file.handout.beside == "notes"))


def _words(value: Any, field: str, words: Words, unprinted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Every printed text of a model with the name of its field; dates as they are printed."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in unprinted:
                yield from _words(getattr(value, name), name, words, unprinted)
    elif isinstance(value, Inline):
        yield field, value.plain
    elif isinstance(value, str):
        yield field, value
    elif isinstance(value, When):
        yield field, words.date(value)
    elif isinstance(value, tuple | list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _words(one, field, words, unprinted)


def _drawn(talk: Talk) -> dict[Path, list[tuple[str, int, int]]]:
    """The words in each of the talk's drawings, with lines and columns."""
    named = {image.file for model in (talk.file, *talk.collections.values()) for _, image in images_in(model)}
    folder = Path(talk.folder).resolve()
    files = [folder / name for name in sorted(named) if name.lower().endswith(".svg")]
    there = [file for file in files if file.resolve().is_relative_to(folder) and file.is_file()]
    return {file: svg.words(file.read_bytes()) for file in there}


def _undrawable_in(drawn: Mapping[Path, list[tuple[str, int, int]]], left: set[str]) -> Iterator[Problem]:
    """A problem for each letter without a font in each drawing, where it first occurs."""
    hint = "write it another way, or turn it into outlines in the program the drawing comes from"
    for file, pieces in drawn.items():
        found: dict[str, Place] = {}
        for words, line, column in pieces:
            for at, char in enumerate(words):
                if char in left:
                    found.setdefault(char, Place(file, line, column + at))
        for char, place in found.items():
            yield Problem(place, f"no font of the theme can draw '{char}' (U+{ord(char):04X})", hint)


def _undrawable(talk: Talk, char: str) -> Problem:
    """A problem placed at the character's first appearance in the talk's files."""
    message = f"no font of the theme can draw '{char}' (U+{ord(char):04X})"
    hint = "write it another way, or add a family that has it to fonts in templates/theme.yaml"
    for document in talk.documents.values():
        for number, line in enumerate(document.lines, start=1):
            if char in line:
                place = document.place()
                at = line.index(char) + 1
                return Problem(type(place)(document.path, number, at, 1, line), message, hint)
    anywhere = talk.documents.get("talk") or next(iter(talk.documents.values()))
    return Problem(anywhere.place(), message, hint)
