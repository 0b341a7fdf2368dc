"""What a deck is written on: our own template, or somebody's with our layouts adapted to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.slide import SlideMaster

from generator.deck.brand import Brand, read_brand
from generator.deck.brand.colours.table_style import TableStyle, read_table_style
from generator.deck.brand.layouts.layout_map import is_footnote
from generator.deck.brand.mapping.mapping_file import read_wishes
from generator.deck.brand.package.notes_master import bring_notes_master
from generator.deck.brand.package.opening import open_brand
from generator.deck.brand.package.repair import repair_package, set_direction
from generator.deck.file.tables import STYLE
from generator.deck.images import Loaded
from generator.deck.placing.measuring import Setting
from generator.deck.placing.places import with_places
from generator.deck.placing.scrim import settled
from generator.deck.slides import Content, Picture, Slide, Text
from generator.deck.template.layouts import NAMESPACES, Layout, Lazily, P
from generator.deck.template.package import CountingPackage, layouts_of
from generator.fonts import family
from generator.look import Look
from generator.problems import MissingTool, Problem
from generator.shapes import Face
from generator.text import Cut

# How much wider than our text face a family may set words that nothing here can measure, so that they still
# fit. Calibri is narrower; Verdana is the widest of those that Office brings.
_WIDER = {"Calibri": 1.0, "Calibri Light": 1.0, "Carlito": 1.0, "Verdana": 1.3}
_UNKNOWN = 1.2


@dataclass(frozen=True)
class SlideOnLayout:
    """A slide with the layout for what is on it. `unshown` names what the template has no place for, `lacks`
    what its layout has too few of; both are empty in our own."""

    slide: Slide
    layout: Layout
    unshown: tuple[str, ...] = ()
    lacks: str = ""


@dataclass(frozen=True)
class DeckTemplate:
    """`layouts` are those that slide templates speak of, `written` has the parts of those that slides are on;
    `families` are those of the template, which alone the file may carry; they, the brand and its table style
    are None for our own."""

    package: CountingPackage
    layouts: Mapping[str, Layout]
    written: Mapping[str, tuple[Layout, Part]]
    setting: Setting
    settings: Mapping[str, Setting] = field(default_factory=dict)  # by layout, where those differ
    table_style: TableStyle | None = None
    brand: Brand | None = None
    families: Collection[str] | None = None
    warnings: tuple[Problem, ...] = ()

    def place_on_layout(self, slide: Slide, pictures: Mapping[str, Loaded]) -> SlideOnLayout:
        """The slide on its layout, without whatever has no place there."""
        if self.brand is None:
            layout = settled(slide, self.layouts, self.setting, pictures)
            return SlideOnLayout(slide, with_places(layout, slide))
        used = [one for one in slide.contents if not isinstance(one, Text) or _has_words(one)]
        ours = with_places(self.layouts[slide.layout], slide)
        layout = self.brand.arrange_layout(ours, {one.box for one in used})
        kept = tuple(_without_fill(one) for one in used if one.box in layout.placeholders)
        # What stands at the foot is read last.
        placed = self.brand.choices[slide.layout].home.shares
        ordered = sorted(kept, key=lambda one: is_footnote(one.box) and one.box not in placed)
        unshown = tuple(said for one in used for said in _list_unshown(one, layout))
        lacks = self.brand.choices[slide.layout].lacks
        return SlideOnLayout(replace(slide, contents=tuple(ordered)), layout, unshown, lacks)

    @property
    def table_style_id(self) -> str:
        return self.table_style.identifier if self.table_style else STYLE

    def setting_of(self, layout: str) -> Setting:
        return self.settings.get(layout, self.setting)

    def fonts_to_embed(self, cuts: Collection[Cut]) -> Collection[Cut]:
        if self.families is None:
            return cuts
        return [cut for cut in cuts if cut.family in self.families]


def _list_unshown(one: Content, layout: Layout) -> Iterator[str]:
    """What has no place on a brand's layout, in words."""
    if one.box not in layout.placeholders:
        yield one.box
    elif isinstance(one, Text) and one.fill:
        yield f"the ground of {one.box}"
    elif isinstance(one, Picture) and one.behind:
        yield f"{one.box} as the whole slide"


