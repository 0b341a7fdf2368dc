"""What holds for every PDF of the registry: fonts, tags, title, language, links, size, and the checkers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.build import OUTPUTS, build
from tests.papers import SHIPPED, complaints

LARGEST = 500_000  # bytes
UNLINKED = ("poster-tiles",)  # parts of pictures, to be glued
ADDRESS = "https://www.youtube.com/live/EjgTv6aSeqk"


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all that the shipped talk asks for."""
    folder = tmp_path_factory.mktemp("prints")
    build(SHIPPED, folder)
    return folder


@pytest.fixture(params=[output.file for output in OUTPUTS if output.file.endswith(".pdf")])
def file(prints: Path, request: pytest.FixtureRequest) -> Path:
    path: Path = prints / request.param
    assert path.is_file(), "the shipped talk shows every print"
    return path


def test_it_is_small_and_can_be_read_by_all(file: Path) -> None:
    assert file.stat().st_size < LARGEST
    with pikepdf.open(file) as pdf:
        root: Any = pdf.Root
        assert root.MarkInfo.Marked
        assert root.StructTreeRoot.K
        assert str(root.Lang) == "en"
        assert "PyTorch" in str(pdf.docinfo["/Title"])
        assert root.ViewerPreferences.DisplayDocTitle
        assert "pdfuaid" in root.Metadata.read_bytes().decode()


def test_its_fonts_are_in_it_and_only_the_letters_used(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = [one for one in found if one.get("/Type") == "/FontDescriptor"]
        used = [one for one in found if one.get("/Type") == "/Font" and "/DescendantFonts" not in one]
        assert fonts
        assert all("/FontDescriptor" in one or one.get("/Subtype") == "/Type3" for one in used)
        for font in fonts:
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys())
            assert str(font["/FontName"])[7] == "+", "the name of a part begins with six letters and a plus"


def test_its_links_lead_somewhere(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        annotations = [one for page in pdf.pages for one in page.get("/Annots", [])]
        assert all(int(one.get("/F", 0)) & 4 for one in annotations), "links are printed with their page"
        addresses = {str(one["/A"]["/URI"]) for one in annotations if "/A" in one}
    assert ADDRESS in addresses or file.stem in UNLINKED


@pytest.mark.parametrize("tool", ["qpdf", "pdfua", "outloud"])
def test_checkers_find_no_error(file: Path, tool: str) -> None:
    assert complaints(tool, file, fails_on="error") == ""
