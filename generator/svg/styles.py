"""Moves a drawing's style sheets onto the elements they style, as no two programs support the same CSS."""

from __future__ import annotations

from collections.abc import Iterator

import cssselect2
import tinycss2
from lxml import etree

from generator.svg.safety import local

Declared = tuple[str, str, bool]  # property, value, important


def inline(root: etree._Element) -> None:
    """Write everything declared for an element into its `style`, and remove the style sheets."""
    sheets = [one for one in root.iter(etree.Element) if local(one.tag) == "style"]
    matcher = cssselect2.Matcher()
    for sheet in sheets:
        for selector, declared in _rules("".join(map(str, sheet.itertext()))):
            matcher.add_selector(selector, declared)
    if sheets:
        for wrapped in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
            _write(wrapped.etree_element, [found[3] for found in matcher.match(wrapped)])
    for sheet in sheets:
        if (parent := sheet.getparent()) is not None:
            parent.remove(sheet)


def declared(element: etree._Element) -> dict[str, str]:
    """Everything declared about how it is painted: its style first, then its attributes."""
    own = {local(key): str(value) for key, value in element.attrib.items()}
    return {**own, **{name: value for name, value, _ in _declarations(element.get("style", ""))}}


def _rules(css: str) -> Iterator[tuple[cssselect2.compiler.CompiledSelector, list[Declared]]]:
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            continue
        found = [*_declarations(rule.content)]
        yield from ((selector, found) for selector in selectors if selector.pseudo_element is None)


def _declarations(css: object) -> Iterator[Declared]:
    for one in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            yield one.lower_name, tinycss2.serialize(one.value).strip(), one.important


def _write(element: etree._Element, rules: list[list[Declared]]) -> None:
    if not rules:
        return
    found: dict[str, tuple[str, bool]] = {}
    for name, value, important in (
        *(one for rule in rules for one in rule),
        *_declarations(element.get("style", "")),
    ):
        if important or not found.get(name, ("", False))[1]:
            found.pop(name, None)  # a shorthand before what it would set is not the same as behind it
            found[name] = value, important
    element.set("style", "; ".join(f"{name}: {value}" for name, (value, _) in found.items()))
