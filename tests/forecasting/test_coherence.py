"""What a forecast says can all be true at once, whatever the scenario, pool or condition."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from build import RIVER, scenario
from detente.forecasting.basis import basis_of
from detente.forecasting.branches import what_if
from detente.forecasting.coherence import frechet, incoherences, incoherences_given, warned
from detente.forecasting.conditional import Joint
from detente.forecasting.forecast import forecast
from detente.forecasting.pooling import Families
from detente.forecasting.weighing import EvidenceSettings
from detente.records.forecast import Chance
from detente.records.pooling import Pooling
from random_scenarios import talks

TALKS = scenario(
    **RIVER | {"deadlines": [{"date": "2024-07-01"}, {"date": "2025-01-01"}]},
    questions=[
        {"id": "both", "ask": "Both?", "term": {"water": ("half", "full"), "tolls": "lifted"}},
        {"id": "early", "ask": "Soon?", "by": "2024-07-01"},
    ],
)
POOLINGS = st.builds(
    Pooling,
    pool=st.sampled_from(["log", "linear"]),
    weights=st.sampled_from([{}, {"packages": 0.3, "base rate": 0.7}, {"spatial": 0.5, "precedent": 0.5}]),
    d=st.floats(0.5, 2),
    shift=st.floats(-1, 1),
    slope=st.floats(0.5, 1.5),
)


@settings(max_examples=40)
@given(talks())
def test_no_forecast_contradicts_itself(case):
    """Fails where a term is likelier than a deal, packages do not sum to 1, or time runs backwards."""
    assert incoherences(case, forecast(case, draws=128, seed=1)) == []


@settings(max_examples=40)
@given(talks(), POOLINGS, st.lists(st.floats(0, 1), min_size=3, max_size=3), st.booleans())
def test_no_pool_contradicts_itself(case, pooling, chances, partly):
    """Fails where terms, dates or packages are pooled each for itself."""
    options = case.issues["I0"].options
    told = dict(zip(options, chances, strict=False))
    told = {options[-1]: told[options[-1]]} if partly else told
    families = Families(pooling, {"precedent": {"I0": told}, "spatial": {"I0": dict.fromkeys(options, 1.0)}})
    result = forecast(case, draws=128, seed=1, families=families)
    assert incoherences(case, result) == []


@settings(max_examples=20)
@given(talks(), st.sampled_from(["deal", "I0=as now", "soon", "term"]))
def test_nothing_given_contradicts_itself(case, condition):
    """Fails where a condition and its opposite do not add up to what is forecast."""
    whole = Joint.of(basis_of(case, draws=128, seed=1, settings=EvidenceSettings()))
    assume(whole.p(whole.named(condition)) > 0)
    result = what_if(case, {}, draws=128, seed=1, given=[condition])
    assert incoherences_given(result) == []


def test_what_is_wrong_is_found():
    """Fails where the check passes whatever it is shown."""
    good = forecast(TALKS, draws=256, seed=1)
    sure = Chance(p=0.9, low=0.8, high=1.0)
    term = replace(good.terms[0], p=0.99)
    question = replace(good.questions[0], chance=sure)
    wrong = [
        replace(good, p_deal=sure),
        replace(good, by=dict(zip(good.by, reversed(good.by.values()), strict=True))),
        replace(good, packages=good.packages[1:]),
        replace(good, terms=(term, *good.terms[1:])),
        replace(good, questions=(question, *good.questions[1:])),
    ]
    assert incoherences(TALKS, good) == []
    assert [bool(incoherences(TALKS, each)) for each in wrong] == [True] * len(wrong)


@pytest.mark.parametrize(
    ("both", "possible"), [(0.3, True), (0.2, True), (0.19, False), (0.51, False), (0.5, True)]
)
def test_bounds_of_two_things_together(both, possible):
    """Fails where .5 and .7 may overlap by less than .2 or by more than .5."""
    assert frechet(0.5, 0.7, both) is possible


def test_a_contradiction_would_be_told():
    """Fails where a forecast that contradicts itself is shown without a word."""
    good = forecast(TALKS, draws=64, seed=1)
    assert warned(good, []) is good
    assert warned(good, ["x"]).warnings[-1] == "a fault of this program: x"
