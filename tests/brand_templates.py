"""Templates of other houses, made when a test needs them: each is written to a folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pptx
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.util import Emu

DEFAULT = Path(pptx.__file__).parent / "templates" / "default.pptx"


def office(folder: Path) -> Path:
    """python-pptx's own, which PowerPoint made: 4:3, eleven layouts, printer settings."""
    return _written(folder / "office.pptx", DEFAULT.read_bytes())


def as_template(folder: Path) -> Path:
    """The same with the content type of a .potx."""
    out = io.BytesIO()
    with zipfile.ZipFile(DEFAULT) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            inner = old.read(name)
            if name == "[Content_Types].xml":
                inner = inner.replace(CT.PML_PRESENTATION_MAIN.encode(), CT.PML_TEMPLATE_MAIN.encode())
            new.writestr(name, inner)
    return _written(folder / "office.potx", out.getvalue())


def sampled(folder: Path) -> Path:
    """With sample slides, notes and a picture that only they use, a section and a custom show of them."""
    made = Presentation(str(DEFAULT))
    for number in range(3):
        slide = made.slides.add_slide(made.slide_layouts[number])
        slide.shapes.title.text = f"Sample {number}"
        slide.notes_slide.notes_text_frame.text = "Say this"
    made.slides[0].shapes[0].click_action.target_slide = made.slides[2]
    return _saved(made, folder / "sampled.pptx")


def german(folder: Path) -> Path:
    """Wide, layouts without types and with names in German and French, one of them twice."""
    made = Presentation(str(DEFAULT))
    made.slide_width, made.slide_height = Emu(12_192_000), Emu(6_858_000)
    names = [
        "Titelfolie",
        "Titel und Inhalt",
        "Abschnittsüberschrift",
        "Zwei Inhalte",
        "Vergleich",
        "Titre seul",
    ]
    for layout, name in zip(made.slide_layouts, [*names, *["Leer"] * 5], strict=True):
        del layout._element.attrib["type"]
        layout.name = name
    for root in (made.slide_master, *made.slide_layouts):
        for number, shape in enumerate(root.placeholders):
            shape.name = f"Platzhalter für Text {number // 2}"
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * 4 / 3), round(shape.width * 4 / 3)
    return _saved(made, folder / "german.pptx")


def dark(folder: Path) -> Path:
    """White on black by the master's colour mapping, tall."""
    made = Presentation(str(DEFAULT))
    mapping = made.slide_master._element.find("{*}clrMap")
    mapping.attrib.update({"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"})
    return _saved(made, folder / "dark.pptx")


TEMPLATES: tuple[Callable[[Path], Path], ...] = (office, as_template, sampled, german, dark)


def _written(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


def _saved(made: object, file: Path) -> Path:
    made.save(str(file))  # type: ignore[attr-defined]
    return file
