"""PDF/X-4 (ISO 15930-7): for which press the inks are, what the file says of itself, and nothing to click."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import pydyf

REGISTRY = "http://www.color.org"
_XMP = """\
<rdf:Description rdf:about=""
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:MetadataDate>{made}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{id}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{id}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description></rdf:RDF>"""


@dataclass(frozen=True)
class Press:
    """A printing condition: its name, in the ICC's registry where it is in that, and its profile."""

    name: str
    profile: bytes
    registered: bool


def conform(pdf: Any, press: Press, made: datetime) -> None:
    """`made` is in UTC. The inks are the work of `separations`, the boxes that of `boxes`."""
    _intend(pdf, press)
    unlink(pdf)
    pdf.info["Trapped"] = "/False"
    pdf.info["CreationDate"] = pdf.info["ModDate"] = pydyf.String(f"D:{made:%Y%m%d%H%M%S}Z")
    [metadata] = [one for one in pdf.objects if one.number and one.reference == pdf.catalog["Metadata"]]
    said = _XMP.format(made=f"{made:%Y-%m-%dT%H:%M:%SZ}", id=_id(pdf))
    metadata.stream[:] = [_text(metadata).replace(b"</rdf:RDF>", said.encode())]
    metadata.compress = False


def _intend(pdf: Any, press: Press) -> None:
    profile = pydyf.Stream([press.profile], {"N": 4}, compress=True)
    pdf.add_object(profile)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFX",
        "OutputConditionIdentifier": pydyf.String(press.name),
        "Info": pydyf.String(press.name),
        "DestOutputProfile": profile.reference,
    }
    if press.registered:
        intent["RegistryName"] = pydyf.String(REGISTRY)
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])


def unlink(pdf: Any) -> None:
    """Links, which a press knows nothing of, become text: annotations may not lie within the bleed."""
    every: list[Any] = [one for one in pdf.objects if isinstance(one, dict)]
    things = {one.reference: one for one in every}
    gone = {name for name, one in things.items() if one.get("Type") in ("/OBJR", "/Annot")}
    for page in (one for one in every if "Annots" in one):
        del page["Annots"]
    for link in (one for one in every if one.get("S") == "/Link"):
        link["S"] = "/Span"
        link["K"][:] = [kid for kid in link["K"] if kid not in gone]
    for numbers in (one["Nums"] for one in every if "Nums" in one):
        kept = list(_kept(numbers))
        numbers[:] = kept
    for name in gone:
        things[name].clear()


def _kept(numbers: Any) -> Iterator[Any]:
    """The structure's tree of parents without those of annotations, which are no arrays."""
    for key, parents in zip(numbers[::2], numbers[1::2], strict=True):
        if isinstance(parents, pydyf.Array):
            yield from (key, parents)


def _id(pdf: Any) -> UUID:
    """The same pages give the same; others another."""
    digest = hashlib.sha256()
    for stream in (one for one in pdf.objects if hasattr(one, "page_rectangle")):
        digest.update(_text(stream))
    return UUID(bytes=digest.digest()[:16], version=4)


def _text(stream: Any) -> bytes:
    return b"\n".join(one if isinstance(one, bytes) else str(one).encode() for one in stream.stream)
