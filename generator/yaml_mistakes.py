"""Explains why a text is not valid YAML: what was typed, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Spot = tuple[int, int]  # line and column, from 0


@dataclass(frozen=True)
class Failure:
    """What the parser says: where it stopped, where what it was reading began, and where the last text in
    quotes opens that goes on to the line where it stopped; None when there is none."""

    said: str
    at: Spot
    begun: Spot | None = None
    quote: Spot | None = None


@dataclass(frozen=True)
class Mistake:
    at: Spot
    message: str
    hint: str
    width: int = 1


_ENTRY = re.compile(r"(?P<lead>\s*(?:- +)*)(?:(?P<key>[\w.-]+) *:(?: +|$))?(?P<value>.*)")
_GLUED = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z][\w-]*) *(?P<colon>:\u00a0|：|:(?! ))\s*(?P<value>.*)")
_BULLET = re.compile(r"(\s*)([–—•·▪◦‣*])\s+(\S.*)")
_NO_START = "%@`*&!|>?[{"
_SMART = "“”„«»‟‘’‚‹›"


def explain(lines: Sequence[str], failure: Failure) -> Mistake:
    """The mistake that most likely made the parser stop, in the parser's words if none is recognised."""
    for look in _LOOKS:
        if found := look(lines, failure):
            return found
    hint = "look for a missing quote, bracket or space after ':' on this line or the one before"
    return Mistake(failure.at, f"not readable as YAML: {failure.said}", hint)


