"""What every result carries: one object of JSON, and what differs from another."""

import dataclasses
import json

import pytest

from build import RIVER, scenario
from detente.analysis.packages import packages
from detente.case.envelope import envelope
from detente.forecasting.forecast import forecast
from detente.forecasting.scoring import score
from detente.records.forecast import PackageForecast

CASE = scenario(**RIVER)


def test_two_answers_differ_where_a_number_does():
    """Fails where a change of the case is not told, or rounding is told as one."""
    here = packages(CASE)
    assert here.diff(packages(CASE)) == {}
    nudged = dataclasses.replace(here, no_deal={name: x + 1e-12 for name, x in here.no_deal.items()})
    assert here.diff(nudged) == {}
    (party, *_) = here.no_deal
    moved = dataclasses.replace(here, no_deal=dict(here.no_deal) | {party: 7})
    assert here.diff(moved)[f"no_deal.{party}"] == (here.no_deal[party], 7)


def test_whole_numbers_and_fractions_are_compared_as_numbers():
    """Fails where 1 and 1.0000000001 differ because one of them was written without a point."""
    here = packages(CASE)
    (party, *_) = here.no_deal
    whole = dataclasses.replace(here, no_deal=dict(here.no_deal) | {party: 1})
    nearly = dataclasses.replace(here, no_deal=dict(here.no_deal) | {party: 1 + 1e-10})
    assert whole.diff(nearly) == {}


def test_whether_a_deal_holds_is_not_known_of_packages_that_never_come():
    """Fails where packages of no probability end in a division by zero."""
    found = forecast(CASE, draws=64, seed=1)
    never = PackageForecast(package={"water": "full"}, p=0.0, p_holds=1.0)
    assert dataclasses.replace(found, packages=(never,)).p_holds is None


@pytest.mark.parametrize(
    "text",
    [
        envelope("check", {"faults": []}, scenario=CASE, warnings=["one"]),
        packages(CASE).to_json(),
        score([], seed=1).to_json(),
    ],
    ids=["of a verb", "of a scenario", "of many cases"],
)
def test_every_answer_is_one_object_with_the_same_keys(text):
    """Fails where a script must know which verb printed a line to find the answer in it."""
    assert list(json.loads(text)) == ["detente", "kind", "scenario", "settings", "warnings", "result"]
