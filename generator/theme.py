"""The look as data: the theme's tokens, a talk's changes to them, and the colours that follow from both."""

from __future__ import annotations

import colorsys
import math
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from generator.content import messages
from generator.content.base import LengthField, Model
from generator.content.colours import Colour, InksField
from generator.content.talk import ThemeChoice
from generator.problems import ProblemsFound
from generator.source import read

WHITE, BLACK = "#FFFFFF", "#000000"
AA_TEXT = 4.5  # WCAG 2.2, 1.4.3
AA_MARK = 3.0  # 1.4.11
_APART = 70  # in sRGB; nearer colours are taken for one another
_EASY = 6.0  # on a projector, light on dark needs more than the least


class Pair(NamedTuple):
    """A text's colour, its background, and the contrast it needs."""

    what: str
    text: str
    ground: str
    ratio: float

    def __str__(self) -> str:
        has = contrast(self.text, self.ground)
        return f"{self.what} has a contrast of {has:.1f}, but {self.ratio:g} is needed to read it"


class Colours(Model):
    """The theme's own colours, and those computed from them so that they can always be read."""

    ink: Colour
    paper: Colour
    accent: Colour
    muted: Colour
    rule: Colour
    eras: Annotated[tuple[Colour | Literal["accent"], ...], Field(min_length=1)]

    @cached_property
    def accent_on_ink(self) -> str:
        """The accent, lightened within its hue until text in it is easily read on ink."""
        hue, lightness, saturation = colorsys.rgb_to_hls(*(c / 255 for c in _channels(self.accent)))
        rising = (lightness + (1 - lightness) * step / 50 for step in range(51))
        tried = (_hex(colorsys.hls_to_rgb(hue, one, saturation)) for one in rising)
        return next((one for one in tried if contrast(one, self.ink) >= _EASY), WHITE)

    @cached_property
    def muted_on_ink(self) -> str:
        return readable(mix(self.ink, self.paper, 0.72), self.ink, towards=self.paper)

    @cached_property
    def wash(self) -> str:
        """The accent as a background, so light that ink and muted text are read on it as on paper."""
        return mix(self.paper, self.accent, 0.08)

    @cached_property
    def shade(self) -> str:
        """The ink as a background, as light as the wash."""
        return mix(self.paper, self.ink, 0.05)

    def era(self, index: int) -> str:
        """The colour of the era with that number in order of time, from 0."""
        return self._palette[index % len(self._palette)]

    @cached_property
    def _palette(self) -> tuple[str, ...]:
        """The colours of eras without those too close to a talk's own accent."""
        others = (one for one in self.eras if one != "accent")
        apart = [one for one in others if _distance(one, self.accent) >= _APART]
        return (self.accent, *apart) if "accent" in self.eras or not apart else (*apart,)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair that the templates set."""
        eras = [self.era(index) for index in range(len(self._palette))]
        return (
            Pair("ink on paper", self.ink, self.paper, AA_TEXT),
            Pair("the accent on paper", self.accent, self.paper, AA_TEXT),
            Pair("the accent on its wash", self.accent, self.wash, AA_TEXT),
            Pair("muted on paper", self.muted, self.paper, AA_TEXT),
            Pair("paper on ink", self.paper, self.ink, AA_TEXT),
            Pair("the accent on ink", self.accent_on_ink, self.ink, AA_TEXT),
            Pair("muted on ink", self.muted_on_ink, self.ink, AA_TEXT),
            Pair("ink on wash", self.ink, self.wash, AA_TEXT),
            Pair("muted on wash", self.muted, self.wash, AA_TEXT),
            Pair("the accent on a shade of ink", self.accent, self.shade, AA_TEXT),
            Pair("muted on a shade of ink", self.muted, self.shade, AA_TEXT),
            Pair("paper on muted", self.paper, self.muted, AA_TEXT),
            *(
                Pair(f"the colour of era {i} on paper", era, self.paper, AA_TEXT)
                for i, era in enumerate(eras, 1)
            ),
            *(
                Pair(f"the colour of era {i} on a shade of ink", era, self.shade, AA_TEXT)
                for i, era in enumerate(eras, 1)
            ),
            *(Pair(f"white on the colour of era {i}", WHITE, era, AA_TEXT) for i, era in enumerate(eras, 1)),
        )

    @property
    def saving(self) -> Colours:
        """The colours for saving ink: all words black, which needs no halftone."""
        black = dict.fromkeys(("ink", "accent", "muted"), BLACK)
        return self.model_copy(update={**black, "paper": WHITE, "eras": (BLACK,)})

    def tint(self, colour: str, strength: float = 0.1) -> str:
        return mix(self.paper, colour, strength)


class Everywhere(Model):
    """Families that every machine with PowerPoint has, by role."""

    heading: str
    text: str
    code: str


class Fonts(Model):
    """Families by role, most wanted first; `others` draw the letters that those of all roles lack, and
    `everywhere` are what a deck that carries no fonts is set in."""

    heading: tuple[str, ...]
    text: tuple[str, ...]
    code: tuple[str, ...]
    everywhere: Everywhere
    others: tuple[str, ...] = ()


class DeckTokens(Model):
    floor: LengthField
    small_floor: LengthField
    autofit_step: float
    growth: float  # of the layout's size


class OnePagerTokens(Model):
    largest: LengthField
    smallest: LengthField
    step: LengthField
    margin: LengthField
    measure: float  # ems, the longest line of a block that runs across the page


class CardTokens(Model):
    """A milestone's card, in ems of its text: widths to try, distances, ratios of type sizes."""

    widths: tuple[float, ...]
    inset: float  # from the rule at the left edge to the text
    title: float
    beside_title: float
    cited: float  # numbers of sources
    block_title: float
    block_gap: float  # in ems of the block's title, below it
    leading: float
    heading_leading: float
    gap: float
    stack_gap: float
    step: float
    channel: float


