"""Blocks that a talk's own templates write: in the sandbox, and in a closed set of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from lxml import etree

from generator.content.blocks import OwnBlock
from generator.content.pictures import fault_of
from generator.content.talk import Talk
from generator.problems import Place, Problem, ProblemsFound, did_you_mean
from generator.sandbox import OwnTemplates
from generator.templating import Templates

TAGS = frozenset(
    (
        *("p", "h3", "ul", "ol", "li", "b", "strong", "i", "em", "small", "code", "br", "span", "div", "a"),
        *("blockquote", "figure", "figcaption", "img", "table", "thead", "tbody", "tr", "th", "td"),
    )
)
ATTRIBUTES = ("class", "style", "href", "src", "alt", "colspan")
# What changes no size of type and takes nothing out of its place.
STYLES = re.compile(
    r"(color|background-color|text-align|vertical-align|font-weight|font-style|width|"
    r"(border|padding|margin)(-(top|right|bottom|left))?)\s*:\s*[#\w\s.,%-]*"
)

Fault = tuple[str, str, str]  # the words to look for in the template, a message, a hint


def written(block: OwnBlock, talk: Talk, templates: Templates, **given: Any) -> str:
    """The block's HTML; raises ProblemsFound at the template's line."""
    folder = Path(talk.folder)
    own = OwnTemplates(folder, templates, "")
    html = own.render(block.template, **{**block.with_, "block": block, "talk": talk.file, **given})
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(f"<div>{html}</div>", parser)
    except etree.XMLSyntaxError as error:
        said, hint = f"this is not HTML with every tag closed: {error.msg}", "like <p>…</p> and <br/>"
        raise ProblemsFound([Problem(Place(folder / block.template, 1, 1), said, hint)]) from None
    faults = [_placed(folder / block.template, *one) for one in _faults(root, folder)]
    if faults:
        raise ProblemsFound(faults)
    for image in root.iter("img"):
        image.set("src", (folder / image.get("src", "")).resolve().as_uri())
    inside = (etree.tostring(one, encoding="unicode", method="html") for one in root)
    return "".join([escape(root.text or ""), *inside])


def _faults(root: etree._Element, folder: Path) -> Iterator[Fault]:
    for one in root.iter(etree.Element):
        tag = str(one.tag)
        if tag not in TAGS:
            hint = did_you_mean(tag, TAGS) or "use the tags of text, lists, tables and pictures"
            yield f"<{tag}", f"<{tag}> is not known to a block", hint
        given = {str(name): str(value) for name, value in one.attrib.items()}
        for name in sorted(given.keys() - set(ATTRIBUTES)):
            yield name, f"'{name}' is not allowed in a block", did_you_mean(name, ATTRIBUTES)
        yield from _styled(given.get("style", ""))
        address = given.get("href", "https://")
        if not re.match(r"(https?://|mailto:)", address):
            yield address, f"'{address}' is not an address", "begin it with https://"
        if tag == "img":
            yield from _pictured(given, folder)


def _styled(css: str) -> Iterator[Fault]:
    for style in filter(None, map(str.strip, css.split(";"))):
        if not STYLES.fullmatch(style):
            hint = "colours, weights, borders, paddings, margins and widths can be set"
            yield style, f"a block cannot set '{style}'", hint


def _pictured(given: Mapping[str, str], folder: Path) -> Iterator[Fault]:
    if "alt" not in given:
        yield "<img", "a picture must say what it shows", 'add alt="…", or alt="" if it is only decoration'
    if said := fault_of(folder, given.get("src", "")):
        yield given.get("src", ""), *said


def _placed(file: Path, needle: str, message: str, hint: str) -> Problem:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if needle and needle in line:
            place = Place(file, number, line.index(needle) + 1, len(needle), line)
            return Problem(place, message, hint)
    return Problem(Place(file, 1, 1), message, hint)
