"""Signed and ratified: what homes leave of a forecast."""

import numpy as np
import pytest

from build import RIVER, scenario
from detente.analysis.arrays import package_arrays
from detente.analysis.calendar import calendar
from detente.analysis.ratify import ratify
from detente.forecasting.choosing import NO_PACKAGE
from detente.forecasting.forecast import forecast
from detente.forecasting.ratifying import ratified
from detente.forecasting.solving import inputs_of, solve

TALKS = {
    "deadlines": [{"date": "2025-01-01"}],
    "base_rate": {"reference_class": "rivers", "signed": 40, "months": 240},
}
CHAMBER = {"seats": 100, "quota": 67, "groups": [[55, 0.97], [20, 0.6], [25, 0.05]]}
UNSURE = {
    "A": {"water": {"half": -2, "full": [-8, -5, -2]}, "tolls": {"lifted": [4, 6, 8]}},
    "B": {"water": {"half": 4, "full": [2, 7, 12]}, "tolls": {"lifted": [-6, -3, -1]}},
}


def predicted(draws=500, **blocks):
    """The forecast of the river dispute with some blocks more."""
    return forecast(scenario(**RIVER | TALKS | blocks), draws=draws, seed=1)


def test_without_a_home_nothing_is_said_and_nothing_moves():
    """Fails where a home changes the chance that a deal is signed."""
    bare, asked = predicted(), predicted(domestic={"A": {"floor": 0.6}})
    assert (bare.p_in_force, asked.p_deal) == (None, bare.p_deal)
    assert [each.p for each in asked.packages] == [each.p for each in bare.packages]
    assert all(package.p_in_force is None for package in bare.packages)


def test_a_certain_world_is_the_question_at_the_modes():
    """Fails where the forecast's chance of ratification is not the one that `ratify` tells of its package."""
    home = {"A": {"floor": 0.1, "chamber": CHAMBER}}
    found = predicted(domestic=home)
    for package in found.packages:
        if not isinstance(package.package, str):
            p = ratify(scenario(**RIVER, domestic=home), package=package.package).p["A"]
            assert package.p_in_force == pytest.approx(p * package.p, rel=1e-3)


def test_packages_add_up_to_the_whole():
    """Fails where the chance of a deal in force is not that of its packages together."""
    found = predicted(worth=UNSURE, domestic={"A": {"floor": [0.2, 0.4, 0.6]}, "B": {"chamber": CHAMBER}})
    listed = [package.p_in_force for package in found.packages if package.p_in_force is not None]
    assert sum(listed) == pytest.approx(found.p_in_force.p)
    assert 0 < found.p_in_force.p < found.p_deal.p
    assert found.p_in_force.low <= found.p_in_force.p <= found.p_in_force.high


def test_an_impossible_floor_lets_nothing_into_force():
    """Fails where somebody who wants more than can be had ratifies."""
    senate = {"name": "Senate", "floor": 1, "worth": {"tolls": {"lifted": 0}}}
    assert predicted(domestic={"A": {"veto": [senate]}}).p_in_force.p == 0


def test_many_worlds_agree_with_each_world_asked_alone():
    """Fails where worlds solved together ratify otherwise than the question asked of each of them."""
    story = {"name": "repairs", "covers": {"water": "full"}, "discount": 0.5}
    home = {"A": {"floor": 0.4, "cover": [story], "chamber": {**CHAMBER, "slope": 2}}}
    case = scenario(**RIVER | {"worth": UNSURE}, domestic=home)
    inputs, paths = inputs_of(case), [found.path for found in inputs_of(case)]
    solved, worlds = solve(
        case, calendar(case), inputs, draws=30, seed=1, sampler="sobol", progress=lambda done, total: None
    )
    passing = ratified(case, solved, worlds, seed=1)
    for world, values in enumerate(worlds.values.tolist()):
        place = solved.places[0, world]
        if place != NO_PACKAGE:
            terms = package_arrays(case).named(solved.candidates.packages[place])
            alone = ratify(case.at(dict(zip(paths, values, strict=True))), package=terms)
            assert passing[0, world] == pytest.approx(alone.p["A"], abs=5e-3)
    assert len(np.unique(passing[0])) > 5


def test_the_block_is_no_longer_called_unweighed():
    """Fails where a reader is told that homes do not count."""
    assert "domestic" not in predicted(domestic={"A": {"floor": 0.6}}).obstacles.not_weighed


def test_answers_to_a_deal_are_weighed_and_a_conflict_of_its_own_is_not():
    """Fails where answers, by which a deal is judged to hold, are called unweighed, or options weighed."""
    answers = {"answers": [{"id": "dam", "owner": "A"}]}
    options = {"options": [{"id": "dam", "owner": "A"}], "preferences": {"A": {"ranking": [1, 2]}}}
    assert predicted(conflict=answers).obstacles.not_weighed == ()
    assert predicted(conflict=options).obstacles.not_weighed == ("conflict",)
