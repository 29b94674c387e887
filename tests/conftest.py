"""Where reference data are found, and what the whole suite shares."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("DETENTE_CI") == "1"


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """Folder of the reference data: DETENTE_DATA, or ../shared/data beside the repository."""
    folder = Path(os.environ.get("DETENTE_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        message = f"reference data are absent: {folder} (set DETENTE_DATA)"
        pytest.fail(message) if IN_CI else pytest.skip(message)
    return folder
