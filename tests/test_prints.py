"""What holds for every PDF of the registry: fonts, tags, title, language, links, size, and the checkers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.build import build
from generator.outputs import OUTPUTS
from tests.papers import SHIPPED, complaints

LARGEST = 500_000  # bytes
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
        assert str(root.Lang) == "en-US"
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
    assert ADDRESS in addresses


def test_what_is_on_its_pages_is_read_or_set_aside(file: Path) -> None:
    """Every mark on a page has an element of the tree, and figures lie on their page."""
    with pikepdf.open(file) as pdf:
        parents = dict(pairs(pdf.Root.StructTreeRoot.ParentTree.Nums))
        elements = {one.objgen for one in below(pdf.Root.StructTreeRoot)}
        figures = [one for one in below(pdf.Root.StructTreeRoot) if one.get("/S") == "/Figure"]
        for page in pdf.pages:
            marks = [one.operands[1] for one in pikepdf.parse_content_stream(page, "BDC")]
            own = parents[int(page.StructParents)]
            assert all(own[int(one.MCID)].objgen in elements for one in marks if "/MCID" in one)
        for one in figures:
            left, foot, right, top = map(float, one.A.BBox)
            wide, high = (float(side) for side in one.Pg.TrimBox[2:])
            assert -40 < left < right < wide + 40
            assert -40 < foot < top < high + 40


def pairs(numbers: Any) -> Any:
    return zip(map(int, list(numbers)[::2]), list(numbers)[1::2], strict=True)


def below(element: Any) -> Iterator[Any]:
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from below(kid)


@pytest.mark.parametrize("tool", ["qpdf", "pdfua", "outloud"])
def test_checkers_find_no_error(file: Path, tool: str) -> None:
    assert complaints(tool, file, fails_on="error") == ""
