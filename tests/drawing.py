"""Decks as pictures: LibreOffice draws, with the fonts this project depends on and none of the machine's.

LibreOffice 7.4 ignores embedded fonts and picks wrong weights out of variable ones, so the families are
made static first. Knows nothing of the generator.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg
import pypdfium2
import uharfbuzz as hb
from fontTools.ttLib import TTFont

REGULAR, BOLD = 400, 700
STYLES = {
    ("normal", REGULAR): "Regular",
    ("normal", BOLD): "Bold",
    ("italic", REGULAR): "Italic",
    ("italic", BOLD): "Bold Italic",
}
MACOS_SOFFICE = "/Applications/LibreOffice.app/Contents/MacOS/soffice"

_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{fonts}/.fontconfig</cachedir>
  <alias binding="same"><family>Arial</family><accept><family>Arimo</family></accept></alias>
  <alias binding="same"><family>Courier New</family><accept><family>JetBrains Mono</family></accept></alias>
</fontconfig>
"""


class DrawingFailed(Exception):
    """LibreOffice wrote no PDF; the text is what it said."""


def find_soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice") or shutil.which(MACOS_SOFFICE)


def static_fonts(folder: Path) -> Path:
    """Fills `folder` with four static styles of every installed fontpkg family and a fonts.conf for it alone.

    HarfBuzz makes all sixteen in half a second, where fontTools' instancer takes half a minute.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for family in fontpkg.families().values():
        for file in family.files:
            for (slope, weight), style in STYLES.items():
                if slope == file.style and file.covers(weight):
                    font = named(TTFont(BytesIO(instance(file.path, weight))), family.name, style, weight)
                    font.save(folder / f"{family.name}-{style}.ttf".replace(" ", ""))
    (folder / "fonts.conf").write_text(_FONTS_CONF.format(fonts=folder.resolve()), encoding="utf-8")
    return folder


def instance(file: Path, weight: int) -> bytes:
    """The font at one weight, and at its normal width if it has widths."""
    face = hb.Face(hb.Blob.from_file_path(str(file)))
    wish = hb.SubsetInput()
    wish.keep_everything()
    for axis in face.axis_infos:
        place = {"wght": weight, "wdth": 100}.get(axis.tag, axis.default_value)
        wish.pin_axis_location(face, axis.tag, place)
    return bytes(hb.subset(face, wish).blob.data)


def named(font: Any, family: str, style: str, weight: int) -> Any:
    """The font with names and flags by which fontconfig lists it as `family` and `style`."""
    names = font["name"]
    for name_id in (16, 17, 21, 22, 25):  # typographic and variations names, which win over the plain ones
        names.removeNames(nameID=name_id)
    full = family if style == "Regular" else f"{family} {style}"
    postscript = f"{family}-{style}".replace(" ", "")
    for name_id, text in ((1, family), (2, style), (3, postscript), (4, full), (6, postscript)):
        names.removeNames(nameID=name_id)
        names.setName(text, name_id, 3, 1, 0x409)
    if "STAT" in font:  # tells of axes that are gone
        del font["STAT"]
    italic, bold = "Italic" in style, "Bold" in style
    font["OS/2"].usWeightClass = weight
    kept = font["OS/2"].fsSelection & ~0b110_0001
    font["OS/2"].fsSelection = kept | italic | bold << 5 | (not italic and not bold) << 6
    font["head"].macStyle = bold | italic << 1
    return font


def environment(fonts: Path, home: Path) -> dict[str, str]:
    """What `draw` runs LibreOffice in: only these fonts, and a home of its own, not the person's."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "FONTCONFIG_FILE": str(fonts / "fonts.conf"),
    }


def draw(pptx: Path, out: Path, env: dict[str, str], dpi: int = 96) -> list[Path]:
    """One PNG a slide, as LibreOffice sees them, in `out`, which keeps the PDF too.

    `env` is from `environment`. Raises DrawingFailed when LibreOffice is not there or gives nothing back.
    """
    soffice = find_soffice()
    if soffice is None:
        raise DrawingFailed("LibreOffice is not on this machine")
    out.mkdir(parents=True, exist_ok=True)
    profile = (Path(env["HOME"]) / "libreoffice").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(out), str(pptx)]
    run = subprocess.run(command, env=env, capture_output=True, text=True, timeout=180, check=False)
    pdf = out / f"{pptx.stem}.pdf"
    if run.returncode or not pdf.exists():
        raise DrawingFailed(f"{pptx.name}: {run.stdout}{run.stderr}")
    return pictures(pdf, out, dpi)


def pictures(pdf: Path, out: Path, dpi: int = 96) -> list[Path]:
    """One PNG a page of `pdf`, in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with pypdfium2.PdfDocument(pdf) as document:
        files = [out / f"{pdf.stem}-{number:02}.png" for number in range(1, len(document) + 1)]
        for page, file in zip(document, files, strict=True):
            page.render(scale=dpi / 72).to_pil().save(file)
    return files
