"""The .pptx as a package of parts: opened from the template, added to in linear time."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package
from pptx.slide import SlideLayout, SlideMaster

from generator.deck.template.layouts import NAMESPACES, A, Layout, Lazily, read_layout
from generator.deck.template.themed import themed
from generator.look import Look

_FIXED_PITCH = "49"


class CountingPackage(Package):
    """python-pptx looks through all parts for every new part's name; this one counts."""

    def next_partname(self, tmpl: str) -> PackURI:
        if not hasattr(self, "_taken"):
            names = (re.sub(r"\d+(?=\.\w+$)", "%d", str(part.partname)) for part in self.iter_parts())
            self._taken = Counter(names)
        self._taken[tmpl] += 1
        return PackURI(tmpl % self._taken[tmpl])


def open_template(file: Path, look: Look) -> CountingPackage:
    """The template's package in the talk's look, without sample slides."""
    package: CountingPackage = CountingPackage.open(io.BytesIO(file.read_bytes()))
    _drop_slides(package)
    for part in package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            part.blob = themed(part.blob, look)
        elif hasattr(part, "_element"):
            _set_code_face(part._element, look.code)
    return package


def _drop_slides(package: CountingPackage) -> None:
    """Samples that a designer left in the template."""
    presentation = package.presentation_part
    listed = presentation._element.get_or_add_sldIdLst()
    for slide in list(listed):
        presentation.drop_rel(slide.rId)
        presentation._rels.pop(slide.rId) if slide.rId in presentation._rels else None
        listed.remove(slide)


def _set_code_face(root: etree._Element, family: str) -> None:
    """A third font has no place in a theme: where layouts name a fixed-pitch face, it becomes the look's."""
    for latin in root.iter(f"{A}latin", f"{A}cs"):
        if latin.get("pitchFamily") == _FIXED_PITCH and not latin.get("typeface", "+").startswith("+"):
            latin.set("typeface", family)


def layouts_of(package: CountingPackage) -> Mapping[str, tuple[Layout, Part]]:
    """Every layout by its name with its part; of two of one name the first."""
    presentation = package.presentation_part
    defaults = presentation._element.find("p:defaultTextStyle", NAMESPACES)
    found: dict[str, tuple[SlideMaster, SlideLayout]] = {}
    for master in presentation.presentation.slide_masters:
        for one in master.slide_layouts:
            found.setdefault(one.name, (master, one))

    def read(name: str) -> tuple[Layout, Part]:
        master, one = found[name]
        return read_layout(one._element, master._element, defaults), one.part

    return Lazily(found, read)


def describe(
    package: CountingPackage,
    *,
    title: str,
    subject: str,
    author: str,
    keywords: str,
    language: str,
    when: datetime,
) -> None:
    """The file's properties; nothing in them knows on which machine the deck was built."""
    said = package.core_properties
    said.title, said.subject, said.author = title, subject, author
    said.keywords, said.language = keywords, language
    said.last_modified_by, said.revision = author, 1
    said.created = said.modified = when