def _without_fill(one: Content) -> Content:
    """Without a ground of our look, and no picture behind words: a brand's colours are not made for that."""
    if isinstance(one, Text):
        return replace(one, fill="")
    return replace(one, behind=False, fit="contain") if isinstance(one, Picture) and one.behind else one


def _has_words(one: Text) -> bool:
    return any(paragraph.plain for paragraph in one.paragraphs)


def own_template(package: CountingPackage, look: Look) -> DeckTemplate:
    found = layouts_of(package)
    layouts = Lazily(found, lambda name: found[name][0])
    return DeckTemplate(package, layouts, found, Setting.of(look))


def open_brand_template(
    file: Path, own: CountingPackage, look: Look, problem: Callable[..., Problem]
) -> DeckTemplate:
    """Raises BadTemplate. `problem` places one where the talk names the template."""
    package = open_brand(file)
    repair_package(package, own)
    set_direction(package, rtl=look.rtl)
    bring_notes_master(package, own)
    ours = layouts_of(own)
    layouts = Lazily(ours, lambda name: ours[name][0])
    brand = read_brand(package, layouts, rtl=look.rtl)
    brand = replace(brand, wishes=read_wishes(file, brand))
    named = [_theme_fonts(master) for master in package.presentation_part.presentation.slide_masters]
    plain = _scale_floors(Setting.of(look), brand.share)
    measured = [_with_master_fonts(plain, one, look) for one in named]
    fonts = package.presentation_part._element.find(f"{P}embeddedFontLst")
    brought = [name for one in named for name in one.values()] if fonts is None else []
    return DeckTemplate(
        package,
        layouts,
        Lazily(ours, lambda name: (layouts[name], brand.layout_part(name))),
        measured[0],
        Lazily(ours, lambda name: measured[brand.choices[name].layout.master - 1]),
        read_table_style(package),
        brand,
        [*brought, look.code],
        (*_warn_of_no_titles(brand, problem), *_warn_of_fonts(named, look, problem)),
    )


def _scale_floors(setting: Setting, share: float) -> Setting:
    """The floors by how high the brand's slides are, of ours: what is shown is as large on the wall.
    No text is larger than the brand has it."""
    return replace(
        setting,
        floor=round(setting.floor * share),
        small_floor=round(setting.small_floor * share),
        growth=1,
        share=share,
    )


def _with_master_fonts(setting: Setting, named: Mapping[Face, str], look: Look) -> Setting:
    """In one master's fonts, or what is measured for them."""
    families: dict[Face, str] = {
        role: _measurable_family(name) or look.text for role, name in named.items() if name
    }
    wider = {
        role: _width_factor(name) for role, name in named.items() if name and not _measurable_family(name)
    }
    return replace(setting, families={**setting.families, **families}, wider=wider)


def _width_factor(name: str) -> float:
    return _WIDER.get(name, _UNKNOWN)


def _warn_of_no_titles(brand: Brand, problem: Callable[..., Problem]) -> Iterator[Problem]:
    if brand.has_no_titles:
        said = (
            "no layout of the template has a title: titles stand above the content, as its master sets them"
        )
        yield replace(problem(said, "give its layouts one in PowerPoint's master view"), warning=True)


def _warn_of_fonts(
    named: Sequence[Mapping[Face, str]], look: Look, problem: Callable[..., Problem]
) -> Iterator[Problem]:
    """Warnings of fonts that cannot be measured here."""
    lacking = {name for one in named for name in one.values() if name and not _measurable_family(name)}
    for name in sorted(lacking):
        more = f", {_width_factor(name) - 1:.0%} wider" if _width_factor(name) > 1 else ""
        said = f"the template's font '{name}' is not installed: text is measured with '{look.text}'{more}"
        yield replace(problem(f"{said}, so look through the deck"), warning=True)


def _theme_fonts(master: SlideMaster) -> dict[Face, str]:
    theme = etree.fromstring(master.part.part_related_by(RT.THEME).blob)
    roles: tuple[tuple[Face, str], ...] = (("heading", "majorFont"), ("text", "minorFont"))
    found = {role: theme.find(f".//a:{kind}/a:latin", NAMESPACES) for role, kind in roles}
    return {role: "" if one is None else one.get("typeface", "") for role, one in found.items()}


def _measurable_family(name: str) -> str:
    """The family to measure with, the font's own or one of its measures; "" for none."""
    try:
        return family(name).name
    except MissingTool:
        return ""
