"""Joins the lines of a YAML text, and finds characters in it that nobody can see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.scripts import closing_turn, line_joint, unclosed_turn
from generator.yaml_mistakes import Mistake, Spot

# What double quotes can bring in: `\\a`, `\\x1b`. Of the signs that control machines, tabs and ends of lines
# are text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_ESCAPED = {"\0": "0", "\a": "a", "\b": "b", "\v": "v", "\f": "f", "\x1b": "e"}


@dataclass(frozen=True)
class Scalar:
    """How a text stands in its file: `style` is its first sign, one of `|`, `>`, `"`, `'`, or "" for none;
    `start` and `end` are line and column, counted from 0."""

    style: str
    start: Spot
    end: Spot


def unfold(text: str, scalar: Scalar, lines: Sequence[str]) -> str:
    """The text as YAML has put it together. Where YAML makes a space of a line's end, some scripts want none;
    and an empty line, which it makes the end of one, begins a paragraph as it does below '|'."""
    (first, _), (last, _) = scalar.start, scalar.end
    if scalar.style == "|" or first == last:
        return text
    if not re.search(r"\n[ \t]", text) and scalar.style != '"':
        text = re.sub(r"\n+(?=[^\n])", lambda ends: ends[0] + "\n", text)
    if text.isascii():
        return text
    for before, after in pairwise(line.strip() for line in lines[first : last + 1]):
        if before and after and not line_joint(before, after):
            text = text.replace(f"{before[-1]} {after[0]}", before[-1] + after[0], 1)
    return text


def find_hidden(text: str, scalar: Scalar, lines: Sequence[str]) -> Mistake | None:
    """The first sign of the text that controls machines, or that turns all that follows around."""
    if found := _CONTROL.search(text):
        message = f"there is a character here that text cannot contain (U+{ord(found[0]):04X})"
        return _at(
            found[0], scalar, lines, message, "remove it; in single quotes a backslash is just a backslash"
        )
    if sign := unclosed_turn(text):
        message = f"U+{ord(sign):04X} turns the text after it around, and nothing ends that"
        hint = f"remove it, or write U+{ord(closing_turn(sign)):04X} where it should end"
        return _at(sign, scalar, lines, message, hint)
    return None


def _at(sign: str, scalar: Scalar, lines: Sequence[str], message: str, hint: str) -> Mistake:
    """Where it stands, itself or as double quotes have it: `\\u202e`, `\\x07`."""
    code = ord(sign)
    ways = [re.escape(sign), rf"\\x{code:02x}", rf"\\u{code:04x}", rf"\\U{code:08x}"]
    ways += [rf"\\{one}" for one in _ESCAPED.get(sign, "")]
    pattern = re.compile("|".join(f"(?:{way})" for way in ways), re.IGNORECASE)
    (first, column), (last, _) = scalar.start, scalar.end
    for number in range(first, min(last + 1, len(lines))):
        if found := pattern.search(lines[number], column if number == first else 0):
            return Mistake((number, found.start()), message, hint, len(found[0]))
    return Mistake(scalar.start, message, hint)
