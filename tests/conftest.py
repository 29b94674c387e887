"""Where reference data are found, what is skipped by name, and what CI does not forgive."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("DETENTE_CI") == "1"

hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("ci" if IN_CI else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --accept` rewrites stored outputs instead of comparing them."""
    parser.addoption("--accept", action="store_true", help="rewrite stored outputs; review the diff")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """`@pytest.mark.needs("chromium")` skips by name where a program is absent, and fails in CI."""
    for mark in item.iter_markers("needs"):
        for program in mark.args:
            if shutil.which(program) is None:
                absent(f"{program} is not installed")


@pytest.fixture
def tell(record_property) -> Callable[[str], None]:
    """Say something measured in the summary at the end of the run, whichever worker measured it."""
    return lambda text: record_property("told", text)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests told, in the order of the tests."""
    reports = [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]
    told = [
        (r.nodeid, text)
        for r in reports
        for name, text in r.user_properties
        if name == "told" and r.when == "call"
    ]
    for _, text in sorted(told):
        terminalreporter.write_line(text)


def absent(what: str) -> None:
    """Skip the test by name; in CI, fail it."""
    if IN_CI:
        pytest.fail(f"{what}, and CI must have it")
    pytest.skip(what)


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """Folder of the reference data: DETENTE_DATA, or ../shared/data beside the repository."""
    folder = Path(os.environ.get("DETENTE_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        absent(f"reference data: no folder {folder} (set DETENTE_DATA)")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT
