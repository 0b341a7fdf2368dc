"""The three prints are one family: a token changed in the theme changes all of them."""

from __future__ import annotations

import io
import re
import shutil
import zipfile

import pikepdf
import pytest

from generator import build
from tests.papers import SHIPPED, objects

OTHER = "#0B6E6E"


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The shipped talk in a theme of which one line was changed: the accent."""
    folder = tmp_path_factory.mktemp("look")
    shutil.copytree(build.TEMPLATES, folder / "templates")
    theme = folder / "templates" / "theme.yaml"
    text, count = re.subn(r"accent: \{.*?\}", f'accent: "{OTHER}"', theme.read_text(encoding="utf-8"))
    assert count == 1
    theme.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "TEMPLATES", folder / "templates")
        built = build.build(SHIPPED, folder / "out")
    return {one.path.name: one.path.read_bytes() for one in built}


def test_the_deck_has_the_accent_in_its_theme_alone(prints: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(prints["deck.pptx"])) as deck:
        theme = deck.read("ppt/theme/theme1.xml").decode()
        slides = [deck.read(name).decode() for name in deck.namelist() if name.startswith("ppt/slides/slide")]
    assert re.search(rf'<a:accent1><a:srgbClr val="{OTHER[1:]}"', theme)
    assert 'schemeClr val="accent1"' in "".join(slides)
    assert OTHER[1:] not in "".join(slides), "slides name the theme's colour, so that it can be changed"


@pytest.mark.parametrize("name", ["one-pager.pdf", "poster.pdf"])
def test_the_papers_are_painted_in_the_accent(prints: dict[str, bytes], name: str) -> None:
    share = [int(OTHER[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    with pikepdf.open(io.BytesIO(prints[name])) as pdf:
        streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    painted = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|scn|RG|SCN)\b", b"\n".join(streams))
    colours = {tuple(round(float(part), 2) for part in found) for found in painted}
    assert tuple(round(part, 2) for part in share) in colours
    assert (0.78, 0.16, 0.04) not in colours, "nothing is left of the theme's own accent"


def test_all_three_are_set_in_the_same_families(prints: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(prints["deck.pptx"])) as deck:
        theme = deck.read("ppt/theme/theme1.xml").decode()
    major, minor = re.findall(r'<a:latin typeface="([^"]+)"', theme)[:2]
    for name in ("one-pager.pdf", "poster.pdf"):
        fonts = {str(one["/FontFamily"]) for one in objects(prints[name], "/FontDescriptor")}
        assert {major, minor} <= fonts <= {major, minor, "JetBrains Mono"}
