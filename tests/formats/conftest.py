"""Small domains on disk, and how to read them."""

import warnings

import pytest

from cli.conftest import detente  # noqa: F401
from detente import formats
from formats.small import DAY, FILES


@pytest.fixture
def folder(tmp_path):
    """A folder with the small GENIUS domain, any file of which may be replaced or added."""

    def make(**changed):
        place = tmp_path / "sale"
        place.mkdir(exist_ok=True)
        for name, text in (
            FILES | {name.replace("_xml", ".xml"): text for name, text in changed.items()}
        ).items():
            (place / name).write_text(text, encoding="utf-8")
        return place

    return make


@pytest.fixture
def read():
    """Read files into a scenario and what it was warned of."""

    def call(*arguments, **options):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", formats.FormatWarning)
            scenario = formats.read(arguments, as_of=DAY, **options)
        return scenario, [str(remark.message) for remark in told]

    return call
