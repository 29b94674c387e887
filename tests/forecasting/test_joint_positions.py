"""How issues settle together."""

import datetime

import numpy as np
import pytest

from detente.analysis.calibrated import Settlement
from detente.analysis.exchange_deals import exchange_rounds
from detente.analysis.position_arrays import position_arrays
from detente.analysis.position_forecast import settled
from detente.analysis.settling import solver_points
from detente.catalogue.fitted import packaged_positions
from detente.forecasting.joint_positions import joint_positions, joint_sample, rank_correlation
from detente.formats.deu import read_proposals
from detente.formats.game import Settings

HALF = Settlement(np.array([0.0, 10.0]), np.array([0.5, 0.5]))


def joint(outcomes):
    """Two issues that end at either pole, tied as the outcomes are."""
    poles = {"a": (0.0, 10.0), "b": (0.0, 10.0)}
    rng = np.random.default_rng(1)
    return joint_positions({"a": HALF, "b": HALF}, poles, outcomes, draws=4000, rng=rng)


def test_outcomes_that_rise_together_settle_together():
    """Fails where the tie between issues is lost, or turned round."""
    climb = np.arange(50.0)
    up, down = joint(np.column_stack([climb, climb**3])), joint(np.column_stack([climb, -climb]))
    assert {tuple(one["near"].values()) for one in up["outcomes"]} == {(0, 0), (10, 10)}
    assert {tuple(one["near"].values()) for one in down["outcomes"]} == {(0, 10), (10, 0)}


def test_the_marginals_stay_what_they_are():
    """Fails where tying issues to each other changes how likely each is to settle where."""
    rng = np.random.default_rng(2)
    told = joint(rng.normal(size=(200, 2)) @ np.array([[1, 0.5], [0, 1]]))
    at_zero = sum(one["p"] for one in told["outcomes"] if one["near"]["a"] == 0)
    assert at_zero == pytest.approx(0.5, abs=0.03)
    assert sum(one["p"] for one in told["outcomes"]) + told["other"] == pytest.approx(1)


def test_what_does_not_vary_is_tied_to_nothing():
    """Fails where a constant outcome makes a correlation that is no number."""
    found = rank_correlation(np.column_stack([np.ones(10), np.arange(10.0)]))
    assert found.tolist() == [[1, 0], [0, 1]]


def energy_score(drawn, outcome):
    """Gneiting and Raftery (2007), equation 22: how far draws are from the outcome, less from each other."""
    half = len(drawn) // 2
    apart = np.linalg.norm(drawn[:half] - drawn[half:], axis=1).mean()
    return np.linalg.norm(drawn - outcome, axis=1).mean() - apart / 2


def tied_and_untied(proposal):
    """Energy scores of a proposal's issues joined by exchanges with chance, and joined by nothing."""
    arrays = position_arrays(proposal.scenario)
    known = [place for place, issue in enumerate(arrays.issues) if issue in proposal.outcomes]
    points = solver_points(arrays)
    marginals = [
        settled(arrays.stands(place), {name: at[place] for name, at in points.items()}, packaged_positions())
        for place in known
    ]
    worlds = [exchange_rounds(arrays, 1, randomness=0.8, seed=1000 * seed) for seed in range(100)]
    ranks = rank_correlation(np.array([rounds[-1][1].after[known] for rounds in worlds]))
    outcome = np.array([proposal.outcomes[arrays.issues[place]] for place in known])
    return [
        energy_score(joint_sample(marginals, tie, draws=4000, rng=np.random.default_rng(0)), outcome)
        for tie in (ranks, np.eye(len(known)))
    ]


def test_the_tie_by_exchanges_is_no_better_and_no_worse_than_none_on_past_proposals(reference_data):
    """Fails where what is told of the joint distribution is no longer so; it is one score a proposal."""
    table = reference_data / "positions" / "deu" / "deu3_train.csv"
    proposals = read_proposals(table, Settings(as_of=datetime.date(2019, 1, 1)))
    several = [proposal for proposal in proposals if len(proposal.outcomes) > 1]
    tied, untied = np.array([tied_and_untied(proposal) for proposal in several]).T
    error = (tied - untied).std() / np.sqrt(len(several))
    print(f"{len(several)} proposals: tied {tied.mean():.2f}, untied {untied.mean():.2f}, error {error:.2f}")
    assert abs((tied - untied).mean()) < 2 * error
    assert error < 0.01 * untied.mean()
