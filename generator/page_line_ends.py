"""Where lines end on pages, whose lines we set ourselves: between words, whatever other programs do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import category

from budoux import (
    Parser,
    load_default_japanese_parser,
    load_default_simplified_chinese_parser,
    load_default_thai_parser,
    load_default_traditional_chinese_parser,
)
from pyphen import Pyphen, language_fallback

from generator.language import script_of
from generator.line_ends import SOFT_HYPHEN, SPACES, units
from generator.scripts import eastern

# Units of measure that stay with their number; without an entry here the space before one is a line's end.
_MEASURES = "%|‰|°[CF]?|[kMGTmcdnµ]?(?:m|g|W|Hz|B|V|A|J|l|bit|Wh)|[kM]?m²|km/h|m/s|t|s|h|min|ha|Mio|Mrd"
# What programs may part and a page does not: a number from its unit and its kind, a short part of a word or
# a part in capitals from the rest (X-ray, MIL-STD), the ends of a range of years.
_TOGETHER = re.compile(
    rf"\d[ ]+(?=(?:{_MEASURES})(?!\w))"
    r"|(?<!\w)(?:No\.|Nos\.|Nr\.|Art\.|Vol\.|vol\.|Bd\.|pp?\.|S\.|§§?|№|#)[ ]+(?=\d)"
    r"|(?<!\w)\w{1,2}-(?=\w)|-(?=\w{1,2}(?!\w))"
    r"|(?<=[A-Z0-9])-(?=[A-Z0-9])"
    r"|(?<=\d)[\u2013\u2014](?=\d)"
)
_HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff"
_UNSPACED = re.compile("[\u0e01-\u0e4e\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_OF_THAI, _OF_KOREAN = re.compile("[\u0e01-\u0e4e]"), re.compile(f"[{_HANGUL}]")
_ADDRESS = re.compile(r"(?<=[/?&=._#:~+-])(?=[^\W_])")
_TECHNICAL = re.compile(r"\S*(?:[/@\\_=]|\w[.:]\w)\S*")


def programs(text: str) -> list[int]:
    """Where office programs may end a line: the places before which it would end, the text's end the last."""
    ends, at = list[int](), len(text) - len(text.lstrip(SPACES))
    for unit in units([(text, None)]):
        at += len(unit[0][0])
        ends.append(at)
    return ends


def _without_hyphens(text: str) -> list[int]:
    """The same places without those after soft hyphens."""
    return [end for end in programs(text) if text[end - 1] != SOFT_HYPHEN or end == len(text)]


def on_pages(text: str, language: str) -> list[int]:
    """Where lines end on pages: as in `programs`, but between words in languages without spaces, only at
    spaces in Korean, and never inside what belongs together.
    """
    found = _without_hyphens(text)
    if _UNSPACED.search(text) or _OF_KOREAN.search(text):
        spaced = {end for end in found if text[end - 1] in SPACES + "-\u2013\u2014"}
        found = sorted(spaced | _between_words(text, language, found) | {len(text)})
    kept = {match.end() for match in _TOGETHER.finditer(text)}
    return [end for end in found if end not in kept]


def within(word: str) -> list[int]:
    """Where a word that is wider than its line is cut without a hyphen: an address after its signs, and
    wherever programs would end a line."""
    cuts = {match.end() for match in _ADDRESS.finditer(word)} if is_technical(word.strip()) else set()
    return sorted(cuts | set(_without_hyphens(word)[:-1]))


def is_technical(word: str) -> bool:
    """Whether it is technical and not a word of a language: an address, a path, a name in code."""
    return bool(_TECHNICAL.fullmatch(word))


def hyphenated(word: str, language: str, least: int) -> list[int]:
    """Where a word may be cut with a hyphen, `least` letters from its ends at least: at its own soft hyphens,
    else as its language has it. None are found where Pyphen does not know the language, or it is no word."""
    if soft := [at + 1 for at, char in enumerate(word) if char == SOFT_HYPHEN]:
        return soft
    known = language_fallback(language.replace("-", "_"))
    if known is None or is_technical(word):
        return []
    return [
        found.start() + cut
        for found in re.finditer(r"[^\W\d_]+", word)
        for cut in Pyphen(lang=known, left=least, right=least).positions(found.group())
    ]


def anywhere(word: str) -> list[int]:
    """The places between its letters, keeping each letter with its marks."""
    return [at for at in range(1, len(word)) if not category(word[at]).startswith("M")]


def _between_words(text: str, language: str, found: Iterable[int]) -> set[int]:
    """Those of the places (in Thai, of all places) at which a word begins."""
    if _OF_KOREAN.search(text):
        return {end for end in found if not _OF_KOREAN.match(text[end - 1]) and end < len(text)}
    if not _UNSPACED.search(text):
        return set(found)
    words, at = set[int](), 0
    for word in _segmenter("th" if _OF_THAI.search(text) else eastern(text), language).parse(text):
        at += len(word)
        words.add(at)
    if _OF_THAI.search(text):
        return {at for at in words if at < len(text) and _OF_THAI.match(text[at])} & set(anywhere(text))
    return words & set(found)


@lru_cache(maxsize=8)
def _segmenter(script: str, language: str) -> Parser:
    if script == "th":
        return load_default_thai_parser()
    if script == "ja" or language.startswith("ja"):
        return load_default_japanese_parser()
    if script_of(language) == "Hant":
        return load_default_traditional_chinese_parser()
    return load_default_simplified_chinese_parser()
