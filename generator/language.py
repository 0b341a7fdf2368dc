"""The few words that prints add, and dates, in the talk's language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton

from generator.content.dates import Precision, When
from generator.days import Day
from generator.scripts import RIGHT_TO_LEFT, fences, right_to_left
from generator.source import read

FALLBACK = "en"
# English dates are written day first unless the talk asks for its region's own way.
_LOCALES = {"en": "en_GB"}
PLACES = {"bce": ("{date}",), "decade": ("{year}",), "century": ("{number}", "{ordinal}", "{roman}")}
"""Of the words that are patterns, what they are filled with: one of these."""
# The region whose proofing tools Office has, where CLDR's likeliest is another.
_PROOFED = {"ar": "ar_SA"}
# In capitals Greek has no accents and breathings; a diaeresis tells apart what the accent did before: άι, ΑΪ.
_GREEK_MARKS = "[\u0300\u0301\u0304\u0306\u0313\u0314\u0342]"
_GREEK_HIATUS = re.compile(rf"([αεου]{_GREEK_MARKS}+)([ιυ])(?![\u0300-\u036f])", re.IGNORECASE)
_GREEK_OR = "Ή"  # the word "or" keeps its accent, to be told from the article
_SOFT_DOTTED = re.compile("([ij\u012f])\u0307", re.IGNORECASE)
_A_YEAR = 4000  # a leap year, for dates to be formatted in: Babel's, like Python's, begin with the year 1


@dataclass(frozen=True)
class Words:
    """Phrases by name in one language. `language` is the talk's own, even where a phrase falls back."""

    language: str
    phrases: Mapping[str, str]
    known: frozenset[str]  # the names of all phrases that the prints use
    borrowed: tuple[str, ...] = ()  # those that stand in English for want of the language's own

    def word(self, name: str) -> str:
        """The phrase of that name. Raises KeyError if no language has it."""
        return self.phrases[name]

    @property
    def separators(self) -> tuple[str, str]:
        """The separators of numbers: before the decimals, and between the thousands."""
        symbols = Locale.parse(_locale(self.language)).number_symbols["latn"]
        return symbols["decimal"], symbols["group"].replace("\u202f", "\u00a0")

    def date(self, when: When) -> str:
        """The date in words: `7 December 2018`, `December 2018`, `about 2016`, `2016–2018`, `44 BCE`."""
        return self._told(when, _spelled, "\u2009–\u2009")

    def digits(self, when: When) -> str:
        """The date in its shortest form: digits, or words for decades and centuries."""
        return self._told(when, _short, "–")

    def _told(self, when: When, form: Callable[[Words, Day, Precision], str], dash: str) -> str:
        """A range with its era. An era of both ends is given once if it follows them, twice if it precedes
        them.
        """
        first, bce = form(self, when.start, when.precision), self.word("bce")
        once = when.end.bce and bce.startswith("{date}")
        said = bce.replace("{date}", first) if when.start.bce and not once else first
        if when.until:
            last = form(self, when.end, when.until)
            last = bce.replace("{date}", last) if when.end.bce and not once else last
            last = self._about(last) if when.soft == (False, True) else last
            numbers = right_to_left(said + last) is None
            said = f"{said}{dash}{last}" if numbers else f"{self.apart(said)}{dash}{self.apart(last)}"
        said = self.apart(said)
        said = bce.replace("{date}", said) if once else said
        return self._about(said) if when.soft[0] else said

    @property
    def rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return script_of(self.language) in RIGHT_TO_LEFT

    def apart(self, said: str) -> str:
        """The text as it may be joined to others in a line: between direction marks if they run different
        ways.
        """
        before, after = fences(said, rtl=self.rtl)
        return f"{before}{said}{after}"

    def _about(self, said: str) -> str:
        space = "" if script_of(self.language) in ("Hans", "Hant", "Jpan") else " "
        return f"{self.word('about')}{space}{said}"


