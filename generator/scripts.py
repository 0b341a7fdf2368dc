"""Writing systems: which parts of a text are in another script, in what language, and which way they run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Letters by script (ISO 15924), and the language that they are taken for where a talk is in another script.
_EAST = (
    "\u2e80-\u2fdf\u3001-\u30ff\u3105-\u318f\u31a0-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
)
_EAST += "\uff01-\uffdc\U00020000-\U0003ffff"
_LETTERS = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": "\u0900-\u097f\ua8e0-\ua8ff",
    "Thai": "\u0e00-\u0e7f",
    "East": f"\u1100-\u11ff{_EAST}",
}
LRM, RLM = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"
_LANGUAGES = {
    "Latn": "en",
    "Grek": "el",
    "Cyrl": "ru",
    "Hebr": "he",
    "Arab": "ar",
    "Deva": "hi",
    "Thai": "th",
}
_KANA, _HANGUL = (
    re.compile("[\u3041-\u30ff\uff66-\uff9d]"),
    re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
)
# Letters of words that no spaces set apart: kana, ideographs, Thai.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ISOLATES = "\u2066\u2067\u2068"
_JOINTLESS = re.compile(
    "[\u200b\u2e80-\u303f\u3041-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffee\U00020000-\U0003ffff]"
)
EASTERN = ("Hans", "Hant", "Jpan", "Kore", "Hani")
RIGHT_TO_LEFT = ("Arab", "Hebr")
_JOINED = re.compile(f"[{_LETTERS['Arab']}{_LETTERS['Deva']}]")
# A stretch begins and ends with a letter of its script, and may have spaces, signs and digits between.
_STRETCH = {name: rf"(?P<{name}>[{one}](?:[\W\d_]*[{one}])*)" for name, one in _LETTERS.items()}
_STRETCHES = {
    own: re.compile("|".join(stretch for name, stretch in _STRETCH.items() if name != own))
    for own in (*_LETTERS, "")
}


def stretches(text: str, script: str) -> Iterator[tuple[str, str]]:
    """The text in parts, each with its language if it is in a script other than `script`, else with ""."""
    own = "East" if script in EASTERN else script if script in _LETTERS else ""
    at = 0
    if not (own == "Latn" and text.isascii()):
        for found in _STRETCHES[own].finditer(text):
            if found.start() > at:
                yield text[at : found.start()], ""
            yield found.group(), _LANGUAGES.get(str(found.lastgroup)) or _eastern(found.group())
            at = found.end()
    if at < len(text):
        yield text[at:], ""


def _eastern(text: str) -> str:
    return "ja" if _KANA.search(text) else "ko" if _HANGUL.search(text) else "zh"


def has_unspaced(text: str) -> bool:
    """Whether some of its words are not separated by spaces."""
    return not text.isascii() and bool(_UNSPACED.search(text))


def line_joint(before: str, after: str) -> str:
    """What a line break between two lines of a paragraph stands for: "" beside ideographs, kana and
    full-width signs, and beside a zero-width space; else a space."""
    beside = before[-1:] + after[:1]
    return "" if len(beside) < 2 or _JOINTLESS.search(beside) else " "


def eastern(text: str) -> str:
    """The language of ideographs, by the letters beside them: `ja`, `ko` or `zh`; "" if there are none."""
    return _eastern(text) if re.search(f"[{_LETTERS['East']}]", text) else ""


def joined(text: str) -> bool:
    """Whether letters of the text join, so that they must not be letter-spaced."""
    return not text.isascii() and bool(_JOINED.search(text))


def unclosed_turn(text: str) -> str:
    """The first sign that turns what follows around, or sets it apart, and that nothing closes in its
    paragraph (Unicode's rules X1 to X8); "" for none. It would turn what is printed behind it, too."""
    if text.isascii():
        return ""
    for paragraph in re.split(r"\n\s*\n", text):
        opened: list[str] = []
        for sign in re.findall("[\u202a-\u202e\u2066-\u2069]", paragraph):
            if sign not in "\u202c\u2069":
                opened.append(sign)
            elif opened and (opened[-1] in _ISOLATES) == (sign == "\u2069"):
                opened.pop()
        if opened:
            return opened[0]
    return ""


def closing_turn(sign: str) -> str:
    """The character that closes it."""
    return "\u2069" if sign in _ISOLATES else "\u202c"


def right_to_left(text: str) -> bool | None:
    """Which way the text runs by its first letter; None when it has none (Unicode's rules P2 and P3)."""
    if text.isascii():
        return False if re.search("[A-Za-z]", text) else None
    found = (unicodedata.bidirectional(char) for char in text)
    first = next((one for one in found if one in ("L", "R", "AL")), None)
    return None if first is None else first != "L"


def fences(text: str, *, rtl: bool) -> tuple[str, str]:
    """The marks to put before and after a text that stands beside others in a line which runs from the right,
    or from the left, so that neither changes the order of the other's words; "" where none are needed.

    Marks and not Unicode's isolates, which not every Office knows: outside the way of the line, inside that
    of the text, where it is another. Digits without letters run from the left.
    """
    foreign = ("L", "EN") if rtl else ("R", "AL")
    if not any(unicodedata.bidirectional(char) in foreign for char in text):
        return "", ""
    outer, own = (RLM if rtl else LRM), right_to_left(text) or False
    inner = "" if own is rtl else RLM if own else LRM
    return outer + inner, inner + outer


def unspaced(text: str) -> bool:
    """Whether it has letters of words that are not separated by spaces."""
    return not text.isascii() and bool(_UNSPACED.search(text))


def words(text: str) -> int:
    """How many words there are, as spoken; without spaces between words, two letters count as one."""
    rest, letters = _UNSPACED.subn(" ", text)
    return len(re.findall(r"\w\S*", rest)) + round(letters / 2) if letters else len(text.split())
