"""Fixtures for every test: LibreOffice, and what decks are drawn with."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests import drawing

# Time limits per example fail on a busy machine; the same examples every time keep a red run red.
settings.register_profile("triptych", deadline=None, derandomize=True, max_examples=60, print_blob=True)
settings.load_profile("triptych")


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's path. Where it is missing the test is skipped; where CI is set it fails."""
    found = drawing.find_soffice()
    if found is None:
        reason = "LibreOffice (soffice) is not on this machine: decks are not drawn"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def drawing_env(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """For `drawing.draw(pptx, out, drawing_env)`: only our fonts, and a LibreOffice that nobody set up."""
    fonts = drawing.static_fonts(tmp_path_factory.mktemp("fonts"))
    return drawing.environment(fonts, tmp_path_factory.mktemp("home"))