def in_quotes(text: str) -> str:
    """The text quoted so that YAML reads it, whatever is in it."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def _advice(text: str) -> str:
    """The advice to put that text in quotes; a long text is named by its beginning."""
    text = text.strip()
    if len(text) > 60:
        return f'put a " before {text[:20].strip()}… and another at the end of the text'
    return f"put the text in quotes: {in_quotes(text)}"


def _entry(line: str) -> re.Match[str]:
    found = _ENTRY.match(line)
    assert found, "each part of it may be empty"
    return found


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _before(lines: Sequence[str], number: int) -> int:
    """The number of the nearest line above that says something, or -1."""
    written = (at for at in range(number - 1, -1, -1) if lines[at].strip() and lines[at].strip()[0] != "#")
    return next(written, -1)


def _value(line: str, column: int) -> str:
    """The text from that column to the end of the line or, between brackets, of the entry."""
    text = re.split(r"\s#", line[column:])[0]
    inside = sum(line[:column].count(one) for one in "[{") > sum(line[:column].count(one) for one in "]}")
    return re.split(r"[,}\]]", text)[0] if inside else text


def _tab(lines: Sequence[str], failure: Failure) -> Mistake | None:
    line = _line(lines, failure.at[0])
    column = line.find("\t", 0, max(failure.at[1] + 1, len(line) - len(line.lstrip())))
    if column < 0:
        return None
    return Mistake(
        (failure.at[0], column),
        "there is a tab here, and YAML allows only spaces",
        "type two spaces instead",
    )


def _own_bullet(lines: Sequence[str], failure: Failure) -> Mistake | None:
    for number in (failure.at[0], _before(lines, failure.at[0])):
        if number >= 0 and (found := _BULLET.fullmatch(lines[number])):
            at = (number, len(found[1]))
            return Mistake(at, f"'{found[2]}' does not begin an entry of a list", f"write '- {found[3]}'")
    return None


def _open_quote(lines: Sequence[str], failure: Failure) -> Mistake | None:
    at = failure.begun if "quoted scalar" in failure.said else failure.quote
    if at is None or at[0] == failure.at[0]:
        return None
    mark = _line(lines, at[0])[at[1]]
    return Mistake(at, "the quotation mark opened here is not closed", f"write {mark} at the end of the text")


def _more_than_quoted(lines: Sequence[str], failure: Failure) -> Mistake | None:
    """Find text that continues after the closing quotation mark."""
    line = _line(lines, failure.at[0])
    start = _entry(line)
    text = start["value"].strip()
    if (
        "expected key" not in failure.said
        or text[:1] not in ("'", '"')
        or failure.at[1] <= start.start("value")
    ):
        return None
    inner = text[1:-1] if len(text) > 2 and text[-1] == text[0] else text
    message = "the text in quotes ends here, but more follows"
    return Mistake(failure.at, message, _advice(inner))


def _sign_first(lines: Sequence[str], failure: Failure) -> Mistake | None:
    """Find text that begins with a character special to YAML."""
    for number, column in filter(None, (failure.begun, failure.at, _starts_with_sign(lines, failure))):
        line = _line(lines, number)
        sign = line[column : column + 1]
        follows = line[:column].rstrip()[-1:] in (":", "-", "[", "{", ",", "")
        if (
            number == failure.at[0]
            and sign
            and sign in _NO_START
            and follows
            and _stops_at_sign(failure, sign)
        ):
            text = _value(line, column) if sign not in "[{" else line[column:]
            return Mistake(
                (number, column), f"text that begins with '{sign}' must be in quotes", _advice(text)
            )
    return None


def _starts_with_sign(lines: Sequence[str], failure: Failure) -> Spot | None:
    found = _entry(_line(lines, failure.at[0]))
    closed = re.match(r"(\[[^\]]*\]|\{[^}]*\})\s*[^\s,#]", found["value"])
    return (failure.at[0], found.start("value")) if closed else None


def _stops_at_sign(failure: Failure, sign: str) -> bool:
    words = {
        "alias": "*",
        "anchor": "&",
        "tag": "!",
        "cannot start": "%@`",
        "block scalar": "|>",
        "mapping keys": "?",
        "expected key": "[{",
    }
    return any(word in failure.said and sign in signs for word, signs in words.items())


def _list_beside_key(lines: Sequence[str], failure: Failure) -> Mistake | None:
    line = _line(lines, failure.at[0])
    if "block sequence" not in failure.said or not line[: failure.at[1]].rstrip().endswith(":"):
        return None
    text = _value(line, failure.at[1])
    hint = f"write it on the next line, two spaces further in than the key; or {_advice(text)}"
    return Mistake(failure.at, "a list cannot begin on the line of its key", hint)


def _brackets(lines: Sequence[str], failure: Failure) -> Mistake | None:
    if "flow" not in failure.said or failure.begun is None:
        return None
    (number, column), line = failure.begun, _line(lines, failure.begun[0])
    closes = {"{": "}", "[": "]"}.get(line[column : column + 1], "]")
    stopped = _line(lines, failure.at[0])
    ended = not stopped[failure.at[1] :].strip()
    if ended or number < failure.at[0]:
        if hidden := re.search(r"\s#", line[column:]):
            at = (number, column + hidden.end() - 1)
            message = "' #' begins a comment here, which hides the rest of the line"
            return Mistake(at, message, "put the text that contains it in quotes")
        if ended or len(stopped) - len(stopped.lstrip()) <= len(line) - len(line.lstrip()):
            message = f"the bracket opened here is not closed before line {failure.at[0] + 1}"
            return Mistake(failure.begun, message, f"write {closes} where it ends")
    word = re.search(r"(\S+)\s*$", stopped[: failure.at[1]] if stopped[failure.at[1] :][:1] == ":" else "")
    where = f"before '{word[1]}'" if word else "here"
    at = (failure.at[0], word.start(1)) if word else failure.at
    hint = f"put a comma {where}; put text that contains ': ' or quotation marks in quotes as a whole"
    return Mistake(at, f"',' or '{closes}' is missing {where}", hint, len(word[1]) if word else 1)


def _colon_in_text(lines: Sequence[str], failure: Failure) -> Mistake | None:
    line = _line(lines, failure.at[0])
    found = _entry(line)
    if "mapping values" not in failure.said or not found["key"] or failure.at[1] < found.start("value"):
        return None
    at = (failure.at[0], found.start("value"))
    text = _value(line, at[1]).strip()
    if text[0] in _SMART:
        message = f"YAML does not take {text[0]} for a quotation mark, and text that contains ': ' needs some"
        return Mistake(at, message, _advice(text.strip(_SMART)), len(text))
    return Mistake(failure.at, "text that contains ': ' must be in quotes", _advice(text))


def _no_colon(lines: Sequence[str], failure: Failure) -> Mistake | None:
    """Find a key without its colon or the space after it, on the line above or where reading began."""
    if "mapping values" in failure.said:
        number = _before(lines, failure.at[0])
    elif "could not find expected ':'" in failure.said and failure.begun:
        number = failure.begun[0]
    else:
        return None
    line = _line(lines, number)
    if found := _GLUED.match(line):
        said = {":": "a space", "：": "a colon and a space"}.get(found["colon"], "an ordinary space")
        hint = f"write '{found['key']}: {found['value']}'"
        return Mistake(
            (number, found.start("key")), f"{said} must follow this key", hint, len(found["key"]) + 1
        )
    if (
        ": " in line
        or line.rstrip().endswith(":")
        or all("- " in one for one in (line, lines[failure.at[0]]))
    ):
        return None
    return _lone(lines, number)


def _lone(lines: Sequence[str], number: int) -> Mistake:
    """The mistake of a line that has no colon and should."""
    words, above = lines[number].strip(), _before(lines, number)
    at = (number, len(lines[number]) - len(lines[number].lstrip()))
    if re.fullmatch(r"(?:- +)?[a-z][a-z_]*", words):
        return Mistake(at, "a colon is missing here", f"write '{words}:'", len(words))
    if _line(lines, above).rstrip().endswith(("|", ">")):
        message = f"the text of line {above + 1} goes on here, but is not indented"
        return Mistake(
            at, message, "begin each line of the text two columns to the right of its key", len(words)
        )
    key, _, rest = words.removeprefix("- ").partition(" ")
    hint = f"write '{key}: {rest}' if '{key}' is a key"
    hint += "; if the text above goes on here, indent this line" if above >= 0 else ""
    message = "this line is neither a key with its colon nor part of the text above"
    return Mistake(at, message if above >= 0 else "this line is not a key with its colon", hint, len(words))


def _indented(lines: Sequence[str], failure: Failure) -> Mistake | None:
    """Find a line that begins in a column where nothing can begin."""
    line = _line(lines, failure.at[0])
    column = len(line) - len(line.lstrip())
    deeper = "mapping values" in failure.said
    if not deeper and not ("block" in failure.said and failure.at[1] == column):
        return None
    dashed = line.lstrip().startswith("- ")
    number = _before(lines, failure.at[0])
    while number >= 0 and dashed and not lines[number].lstrip().startswith("- "):
        number = _before(lines, number)
    to = _entry(lines[number]).end("lead") if number >= 0 else 0
    to = len(lines[number]) - len(lines[number].lstrip()) if number >= 0 and dashed else to
    if number < 0 or to == column:
        return None
    hint = f"begin it in column {to + 1}, as line {number + 1} does"
    hint += "; if the text above goes on, put all of it in quotes" if deeper else ""
    return Mistake(
        (failure.at[0], column),
        f"this line begins in column {column + 1}, where nothing can begin",
        hint,
    )


def _document(lines: Sequence[str], failure: Failure) -> Mistake | None:
    if "document start" in failure.said:
        top = next(at for at, line in enumerate(lines) if line.strip() and line.strip()[0] != "#")
        spot = (top, len(lines[top]) - len(lines[top].lstrip()))
        return Mistake(spot, "this line is indented, but others in the file are not", "begin it in column 1")
    if "document" in failure.said:
        message = "'---' begins a second document, but a file holds only one"
        return Mistake(failure.at, message, "remove this line; no file here needs it")
    return None


_LOOKS: tuple[Callable[[Sequence[str], Failure], Mistake | None], ...] = (
    _tab,
    _own_bullet,
    _open_quote,
    _sign_first,
    _more_than_quoted,
    _list_beside_key,
    _brackets,
    _colon_in_text,
    _no_colon,
    _indented,
    _document,
)
