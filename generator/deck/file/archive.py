"""A package of parts → the bytes of a .pptx, which depend on the parts alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from xml.sax.saxutils import quoteattr

from pptx.opc.package import Part, _Relationship
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI

from generator.deck.template.package import CountingPackage

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_HEAD = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OUTSIDE = ' TargetMode="External"'
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
_LEVEL = 5  # half the time of the usual 6 for fonts, and half a percent larger
_UNIX = 3  # zipfile would say on which system the file was made


def archived(package: CountingPackage, when: datetime) -> bytes:
    """Pack every part that something refers to; the same parts give the same bytes. `when` is in UTC."""
    main = package.main_document_part
    parts = sorted(package.iter_parts(), key=lambda part: (part is not main, _in_order(part.partname)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:

        def put(name: PackURI, data: bytes) -> None:
            entry = zipfile.ZipInfo(name.membername, when.timetuple()[:6])
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            archive.writestr(entry, data, compresslevel=_LEVEL)

        put(CONTENT_TYPES_URI, _content_types(parts))
        put(PACKAGE_URI.rels_uri, _relations(package._rels))
        for part in parts:
            put(part.partname, part.blob)
            if part.rels:
                put(part.partname.rels_uri, _relations(part.rels))
    return out.getvalue()


def _relations(relations: Mapping[str, _Relationship]) -> bytes:
    """As python-pptx writes them, which builds a tree of elements for each slide's two or three."""
    rows = "".join(
        f"<Relationship Id={quoteattr(name)} Type={quoteattr(one.reltype)} Target={quoteattr(one.target_ref)}"
        f"{_OUTSIDE if one.is_external else ''}/>"
        for name, one in sorted(relations.items(), key=lambda pair: _in_order(pair[0]))
    )
    return _RELATIONS_HEAD + f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'.encode()


def _in_order(name: str) -> list[tuple[str, int]]:
    """A key that has slide 2 before slide 10."""
    return [(word, int(number or 0)) for word, number in re.findall(r"(\D+)(\d*)", name)]


def _content_types(parts: Iterable[Part]) -> bytes:
    """As PowerPoint writes them: a default for pictures, fonts and the like, each XML part by its name."""
    defaults = {"rels": _RELATIONSHIPS, "xml": "application/xml"}
    overrides = {}
    for part in parts:
        name, kind = part.partname, part.content_type
        if name.ext == "xml" or defaults.setdefault(name.ext, kind) != kind:
            overrides[name] = kind
    rows = [
        f"<Default Extension={quoteattr(ext)} ContentType={quoteattr(kind)}/>"
        for ext, kind in sorted(defaults.items())
    ]
    rows += [
        f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>"
        for name, kind in overrides.items()
    ]
    return _HEAD + f'<Types xmlns="{_CONTENT_TYPES}">{"".join(rows)}</Types>'.encode()
