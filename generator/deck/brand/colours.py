"""Which theme colours can be read on a layout of somebody's template."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.deck.template.colours import paint
from generator.deck.template.layouts import NAMESPACES, A, P
from generator.theme import AA_TEXT, contrast

PLAIN = ("tx1", "bg1", "tx2", "bg2")
INKS = ("tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")


def ground_of(
    layout: etree._Element, master: etree._Element, theme: etree._Element, known: Mapping[str, str]
) -> str:
    """The background's colour; "" for a picture, a pattern or a gradient."""
    for root in (layout, master):
        own = root.find(f"{P}cSld/{P}bg")
        if own is None:
            continue
        solid = own.find(f"{P}bgPr/{A}solidFill")
        if solid is not None:
            return _solid(solid, known)
        styled = own.find(f"{P}bgRef")
        if styled is not None and _is_plain(theme, int(styled.get("idx", "0"))):
            return _solid(styled, known)
        return ""
    return known.get("bg1", "")


def _solid(element: etree._Element, known: Mapping[str, str]) -> str:
    found = paint(element, known)
    return found.colour if found else ""


def _is_plain(theme: etree._Element, index: int) -> bool:
    """Whether that fill of the theme's background styles is one colour; 0 and 1000 are no fill at all."""
    styles = theme.find(".//a:bgFillStyleLst", NAMESPACES)
    at = index - 1001
    if styles is None or index in (0, 1000):
        return True
    return not 0 <= at < len(styles) or styles[at].tag == f"{A}solidFill"


def unreadable(known: Mapping[str, str], ground: str, own: str) -> dict[str, str]:
    """The colours that cannot be read on that ground and what stands for them; on a ground unknown all but
    the one that the layout's `own` text has."""
    if not ground:
        plain = own if own in PLAIN else "tx1"
        return {one: plain for one in ("tx1", *INKS) if one != plain}
    plain = next((one for one in ("tx1", "bg1") if _reads(one, known, ground)), "")
    plain = plain or max(PLAIN, key=lambda one: contrast(known.get(one, ground), ground))
    weak = {one: plain for one in INKS if not _reads(one, known, ground)}
    return weak | ({} if plain == "tx1" else {"tx1": plain})


def _reads(one: str, known: Mapping[str, str], ground: str) -> bool:
    return contrast(known.get(one, ground), ground) >= AA_TEXT
