"""What would take forever to draw, as far as that can be counted; `drawn` limits the rest."""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import inf
from urllib.parse import unquote_to_bytes

from lxml import etree

from generator.svg.safety import attributes, local

ELEMENTS_AT_MOST = 50_000  # drawn, each as often as it is used
STEPS_AT_MOST = 50  # of one filter: each keeps a picture as large as the drawing
LETTERS_AT_MOST = 20_000
PIXELS_AT_MOST = 40_000_000  # of the pictures inside
_EFFECT = 1_000  # the largest number in a filter
_OCTAVES = 10
_REFERENCE = re.compile(r"url\(\s*['\"]?\s*#([^'\")\s]+)")


def find_endless(root: etree._Element) -> str:
    """What it has too much of, as words that follow its name; "" if nothing."""
    for element in root.iter(etree.Element):
        name = local(element.tag)
        if name.startswith("fe") and (said := _find_large_effect(element)):
            return said
        if name == "filter" and len(element) > STEPS_AT_MOST:
            return f"has a filter of {len(element)} steps, but {STEPS_AT_MOST} is the most allowed"
    if _count_drawn(root) > ELEMENTS_AT_MOST:
        return "draws the same things over and over without end"
    written = sum(
        len("".join(map(str, one.itertext()))) for one in root.iter(etree.Element) if local(one.tag) == "text"
    )
    if written > LETTERS_AT_MOST:
        return f"writes {written:,} letters, but {LETTERS_AT_MOST:,} is the most allowed"
    return _find_large_pictures(root)


def _find_large_effect(effect: etree._Element) -> str:
    for attribute, value in attributes(effect):
        most = _OCTAVES if attribute == "numOctaves" else _EFFECT
        if attribute != "href" and any(float(one) > most for one in re.findall(r"\d+(?:\.\d+)?", value)):
            return f"has a filter too large to be drawn ({attribute})"
    return ""


def _references(element: etree._Element) -> Iterator[str]:
    """The ids of everything that is drawn with it: symbols, patterns, masks, markers, filters."""
    for attribute, value in attributes(element):
        if attribute == "href" and local(element.tag) != "a":
            yield value.strip().removeprefix("#")
        yield from _REFERENCE.findall(value)


def _count_drawn(root: etree._Element) -> float:
    """How many elements are drawn, with all they refer to each time; without end where one refers to itself.

    Styles stand at their elements.
    """
    by_id = {str(element.get("id")): element for element in root.iter(etree.Element) if element.get("id")}
    counted: dict[etree._Element, float] = defaultdict(float)

    def count(element: etree._Element) -> float:
        if element not in counted:
            counted[element] = inf  # until it is known: met again on the way there, it has no end
            children = sum(count(child) for child in element.iterchildren(etree.Element))
            others = sum(count(by_id[name]) for name in _references(element) if name in by_id)
            counted[element] = 1.0 + children + others
        return counted[element]

    try:
        return count(root)
    except RecursionError:
        return inf


def _find_large_pictures(root: etree._Element) -> str:
    """What is wrong with the bitmaps inside; "" if nothing."""
    links = (value for one in root.iter(etree.Element) for key, value in attributes(one) if key == "href")
    embedded = dict.fromkeys(link for link in links if link.lstrip().startswith("data:"))
    return _too_many_pixels(embedded) if embedded else ""


def _too_many_pixels(links: Iterable[str]) -> str:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  # few drawings hold pictures

    total = 0
    for link in links:
        head, _, body = link.partition(",")
        try:
            data = base64.b64decode(body) if head.strip().endswith(";base64") else unquote_to_bytes(body)
            with Image.open(io.BytesIO(data)) as picture:
                total += picture.width * picture.height
        except (UnidentifiedImageError, binascii.Error, OSError, SyntaxError, ValueError):
            return "holds a picture of pixels that is damaged"
        except Image.DecompressionBombError:
            total = PIXELS_AT_MOST + 1
        if total > PIXELS_AT_MOST:
            return f"holds pictures of more than {PIXELS_AT_MOST:,} pixels"
    return ""
