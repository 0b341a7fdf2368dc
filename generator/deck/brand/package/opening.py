"""Opens somebody's template as a package without its sample slides and everything only they needed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from generator.deck.brand.package.damage import find_broken_link, find_damage
from generator.deck.template.layouts import NAMESPACES, A, P
from generator.deck.template.package import CountingPackage

_TYPES = "[Content_Types].xml"
_MAIN = CT.PML_PRESENTATION_MAIN.encode()
_TEMPLATE = CT.PML_TEMPLATE_MAIN.encode()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how files of PowerPoint 97 begin, and encrypted ones
_STRICT = b"http://purl.oclc.org/ooxml/"
_UNREADABLE = (zipfile.BadZipFile, KeyError, ValueError, AttributeError, OSError)
_SAVE = "open it in PowerPoint and save it as a template (.potx)"
_ELSEWHERE = dict.fromkeys((".odp", ".otp"), "open it in LibreOffice Impress and save a copy as .pptx")
_ELSEWHERE[".key"] = "open it in Keynote and export it to PowerPoint (.pptx)"
# Of the presentation: what speaks of slides that are gone, or asks for a password to change the deck.
_OF_SAMPLES = ("custShowLst", "modifyVerifier")
# Of the package and of the presentation, what leads to the samples' story: who wrote and changed them.
_OF_THEIRS = (
    RT.SLIDE,
    RT.COMMENT_AUTHORS,
    RT.PRINTER_SETTINGS,
    "http://schemas.microsoft.com/office/2018/10/relationships/authors",
    "http://schemas.microsoft.com/office/2015/10/relationships/revisionInfo",
    "http://schemas.microsoft.com/office/2016/11/relationships/changesInfo",
)
# What the package itself may lead to: to no thumbnail, to no add-in's pane; the deck has properties of its
# own. A company's labels stay.
_KEPT = (RT.OFFICE_DOCUMENT, RT.EXTENDED_PROPERTIES, RT.CUSTOM_PROPERTIES)


class BadTemplate(Exception):
    """A file that cannot be used as a template, in words; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def path_inside(folder: Path, name: str) -> Path:
    """The file of that name in the talk's folder. Raises BadTemplate for one that is elsewhere."""
    if not (folder / name).resolve().is_relative_to(folder.resolve()):
        raise BadTemplate(f"'{name}' is outside the talk's folder", "put the file beside talk.yaml")
    return folder / name


def open_brand(file: Path) -> CountingPackage:
    """Raises BadTemplate."""
    if file.suffix.lower() in (".pptm", ".potm"):
        raise BadTemplate(
            f"'{file.name}' has macros, which a deck does not carry", "save it as .pptx or .potx"
        )
    if file.suffix.lower() not in (".pptx", ".potx"):
        said = f"'{file.name}' is neither a .pptx nor a .potx"
        raise BadTemplate(said, _ELSEWHERE.get(file.suffix.lower(), _SAVE))
    if not file.is_file():
        raise BadTemplate(f"there is no '{file.name}' in the talk's folder", "put the file beside talk.yaml")
    package = _read_package(file)
    _drop_samples(package)
    return package


def _read_package(file: Path) -> CountingPackage:
    data = file.read_bytes()
    if data.startswith(_OLE):
        raise BadTemplate(
            f"'{file.name}' is encrypted, or a PowerPoint 97 file", "save it as .pptx without a password"
        )
    if _is_strict(data):
        raise BadTemplate(
            f"'{file.name}' is a Strict Open XML Presentation",
            "save it in PowerPoint as an ordinary .pptx or .potx",
        )
    damage: str | None = None
    try:
        damage = find_damage(zipfile.ZipFile(io.BytesIO(data)))
        package: CountingPackage = CountingPackage.open(io.BytesIO(_as_presentation(data)))
        damage = damage or find_broken_link(package)
        root = package.presentation_part._element
        # What is damaged may show only when it is looked for.
        layouts = [
            one.name
            for master in package.presentation_part.presentation.slide_masters
            for one in master.slide_layouts
            if master.part.part_related_by(RT.THEME)
        ]
        whole = root.tag == f"{P}presentation" and all(part.blob is not None for part in package.iter_parts())
    except (*_UNREADABLE, etree.XMLSyntaxError, PythonPptxError):
        whole, layouts = False, []
    if damage:
        raise BadTemplate(f"'{file.name}' is damaged: {damage}", _SAVE)
    if not whole:
        raise BadTemplate(f"'{file.name}' is damaged, or not a PowerPoint file", _SAVE)
    if not layouts:
        raise BadTemplate(f"'{file.name}' has no layouts", "add one in PowerPoint's master view")
    if b"macroEnabled" in zipfile.ZipFile(io.BytesIO(data)).read(_TYPES):
        raise BadTemplate(
            f"'{file.name}' has macros, which a deck does not carry", "save it as .pptx or .potx"
        )
    return package


def _is_strict(data: bytes) -> bool:
    """Whether its relations are of ISO/IEC 29500 Strict, which has other names for everything."""
    try:
        return _STRICT in zipfile.ZipFile(io.BytesIO(data)).read("_rels/.rels")
    except (zipfile.BadZipFile, KeyError):
        return False


def _as_presentation(data: bytes) -> bytes:
    """The package with its main part declared a presentation's: a template differs in nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in dict.fromkeys(old.namelist()):
            inner = old.read(name)
            new.writestr(name, inner.replace(_TEMPLATE, _MAIN) if name == _TYPES else inner)
    return out.getvalue()


def _drop_samples(package: CountingPackage) -> None:
    presentation = package.presentation_part
    root = presentation._element
    listed = root.find(f"{P}sldIdLst")
    if listed is not None:
        for slide in listed:
            slide.getparent().remove(slide)
    for name in _OF_SAMPLES:
        for element in root.findall(f"{P}{name}"):
            root.remove(element)
    for part in list(package.iter_parts()):
        if part.content_type != CT.PML_SLIDE:
            _drop_relations(part, *_OF_THEIRS)
        if part.content_type == CT.PML_PRES_PROPS:
            part._blob = _without_shows(part.blob)
    for key in [key for key, one in package._rels.items() if one.reltype not in _KEPT]:
        package._rels.pop(key)


def _drop_relations(part: object, *kinds: str) -> None:
    """The part without its relations of these kinds, and without what leads by them."""
    rels = part.rels  # type: ignore[attr-defined]
    for key in [key for key, one in rels.items() if one.reltype in kinds]:
        rels.pop(key)
        root = getattr(part, "_element", None)
        found = (
            [] if root is None else [one for one in root.iter() if one.get(f"{{{NAMESPACES['r']}}}id") == key]
        )
        for link in found:
            if link.tag in (f"{A}hlinkClick", f"{A}hlinkHover"):
                link.getparent().remove(link)


def _without_shows(properties: bytes) -> bytes:
    """Remove the settings of the show, which may name slides or a custom show."""
    root = etree.fromstring(properties)
    for show in root.findall(f"{P}showPr"):
        root.remove(show)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
