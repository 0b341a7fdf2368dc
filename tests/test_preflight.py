"""A sheet with all that may be on one passes the preflight by PDF/X-4; with one thing wrong it does not."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from generator.content.printing import Printing
from generator.pages.paper import Press
from generator.pages.press import Finishing
from tests import papers
from tests.preflight import preflight

SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'><defs><linearGradient id='g'>"
    "<stop offset='0' stop-color='#C62A0A'/><stop offset='1' stop-color='#1C1B20' stop-opacity='0.2'/>"
    "</linearGradient></defs><rect width='80' height='40' fill='url(#g)'/>"
    "<circle cx='20' cy='20' r='9' fill='#0A6E8A' opacity='0.5'/></svg>"
)
SHEET = f"""<html lang="en"><title>Kites &amp; winds</title>
<style>@page {{ size: 120mm 90mm; bleed: 3mm; background: #FBF8F2 }} h1 {{ color: #C62A0A }}</style>
<h1>Kites</h1><p style="color: #000000"><a href="https://example.org">Words</a> <b>of</b> black</p>
<p style="opacity: 0.6; background: linear-gradient(to right, #FFFFFF, #0A6E8A)">Half seen</p>
<img alt="x" src="clear.png"><img alt="x" src="photo.jpg"><img alt="x" src="grey.png">
<div style="height: 9mm; background: url(photo.jpg) 0 0/5mm">{SVG.replace("<svg", '<svg role="img"')}</div>"""


@cache
def sheet() -> bytes:
    _, look, templates = papers.opened(papers.SHIPPED)
    asked = Printing.model_validate({"bleed": "3 mm", "marks": "crop cross", "standard": "PDF/X-4"})
    with TemporaryDirectory() as folder:
        at = Path(folder)
        noise = Image.effect_noise((40, 40), 60)
        noise.convert("RGBA").save(at / "clear.png")
        noise.convert("RGB").save(at / "photo.jpg")
        noise.save(at / "grey.png")
        laid = Press(look, [at]).lay_out(SHEET, at)
        return laid.pdf(finishing=Finishing(asked, look, templates.folder / "press", at))


def test_all_that_may_be_on_a_sheet_passes() -> None:
    assert preflight(sheet()) == []


def changed(change: Callable[[Any], object], **options: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sheet())) as pdf:
        change(pdf)
        pdf.save(out, **options)
    return out.getvalue()


def first(pdf: Any) -> Any:
    return pdf.pages[0].obj


def put(key: str, value: Any) -> Callable[[Any], object]:
    """In the catalogue."""
    return lambda pdf: pdf.Root.__setitem__(key, value)


def metadata(old: bytes, new: bytes) -> Callable[[Any], object]:
    def change(pdf: Any) -> None:
        said = pdf.Root.Metadata.read_bytes()
        assert old in said
        pdf.Root.Metadata.write(said.replace(old, new))

    return change


def picture(pdf: Any) -> Any:
    return next(
        one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
    )


def state(key: str, value: Any) -> Callable[[Any], object]:
    return lambda pdf: first(pdf).Resources.ExtGState.over.__setitem__(key, value)


def painting(operators: bytes) -> Callable[[Any], object]:
    return lambda pdf: pdf.pages[0].contents_add(operators)


def font(pdf: Any) -> Any:
    return next(one for one in pdf.objects if isinstance(one, Dictionary) and "/FontFile2" in one)


def annotated(pdf: Any) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 20, 20]))
    first(pdf).Annots = Array([pdf.make_indirect(note)])


def narrowed(pdf: Any) -> None:
    first(pdf).BleedBox = Array([0, 0, 90, 90])


def coloured(space: Any) -> Callable[[Any], object]:
    return lambda pdf: picture(pdf).__setitem__("/ColorSpace", space)


def undescribed(pdf: Any) -> None:
    for key in ("/RegistryName", "/Info"):
        del pdf.Root.OutputIntents[0][key]


WRONG: dict[str, Callable[[Any], object]] = {
    "its metadata do not say PDF/X-4": metadata(b">PDF/X-4<", b">PDF/X-3<"),
    "its metadata have no xmpMM:DocumentID": metadata(b"DocumentID", b"Document"),
    "it does not say whether it is trapped": metadata(b"False", b"Unknown"),
    "/CreationDate and xmp:CreateDate differ": metadata(b"CreateDate>1980", b"CreateDate>1981"),
    "its two titles differ": metadata(b"winds", b"string"),
    "it has no metadata": lambda pdf: pdf.Root.__delitem__("/Metadata"),
    "it has 0 output intents": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "its output intent has no profile": lambda pdf: pdf.Root.OutputIntents[0].__delitem__(
        "/DestOutputProfile"
    ),
    "its output intent is in no registry": undescribed,
    "has not one of a trim and an art box": lambda pdf: first(pdf).__delitem__("/TrimBox"),
    "its trim box is not inside its bleed box": narrowed,
    "has an annotation within its bleed": annotated,
    "its catalogue has /OpenAction": put("/OpenAction", Array([])),
    "its catalogue has /AcroForm": put("/AcroForm", Dictionary()),
    "it has /JavaScript by name": put("/Names", Dictionary(JavaScript=Dictionary())),
    "it has an action": put("/Extra", Dictionary(Type=Name.Action, S=Name.GoTo)),
    "it speaks of another file": put("/Extra", Dictionary(Type=Name.Filespec)),
    "a form or picture has /OPI": lambda pdf: picture(pdf).__setitem__("/OPI", Dictionary()),
    "a form or picture has /Alternates": lambda pdf: picture(pdf).__setitem__("/Alternates", Array()),
    "it has PostScript in it": lambda pdf: picture(pdf).__setitem__("/Subtype", Name.PS),
    "a stream is in another file": lambda pdf: picture(pdf).__setitem__("/F", pikepdf.String("x")),
    "a state of graphics has a transfer curve": state("/TR", Name.Identity),
    "a halftone is of a kind": state("/HT", Dictionary(HalftoneType=6)),
    "it blends by /Glow": state("/BM", Name.Glow),
    "is not in it": lambda pdf: font(pdf).__delitem__("/FontFile2"),
    "there are colours of /DeviceRGB": coloured(Name.DeviceRGB),
    "there are colours of /CalRGB": coloured(Array([Name.CalRGB, Dictionary()])),
    "something is painted in a screen's colours": painting(b" 1 0 0 rg 0 0 9 9 re f"),
    "the operator PS is none": painting(b" (x) PS"),
    "states of graphics are not given back": painting(b" q"),
}


@pytest.mark.parametrize("said", WRONG)
def test_what_is_wrong_is_found(said: str) -> None:
    assert any(said in one for one in preflight(changed(WRONG[said])))


def test_a_file_that_is_too_new_or_locked_is_found() -> None:
    assert "it is no PDF 1.6 or earlier" in preflight(changed(lambda _: None, force_version="1.7"))
    locked = pikepdf.Encryption(owner="x", user="", R=4, metadata=False)
    assert "it is encrypted" in preflight(changed(lambda _: None, encryption=locked, force_version="1.6"))
