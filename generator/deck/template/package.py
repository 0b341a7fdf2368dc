"""The .pptx as a package of parts: opened from the template, added to in linear time."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import datetime
from functools import cached_property
from pathlib import Path

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TARGET_MODE as RTM
from pptx.opc.package import Part, XmlPart, _Relationship, _Relationships
from pptx.opc.packuri import PackURI
from pptx.package import Package
from pptx.parts.image import Image, ImagePart
from pptx.slide import SlideLayout, SlideMaster

from generator.deck.describing import Description
from generator.deck.template.layouts import NAMESPACES, A, Layout, Lazily
from generator.deck.template.mirroring import mirror
from generator.deck.template.reading import read_layout
from generator.deck.template.themed import themed
from generator.look import Look

_FIXED_PITCH = "49"


class CountingPackage(Package):
    """python-pptx looks through all parts for every new part's name and every picture; this one counts."""

    def next_partname(self, tmpl: str) -> PackURI:
        """After the highest number that parts of that name have, whatever their extension."""
        stem, extension = tmpl.split("%d")
        self._taken[stem] += 1
        return PackURI(f"{stem}{self._taken[stem]}{extension}")

    def next_image_partname(self, ext: str) -> PackURI:
        return self.next_partname(f"/ppt/media/image%d.{ext}")

    def image_part(self, data: bytes) -> ImagePart:
        """The same for the same picture."""
        if data not in self._pictures:
            self._pictures[data] = ImagePart.new(self, Image.from_blob(data))
        return self._pictures[data]

    def drawing_part(self, data: bytes) -> Part:
        """Of an SVG, which python-pptx knows nothing of; the same for the same."""
        if data not in self._drawings:
            self._drawings[data] = Part(self.next_image_partname("svg"), "image/svg+xml", self, data)
        return self._drawings[data]

    def copy(self) -> CountingPackage:
        """Equal to it, with no part in common: what is written into one is not in the other."""
        twin = CountingPackage(io.BytesIO())
        twins = {part: _copy_part(part, twin) for part in self.iter_parts()}
        _copy_relations(self._rels, twin._rels, twins)
        for part, other in twins.items():
            _copy_relations(part.rels, other.rels, twins)
        return twin

    def iter_parts(self) -> Iterator[Part]:
        """Not by calling itself, as python-pptx does: slides may lead to slides without end."""
        reached: set[Part] = set()
        ahead = [self._rels]
        while ahead:
            for relation in ahead.pop().values():
                if not relation.is_external and relation.target_part not in reached:
                    reached.add(relation.target_part)
                    ahead.append(relation.target_part.rels)
                    yield relation.target_part

    @cached_property
    def _taken(self) -> Counter[str]:
        found = (re.fullmatch(r"(.*?)(\d+)\.\w+", str(part.partname)) for part in self.iter_parts())
        taken = Counter[str]()
        for name in filter(None, found):
            taken[name[1]] = max(taken[name[1]], int(name[2]))
        return taken

    @cached_property
    def _pictures(self) -> dict[bytes, ImagePart]:
        return {}

    @cached_property
    def _drawings(self) -> dict[bytes, Part]:
        return {}


def _copy_part(part: Part, package: CountingPackage) -> Part:
    if isinstance(part, XmlPart):
        return type(part)(part.partname, part.content_type, package, deepcopy(part._element))
    return type(part).load(part.partname, part.content_type, package, part.blob)


def _copy_relations(old: _Relationships, new: _Relationships, twins: Mapping[Part, Part]) -> None:
    """Under their own names, by which the XML speaks of them."""
    for name, one in old.items():
        target = one.target_ref if one.is_external else twins[one.target_part]
        mode = RTM.EXTERNAL if one.is_external else RTM.INTERNAL
        new._rels[name] = _Relationship(new._base_uri, name, one.reltype, mode, target)


def open_template(file: Path, look: Look) -> CountingPackage:
    """The template's package in the talk's look, without sample slides."""
    package: CountingPackage = CountingPackage.open(io.BytesIO(file.read_bytes()))
    _drop_slides(package)
    for part in package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            part.blob = themed(part.blob, look)
        elif hasattr(part, "_element"):
            _set_code_face(part._element, look.code)
    if look.rtl:
        _mirror(package, look.asks)
    return package


def _mirror(package: CountingPackage, asks: str) -> None:
    size = package.presentation_part._element.find("p:sldSz", NAMESPACES)
    assert size is not None
    for master in package.presentation_part.presentation.slide_masters:
        for one in (master, *master.slide_layouts):
            mirror(one._element, int(size.get("cx", 0)), asks)


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


def describe(package: CountingPackage, description: Description, *, language: str, when: datetime) -> None:
    """The file's properties; nothing in them knows on which machine the deck was built."""
    said = package.core_properties
    said.title, said.subject = description.title, description.subject
    said.author = said.last_modified_by = description.author
    said.keywords, said.language = description.keywords, language
    said.revision = 1
    said.created = said.modified = when
