"""What the authors of the evidence foretold is heard as they said it, and as often as they are authors."""

import datetime

import pytest

from build import RIVER, scenario
from detente.forecasting.pundits import pundits
from detente.records.evidence import EvidenceItem

DAY = datetime.date(2024, 3, 1)
CASE = scenario(
    **RIVER,
    questions=[{"id": "tolls", "ask": "Lifted?", "term": {"tolls": "lifted"}, "by": "2024-12-31"}],
)


def said(hedge, author="X", term=None, **more):
    """A forecast by an author."""
    told = {"says": "forecast", "hedge": hedge, "author": author, "term": term or {}} | more
    return EvidenceItem.model_validate({"id": f"{author}{hedge}{sorted(more)}", **told})


def heard(*items, claim="deal-by-2024-12-31", day=DAY):
    return pundits(CASE, items, claim, as_of=day)


@pytest.mark.parametrize(
    ("items", "p"),
    [
        ([said("likely")], 0.7),
        ([said("likely", against=True)], 0.3),
        ([said("likely"), said("most likely"), said("remote", author="Y")], (0.775 + 0.2) / 2),
        ([said("likely", None), said("most likely", None), said("remote")], (0.7 + 0.85 + 0.2) / 3),
        ([said("certain", term={"tolls": "lifted"})], None),
        ([said("certain", says="demand")], None),
        ([said("certain", date="2024-03-02")], None),
        ([], None),
    ],
)
def test_what_they_said_of_a_deal(items, p):
    """Fails where a loud author counts twice, or what was said of something else or later counts at all."""
    assert heard(*items) == (None if p is None else pytest.approx(p))


def test_what_they_said_of_a_term():
    """Fails where a forecast of a deal is taken for one of a term, or of another option."""
    lifted, kept = said("likely", term={"tolls": "lifted"}), said("likely", term={"tolls": "kept"})
    assert heard(lifted, said("certain"), kept, claim="tolls") == 0.7
