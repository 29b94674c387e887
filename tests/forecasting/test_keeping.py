"""Whether the likeliest packages hold once they are signed."""

import numpy as np
import pytest

from build import RIVER, scenario
from detente.analysis.chosen_conflict import chosen_conflict
from detente.analysis.equilibria import Solved
from detente.analysis.staying import margins_at
from detente.forecasting import keeping
from detente.forecasting.forecast import forecast
from detente.forecasting.solving import inputs_of
from detente.forecasting.worlds import blocks

TREATY = {"water": "full", "tolls": "lifted"}
WORTH = {
    "A": {"water": {"half": -2, "full": [-6, -5, -4]}, "tolls": {"lifted": [4, 6, 8]}},
    "B": {"water": {"half": 4, "full": [2, 7, 12]}, "tolls": {"lifted": [-4, -3, -2]}},
}
ONE_WAY = {**RIVER["issues"], "tolls": RIVER["issues"]["tolls"] | {"reversible": False}}


def listed(result):
    """By its terms, each package that is no status quo, left or rest."""
    return {tuple(p.package.items()): p for p in result.packages if not isinstance(p.package, str)}


def test_margins_of_one_state_are_those_of_all():
    """Fails where a state looked at alone has other margins than among all states."""
    model = chosen_conflict(scenario(**RIVER), TREATY).model()
    every = Solved(model).margins
    for concept, margins in every.items():
        for state in range(len(model.states)):
            assert margins_at(model, state, concept).tolist() == margins[:, state].tolist()


def test_share_and_margin_are_those_of_worlds_asked_one_by_one():
    """Fails where p_holds is not the share of a package's own worlds in which nobody would leave it."""
    unsure = WORTH | {"A": WORTH["A"] | {"water": {"half": -2, "full": [-6, -1, 4]}}}
    case = scenario(**RIVER | {"worth": unsure, "issues": ONE_WAY})
    found = listed(forecast(case, draws=60, seed=4))[tuple(TREATY.items())]
    inputs, smallest = inputs_of(case), []
    (drawn,) = blocks(inputs, draws=60, seed=4, n_spare=1)
    for values in drawn.values.tolist():
        at = dict(zip([found.path for found in inputs], values, strict=True))
        chosen = chosen_conflict(case.at(at))
        if dict(chosen.package) == TREATY and chosen.chosen == "nash":
            model = chosen.model()
            smallest.append(margins_at(model, model.target, "seq").min())
    assert len(smallest) > 20
    share = np.mean(np.array(smallest) >= 0)
    assert 0.2 < share < 0.8
    assert found.p_holds == pytest.approx(share, abs=0.1)


def test_a_package_that_both_prefer_to_none_holds():
    """Fails where terms that all can be taken back, struck since both gain, are said to be broken."""
    found = listed(forecast(scenario(**RIVER | {"worth": WORTH}), draws=400, seed=1))
    assert {package.p_holds for package in found.values()} == {1.0}
    assert all(package.margin > 0 for package in found.values())


def test_what_cannot_be_taken_back_does_not_hold():
    """Fails where a giver keeps paying though nothing that it got could be withdrawn in answer."""
    result = forecast(scenario(**RIVER | {"worth": WORTH, "issues": ONE_WAY}), draws=400, seed=1)
    known = [package for package in result.packages if package.p_holds is not None]
    assert result.p_holds == 0
    assert all(package.margin < 0 for package in known)


def test_numbers_of_third_parties_vary_too():
    """Fails where what a third party could do in answer stands at its mode in every world."""
    parties = {"A": {}, "B": {}, "C": {"role": "third party"}}
    answers = [{"id": "flood", "owner": "C", "worth": {"C": [-2, 0, 2], "A": -9}}]
    case = scenario(**RIVER, parties=parties, conflict={"answers": answers})
    result = forecast(case, draws=400, seed=1)
    assert 0.4 < result.p_holds < 0.6


def test_without_a_status_quo_nothing_is_said():
    """Fails where there is nothing to fall back to and a package is yet said to hold, or not."""
    result = forecast(scenario(**RIVER, status_quo="none"), draws=50, seed=1)
    assert {(package.p_holds, package.margin) for package in result.packages} == {(None, None)}
    assert result.to_dict()["result"]["p_holds"] is None


def test_too_many_terms_are_passed_over_aloud(monkeypatch):
    """Fails where a package too large to look at is said to hold, or nobody is told."""
    monkeypatch.setattr(keeping, "MAX_TERMS", 1)
    result = forecast(scenario(**RIVER), draws=50, seed=1)
    assert {package.p_holds for package in result.packages} == {None}
    assert "whether packages of more than 1 terms hold is not looked at" in result.warnings


def test_who_is_taken_to_give_is_told():
    """Fails where a term without giver is held against somebody unsaid."""
    issues = {name: {"options": issue["options"]} for name, issue in RIVER["issues"].items()}
    result = forecast(scenario(**RIVER | {"issues": issues}), draws=50, seed=1)
    assert "water has no giver; A, who gains least by it, is taken to carry it out" in result.warnings


def test_nothing_else_moves(monkeypatch):
    """Fails where looking at what holds changes a probability."""
    case = scenario(**RIVER | {"worth": WORTH})
    told = forecast(case, draws=200, seed=2).to_dict()["result"]
    monkeypatch.setattr(keeping, "MAX_TERMS", 0)
    plain = forecast(case, draws=200, seed=2).to_dict()["result"]
    for key in set(told) - {"packages", "p_holds"}:
        assert told[key] == plain[key], key
    assert [package["p"] for package in told["packages"]] == [package["p"] for package in plain["packages"]]
