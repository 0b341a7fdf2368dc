"""What tests of the PDFs share: a talk opened, what stands in a file, the checkers."""

from __future__ import annotations

import io
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from generator.build import TEMPLATES
from generator.content import Talk, load
from generator.language import load_words
from generator.look import Look, look_for
from generator.templating import Templates

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "content" / "pytorch-documentary"
SECOND = ROOT / "tests" / "talks" / "vols-habites"


class Character(NamedTuple):
    """A printed character: size in points; box as left, bottom, right, top, from the lower left corner."""

    char: str
    size: float
    box: tuple[float, float, float, float]


def opened(folder: Path) -> tuple[Talk, Look, Templates]:
    talk = load(folder)
    words = load_words(TEMPLATES / "words.yaml", talk.file.language, talk.file.words)
    return talk, look_for(talk, TEMPLATES / "theme.yaml", words), Templates(TEMPLATES, words)


def characters(data: bytes, page: int = 0) -> Iterator[Character]:
    """Every printed character of that page but white space."""
    text, matrix = pypdfium2.PdfDocument(data)[page].get_textpage(), pdfium.FS_MATRIX()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char.strip():
            # The font's size is in units of the text's own space.
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
            yield Character(char, size, text.get_charbox(index))


def objects(data: bytes, kind: str) -> list[Any]:
    """Every dictionary of the file with that Type or Subtype, its values as text."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        wanted = [one for one in found if one.get("/Type") == kind or one.get("/Subtype") == kind]
        return [{key: _plain(value) for key, value in one.items()} for one in wanted]


def spoken(data: bytes) -> str:
    """What a screen reader meets, in the order of the tags; descriptions of figures in brackets."""
    document = pypdfium2.PdfDocument(data)
    marked = [_marked(page) for page in document]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return " ".join(" ".join(_spoken(pdf.Root.StructTreeRoot, numbers, marked)).split())


def _marked(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The text of a page by the number of its mark; -1 for artifacts."""
    found: dict[int, str] = {}
    text = page.get_textpage()
    for one in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
        buffer = (pdfium.FPDF_WCHAR * 2000)()
        size = pdfium.FPDFTextObj_GetText(one.raw, text.raw, buffer, 2000)
        words = bytes(buffer)[: size - 2].decode("utf-16-le")
        mark = pdfium.FPDFPageObj_GetMarkedContentID(one.raw)
        found[mark] = found.get(mark, "") + words
    return found


def _spoken(element: Any, numbers: dict[Any, int], marked: list[dict[int, str]]) -> Iterator[str]:
    if "/Alt" in element:
        yield f"[{element.Alt}]"
        return
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary):
            yield from _spoken(kid, numbers, marked)
        else:
            yield marked[numbers[element.Pg.objgen]].get(int(kid), "")


def complaints(tool: str, file: Path, fails_on: str = "warning") -> str:
    """What `outloud`, `pdfua` or `qpdf` has to say against the file; empty when nothing.

    qpdf is asked by way of pikepdf, which brings it along: a machine need not have the program.
    """
    if tool == "qpdf":
        with pikepdf.open(file) as pdf:
            return "\n".join(pdf.check_pdf_syntax())
    beside = Path(sys.executable).parent
    command: dict[str, list[str | Path]] = {
        "outloud": [beside / "outloud", "--fail-on", fails_on],
        "pdfua": [beside / "pdfua", "check"],
    }
    run = subprocess.run([*command[tool], file], capture_output=True, text=True, check=False)
    return run.stdout + run.stderr if run.returncode else ""


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Dictionary):
        return {key: str(inner) for key, inner in value.items()}
    return str(value)
