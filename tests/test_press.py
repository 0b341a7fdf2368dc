"""What the copy shop asks for: boxes, marks, grounds that bleed, pictures with dots enough."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from generator.build import TEMPLATES
from generator.content import Talk
from generator.content.printing import Printing
from generator.look import Look
from generator.pages import one_pager, poster, press
from generator.pages.one_pager.gauge import Gauge
from generator.pages.paper import Press, Sheet
from generator.pages.press.inks import Converter, screen_of
from generator.pages.press.resolution import check
from generator.pages.sheets import sheet
from generator.problems import ProblemsFound
from generator.templating import Templates
from tests import papers
from tests.papers import complaints
from tests.preflight import preflight

PT_PER_MM = 72 / 25.4
PRINTS = ("poster", "one_pager")
BY_THE_STANDARD = Printing.model_validate({"bleed": "3 mm", "marks": "crop cross", "standard": "PDF/X-4"})
FULL = Printing.model_validate({"bleed": "3 mm", "marks": "crop cross"})


@cache
def opened() -> tuple[Talk, Look, Templates]:
    talk, look, templates = papers.opened(papers.SHIPPED)
    return talk.model_copy(update={"file": talk.file.model_copy(update={"print_": FULL})}), look, templates


@cache
def laid_out(name: str) -> Sheet:
    if name == "poster":
        return poster.lay_out(*opened()).sheet
    return one_pager.fit(Gauge(one_pager.prepare(*opened())[0]))[1]


@cache
def printed(name: str, printing: Printing = FULL) -> bytes:
    """All from one layout, which leaves room for a bleed of 3 mm."""
    return laid_out(name).pdf(finishing=finishing(printing))


def finishing(printing: Printing) -> press.Finishing:
    talk, look, templates = opened()
    return press.Finishing(printing, look, templates.folder / "press", talk.folder)


def size(name: str) -> tuple[float, float]:
    """Points, across and down."""
    file = opened()[0].file
    assert file.poster
    assert file.one_pager
    large, small = sheet(file.poster.size, file.poster.orientation), sheet(file.one_pager.paper)
    paper = large if name == "poster" else small
    return paper.width * PT_PER_MM, paper.height * PT_PER_MM


def boxes(data: bytes) -> dict[str, list[float]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page: Any = pdf.pages[0].obj
        names = ("MediaBox", "CropBox", "BleedBox", "TrimBox")
        return {name: [float(one) for one in page[f"/{name}"]] for name in names}


@pytest.mark.parametrize("name", PRINTS)
def test_the_boxes_are_the_sheet_its_bleed_and_room_for_the_marks(name: str) -> None:
    found, bleed = boxes(printed(name)), 3 * PT_PER_MM
    width, height = size(name)
    assert found["TrimBox"] == pytest.approx([0, 0, width, height], abs=0.01)
    assert found["BleedBox"] == pytest.approx([-bleed, -bleed, width + bleed, height + bleed], abs=0.01)
    assert found["MediaBox"] == found["CropBox"]
    assert found["MediaBox"][0] < -bleed - 5 * PT_PER_MM


def test_without_marks_there_is_nothing_but_the_bleed() -> None:
    found = boxes(printed("one_pager", Printing.model_validate({"bleed": "0.125 in"})))
    assert found["MediaBox"] == found["BleedBox"] == pytest.approx([-9, -9, 604.28, 850.89], abs=0.01)


@pytest.mark.parametrize("name", PRINTS)
def test_grounds_run_into_the_bleed_and_marks_stand_outside_it(name: str) -> None:
    data, scale = printed(name), 2.0
    drawn = np.asarray(pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil(), dtype=int)
    found = boxes(data)
    edge = round((found["BleedBox"][0] - found["MediaBox"][0]) * scale)
    clear = round(1.7 * PT_PER_MM * scale)
    around = ring(drawn, edge - clear, edge - 2)
    assert all(side.min() > 250 for side in around), "white between the bleed and the marks"
    assert all(side.min() < 60 for side in ring(drawn, 6, edge - clear)), "marks on every side"
    ink, ground = [28, 27, 32], [251, 248, 242] if name == "poster" else [255, 255, 255]
    outermost = edge + 3
    assert drawn[outermost, -outermost] == pytest.approx(ink, abs=3)
    assert drawn[-outermost, outermost] == pytest.approx(ground, abs=3)
    corner = drawn[outermost, outermost]
    assert corner == pytest.approx(ink if name == "poster" else [198, 42, 10], abs=3)


@pytest.mark.parametrize("name", PRINTS)
def test_a_ground_is_one_ink_on_both_sides_of_the_cut(name: str) -> None:
    data = printed(name, BY_THE_STANDARD)
    drawn = np.asarray(pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil(), dtype=int)
    found = boxes(data)
    bleeds, cut = (round(found[box][0] - found["MediaBox"][0]) for box in ("BleedBox", "TrimBox"))
    middle = drawn.shape[1] // 3
    assert drawn[bleeds + 3, middle] == pytest.approx(drawn[cut + 4, middle], abs=1), "above"
    assert drawn[cut + 4, bleeds + 3] == pytest.approx(drawn[cut + 4, cut + 4], abs=1), "to the left"
    assert drawn[cut + 4, -bleeds - 3] == pytest.approx(drawn[cut + 4, -cut - 4], abs=1), "to the right"


def ring(picture: Any, outer: int, inner: int) -> list[Any]:
    """The four sides of the picture from `outer` to `inner` pixels off its edges."""
    return [picture[outer:inner], picture[-inner:-outer], picture[:, outer:inner], picture[:, -inner:-outer]]


@pytest.mark.parametrize("name", PRINTS)
def test_by_the_standard_everything_is_ink_and_text_is_black_alone(name: str) -> None:
    with pikepdf.open(io.BytesIO(printed(name, BY_THE_STANDARD))) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        spaces = " ".join(repr(dict(one.stream_dict)) for one in streams)
        assert "/DeviceRGB" not in spaces + repr([one for one in pdf.objects if not isinstance(one, int)])
        forms = [one for one in streams if one.get("/Subtype") == "/Form"]
        contents: list[Any] = [pdf.pages[0], *forms]
        painted = [(str(one.operator), one.operands) for form in contents for one in parsed(form)]
    used, text, last = set[tuple[float, ...]](), set[tuple[float, ...]](), tuple[float, ...]()
    for operator, operands in painted:
        assert operator not in ("rg", "RG")
        if operator in ("k", "K"):
            last = tuple(float(one) for one in operands)
            used.add(last)
        elif operator == "TJ":
            text.add(last)
    assert max(map(sum, used)) <= 3.0
    assert (0.0, 0.0, 0.0, 1.0) in text
    assert (0.0, 0.0, 0.0, 0.8) in text
    assert (0.5, 0.4, 0.4, 1.0) in used - text, "the band is a deeper black than text"


@pytest.mark.parametrize("name", PRINTS)
def test_by_the_standard_a_preflight_finds_nothing(name: str) -> None:
    data = printed(name, BY_THE_STANDARD)
    assert preflight(data) == []
    assert finishing(BY_THE_STANDARD).said == "; PDF/X-4 for FOGRA39, without links"
    assert finishing(FULL).said == ""


@pytest.mark.parametrize("name", PRINTS)
def test_by_the_standard_black_words_are_printed_over_their_ground(name: str) -> None:
    with pikepdf.open(io.BytesIO(printed(name, BY_THE_STANDARD))) as pdf:
        over = pdf.pages[0].obj.Resources.ExtGState.over
        assert (bool(over.op), bool(over.OP), int(over.OPM)) == (True, False, 1)
        painted = [(str(one.operator), one.operands) for one in parsed(pdf.pages[0])]
    ink, state, seen = tuple[float, ...](), "", set[tuple[bool, str]]()
    for operator, operands in painted:
        if operator == "k":
            ink = tuple(float(one) for one in operands)
        elif operator == "gs" and str(operands[0]) in ("/over", "/apart"):
            state = str(operands[0])
        elif operator == "TJ":
            seen.add((ink == (0, 0, 0, 1), state))
        elif operator in ("f", "S", "Do"):
            assert state != "/over", "nothing else is"
    assert {black for black, _ in seen} == {True, False}
    assert all(black == (how == "/over") for black, how in seen)


def parsed(contents: Any) -> list[Any]:
    return list(pikepdf.parse_content_stream(contents))


@pytest.mark.parametrize("name", PRINTS)
def test_by_the_standard_the_file_says_so_and_for_which_press(name: str) -> None:
    data = printed(name, BY_THE_STANDARD)
    assert data.startswith(b"%PDF-1.6")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root: Any = pdf.Root
        [intent] = root.OutputIntents
        assert (intent.S, intent.OutputConditionIdentifier) == ("/GTS_PDFX", "FOGRA39")
        profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes()))
        assert (profile.profile.device_class, profile.profile.xcolor_space) == ("prtr", "CMYK")
        assert "/Filter" not in root.Metadata, "a preflight may look for it in the file's bytes"
        said = root.Metadata.read_bytes().decode()
        ElementTree.fromstring(said)
        assert "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in said
        assert "<pdf:Trapped>False<" in said
        assert 'pdfuaid:part="1"' in said
        info: Any = pdf.docinfo
        assert (info.Trapped, info.CreationDate) == ("/False", "D:19800101000000Z")
        assert "/ID" in pdf.trailer
        assert not [one for one in pdf.objects if "/Subtype" in dir(one) and one.get("/Subtype") == "/Link"]
        assert "/Annots" not in pdf.pages[0]
    assert laid_out(name).pdf(finishing=finishing(BY_THE_STANDARD)) == data


def test_greys_are_black_alone_and_tokens_say_their_inks() -> None:
    folder = TEMPLATES / "press"
    inks, screen = ((folder / name).read_bytes() for name in (press.PROFILE, press.SCREEN))
    convert = Converter(inks, screen, {screen_of("#1C1B20"): (0.1, 0.2, 0.3, 0.4)})
    assert convert((0, 0, 0)) == (0, 0, 0, 1)
    assert convert((1, 1, 1)) == (0, 0, 0, 0)
    greys = [convert((one / 20, one / 20, one / 20)) for one in range(21)]
    assert all(grey[:3] == (0, 0, 0) for grey in greys)
    assert [grey[3] for grey in greys] == sorted((grey[3] for grey in greys), reverse=True)
    assert convert((0.109804, 0.105882, 0.12549)) == (0.1, 0.2, 0.3, 0.4)
    assert convert(screen_of("#101418"))[:3] == (0, 0, 0), "text in an ink of the talk's own"
    assert convert(screen_of("#101418"))[3] > 0.95
    assert convert(screen_of("#0B1F3A"))[0] > 0.5, "but dark blue is blue"
    assert convert((0.984, 0.973, 0.949))[3] == 0, "no specks of black all over a pale ground"
    cyan, magenta, yellow, black = convert((0.8, 0.1, 0.05))
    assert min(magenta, yellow) > 0.8 > black + cyan


def test_photographs_keep_their_colours_and_say_which(tmp_path: Path) -> None:
    _, look, templates = opened()
    wide = b"\0" * 12 + b"mntrRGB XYZ " + b"\0" * 12 + b"acsp" + b"\0" * 88
    noise = Image.effect_noise((40, 40), 60).convert("RGB")
    noise.save(tmp_path / "plain.jpg")
    noise.save(tmp_path / "wide.jpg", icc_profile=wide)
    noise.save(tmp_path / "plain.png")
    html = '<html lang="en"><title>x</title>' + "".join(
        f'<img alt="x" src="{name}">' for name in ("plain.jpg", "wide.jpg", "plain.png")
    )
    data = Press(look, [tmp_path]).lay_out(html, tmp_path).pdf(finishing=finishing(BY_THE_STANDARD))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pictures = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        spaces: list[Any] = [one.ColorSpace for one in pictures if one.get("/Subtype") == "/Image"]
        profiles = [space[1].read_bytes() for space in spaces]
    screen = (templates.folder / "press" / press.SCREEN).read_bytes()
    assert sorted(profiles) == sorted([screen, wide, screen])


@pytest.mark.parametrize("name", PRINTS)
@pytest.mark.parametrize("tool", ["outloud", "pdfua", "qpdf"])
def test_checkers_find_nothing(name: str, tool: str, tmp_path: Path) -> None:
    (tmp_path / "print.pdf").write_bytes(printed(name, BY_THE_STANDARD))
    assert complaints(tool, tmp_path / "print.pdf") == ""


def test_a_print_has_its_own_wishes_in_place_of_the_talks() -> None:
    own = Printing.model_validate({"marks": "crop"})
    assert FULL.with_own(own) == Printing.model_validate({"bleed": "3 mm", "marks": "crop"})
    assert FULL.with_own(None) == FULL


@pytest.mark.parametrize(("width", "dots"), [(50, None), (100, 127), (150, 85)])
def test_pictures_are_held_against_their_printed_size(tmp_path: Path, width: int, dots: int | None) -> None:
    (tmp_path / "images").mkdir()
    Image.new("L", (500, 250)).save(tmp_path / "images" / "plan.png")
    (tmp_path / "talk.yaml").write_text(
        "title: Plans\ndeck: {slides: [image: {title: x, image: {file: images/plan.png, alt: x}}]}\n"
    )
    (tmp_path / "firms.yaml").write_text(
        "kind: organisations\nitems:\n  - {name: Plan, logo: {file: images/plan.png, alt: Plan}}\n"
    )
    talk, look, _ = papers.opened(tmp_path)
    html = f'<html lang="en"><title>x</title><img alt="x" src="images/plan.png" style="width: {width}mm">'
    pictures = list(Press(look, [tmp_path]).lay_out(html, tmp_path).pictures)
    if dots is None:
        assert check(talk, pictures) == ()
    elif dots >= 100:
        [warning] = check(talk, pictures * 2)
        assert f"firms.yaml:3:31: warning: 'images/plan.png' has {dots} dots per inch" in str(warning)
        assert "at its printed size of 100 × 50 mm" in str(warning)
    else:
        with pytest.raises(ProblemsFound, match=f"has {dots} dots .*\n.*\n.*\n.*886 × 443 pixels"):
            check(talk, pictures)


def test_a_picture_that_is_cut_is_measured_by_what_is_left(tmp_path: Path) -> None:
    Image.new("L", (400, 100)).save(tmp_path / "wide.png")
    look = opened()[1]
    square = "width: 1in; height: 1in; object-fit: cover"
    html = f'<html lang="en"><title>x</title><img alt="x" src="wide.png" style="{square}">'
    [picture] = Press(look, [tmp_path]).lay_out(html, tmp_path).pictures
    assert (picture.across, picture.down, picture.width, picture.cover) == (400, 100, 72, True)
