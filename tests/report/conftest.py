"""Answers to every question of two cases, each asked once."""

from functools import cache
from pathlib import Path

import pytest

from detente.case.briefing import brief
from detente.case.target import source_of
from detente.scenario.files import resolve, variants

VALID = Path(__file__).parent.parent / "scenarios" / "valid"
CASES = {"new-detente": "new-detente-2019", "invented": str(VALID / "every-block.yaml")}
DRAWS = 64


@cache
def briefed(target):
    """The briefing of a case, with its first variant as a branch."""
    source = source_of(target)
    names = list(variants(source))[:1]
    branches = {name: resolve(source, variant=name) for name in names}
    return brief(resolve(source), branches, draws=DRAWS, seed=1)


@pytest.fixture(params=CASES)
def briefing(request):
    """What is known of each case."""
    return briefed(CASES[request.param])


@pytest.fixture
def invented():
    """What is known of the invented case."""
    return briefed(CASES["invented"])