def _short(words: Words, day: Day, precision: Precision) -> str:
    if precision in ("decade", "century"):
        return _spelled(words, day, precision)
    return day.digits({"year": 1, "month": 2}.get(precision, 3))


def _spelled(words: Words, day: Day, precision: Precision) -> str:
    """The date without its era."""
    if precision == "decade":
        return words.word("decade").replace("{year}", str(day.year_of_era // 10 * 10))
    if precision == "century":
        return _numbered(words.word("century"), (day.year_of_era + 99) // 100)
    locale, known = _locale(words.language), date(_A_YEAR, day.month, day.day)
    if precision == "day":
        said = format_date(known, "long", locale=locale)
    else:
        said = format_skeleton("yMMMM" if precision == "month" else "y", known, locale=locale)
    return said.replace(str(_A_YEAR), str(day.year_of_era))


def _numbered(pattern: str, number: int) -> str:
    """The pattern filled with a number below a thousand, in the form it asks for."""
    hundreds = ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    roman = hundreds[number // 100] + tens[number // 10 % 10] + ones[number % 10]
    pattern = pattern.replace("{roman}e ", "Ier " if number == 1 else "{roman}e ")  # as French has it
    forms = {"{number}": str(number), "{ordinal}": f"{number}{suffix}", "{roman}": roman}
    for place, form in forms.items():
        pattern = pattern.replace(place, form)
    return pattern


def load_words(file: Path, language: str, own: Mapping[str, str]) -> Words:
    """The language's phrases (English ones where it has none), under the talk's own."""
    table: dict[str, dict[str, str]] = read(file).data
    base = language.partition("-")[0]
    phrases = {**table[FALLBACK], **table.get(base, {}), **own}
    borrowed = tuple(name for name in table[FALLBACK] if name not in {**table.get(base, {}), **own})
    return Words(language, phrases, frozenset(table[FALLBACK]), borrowed)


def regional(language: str) -> str:
    """The language with its likeliest region, as proofing tools want it: `fr-FR`, and `en-GB` for `en`."""
    if language in _LOCALES or language in _PROOFED:
        return (_LOCALES | _PROOFED)[language].replace("_", "-")
    parts = _likely(language)
    return f"{language}-{parts[-1]}" if len(parts) > 1 and "-" not in language else language


def script_of(language: str) -> str:
    """The script that the language is written in, as ISO 15924 has it: `Latn`, `Arab`, `Hant`."""
    written = next((part for part in language.split("-") if len(part) == 4), "")
    if written:
        return written.title()
    parts = _likely(language) if len(_likely(language)) > 2 else _likely(language.partition("-")[0])
    return parts[1] if len(parts) > 2 else "Latn"


def capitals(text: str, language: str) -> str:
    """The text in capitals, by the rules of that language (BCP 47)."""
    base = language.partition("-")[0]
    if base in ("tr", "az"):
        return re.sub("i\u0307?", "\u0130", text).upper()
    if base == "lt":  # a dot that is written only where an accent stands on a small i
        plain = _SOFT_DOTTED.sub(r"\1", unicodedata.normalize("NFD", text))
        return unicodedata.normalize("NFC", plain.upper())
    if base == "el":
        return re.sub(r"\S+", lambda word: _in_greek_capitals(word[0]), text)
    return text.upper()


def _in_greek_capitals(word: str) -> str:
    if unicodedata.normalize("NFC", word).upper() == _GREEK_OR:
        return _GREEK_OR
    apart = _GREEK_HIATUS.sub("\\1\\2\u0308", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", re.sub(_GREEK_MARKS, "", apart).upper())


def _likely(language: str) -> list[str]:
    """The likely language, script and region, if CLDR knows them."""
    return str(get_global("likely_subtags").get(language.replace("-", "_"), "")).split("_")


def _locale(language: str) -> str:
    name = _LOCALES.get(language, language.replace("-", "_"))
    try:
        return str(Locale.parse(name))
    except (UnknownLocaleError, ValueError):
        return "en_GB"
