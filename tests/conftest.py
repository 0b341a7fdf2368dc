"""Fixtures for every test: LibreOffice, and what decks are drawn with."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests import drawing

# Time limits per example fail on a busy machine; the same examples every time keep a red run red.
settings.register_profile("triptych", deadline=None, derandomize=True, max_examples=60, print_blob=True)
# Other examples each time, or those of a seed: --hypothesis-profile drawn --hypothesis-seed 2
settings.register_profile("drawn", settings.get_profile("triptych"), derandomize=False, database=None)
settings.load_profile("triptych")


class NoSkips:
    """Where CI is set, a test that was skipped fails the run: a check that did not run proves nothing."""

    def __init__(self) -> None:
        self._skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            self._skipped.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._skipped:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._skipped:
            terminalreporter.section("CI is set: no test may be skipped", red=True)
            terminalreporter.write("".join(f"{name}\n" for name in self._skipped))


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CI") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(NoSkips(), "no-skips")


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's path; where it is missing the test is skipped."""
    found = drawing.find_soffice()
    if found is None:
        pytest.skip("LibreOffice (soffice) is not on this machine: decks are not drawn")
    return found


@pytest.fixture(scope="session")
def drawing_env(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """For `drawing.draw(pptx, out, drawing_env)`: only our fonts, and a LibreOffice that nobody set up."""
    fonts = drawing.static_fonts(tmp_path_factory.mktemp("fonts"))
    return drawing.environment(fonts, tmp_path_factory.mktemp("home"))