class PosterTokens(Model):
    largest: LengthField
    smallest: LengthField
    step: LengthField
    sources: LengthField
    margin: LengthField
    gutter: LengthField  # between columns
    rule: LengthField  # above an entry beside the timeline
    title: LengthField
    subtitle: LengthField
    figure: LengthField
    label: LengthField
    code: LengthField  # the QR code's side
    card: CardTokens


class TileTokens(Model):
    """A poster's parts on office paper, allowing for printers and people who are not exact."""

    cut: LengthField  # is cut off inside the printer's margin, with the line to cut along
    under: LengthField  # of the picture goes on below the sheet that is glued on
    line: LengthField
    around: LengthField  # the margins of the page that tells how


class PressTokens(Model):
    """Printer's marks, outside the bleed."""

    mark: LengthField  # how long crop marks are, and how wide registration marks
    clear: LengthField  # from the bleed, or the trim where nothing bleeds, to the marks
    edge: LengthField  # from the marks to the edge of the sheet
    line: LengthField
    rich: InksField  # black grounds, which black ink alone leaves grey
    tiles: TileTokens


class HandoutTokens(Model):
    """The handout: small slides with words or lines beside them."""

    margin: LengthField
    gutter: LengthField  # between places
    largest: LengthField  # of notes beside slides, unless their lines would be longer than
    measure: float  # so many ems
    smallest: LengthField
    step: LengthField
    caption: LengthField
    line: LengthField  # between ruled lines
    writing: float  # the least share of a place that is left to write on, or for the notes
    narrowest: LengthField  # of what is left beside a slide
    script: LengthField  # what the speaker reads from
    picture: LengthField  # how wide slides are there


class Theme(Model):
    colours: Colours
    fonts: Fonts
    deck: DeckTokens
    one_pager: OnePagerTokens
    handout: HandoutTokens
    poster: PosterTokens
    press: PressTokens


def load_theme(file: Path, choice: ThemeChoice | None = None) -> Theme:
    """The tokens of `file` with the talk's changes. Raises ProblemsFound for a wrong token."""
    document = read(file)
    try:
        theme: Theme = TypeAdapter(Theme).validate_python(document.data)
    except ValidationError as error:
        raise ProblemsFound(messages.problems(document, Theme, error)) from None
    return _with(theme, choice) if choice else theme


def _with(theme: Theme, choice: ThemeChoice) -> Theme:
    said = {name: value for name, value in choice if value is not None}
    changes = {name: said[name] for name in Colours.model_fields if name in said}
    return theme.model_copy(update={"colours": theme.colours.model_copy(update=changes)})


def unreadable(theme: Theme) -> list[Pair]:
    """The pairs that have too little contrast to be read."""
    return [pair for pair in theme.colours.pairs if contrast(pair.text, pair.ground) < pair.ratio]


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(ground: str, colour: str, share: float) -> str:
    """The colour blended over the background, `share` from 0 to 1, in sRGB as screens blend."""
    pairs = zip(_channels(ground), _channels(colour), strict=True)
    return _hex(tuple((g + (c - g) * share) / 255 for g, c in pairs))


def readable(colour: str, ground: str, *, towards: str, ratio: float = AA_TEXT) -> str:
    """The nearest colour on the way `towards` another that has this contrast on that background."""
    steps = (mix(colour, towards, step / 50) for step in range(51))
    return next((one for one in steps if contrast(one, ground) >= ratio), towards)


def _hex(shares: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(share * 255):02X}" for share in shares)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _distance(one: str, other: str) -> float:
    """The distance between two colours in sRGB, 0 to 441."""
    return math.dist(_channels(one), _channels(other))


def lightness(colour: str) -> float:
    """CIE L*, 0 to 100."""
    seen = _luminance(colour)
    return 116 * seen ** (1 / 3) - 16 if seen > 216 / 24389 else seen * 24389 / 27


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
