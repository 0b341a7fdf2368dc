"""The closed markup that the deck's templates write → a Slide, or what in the template is not allowed.

<slide layout="Quote">
  <title>…</title>
  <box name="Quote" fill="accent2">inline text, or p, ul, ol, table</box>
  <picture box="Picture" src="images/a.png" alt="…" fit="cover" focus="50 20" shape="ellipse"/>
  <box at="1 in 2 in 5 in 3 in" size="28">on one with a Body</box>, and picture, table, qr, chart, pre …
  <initials box="Photo" letters="AB"/>
  <qr box="Code" address="https://…" alt="…"/>
  <pre box="Code" language="python" lines="5-9" emphasis="6 8-9" numbers="yes">as it was typed</pre>
  <timeline box="Drawing" alt="…" slim="yes"><era …/><lane …/><milestone …>title</milestone></timeline>
  <chart box="Chart" type="column" alt="…"><series name="…"/><category name="…" values="12;;3.5"/></chart>
  <p spare="yes">…</p>: in the notes, with a warning, where it has no room; "repeated": without one
  <p lang="fr">…</p>, or on any tag in a slide: a language that is not the talk's
  <aside class="notes"><p>…</p></aside>   <aside class="unsaid"><p>after the notes, not to be said</p></aside>
</slide>
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from lxml import etree

from generator.content.inline import SLIDE
from generator.deck.markup import exhibits, reading
from generator.deck.markup.places import BODY, places_of
from generator.deck.markup.reading import LANGUAGE, Fault, paragraphs_of, runs_of
from generator.deck.slides import Content, Paragraph, Slide
from generator.problems import did_you_mean
from generator.shapes import Run

__all__ = ["ATTRIBUTES", "Fault", "parse"]

ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "slide": ("layout", "or"),
    "title": (),
    "box": ("name", "fill", "at", "size"),
    "p": ("level", "spare"),
    "ul": ("level",),
    "ol": ("level", "start"),
    "li": (),
    "strong": (),
    "b": (),
    "em": (),
    "i": (),
    "code": (),
    "a": ("href",),
    "br": (),
    "small": (),
    "span": (),
    "table": ("box", "alt", "at"),
    "tr": (),
    "th": (),
    "td": (),
    "picture": ("box", "src", "alt", "fit", "focus", "shape", "link", "behind", "at"),
    "play": ("box", "href", "alt"),
    "initials": ("box", "letters"),
    "qr": ("box", "address", "alt", "at"),
    "pre": ("box", "language", "lines", "emphasis", "numbers", "at", "size"),
    "timeline": ("box", "alt", "slim", "at", "scale", "bce"),
    "era": ("title", "from", "to", "colour"),
    "lane": ("title", "colour"),
    "milestone": ("date", "from", "to", "weight", "current", "lead", "tail", "lane"),
    "chart": (
        "box",
        "type",
        "alt",
        "lead",
        "corner",
        "highlight",
        "labels",
        "unit",
        "decimals",
        "point",
        "group",
        "at",
    ),
    "series": ("name",),
    "category": ("name", "values"),
    "aside": ("class",),
}
OPTIONAL = {"colour", "fill", "level", "start", "slim", "weight", "current", "to"}
OPTIONAL |= {"lead", "corner", "highlight", "labels", "unit", "decimals", "point", "group"}
OPTIONAL |= {"at", "size", "or", "fit", "focus", "shape", "link", "behind"}
OPTIONAL |= {"language", "lines", "emphasis", "numbers", "scale", "tail", "lane", "bce", "spare"}
_NUMBERS = {"level": (1, 9), "start": (1, 32_767), "decimals": (0, 9)}
_COLOUR = re.compile(r"(?:(?:tx|bg|dk|lt)[12]|accent[1-6]|hlink|folHlink)(?: \d{1,3})?")
_WEB = re.compile(r"(?:https?://|mailto:)\S+")
_READERS = {**reading.READERS, **exhibits.READERS}
_IN_SLIDE = ("title", "aside", *_READERS)


def parse(
    source: str, layouts: Mapping[str, Collection[str]], anchors: Collection[str] = (), language: str = "en"
) -> Slide:
    """Raises Fault. `layouts` names the placeholders of every layout, `anchors` where links may lead;
    `language` is the talk's."""
    try:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        root = etree.fromstring(source.strip().encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        said = getattr(error, "msg", "it holds half a character")
        raise Fault(f"the markup is not well formed: {said}", "<slide") from None
    places = places_of(root)
    for element in root.iter(etree.Element):
        _check(element)
        _check_link(element.get("href", element.get("link", "")), anchors)
    root.set(LANGUAGE, language)
    if root.tag != "slide":
        raise Fault("a slide's markup begins with <slide>", "<")
    slide = replace(_slide(root, str(root.get("layout"))), places=places)
    for layout in filter(None, (slide.layout, slide.other)):
        _check_boxes(slide, layout, layouts)
    return slide


def _check_boxes(slide: Slide, layout: str, layouts: Mapping[str, Collection[str]]) -> None:
    if layout not in layouts:
        raise Fault(f"the deck's template has no layout '{layout}'", "<slide", did_you_mean(layout, layouts))
    if slide.places and BODY not in layouts[layout]:
        raise Fault(f"the layout '{layout}' has no box '{BODY}' to take the type from", "at=", "take 'Free'")
    for name in slide.places:
        if name in layouts[layout]:
            raise Fault(f"the layout '{layout}' has a box '{name}' already", f'"{name}"', "leave out 'at'")
    for content in slide.contents:
        if content.box not in layouts[layout] and content.box not in slide.places:
            hint = did_you_mean(content.box, layouts[layout])
            raise Fault(f"the layout '{layout}' has no box '{content.box}'", f'"{content.box}"', hint)


def _check(element: etree._Element) -> None:
    tag = str(element.tag)
    if tag not in ATTRIBUTES:
        raise Fault(f"<{tag}> is no tag of the slides' markup", f"<{tag}", did_you_mean(tag, ATTRIBUTES))
    for name in map(str, element.attrib):
        if name not in ATTRIBUTES[tag] and (name != LANGUAGE or tag == "slide"):
            raise Fault(f"<{tag}> has no attribute '{name}'", f"{name}=", did_you_mean(name, ATTRIBUTES[tag]))
        _check_value(name, str(element.get(name)))
    for name in ATTRIBUTES[tag]:
        if name not in OPTIONAL and element.get(name) is None:
            raise Fault(f"<{tag}> lacks its attribute '{name}'", f"<{tag}")


def _check_value(name: str, value: str) -> None:
    if name in _NUMBERS:
        least, most = _NUMBERS[name]
        if not (value.isascii() and value.isdigit() and least <= int(value[:9]) <= most):
            raise Fault(f"'{name}' is a whole number from {least} to {most}", f'{name}="{value}"')
    elif name in ("fill", "colour") and value and not _COLOUR.fullmatch(value):
        raise Fault(
            f"'{value}' is not a colour of a theme",
            f'"{value}"',
            "like accent1, or accent1 20, a fifth of it",
        )


def _check_link(href: str, anchors: Collection[str]) -> None:
    if href and not href.startswith(SLIDE) and not _WEB.fullmatch(href):
        hint = "links begin with https://, http:// or mailto:"
        raise Fault(f"the link '{href}' leads nowhere", f'"{href}"', hint)
    if href.startswith(SLIDE) and href.removeprefix(SLIDE) not in anchors:
        name = href.removeprefix(SLIDE)
        raise Fault(f"there is no slide '{name}'", f'"{href}"', did_you_mean(name, anchors))


def _slide(root: etree._Element, layout: str) -> Slide:
    title: tuple[Run, ...] = ()
    contents: list[Content] = []
    beside: dict[str, tuple[Paragraph, ...]] = {"notes": (), "unsaid": ()}
    for child in root:
        if child.tag not in _IN_SLIDE:
            raise Fault(
                f"<{child.tag}> cannot stand in a slide by itself", f"<{child.tag}", "put it into a <box>"
            )
        if child.tag == "title":
            title = runs_of(child)
        elif child.tag == "aside":
            if (kind := child.get("class", "")) not in beside:
                raise Fault(f"an <aside> of class '{kind}'", f'"{kind}"', did_you_mean(kind, beside))
            beside[kind] = tuple(paragraphs_of(child))
        elif content := _READERS[str(child.tag)](child):
            contents.append(content)
    if not "".join(run.text for run in title).strip():
        raise Fault(
            "this slide has no <title>", "<slide", "every slide has one, for outlines and screen readers"
        )
    return Slide(layout, title, tuple(contents), beside["notes"], beside["unsaid"], root.get("or", ""))
