"""Code in its placeholder: coloured, and as large as its longest line and their number allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor

from generator import text
from generator.deck.placed import PlacedText
from generator.deck.placing.fitting import BRIM
from generator.deck.placing.measuring import Setting
from generator.deck.slides import Code, Marker, Paragraph
from generator.deck.template.layouts import FREE, Level, Placeholder
from generator.highlighting import Sort, pieces
from generator.shapes import DoesNotFit, Run
from generator.text import CAUTION
from generator.units import EMU_PER_PT

TAB = 4  # columns
# How much further apart lines may stand, as a share of their size, and what of the box they then fill.
AIR, OPENED = 0.4, 0.8
LAST_NUMBER = 32_767  # that PowerPoint numbers a paragraph by
# All of them can be read on a shade of ink; keywords are bold besides: colour is not all that tells.
_COLOURS: Mapping[Sort, str] = {
    "": "tx1",
    "keyword": "accent1",
    "name": "accent2",
    "string": "accent3",
    "number": "accent4",
    "comment": "tx2",
}
_MUTED = "tx2"
GROUND = "tx1 5"  # of code that a template places itself, as its layouts have it


def place_code(code: Code, box: Placeholder, setting: Setting, scale: float | None = None) -> PlacedText:
    """At the `scale` of its layout's size; None: as large as fits. Raises DoesNotFit when its lines are too
    many or too long at the smallest size."""
    if absent := text.missing(code.text, setting.families["code"]) - set("\n\t"):
        named = ", ".join(f"'{one}'" for one in sorted(absent))
        raise DoesNotFit(f"the typeface for code has no letter for {named}", "write it another way")
    if code.numbered and code.last > LAST_NUMBER:
        raise DoesNotFit(f"lines are numbered up to {LAST_NUMBER:,}", "show this part without numbers")
    paragraphs = tuple(
        _line(line, number, code)
        for number, line in enumerate(pieces(code.text, code.language), start=1)
        if code.first <= number <= code.last
    )
    level = box.levels[0]
    size = level.size * scale if scale else _size_for(code, paragraphs, box, setting)
    tab = TAB * _letter(setting, size)
    sized = tuple((size,) * len(one.runs) for one in paragraphs)
    hang = round(_hang(code) * _letter(setting, size) * EMU_PER_PT)
    levels = () if size == level.size else (size,) * len(box.levels)
    tab = tab if "\t" in code.text else 0
    gap = _gap(box, setting, size, len(paragraphs))
    fill = GROUND if box.kind == FREE else ""
    return PlacedText(box, paragraphs, sized, fill, gap, tab, hang, levels=levels, scale=size / level.size)


def _size_for(code: Code, paragraphs: Sequence[Paragraph], box: Placeholder, setting: Setting) -> float:
    largest = round(2 * box.levels[0].size * (1 if box.kind == FREE else setting.growth)) / 2
    steps = range(round(2 * (largest - setting.floor)) + 1)
    sizes = [largest - step / 2 for step in steps] or [setting.floor]
    size = next((one for one in sizes if _fits(code, paragraphs, box, setting, one)), None)
    if size is None:
        raise _too_much(code, paragraphs, box, setting)
    return size


def _gap(box: Placeholder, setting: Setting, size: float, lines: int) -> float:
    """Points by which lines stand further apart where there is room, and the code no closer to the edges."""
    free = box.room[1] * OPENED - lines * _leading(box.levels[0], setting, size)
    return max(0, floor(min(free / max(lines - 1, 1), size * AIR)))


def _hang(code: Code) -> int:
    """Columns for the numbers: whole tab stops, as programs differ in where they count those from."""
    return TAB * -(-(len(str(code.last)) + 2) // TAB) if code.numbered else 0


def _line(line: Sequence[tuple[str, Sort]], number: int, code: Code) -> Paragraph:
    """A line of nothing is a run of nothing: its size has to be said. PowerPoint numbers no empty line."""
    lit, told = number in code.emphasis, bool(code.emphasis)
    runs = []
    for words, sort in line or (((" " if code.numbered else ""), ""),):
        strong = lit or (sort == "keyword" and not told)
        colour = _COLOURS[sort] if lit or not told else _MUTED
        run = Run(words.lstrip(), code=True, strong=strong, colour=colour)
        space = Run(words[: len(words) - len(run.text)], code=True)
        runs += [one for one in (space, run) if one.text] or [space]
    marker: Marker = "number" if code.numbered else ""
    return Paragraph(tuple(runs), marker=marker, start=code.first)


def _fits(
    code: Code, paragraphs: Sequence[Paragraph], box: Placeholder, setting: Setting, size: float
) -> bool:
    columns, lines = _room(box, setting, size)
    return _hang(code) + max(map(_columns, paragraphs)) <= columns and len(paragraphs) <= lines


def _room(box: Placeholder, setting: Setting, size: float) -> tuple[int, int]:
    """How many columns and lines there are at that size."""
    wide, tall = box.room
    high = _leading(box.levels[0], setting, size)
    return int(wide * CAUTION / _letter(setting, size)), int(tall * BRIM / high)


def _columns(line: Paragraph) -> int:
    return len(line.plain.expandtabs(TAB))


def _letter(setting: Setting, size: float) -> float:
    """The width of every letter, in points."""
    return text.width("0", text.Style(setting.families["code"], size))


def _leading(level: Level, setting: Setting, size: float) -> float:
    [line] = text.wrap([("0", text.Style(setting.families["code"], size))], 1_000)
    return line.height * level.leading


def _too_much(code: Code, paragraphs: Sequence[Paragraph], box: Placeholder, setting: Setting) -> DoesNotFit:
    size = setting.floor
    columns, lines = _room(box, setting, size)
    columns -= _hang(code)
    lengths = [_columns(one) for one in paragraphs]
    said = []
    over = high = len(paragraphs) - lines
    if over > 0:
        said.append(f"the code has {over} line{'' if over == 1 else 's'} too many: {lines} fit")
    if (over := max(lengths) - columns) > 0:
        at = code.first + lengths.index(max(lengths))
        said.append(f"line {at} is {over} character{'' if over == 1 else 's'} too long: {columns} fit")
    ways = ["show a part with 'lines'"] if high > 0 else []
    ways += ["break long lines where the language lets you"] if over > 0 else []
    message = f"{'; '.join(said)} at {size:.0f} pt, the smallest size allowed"
    times = len(paragraphs) / max(lines, 1)
    return DoesNotFit(message, ", and ".join(ways), "high" if high > 0 else "", times, lines)
