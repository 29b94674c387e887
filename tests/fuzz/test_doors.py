"""Whatever bytes come in at a door, they are answered, or refused in one plain line."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.changes import changed
from fuzz.door import held
from fuzz.doors import DOORS

CORPUS = Path(__file__).parent / "corpus"
TIMES = int(os.environ.get("DETENTE_FUZZ", "1"))
FOUND = sorted(file for file in CORPUS.glob("*/*") if file.is_file())


@pytest.mark.parametrize("name", DOORS)
def test_seeds_are_sound(name):
    """Fails where a door is shut: its seeds would be refused before anything in them is looked at."""
    told = [held(DOORS[name], seed) for seed in DOORS[name].seeds()]
    assert None in told, told


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("name", DOORS)
def test_changed_seeds(name):
    """Fails where a changed file is a crash, takes too long, is refused in many lines, or leaves rubbish."""
    door = DOORS[name]

    @settings(max_examples=TIMES * door.examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(changed(door.seeds()))
    def goes_in(raw: bytes) -> None:
        held(door, raw)

    goes_in()


@settings(max_examples=TIMES * 30, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(sorted(DOORS)), raw=st.binary(max_size=200))
def test_any_bytes(name, raw):
    """Fails where bytes that are no file at all are."""
    held(DOORS[name], raw)


@pytest.mark.parametrize("file", FOUND, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_found_before(file):
    """Fails where what once went wrong does again."""
    held(DOORS[file.parent.name], file.read_bytes())
