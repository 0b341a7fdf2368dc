"""How much room paragraphs take in a box, set at a share of the layout's sizes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil, floor

from generator import text
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import Level
from generator.deck.template.themed import slots
from generator.look import Look
from generator.scripts import joined
from generator.shapes import BREAK, Face, Run
from generator.text import CAUTION
from generator.units import EMU_PER_PT

# How far lines stand apart, as a share of their size: LibreOffice's rule, whatever the font asks, but where
# there are links.
APART = 1.2
# Details are smaller than what they explain, where that is large enough to stay so.
DETAIL, LARGE = 0.8, 24


@dataclass(frozen=True)
class Setting:
    """What placing needs: the families by role, the floors in points, the theme's colours by their slots;
    `wider` says by how much a role's words may be wider than its family sets them, where not by nothing."""

    families: Mapping[Face, str]
    floor: float
    small_floor: float
    step: float
    others: tuple[str, ...] = ()  # the families of what letters these lack
    rtl: bool = False  # whether the talk's language runs from right to left
    language: str = ""  # the talk's
    colours: Mapping[str, str] = field(default_factory=dict)
    wider: Mapping[Face, float] = field(default_factory=dict)
    growth: float = 1  # how much larger than in its layout a short text may be
    share: float = 1  # how high slides are, of ours; what is drawn in points is drawn as much larger
    # Of a text as LibreOffice's own autofit tries it: the share of its sizes that it is to come to. Else 0.
    sought: float = 0

    @classmethod
    def of(cls, look: Look) -> Setting:
        tokens, colours = look.theme.deck, slots(look.theme.colours)
        families: dict[Face, str] = {"heading": look.heading, "text": look.text, "code": look.code}
        floors = tokens.floor.pt, tokens.small_floor.pt
        return cls(
            families,
            *floors,
            tokens.autofit_step,
            look.others,
            look.rtl,
            look.language,
            colours,
            growth=tokens.growth,
        )

    def least(self, size: float, level: Level) -> float:
        """The floor for text of that size: sources, and what is small by design, may be small."""
        return self.small_floor if level.small or size < self.floor else self.floor

    def size(self, run: Run, level: Level, scale: float) -> float:
        """The run's size in a box set at that scale: in tenths of points, and never below the floor."""
        full = run_size(run, level)
        if self.sought:
            return self.written(run, level, self.sought) * scale
        return max(floor(full * scale * 10 + 0.001) / 10, min(full, self.least(full, level)))

    def written(self, run: Run, level: Level, share: float) -> float:
        """The size that stands in a box whose autofit shows this share of it: more than the layout's where
        it would be shown below the floor."""
        full = run_size(run, level)
        return max(full, min(full, self.least(full, level)) / share)

    def style(self, run: Run, level: Level, scale: float = 1.0) -> text.Style:
        face: Face = "code" if run.code else level.face
        slanted = level.italic or (run.emphasis and level.face == "text")
        bold = level.bold or run.strong
        size, wider = self.size(run, level, scale), self.wider.get(face, 1)
        return text.Style(self.families[face], size, bold, slanted, self.others, wider, bool(run.link))

    def plain(self, face: Face, size: float, *, bold: bool = False) -> text.Style:
        return text.Style(self.families[face], size, bold, others=self.others, wider=self.wider.get(face, 1))


def run_size(run: Run, level: Level) -> float:
    """In points, as the layout sets it."""
    return level.size * DETAIL if run.detail and level.size >= LARGE else level.size


def measure(
    setting: Setting, paragraphs: Sequence[Paragraph], levels: Sequence[Level], room: float, scale: float
) -> tuple[float, float]:
    """Height and greatest width, in points, of the paragraphs set in that room. LibreOffice's autofit makes
    spaces smaller too, and leaves none above the first."""
    height = width = 0.0
    spaces = scale if setting.sought else 1
    for number, paragraph in enumerate(paragraphs):
        level = levels[min(paragraph.level, len(levels) - 1)]
        margin = margins(paragraph, level)[0] / EMU_PER_PT
        lines = lines_of(setting, paragraph, level, room - margin, scale)
        height += sum(line.height for line in lines) * level.leading + level.after * spaces
        height += level.before * spaces if number or not setting.sought else 0
        width = max([width, *(line.width + margin for line in lines)])
    return height, width


def margins(paragraph: Paragraph, level: Level) -> tuple[int, int]:
    """Left margin and indent in EMU; lists of another kind hang by PowerPoint's measures."""
    if paragraph.marker == level.marker:
        return level.margin, level.indent
    hang = {"bullet": 342_900, "number": 514_350}.get(paragraph.marker, 0)
    return hang, -hang


def direction(paragraph: Paragraph, level: Level) -> tuple[bool, str]:
    """Whether it runs from right to left, and its side. Words that run the other way begin on the other side,
    but on slides that run from right to left: there Latin words stand where all others do, and in a list
    after the same mark. Code runs from left to right."""
    own = paragraph.right_to_left
    if paragraph.runs and all(run.code for run in paragraph.runs):
        return False, level.align
    if own in (None, level.rtl):
        return level.rtl, level.align
    if level.rtl:
        return bool(paragraph.marker), level.align
    return True, {"l": "r", "r": "l"}.get(level.align, level.align)


def lines_of(
    setting: Setting, paragraph: Paragraph, level: Level, room: float, scale: float
) -> list[text.Line]:
    """The lines the paragraph fills. Letters set apart take their share of the room."""
    apart = level.tracking and not all(joined(run.text) for run in paragraph.runs if run != BREAK)
    tracked = 1 + level.tracking / (0.55 * level.size) if apart else 1
    lines: list[text.Line] = []
    for broken, runs in groupby(paragraph.runs, key=lambda run: run == BREAK):
        if broken:
            continue
        styled = [
            (run.text.upper() if level.capitals else run.text, setting.style(run, level, scale))
            for run in runs
        ]
        high = APART * max(style.size for _, style in styled)
        for line in text.wrap(styled, room * CAUTION / tracked, whole=bool(setting.sought)):
            set_line = text.Line(line.text, line.width * tracked / CAUTION, max(line.field, high))
            # What is too wide is broken anywhere.
            times = ceil(set_line.width / room) if setting.sought and room > 0 else 1
            lines += [set_line] * max(times, 1)
    return lines
